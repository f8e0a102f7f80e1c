/**
 * Numbers in their several spellings: 二〇二五 and 2025, 一万 and 1万 and 10000 and 10,000, 廿五 and
 * 25, 3万2471 and 32471, 19.00元 and 19元.
 *
 * A number that is not written in plain digits has a plain form too, under which it is indexed
 * and sought besides its own. Only what is surely a number counts: 一 in 一个 is none, nor is 千万
 * in 千万不要.
 *
 * Layer: text. Imports: text.
 */

import { DIGITS, lastPlace, SIZES, ungrouped, valueInParts, valueOf } from './number-values.ts'
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

export const NUMERALS = '〇零一二两三四五六七八九十廿卅百千万亿'
const NUMERAL_UNITS: ReadonlySet<number> = new Set(
  Array.from(NUMERALS, (char) => char.charCodeAt(0)),
)
/** Numerals as others say them. */
const SAME: Readonly<Record<string, string>> = { 零: '〇', 两: '二', 廿: '二十', 卅: '三十' }
/** Before 十 and more there is no zero: ○ of ○十二月 is a bullet. */
const BULLET = /^〇[十廿卅百千万亿]/u
/** Parts of a hundred or a thousand: 百分之五十 is 50%. */
export const PARTS = [
  { words: '百分之', sign: '%' },
  { words: '千分之', sign: '‰' },
] as const
/** Between a whole number and its fraction, as they are said. */
export const POINT = '点'
/** A number in figures alone. */
const FIGURES = /^\d[\d,]*(?:\.\d+)?$/u
/** Figures after which some more may belong to the number: 3万2471, 2亿3000万. */
const OPEN = /^\d[\d,万亿]*[万亿]$/u
/** No part of such a number but the first is longer. */
const MOST_FIGURES = 4
/** What dates and times are counted in, which are written with a zero before them too: 03月, 05分. */
const OF_DATE = /^[月日号时点分秒]/u
/** A number with thousands parted, and nothing more: no 1,000km. */
const GROUPED = /^\d+(?:,\d{3})+(?:\.\d+)?[%‰]?$/u
/** Zeros after a point that say no more, of a share or of what is measured to hundredths: 19.00元. */
const ZEROS = /^\d+\.\d*0[%‰元米升分秒点]/u
/**
 * What follows a number so that even a single numeral is one: time, money and other amounts, and
 * what is numbered.
 */
const MEASURE =
  /^(?:年级|[年月日号天周秒岁元倍米吨人楼层级条款章节届版期季集轮批]|小时|分钟|公里|公斤|星期|个(?:月|小时|星期|工作日))/u
/** What is counted: 三个 is a number, but 一个 most often says no more than “a”. */
const COUNTED =
  /^(?:[个名位家次场部件辆种类型度匹项点折杯斤强胎只块张套台瓶碗本座栋头棵颗粒枚把尺寸支亩户题句段升克瓦卷篇首幅册艘盒袋]|公[尺分]|毫[升克米]|厘米|英寸)/u
/** What a fraction may be counted in: 三点八个月, and not 两点三人. */
const FRACTION =
  /^(?:[倍元米吨升克度级坪%]|小时|公[里斤尺分]|厘米|毫[升克米]|个(?:月|小时|百分点))/u
/** For a number that is known to be one. */
const ANY_MEASURE = '条'
/** Whatever follows it is counted: 第一学期, 排名第三. */
export const ORDINAL = '第'
/** Figures with what multiplies them: 3.5万, 2千, 3千万. */
const MIXED = /^(\d+(?:\.\d+)?)([百千]?(?:万亿?|亿)?)$/u
/** 5千克 is no 5000克. */
const KILO = /^[克米瓦卡伏赫帕]/u
/** The longest measure. */
const MEASURE_UNITS = 4

/** Whether a text begins with a Chinese numeral. */
export function isNumeral(text: string): boolean {
  return NUMERAL_UNITS.has(text.charCodeAt(0))
}

/** Whether a single numeral before a text is a number of its own: 三 of 三天, and not of 三星. */
export function isCounted(next: string): boolean {
  return measureOf(next) !== ''
}

