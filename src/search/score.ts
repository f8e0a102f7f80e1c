/**
 * Scoring: the best k documents, without touching every posting of a common word.
 *
 * BM25F over the query's terms. Two ways lead to the same answer:
 *
 * - *Any term*: lists are taken from the one that can add most to the one that can add least,
 *   into one sum a document. Once all that is left cannot lift a document that has nothing yet
 *   into the best k, no new documents are admitted; the remaining lists are only asked about
 *   the documents that can still make it, leaping over the rest. (MaxScore of Turtle and Flood,
 *   1995, term at a time.)
 * - *Given documents*: the second half alone.
 *
 * The result is that of scoring everything, ties included: `tests/search/score.test.ts` holds
 * the two against each other.
 *
 * Layer: search. Imports: index, search.
 */

import { Cursor, END } from '../index/cursor.ts'
import { RANKING } from '../index/ranking.ts'
import { saturate } from '../index/list.ts'
import type { IndexReader } from '../index/reader.ts'
import {
  countsOfCode,
  isWholeCode,
  PostingReader,
  REPEAT,
  SECOND,
  USUAL,
} from '../index/posting.ts'
import { FIELD_COUNT } from '../index/schema.ts'
import { rise, siftDown, sink } from './heap.ts'
import type { ScoredTerm } from './text-plan.ts'

/** Documents with their scores, in columns; best first, ties by document. */
export interface Ranked {
  readonly documents: Int32Array
  readonly scores: Float64Array
}

interface List {
  readonly term: number
  readonly fields: number
  /** Weight times inverse document frequency. */
  readonly weight: number
  /** The most a posting of this list can add. */
  readonly bound: number
}

/** Robertson and Spärck Jones, with 1 added so that it stays positive. */
export function inverseDocumentFrequency(documentFrequency: number, documents: number): number {
  return (
    Math.log(1 + (documents - documentFrequency + 0.5) / (documentFrequency + 0.5)) **
    RANKING.idfPower
  )
}

/** Work space for scoring; one search at a time may use it. */
export class Scorer {
  readonly #reader: IndexReader
  readonly #sums: Float64Array
  readonly #touched: Int32Array
  #touchedCount = 0
  #greatest = 0
  /** One bit a document: whether it may be admitted. */
  readonly #allowed: Uint32Array
  readonly #fieldWeights: Float64Array
  readonly #codeWeights = new Map<number, Float64Array>()
  readonly #postings: PostingReader

