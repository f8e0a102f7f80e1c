/**
 * Dates: 2025-03-06, 2025/3/6, 2025.3.6 and 2025年3月6日 are the same day.
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../index/ranking.ts'
import type { IndexReader } from '../index/reader.ts'
import { JOINED, type Compound } from '../text/compounds.ts'
import { spellings } from '../text/number-spellings.ts'
import { PLAIN, type NumberSpan } from '../text/numbers.ts'
import type { Units } from '../text/units.ts'
import { whole, type Alternative } from './alternatives.ts'
import type { HeldCompound } from './compound-alternatives.ts'
import { knownTerms, oneOf, scoredAs } from './form-terms.ts'
import { numberMark } from './number-marks.ts'
import { pairTermOf } from './query-units.ts'
import type { Requirement } from './requirement.ts'

/** A day of a text. Its parts are plain numbers without zeros before them. */
export interface WrittenDate {
  readonly firstUnit: number
  readonly lastUnit: number
  readonly year: string
  readonly month: string
  readonly day: string
  /** What joins its parts; '' in one with 年, 月 and 日. */
  readonly sign: string
}

const SIGNED = /^(\d{4})([-/.])0?([1-9]\d?)\2(?:0?([1-9]\d?))$/u
const YEAR = /^[1-9]\d{3}$/u
const LAST_MONTH = 12
const LAST_DAY = 31
const SIGNS = ['-', '/', '.'] as const
const POINT = '.'
const OF_DAY: readonly string[] = ['日', '号']

/**
 * The dates of a text.
 *
 * @param units - A scan of `text`.
 * @param compounds - Those of it.
 * @param numbers - All numbers of it, from left to right or not.
 */
export function findDates(
  text: string,
  units: Units,
  compounds: readonly Compound[],
  numbers: readonly NumberSpan[],
): readonly WrittenDate[] {
  const found: WrittenDate[] = []
  const add = (firstUnit: number, lastUnit: number, written: string): void => {
    const [, year = '', sign = '', month = '', day = ''] = SIGNED.exec(written) ?? []
    if (isDay(year, month, day)) found.push({ firstUnit, lastUnit, year, month, day, sign })
  }
  for (const { firstUnit, lastUnit, text: joined } of compounds) add(firstUnit, lastUnit, joined)
  for (let i = 0; i < units.count; i++)
    if (units.isChar[i] === 0) add(i, i, text.slice(units.start[i], units.end[i]))
  const byStart = new Map(numbers.map((number) => [number.firstUnit, number]))
  /** The number that follows another and its unit of time. */
  const after = (number: NumberSpan | undefined, measures: readonly string[]): number => {
    const at = (number?.lastUnit ?? units.count) + 1
    if (at >= units.count || units.isFirst[at] === 1) return -1
    return measures.includes(text.slice(units.start[at], units.end[at])) ? at + 1 : -1
  }
  for (const year of numbers) {
    const month = byStart.get(after(year, ['年']))
    const day = byStart.get(after(month, ['月']))
    const end = after(day, OF_DAY)
    if (month === undefined || day === undefined || end < 0) continue
    if (units.isFirst[month.firstUnit] === 1 || units.isFirst[day.firstUnit] === 1) continue
    if (isDay(year.plain, month.plain, day.plain))
      found.push({
        firstUnit: year.firstUnit,
        lastUnit: end - 1,
        year: year.plain,
        month: month.plain,
        day: day.plain,
        sign: '',
      })
  }
  return found
}

function isDay(year: string, month: string, day: string): boolean {
  return YEAR.test(year) && Number(month) <= LAST_MONTH && Number(day) <= LAST_DAY
}

/** The index, a text with its scan, and the fields that it must stand in. */
interface DatedText {
  readonly reader: IndexReader
  readonly text: string
  readonly units: Units
  readonly fields: number
}

/**
 * A date in its other spellings. With signs it is one thing: a text that has its three numbers
 * somewhere does not have it.
 *
 * @param held - What documents hold that contain the compounds of the text as typed.
 * @returns For a date without signs only those that the index holds.
 */
export function dateAlternatives(
  dated: DatedText,
  date: WrittenDate,
  held: readonly HeldCompound[],
): Alternative[] {
  const { reader, units, fields } = dated
  const start = units.start[date.firstUnit] ?? 0
  const end = units.end[date.lastUnit] ?? 0
  const signed = signedForms(date)
  const terms = knownTerms(
    reader,
    signed.map((form) => (form.includes(POINT) ? form : JOINED + form)),
  )
  const bare: Alternative = {
    start,
    end,
    text: signed[0] ?? '',
    requirement: { kind: 'terms', terms, fields },
    scored: scoredAs(terms, RANKING.numberFormWeight, fields),
    marks: signed.map(whole),
  }
  if (date.sign !== '') return ofSigned(dated, date, held, bare)
  return terms.length === 0 ? [] : [bare]
}

