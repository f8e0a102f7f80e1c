/**
 * Segmenters: where the words of a Chinese text begin and end.
 *
 * A build cuts by jieba's dictionary, a query is cut by the words that the index holds; both by
 * the lattice of `lattice.ts`. A segmenter keeps these laws, which `tests/laws/segmenter.ts`
 * checks over generated text:
 *
 * 1. Words are visited in order, do not overlap, and lie within the text.
 * 2. Every character unit (Han, kana, hangul) lies in exactly one word; nothing else lies in any.
 * 3. Over the same words and frequencies it cuts as jieba does.
 * 4. Any string is cut, the same way every time.
 *
 * Layer: text. Imports: text.
 */

import { CHAR, classOf } from './char-class.ts'

/** Receives one word: half-open, UTF-16 code units of the normalized text. */
export type VisitWord = (start: number, end: number) => void

export interface Segmenter {
  /**
   * Cuts a normalized text. Latin words and numbers are not visited: they are units already.
   *
   * @param visitLong - Receives every word of three or more characters that the vocabulary sees
   *   anywhere in the text, cut or not, in no order: who cuts a text has met them all.
   */
  segment(normalized: string, visit: VisitWord, visitLong?: VisitWord): void
}

/**
 * Words and how often they are used, as far as one knows them.
 *
 * Frequencies are those of a general dictionary; they only have to be comparable.
 */
export interface Vocabulary {
  /** Sum of all frequencies of the dictionary. */
  readonly totalFrequency: number
  /** Frequency of a character as a word of its own; 0 where unknown. */
  characterFrequency(codePoint: number): number
  /**
   * Visits the words of two or more characters that start at `start` and end by `limit`,
   * shortest first.
   */
  wordsFrom(
    text: string,
    start: number,
    limit: number,
    visit: (end: number, frequency: number) => void,
  ): void
}

/** The words of a normalized text, in order. */
export function wordsOf(segmenter: Segmenter, normalized: string): string[] {
  const words: string[] = []
  segmenter.segment(normalized, (start, end) => words.push(normalized.slice(start, end)))
  return words
}

/** Visits each maximal run of character units. */
export function visitRuns(normalized: string, visit: VisitWord): void {
  let start = -1
  for (let i = 0; i < normalized.length;) {
    const codePoint = normalized.codePointAt(i) ?? 0
    const isChar = classOf(codePoint) === CHAR
    if (isChar && start < 0) start = i
    if (!isChar && start >= 0) {
      visit(start, i)
      start = -1
    }
    i += codeUnitsOf(codePoint)
  }
  if (start >= 0) visit(start, normalized.length)
}

/** How many UTF-16 code units the code point takes. */
export function codeUnitsOf(codePoint: number): 1 | 2 {
  return codePoint > 0xffff ? 2 : 1
}
