/**
 * Numbers in their several spellings: 二〇二五 and 2025, 一万 and 1万 and 10000 and 10,000.
 *
 * A number that is not written in plain digits has a plain form too, under which it is indexed
 * and sought besides its own. Only what is surely a number counts: 一 in 一个 is none, nor is 千万
 * in 千万不要.
 *
 * Layer: text. Imports: text.
 */

import type { Units } from './units.ts'

/**
 * Marks the terms of plain forms: what a text says in another way must not pass for what it
 * says literally. No normalized unit has this sign in it.
 */
export const PLAIN = '#'

/** A number in the units of a text. */
export interface NumberSpan {
  readonly firstUnit: number
  readonly lastUnit: number
  /** Plain decimal digits, such as `2025` or `3323700`. */
  readonly plain: string
}

const DIGITS = '〇一二三四五六七八九'
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }
const NUMERALS: ReadonlySet<number> = new Set(
  Array.from('〇零一二两三四五六七八九十百千万亿', (char) => char.charCodeAt(0)),
)
/** Parts of a hundred or a thousand: 百分之五十 is 50%. */
const PARTS = [
  { words: '百分之', sign: '%' },
  { words: '千分之', sign: '‰' },
] as const
/** A number with thousands parted, and nothing more: no 1,000km. */
const GROUPED = /^\d+(?:,\d{3})+(?:\.\d+)?[%‰]?$/u
/**
 * What follows a number so that even a single numeral is one: time, money and other amounts, and
 * what is numbered.
 */
const MEASURE =
  /^(?:[年月日号天周秒岁元倍米吨人楼层级条款章节届版期季集轮批]|小时|分钟|公里|公斤|星期|个(?:月|小时|星期|工作日))/u
/** What is counted: 三个 is a number, but 一个 most often says no more than “a”. */
const COUNTED = /^[个名位家次场部件辆种项点折]/u
/** For a number that is known to be one. */
const ANY_MEASURE = '条'
/** The longest measure. */
const MEASURE_UNITS = 4

/** Whether Chinese numerals stand on both sides of `index`. */
export function isInsideNumeral(text: string, index: number): boolean {
  return NUMERALS.has(text.charCodeAt(index - 1)) && NUMERALS.has(text.charCodeAt(index))
}

/** Finds the numbers of a normalized text that have a plain form other than their own. */
export function findNumbers(text: string, units: Units): NumberSpan[] {
  const found: NumberSpan[] = []
  const { count, start, end, isChar, isFirst } = units
  const textOf = (i: number): string => text.slice(start[i], end[i])
  /** The last of the numerals that follow a unit without a break; itself if there are none. */
  const lastNumeral = (unit: number): number => {
    let last = unit
    while (
      last + 1 < count &&
      isFirst[last + 1] === 0 &&
      isChar[last + 1] === 1 &&
      NUMERALS.has(text.charCodeAt(start[last + 1] ?? 0))
    )
      last++
    return last
  }
  for (let i = 0; i < count;) {
    const unit = text.charCodeAt(start[i] ?? 0)
    if (isChar[i] === 1 ? !NUMERALS.has(unit) : !(unit >= 0x30 && unit <= 0x39)) {
      i++
      continue
    }
    const own = textOf(i)
    const share = PARTS.find(({ words }) => text.startsWith(words, start[i]))
    const first = i + (share?.words.length ?? 0)
    let last = lastNumeral(first - 1)
    if (share !== undefined && last >= first) {
      const value = plainOf(text.slice(start[first], end[last]), ANY_MEASURE, false)
      if (value !== null) found.push({ firstUnit: i, lastUnit: last, plain: value + share.sign })
      i = last + 1
      continue
    }
    last = lastNumeral(i)
    const after = last + 1 < count && isFirst[last + 1] === 0 ? (start[last + 1] ?? 0) : text.length
    const next = text.slice(after, after + MEASURE_UNITS)
    // 3万5千 goes on.
    const plain =
      /^\d/u.test(next) && last > i
        ? null
        : plainOf(text.slice(start[i], end[last]), next, next.startsWith('年'))
    if (plain !== null && plain !== own) found.push({ firstUnit: i, lastUnit: last, plain })
    i = last + 1
  }
  return found
}

/**
 * The plain form of a number as written, or null when it is not surely one.
 *
 * @example
 * plainNumber('三十九') // => '39'
 * plainNumber('332.37万') // => '3323700'
 */
export function plainNumber(written: string): string | null {
  if (!/^(?:\d|[〇零一二两三四五六七八九十百千万亿])/u.test(written)) return null
  return plainOf(written, ANY_MEASURE, true)
}

