/**
 * Reading postings for what packing needs of them: the document, and the code as it stands.
 *
 * Packing moves postings from one list into another, most of them unchanged, and need not know what
 * a code says by field; `PostingReader` does that.
 *
 * Layer: index. Imports: index.
 */

import {
  countsOfCode,
  EXPLICIT,
  extraVarints,
  isWholeCode,
  leastOfExtra,
  PLAIN_CODING,
  REPEAT,
  SECOND,
  USUAL,
  type Coding,
} from './posting.ts'
import { VarintReader } from './varint-reader.ts'

/** Occurrences in all fields, by code; of those that say all. */
const TOTALS = Uint8Array.from({ length: 256 }, (_, code) =>
  countsOfCode(code).reduce((sum, occurrences) => sum + occurrences, 0),
)

/** Nothing is allocated per posting; `offset` is where the next one starts. */
export class CodeReader extends VarintReader {
  readonly bytes: Uint8Array
  /** Document of the current posting; before the first what its gap counts from. */
  document = -1
  /** Code of the current posting, and where the varints behind it start, which end at `offset`. */
  code = 0
  extraStart = 0
  #coding = PLAIN_CODING
  /** Documents left of a repetition. */
  #repeats = 0

  constructor(bytes: Uint8Array) {
    super(bytes)
    this.bytes = bytes
  }

  /** Moves to the list, or the block of one, that starts at `offset`; its first gap counts from `base`. */
  seek(offset: number, base: number, coding: Coding = PLAIN_CODING): void {
    this.offset = offset
    this.document = base
    this.#coding = coding
    this.#repeats = 0
  }

  /** Reads the next posting. The caller knows how many there are. */
  nextPosting(): void {
    if (this.#repeats > 0) {
      this.#repeats--
      this.document++
      return
    }
    const { kindBits, usualCode, secondCode } = this.#coding
    const head = this.next()
    const kind = head & ((1 << kindBits) - 1)
    if (kind === REPEAT) {
      this.#repeats = head >>> kindBits
      this.document++
      return
    }
    this.document += (head >>> kindBits) + 1
    if (kind === USUAL) this.code = usualCode
    else if (kind === SECOND) this.code = secondCode
    else if (kind === EXPLICIT) this.code = this.bytes[this.offset++] ?? 0
    this.extraStart = this.offset
    if (isWholeCode(this.code)) return
    for (let varints = extraVarints(this.code); varints > 0; varints--) this.next()
  }

  /** Occurrences of the current posting in all fields. */
  occurrences(): number {
    if (isWholeCode(this.code)) return TOTALS[this.code] ?? 0
    const end = this.offset
    this.offset = this.extraStart
    let sum = 0
    while (this.offset < end) sum += this.next() + leastOfExtra(this.code & 15)
    return sum
  }
}
