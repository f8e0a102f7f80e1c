/**
 * Sums: what posting lists add to documents. The loops of scoring.
 *
 * Layer: search. Imports: index, search.
 */

import { ChunkReader, decodedLists } from '../index/chunk-reader.ts'
import { postingOf } from '../index/decoded-lists.ts'
import { saturate } from '../index/list.ts'
import { countsOfCode, isWholeCode } from '../index/posting.ts'
import type { IndexReader } from '../index/reader.ts'
import { FIELD_COUNT } from '../index/schema.ts'
import { markSorted, sortThroughBits } from './document-bits.ts'
import type { ScoredList } from './scored-lists.ts'

/** Work space; one ranking at a time may use it, and clears what it has added up. */
export class Sums {
  /** By document; 0 for those that nothing was added to. */
  readonly values: Float64Array
  /** No sum of a touched document is greater. */
  greatest = 0
  readonly #reader: IndexReader
  readonly #chunks: ChunkReader
  readonly #touched: Int32Array
  #touchedCount = 0
  /** One bit a document: whether `addAll` may add to it. */
  readonly #allowed: Uint32Array
  readonly #fieldWeights: Float64Array
  readonly #codeWeights = new Map<number, Float64Array>()

  constructor(reader: IndexReader) {
    const { documentCount, meta } = reader
    this.#reader = reader
    this.#chunks = new ChunkReader(reader, decodedLists(reader))
    this.values = new Float64Array(documentCount)
    this.#touched = new Int32Array(documentCount)
    this.#allowed = new Uint32Array((documentCount + 31) >>> 5)
    this.#fieldWeights = Float64Array.from(
      { length: FIELD_COUNT },
      (_, field) => meta.shape.fieldWeights[field] ?? 0,
    )
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

  clear(documents: Int32Array): void {
    for (const document of documents) this.values[document] = 0
  }

  /** Adds what one list gives to all allowed documents. */
  addAll({ term, fields, weight }: ScoredList): void {
    const { lengthBytes, norms } = this.#reader
    const weights = this.#weightsOfCodes(fields)
    const chunks = this.#chunks
    const sums = this.values
    const allowed = this.#allowed
    let touched = this.#touchedCount
    let greatest = this.greatest
    chunks.open(term)
    while (chunks.following()) {
      const { documents, codes, end } = chunks
      for (let i = chunks.first; i < end; i++) {
        const document = documents[i] ?? 0
        if (((allowed[document >>> 5] ?? 0) & (1 << (document & 31))) === 0) continue
        let weighted = weights[codes[i] ?? 0] ?? 0
        if (weighted < 0) weighted = this.weigh(chunks.extra, fields, chunks.extraAt(i))
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
    this.greatest = greatest
  }

  /** Adds what one list gives to `candidates`, which are sorted. */
  addTo(candidates: Int32Array, { term, fields, weight }: ScoredList): void {
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
    const weighted = count < 0 ? this.weigh(extra, fields, this.#chunks.extraAt(posting)) : count
    const norm = norms[lengthBytes[document] ?? 0] ?? 1
    this.values[document] = (this.values[document] ?? 0) + weight * saturate(weighted, norm)
  }

  /** By code: the weighted count that it stands for in some of the fields; -1 if it does not say. */
  #weightsOfCodes(fields: number): Float64Array {
    let weights = this.#codeWeights.get(fields)
    if (weights === undefined) {
      weights = Float64Array.from({ length: 256 }, (_, code) =>
        isWholeCode(code) ? this.weigh(countsOfCode(code), fields) : -1,
      )
      this.#codeWeights.set(fields, weights)
    }
    return weights
  }

  /** Sum of the counts from `at` on, in some of the fields, as the fields weigh. */
  weigh(counts: ArrayLike<number>, fields: number, at = 0): number {
    let weighted = 0
    for (let field = 0; field < FIELD_COUNT; field++)
      if (fields & (1 << field))
        weighted += (counts[at + field] ?? 0) * (this.#fieldWeights[field] ?? 0)
    return weighted
  }
}
