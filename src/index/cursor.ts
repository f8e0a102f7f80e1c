/**
 * A cursor: walks one posting list, and leaps over what is not wanted.
 *
 * Layer: index. Imports: index, errors.
 */

import { ServiceError } from '../errors.ts'
import { SKIP } from './list.ts'
import { PostingReader } from './posting.ts'
import type { ListHead } from './list-head.ts'
import type { IndexReader } from './reader.ts'

/** Beyond every document. */
export const END = 0x7fffffff

export class Cursor {
  /** Current document; -1 before the first, `END` after the last. */
  document = -1
  readonly head: ListHead
  readonly #postings: PostingReader
  readonly #documents: number
  /** Postings read so far. */
  #read = 0
  // The skip entry ahead: the block it describes starts at posting #blockFirst.
  #skipAt: number
  #blockFirst = 0
  #blockOffset: number
  #blockBase = -1

  constructor(reader: IndexReader, term: number) {
    this.head = reader.list(term)
    this.#postings = new PostingReader(reader.lists)
    this.#postings.seek(this.head.start, -1, this.head)
    this.#documents = reader.documentCount
    this.#skipAt = this.head.skipStart
    this.#blockOffset = this.head.start
  }

  /** Occurrences of the current posting by field. */
  get counts(): Uint32Array {
    return this.#postings.counts
  }

  /** Mask of the fields of the current posting. */
  get mask(): number {
    return this.#postings.mask
  }

  /** Number of the current posting in its list, from 0. */
  get ordinal(): number {
    return this.#read - 1
  }

  /** Moves to the next posting and returns its document. */
  next(): number {
    if (this.#read >= this.head.documentFrequency) return (this.document = END)
    this.#postings.next()
    this.#read++
    const { document, offset } = this.#postings
    if (document >= this.#documents || offset > this.head.end)
      throw new ServiceError(
        'index/corrupt',
        `a posting names document ${document} of ${this.#documents}`,
      )
    return (this.document = document)
  }

  /** Moves to the first posting whose document is at least `target`, and returns it. */
  advance(target: number): number {
    if (this.document >= target) return this.document
    if (this.#skipAt < this.head.skipEnd) this.#leap(target)
    while (this.document < target) this.next()
    return this.document
  }

  /** Passes blocks that end before `target`. */
  #leap(target: number): void {
    let leapt = false
    while (this.#skipAt < this.head.skipEnd) {
      const at = this.#skipAt
      const lastDocument = this.#blockBase + this.#varint()
      const bytes = this.#varint()
      if (lastDocument >= target) {
        this.#skipAt = at
        break
      }
      this.#skipAt++ // the block's impact
      this.#blockBase = lastDocument
      this.#blockOffset += bytes
      this.#blockFirst += SKIP
      leapt = true
    }
    if (!leapt || this.#blockFirst <= this.#read) return
    if (this.#blockFirst >= this.head.documentFrequency) {
      this.#read = this.head.documentFrequency
      this.document = END
      return
    }
    this.#read = this.#blockFirst
    this.#postings.seek(this.#blockOffset, this.#blockBase, this.head)
    this.document = this.#blockBase
  }

  #varint(): number {
    const bytes = this.#postings.bytes
    let byte = bytes[this.#skipAt++] ?? 0
    let value = byte & 127
    for (let shift = 7; byte & 128 && shift < 35; shift += 7) {
      byte = bytes[this.#skipAt++] ?? 0
      value |= (byte & 127) << shift
    }
    return value >>> 0
  }
}
