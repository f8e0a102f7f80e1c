/**
 * Postings: how one document's occurrences of one term are written.
 *
 * A posting is a varint `(gap - 1) << kindBits | kind`, the gap counted from the document
 * before (from -1 at the start of a list), and says in one of four ways how the term occurs:
 * - `USUAL`: as the list's usual code says, which is once in the body unless the list names
 *   another; in a list without kinds all postings are such;
 * - `EXPLICIT`: as the code says that follows;
 * - `SECOND`: as the list's second code says;
 * - `REPEAT`: as in the posting before, and so in the next documents, one after another: in
 *   place of the gap stands how many they are, less one.
 *
 * With one bit there are the first two kinds, with two bits all four; a list takes what makes
 * it shortest. A code is one byte, its low half the mask of fields, its high half n:
 * - one field: it occurs n + 1 times; n = 15 says a varint (count - 16) follows;
 * - several fields: n = 0 says once in each; n = 15 says a varint (count - 1) for each field
 *   follows; any other n says n + 1 times in the body (or, without the body, in the first
 *   field) and once in each of the others.
 *
 * Layer: index. Imports: index.
 */

import type { ByteWriter } from './byte-writer.ts'
import { BODY, FIELD_COUNT } from './schema.ts'

const ESCAPE = 15

/** The code of a term that occurs once, in the body. */
export const ONCE_IN_BODY = 1 << BODY

export const USUAL = 0
export const EXPLICIT = 1
export const SECOND = 2
export const REPEAT = 3

/** What a list says of all its postings. */
export interface Coding {
  /** 0, 1 or 2: how many kinds of posting there are. */
  readonly kindBits: number
  readonly usualCode: number
  /** `usualCode` where there is no other. */
  readonly secondCode: number
}

/** How segments write their lists, whose usual code nobody knows yet. */
export const PLAIN_CODING: Coding = {
  kindBits: 1,
  usualCode: ONCE_IN_BODY,
  secondCode: ONCE_IN_BODY,
}

/** Whether a code says all; otherwise varints follow it. */
export function isWholeCode(code: number): boolean {
  return code >>> 4 !== ESCAPE
}

/** What the varints behind a code that does not say all are added to, given its mask of fields. */
export function leastOfExtra(mask: number): number {
  return (mask & (mask - 1)) === 0 ? ESCAPE + 1 : 1
}

/** How many varints follow a code that does not say all. */
export function extraVarints(code: number): number {
  const mask = code & 15
  let fields = 0
  for (let f = 0; f < FIELD_COUNT; f++) if (mask & (1 << f)) fields++
  return fields
}

/**
 * The code of a posting.
 *
 * @param counts - Occurrences, `FIELD_COUNT` of them from `at`; at least one is not 0.
 */
function codeOf(counts: ArrayLike<number>, at: number): number {
  let mask = 0
  for (let f = 0; f < FIELD_COUNT; f++) if ((counts[at + f] ?? 0) > 0) mask |= 1 << f
  const lead = leadOf(mask)
  const leadCount = (counts[at + lead] ?? 0) - 1
  let n = Math.min(ESCAPE, leadCount)
  for (let f = 0; f < FIELD_COUNT; f++)
    if (f !== lead && mask & (1 << f) && counts[at + f] !== 1) n = ESCAPE
  return mask | (n << 4)
}

/** The occurrences by field that a code stands for, when it says all. */
export function countsOfCode(code: number): number[] {
  const mask = code & 15
  return Array.from({ length: FIELD_COUNT }, (_, f) =>
    mask & (1 << f) ? (f === leadOf(mask) ? (code >>> 4) + 1 : 1) : 0,
  )
}

/**
 * Writes one posting in `PLAIN_CODING`.
 *
 * @param gap - Documents since the one before, at least 1.
 * @param counts - As for `codeOf`.
 */
