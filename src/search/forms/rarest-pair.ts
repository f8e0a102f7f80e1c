/**
 * The rarest pair of a text bounds how many documents contain it; it costs no list.
 *
 * Layer: search. Imports: index.
 */

import type { IndexReader } from '../../index/reader.ts'

/** No more documents than hold the rarest pair of a normalized text contain it; of one character all may. */
export function mostHolding(reader: IndexReader, text: string): number {
  let least = reader.documentCount
  let before = 0
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    if (before > 0) {
      const pair = reader.pairTerm(before, codePoint)
      least = Math.min(least, pair < 0 ? 0 : reader.list(pair).documentFrequency)
    }
    before = codePoint
  }
  return least
}
