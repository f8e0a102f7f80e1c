/**
 * Dates: 2025-03-06, 2025/3/6, 2025.3.6 and 2025年3月6日 are the same day.
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../../index/ranking.ts'
import type { IndexReader } from '../../index/reader.ts'
import { JOINED } from '../../text/compounds.ts'
import { spellings } from '../../text/number-spellings.ts'
import { PLAIN, plainNumber } from '../../text/numbers.ts'
import type { Units } from '../../text/units.ts'
import { whole, type Alternative } from './alternatives.ts'
import type { HeldCompound } from './compound-alternatives.ts'
import { knownTerms, oneOf, scoredAs } from './form-terms.ts'
import { numberMark } from './number-marks.ts'
import { pairTermOf } from '../query/query-units.ts'
import { join, type Terms } from '../retrieve/requirement.ts'

/** A day of a text. Its parts are plain numbers without zeros before them. */
export interface WrittenDate {
  readonly start: number
  readonly end: number
  readonly firstUnit: number
  readonly lastUnit: number
  readonly year: string
  readonly month: string
  readonly day: string
  /** What joins its parts; '' in one with 年, 月 and 日. */
  readonly sign: string
}

/**
 * Year, month and day with one sign between them, which are no part of a longer row of numbers, or
 * with 年, 月 and 日, in figures or in numerals.
 */
const WRITTEN =
  /\d{4}([-‐−–—/.·])(?<!\d\1?.{5})\d\d?\1\d\d?(?!\1?\d)|(?<!\d)[^年]{4}年[^月]{1,3}月[^日号]{1,3}[日号]/gu
const BETWEEN = /[年月日号]/u
const DAY = /^[1-9]\d{3}-(?:[1-9]|1[0-2])-(?:[12]?[1-9]|[123]0|31)$/u
const SIGNS = ['-', '/', '.'] as const
const POINT = '.'
/** Before a month or day of one figure: 〇三月. */
const ZEROS = '〇零'
const OF_DAY: readonly string[] = ['日', '号']

/**
 * The dates of a text.
 *
 * @param units - A scan of `text`.
 */
export function findDates(text: string, units: Units): readonly WrittenDate[] {
  const found: WrittenDate[] = []
  for (const { index: start, 0: written, 1: sign = '' } of text.matchAll(WRITTEN)) {
    const end = start + written.length
    const firstUnit = units.start.indexOf(start)
    const lastUnit = units.end.indexOf(end)
    const [year = '', month = '', day = ''] = written.split(sign || BETWEEN).map(numberOf)
    // Behind the last unit lie those of another text.
    const isWhole = firstUnit >= 0 && firstUnit <= lastUnit && lastUnit < units.count
    if (isWhole && DAY.test([year, month, day].join('-')))
      found.push({ start, end, firstUnit, lastUnit, year, month, day, sign })
  }
  return found
}

/** A number of a date, in plain digits without zeros before it. */
export function numberOf(written: string): string {
  return String(Number(plainNumber(written) ?? written))
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
  const { reader, fields } = dated
  const { start, end } = date
  const signed = signedForms(date)
  const terms = knownTerms(
    reader,
    signed.map((form) => (form.includes(POINT) ? form : JOINED + form)),
  )
  const parts = saidParts(reader, date, fields)
  const bare: Alternative = {
    start,
    end,
    text: signed[0] ?? '',
    requirement: join('any', [oneOf(terms, fields), join('all', parts)]),
    scored: scoredAs(terms, RANKING.numberFormWeight, fields),
    marks: signed.map(whole),
    isComplete: true,
  }
  if (date.sign !== '') return ofSigned(dated, date, held, bare, parts[0])
  return terms.length === 0 ? [] : [bare]
}

/**
 * A date with signs, with the character after it and by itself.
 *
 * @param bare - Without what tells of a date with signs.
 * @param ofYear - What says its year.
 */
