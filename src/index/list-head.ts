/**
 * The head of a posting list: what it says of all postings, and where they are. See `list.ts`.
 *
 * Layer: index. Imports: index, errors.
 */

import { ServiceError } from '../errors.ts'
import { BITMAP, CODED, FLAG_BITS, IS_LONG, KIND_SHIFT, KNOWN, LONG } from './list.ts'
import { isWholeCode, ONCE_IN_BODY, type Coding } from './posting.ts'

/** What the head of a posting list says. Offsets are into `IndexReader.lists`. */
export interface ListHead extends Coding {
  readonly documentFrequency: number
  /** The term's dictionary frequency; 0 when it is no word. */
  readonly frequency: number
  /** Bounds what a posting can score, of 255. */
  readonly impact: number
  /** Skip table of a long list; `skipStart === skipEnd` without one. */
  readonly skipStart: number
  readonly skipEnd: number
  readonly start: number
  readonly end: number
}

/**
 * Reads the head of a list that lies from `offset` to `end`.
 *
 * @param documents - How many the index has.
 * @throws {ServiceError} `index/corrupt` when it says what cannot be.
 */
export function readHead(
  lists: Uint8Array,
  offset: number,
  end: number,
  documents: number,
): ListHead {
  let at = offset
  const varint = (): number => {
    let byte = lists[at++] ?? 0
    let value = byte & 127
    for (let shift = 7; byte & 128 && shift < 35; shift += 7) {
      byte = lists[at++] ?? 0
      value |= (byte & 127) << shift
    }
    return value >>> 0
  }
  const head = varint()
  const documentFrequency = head >>> FLAG_BITS
  const frequency = head & KNOWN ? varint() : 0
  const kindBits = (head >>> KIND_SHIFT) & 3
  const usualCode = head & CODED ? (lists[at++] ?? 0) : ONCE_IN_BODY
  const secondCode = kindBits === 2 ? (lists[at++] ?? 0) : usualCode
  let impact = 255
  let skipStart = 0
  let skipEnd = 0
  if (head & IS_LONG) {
    impact = lists[at++] ?? 255
    const skipBytes = varint()
    skipStart = at
    skipEnd = at += skipBytes
  }
  // Unless it repeats, a posting takes a byte at least: what says more than fits is damaged.
  const isLong = (head & IS_LONG) !== 0
  if (kindBits === BITMAP) {
    if (end - at !== (documents + 7) >>> 3 || documentFrequency > documents)
      throw new ServiceError(
        'index/corrupt',
        `a bitmap has ${end - at} bytes and ${documentFrequency} of ${documents} documents`,
      )
  } else if (
    at > end ||
    documentFrequency > documents ||
    (kindBits < 2 && documentFrequency > end - at) ||
    isLong !== documentFrequency >= LONG ||
    !isWholeCode(usualCode) ||
    !isWholeCode(secondCode)
  )
    throw new ServiceError(
      'index/corrupt',
      `a list says ${documentFrequency} postings in ${end - at} bytes, of ${documents} documents`,
    )
  return {
    documentFrequency,
    frequency,
    kindBits,
    usualCode,
    secondCode,
    impact,
    skipStart,
    skipEnd,
    start: at,
    end,
  }
}
