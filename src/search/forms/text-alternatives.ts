/**
 * The ways of saying a part of a query's text that its own characters tell: numbers, dates, units,
 * telephones, what signs or blanks part or join.
 *
 * Each is found for itself; where two are of one place, one of them is what a reader means.
 *
 * Layer: search. Imports: text, search.
 */

import type { Compound } from '../../text/compounds.ts'
import { NUMERALS, type NumberSpan } from '../../text/numbers.ts'
import type { Units } from '../../text/units.ts'
import type { Alternative } from './alternatives.ts'
import { compoundAlternatives, type HeldCompound } from './compound-alternatives.ts'
import { dateAlternatives, findDates } from './dates.ts'
import { documentNumberAlternatives } from './document-number-alternatives.ts'
import { apartAlternatives } from './glued-apart.ts'
import { gradeAlternatives } from './grades.ts'
import { modelNumberAlternatives } from './model-numbers.ts'
import { numberAlternatives } from './number-alternatives.ts'
import type { PlanContext } from '../retrieve/planned.ts'
import type { Requirement } from '../retrieve/requirement.ts'
import { spacingAlternatives, type JoinedWord } from './spacing.ts'
import { telephoneAlternatives } from './telephones.ts'
import { saidAlternatives } from './times-and-scores.ts'
import { unitAlternatives } from './unit-alternatives.ts'

/** A text with what was found in it. */
export interface ReadText {
  /** Normalized. */
  readonly text: string
  /** Its scan. */
  readonly units: Units
  readonly numbers: readonly NumberSpan[]
  readonly compounds: readonly Compound[]
  readonly fields: number
}

/** How it is planned as typed. */
export interface PlannedText {
  /** What documents hold that contain its compounds. */
  readonly held: readonly HeldCompound[]
  readonly literal: Requirement | null
  /** Words that it makes with what stands beside it in its query. */
  readonly joined: readonly JoinedWord[]
  /** Whether any of its units are no characters: letters, figures. */
  readonly hasWords: boolean
}

/** All of this has to do with numbers, letters or signs beside such. */
const NUMERAL = new RegExp(`[${NUMERALS}]`, 'u')
/** Of a text of characters alone. */
const NO_TELEPHONES = { sure: [], others: [] } as const

/** @returns In the order in which they count, where two mark the same. */
export function otherAlternatives(
  context: PlanContext,
  { text, units, numbers, compounds, fields }: ReadText,
  { held, literal, joined, hasWords }: PlannedText,
): Alternative[] {
  // Nor are patterns compiled then for which a first query would wait.
  if (!hasWords && !NUMERAL.test(text)) return []
  const { reader } = context
  const dates = findDates(text, units).flatMap((date) =>
    dateAlternatives({ reader, text, units, fields }, date, held),
  )
  // A date with signs is no number of anything; one without is a year, a month and a day as well.
  const signed = dates.filter(({ beside }) => beside !== undefined)
  // Nor are the groups of a telephone number numbers or ranges, nor hours and minutes amounts.
  const telephones = hasWords ? telephoneAlternatives(reader, text, units, fields) : NO_TELEPHONES
  const grouped = telephones.sure.filter(({ isComplete }) => isComplete)
  const times = saidAlternatives(reader, text, fields)
  const others = apartFrom(
    [...signed, ...grouped, ...times],
    [
      // Of two marks of one text the first counts.
      ...(hasWords ? modelNumberAlternatives(reader, text, units, fields) : []),
      ...numberAlternatives(context, text, units, numbers, fields),
      ...(hasWords
        ? [
            ...compoundAlternatives(reader, text, units, compounds, fields, literal),
            ...documentNumberAlternatives(reader, text, fields),
            ...spacingAlternatives(context, text, units, fields, joined),
          ]
        : []),
      ...unitAlternatives(reader, text, fields),
    ],
  )
  const told = [...signed, ...telephones.sure, ...times, ...others]
  return [
    ...told,
    ...(hasWords ? apartFrom(told, apartAlternatives(reader, text, units, fields)) : []),
    ...telephones.others,
    ...dates.filter((date) => !signed.includes(date)),
    ...gradeAlternatives(reader, text, fields),
  ]
}

/** Those that share no character with any of the others. */
function apartFrom(others: readonly Alternative[], some: readonly Alternative[]): Alternative[] {
  return some.filter((one) => !others.some(({ start, end }) => start < one.end && one.start < end))
}
