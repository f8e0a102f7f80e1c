/**
 * The pairs that a number of a query makes: of its own units, and with what stands beside it.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import { everySpelling } from '../../text/number-spellings.ts'
import type { Units } from '../../text/units.ts'
import { oneOf } from './form-terms.ts'
import type { PlacedNumber } from './placed-number.ts'
import { endingWith, startingWith } from '../query/half-typed.ts'
import { pairTermOf } from '../query/query-units.ts'
import type { Requirement, Terms } from '../retrieve/requirement.ts'

/** Of a number as it may be written: a figure, or a character. */
const FIRST_UNIT = /^(?:[\d.,]+[%‰]?|.)/u
const LAST_UNIT = /(?:[\d.,]+[%‰]?|.)$/u

/** The pairs of some units as typed, of which the first and the last may be half typed; null for one unit. */
export function together(
  reader: IndexReader,
  text: string,
  { start, end, isChar, count }: Units,
  first: number,
  last: number,
  fields: number,
): Requirement | null {
  const unitText = (unit: number): string => text.slice(start[unit], end[unit])
  const parts: Requirement[] = []
  for (let i = first + 1; i <= last; i++) {
    const pair = unitText(i - 1) + unitText(i)
    const isLeftHalf = i === 1 && isChar[0] === 0
    const isRightHalf = i === count - 1 && isChar[i] === 0
    const terms = isLeftHalf
      ? endingWith(reader, pair)
      : isRightHalf
        ? startingWith(reader, pair)
        : [pairTermOf(reader, unitText(i - 1), unitText(i))]
    parts.push(oneOf(terms, fields))
  }
  return parts.length === 0 ? null : { kind: 'all', parts }
}

/** The pairs that a number makes, in any spelling, with the units that touch it. */
export function pairsBeside(
  reader: IndexReader,
  { plain, before, after }: PlacedNumber,
  fields: number,
): { readonly before: Terms; readonly after: Terms } {
  const firsts = (before === '' ? [] : everySpelling(plain)).map((form) =>
    pairTermOf(reader, before, FIRST_UNIT.exec(form)?.[0] ?? ''),
  )
  const lasts = (after === '' ? [] : everySpelling(plain)).map((form) =>
    pairTermOf(reader, LAST_UNIT.exec(form)?.[0] ?? '', after),
  )
  return { before: oneOf(firsts, fields), after: oneOf(lasts, fields) }
}

/** The pairs of the characters side by side from `start` up to `stop`. */
export function pairsWithin(
  reader: IndexReader,
  text: string,
  start: number,
  stop: number,
  fields: number,
): Requirement[] {
  const characters = [...text.slice(start, stop)]
  return characters.slice(1).map((right, i) => {
    return oneOf([pairTermOf(reader, characters[i] ?? '', right)], fields)
  })
}
