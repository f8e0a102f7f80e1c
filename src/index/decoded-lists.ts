/**
 * Decoded lists: those that searches ask for again and again, kept as columns.
 *
 * Queries of one corpus share their common words, so the lists that cost the most to decode are
 * those that are decoded most often. A list is kept once it has been read twice over: until then
 * decoding just the blocks that are wanted is cheaper. It stays for a while, and for good if it is
 * asked for more often than those whose place it would take.
 *
 * Layer: index. Imports: index.
 */

import type { ChunkDecoder } from './chunk-decoder.ts'
import { LONG, saturate } from './list.ts'
import type { ListHead } from './list-head.ts'
import { isWholeCode } from './posting.ts'
import type { IndexReader } from './reader.ts'
import { EVERY_FIELD, FIELD_COUNT } from './schema.ts'
import { Weigher } from './weigher.ts'

/** A list in columns, by number of posting. */
export interface DecodedList {
  readonly documents: Int32Array
  /** See `posting.ts`. */
  readonly codes: Uint8Array
  /** What each posting gives when all fields count, before it is weighed: saturated. */
  readonly impacts: Float32Array
  /** Numbers of the postings whose code does not say all, ascending. */
  readonly extraPostings: Int32Array
  /** Their counts: `FIELD_COUNT` for each. */
  readonly extra: Uint32Array
  /** Where the list has so many documents that it takes little beside the columns. */
  readonly directory: DocumentDirectory | null
}

/** Finds a document in a list without a search. */
export interface DocumentDirectory {
  /** Bit d & 31 of word d >>> 5: whether document d is in the list. */
  readonly bits: Int32Array
  /** The same by byte, as in a `Bitmap`: indexes are little-endian, and so is who reads them. */
  readonly bytes: Uint8Array
  /** By word: postings before it. */
  readonly before: Int32Array
}

/** The number of a document's posting; only for documents that are in the list. */
export function postingOf({ bits, before }: DocumentDirectory, document: number): number {
  const word = document >>> 5
  const lower = (bits[word] ?? 0) & ((1 << (document & 31)) - 1)
  return (before[word] ?? 0) + countBits(lower)
}

/** How many bits of a word are set: in pairs, fours, eights, then all by one multiplication. */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/**
 * Bytes kept by default: what the index leaves of `INDEX_AND_KEPT_BYTES`, within bounds. The more is
 * kept the less is decoded, and the memory of an isolate is the bound of it all.
 */
export function keptBytesOf(indexBytes: number): number {
  return Math.min(MOST_KEPT_BYTES, Math.max(LEAST_KEPT_BYTES, INDEX_AND_KEPT_BYTES - indexBytes))
}

const MIB = 1024 * 1024
const INDEX_AND_KEPT_BYTES = 36 * MIB
const LEAST_KEPT_BYTES = 8 * MIB
const MOST_KEPT_BYTES = 24 * MIB
/** So often a list is read, in sum, before it is kept. */
const READS_BEFORE = 2
/** Of so many lists that are not kept it is known how they have been asked for. */
const KNOWN_DEMANDS = 8192
/**
 * The part for what was asked for last; the rest is for what is asked for again and again, and what a
 * few searches want only once cannot push it out. (TinyLFU with a window, of Einziger, Friedman and
 * Manes, 2017, with plain counts.)
 */
const RECENT_SHARE = 1 / 3

/** How a list has been asked for; less with time. */
interface Demand {
  /** How often it was opened. */
  opened: number
  /** How often it was decoded, in parts of the whole. */
  decoded: number
}

interface Kept extends Pick<Demand, 'opened'> {
  readonly list: DecodedList
  readonly bytes: number
  /** Whether it was opened since it was last passed over: it is passed over once more. */
  isUsed: boolean
}

export class DecodedLists {
  /** What the impacts of kept lists were weighed with. */
  readonly weigher: Weigher
  // In the order of insertion, which stands for that of use (`leastUsed`).
  readonly #recent = new Map<number, Kept>()
  readonly #steady = new Map<number, Kept>()
  /** By term, of lists that are not kept. */
  readonly #demands = new Map<number, Demand>()
  #recentBytes = 0
  #steadyBytes = 0
  readonly #reader: IndexReader
  readonly #most: number

  /** @param most - Bytes to keep. */
  constructor(reader: IndexReader, most: number = keptBytesOf(reader.byteLength)) {
    this.#reader = reader
    this.weigher = new Weigher(reader.meta.shape)
    this.#most = most
  }

