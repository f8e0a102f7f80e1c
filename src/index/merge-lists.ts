/**
 * Merging lists: one term's postings from all segments, written as `list.ts` says.
 *
 * Layer: index. Imports: index.
 */

import { ByteWriter } from './byte-writer.ts'
import { encodeImpact, LONG, saturate, SKIP } from './list.ts'
import { PostingReader, writePosting } from './posting.ts'
import type { ScoringShape } from './ranking.ts'
import { FIELD_COUNT } from './schema.ts'
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
  const readers = new Map<Uint8Array, PostingReader>()
  const postings = new ByteWriter(1 << 12)
  const skips = new ByteWriter(1 << 8)
  const weights = shape.fieldWeights
  let count = 0
  let document = -1
  let blockDocument = -1
  let blockStart = 0
  let blockImpact = 0
  let impact = 0

  function readerOf(bytes: Uint8Array): PostingReader {
    let reader = readers.get(bytes)
    if (reader === undefined) readers.set(bytes, (reader = new PostingReader(bytes)))
    return reader
  }

  function endBlock(): void {
    skips.varint(document - blockDocument)
    skips.varint(postings.length - blockStart)
    skips.byte(encodeImpact(blockImpact))
    impact = Math.max(impact, blockImpact)
    blockDocument = document
    blockStart = postings.length
    blockImpact = 0
  }

  return {
    add(lists, list, base) {
      const reader = readerOf(lists.postings)
      reader.seek(lists.postingStart[list] ?? 0, -1)
      for (let left = lists.documentFrequency[list] ?? 0; left > 0; left--) {
        reader.next()
        const next = base + reader.document
        writePosting(postings, next - document, reader.counts, 0)
        document = next
        let weighted = 0
        for (let f = 0; f < FIELD_COUNT; f++)
          weighted += (reader.counts[f] ?? 0) * (weights[f] ?? 0)
        blockImpact = Math.max(blockImpact, saturate(weighted, norms[document] ?? 1))
        if (++count % SKIP === 0) endBlock()
      }
    },
    finish(out, frequency) {
      if (postings.length > blockStart) endBlock()
      const long = count >= LONG
      out.varint(((count << 2) | (long ? 2 : 0) | (frequency > 0 ? 1 : 0)) >>> 0)
      if (frequency > 0) out.varint(frequency)
      if (long) {
        out.byte(encodeImpact(impact))
        out.varint(skips.length)
        out.bytes(skips.view())
      }
      out.bytes(postings.view())
      const written = count
      postings.clear()
      skips.clear()
      count = blockStart = blockImpact = impact = 0
      document = blockDocument = -1
      return written
    },
  }
}
