/**
 * Dates as a newspaper prints them: `3月6日`, `2025年3月6日`, `二〇二五年三月六日`.
 *
 * The first word about time decides. `日前` and `近日` mean that the paper does not say, even
 * where a later day follows (`近日,…将于3月20日举办`), for that is another event's day.
 *
 * Layer: corpus. Imports: corpus.
 */

import { isoDay } from '../iso-day.ts'

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

/** Years of the Republic, as papers of Taiwan print them: 中華民國114年. */
const ERA = `(?:中[华華])?民[国國]\\s*([${DIGIT}]{2,3})\\s*年`
const FIRST_YEAR_OF_ERA = 1912

const DAY = new RegExp(
  `(?:([${DIGIT}]{4})\\s*年|(去年|今年|明年)|${ERA})?\\s*(?<![${DIGIT}])([${DIGIT}]{1,3})\\s*月\\s*([${DIGIT}]{1,3})` +
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

const FULL_DAY = new RegExp(
  `(?<![${DIGIT}])([${DIGIT}]{4})\\s*年\\s*([${DIGIT}]{1,3})\\s*月\\s*([${DIGIT}]{1,3})\\s*日` +
    '|(?<!\\d)((?:19|20)\\d\\d)(?<mark>[-/.])(\\d{1,2})\\k<mark>(\\d{1,2})(?!\\d)' +
    `|${ERA}\\s*([${DIGIT}]{1,3})\\s*月\\s*([${DIGIT}]{1,3})\\s*日`,
  'gu',
)
const RANGE = '\\s*[-—–~～至到]{1,2}\\s*'
const YEAR = new RegExp(
  `(?<![${DIGIT}])((?:19|20)\\d\\d|[１２][０-９]{3}|[一二][〇零○一二三四五六七八九]{3})(?:\\s*年|` +
    // A bare number is a year only in a numeric date or a range: 2025-03-06, 2021—2024年.
    `(?=[-/.](?:0?[1-9]|1[0-2])[-/.]\\d)|(?=${RANGE}\\d{4}\\s*年))`,
  'gu',
)
/** A year that is a goal, not a date: 到2035年, 2030年前, 备战2026年. A range `2014年至2024年` is none. */
const GOAL_BEFORE =
  /(?<![年月日截\d])(?:到|至|力争|预计|面向|迈向|展望|面对|备战|筹备|申办|迎接|喜迎|将于|定于|拟于)$/u
const GOAL_AFTER = /^(?:底?前(?![一二三四五六七八九十两几半\d])|远景|目标|起(?:施行|实施|执行))/u
/** The end of what a plan is for: 三年行动方案(2025—2027年). */
const PLAN_BEFORE = new RegExp(
  `(?:方案|规划|计划|行动|纲要)[》”"]?\\s?[(（]?[${DIGIT}]{4}\\s*年?${RANGE}$`,
  'u',
)
/** As much of the text before a year as the patterns above look at. */
const MAX_BEFORE_YEAR = 20
/** A page may look back at what was long ago, with the day; plans reach no further ahead than this. */
const MAX_YEARS_AHEAD = 3
/** No newspaper is older; none that this reads is newer. Years past these are something else. */
const FIRST_YEAR = 1900
const LAST_YEAR = 2099
/** In days. */
const HALF_A_YEAR = 183

/**
 * Finds the day that a sentence, the first of an article, says it is about.
 *
 * @param year - For days printed without one; null when there is none.
 * @param issueDay - When the issue was printed, an ISO day of `year`. What would lie more than
 *   half a year after it was in the year before: 12月31日 in January.
 */
export function readPrintedDate(
  sentence: string,
  year: number | null,
  issueDay: string | null = null,
): PrintedDate {
  const day = DAY.exec(sentence)
  const numeric = NUMERIC_DAY.exec(sentence)
  const vague = VAGUE.exec(sentence)
  const first = Math.min(...[day, numeric, vague].map((match) => match?.index ?? Infinity))

  if (numeric !== null && numeric.index === first) {
    const [printed, y, , m, d] = numeric
    return asPrintedDate(isoDay(Number(y), Number(m), Number(d)), printed)
  }
  if (day === null || day.index !== first) return { kind: 'none' }

  const [matched, ofCalendar, relativeYear, ofEra, m = '', d = ''] = day
  const printed = `${matched}日`
  const on = (ofYear: number): string | null => isoDay(ofYear, parseNumber(m), parseNumber(d))
  if ((ofCalendar ?? ofEra) !== undefined)
    return asPrintedDate(on(yearOf(ofCalendar, ofEra)), printed)
  if (year === null) return { kind: 'no-year', printed }
  if (relativeYear !== undefined) return asPrintedDate(on(year + yearOffset(relativeYear)), printed)
  const isBefore = issueDay !== null && daysBetween(issueDay, on(year) ?? issueDay) > HALF_A_YEAR
  return asPrintedDate(on(isBefore ? year - 1 : year), printed)
}

/** A full date where it stands in a line, in code units. */
export interface FullDay {
  /** An ISO day. */
  readonly day: string
  readonly start: number
  readonly end: number
}

/** Finds the full dates of a line: year, month and day, that exist. */
export function findFullDays(line: string): FullDay[] {
  return Array.from(line.matchAll(FULL_DAY)).flatMap((match) => {
    const [printed, y, m, d, numericYear, , numericMonth, numericDay, ofEra, eraMonth, eraDay] =
      match
    const month = parseNumber(m ?? numericMonth ?? eraMonth ?? '')
    const dayOfMonth = parseNumber(d ?? numericDay ?? eraDay ?? '')
    const day = isoDay(yearOf(y ?? numericYear, ofEra), month, dayOfMonth)
    return day === null ? [] : [{ day, start: match.index, end: match.index + printed.length }]
  })
}

/** Finds the first full date of a line; null where there is none. */
export function findFullDay(line: string): FullDay | null {
  return findFullDays(line)[0] ?? null
}

/**
 * Finds the year of a page that does not say when it was printed: the latest of its full dates,
 * else, or where those are of long ago, the latest that it mentions.
 *
 * Goals (`到2035年`, `2030年前`, the end of a plan) do not count: a page of today looks ahead more
 * often than not.
 *
 * @returns Null where it mentions none from 1900 to 2099.
 */
export function latestYear(page: string): number | null {
  const ofDay = latest(page, FULL_DAY)
  const any = latest(page, YEAR)
  if (ofDay === null || any === null) return ofDay ?? any
  return any - ofDay > MAX_YEARS_AHEAD ? any : ofDay
}

/** The latest year that a pattern finds, in its first group or its fourth; goals do not count. */
function latest(page: string, pattern: RegExp): number | null {
  let found: number | null = null
  for (const match of page.matchAll(pattern)) {
    const [printed, digits, , , numericYear] = match
    const end = match.index + printed.length
    const before = page.slice(Math.max(0, match.index - MAX_BEFORE_YEAR), match.index)
    const after = page.slice(end, end + 3)
    if (GOAL_BEFORE.test(before) || GOAL_AFTER.test(after) || PLAN_BEFORE.test(before)) continue
    const year = parseNumber(digits ?? numericYear ?? '')
    if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) continue
    if (found === null || year > found) found = year
  }
  return found
}

function yearOf(ofCalendar: string | undefined, ofEra: string | undefined): number {
  return ofEra === undefined
    ? parseNumber(ofCalendar ?? '')
    : FIRST_YEAR_OF_ERA - 1 + parseNumber(ofEra)
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
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