export function writePosting(
  out: ByteWriter,
  gap: number,
  counts: ArrayLike<number>,
  at: number,
): void {
  const code = codeOf(counts, at)
  if (code === ONCE_IN_BODY) {
    out.varint(((gap - 1) << 1) >>> 0)
    return
  }
  out.varint((((gap - 1) << 1) | EXPLICIT) >>> 0)
  out.byte(code)
  if (isWholeCode(code)) return
  const mask = code & 15
  if ((mask & (mask - 1)) === 0) out.varint((counts[at + leadOf(mask)] ?? 0) - 1 - ESCAPE)
  else
    for (let f = 0; f < FIELD_COUNT; f++) if (mask & (1 << f)) out.varint((counts[at + f] ?? 0) - 1)
}

/** The field whose count the code holds: the body, else the first. */
function leadOf(mask: number): number {
  return mask & (1 << BODY) ? BODY : 31 - Math.clz32(mask & -mask)
}

/**
 * Reads postings one after another, with the counts of the current one in plain fields.
 * Nothing is allocated per posting.
 */
export class PostingReader {
  readonly bytes: Uint8Array
  /** Where the next posting starts in `bytes`. */
  offset = 0
  /** Document of the current posting; -1 before the first. */
  document = -1
  /** Code of the current posting, and where the varints behind it start, which end at `offset`. */
  code = 0
  extraStart = 0
  /** Mask of the fields that hold the term. */
  mask = 0
  /** Occurrences by field. */
  readonly counts = new Uint32Array(FIELD_COUNT)
  #kindBits = PLAIN_CODING.kindBits
  #usualCode = PLAIN_CODING.usualCode
  #secondCode = PLAIN_CODING.secondCode
  /** Documents left of a repetition. */
  #repeats = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  /** Moves to the list, or the block of one, that starts at `offset`; its first gap counts from `base`. */
  seek(offset: number, base: number, coding: Coding = PLAIN_CODING): void {
    this.offset = offset
    this.document = base
    this.mask = 0
    this.#kindBits = coding.kindBits
    this.#usualCode = coding.usualCode
    this.#secondCode = coding.secondCode
    this.#repeats = 0
  }

  /** Reads the next posting. The caller knows how many there are. */
  next(): void {
    if (this.#repeats > 0) {
      this.#repeats--
      this.document++
      return
    }
    const kindBits = this.#kindBits
    const head = this.#varint()
    const kind = head & ((1 << kindBits) - 1)
    if (kind === REPEAT) {
      this.#repeats = head >>> kindBits
      this.document++
      return
    }
    this.document += (head >>> kindBits) + 1
    this.#take(
      kind === USUAL
        ? this.#usualCode
        : kind === SECOND
          ? this.#secondCode
          : (this.bytes[this.offset++] ?? 0),
    )
  }

  #take(code: number): void {
    const counts = this.counts
    const mask = code & 15
    const n = code >>> 4
    this.code = code
    this.extraStart = this.offset
    this.mask = mask
    counts.fill(0)
    const lead = leadOf(mask)
    if ((mask & (mask - 1)) === 0) {
      counts[lead] = n + 1 + (n === ESCAPE ? this.#varint() : 0)
      return
    }
    for (let f = 0; f < FIELD_COUNT; f++)
      if (mask & (1 << f)) counts[f] = n === ESCAPE ? this.#varint() + 1 : f === lead ? n + 1 : 1
  }

  /** Sum of the occurrences in all fields. */
  total(): number {
    let sum = 0
    for (let f = 0; f < FIELD_COUNT; f++) sum += this.counts[f] ?? 0
    return sum
  }

  #varint(): number {
    let byte = this.bytes[this.offset++] ?? 0
    let value = byte & 127
    for (let shift = 7; byte & 128 && shift < 35; shift += 7) {
      byte = this.bytes[this.offset++] ?? 0
      value |= (byte & 127) << shift
    }
    return value >>> 0
  }
}
