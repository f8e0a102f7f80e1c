/**
 * Reading lists in chunks, decoded now or out of those that are kept decoded.
 *
 * A chunk is a stretch of columns, from `first` up to `end`. Of a list that is kept decoded it
 * is a view that begins where the wanted document is; of any other it is a block, decoded for
 * the purpose. Either way what ends before the wanted document is passed over.
 *
 * Layer: index. Imports: index.
 */

import { ChunkDecoder } from './chunk-decoder.ts'
import { DecodedLists, type DecodedList } from './decoded-lists.ts'
import { SKIP } from './list.ts'
import type { ListHead } from './list-head.ts'
import type { IndexReader } from './reader.ts'
import { FIELD_COUNT } from './schema.ts'

export class ChunkReader {
  /** The postings of the chunk: `first` up to `end` of each column. Change from chunk to chunk. */
  documents: Int32Array
  /** See `posting.ts`; where a code does not say all, the counts are in `extra`. */
  codes: Uint8Array
  first = 0
  end = 0
  /** Counts by field, from `extraAt` of a posting on. */
  extra: Uint32Array

  readonly #reader: IndexReader
  readonly #lists: DecodedLists
  readonly #decoder: ChunkDecoder
  #list: DecodedList | null = null
  #term = -1
  /** Postings of the open list. */
  #size = 0
  /** Postings decoded since the list was opened. */
  #decoded = 0

  constructor(reader: IndexReader, lists: DecodedLists) {
    this.#reader = reader
    this.#lists = lists
    this.#decoder = new ChunkDecoder(reader)
    this.documents = this.#decoder.documents
    this.codes = this.#decoder.codes
    this.extra = this.#decoder.extra
  }

  /** Moves before the first chunk of a list. */
  open(term: number): ListHead {
    const head = this.#reader.list(term)
    if (this.#decoded > 0) this.#lists.count(this.#term, this.#decoded / this.#size)
    this.#decoded = 0
    this.#term = term
    this.#size = head.documentFrequency
    this.first = 0
    this.end = 0
    this.#list = this.#lists.find(term, head, this.#decoder)
    if (this.#list === null) this.#decoder.open(head)
    const { documents, codes, extra } = this.#list ?? this.#decoder
    this.documents = documents
    this.codes = codes
    this.extra = extra
    return head
  }

  /**
   * Moves to the next chunk, the first that may hold a document from `target` on.
   *
   * @returns False after the last one.
   * @throws {ServiceError} `index/corrupt` when a posting names a document that is not there.
   */
  next(target: number): boolean {
    if (this.#list === null) return this.#decode(target)
    const size = this.documents.length
    this.first = firstFrom(this.documents, this.end, target)
    this.end = Math.min(size, this.first + STRETCH)
    return this.first < size
  }

  /** Moves to the next chunk, whatever is in it: for those who want all. */
  following(): boolean {
    if (this.#list === null) return this.#decode(0)
    this.first = this.end
    this.end = this.documents.length
    return this.first < this.end
  }

  /** The same, in blocks of the skip table: `block` is its number. */
  nextBlock(target: number): boolean {
    if (this.#list === null) return this.#decode(target)
    const size = this.documents.length
    const found = firstFrom(this.documents, this.end, target)
    if (found >= size) return false
    this.first = found - (found % SKIP)
    this.end = Math.min(size, this.first + SKIP)
    return true
  }

  /** Number of the block in its list, from 0. */
  get block(): number {
    return this.#list === null ? this.#decoder.number : Math.floor(this.first / SKIP)
  }

  /** The open list in whole columns, if it is kept. */
  get kept(): DecodedList | null {
    return this.#list
  }

  /** Where the counts of a posting whose code does not say all start in `extra`. */
  extraAt(posting: number): number {
    if (this.#list === null) return posting * FIELD_COUNT
    const { extraPostings } = this.#list
    return firstFrom(extraPostings, 0, posting) * FIELD_COUNT
  }

  #decode(target: number): boolean {
    const more = this.#decoder.next(target)
    this.end = this.#decoder.count
    this.#decoded += this.end
    return more
  }
}

/** Long enough to make up for finding it, short enough to be passed over. */
const STRETCH = 16

/** The first place from `from` on where an ascending column has at least `target`. */
function firstFrom(column: Int32Array, from: number, target: number): number {
  const size = column.length
  if (from >= size || (column[from] ?? 0) >= target) return from
  // In ever longer leaps, then by halves: what is near is found at once.
  let low = from
  let step = 1
  while (low + step < size && (column[low + step] ?? 0) < target) {
    low += step
    step *= 2
  }
  let high = Math.min(size, low + step)
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((column[middle] ?? 0) < target) low = middle
    else high = middle
  }
  return high
}

const decodedOf = new WeakMap<IndexReader, DecodedLists>()
const readers = new WeakMap<IndexReader, ChunkReader>()

/** The lists of an index that are kept decoded, for all who read it. */
export function decodedLists(reader: IndexReader): DecodedLists {
  let lists = decodedOf.get(reader)
  if (lists === undefined) decodedOf.set(reader, (lists = new DecodedLists(reader)))
  return lists
}

/** The chunk reader of an index, for walks that end before another one may start. */
export function chunksOf(reader: IndexReader): ChunkReader {
  let chunks = readers.get(reader)
  if (chunks === undefined)
    readers.set(reader, (chunks = new ChunkReader(reader, decodedLists(reader))))
  return chunks
}
