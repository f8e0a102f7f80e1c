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

import { Cursor } from '../index/cursor.ts'
import { postingOf } from '../index/decoded-lists.ts'
import { RANKING } from '../index/ranking.ts'
import { saturate } from '../index/list.ts'
import type { IndexReader } from '../index/reader.ts'
import { ChunkReader, decodedLists } from '../index/chunk-reader.ts'
import { countsOfCode, isWholeCode } from '../index/posting.ts'
import { FIELD_COUNT } from '../index/schema.ts'
import { rise, siftDown, sink } from './heap.ts'
import { without } from './requirement.ts'
import type { ScoredTerm } from './planned.ts'

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
  readonly documentFrequency: number
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
  /** Room for sets that are narrowed: garbage as large as a corpus costs pauses. */
  readonly #room: Int32Array
  readonly #rest: Int32Array
  #touchedCount = 0
  #greatest = 0
  /** One bit a document: whether it may be admitted. */
  readonly #allowed: Uint32Array
  readonly #fieldWeights: Float64Array
  readonly #codeWeights = new Map<number, Float64Array>()
  readonly #chunks: ChunkReader
  /** The latest terms, and their lists. */
  #terms: readonly ScoredTerm[] = []
  #lists: readonly List[] = []

  constructor(reader: IndexReader) {
    this.#reader = reader
    this.#chunks = new ChunkReader(reader, decodedLists(reader))
    this.#sums = new Float64Array(reader.documentCount)
    this.#touched = new Int32Array(reader.documentCount)
    this.#room = new Int32Array(reader.documentCount)
    this.#rest = new Int32Array(reader.documentCount)
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
   */
  rank(terms: readonly ScoredTerm[], documents: Int32Array, k: number): Ranked {
    const lists = this.#listsOf(terms)
    return this.#best(lists, boundsBefore(lists), documents, k)
  }

  /**
   * The same, with those that come before all others known.
   *
   * @param first - The best of them, ranked: `k`, or all that there are.
   */
  rankAfter(first: Ranked, terms: readonly ScoredTerm[], documents: Int32Array, k: number): Ranked {
    const lists = this.#listsOf(terms)
    const remaining = boundsBefore(lists)
    // More than all lists together can add: so nothing else comes before.
    const most = remaining[0] ?? 0
    const scores = first.scores.map((score) => score + most)
    const left = k - first.documents.length
    if (left <= 0 || first.documents.length === documents.length)
      return { documents: first.documents, scores }
    const rest = without(documents, first.documents.toSorted(), this.#rest)
    const others = this.#best(lists, remaining, rest, left)
    return {
      documents: Int32Array.of(...first.documents, ...others.documents),
      scores: Float64Array.of(...scores, ...others.scores),
    }
  }

  #best(
    lists: readonly List[],
    remaining: readonly number[],
    documents: Int32Array,
    k: number,
  ): Ranked {
    let candidates = documents
    let next = 0
    let scored = documents
    if (isWorthAdmitting(lists, documents)) {
      const admitted = this.#admit(lists, remaining, documents, k)
      next = admitted.next
      // Too few hold a term at all: then the rest is needed to fill the page.
      if (admitted.documents.length >= k) {
        candidates = admitted.documents
        scored = this.#touched.subarray(0, this.#touchedCount)
      }
    }
    candidates = this.#refine(lists, remaining, next, candidates, k)
    const ranked = this.#select(candidates, k)
    this.#clear(scored)
    return ranked
  }

  /** What one document scores, term by term and field by field. For explanations, not for speed. */
  explain(
    terms: readonly ScoredTerm[],
    document: number,
  ): { readonly term: number; readonly score: number; readonly fields: readonly number[] }[] {
    return this.#listsOf(terms).flatMap(({ term, fields, weight }) => {
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

  /** One search ranks by the same terms several times. */
  #listsOf(terms: readonly ScoredTerm[]): readonly List[] {
    if (terms !== this.#terms) {
      this.#terms = terms
      this.#lists = this.#weighLists(terms)
    }
    return this.#lists
  }

  #weighLists(terms: readonly ScoredTerm[]): List[] {
    const { documentCount } = this.#reader
    return terms
      .map(({ term, weight, fields, documentFrequency }) => {
        const head = this.#reader.list(term)
        const { impact } = head
        const full =
          weight *
          inverseDocumentFrequency(documentFrequency ?? head.documentFrequency, documentCount)
        return {
          term,
          fields,
          weight: full,
          bound: (full * impact) / 255,
          documentFrequency: head.documentFrequency,
        }
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
    this.#greatest = 0
    markSorted(this.#allowed, documents)
    let next = 0
    // No more than this is the k-th greatest sum: finding it takes a look at every document, so
    // it is not looked for where it cannot be enough, nor before as much was read again.
    let most = Infinity
    let kth = 0
    let read = 0
    while (next < lists.length) {
      const rest = remaining[next] ?? 0
      const pays = read >= this.#touchedCount && this.#greatest > rest && most > rest
      if (pays && this.#touchedCount >= k) {
        read = 0
        kth = this.#kth(this.#touched.subarray(0, this.#touchedCount), k)
        // Strictly: a document at the threshold could still win a tie.
        if (kth > rest) break
        most = kth
      }
      const list = lists[next++] as List
      this.#accumulate(list)
      most += list.bound
      read += list.documentFrequency
    }
    const admitted = this.#touched.subarray(0, this.#touchedCount)
    if (next === lists.length || admitted.length < k) return { documents: admitted, next }
    // Sorting takes longer than sorting out. The touched themselves stay: they are to be cleared.
    const left = this.#reaching(admitted, kth - (remaining[next] ?? 0))
    return { documents: this.#sort(left === admitted ? admitted.slice() : left), next }
  }

  /** Sorts in place; many documents through one bit each, in a time that grows with them alone. */
  #sort(documents: Int32Array): Int32Array {
    if (documents.length * 16 < this.#allowed.length) {
      documents.sort()
      return documents
    }
    const bits = this.#allowed.fill(0)
    for (const document of documents)
      bits[document >>> 5] = (bits[document >>> 5] ?? 0) | (1 << (document & 31))
    let count = 0
    for (let word = 0; word < bits.length; word++)
      for (let left = bits[word] ?? 0; left !== 0; left &= left - 1)
        documents[count++] = (word << 5) + (31 - Math.clz32(left & -left))
    return documents
  }

  /** Adds what one list gives to all allowed documents. */
  #accumulate({ term, fields, weight }: List): void {
    const { lengthBytes, norms } = this.#reader
    const weights = this.#weightsOfCodes(fields)
    const chunks = this.#chunks
    const sums = this.#sums
    const allowed = this.#allowed
    let touched = this.#touchedCount
    let greatest = this.#greatest
    chunks.open(term)
    while (chunks.next(0)) {
      const { documents, codes, end } = chunks
      for (let i = chunks.first; i < end; i++) {
        const document = documents[i] ?? 0
        if (((allowed[document >>> 5] ?? 0) & (1 << (document & 31))) === 0) continue
        let weighted = weights[codes[i] ?? 0] ?? 0
        if (weighted < 0) weighted = this.#weigh(chunks.extra, fields, chunks.extraAt(i))
        if (weighted === 0) continue
        const before = sums[document] ?? 0
        if (before === 0) this.#touched[touched++] = document
        const norm = norms[lengthBytes[document] ?? 0] ?? 1
        const after = before + weight * saturate(weighted, norm)
        sums[document] = after
        if (after > greatest) greatest = after
      }
    }
    this.#touchedCount = touched
    this.#greatest = greatest
  }

  /** Adds what one list gives to `candidates`, which are sorted. */
  #ask({ term, fields, weight }: List, candidates: Int32Array): void {
    const chunks = this.#chunks
    const weights = this.#weightsOfCodes(fields)
    chunks.open(term)
    const { directory, codes: allCodes } = chunks
    if (directory !== null) {
      const { bits } = directory
      for (const document of candidates) {
        if (((bits[document >>> 5] ?? 0) & (1 << (document & 31))) === 0) continue
        const posting = postingOf(directory, document)
        const weighted = weights[allCodes[posting] ?? 0] ?? 0
        this.#add(document, weighted, posting, fields, weight)
      }
      return
    }
    for (let k = 0; k < candidates.length && chunks.next(candidates[k] ?? 0);) {
      const { documents, codes, end } = chunks
      for (let i = chunks.first; i < end; i++) {
        const document = documents[i] ?? 0
        while (k < candidates.length && (candidates[k] ?? 0) < document) k++
        if (candidates[k] === document)
          this.#add(document, weights[codes[i] ?? 0] ?? 0, i, fields, weight)
        else if (k === candidates.length) return
      }
    }
  }

  /** Adds what one posting of the open list gives to its document; -1 is a count to be read. */
  #add(document: number, count: number, posting: number, fields: number, weight: number): void {
    const { lengthBytes, norms } = this.#reader
    const { extra } = this.#chunks
    const weighted = count < 0 ? this.#weigh(extra, fields, this.#chunks.extraAt(posting)) : count
    const norm = norms[lengthBytes[document] ?? 0] ?? 1
    this.#sums[document] = (this.#sums[document] ?? 0) + weight * saturate(weighted, norm)
  }

  /** By code: the weighted count that it stands for in some of the fields; -1 if it does not say. */
  #weightsOfCodes(fields: number): Float64Array {
    let weights = this.#codeWeights.get(fields)
    if (weights === undefined) {
      weights = Float64Array.from({ length: 256 }, (_, code) =>
        isWholeCode(code) ? this.#weigh(countsOfCode(code), fields) : -1,
      )
      this.#codeWeights.set(fields, weights)
    }
    return weights
  }

  #weigh(counts: ArrayLike<number>, fields: number, at = 0): number {
    let weighted = 0
    for (let field = 0; field < FIELD_COUNT; field++)
      if (fields & (1 << field))
        weighted += (counts[at + field] ?? 0) * (this.#fieldWeights[field] ?? 0)
    return weighted
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
    // Those admitted have just been sorted out, and without sums there is nothing to go by.
    let pruned = remaining[next] ?? 0
    for (let i = next; i < lists.length; i++) {
      const rest = remaining[i] ?? 0
      // Sorting out takes a look at every candidate: again only when much less can be added.
      if (rest < pruned * PRUNE_AGAIN) {
        left = this.#prune(left, rest, k)
        pruned = rest
      }
      this.#ask(lists[i] as List, left)
    }
    return left
  }

  #prune(candidates: Int32Array, rest: number, k: number): Int32Array {
    // Few candidates are asked sooner than they are sorted out.
    if (candidates.length <= 2 * k || candidates.length < 64) return candidates
    return this.#reaching(candidates, this.#kth(candidates, k) - rest)
  }

  /** Those whose sum is at least a threshold. */
  #reaching(candidates: Int32Array, threshold: number): Int32Array {
    if (threshold <= 0) return candidates
    const left = this.#room
    let count = 0
    // What is there already is only narrowed: it is read ahead of where it is written.
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

const PRUNE_AGAIN = 0.8

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

/** Sets one bit for each of `documents`, sorted, and clears all others. */
function markSorted(bits: Uint32Array, documents: Int32Array): void {
  bits.fill(0)
  let word = 0
  let marked = 0
  for (const document of documents) {
    // Of neighbours one write is enough.
    if (document >>> 5 !== word) {
      bits[word] = marked
      word = document >>> 5
      marked = 0
    }
    marked |= 1 << (document & 31)
  }
  if (documents.length > 0) bits[word] = marked
}
