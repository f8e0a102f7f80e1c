/**
 * Dates as a newspaper prints them: `3月6日`, `2025年3月6日`, `二〇二五年三月六日`.
 *
 * The first word about time decides. `日前` and `近日` mean that the paper does not say, even
 * where a later day follows (`近日,…将于3月20日举办`), for that is another event's day.
 *
 * Layer: corpus. Imports: nothing.
 */

import { isoDay } from './iso-day.ts'

/** What a sentence says about its day. */
export type PrintedDate =
  /** A day that exists. */
  | { readonly kind: 'day'; readonly day: string }
  /** No day is named, or only 日前, 近日. */
  | { readonly kind: 'none' }
  /** A day is printed that the calendar does not have, such as `2月30日`. */
  | { readonly kind: 'invalid'; readonly printed: string }
  /** Month and day are printed, and nothing gives the year. */
  | { readonly kind: 'no-year'; readonly printed: string }

const DIGIT = '\\d０-９〇零○一二三四五六七八九十廿卅'

const DAY = new RegExp(
  `(?:([${DIGIT}]{4})\\s*年|(去年|今年|明年))?\\s*(?<![${DIGIT}])([${DIGIT}]{1,3})\\s*月\\s*([${DIGIT}]{1,3})` +
    // The first day of a range or list may leave its 日 to the last one: 3月5-7日, 3月5、6日.
    `(?=\\s*(?:[日号]|[-—–~～至、]\\s*[${DIGIT}]{1,3}\\s*[日号]))`,
  'u',
)
const NUMERIC_DAY = /(?<!\d)((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/u
/** Not the 日前 of `3月5日前` or `今日前往`, nor the 近日 of `附近日照`. */
const VAGUE = new RegExp(
  `(?<![${DIGIT}今昨当明次同])日前|(?<![附邻临])近日|近期|不久前|前不久|连日来`,
  'u',
)

const YEAR = new RegExp(
  `(?<![${DIGIT}])((?:19|20)\\d\\d|[１２][０-９]{3}|[一二][〇零○一二三四五六七八九]{3})(?:\\s*年|` +
    // A bare number is a year only in a numeric date or a range: 2025-03-06, 2021—2024年.
    '(?=[-/.](?:0?[1-9]|1[0-2])[-/.]\\d)|(?=[-—–~～至]\\d{4}\\s*年))',
  'gu',
)
/** A year that is a goal, not a date: 到2035年, 2030年前. A range `2014年至2024年` is none. */
const GOAL_BEFORE = /(?<![年月日截\d])(?:到|至|力争|预计|面向|迈向|展望|面对)$/u
const GOAL_AFTER = /^(?:底?前(?![一二三四五六七八九十两几半\d])|远景|目标)/u
/** No newspaper is older; none that this reads is newer. Years past these are something else. */
const FIRST_YEAR = 1900
const LAST_YEAR = 2099

/**
 * Finds the day that a sentence, the first of an article, says it is about.
 *
 * @param year - For days printed without one; null when there is none.
 */
export function readPrintedDate(sentence: string, year: number | null): PrintedDate {
  const day = DAY.exec(sentence)
  const numeric = NUMERIC_DAY.exec(sentence)
  const vague = VAGUE.exec(sentence)
  const first = Math.min(...[day, numeric, vague].map((match) => match?.index ?? Infinity))

  if (numeric !== null && numeric.index === first) {
    const [printed, y, , m, d] = numeric
    return asPrintedDate(isoDay(Number(y), Number(m), Number(d)), printed)
  }
  if (day === null || day.index !== first) return { kind: 'none' }

  const [matched, printedYear, relativeYear, m = '', d = ''] = day
  const printed = `${matched}日`
  const ofYear =
    printedYear === undefined
      ? year === null
        ? null
        : year + yearOffset(relativeYear)
      : parseNumber(printedYear)
  if (ofYear === null) return { kind: 'no-year', printed }
  return asPrintedDate(isoDay(ofYear, parseNumber(m), parseNumber(d)), printed)
}

/**
 * Finds the latest year that a page mentions as a date.
 *
 * Goals (`到2035年`, `2030年前`) do not count: a page of today looks ahead more often than not.
 *
 * @returns Null where it mentions none from 1900 to 2099.
 */
export function latestYear(page: string): number | null {
  let latest: number | null = null
  for (const match of page.matchAll(YEAR)) {
    const [printed, digits = ''] = match
    const before = page.slice(Math.max(0, match.index - 3), match.index)
    const after = page.slice(match.index + printed.length, match.index + printed.length + 3)
    if (GOAL_BEFORE.test(before) || GOAL_AFTER.test(after)) continue
    const year = parseNumber(digits)
    if (year < FIRST_YEAR || year > LAST_YEAR) continue
    if (latest === null || year > latest) latest = year
  }
  return latest
}

function asPrintedDate(day: string | null, printed: string): PrintedDate {
  return day === null ? { kind: 'invalid', printed } : { kind: 'day', day }
}

function yearOffset(word: string | undefined): number {
  if (word === '去年') return -1
  return word === '明年' ? 1 : 0
}

/**
 * Reads a number of up to four digits: `12`, `１２`, `十二`, `二十`, `廿一`, `二〇二五`.
 *
 * @returns NaN for what is no number, such as `十十`.
 */
function parseNumber(printed: string): number {
  const digits = printed.normalize('NFKC').replace(/廿/gu, '二十').replace(/卅/gu, '三十')
  const [tens, units, ...more] = digits.split('十')
  if (units === undefined) return parseDigits(digits)
  if (more.length > 0) return NaN
  return (tens === '' ? 1 : parseDigits(tens ?? '')) * 10 + (units === '' ? 0 : parseDigits(units))
}

function parseDigits(digits: string): number {
  const arabic = digits.replace(/[〇零○一二三四五六七八九]/gu, (digit) =>
    String(Math.max(0, '〇一二三四五六七八九'.indexOf(digit))),
  )
  return /^\d+$/u.test(arabic) ? Number(arabic) : NaN
}
