/**
 * Merging lists: one term's postings from all segments, written as `list.ts` says.
 *
 * Layer: index. Imports: index.
 */

import { ByteWriter } from './byte-writer.ts'
import type { CodeReader } from './code-reader.ts'
import {
  BITMAP,
  CODED,
  encodeImpact,
  FLAG_BITS,
  IS_LONG,
  KIND_SHIFT,
  KNOWN,
  LONG,
  saturate,
  SKIP,
} from './list.ts'
import { chooseCoding, CodeCounter, visitPostings } from './list-coding.ts'
import {
  countsOfCode,
  extraVarints,
  isWholeCode,
  ONCE_IN_BODY,
  PostingReader,
  type Coding,
} from './posting.ts'
import type { ScoringShape } from './ranking.ts'
import type { SegmentLists } from './segment.ts'

export interface ListMerger {
  /** Adds a segment's part of the current list; `base` is the segment's first document. */
  add(lists: SegmentLists, list: number, base: number): void
  /** Adds the posting that the reader stands at; its document must be past those so far. */
  addPosting(reader: CodeReader): void
  /** Adds that a document contains a term: once, in the body. */
  addDocument(document: number): void
  /** Postings of the current list so far. */
  readonly count: number
  /** Occurrences in all fields of the current list's i-th posting. */
  occurrences(index: number): number
  /**
   * Writes the current list and starts the next.
   *
   * @param frequency - The term's dictionary frequency; 0 where it is no word.
   * @returns How many postings were written.
   */
  finish(out: ByteWriter, frequency: number): number
  /** The same, as a bitmap. */
  finishAsBitmap(out: ByteWriter): number
}

/**
 * @param norms - For each document, what BM25 adds to the weighted count below the line.
 */