/** @param next - What follows, of which the measure is the head. */
function plainOf(written: string, next: string, isYear: boolean): string | null {
  const mixed = /^(\d+(?:\.\d+)?)([万亿]|万亿)$/u.exec(ungrouped(written))
  if (mixed !== null) {
    const factor = [...(mixed[2] ?? '')].reduce((product, char) => product * (LARGE[char] ?? 1), 1)
    const value = Number(mixed[1]) * factor
    return Number.isSafeInteger(Math.round(value)) ? String(Math.round(value)) : null
  }
  if (/^\d/u.test(written)) return GROUPED.test(written) ? ungrouped(written) : null
  const chars = [...written.replace(/零/gu, '〇').replace(/两/gu, '二')]
  const [only = ''] = chars
  const isMeasured = MEASURE.test(next) || (only !== '一' && COUNTED.test(next))
  if (chars.length === 1 && !(isMeasured && (DIGITS.includes(only) || only === '十'))) return null
  if (chars.every((char) => DIGITS.includes(char))) {
    // Digit by digit, as years and numbers of documents are written; 三五 is "a few".
    const isSpelled = chars.length === 1 || chars.length >= 3 || isYear || chars.includes('〇')
    return isSpelled ? chars.map((char) => DIGITS.indexOf(char)).join('') : null
  }
  const value = valueOf(chars)
  return value === null ? null : String(value)
}

function ungrouped(written: string): string {
  return written.replace(/,/gu, '')
}

/** With commas between thousands. */
function grouped(plain: string): string {
  return plain.replace(/(?<!\.\d*)\d(?=(?:\d{3})+(?!\d))/gu, '$&,')
}

/** Value of a number with 十 百 千 万 亿 in it, or null when they do not follow in order. */
function valueOf(chars: readonly string[]): number | null {
  let total = 0
  let section = 0
  let digit: number | null = null
  let unit = Infinity
  let large = Infinity
  for (const char of chars) {
    const value = DIGITS.indexOf(char)
    const small = SMALL[char]
    const big = LARGE[char]
    if (value >= 0) {
      if (digit !== null && digit !== 0) return null
      digit = value
    } else if (small !== undefined) {
      if (small >= unit) return null
      // Only ten may stand without a digit: 十五 is one, 百千 is none.
      if (digit === null && !(small === 10 && section === 0)) return null
      section += (digit ?? 1) * small
      unit = small
      digit = null
    } else if (big !== undefined) {
      section += digit ?? 0
      if (section === 0 || big >= large) return null
      total += section * big
      section = 0
      digit = null
      unit = Infinity
      large = big
    }
  }
  const value = total + section + (digit ?? 0) * lastPlace(chars)
  return Number.isSafeInteger(value) ? value : null
}

/** What a digit at the end counts: ones, but in 一百五 tens, and in 两万五 thousands. */
function lastPlace(chars: readonly string[]): number {
  const before = chars.at(-2) ?? ''
  return Math.max(1, (SMALL[before] ?? LARGE[before] ?? 1) / 10)
}

/**
 * How a plain number may be written otherwise, for marking: 2025 as 二〇二五 and 二零二五, 39 as
 * 三十九, 10000 as 一万, 1万 and 10,000, 50% as 百分之五十.
 */
export function spellings(plain: string): string[] {
  const share = PARTS.find(({ sign }) => plain.endsWith(sign))
  if (share !== undefined) {
    const value = plain.slice(0, -1)
    const spelled = /^\d{1,4}$/u.test(value) ? [share.words + spell(Number(value))] : []
    return [...spelled, ...parted(plain)]
  }
  if (!/^\d{1,15}$/u.test(plain)) return parted(plain)
  const byDigit = Array.from(plain, (digit) => DIGITS.charAt(Number(digit))).join('')
  const value = Number(plain)
  const forms = new Set([byDigit, byDigit.replace(/〇/gu, '零'), spell(value)])
  for (const [char, factor] of [
    ['万', 1e4],
    ['亿', 1e8],
  ] as const)
    if (value >= factor) {
      const count = String(value / factor)
      for (const form of [count, ...parted(count)]) forms.add(form + char)
    }
  if (value === 2) forms.add('两')
  for (const form of parted(plain)) forms.add(form)
  forms.delete(plain)
  return [...forms].filter((form) => form !== '')
}

/** In figures with its thousands parted, if it has any. */
function parted(plain: string): string[] {
  const form = /^[1-9]\d{0,14}(?:\.\d+)?[%‰]?$/u.test(plain) ? grouped(plain) : plain
  return form === plain ? [] : [form]
}

/** In characters, as it is said: 十五, but 一百一十五. */
function spell(value: number): string {
  return spellPart(value).replace(/^一十/u, '十')
}

function spellPart(value: number): string {
  for (const [char, factor] of [
    ['亿', 1e8],
    ['万', 1e4],
  ] as const)
    if (value >= factor) {
      const rest = value % factor
      const gap = rest > 0 && rest < factor / 10 ? '零' : ''
      return spellPart(Math.floor(value / factor)) + char + gap + (rest > 0 ? spellPart(rest) : '')
    }
  if (value < 10) return DIGITS.charAt(value).replace('〇', '零')
  for (const [char, factor] of [
    ['千', 1000],
    ['百', 100],
    ['十', 10],
  ] as const)
    if (value >= factor) {
      const rest = value % factor
      const lead = DIGITS.charAt(Math.floor(value / factor))
      const gap = rest > 0 && rest < factor / 10 ? '零' : ''
      return lead + char + gap + (rest > 0 ? spellPart(rest) : '')
    }
  return ''
}
