/**
 * Pairs whose characters keep together although no dictionary has them: names (梅西, 蔡琪) and new words.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import { codeUnitsOf } from '../../text/segmenter.ts'
import { codePointBefore } from '../../text/units.ts'
import { isFunctionWord } from '../query/function-words.ts'
import type { PlanContext } from '../retrieve/planned.ts'

/** Of the documents with the rarer character, so many have it in the pair. */
const SHARE = 0.1
/** The same of a function word, which stands beside anything. */
const FUNCTION_SHARE = 0.5
/** Of the documents with one certain character, so many have it in the pair that mostly stands there. */
const MOSTLY = 0.2
/** The index keeps no list of a character that more of the documents contain (`index/contained.ts`). */
const COMMON = 0.1

/** So many documents have a word of the dictionary that the corpus is about. */
const SEVERAL = 2

/** Whether a pair is as good as a word: a word, or characters that keep together. -1 is no pair. */
export function isWordLike(reader: IndexReader, pair: number): boolean {
  return pair >= 0 && (reader.list(pair).frequency > 0 || keepsTogether(reader, pair))
}

/** Whether the rarer character of a pair has the other beside it in a fair share of its documents. */
function keepsTogether(reader: IndexReader, pair: number, share: number = SHARE): boolean {
  if (pair < 0) return false
  const { documentFrequency } = reader.list(pair)
  const [left = 0, right = 0] = Array.from(reader.termText(pair), (each) => each.codePointAt(0))
  const rarer = Math.min(containing(reader, left), containing(reader, right))
  return documentFrequency >= rarer * share
}

/** Whether a pair is a word of several documents, or mostly what stands beside one of its characters. */
export function isUsual(reader: IndexReader, pair: number, codePoint: number): boolean {
  if (pair < 0) return false
  const { frequency, documentFrequency } = reader.list(pair)
  return (
    (frequency > 0 && documentFrequency >= SEVERAL) ||
    documentFrequency >= containing(reader, codePoint) * MOSTLY
  )
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
  const isPair = [...text].length === 2
  let isSense = true
  segmenter.segment(text, (start, end) => {
    const first = text.codePointAt(start) ?? 0
    if (end - start > codeUnitsOf(first) || typed.includes(text.slice(start, end))) return
    const isFunction = isFunctionWord(text.slice(start, end))
    const share = isFunction ? FUNCTION_SHARE : SHARE
    const before = start > 0 ? codePointBefore(text, start) : 0
    const after = text.codePointAt(end) ?? 0
    const isHeld =
      keepsTogether(reader, reader.pairTerm(before, first), share) ||
      keepsTogether(reader, reader.pairTerm(first, after), share)
    // 的国 for deguo, 为新 for weixin say nothing.
    if (!isHeld || (isFunction && isPair)) isSense = false
  })
  return isSense
}
