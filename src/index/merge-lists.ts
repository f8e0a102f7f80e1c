/**
 * Merging lists: one term's postings from all segments, written as `list.ts` says.
 *
 * Layer: index. Imports: index.
 */

import { ByteWriter } from './byte-writer.ts'
import { CODED, encodeImpact, FLAG_BITS, IS_LONG, KNOWN, LONG, saturate, SKIP } from './list.ts'
import { countsOfCode, extraVarints, isWholeCode, ONCE_IN_BODY, PostingReader } from './posting.ts'
import type { ScoringShape } from './ranking.ts'
import type { SegmentLists } from './segment.ts'

export interface ListMerger {
  /** Adds a segment's part of the current list; `base` is the segment's first document. */
  add(lists: SegmentLists, list: number, base: number): void
  /**
   * Writes the current list and starts the next.
   *
   * @param frequency - The term's dictionary frequency; 0 where it is no word.
   * @returns How many postings were written.
   */
  finish(out: ByteWriter, frequency: number): number
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
  const uses = new Uint32Array(256)
  const weightOfCode = Float64Array.from({ length: 256 }, (_, code) =>
    countsOfCode(code).reduce(
      (sum, occurrences, field) => sum + occurrences * (shape.fieldWeights[field] ?? 0),
      0,
    ),
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

  /** The code of most postings, once in the body unless another saves more than its own byte. */
  function usualCode(): number {
    let usual = ONCE_IN_BODY
    for (let code = 0; code < 256; code++)
      if (isWholeCode(code) && (uses[code] ?? 0) > (uses[usual] ?? 0) + 1) usual = code
    return usual
  }

  /** Weighted occurrences of a posting whose code leaves counts to varints. */
  function weightOfExtra(index: number): number {
    const reader = new PostingReader(
      Uint8Array.of(
        1,
        codes[index] ?? 0,
        ...extra.view().subarray(index === 0 ? 0 : extraEnd[index - 1], extraEnd[index]),
      ),
    )
    reader.next()
    return reader.counts.reduce(
      (sum, occurrences, field) => sum + occurrences * (shape.fieldWeights[field] ?? 0),
      0,
    )
  }

  /** Writes postings and, for a long list, the skip table; returns the greatest impact. */
  function writePostings(usual: number, long: boolean): number {
    let before = -1
    let blockBefore = -1
    let blockStart = 0
    let blockImpact = 0
    let impact = 0
    for (let i = 0; i < count; i++) {
      const document = documents[i] ?? 0
      const code = codes[i] ?? 0
      const isUsual = code === usual
      postings.varint((((document - before - 1) << 1) | (isUsual ? 0 : 1)) >>> 0)
      if (!isUsual) postings.byte(code)
      const isWhole = isWholeCode(code)
      if (!isWhole)
        postings.bytes(extra.view().subarray(i === 0 ? 0 : extraEnd[i - 1], extraEnd[i]))
      before = document
      if (!long) continue
      const weighted = isWhole ? (weightOfCode[code] ?? 0) : weightOfExtra(i)
      blockImpact = Math.max(blockImpact, saturate(weighted, norms[document] ?? 1))
      if ((i + 1) % SKIP !== 0 && i + 1 < count) continue
      skips.varint(document - blockBefore)
      skips.varint(postings.length - blockStart)
      skips.byte(encodeImpact(blockImpact))
      impact = Math.max(impact, blockImpact)
      blockBefore = document
      blockStart = postings.length
      blockImpact = 0
    }
    return impact
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
        uses[code] = (uses[code] ?? 0) + 1
        count++
      }
    },
    finish(out, frequency) {
      const long = count >= LONG
      const usual = usualCode()
      const impact = writePostings(usual, long)
      const flags =
        (frequency > 0 ? KNOWN : 0) | (long ? IS_LONG : 0) | (usual === ONCE_IN_BODY ? 0 : CODED)
      out.varint(((count << FLAG_BITS) | flags) >>> 0)
      if (frequency > 0) out.varint(frequency)
      if (flags & CODED) out.byte(usual)
      if (long) {
        out.byte(encodeImpact(impact))
        out.varint(skips.length)
        out.bytes(skips.view())
      }
      out.bytes(postings.view())
      const written = count
      for (let i = 0; i < count; i++) uses[codes[i] ?? 0] = 0
      count = 0
      extra.clear()
      postings.clear()
      skips.clear()
      return written
    },
  }
}
