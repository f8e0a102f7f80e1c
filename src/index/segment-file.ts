/**
 * Segments as bytes: how a worker thread hands one over, and how a cache keeps one.
 *
 * A JSON head with what is small and irregular, then the columns as they are in memory. Each
 * part can be read without the others, so a merge holds one kind of term at a time. Only the
 * build that wrote it reads it, so there is no version beside the cache's own.
 *
 * Layer: index. Imports: index.
 */

import { FIELD_COUNT } from './schema.ts'
import type {
  DocumentFacts,
  Segment,
  SegmentDocument,
  SegmentKinds,
  SegmentLists,
  SegmentSource,
} from './segment.ts'
import type { VariantCounts } from './variants.ts'

interface Head {
  readonly documents: FactColumns
  readonly variants: VariantCounts
  readonly totalFrequency: number
  /** Bytes of the stored documents, which come first, each. */
  readonly stored: readonly number[]
  /** By kind: bytes of its columns. */
  readonly kinds: Readonly<Record<keyof SegmentKinds, readonly number[]>>
}

/** Facts of documents in columns, which are parsed in half the time of as many objects. */
interface FactColumns {
  readonly ids: readonly string[]
  /** `FIELD_COUNT` a document. */
  readonly lengths: readonly number[]
  readonly shortestNames: readonly number[]
  readonly days: readonly (number | null)[]
  /** Different facets, and which of them each document has: most have what many have. */
  readonly facets: readonly DocumentFacts['facets'][]
  readonly facetsOf: readonly number[]
}

const KINDS = ['characters', 'pairs', 'strings', 'contained'] as const
/** Bytes before the head: its length, and as many again to keep alignment. */
const START = 8

/** Encodes a segment. */
export function encodeSegment(segment: Segment): Uint8Array<ArrayBuffer> {
  const stored = segment.documents.map((document) => document.stored)
  const columns = forKinds((kind) => columnsOf(segment[kind]))
  const head: Head = {
    documents: columnsOfFacts(segment.documents),
    variants: segment.variants,
    totalFrequency: segment.totalFrequency,
    stored: stored.map(({ length }) => length),
    kinds: forKinds((kind) => columns[kind].map(({ length }) => length)),
  }
  const headBytes = new TextEncoder().encode(JSON.stringify(head))
  const parts = KINDS.flatMap((kind) => columns[kind])
  const storedSize = stored.reduce((sum, { length }) => sum + length, 0)
  const size = parts.reduce((sum, { length }) => sum + align(length), align(storedSize))
  const file = new Uint8Array(START + align(headBytes.length) + size)
  new DataView(file.buffer).setUint32(0, headBytes.length, true)
  file.set(headBytes, START)
  let at = START + align(headBytes.length)
  for (const [i, bytes] of stored.entries()) {
    file.set(bytes, at)
    at += bytes.length
    if (i === stored.length - 1) at += align(storedSize) - storedSize
  }
  for (const part of parts) {
    file.set(part, at)
    at += align(part.length)
  }
  return file
}

/**
 * Opens what `encodeSegment` wrote. Nothing but the head is kept.
 *
 * @param read - Gives bytes of it; they must start at a multiple of 8 in their buffer.
 */