function ofSigned(
  dated: DatedText,
  date: WrittenDate,
  held: readonly HeldCompound[],
  bare: Alternative,
  ofYear: Terms,
): Alternative[] {
  const { text, units, fields } = dated
  const { start, end } = bare
  const { year, month, day } = date
  const said = `${year}年${month}月${day}日`
  const typed = held.filter((each) => start <= each.start && each.end <= end)
  // A date with points is one unit, which may be half typed.
  const isComplete = typed.length === 2
  const asTyped = join(
    'all',
    typed.map(({ requirement }) => requirement),
  )
  const marks = [...bare.marks, ...saidForms(date).map(numberMark)]
  const beside = besideOf(dated, date)
  const alternative: Alternative = {
    ...bare,
    text: said,
    reads: said,
    requirement: join('any', [bare.requirement, ...(isComplete ? [asTyped] : [])]),
    scored: [...bare.scored, ...scoredAs(ofYear.terms, RANKING.numberFormWeight, fields)],
    marks: [
      ...marks,
      { ...whole(text.slice(start, end)), wholeEnd: false },
      // Where no document has the day.
      { ...whole(year), unless: marks.map((mark) => mark.text) },
    ],
    isComplete,
    isInstead: true,
    beside,
  }
  const next = date.lastUnit + 1
  if (units.isFirst[next] !== 0 || units.isChar[next] === 0) return [alternative]
  const after = text.slice(units.start[next], units.end[next])
  const longer = alternative.marks.map((mark) => ({ ...mark, text: mark.text + after }))
  return [
    {
      ...alternative,
      end: units.end[next] ?? end,
      requirement: join('all', [alternative.requirement, beside.after]),
      marks: [...longer, ...alternative.marks],
    },
    alternative,
  ]
}

/** The pairs that a date makes, in any spelling, with the units that touch it. */
function besideOf(
  { reader, text, units, fields }: DatedText,
  date: WrittenDate,
): { readonly before: Terms; readonly after: Terms } {
  const { year, day, firstUnit, lastUnit } = date
  const unitText = (unit: number): string => text.slice(units.start[unit], units.end[unit])
  const firsts = units.isFirst[firstUnit] === 0 ? firstsOf(year) : []
  const lasts = [...padded(day), ...spellings(day), ...OF_DAY, ...signedForms(date)]
  const touching = units.isFirst[lastUnit + 1] === 0 ? lasts : []
  return {
    before: oneOf(
      firsts.map((form) => pairTermOf(reader, unitText(firstUnit - 1), form)),
      fields,
    ),
    after: oneOf(
      touching.map((form) => pairTermOf(reader, form, unitText(lastUnit + 1))),
      fields,
    ),
  }
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

/** How a number of a date may begin. */
function firstsOf(plain: string): string[] {
  return [...padded(plain), ...spellings(plain).map((form) => form.charAt(0)), ...ZEROS]
}

/** What says a day with 年, 月 and 日: each two units of it that stand side by side. */
export function saidParts(
  reader: IndexReader,
  { year, month, day }: Pick<WrittenDate, 'year' | 'month' | 'day'>,
  fields: number,
): [ofYear: Terms, ...ofDay: Terms[]] {
  const number = (plain: string, measures: readonly string[]): Terms =>
    oneOf(
      measures.flatMap((measure) => [
        ...padded(plain).map((form) => pairTermOf(reader, form, measure)),
        pairTermOf(reader, PLAIN + plain, measure),
      ]),
      fields,
    )
  return [
    number(year, ['年']),
    jointOf(reader, '年', month, fields),
    number(month, ['月']),
    jointOf(reader, '月', day, fields),
    number(day, OF_DAY),
  ]
}

/** What says 年 or 月 and the number behind it, as far as its first unit tells. */
export function jointOf(
  reader: IndexReader,
  measure: string,
  plain: string,
  fields: number,
): Terms {
  return oneOf(
    firstsOf(plain).map((form) => pairTermOf(reader, measure, form)),
    fields,
  )
}

/** A day as it is written with 年, 月 and 日, and without its year: all in figures, or all in numerals. */
function saidForms({ year, month, day }: WrittenDate): string[] {
  const inNumerals = (plain: string): string[] =>
    spellings(plain).filter((form) => !/\d/u.test(form))
  const forms = (years: readonly string[], of: (plain: string) => readonly string[]): string[] =>
    of(month).flatMap((m) =>
      of(day).flatMap((d) =>
        OF_DAY.flatMap((end) => [
          `${m}月${d}${end}`,
          ...years.map((y) => `${y}年${m}月${d}${end}`),
        ]),
      ),
    )
  return [...forms([year], padded), ...forms(inNumerals(year).slice(0, 2), inNumerals)]
}
