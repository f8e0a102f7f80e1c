/**
 * Nearness: how much of a query one passage of a document says.
 *
 * Two documents that hold the same words differ when one holds them side by side and the other
 * all over the page. Only the text tells, so this is asked of the few documents whose text is
 * read in any case, those of the first page, and puts them in their final order.
 *
 * The worth of a passage is the sum of what its distinct terms weigh; a document counts its
 * best one. A passage is all that starts within `RANKING.passageUnits` code units. The larger the
 * part of the query that it says, the more each of its terms counts: nearly the whole query in one
 * place is an answer, a few of many words may be chance.
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../../index/ranking.ts'
import type { IndexReader } from '../../index/reader.ts'
import { isForm } from '../../text/analyzer.ts'
import { isFunctionWord } from '../query/function-words.ts'
import { inverseDocumentFrequency } from './scored-lists.ts'
import type { ScoredTerm } from '../retrieve/planned.ts'

/** What a query finds in texts. */
export interface Worths {
  /** By text: what its best passage is worth. */
  readonly best: readonly number[]
  /** What a passage would be worth that says it all. */
  readonly most: number
}

/** Of a text as long as a book no more is looked at: a search has some milliseconds. */
const MOST_UNITS = 1 << 15

/**
 * Where terms are looked up that start as a text does at `at`: its two first code units, hashed
 * (multiplicatively; Knuth, The Art of Computer Programming, 6.4), or the only one before `end`.
 */
function startOf(text: string, at: number, end: number): number {
  const first = text.charCodeAt(at)
  return at + 1 < end
    ? Math.imul((first << 16) | text.charCodeAt(at + 1), 0x9e3779b1) >>> 16
    : first
}

/** What a best passage adds to the score of its document. */
export function nearnessOf(worth: number, most: number): number {
  if (worth === 0) return 0
  return RANKING.nearnessWeight * worth * (worth / most) ** RANKING.nearnessPower
}

/** Work space; one search at a time may use it. */
export class NearnessScorer {
  readonly #reader: IndexReader
  /** By `startOf` a term: 1 + the first of those terms. */
  readonly #heads = new Uint16Array(0x10000)
  /** The latest terms, and what they are looked up by. */
  #terms: readonly ScoredTerm[] = []
  #texts: string[] = []
  #weights: number[] = []
  /** By term: 1 + the next one of the same start. */
  #next: number[] = []
  /** Whether some term is one code unit alone. */
  #hasShort = false

  constructor(reader: IndexReader) {
    this.#reader = reader
  }

  /**
   * What the best passage of each text is worth.
   *
   * @param texts - Normalized; an empty one is worth nothing.
   */
  worths(terms: readonly ScoredTerm[], texts: readonly string[]): Worths {
    if (texts.every((text) => text === '')) return { best: texts.map(() => 0), most: 0 }
    this.#take(terms)
    const best = texts.map((text) => this.#bestPassage(text))
    return { best, most: this.#weights.reduce((sum, weight) => sum + weight, 0) }
  }

  /** A search asks three times: of passages, names and ends of titles. */
  #take(terms: readonly ScoredTerm[]): void {
    if (terms === this.#terms) return
    for (const text of this.#texts) this.#heads[startOf(text, 0, text.length)] = 0
    const { documentCount } = this.#reader
    this.#texts = []
    this.#weights = []
    this.#next = []
    this.#hasShort = false
    const seen = new Set<number>()
    for (const { term, weight, documentFrequency } of terms) {
      // A character in other words stands all over a text, and says nothing of a place in it.
      if (term >= this.#reader.firstContained || seen.has(term)) continue
      seen.add(term)
      const text = this.#reader.termText(term)
      if (isForm(text) || isFunctionWord(text)) continue
      const documents = documentFrequency ?? this.#reader.list(term).documentFrequency
      const start = startOf(text, 0, text.length)
      this.#hasShort ||= text.length === 1
      this.#texts.push(text)
      this.#weights.push(weight * inverseDocumentFrequency(documents, documentCount))
      this.#next.push(this.#heads[start] ?? 0)
      this.#heads[start] = this.#texts.length
    }
    this.#terms = terms
  }

  /** One pass over the text, with a window behind it. */
  #bestPassage(text: string): number {
    const inWindow = new Uint32Array(this.#texts.length)
    const positions: number[] = []
    const found: number[] = []
    let first = 0
    let worth = 0
    let best = 0
    const add = (at: number, start: number): void => {
      for (let term = this.#heads[start] ?? 0; term !== 0; term = this.#next[term - 1] ?? 0) {
        if (!text.startsWith(this.#texts[term - 1] ?? '', at)) continue
        positions.push(at)
        found.push(term - 1)
        const count = (inWindow[term - 1] ?? 0) + 1
        inWindow[term - 1] = count
        if (count === 1) worth += this.#weights[term - 1] ?? 0
      }
    }
    const end = Math.min(text.length, MOST_UNITS)
    for (let at = 0; at < end; at++) {
      const before = positions.length
      const start = startOf(text, at, end)
      if (this.#heads[start] !== 0) add(at, start)
      const only = text.charCodeAt(at)
      if (this.#hasShort && only !== start) add(at, only)
      if (positions.length === before) continue
      while (first < positions.length && (positions[first] ?? 0) < at - RANKING.passageUnits) {
        const left = found[first++] ?? 0
        const count = (inWindow[left] ?? 0) - 1
        inWindow[left] = count
        if (count === 0) worth -= this.#weights[left] ?? 0
      }
      if (worth > best) best = worth
    }
    return best
  }
}
