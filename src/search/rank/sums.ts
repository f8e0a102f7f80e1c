/**
 * Sums: what posting lists add to documents. The loops of scoring.
 *
 * Layer: search. Imports: index, search.
 */

import { ChunkReader, decodedLists } from '../../index/chunk-reader.ts'
import { postingOf, type DecodedList } from '../../index/decoded-lists.ts'
import { saturate } from '../../index/list.ts'
import type { IndexReader } from '../../index/reader.ts'
import { EVERY_FIELD } from '../../index/schema.ts'
import type { Weigher } from '../../index/weigher.ts'
import { markSorted, sortThroughBits } from '../retrieve/document-bits.ts'
import type { ScoredList } from './scored-lists.ts'

/** Up to so many postings for each candidate a list is walked instead of asked. */
const WALK_SHARE = 2

/** Work space; one ranking at a time may use it, and clears what it has added up. */
export class Sums {
  /** By document; 0 for those that nothing was added to. */
  readonly values: Float64Array
  /** No sum of a touched document is greater. */
  greatest = 0
  readonly weigher: Weigher
  readonly #reader: IndexReader
  readonly #chunks: ChunkReader
  readonly #touched: Int32Array
  #touchedCount = 0
  /** One bit a document: whether `addAll` may add to it. */
  readonly #allowed: Uint32Array

  constructor(reader: IndexReader) {
    const { documentCount } = reader
    this.#reader = reader
    const lists = decodedLists(reader)
    this.weigher = lists.weigher
    this.#chunks = new ChunkReader(reader, lists)
    this.values = new Float64Array(documentCount)
    this.#touched = new Int32Array(documentCount)
    this.#allowed = new Uint32Array((documentCount + 31) >>> 5)
  }