  constructor(reader: IndexReader) {
    this.#reader = reader
    this.#postings = new PostingReader(reader.lists)
    this.#sums = new Float64Array(reader.documentCount)
    this.#touched = new Int32Array(reader.documentCount)
    this.#allowed = new Uint32Array((reader.documentCount + 31) >>> 5)
    this.#fieldWeights = Float64Array.from(
      { length: FIELD_COUNT },
      (_, field) => reader.meta.shape.fieldWeights[field] ?? 0,
    )
  }

  /**
   * The best `k` of `documents`. Documents without any of the terms score 0 and come last.
   *
   * @param documents - Sorted.
   * @param bonus - Those of `documents` that are to come before all others, sorted.
   */
  rank(
    terms: readonly ScoredTerm[],
    documents: Int32Array,
    k: number,
    bonus: Int32Array = NONE,
  ): Ranked {
    const lists = this.#lists(terms)
    const remaining = boundsBefore(lists)
    let candidates = documents
    let next = 0
    if (bonus.length === 0 && isWorthAdmitting(lists, documents)) {
      const admitted = this.#admit(lists, remaining, documents, k)
      // Too few hold a term at all: the rest is needed to fill the page.
      if (admitted.documents.length >= k) {
        candidates = admitted.documents
        next = admitted.next
      } else this.#clear(admitted.documents)
    }
    this.#addBonus(bonus, remaining[0] ?? 0)
    candidates = this.#refine(lists, remaining, next, candidates, k)
    const ranked = this.#select(candidates, k)
    this.#clear(this.#touched.subarray(0, this.#touchedCount))
    this.#touchedCount = 0
    this.#clear(documents)
    return ranked
  }

  /** What one document scores, term by term and field by field. For explanations, not for speed. */
  explain(
    terms: readonly ScoredTerm[],
    document: number,
  ): { readonly term: number; readonly score: number; readonly fields: readonly number[] }[] {
    return this.#lists(terms).flatMap(({ term, fields, weight }) => {
      const cursor = new Cursor(this.#reader, term)
      if (cursor.advance(document) !== document) return []
      const counts = Array.from({ length: FIELD_COUNT }, (_, field) =>
        fields & (1 << field) ? (cursor.counts[field] ?? 0) : 0,
      )
      const weighted = this.#weigh(counts, fields)
      const score = weight * saturate(weighted, this.#reader.norm(document))
      return score === 0 ? [] : [{ term, score, fields: counts }]
    })
  }

  #lists(terms: readonly ScoredTerm[]): List[] {
    const { documentCount } = this.#reader
    return terms
      .map(({ term, weight, fields, documentFrequency }) => {
        const head = this.#reader.list(term)
        const { impact } = head
        const full =
          weight *
          inverseDocumentFrequency(documentFrequency ?? head.documentFrequency, documentCount)
        return { term, fields, weight: full, bound: (full * impact) / 255 }
      })
      .toSorted((a, b) => b.bound - a.bound || a.term - b.term)
  }

  /** Adds up whole lists until the rest cannot bring in a document of its own. */
  #admit(
    lists: readonly List[],
    remaining: readonly number[],
    documents: Int32Array,
    k: number,
  ): { documents: Int32Array; next: number } {
    this.#touchedCount = 0
    this.#allowed.fill(0)
    for (const document of documents)
      this.#allowed[document >>> 5] = (this.#allowed[document >>> 5] ?? 0) | (1 << (document & 31))
    let next = 0
    while (next < lists.length) {
      const rest = remaining[next] ?? 0
      if (this.#touchedCount >= k && this.#greatest > rest) {
        // Strictly: a document at the threshold could still win a tie.
        if (this.#kth(this.#touched.subarray(0, this.#touchedCount), k) > rest) break
      }
      this.#accumulate(lists[next++] as List)
    }
    this.#greatest = 0
    const admitted = this.#touched.slice(0, this.#touchedCount)
    if (next < lists.length) admitted.sort()
    return { documents: admitted, next }
  }

  /** Adds one list to the sums. The loop that everything else waits for: nothing is allocated. */
  #accumulate({ term, fields, weight }: List): void {
    const { lists, lengthBytes, norms, documentCount } = this.#reader
    const { start, documentFrequency, kindBits, usualCode, secondCode } = this.#reader.list(term)
    const weights = this.#weightsOfCodes(fields)
    const kindMask = (1 << kindBits) - 1
    let at = start
    let document = -1
    let weighted = 0
    let repeats = 0
    let read = 0
    for (; read < documentFrequency; read++) {
      if (repeats > 0) {
        repeats--
        document++
      } else {
        const before = at
        let byte = lists[at++] ?? 0
        let head = byte & 127
        for (let shift = 7; byte & 128 && shift < 35; shift += 7) {
          byte = lists[at++] ?? 0
          head |= (byte & 127) << shift
        }
        const kind = head & kindMask
        if (kind === REPEAT) {
          repeats = head >>> kindBits
          document++
        } else {
          const code =
            kind === USUAL ? usualCode : kind === SECOND ? secondCode : (lists[at++] ?? 0)
          if (isWholeCode(code)) weighted = weights[code] ?? 0
          else {
            // What a code leaves to varints is rare, and read by the general path.
            this.#postings.seek(before, document, { kindBits, usualCode, secondCode })
            this.#postings.next()
            at = this.#postings.offset
            weighted = this.#weigh(this.#postings.counts, fields)
          }
          document += (head >>> kindBits) + 1
        }
      }
      if (document >= documentCount) break
      if (weighted === 0) continue
      const norm = norms[lengthBytes[document] ?? 0] ?? 1
      this.#add(document, weight * (weighted / (weighted + norm)))
    }
    // The checked path reports what is wrong.
    if (read < documentFrequency) {
      const checked = new Cursor(this.#reader, term)
      while (checked.next() !== END);
    }
  }

  /** By code: the weighted count that it stands for in some of the fields. */
  #weightsOfCodes(fields: number): Float64Array {
    let weights = this.#codeWeights.get(fields)
    if (weights === undefined) {
      weights = Float64Array.from({ length: 256 }, (_, code) =>
        this.#weigh(countsOfCode(code), fields),
      )
      this.#codeWeights.set(fields, weights)
    }
    return weights
  }

  #weigh(counts: ArrayLike<number>, fields: number): number {
    let weighted = 0
    for (let field = 0; field < FIELD_COUNT; field++)
      if (fields & (1 << field)) weighted += (counts[field] ?? 0) * (this.#fieldWeights[field] ?? 0)
    return weighted
  }

  #add(document: number, score: number): void {
    if (((this.#allowed[document >>> 5] ?? 0) & (1 << (document & 31))) === 0) return
    const before = this.#sums[document] ?? 0
    if (before === 0) this.#touched[this.#touchedCount++] = document
    const after = before + score
    this.#sums[document] = after
    if (after > this.#greatest) this.#greatest = after
  }

  /** Asks the lists from `next` on about `candidates` (sorted), dropping those out of reach. */
  #refine(
    lists: readonly List[],
    remaining: readonly number[],
    next: number,
    candidates: Int32Array,
    k: number,
  ): Int32Array {
    let left = candidates
    for (let i = next; i < lists.length; i++) {
      left = this.#prune(left, remaining[i] ?? 0, k)
      const { term, fields, weight } = lists[i] as List
      const cursor = new Cursor(this.#reader, term)
      for (const document of left) {
        const at = cursor.advance(document)
        if (at === END) break
        if (at !== document) continue
        const weighted = this.#weigh(cursor.counts, fields)
        if (weighted > 0)
          this.#sums[document] =
            (this.#sums[document] ?? 0) + weight * saturate(weighted, this.#reader.norm(document))
      }
    }
    return left
  }

  #prune(candidates: Int32Array, rest: number, k: number): Int32Array {
    // Few candidates are asked sooner than they are sorted out.
    if (candidates.length <= 2 * k || candidates.length < 64) return candidates
    const threshold = this.#kth(candidates, k) - rest
    if (threshold <= 0) return candidates
    const left = new Int32Array(candidates.length)
    let count = 0
    for (const document of candidates)
      if ((this.#sums[document] ?? 0) >= threshold) left[count++] = document
    return left.subarray(0, count)
  }

  /** The k-th greatest sum among `documents`, which are at least k. A heap of k does it. */
  #kth(documents: Int32Array, k: number): number {
    const heap = new Float64Array(k)
    let size = 0
    for (const document of documents) {
      const sum = this.#sums[document] ?? 0
      if (size < k) {
        heap[size++] = sum
        if (size === k) heap.sort()
      } else if (sum > (heap[0] ?? 0)) siftDown(heap, sum)
    }
    return size < k ? 0 : (heap[0] ?? 0)
  }

  /** More than all lists together can add: so nothing without the bonus comes before. */
  #addBonus(bonus: Int32Array, most: number): void {
    for (const document of bonus) this.#sums[document] = (this.#sums[document] ?? 0) + most
  }

  #select(candidates: Int32Array, k: number): Ranked {
    const worse = (a: number, b: number): boolean => {
      const left = this.#sums[a] ?? 0
      const right = this.#sums[b] ?? 0
      return left < right || (left === right && a > b)
    }
    const best: number[] = []
    for (const document of candidates) {
      if (best.length === k) {
        if (!worse(best[0] ?? 0, document)) continue
        best[0] = document
        sink(best, worse)
      } else {
        best.push(document)
        rise(best, worse)
      }
    }
    best.sort((a, b) => (worse(a, b) ? 1 : -1))
    return {
      documents: Int32Array.from(best),
      scores: Float64Array.from(best, (document) => this.#sums[document] ?? 0),
    }
  }

  #clear(documents: Int32Array): void {
    for (const document of documents) this.#sums[document] = 0
  }
}

const NONE = new Int32Array()

/**
 * Admitting walks lists whole, refining asks them about each document: the first pays while
 * the documents are many against the postings.
 */
function isWorthAdmitting(lists: readonly List[], documents: Int32Array): boolean {
  return documents.length > 256 && lists.length > 1
}

/** For each list, the most that it and all lists after it can add. */
function boundsBefore(lists: readonly List[]): number[] {
  const bounds = Array.from({ length: lists.length + 1 }, () => 0)
  for (let i = lists.length - 1; i >= 0; i--)
    bounds[i] = (bounds[i + 1] ?? 0) + (lists[i]?.bound ?? 0)
  return bounds
}
