/**
 * Unions: the documents of any of some lists or sets.
 *
 * Few are sorted, many are marked in one bit each.
 *
 * Layer: search. Imports: index, search.
 */

import { chunksOf, type ChunkReader } from '../../index/chunk-reader.ts'
import type { IndexReader } from '../../index/reader.ts'
import { EVERY_FIELD } from '../../index/schema.ts'
import { addBits, readBits, setBits } from './document-bits.ts'

/** Sorted document numbers. */
export type Documents = Int32Array

/** Below this many documents in all, sorting beats marking them in a bit set. */
export const SMALL_UNION = 4096

/** The documents that have one of the terms, in one of the fields. */
export function anyOf(reader: IndexReader, terms: readonly number[], fields: number): Documents {
  const total = frequencyOf(reader, terms)
  const chunks = chunksOf(reader)
  const [only] = terms
  if (terms.length === 1 && only !== undefined && fields === EVERY_FIELD) {
    chunks.open(only)
    if (chunks.kept !== null) return chunks.kept.documents
  }
  if (terms.length > 1 && total > SMALL_UNION) {
    const bits = new Uint32Array((reader.documentCount + 31) >>> 5)
    markTerms(reader, bits, terms, fields)
    return readBits(bits, new Int32Array(Math.min(total, reader.documentCount)))
  }
  const joined = new Int32Array(total)
  let count = 0
  for (const term of terms) {
    chunks.open(term)
    while (chunks.following())
      for (let i = chunks.first; i < chunks.end; i++)
        if ((chunks.codes[i] ?? 0) & fields) joined[count++] = chunks.documents[i] ?? 0
  }
  const documents = joined.subarray(0, count)
  if (terms.length < 2) return documents
  documents.sort()
  return distinct(documents)
}

/** How many postings the lists of some terms have together. */
export function frequencyOf(reader: IndexReader, terms: readonly number[]): number {
  let total = 0
  for (const term of terms) total += reader.list(term).documentFrequency
  return total
}

/** Sets the bits of the documents that have one of the terms, in one of the fields. */
export function markTerms(
  reader: IndexReader,
  bits: Uint32Array,
  terms: readonly number[],
  fields: number,
): void {
  const chunks = chunksOf(reader)
  for (const term of terms) {
    chunks.open(term)
    const directory = fields === EVERY_FIELD ? (chunks.kept?.directory ?? null) : null
    if (directory !== null) addBits(bits, directory.bits)
    else while (chunks.following()) markChunk(bits, chunks, fields)
  }
}

function markChunk(
  bits: Uint32Array,
  { documents, codes, first, end }: ChunkReader,
  fields: number,
): void {
  for (let i = first; i < end; i++) {
    if (((codes[i] ?? 0) & fields) === 0) continue
    const document = documents[i] ?? 0
    bits[document >>> 5] = (bits[document >>> 5] ?? 0) | (1 << (document & 31))
  }
}

/** Every document that is in one of the sets. */
export function union(reader: IndexReader, sets: readonly Documents[]): Documents {
  const some = sets.filter((set) => set.length > 0)
  if (some.length <= 1) return some[0] ?? new Int32Array()
  const size = some.reduce((sum, set) => sum + set.length, 0)
  if (size <= SMALL_UNION) {
    const joined = new Int32Array(size)
    let at = 0
    for (const set of some) {
      joined.set(set, at)
      at += set.length
    }
    joined.sort()
    return distinct(joined)
  }
  const bits = new Uint32Array((reader.documentCount + 31) >>> 5)
  for (const set of some) setBits(bits, set)
  return readBits(bits, new Int32Array(Math.min(size, reader.documentCount)))
}

/** Drops repeated documents of a sorted set, in place. */
function distinct(sorted: Int32Array): Documents {
  let count = 0
  for (const document of sorted)
    if (count === 0 || sorted[count - 1] !== document) sorted[count++] = document
  return sorted.subarray(0, count)
}
