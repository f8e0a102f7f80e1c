/**
 * Segments as bytes: how a worker thread hands one over, and how a cache keeps one.
 *
 * A JSON head with what is small and irregular, then the columns as they are in memory. Only
 * the build that wrote it reads it, so there is no version beside the cache's own.
 *
 * Layer: index. Imports: index.
 */

import type { Segment, SegmentDocument, SegmentLists } from './segment.ts'

interface Head {
  readonly documents: readonly Omit<SegmentDocument, 'stored'>[]
  readonly strings: readonly string[]
  /** Length in bytes of each column, in order. */
  readonly columns: readonly number[]
}

const LIST_COLUMNS = 6

/** Encodes a segment. */
export function encodeSegment(segment: Segment): Uint8Array<ArrayBuffer> {
  const stored = segment.documents.map((document) => document.stored)
  const columns: Uint8Array[] = [
    bytesOf(Uint32Array.from(stored, (bytes) => bytes.length)),
    bytesOf(segment.characters),
    bytesOf(segment.pairs),
    bytesOf(segment.contained),
    ...[
      segment.characterLists,
      segment.pairLists,
      segment.stringLists,
      segment.containedLists,
    ].flatMap((lists) =>
      [
        lists.documentFrequency,
        lists.lastDocument,
        lists.postingStart,
        lists.postings,
        lists.positionStart,
        lists.positions,
      ].map(bytesOf),
    ),
  ]
  const head: Head = {
    documents: segment.documents.map(({ id, lengths, day, facets }) => ({
      id,
      lengths,
      day,
      facets,
    })),
    strings: segment.strings,
    columns: columns.map((column) => column.length),
  }
  const headBytes = new TextEncoder().encode(JSON.stringify(head))
  const size = [...columns, ...stored].reduce((sum, { length }) => sum + align(length), 0)
  const file = new Uint8Array(8 + align(headBytes.length) + size)
  new Uint32Array(file.buffer, 0, 1)[0] = headBytes.length
  file.set(headBytes, 8)
  let at = 8 + align(headBytes.length)
  for (const column of columns) {
    file.set(column, at)
    at += align(column.length)
  }
  for (const bytes of stored) {
    file.set(bytes, at)
    at += bytes.length
  }
  return file.slice(0, at)
}

/** Decodes what `encodeSegment` wrote: views over `file`, which must start at a multiple of 4. */
export function decodeSegment(file: Uint8Array): Segment {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const headLength = view.getUint32(0, true)
  const head = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + headLength))) as Head
  let at = 8 + align(headLength)
  const columns = head.columns.map((length) => {
    const column = file.subarray(at, at + length)
    at += align(length)
    return column
  })
  const words = (index: number): Uint32Array => {
    const column = columns[index] ?? new Uint8Array()
    return new Uint32Array(column.buffer, column.byteOffset, column.length >>> 2)
  }
  const lists = (index: number): SegmentLists => ({
    documentFrequency: words(index),
    lastDocument: words(index + 1),
    postingStart: words(index + 2),
    postings: columns[index + 3] ?? new Uint8Array(),
    positionStart: words(index + 4),
    positions: columns[index + 5] ?? new Uint8Array(),
  })
  const storedLengths = words(0)
  return {
    documents: head.documents.map((document, i) => {
      const length = storedLengths[i] ?? 0
      const stored = file.subarray(at, at + length)
      at += length
      return { ...document, stored }
    }),
    strings: head.strings,
    characters: words(1),
    pairs: words(2),
    contained: words(3),
    characterLists: lists(4),
    pairLists: lists(4 + LIST_COLUMNS),
    stringLists: lists(4 + 2 * LIST_COLUMNS),
    containedLists: lists(4 + 3 * LIST_COLUMNS),
  }
}

function bytesOf(column: Uint8Array | Uint32Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
}

/** Columns start at multiples of 8, so that views can be laid over them. */
function align(length: number): number {
  return (length + 7) & ~7
}
