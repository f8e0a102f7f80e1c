/**
 * Writing all lists of an index: one after another, with the directory that finds them and the
 * positions beside them.
 *
 * Layer: index. Imports: index.
 */

import type { BlockWriter } from './blocks.ts'
import { ByteWriter } from './byte-writer.ts'
import { normTable, type DocumentColumns } from './document-columns.ts'
import { DIRECTORY_STEP } from './format.ts'
import { LONG, POSITION_GROUP } from './list.ts'
import { createListMerger } from './merge-lists.ts'
import type { ListParts } from './merge-terms.ts'
import { SHAPE } from './ranking.ts'
import type { SegmentLists } from './segment.ts'

/** The lists of one kind of term, by segment. */
type Kinds = readonly { readonly lists: SegmentLists }[]

export interface WrittenLists {
  readonly bytes: Uint8Array
  readonly postings: number
  /** Where every `DIRECTORY_STEP`-th list starts, and at last the end. */
  readonly start: Uint32Array
  /** Where the lengths of those between start, and the lengths. */
  readonly lengthStart: Uint32Array
  readonly lengths: Uint8Array
}

/** Each `write` makes one list, in order of term. */
export interface ListsWriter {
  /** Merges the parts of one term; returns how many postings there are. */
  write(kinds: Kinds, parts: ListParts, frequency: number): number
  /** A list with no posting. */
  writeEmpty(frequency: number): void
  /** From here on no term has positions, and none gets an entry among them. */
  endPositions(): void
  /** A list as a bitmap; it has no positions. */
  writeBitmap(kinds: Kinds, parts: ListParts): void
  finish(): WrittenLists
}

/**
 * @param bases - First document of each segment.
 * @param positions - Takes an entry for each list.
 */
export function createListsWriter(
  columns: DocumentColumns,
  bases: readonly number[],
  positions: BlockWriter,
): ListsWriter {
  const out = new ByteWriter(1 << 20)
  const norms = normTable(columns.averageLength, SHAPE)
  const merger = createListMerger(
    Float32Array.from(columns.length, (byte) => norms[byte] ?? 1),
    SHAPE,
  )
  const start: number[] = []
  const lengthStart: number[] = []
  const lengths = new ByteWriter(1 << 12)
  const entry = new ByteWriter(1 << 12)
  const table = new ByteWriter(1 << 12)
  let count = 0
  let postings = 0
  let hasPositions = true

  function merge(kinds: Kinds, { count: size, segments, lists }: ListParts): void {
    for (let i = 0; i < size; i++) {
      const segment = segments[i] ?? 0
      const own = kinds[segment]?.lists as SegmentLists
      const list = lists[i] ?? 0
      merger.add(own, list, bases[segment] ?? 0)
      entry.copy(own.positions, own.positionStart[list] ?? 0, own.positionStart[list + 1] ?? 0)
    }
  }

  /** Puts a table before the positions: where those of each group of postings but the first start. */
  function addPositionTable(): void {
    const bytes = entry.view()
    table.clear()
    let at = 0
    for (let i = 0; i < merger.count; i++) {
      if (i > 0 && i % POSITION_GROUP === 0) table.uint32(at)
      for (let left = merger.occurrences(i); left > 0; left--) while ((bytes[at++] ?? 0) & 128);
    }
    table.bytes(bytes)
    entry.clear()
    entry.bytes(table.view())
  }

  function end(before: number): void {
    if (count++ % DIRECTORY_STEP === 0) {
      start.push(before)
      lengthStart.push(lengths.length)
    }
    lengths.varint(out.length - before)
    if (hasPositions) positions.add(entry.view())
    entry.clear()
  }

  return {
    write(kinds, parts, frequency) {
      const before = out.length
      merge(kinds, parts)
      if (merger.count >= LONG && entry.length > 0) addPositionTable()
      const written = merger.finish(out, frequency)
      postings += written
      end(before)
      return written
    },
    endPositions() {
      hasPositions = false
    },
    writeBitmap(kinds, parts) {
      const before = out.length
      merge(kinds, parts)
      postings += merger.finishAsBitmap(out)
      end(before)
    },
    writeEmpty(frequency) {
      const before = out.length
      merger.finish(out, frequency)
      end(before)
    },
    finish() {
      return {
        bytes: out.take(),
        postings,
        start: Uint32Array.from([...start, out.length]),
        lengthStart: Uint32Array.from(lengthStart),
        lengths: lengths.take(),
      }
    },
  }
}
