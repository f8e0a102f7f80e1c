/**
 * Splicing: a list as it was, with the postings of some segments in place of what was there.
 *
 * Layer: index. Imports: index.
 */

import { addPart, type FillList } from './pack-lists.ts'
import { BITMAP, LONG, POSITION_GROUP } from './list.ts'
import type { ListMerger } from './merge-lists.ts'
import type { ByteWriter } from './byte-writer.ts'
import { CodeReader } from './code-reader.ts'
import type { PreviousLists } from './previous.ts'
import type { SegmentLists } from './segment.ts'
import { VarintReader } from './varint-reader.ts'

/** Documents `from` to `to`, that one excluded, give way to a segment's part of the list. */
export interface Insert {
  readonly from: number
  readonly to: number
  /** First document of the segment, after all that stay and lie before `from`. */
  readonly base: number
  /** Null, or a list of -1, where the segment has nothing of the term. */
  readonly lists: SegmentLists | null
  readonly list: number
}

/**
 * Fills with a list of the index before (-1 for none) and what is inserted.
 *
 * @param inserts - In order of document.
 * @param hasPositions - Whether the list has an entry among the positions.
 */
export function spliced(
  previous: PreviousLists,
  list: number,
  inserts: readonly Insert[],
  hasPositions: boolean,
): FillList {
  return (merger, positions) => {
    let next = 0
    /** Documents below it have given way. */
    let goneTo = 0
    const passTo: PassTo = (document) => {
      for (; next < inserts.length && document >= (inserts[next]?.from ?? 0); next++) {
        const { to, lists, list: part, base } = inserts[next] as Insert
        goneTo = to
        if (lists !== null && part >= 0) addPart(merger, positions, lists, part, base)
      }
      const nextFrom = inserts[next]?.from ?? Infinity
      const stays = document >= goneTo
      return { stays, until: stays ? nextFrom : Math.min(goneTo, nextFrom) }
    }
    if (list >= 0) addKept(previous, list, hasPositions, merger, positions, passTo)
    passTo(Infinity)
  }
}

/**
 * Puts in what comes before a document; tells whether that one stays, and up to which document,
 * that one excluded, the same holds of those behind it.
 */
type PassTo = (document: number) => { readonly stays: boolean; readonly until: number }

/** Adds the postings that stay, with their positions. */
function addKept(
  previous: PreviousLists,
  list: number,
  hasPositions: boolean,
  merger: ListMerger,
  positions: ByteWriter,
  passTo: PassTo,
): void {
  const head = previous.head(list)
  const { documentFrequency } = head
  let stays = true
  let until = 0
  if (head.kindBits === BITMAP) {
    for (let at = head.start; at < head.end; at++)
      for (let bits = previous.bytes[at] ?? 0; bits !== 0; bits &= bits - 1) {
        const document = (at - head.start) * 8 + (31 - Math.clz32(bits & -bits))
        if (document >= until) ({ stays, until } = passTo(document))
        if (stays) merger.addDocument(document)
      }
    return
  }
  const entry = hasPositions ? previous.positions.entry(list) : new Uint8Array()
  const at = new VarintReader(entry)
  // A long list's positions begin with a table, which is made anew.
  if (documentFrequency >= LONG && entry.length > 0)
    at.offset = Math.floor((documentFrequency - 1) / POSITION_GROUP) * 4
  /** Occurrences since the last change, whose positions are copied or passed over at once. */
  let occurrences = 0
  const takePositions = (): void => {
    if (entry.length === 0) return
    const from = at.offset
    at.skip(occurrences)
    if (stays) positions.copy(entry, from, at.offset)
    occurrences = 0
  }
  const reader = new CodeReader(previous.bytes)
  reader.seek(head.start, -1, head)
  for (let left = documentFrequency; left > 0; left--) {
    reader.nextPosting()
    if (reader.document >= until) {
      takePositions()
      ;({ stays, until } = passTo(reader.document))
    }
    occurrences += reader.occurrences()
    if (stays) merger.addPosting(reader)
  }
  takePositions()
}
