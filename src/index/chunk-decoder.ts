/**
 * Decoding lists in chunks: the loop that everything else waits for.
 *
 * A chunk is a block of the skip table, `SKIP` postings, decoded into columns; one that ends
 * before what is wanted is passed over unread. Nothing is allocated, neither for a posting nor
 * for a list. A cursor (`cursor.ts`) goes posting by posting and has the counts of each; this is
 * for callers that take many, and look at the counts of few.
 *
 * Layer: index. Imports: index, errors.
 */

import { ServiceError } from '../errors.ts'
import { SKIP } from './list.ts'
import { EXPLICIT, isWholeCode, leastOfExtra, REPEAT, SECOND, USUAL } from './posting.ts'
import type { ListHead } from './list-head.ts'
import type { IndexReader } from './reader.ts'
import { FIELD_COUNT } from './schema.ts'

export class ChunkDecoder {
  /** The postings of the chunk: the first `count` of each column. */
  readonly documents = new Int32Array(SKIP)
  /** See `posting.ts`; where a code does not say all, the counts are in `extra`. */
  readonly codes = new Uint8Array(SKIP)
  /** Of the i-th posting, if its code does not say all: counts by field, from `i * FIELD_COUNT`. */
  readonly extra = new Uint32Array(SKIP * FIELD_COUNT)
  count = 0
  /** Number of the chunk in its list, from 0. */
  get number(): number {
    return Math.ceil(this.#read / SKIP) - 1
  }

  readonly #reader: IndexReader
  #head: ListHead
  /** Postings before the next chunk. */
  #read = 0
  #offset = 0
  #base = -1
  #skipAt = 0
  /**
   * By kind: the codes that a list names, and for `EXPLICIT` what would follow. A table rather
   * than a branch: nobody can guess the kind, and a processor's wrong guess takes longer than
   * all the rest.
   */
  readonly #known = new Uint8Array(4)

  constructor(reader: IndexReader) {
    this.#reader = reader
    this.#head = NO_LIST
  }

  /** Moves before the first chunk of a list. */
  open(head: ListHead): void {
    this.#head = head
    this.#read = 0
    this.#offset = head.start
    this.#base = -1
    this.#skipAt = head.skipStart
  }

  /**
   * Decodes the next chunk that may hold a document from `target` on.
   *
   * @returns False after the last one.
   * @throws {ServiceError} `index/corrupt` when a posting names a document that is not there.
   */
  next(target: number): boolean {
    const { documentFrequency, skipEnd } = this.#head
    while (this.#read < documentFrequency) {
      const size = Math.min(SKIP, documentFrequency - this.#read)
      this.#read += size
      if (this.#skipAt < skipEnd) {
        const last = this.#base + this.#skipVarint()
        const bytes = this.#skipVarint()
        this.#skipAt++ // the block's impact
        if (last < target) {
          this.#base = last
          this.#offset += bytes
          continue
        }
      }
      this.#decode(size)
      return true
    }
    this.count = 0
    return false
  }

  #decode(size: number): void {
    const { kindBits, end } = this.#head
    // Most lists have fewer than all kinds, and are spared the question.
    const at =
      kindBits === 2
        ? this.#decodeAll(size)
        : kindBits === 1
          ? this.#decodeFlagged(size)
          : this.#decodeBare(size)
    const document = this.documents[size - 1] ?? 0
    // Documents rise, so the last one tells for all.
    if (document >= this.#reader.documentCount || at > end)
      throw new ServiceError(
        'index/corrupt',
        `a posting names document ${document} of ${this.#reader.documentCount}`,
      )
    this.#offset = at
    this.#base = document
    this.count = size
  }

  /** Decodes a chunk of a list without kinds; returns where it ends. */
  #decodeBare(size: number): number {
    const { lists } = this.#reader
    const { documents } = this
    let at = this.#offset
    let document = this.#base
    this.codes.fill(this.#head.usualCode)
    for (let i = 0; i < size; i++) {
      let head = lists[at++] ?? 0
      if (head > 127) {
        head &= 127
        let byte = 128
        for (let shift = 7; byte & 128 && shift < 35; shift += 7) {
          byte = lists[at++] ?? 0
          head |= (byte & 127) << shift
        }
      }
      document += head + 1
      documents[i] = document
    }
    return at
  }

  /** Decodes a chunk of a list with one bit of kinds; returns where it ends. */
  #decodeFlagged(size: number): number {
    const { lists } = this.#reader
    const { documents, codes } = this
    const known = this.#known
    known[USUAL] = this.#head.usualCode
    let at = this.#offset
    let document = this.#base
    for (let i = 0; i < size; i++) {
      let head = lists[at++] ?? 0
      if (head > 127) {
        head &= 127
        let byte = 128
        for (let shift = 7; byte & 128 && shift < 35; shift += 7) {
          byte = lists[at++] ?? 0
          head |= (byte & 127) << shift
        }
      }
      known[EXPLICIT] = lists[at] ?? 0
      const code = known[head & EXPLICIT] ?? 0
      at += head & EXPLICIT
      if (!isWholeCode(code)) at = this.#readExtra(at, code, i)
      codes[i] = code
      document += (head >>> 1) + 1
      documents[i] = document
    }
    return at
  }

  /** Decodes a chunk of a list with two bits of kinds; returns where it ends. */
  #decodeAll(size: number): number {
    const { lists } = this.#reader
    const { documents, codes } = this
    const known = this.#known
    known[USUAL] = this.#head.usualCode
    known[SECOND] = this.#head.secondCode
    let at = this.#offset
    let document = this.#base
    let code = 0
    for (let i = 0; i < size; i++) {
      let head = lists[at++] ?? 0
      if (head > 127) {
        head &= 127
        let byte = 128
        for (let shift = 7; byte & 128 && shift < 35; shift += 7) {
          byte = lists[at++] ?? 0
          head |= (byte & 127) << shift
        }
      }
      const kind = head & 3
      if (kind === REPEAT) {
        // This one and so many more; a damaged list may say more than the chunk has.
        for (let more = Math.min(head >>> 2, size - 1 - i); more > 0; more--) {
          documents[i] = ++document
          codes[i++] = code
        }
        document++
      } else {
        known[EXPLICIT] = lists[at] ?? 0
        code = known[kind] ?? 0
        at += kind & EXPLICIT
        if (!isWholeCode(code)) at = this.#readExtra(at, code, i)
        document += (head >>> 2) + 1
      }
      documents[i] = document
      codes[i] = code
    }
    return at
  }

