/**
 * Marking numbers, in any of their spellings.
 *
 * Layer: search. Imports: text, search.
 */

import { everySpelling } from '../../text/number-spellings.ts'
import { isPadded, withZeros, type NumberSpan } from '../../text/numbers.ts'
import type { Units } from '../../text/units.ts'
import { whole } from './alternatives.ts'
import type { PlacedNumber } from './placed-number.ts'
import type { Mark } from '../retrieve/planned.ts'

/** A mark on a whole number: no digit or numeral may stand beside it. */
export function numberMark(text: string): Mark {
  return { ...whole(text), isNumber: true }
}

/**
 * Marks on a number with what it counts; where a text says it of nothing like that, by itself.
 *
 * @param counted - What may follow it.
 */
export function countedMarks(
  { plain, ordinal, measure, rest }: PlacedNumber,
  counted: readonly string[],
): Mark[] {
  const forms = everySpelling(plain)
  const padded = plain.length === 1 && isPadded(measure) ? [`0${plain}`] : []
  const said = [...forms, ...padded, ...withZeros(plain, rest)].flatMap((form) =>
    counted.map((each) => ordinal + form + each),
  )
  const alone = forms.map((form) => ({ ...numberMark(ordinal + form), unless: said }))
  return [...said.map(numberMark), ...alone].filter(({ text }) => text.length > 1)
}

/** Marks on all that stands around a number without a break: 双11 and 双十一. */
export function runMarks(
  text: string,
  units: Units,
  { firstUnit, lastUnit, plain }: NumberSpan,
): Mark[] {
  let first = firstUnit
  while (units.isFirst[first] === 0) first--
  let last = lastUnit
  while (units.isFirst[last + 1] === 0) last++
  const before = text.slice(units.start[first], units.start[firstUnit])
  const after = text.slice(units.end[lastUnit], units.end[last])
  return before + after === ''
    ? []
    : everySpelling(plain).map((form) => numberMark(before + form + after))
}