/** @param bare - With signs alone. */
function ofSigned(
  { reader, text, units, fields }: DatedText,
  date: WrittenDate,
  held: readonly HeldCompound[],
  bare: Alternative,
): Alternative[] {
  const { start, end } = bare
  const { year, month, day, firstUnit, lastUnit } = date
  const anyOf = (terms: readonly number[]): Requirement => oneOf(terms, fields)
  const all = (parts: readonly Requirement[]): Requirement => ({ kind: 'all', parts })
  const unitText = (unit: number): string => text.slice(units.start[unit], units.end[unit])
  const parts = saidParts(reader, date)
  const typed = held.filter((each) => start <= each.start && each.end <= end)
  // A date with points is one unit, which may be half typed.
  const isComplete = typed.length === 2
  const next = lastUnit + 1
  const follows = next < units.count && units.isFirst[next] === 0
  const isContinued = firstUnit > 0 && units.isFirst[firstUnit] === 0
  const ends = [...formsOf(day), ...OF_DAY, ...signedForms(date)]
  const after = anyOf(follows ? ends.map((form) => pairTermOf(reader, form, unitText(next))) : [])
  const before = isContinued
    ? firstsOf(year).map((form) => pairTermOf(reader, unitText(firstUnit - 1), form))
    : []
  const marks = [...bare.marks, ...saidForms(date).map(numberMark)]
  const alternative: Alternative = {
    ...bare,
    text: `${year}年${month}月${day}日`,
    requirement: {
      kind: 'any',
      parts: [
        bare.requirement,
        all(parts.map(anyOf)),
        ...(isComplete ? [all(typed.map(({ requirement }) => requirement))] : []),
      ],
    },
    scored: [...bare.scored, ...scoredAs(parts[0] ?? [], RANKING.numberFormWeight, fields)],
    marks: [
      ...marks,
      { ...whole(text.slice(start, end)), wholeEnd: false },
      // Where no document has the day.
      { ...whole(year), unless: marks.map((mark) => mark.text) },
    ],
    isComplete,
    isInstead: true,
    beside: { before: anyOf(before), after },
  }
  if (!follows || units.isChar[next] === 0) return [alternative]
  const longer = alternative.marks.map((mark) => ({ ...mark, text: mark.text + unitText(next) }))
  return [
    {
      ...alternative,
      end: units.end[next] ?? end,
      requirement: all([alternative.requirement, after]),
      marks: [...longer, ...alternative.marks],
    },
    alternative,
  ]
}

/** A day as it is written with signs, with zeros and without. */
function signedForms({ year, month, day }: WrittenDate): string[] {
  return SIGNS.flatMap((sign) =>
    padded(month).flatMap((m) => padded(day).map((d) => [year, m, d].join(sign))),
  )
}

function padded(plain: string): string[] {
  return plain.length === 1 ? [plain, `0${plain}`] : [plain]
}

/** A number of a month or day in figures and in numerals. */
function formsOf(plain: string): string[] {
  return [...padded(plain), ...spellings(plain)]
}

/** How a number may begin. */
function firstsOf(plain: string): string[] {
  return [...padded(plain), ...spellings(plain).map((form) => form.charAt(0))]
}

/** The terms of a day with 年, 月 and 日, for each two units that stand side by side. */
function saidParts(reader: IndexReader, { year, month, day }: WrittenDate): number[][] {
  const number = (plain: string, measures: readonly string[]): number[] =>
    measures.flatMap((measure) => [
      ...padded(plain).map((form) => pairTermOf(reader, form, measure)),
      pairTermOf(reader, PLAIN + plain, measure),
    ])
  const joint = (measure: string, plain: string): number[] =>
    firstsOf(plain).map((form) => pairTermOf(reader, measure, form))
  return [
    number(year, ['年']),
    joint('年', month),
    number(month, ['月']),
    joint('月', day),
    number(day, OF_DAY),
  ].map((terms) => terms.filter((term) => term >= 0))
}

/** A day as it is written with 年, 月 and 日: all in figures, or all in numerals. */
function saidForms({ year, month, day }: WrittenDate): string[] {
  const inNumerals = (plain: string): string[] =>
    spellings(plain).filter((form) => !/\d/u.test(form))
  const forms = (years: readonly string[], of: (plain: string) => readonly string[]): string[] =>
    years.flatMap((y) =>
      of(month).flatMap((m) =>
        of(day).flatMap((d) => OF_DAY.map((end) => `${y}年${m}月${d}${end}`)),
      ),
    )
  return [...forms([year], padded), ...forms(inNumerals(year).slice(0, 2), inNumerals)]
}
