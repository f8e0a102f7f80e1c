/**
 * Couplets: two lines typed in one, without the sign that parts them where they stand (国破山河在，
 * 城春草木深).
 *
 * Layer: search. Imports: index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import { createLiteralMatcher, holdingPairs, type LiteralPair } from '../retrieve/literal.ts'
import type { OtherForms } from '../retrieve/planned.ts'
import { pairsOf, type Unit } from '../query/query-units.ts'

/** Characters of both lines, and of one at least. */
const LEAST = 8
const MOST = 28
const LEAST_OF_LINE = 3

/**
 * A text of characters alone as lines: parted where no document has two characters side by side, or
 * else in the middle.
 *
 * @returns Null for a text that has signs, or too few characters, or of which the index lacks a pair
 *   within a line.
 */
export function coupletOf(
  reader: IndexReader,
  units: readonly Unit[],
  fields: number,
): OtherForms | null {
  const { length } = units
  if (length < LEAST || length > MOST) return null
  if (units.some(({ isChar, isFirst }, i) => !isChar || (i > 0 && isFirst))) return null
  const pairs = pairsOf(reader, units)
  const absent = pairs.flatMap((terms, i) => (terms?.length === 0 ? i : []))
  const starts = absent.length > 0 ? absent : length % 2 === 0 ? [length / 2] : []
  const bounds = [0, ...starts, length]
  const isLines = bounds.every((end, i) => i === 0 || end - (bounds[i - 1] ?? 0) >= LEAST_OF_LINE)
  if (starts.length === 0 || !isLines) return null
  const within: LiteralPair[] = []
  // As positions are: a line starts one further on.
  let offset = 2
  for (let i = 1; i < length; i++) {
    const isStart = starts.includes(i)
    offset += isStart ? 2 : 1
    if (!isStart) within.push({ terms: pairs[i] ?? [], offset })
  }
  const textOf = (from: number, to: number): string =>
    units
      .slice(from, to)
      .map(({ text }) => text)
      .join('')
  return {
    requirement: holdingPairs(within, fields),
    matcher: createLiteralMatcher(reader, within, fields),
    titleMatcher: null,
    lines: bounds.slice(1).map((end, i) => textOf(bounds[i] ?? 0, end)),
  }
}