/** What a text begins with that counts a number before it: 小时 of 小时以内; '' for nothing. */
export function measureOf(next: string): string {
  return (MEASURE.exec(next) ?? COUNTED.exec(next))?.[0] ?? ''
}

/** Whether a number of one figure may have a zero before it where a text follows: 5分 and 05分. */
export function isPadded(next: string): boolean {
  return OF_DATE.test(next)
}

/** A plain number with zeros that say no more, as it may be written where a text follows: 19.00. */
export function withZeros(plain: string, next: string): string[] {
  return ['.0', '.00', '0']
    .map((zeros) => plain.replace(/(?=[%‰]?$)/u, zeros))
    .filter((form) => ZEROS.test(form + next))
}

/** Whether Chinese numerals stand on both sides of `index`. */
export function isInsideNumeral(text: string, index: number): boolean {
  return NUMERAL_UNITS.has(text.charCodeAt(index - 1)) && NUMERAL_UNITS.has(text.charCodeAt(index))
}

/** Finds the numbers of a normalized text that have a plain form other than their own. */
export function findNumbers(text: string, units: Units): NumberSpan[] {
  const found: NumberSpan[] = []
  const { count, start, end, isChar, isFirst } = units
  const textOf = (i: number): string => text.slice(start[i], end[i])
  /** Whether a dot stands before a character, though it has a neighbour there. */
  const isParted = (unit: number): boolean => isChar[unit] === 1 && start[unit] !== end[unit - 1]
  /** The last of the numerals that follow a unit without a break; itself if there are none. */
  const lastNumeral = (unit: number): number => {
    let last = unit
    while (
      isFirst[last + 1] === 0 &&
      !isParted(last + 1) &&
      isChar[last + 1] === 1 &&
      NUMERAL_UNITS.has(text.charCodeAt(start[last + 1] ?? 0))
    )
      last++
    return last
  }
  const isFigures = (unit: number): boolean =>
    isFirst[unit] === 0 && isChar[unit] === 0 && FIGURES.test(textOf(unit))
  /** Whether a number goes on in figures. In 3万2025年 a year begins. */
  const isContinued = (first: number, last: number): boolean =>
    isFigures(last + 1) &&
    textOf(last + 1).length <= MOST_FIGURES &&
    OPEN.test(text.slice(start[first], end[last])) &&
    text.charAt(end[last + 1] ?? 0) !== '年'
  for (let i = 0; i < count;) {
    const unit = text.charCodeAt(start[i] ?? 0)
    if (isChar[i] === 1 ? !NUMERAL_UNITS.has(unit) : !(unit >= 0x30 && unit <= 0x39)) {
      i++
      continue
    }
    const own = textOf(i)
    const share = PARTS.find(({ words }) => text.startsWith(words, start[i]))
    const first = i + (share?.words.length ?? 0)
    let last = lastNumeral(first - 1)
    if (share !== undefined && isFigures(first)) last = first
    if (share !== undefined && last >= first) {
      const decimal = text.startsWith(POINT, end[last]) ? lastNumeral(last + 1) : last
      if (decimal > last + 1 && decimalOf(text.slice(start[first], end[decimal])) !== null)
        last = decimal
      const written = text.slice(start[first], end[last])
      const value = isFigures(first) ? ungrouped(written) : decimalOf(written)
      if (value !== null) found.push({ firstUnit: i, lastUnit: last, plain: value + share.sign })
      i = last + 1
      continue
    }
    // 三十 of 5kg三十元 begins a number of its own.
    last = isChar[i] === 1 || FIGURES.test(own) ? lastNumeral(i) : i
    if (BULLET.test(text.slice(start[i], end[last]))) {
      i++
      continue
    }
    if (text.startsWith(POINT, end[last])) {
      const decimal = lastNumeral(last + 1)
      const after = end[decimal] ?? 0
      const value = amountOf(text.slice(start[i], after), text.slice(after, after + MEASURE_UNITS))
      if (value !== null) {
        found.push({ firstUnit: i, lastUnit: decimal, plain: value })
        i = decimal + 1
        continue
      }
    }
    while (isContinued(i, last)) last = lastNumeral(last + 1)
    // In 一·月度 a dot stands before 月.
    const isFollowed = isFirst[last + 1] === 0 && !isParted(last + 1)
    const after = isFollowed ? (start[last + 1] ?? 0) : text.length
    const next = text.slice(after, after + MEASURE_UNITS)
    const isYear = next.startsWith('年')
    const isOrdinal = isFirst[i] === 0 && text.charAt((start[i] ?? 0) - 1) === ORDINAL
    // 3万5千 goes on.
    const plain =
      /^\d/u.test(next) && last > i
        ? null
        : isOrdinal
          ? plainOf(text.slice(start[i], end[last]), ANY_MEASURE, isYear, true)
          : plainOf(text.slice(start[i], end[last]), next, isYear)
    if (plain !== null && plain !== own) found.push({ firstUnit: i, lastUnit: last, plain })
    i = last + 1
  }
  return found
}

