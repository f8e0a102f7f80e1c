/**
 * The spellings of a number that is known in plain digits.
 *
 * Layer: text. Imports: text.
 */

import { DIGITS } from './number-values.ts'
import { PARTS, POINT } from './numbers.ts'

/** Twenties and thirties in a word. */
const TENS: Readonly<Record<number, string>> = { 2: '廿', 3: '卅' }
/** With a fraction that is said in words. */
const SPOKEN = /^\d+\.\d\d?$/u
/** Of 万, and of ones after it. */
const MOST_FIGURES = 4

/**
 * How a plain number may be written otherwise, for marking: 2025 as 二〇二五 and 二零二五, 39 as
 * 三十九 and 卅九, 112 as 一百一十二 and 一百十二, 2800 as
 * 二千八百 and 两千八百, 10000 as 一万, 1万 and 10,000, 32471 as 3万2471, 50% as
 * 百分之五十 and 百分之50, 3.8 as 三点八.
 */
export function spellings(plain: string): string[] {
  const share = PARTS.find(({ sign }) => plain.endsWith(sign))
  if (share !== undefined) {
    const value = plain.slice(0, -1)
    const forms = [...spellDecimal(value), value, ...parted(value)]
    return [...forms.map((form) => share.words + form), ...parted(plain)]
  }
  if (!/^\d{1,15}$/u.test(plain)) return [...spellDecimal(plain), ...parted(plain)]
  const byDigit = digitByDigit(plain)
  const value = Number(plain)
  const said = spell(value)
  const forms = new Set([byDigit, byDigit.replace(/〇/gu, '零'), said])
  forms.add(said.replaceAll('百一十', '百十'))
  for (const [char, factor] of [
    ['万', 1e4],
    ['亿', 1e8],
    ['万亿', 1e12],
  ] as const)
    if (value >= factor) {
      const count = String(value / factor)
      const spoken = SPOKEN.test(count) ? spellDecimal(count) : []
      for (const form of [count, ...spoken, ...parted(count)]) forms.add(form + char)
    }
  for (const form of inParts(value)) forms.add(form)
  if (value === 2) forms.add('两')
  forms.add(said.replace(/^二(?=[百千万亿])/u, '两'))
  const tens = TENS[Math.floor(value / 10)]
  if (tens !== undefined) forms.add(tens + (value % 10 === 0 ? '' : DIGITS.charAt(value % 10)))
  for (const form of parted(plain)) forms.add(form)
  forms.delete(plain)
  return [...forms]
}

/** Every way to write a plain number: as it is, then in its other spellings. */
export function everySpelling(plain: string): string[] {
  return [plain, ...spellings(plain)]
}

/** In figures with 万 and 亿 between them: 3万2471, 3万0500 and 3万500. */
function inParts(value: number): string[] {
  const large = Math.floor(value / 1e8)
  const middle = Math.floor((value % 1e8) / 1e4)
  const rest = value % 1e4
  // 2亿 and 332万 are written without more; of one figure 万 counts thousands (3万5).
  if (large === 0 ? middle === 0 || rest === 0 : value % 1e8 === 0) return []
  const form = (width: number): string => {
    const after = (part: number): string => String(part).padStart(width, '0')
    const head = large === 0 ? '' : `${large}亿`
    const tens = middle === 0 ? '' : `${large === 0 ? middle : after(middle)}万`
    return head + tens + (rest === 0 ? '' : after(rest))
  }
  return rest > 0 && rest < 10 ? [form(MOST_FIGURES)] : [form(MOST_FIGURES), form(1)]
}

/** With commas between thousands. */
function grouped(plain: string): string {
  return plain.replace(/(?<!\.\d*)\d(?=(?:\d{3})+(?!\d))/gu, '$&,')
}

/** In figures with its thousands parted, if it has any. */
function parted(plain: string): string[] {
  const form = /^[1-9]\d{0,14}(?:\.\d+)?[%‰]?$/u.test(plain) ? grouped(plain) : plain
  return form === plain ? [] : [form]
}

/** In characters, with what fraction it has: 三点六; of a number that people say. */
function spellDecimal(plain: string): string[] {
  const [, whole, fraction] = /^(\d{1,4})(?:\.(\d+))?$/u.exec(plain) ?? []
  if (whole === undefined) return []
  const said = spell(Number(whole))
  return [
    fraction === undefined ? said : said + POINT + digitByDigit(fraction).replace(/〇/gu, '零'),
  ]
}

function digitByDigit(digits: string): string {
  return Array.from(digits, (digit) => DIGITS.charAt(Number(digit))).join('')
}

/** In characters, as it is said: 十五, but 一百一十五. */
function spell(value: number): string {
  return spellPart(value).replace(/^一十/u, '十')
}

function spellPart(value: number): string {
  if (value < 10) return DIGITS.charAt(value).replace('〇', '零')
  for (const [char, factor] of [
    ['亿', 1e8],
    ['万', 1e4],
    ['千', 1000],
    ['百', 100],
    ['十', 10],
  ] as const)
    if (value >= factor) {
      const rest = value % factor
      const gap = rest > 0 && rest < factor / 10 ? '零' : ''
      return spellPart(Math.floor(value / factor)) + char + gap + (rest > 0 ? spellPart(rest) : '')
    }
  return ''
}