  /** Lets `addAll` add to these documents alone, which are sorted; none is touched yet. */
  allow(documents: Int32Array): void {
    this.#touchedCount = 0
    this.greatest = 0
    markSorted(this.#allowed, documents)
  }

  /** Documents that `addAll` has added to since `allow`, in no order: a view. */
  get touched(): Int32Array {
    return this.#touched.subarray(0, this.#touchedCount)
  }

  get touchedCount(): number {
    return this.#touchedCount
  }

  /** Sorts documents in place. Whom `addAll` may add to is forgotten. */
  inOrder(documents: Int32Array): Int32Array {
    return sortThroughBits(documents, this.#allowed)
  }

  /** Moves the sums of `documents` to `scores`, by place, and forgets those of all others. */
  take(documents: Int32Array, scores: Float64Array): void {
    const sums = this.values
    for (let i = 0; i < documents.length; i++) scores[i] = sums[documents[i] ?? 0] ?? 0
    const { touched } = this
    for (let i = 0; i < touched.length; i++) sums[touched[i] ?? 0] = 0
  }

  /** Forgets all sums, also of a list that was not read to its end. */
  clear(): void {
    this.values.fill(0)
    this.#touchedCount = 0
  }

  /** Adds what one list gives to all allowed documents. */
  addAll({ term, fields, weight }: ScoredList): void {
    const chunks = this.#chunks
    chunks.open(term)
    if (chunks.kept !== null && fields === EVERY_FIELD) {
      this.#addImpacts(chunks.kept, weight)
      return
    }
    const { lengthBytes, norms } = this.#reader
    const weights = this.weigher.ofCodes(fields)
    const sums = this.values
    const allowed = this.#allowed
    const touched = this.#touched
    let count = this.#touchedCount
    let greatest = this.greatest
    while (chunks.following()) {
      const { documents, codes, end } = chunks
      for (let i = chunks.first; i < end; i++) {
        const document = documents[i] ?? 0
        if (((allowed[document >>> 5] ?? 0) & (1 << (document & 31))) === 0) continue
        let weighted = weights[codes[i] ?? 0] ?? 0
        if (weighted < 0) weighted = this.#weighExtra(i, fields)
        if (weighted === 0) continue
        const before = sums[document] ?? 0
        if (before === 0) touched[count++] = document
        const norm = norms[lengthBytes[document] ?? 0] ?? 1
        const after = before + weight * saturate(weighted, norm)
        sums[document] = after
        if (after > greatest) greatest = after
      }
    }
    this.#touchedCount = count
    this.greatest = greatest
  }

  /** The same for a list whose impacts are at hand. */
  #addImpacts({ documents, impacts }: DecodedList, weight: number): void {
    const sums = this.values
    const allowed = this.#allowed
    const touched = this.#touched
    let count = this.#touchedCount
    let greatest = this.greatest
    for (let i = 0; i < documents.length; i++) {
      const document = documents[i] ?? 0
      if (((allowed[document >>> 5] ?? 0) & (1 << (document & 31))) === 0) continue
      const impact = impacts[i] ?? 0
      if (impact === 0) continue
      const before = sums[document] ?? 0
      if (before === 0) touched[count++] = document
      const after = before + weight * impact
      sums[document] = after
      if (after > greatest) greatest = after
    }
    this.#touchedCount = count
    this.greatest = greatest
  }

  /** Adds what one list gives to `candidates`, which are sorted, to their scores by place. */
  addTo(candidates: Int32Array, scores: Float64Array, { term, fields, weight }: ScoredList): void {
    const chunks = this.#chunks
    chunks.open(term)
    const kept = fields === EVERY_FIELD ? chunks.kept : null
    if (kept !== null && candidates.length * WALK_SHARE > kept.documents.length) {
      addWalking(candidates, scores, kept, weight)
      return
    }
    const directory = kept?.directory ?? null
    const impacts = kept?.impacts ?? null
    if (directory !== null && impacts !== null) {
      const { bits } = directory
      for (let i = 0; i < candidates.length; i++) {
        const document = candidates[i] ?? 0
        if (((bits[document >>> 5] ?? 0) & (1 << (document & 31))) === 0) continue
        const impact = impacts[postingOf(directory, document)] ?? 0
        scores[i] = (scores[i] ?? 0) + weight * impact
      }
      return
    }
    const weights = this.weigher.ofCodes(fields)
    for (let k = 0; k < candidates.length && chunks.next(candidates[k] ?? 0);) {
      const { documents, codes, end } = chunks
      for (let i = chunks.first; i < end; i++) {
        const document = documents[i] ?? 0
        while (k < candidates.length && (candidates[k] ?? 0) < document) k++
        if (candidates[k] === document) {
          const impact =
            impacts === null
              ? this.#impactOf(document, weights[codes[i] ?? 0] ?? 0, i, fields)
              : (impacts[i] ?? 0)
          scores[k] = (scores[k] ?? 0) + weight * impact
        } else if (k === candidates.length) return
      }
    }
  }

  /** What one posting of the open list gives to its document; -1 is a count to be read. */
  #impactOf(document: number, count: number, posting: number, fields: number): number {
    const { lengthBytes, norms } = this.#reader
    const weighted = count < 0 ? this.#weighExtra(posting, fields) : count
    return saturate(weighted, norms[lengthBytes[document] ?? 0] ?? 1)
  }

  /** The weighted count of a posting of the open list whose code does not say it. */
  #weighExtra(posting: number, fields: number): number {
    const { extra } = this.#chunks
    return this.weigher.ofCounts(extra, fields, this.#chunks.extraAt(posting))
  }
}

/** Adds what a kept list gives to candidates that are nearly as many, walking both. */
function addWalking(
  candidates: Int32Array,
  scores: Float64Array,
  { documents, impacts }: DecodedList,
  weight: number,
): void {
  // Added in any case, if only 0: which of both comes next cannot be guessed.
  for (let i = 0, k = 0; i < documents.length && k < candidates.length;) {
    const listed = documents[i] ?? 0
    const candidate = candidates[k] ?? 0
    const given = listed === candidate ? weight : 0
    scores[k] = (scores[k] ?? 0) + given * (impacts[i] ?? 0)
    i += listed <= candidate ? 1 : 0
    k += candidate <= listed ? 1 : 0
  }
}
