/**
 * Dates of documents: who types 2024年总决赛 means the article of that year, and who types 2025-08-30
 * those of that day, whether or not they say which year or day it is.
 *
 * Layer: search. Imports: text, index, search.
 */

import { NO_DAY } from '../../index/document-columns.ts'
import type { IndexReader } from '../../index/reader.ts'
import { EVERY_FIELD } from '../../index/schema.ts'
import { isNumeral, plainNumber } from '../../text/numbers.ts'
import { jointOf, numberOf, saidParts } from './dates.ts'
import { setBits } from '../retrieve/document-bits.ts'
import type { PlannedWord } from '../retrieve/planned.ts'
import { join, type Relaxed, type Requirement } from '../retrieve/requirement.ts'

const JOINT = /年.+月$|月.+[日号]$/u
const AFTER_PART = /(?<=[年月日号])/u
const OF = /[年月日号]$/u
/** A year, a day or an amount, and no number that tells something (618, 12345, 600519, 3.95). */
const AMOUNT = /^(?:\d{1,2}|(?:19|20)\d\d|\d+(?=[%‰年月日号]))[%‰年月日号]?$/u
/** A year may stand without its sign, which is the first as well. */
const PARTS = '年月日号'
const YEAR = /^[12]\d{3}$/u
const DAY_MS = 86_400_000
const HALF_YEAR = 183
/** The days of 400 years. */
const ERA = 146_097

/** Whether a word of a query is a number that names nothing, or a date. */
export function isAmount(word: string): boolean {
  return partsOf(word).every(({ plain, of }) => AMOUNT.test(plain + of))
}

/** Whether a word of a query is a number of a date, with what it numbers: 2024年. */
export function isDatePart(word: string): boolean {
  return OF.test(word) && isAmount(word)
}

/** The numbers of a word in plain digits, with the part of a date that each is; else the word itself. */
function partsOf(word: string): { readonly plain: string; readonly of: string }[] {
  return word.split(AFTER_PART).map((part) => {
    const number = part.replace(OF, '')
    // 二 of 二氧化碳 is no number of anything.
    const isNumber = Array.from(number).every(isNumeral)
    return {
      plain: (isNumber ? plainNumber(number) : null) ?? number,
      of: part.slice(number.length),
    }
  })
}

/**
 * What parts of a date require that were typed side by side: 18日 behind 4月, and not that of
 * 5月18日.
 *
 * @param words - In order.
 */
export function dateJoints(
  reader: IndexReader,
  words: readonly PlannedWord[],
  fields: number,
): Requirement[] {
  return words.flatMap(({ text, start }, i) => {
    const { text: before = '', end } = words[i - 1] ?? {}
    const both = before + text
    if (end !== start || !JOINT.test(both) || !isAmount(both)) return []
    return jointOf(reader, before.slice(-1), numberOf(text.slice(0, -1)), fields)
  })
}

/**
 * What is left to ask for of a date that no document says as it was typed.
 *
 * @param words - Those of a query that are amounts.
 * @param apart - What they require, wherever they stand: 11月28日—30日 has 11月30日.
 * @returns First the documents of that year, month or day, and what says the day without its year
 *   about that time; then what has its parts.
 */
export function dated(
  reader: IndexReader,
  words: readonly PlannedWord[],
  apart: Requirement,
): readonly Relaxed[] {
  const [year, month, day] = dateOf(words)
  if (!year && !month) return words.length > 1 ? [[apart]] : []
  const isMeant = year ? ofYear(year, month, day) : ofAnyYear(month, day)
  const typed = dayOf(year, month, day)
  const meant: number[] = []
  const near: number[] = []
  for (let document = 0; document < reader.days.length; document++) {
    const own = reader.days[document] ?? NO_DAY
    if (own === NO_DAY) continue
    if (isMeant(own)) meant.push(document)
    if (Math.abs(own - typed) < HALF_YEAR) near.push(document)
  }
  const first = bitmapOf(reader, meant)
  // No text has a part that was not typed.
  const said = { year: '', month: `${month}`, day: `${day}` }
  const [, , ...ofDay] = saidParts(reader, said, EVERY_FIELD)
  const beside = year ? join('all', [...ofDay, bitmapOf(reader, near)]) : apart
  return [[join('any', [first, beside]), first], [apart]]
}

function bitmapOf({ documentCount }: IndexReader, documents: readonly number[]): Requirement {
  const bits = new Uint32Array((documentCount + 31) >>> 5)
  setBits(bits, documents)
  return { kind: 'bitmap', bitmap: { bytes: new Uint8Array(bits.buffer), count: documents.length } }
}

/** Year, month and day; NaN where it is not said. */
type TypedDate = [year: number, month: number, day: number]

/** Of words that say several days or years nothing is taken. */
function dateOf(words: readonly PlannedWord[]): TypedDate {
  const date: TypedDate = [NaN, NaN, NaN]
  for (const { plain, of } of words.flatMap(({ text }) => partsOf(text))) {
    const part = Math.min(PARTS.indexOf(of), 2)
    if (!(part === 0 ? YEAR : /^\d+$/u).test(plain)) continue
    if (date[part]) return date.fill(NaN)
    date[part] = Number(plain)
  }
  // A day by itself, without its month, says nothing.
  if (!date[1]) date[2] = NaN
  return date
}

/** When a day of a year begins, in days since 1970-01-01. Months past the last are of the next year. */
function dayOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS
}

/** Whether a day, in days since 1970-01-01, is of a year, of its month, or the one that is meant. */
function ofYear(...[year, month, day]: TypedDate): (own: number) => boolean {
  const first = dayOf(year, month || 1, day || 1)
  // There is no 31st of June, and no thirteenth month.
  const end = Math.min(
    dayOf(year + 1, 1, 1),
    dayOf(year, (month || 12) + 1, 1),
    first + (day ? 1 : ERA),
  )
  return (own) => first <= own && own < end
}

/**
 * Whether a day is of a month, or the one of it that is meant: from a calendar of the 400 years
 * after which all days come again, without a `Date` for each document.
 */
function ofAnyYear(month: number, day: number): (own: number) => boolean {
  const calendar = new Uint8Array(ERA)
  for (let year = 1970; year < 2370; year++) {
    const isMeant = ofYear(year, month, day)
    for (let own = dayOf(year, month, day || 1); isMeant(own); own++) calendar[own] = 1
  }
  // So that no day of any year is below zero.
  return (own) => calendar[(own + 5 * ERA) % ERA] === 1
}