export function createListMerger(norms: Float32Array, shape: ScoringShape): ListMerger {
  let documents = new Int32Array(1 << 10)
  let codes = new Uint8Array(1 << 10)
  /** Where the varints behind a code that does not say all are, in `extra`. */
  let extraEnd = new Int32Array(1 << 10)
  let count = 0
  const extra = new ByteWriter(1 << 10)
  const uses = new CodeCounter()
  const weightOfCode = Float64Array.from({ length: 256 }, (_, code) =>
    countsOfCode(code).reduce(
      (sum, occurrences, field) => sum + occurrences * (shape.fieldWeights[field] ?? 0),
      0,
    ),
  )
  const totalOfCode = Uint8Array.from({ length: 256 }, (_, code) =>
    countsOfCode(code).reduce((sum, occurrences) => sum + occurrences, 0),
  )
  const postings = new ByteWriter(1 << 12)
  const skips = new ByteWriter(1 << 8)

  function reserve(size: number): void {
    if (size <= documents.length) return
    const capacity = Math.max(size, documents.length * 2)
    const old = [documents, codes, extraEnd] as const
    documents = new Int32Array(capacity)
    codes = new Uint8Array(capacity)
    extraEnd = new Int32Array(capacity)
    documents.set(old[0])
    codes.set(old[1])
    extraEnd.set(old[2])
  }

  /** Reads a posting whose code leaves counts to varints. */
  function readExtra(index: number): PostingReader {
    const reader = new PostingReader(
      Uint8Array.of(
        1,
        codes[index] ?? 0,
        ...extra.view().subarray(index === 0 ? 0 : extraEnd[index - 1], extraEnd[index]),
      ),
    )
    reader.next()
    return reader
  }

  /** The same, weighted and summed. */
  function weightOfExtra(index: number): number {
    return readExtra(index).counts.reduce(
      (sum, occurrences, field) => sum + occurrences * (shape.fieldWeights[field] ?? 0),
      0,
    )
  }

  /** Writes postings and, for a long list, the skip table; returns the greatest impact. */
  function writePostings(coding: Coding, long: boolean): number {
    let blockBefore = -1
    let blockStart = 0
    let blockImpact = 0
    let impact = 0
    visitPostings({ documents, codes, count }, coding, (head, explicit, first, last) => {
      postings.varint(head)
      if (explicit >= 0) postings.byte(explicit)
      const isWhole = isWholeCode(codes[first] ?? 0)
      if (!isWhole)
        postings.bytes(
          extra.view().subarray(first === 0 ? 0 : extraEnd[first - 1], extraEnd[first]),
        )
      if (!long) return
      const weighted = isWhole ? (weightOfCode[codes[first] ?? 0] ?? 0) : weightOfExtra(first)
      for (let i = first; i <= last; i++)
        blockImpact = Math.max(blockImpact, saturate(weighted, norms[documents[i] ?? 0] ?? 1))
      if ((last + 1) % SKIP !== 0 && last + 1 < count) return
      skips.varint((documents[last] ?? 0) - blockBefore)
      skips.varint(postings.length - blockStart)
      skips.byte(encodeImpact(blockImpact))
      impact = Math.max(impact, blockImpact)
      blockBefore = documents[last] ?? 0
      blockStart = postings.length
      blockImpact = 0
    })
    return impact
  }

  function push(document: number, code: number): void {
    reserve(count + 1)
    documents[count] = document
    codes[count] = code
    extraEnd[count] = extra.length
    uses.add(code)
    count++
  }

  function clear(): void {
    count = 0
    uses.clear()
    extra.clear()
    postings.clear()
    skips.clear()
  }

  return {
    add(lists, list, base) {
      const bytes = lists.postings
      const size = lists.documentFrequency[list] ?? 0
      reserve(count + size)
      let at = lists.postingStart[list] ?? 0
      let document = base - 1
      for (let left = size; left > 0; left--) {
        let byte = bytes[at++] ?? 0
        let head = byte & 127
        for (let shift = 7; byte & 128; shift += 7) {
          byte = bytes[at++] ?? 0
          head |= (byte & 127) << shift
        }
        document += (head >>> 1) + 1
        const code = head & 1 ? (bytes[at++] ?? 0) : ONCE_IN_BODY
        if (!isWholeCode(code))
          for (let varints = extraVarints(code); varints > 0; varints--) {
            do extra.byte((byte = bytes[at++] ?? 0))
            while (byte & 128)
          }
        documents[count] = document
        codes[count] = code
        extraEnd[count] = extra.length
        uses.add(code)
        count++
      }
    },
    addPosting({ bytes, document, code, extraStart, offset }) {
      if (!isWholeCode(code)) extra.copy(bytes, extraStart, offset)
      push(document, code)
    },
    addDocument: (document) => push(document, ONCE_IN_BODY),
    get count() {
      return count
    },
    occurrences(index) {
      const code = codes[index] ?? 0
      return isWholeCode(code) ? (totalOfCode[code] ?? 0) : readExtra(index).total()
    },
    finish(out, frequency) {
      const long = count >= LONG
      const coding = chooseCoding({ documents, codes, count }, uses)
      const { kindBits, usualCode, secondCode } = coding
      const impact = writePostings(coding, long)
      const flags =
        (kindBits << KIND_SHIFT) |
        (frequency > 0 ? KNOWN : 0) |
        (long ? IS_LONG : 0) |
        (usualCode === ONCE_IN_BODY ? 0 : CODED)
      out.varint(((count << FLAG_BITS) | flags) >>> 0)
      if (frequency > 0) out.varint(frequency)
      if (flags & CODED) out.byte(usualCode)
      if (kindBits === 2) out.byte(secondCode)
      if (long) {
        out.byte(encodeImpact(impact))
        out.varint(skips.length)
        out.bytes(skips.view())
      }
      out.bytes(postings.view())
      const written = count
      clear()
      return written
    },
    finishAsBitmap(out) {
      const bits = new Uint8Array((norms.length + 7) >>> 3)
      for (let i = 0; i < count; i++) {
        const document = documents[i] ?? 0
        bits[document >>> 3] = (bits[document >>> 3] ?? 0) | (1 << (document & 7))
      }
      const written = count
      out.varint(((written << FLAG_BITS) | (BITMAP << KIND_SHIFT)) >>> 0)
      out.bytes(bits)
      clear()
      return written
    },
  }
}
