/**
 * Pairs whose characters keep together although no dictionary has them: names (梅西, 蔡琪) and new words.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../index/reader.ts'
import { codeUnitsOf } from '../text/segmenter.ts'
import { codePointBefore } from '../text/units.ts'
import type { PlanContext } from './planned.ts'

/** Of the documents with the rarer character, so many have it in the pair. */
const SHARE = 0.1
/** The index keeps no list of a character that more of the documents contain (`index/contained.ts`). */
const COMMON = 0.1
/** In fewer documents characters stand side by side by chance. */
const LEAST_DOCUMENTS = 4

/** Whether a pair is as good as a word: a word, or characters that keep together. -1 is no pair. */
export function isWordLike(reader: IndexReader, pair: number): boolean {
  if (pair < 0) return false
  const { frequency, documentFrequency } = reader.list(pair)
  return frequency > 0 || (documentFrequency >= LEAST_DOCUMENTS && keepsTogether(reader, pair))
}

/** Whether the rarer character of a pair has the other beside it in a fair share of its documents. */
function keepsTogether(reader: IndexReader, pair: number): boolean {
  if (pair < 0) return false
  const { documentFrequency } = reader.list(pair)
  const [left = 0, right = 0] = Array.from(reader.termText(pair), (each) => each.codePointAt(0))
  const rarer = Math.min(containing(reader, left), containing(reader, right))
  return documentFrequency >= rarer * SHARE
}

/** How many documents contain a character, whatever word it stands in. */
function containing(reader: IndexReader, codePoint: number): number {
  const ordinal = reader.characterTerm(codePoint)
  if (ordinal < 0) return 0
  const { documentFrequency } = reader.list(reader.firstContained + ordinal)
  return documentFrequency > 0 ? documentFrequency : reader.documentCount * COMMON
}

/**
 * Whether each character of a normalized text that was not typed is part of a word as the index
 * cuts it, or keeps together with its neighbour.
 */
export function makesSense(
  { reader, segmenter }: PlanContext,
  text: string,
  typed: string,
): boolean {
  let isSense = true
  segmenter.segment(text, (start, end) => {
    const first = text.codePointAt(start) ?? 0
    if (end - start > codeUnitsOf(first) || typed.includes(text.slice(start, end))) return
    const before = start > 0 ? codePointBefore(text, start) : 0
    const after = text.codePointAt(end) ?? 0
    const isHeld =
      keepsTogether(reader, reader.pairTerm(before, first)) ||
      keepsTogether(reader, reader.pairTerm(first, after))
    if (!isHeld) isSense = false
  })
  return isSense
}