  /**
   * The columns of a list, if they are kept or worth it by now; null otherwise.
   *
   * @param decoder - Used when the list has to be decoded.
   */
  find(term: number, head: ListHead, decoder: ChunkDecoder): DecodedList | null {
    if (head.documentFrequency < LONG) return null
    const kept = this.#steady.get(term) ?? this.#recent.get(term)
    if (kept !== undefined) {
      kept.opened++
      kept.isUsed = true
      return kept.list
    }
    const demand = this.#demands.get(term)
    if (demand === undefined) return null
    demand.opened++
    if (demand.decoded < READS_BEFORE) return null
    // One list is not to push out all others.
    if (head.documentFrequency * BYTES_PER_POSTING > this.#most * RECENT_SHARE) return null
    const list = decode(head, decoder, this.#reader, this.weigher)
    this.#demands.delete(term)
    this.#keep(term, { list, bytes: sizeOf(list), opened: demand.opened, isUsed: false })
    return list
  }

  /** Takes note that so large a part of a list was decoded. */
  count(term: number, part: number): void {
    const demand = this.#demands.get(term)
    if (demand === undefined) this.#remember(term, { opened: 1, decoded: part })
    else demand.decoded += part
  }

  /** Bytes of all that is kept. */
  get bytes(): number {
    return this.#recentBytes + this.#steadyBytes
  }

  #keep(term: number, kept: Kept): void {
    this.#recent.set(term, kept)
    this.#recentBytes += kept.bytes
    for (const [oldest, each] of leastUsed(this.#recent)) {
      if (this.#recentBytes <= this.#most * RECENT_SHARE) return
      this.#recent.delete(oldest)
      this.#recentBytes -= each.bytes
      this.#settle(oldest, each)
    }
  }

  /** Keeps on what is asked for more than what it would push out. */
  #settle(term: number, kept: Kept): void {
    const leaving: number[] = []
    let free = this.#most * (1 - RECENT_SHARE) - this.#steadyBytes
    for (const [oldest, each] of leastUsed(this.#steady)) {
      if (free >= kept.bytes || each.opened >= kept.opened) break
      leaving.push(oldest)
      free += each.bytes
    }
    if (free < kept.bytes) {
      this.#remember(term, { opened: kept.opened, decoded: 0 })
      return
    }
    for (const oldest of leaving) {
      const { bytes, opened } = this.#steady.get(oldest) as Kept
      this.#steady.delete(oldest)
      this.#steadyBytes -= bytes
      this.#remember(oldest, { opened, decoded: 0 })
    }
    this.#steady.set(term, kept)
    this.#steadyBytes += kept.bytes
  }

  #remember(term: number, demand: Demand): void {
    if (this.#demands.size >= KNOWN_DEMANDS) this.#age()
    this.#demands.set(term, demand)
  }

  /** Halves what is known of demands: what was asked for long ago counts less. */
  #age(): void {
    for (const lists of [this.#steady, this.#recent])
      for (const kept of lists.values()) {
        kept.opened /= 2
        kept.isUsed = false
      }
    for (const [term, demand] of this.#demands) {
      demand.opened /= 2
      demand.decoded /= 2
      if (demand.opened < 1) this.#demands.delete(term)
    }
  }
}

/**
 * The lists that were not used for longest, about; those that are taken may be deleted. (The CLOCK
 * of Corbato, 1968: to open a list costs a flag, where an exact order would move it each time.)
 */
function* leastUsed(lists: Map<number, Kept>): Generator<[term: number, kept: Kept]> {
  for (const [term, kept] of lists) {
    if (!kept.isUsed) {
      yield [term, kept]
      continue
    }
    kept.isUsed = false
    lists.delete(term)
    lists.set(term, kept)
  }
}

/** Four for the document, one for the code, four for the impact. */
export const BYTES_PER_POSTING = 9

/** A list that every so manieth document is in has a directory. */
const DIRECTORY_SHARE = 16

function sizeOf({ documents, extraPostings, extra, directory }: DecodedList): number {
  const rest = extraPostings.byteLength + extra.byteLength
  const bits = directory === null ? 0 : 2 * directory.bits.byteLength
  return documents.length * BYTES_PER_POSTING + rest + bits
}

function decode(
  head: ListHead,
  decoder: ChunkDecoder,
  { documentCount, lengthBytes, norms }: IndexReader,
  weigher: Weigher,
): DecodedList {
  const documents = new Int32Array(head.documentFrequency)
  const codes = new Uint8Array(head.documentFrequency)
  const impacts = new Float32Array(head.documentFrequency)
  const weights = weigher.ofCodes(EVERY_FIELD)
  const extraPostings: number[] = []
  const extra: number[] = []
  let size = 0
  decoder.open(head)
  while (decoder.next(0)) {
    const { count } = decoder
    documents.set(decoder.documents.subarray(0, count), size)
    codes.set(decoder.codes.subarray(0, count), size)
    for (let i = 0; i < count; i++) {
      const code = decoder.codes[i] ?? 0
      let weighted = weights[code] ?? 0
      if (!isWholeCode(code)) {
        weighted = weigher.ofCounts(decoder.extra, EVERY_FIELD, i * FIELD_COUNT)
        extraPostings.push(size + i)
        for (let field = 0; field < FIELD_COUNT; field++)
          extra.push(decoder.extra[i * FIELD_COUNT + field] ?? 0)
      }
      const norm = norms[lengthBytes[decoder.documents[i] ?? 0] ?? 0] ?? 1
      impacts[size + i] = saturate(weighted, norm)
    }
    size += count
  }
  return {
    documents,
    codes,
    impacts,
    extraPostings: Int32Array.from(extraPostings),
    extra: Uint32Array.from(extra),
    directory:
      documents.length * DIRECTORY_SHARE < documentCount
        ? null
        : directoryOf(documents, documentCount),
  }
}

function directoryOf(documents: Int32Array, documentCount: number): DocumentDirectory {
  const words = (documentCount + 31) >>> 5
  const bits = new Int32Array(words)
  const before = new Int32Array(words)
  for (const document of documents)
    bits[document >>> 5] = (bits[document >>> 5] ?? 0) | (1 << (document & 31))
  for (let word = 1; word < words; word++)
    before[word] = (before[word - 1] ?? 0) + countBits(bits[word - 1] ?? 0)
  return { bits, bytes: new Uint8Array(bits.buffer), before }
}
