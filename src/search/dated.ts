/**
 * Dates of documents: who types 2024年总决赛 means the article of that year, whether or not it says
 * which year it is.
 *
 * Layer: search. Imports: text, index, search.
 */

import { NO_DAY } from '../index/document-columns.ts'
import type { IndexReader } from '../index/reader.ts'
import { isNumeral, plainNumber } from '../text/numbers.ts'
import type { Requirement } from './requirement.ts'

const PART = /^(?<number>.+?)(?<of>[年月日号]?)$/u
/** A year, a day or an amount, and no number that tells something (618, 12345, 600519, 3.95). */
const AMOUNT = /^(?:\d{1,2}|[12]\d{3}|\d+(?=[%‰年月日号]))[%‰年月日号]?$/u
const YEAR = /^[12]\d{3}$/u
/** Days from the first of March of the year 0 to 1970-01-01, and of 400 years. */
const DAYS_BEFORE = 719_468
const ERA = 146_097

/** Whether a word of a query is a number that names nothing. */
export function isAmount(word: string): boolean {
  if (!/^\d/u.test(word) && !isNumeral(word)) return false
  const { plain, of } = partOf(word)
  return AMOUNT.test(plain + of)
}

/** Whether a word of a query is a number of a date, with what it numbers: 2024年. */
export function isDatePart(word: string): boolean {
  return /[年月日号]$/u.test(word) && isAmount(word)
}

/** A number in plain digits, and the part of a date that it is; the word itself where it is none. */
function partOf(word: string): { readonly plain: string; readonly of: string } {
  const { number = '', of = '' } = PART.exec(word)?.groups ?? {}
  // 二 of 二氧化碳 is no number of anything.
  const isNumber = Array.from(number).every(isNumeral)
  return { plain: (isNumber ? plainNumber(number) : null) ?? number, of }
}

/** What some words say of a date; null where they do not say it. */
interface TypedDate {
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
}

/**
 * The documents that are dated as some words say: of a year, a month of any year, or a day.
 *
 * @returns Null where the words say no date, or no document has one.
 */
export function datedRequirement(
  reader: IndexReader,
  words: readonly string[],
): Requirement | null {
  const { days, documentCount } = reader
  const date = dateOf(words)
  if (days.length === 0 || (date.year === null && date.month === null)) return null
  const bytes = new Uint8Array((documentCount + 7) >>> 3)
  let count = 0
  for (let document = 0; document < documentCount; document++) {
    const day = days[document] ?? NO_DAY
    if (day === NO_DAY || !isDated(day, date)) continue
    bytes[document >>> 3] = (bytes[document >>> 3] ?? 0) | (1 << (document & 7))
    count++
  }
  return count === 0 ? null : { kind: 'bitmap', bitmap: { bytes, count } }
}

/** Of words that say several days or years nothing is taken. */
function dateOf(words: readonly string[]): TypedDate {
  const numbers: Record<'year' | 'month' | 'day', number[]> = { year: [], month: [], day: [] }
  for (const word of words) {
    const { plain, of } = partOf(word)
    if (!/^\d+$/u.test(plain)) continue
    if (of === '月') numbers.month.push(Number(plain))
    else if (of === '日' || of === '号') numbers.day.push(Number(plain))
    else if (YEAR.test(plain)) numbers.year.push(Number(plain))
  }
  const [year, month, day] = [numbers.year, numbers.month, numbers.day].map((some) =>
    some.length === 1 ? (some[0] ?? null) : null,
  ) as [number | null, number | null, number | null]
  const isOne = Object.values(numbers).every((some) => some.length < 2)
  // A day by itself, without its month, says nothing.
  return isOne
    ? { year, month, day: month === null ? null : day }
    : { year: null, month: null, day: null }
}

/**
 * Whether a day, in days since 1970-01-01, is one that is meant. In whole numbers, without a `Date`
 * for each document: years are counted from March on, so that a leap day is the last of its year
 * (Hinnant, chrono-Compatible Low-Level Date Algorithms, `civil_from_days`).
 */
function isDated(day: number, { year, month, day: ofMonth }: TypedDate): boolean {
  const days = day + DAYS_BEFORE
  const era = Math.floor(days / ERA)
  const ofEra = days - era * ERA
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  const ownMonth = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const ownYear = era * 400 + yearOfEra + (ownMonth < 3 ? 1 : 0)
  const ownDay = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  return (
    (year === null || year === ownYear) &&
    (month === null || month === ownMonth) &&
    (ofMonth === null || ofMonth === ownDay)
  )
}
