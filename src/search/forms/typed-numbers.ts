/**
 * The numbers of a query's text: those that are spelled otherwise, and those in plain digits.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import { DIGITS } from '../../text/number-values.ts'
import { isNumeral, ORDINAL, type NumberSpan } from '../../text/numbers.ts'
import type { Units } from '../../text/units.ts'
import { pairTermOf } from '../query/query-units.ts'

/**
 * The numbers of a text.
 *
 * @param spelled - Those that are not written in plain digits, as `findNumbers` gives them; they
 *   come first.
 */
export function numbersOf(
  reader: IndexReader,
  text: string,
  units: Units,
  spelled: readonly NumberSpan[],
): NumberSpan[] {
  return [...spelled, ...afterNoun(reader, text, units), ...inDigits(text, units, spelled)]
}

/** A numeral that ends a text and numbers what stands before it, if texts have it in figures: 科目二. */
function afterNoun(reader: IndexReader, text: string, units: Units): NumberSpan[] {
  const last = units.count - 1
  if (last < 1 || units.isFirst[last] === 1 || units.isChar[last - 1] === 0) return []
  const [before = '', numeral = ''] = text.slice(units.start[last - 1], units.end[last])
  const value = DIGITS.indexOf(numeral)
  if (value < 1 || before === ORDINAL || isNumeral(before)) return []
  const isWritten = pairTermOf(reader, before, String(value)) >= 0
  return isWritten ? [{ firstUnit: last, lastUnit: last, plain: String(value) }] : []
}

/** The numbers of a text in digits that are not among those spelled otherwise. */
function inDigits(text: string, units: Units, spelled: readonly NumberSpan[]): NumberSpan[] {
  const found: NumberSpan[] = []
  let next = 0
  for (let i = 0; i < units.count; i++) {
    while ((spelled[next]?.lastUnit ?? i) < i) next++
    if (units.isChar[i] === 1 || (spelled[next]?.firstUnit ?? i + 1) <= i) continue
    const own = text.slice(units.start[i], units.end[i])
    if (/^\d{1,15}(?:\.\d+)?[%‰]?$/u.test(own))
      found.push({ firstUnit: i, lastUnit: i, plain: own })
  }
  return found
}