export function openSegment(read: (offset: number, length: number) => Uint8Array): SegmentSource {
  const start = read(0, START)
  const length = new DataView(start.buffer, start.byteOffset).getUint32(0, true)
  const head = JSON.parse(new TextDecoder().decode(read(START, length))) as Head
  const facts = factsOf(head.documents)
  const bodyStart = START + align(length)
  const storedSize = head.stored.reduce((sum, bytes) => sum + bytes, 0)

  /** The first columns of a kind, or all of them. */
  function columns(kind: keyof SegmentKinds, count?: number): Uint8Array[] {
    let offset = bodyStart + align(storedSize)
    for (const before of KINDS.slice(0, KINDS.indexOf(kind))) offset += sizeOf(head.kinds[before])
    const sizes = head.kinds[kind].slice(0, count)
    const all = read(offset, sizeOf(sizes))
    let at = 0
    return sizes.map((bytes) => {
      const column = all.subarray(at, at + bytes)
      at += align(bytes)
      return column
    })
  }

  return {
    totalFrequency: head.totalFrequency,
    facts,
    variants: head.variants,
    documents() {
      const all = read(bodyStart, storedSize)
      let at = 0
      return facts.map((document, i): SegmentDocument => {
        const bytes = head.stored[i] ?? 0
        at += bytes
        return { ...document, stored: all.subarray(at - bytes, at) }
      })
    },
    characterCounts() {
      const [codePoints = new Uint8Array(), frequency, documents] = columns('contained', 3)
      return {
        codePoints: doublesOf(codePoints),
        frequency: wordsOf(frequency),
        documents: wordsOf(documents),
      }
    },
    terms(kind) {
      const [terms = new Uint8Array(), ...lists] = columns(kind)
      const decoded =
        kind === 'strings'
          ? (JSON.parse(new TextDecoder().decode(terms)) as string[])
          : doublesOf(terms)
      return { terms: decoded, lists: listsOf(lists) } as SegmentKinds[typeof kind]
    },
  }
}

/** Opens a segment whose bytes are in memory, at a multiple of 8. */
export function openSegmentBytes(file: Uint8Array): SegmentSource {
  return openSegment((offset, length) => file.subarray(offset, offset + length))
}

function columnsOfFacts(documents: readonly DocumentFacts[]): FactColumns {
  const numbers = new Map<string, number>()
  const facets: DocumentFacts['facets'][] = []
  const facetsOf = documents.map((document) => {
    const key = JSON.stringify(document.facets)
    const number = numbers.get(key) ?? facets.push(document.facets) - 1
    numbers.set(key, number)
    return number
  })
  return {
    ids: documents.map(({ id }) => id),
    lengths: documents.flatMap(({ lengths }) => lengths),
    shortestNames: documents.map(({ shortestName }) => shortestName),
    days: documents.map(({ day }) => day),
    facets,
    facetsOf,
  }
}

function factsOf(columns: FactColumns): DocumentFacts[] {
  const { ids, lengths, shortestNames, days, facets, facetsOf } = columns
  return ids.map((id, i) => ({
    id,
    lengths: lengths.slice(i * FIELD_COUNT, (i + 1) * FIELD_COUNT),
    shortestName: shortestNames[i] ?? 0,
    day: days[i] ?? null,
    facets: facets[facetsOf[i] ?? 0] ?? {},
  }))
}

function forKinds<T>(of: (kind: keyof SegmentKinds) => T): Record<keyof SegmentKinds, T> {
  return {
    characters: of('characters'),
    pairs: of('pairs'),
    strings: of('strings'),
    contained: of('contained'),
  }
}

function columnsOf({ terms, lists }: SegmentKinds[keyof SegmentKinds]): Uint8Array[] {
  const encoded = ArrayBuffer.isView(terms)
    ? terms
    : new TextEncoder().encode(JSON.stringify(terms))
  return [
    encoded,
    lists.frequency,
    lists.documentFrequency,
    lists.postingStart,
    lists.postings,
    lists.positionStart,
    lists.positions,
  ].map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength))
}

function listsOf(columns: readonly Uint8Array[]): SegmentLists {
  const [frequency, documentFrequency, postingStart, postings, positionStart, positions] = columns
  return {
    frequency: wordsOf(frequency),
    documentFrequency: wordsOf(documentFrequency),
    postingStart: wordsOf(postingStart),
    postings: postings ?? new Uint8Array(),
    positionStart: wordsOf(positionStart),
    positions: positions ?? new Uint8Array(),
  }
}

function wordsOf(column: Uint8Array = new Uint8Array()): Uint32Array {
  return new Uint32Array(column.buffer, column.byteOffset, column.length >>> 2)
}

function doublesOf(column: Uint8Array): Float64Array {
  return new Float64Array(column.buffer, column.byteOffset, column.length >>> 3)
}

function sizeOf(columns: readonly number[]): number {
  return columns.reduce((sum, bytes) => sum + align(bytes), 0)
}

/** Columns start at multiples of 8, so that views can be laid over them. */
function align(length: number): number {
  return (length + 7) & ~7
}