/**
 * The plain form of the number that a text begins with, or null when it is not surely one.
 *
 * @example
 * plainNumber('三十九') // => '39'
 * plainNumber('332.37万') // => '3323700'
 */
export function plainNumber(written: string): string | null {
  if (!/^\d/u.test(written) && !NUMERAL_UNITS.has(written.charCodeAt(0))) return null
  return amountOf(written, '') ?? plainOf(written, ANY_MEASURE, true)
}

/**
 * @param next - What follows, of which the measure is the head.
 * @param isOrdinal - Whether it numbers something: of 第一百一回 the last figure is ones.
 */
function plainOf(written: string, next: string, isYear: boolean, isOrdinal = false): string | null {
  const [, figures, size = ''] = MIXED.exec(ungrouped(written)) ?? []
  if (size !== '' && !(size === '千' && KILO.test(next))) {
    const factor = [...size].reduce((product, char) => product * (SIZES[char] ?? 1), 1)
    const value = Number(figures) * factor
    return Number.isSafeInteger(Math.round(value)) ? String(Math.round(value)) : null
  }
  if (/^\d+[万亿]/u.test(ungrouped(written))) return valueInParts(ungrouped(written))
  if (/^0[1-9]$/u.test(written)) return OF_DATE.test(next) ? written.slice(1) : null
  if (/^\d/u.test(written)) {
    const bare = GROUPED.test(written) ? ungrouped(written) : written
    if (ZEROS.test(bare + next)) return bare.replace(/\.?0+(?=[%‰]?$)/u, '')
    return bare === written ? null : bare
  }
  // ○ by itself is a bullet, or stands for what is not told (李○○).
  if (/^〇+$/u.test(written)) return null
  const chars = [...written.replace(/[零两廿卅]/gu, (char) => SAME[char] ?? char)]
  const [only = ''] = chars
  const isMeasured = MEASURE.test(next) || (only !== '一' && COUNTED.test(next))
  if (chars.length === 1 && !(isMeasured && (DIGITS.includes(only) || only === '十'))) return null
  if (chars.every((char) => DIGITS.includes(char))) {
    // Digit by digit, as years and numbers of documents are written; 三五 is "a few".
    const isSpelled = chars.length === 1 || chars.length >= 3 || isYear || chars.includes('〇')
    if (!isSpelled) return null
    const plain = chars.map((char) => DIGITS.indexOf(char)).join('')
    return OF_DATE.test(next) ? plain.replace(/^0(?=[1-9]$)/u, '') : plain
  }
  const value = valueOf(chars, isOrdinal ? 1 : lastPlace(chars))
  return value === null ? null : String(value)
}

/** Plain form of a number that has a fraction, if what follows may be so much: 三点八个月, 三点八亿. */
function amountOf(written: string, next: string): string | null {
  const [, number = '', large = ''] = /^(.+点[^万亿]+)([万亿]*)$/u.exec(written) ?? []
  if (number === '' || (large === '' && !FRACTION.test(next))) return null
  const value = decimalOf(number)
  return value === null || large === '' ? value : plainOf(value + large, next, false)
}

/** Plain form of a number that may have a fraction: 三点六. */
function decimalOf(written: string): string | null {
  const [whole = '', fraction] = written.split(POINT)
  const value = plainOf(whole, ANY_MEASURE, false)
  if (fraction === undefined || value === null) return value
  const digits = Array.from(fraction, (char) => DIGITS.indexOf(SAME[char] ?? char))
  return digits.every((digit) => digit >= 0) ? `${value}.${digits.join('')}` : null
}