  /** Reads the counts that a code leaves to varints; returns where the next posting starts. */
  #readExtra(from: number, code: number, index: number): number {
    const { lists } = this.#reader
    const mask = code & 15
    const least = leastOfExtra(mask)
    let at = from
    for (let field = 0; field < FIELD_COUNT; field++) {
      let count = 0
      if (mask & (1 << field)) {
        let byte = 128
        for (let shift = 0; byte & 128 && shift < 35; shift += 7) {
          byte = lists[at++] ?? 0
          count |= (byte & 127) << shift
        }
        count += least
      }
      this.extra[index * FIELD_COUNT + field] = count
    }
    return at
  }

  #skipVarint(): number {
    const { lists } = this.#reader
    let byte = lists[this.#skipAt++] ?? 0
    let value = byte & 127
    for (let shift = 7; byte & 128 && shift < 35; shift += 7) {
      byte = lists[this.#skipAt++] ?? 0
      value |= (byte & 127) << shift
    }
    return value >>> 0
  }
}

const NO_LIST: ListHead = {
  documentFrequency: 0,
  frequency: 0,
  kindBits: 0,
  usualCode: 0,
  secondCode: 0,
  impact: 0,
  skipStart: 0,
  skipEnd: 0,
  start: 0,
  end: 0,
}
