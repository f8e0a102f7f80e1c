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
import { createListMerger, type ListMerger } from './merge-lists.ts'
import { documentFrequencyOf, type PreviousLists } from './previous.ts'
import { SHAPE } from './ranking.ts'
import type { SegmentLists } from './segment.ts'

/** Gives the postings of one list to the merger, and what it has of positions to the writer. */
export type FillList = (merger: ListMerger, positions: ByteWriter) => void

/** Adds what a segment has of a list, whose first document is `base`. */
export function addPart(
  merger: ListMerger,
  positions: ByteWriter,
  lists: SegmentLists,
  list: number,
  base: number,
): void {
  merger.add(lists, list, base)
  const { positionStart } = lists
  positions.copy(lists.positions, positionStart[list] ?? 0, positionStart[list + 1] ?? 0)
}

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
  /** Writes a list; returns how many postings it has. With none, nothing is written. */
  write(fill: FillList, frequency: number): number
  /** A list with no posting. */
  writeEmpty(frequency: number): void
  /** A list as a bitmap; it has no positions. */
  writeBitmap(fill: FillList): void
  /** Takes lists `from` to `to`, that one excluded, over as they are. */
  copy(previous: PreviousLists, from: number, to: number): void
  /** From here on no term has positions, and none gets an entry among them. */
  endPositions(): void
  finish(): WrittenLists
}

/**
 * @param positions - Takes an entry for each list.
 * @param expectedBytes - What all lists may take: room for more is made, but by copying.
 */
export function createListsWriter(
  columns: DocumentColumns,
  positions: BlockWriter,
  expectedBytes = 1 << 20,
): ListsWriter {
  const out = new ByteWriter(expectedBytes)
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

  /** Enters the list that starts at `before` and ends at `after` into the directory. */
  function enter(before: number, after: number): void {
    if (count++ % DIRECTORY_STEP === 0) {
      start.push(before)
      lengthStart.push(lengths.length)
    }
    lengths.varint(after - before)
  }

  function end(before: number): void {
    enter(before, out.length)
    if (hasPositions) positions.add(entry.view())
    entry.clear()
  }

  return {
    write(fill, frequency) {
      const before = out.length
      fill(merger, entry)
      if (merger.count === 0) return 0
      if (merger.count >= LONG && entry.length > 0) addPositionTable()
      const written = merger.finish(out, frequency)
      postings += written
      end(before)
      return written
    },
    writeEmpty(frequency) {
      const before = out.length
      merger.finish(out, frequency)
      end(before)
    },
    writeBitmap(fill) {
      const before = out.length
      fill(merger, entry)
      postings += merger.finishAsBitmap(out)
      end(before)
    },
    copy(previous, from, to) {
      const moved = out.length - (previous.start[from] ?? 0)
      out.bytes(previous.bytes.subarray(previous.start[from], previous.start[to]))
      for (let list = from; list < to; list++) {
        enter((previous.start[list] ?? 0) + moved, (previous.start[list + 1] ?? 0) + moved)
        postings += documentFrequencyOf(previous.flags[list] ?? 0)
      }
      if (hasPositions) previous.positions.copyTo(positions, from, to)
    },
    endPositions() {
      hasPositions = false
    },
    finish() {
      return {
        bytes: out.view(),
        postings,
        start: Uint32Array.from([...start, out.length]),
        lengthStart: Uint32Array.from(lengthStart),
        lengths: lengths.take(),
      }
    },
  }
}
