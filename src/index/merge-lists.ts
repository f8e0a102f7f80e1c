/**
 * Merging lists: one term's postings from all segments, written as `list.ts` says.
 *
 * Layer: index. Imports: index.
 */

import { ByteWriter } from './byte-writer.ts'
import { Columns } from './columns.ts'
import { CODED, encodeImpact, FLAG_BITS, IS_LONG, KNOWN, LONG, saturate, SKIP } from './list.ts'
import { codeOf, isWholeCode, ONCE_IN_BODY, PostingReader, writePosting } from './posting.ts'
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
  const documents = new Columns(Int32Array, 1 << 10)
  const counts = new Columns(Uint32Array, 1 << 12)
  const uses = new Uint32Array(256)
  const postings = new ByteWriter(1 << 12)
  const skips = new ByteWriter(1 << 8)

  function readerOf(bytes: Uint8Array): PostingReader {
    let reader = readers.get(bytes)
    if (reader === undefined) readers.set(bytes, (reader = new PostingReader(bytes)))
    return reader
  }

  /** The code of most postings; the commonest code of all unless another saves its own byte. */
  function usualCode(): number {
    let usual = ONCE_IN_BODY
    for (let code = 0; code < 256; code++)
      if (isWholeCode(code) && (uses[code] ?? 0) > (uses[usual] ?? 0) + 1) usual = code
    uses.fill(0)
    return usual
  }

  /** Writes postings and skip table; returns the greatest impact. */
  function writePostings(usual: number): number {
    const columns = counts.view()
    let before = -1
    let blockBefore = -1
    let blockStart = 0
    let blockImpact = 0
    let impact = 0
    for (let i = 0; i < documents.length; i++) {
      const document = documents.at(i)
      writePosting(postings, document - before, columns, i * FIELD_COUNT, usual)
      before = document
      let weighted = 0
      for (let f = 0; f < FIELD_COUNT; f++)
        weighted += (columns[i * FIELD_COUNT + f] ?? 0) * (shape.fieldWeights[f] ?? 0)
      blockImpact = Math.max(blockImpact, saturate(weighted, norms[document] ?? 1))
      if ((i + 1) % SKIP !== 0 && i + 1 < documents.length) continue
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
      const reader = readerOf(lists.postings)
      reader.seek(lists.postingStart[list] ?? 0, -1)
      for (let left = lists.documentFrequency[list] ?? 0; left > 0; left--) {
        reader.next()
        documents.push(base + reader.document)
        for (let f = 0; f < FIELD_COUNT; f++) counts.push(reader.counts[f] ?? 0)
        const code = codeOf(reader.counts, 0)
        uses[code] = (uses[code] ?? 0) + 1
      }
    },
    finish(out, frequency) {
      const count = documents.length
      const usual = usualCode()
      const impact = writePostings(usual)
      const long = count >= LONG
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
      documents.length = counts.length = 0
      postings.clear()
      skips.clear()
      return count
    },
  }
}
