/**
 * Packing: segments in, the files of an index out.
 *
 * Documents first, then the terms kind by kind, each from front to back of every segment; so no
 * more is held than one kind of term, and what has been written. The same segments give the same
 * bytes, whatever machine and order of work made them.
 *
 * Layer: index. Imports: index.
 */

import { createBlockWriter, type BlockFile, type BlockTable } from './blocks.ts'
import { Columns } from './columns.ts'
import { buildDocumentColumns } from './document-columns.ts'
import { writeIndexFile, type IndexMeta } from './format.ts'
import { encodeStrings } from './front-coding.ts'
import { visitMerged } from './merge-terms.ts'
import { createListsWriter, type ListsWriter } from './pack-lists.ts'
import { SHAPE } from './ranking.ts'
import {
  leftOf,
  rightOf,
  wordOf,
  type DocumentFacts,
  type SegmentKinds,
  type SegmentSource,
} from './segment.ts'

/** What packing takes from outside. */
export interface PackOptions {
  /** A digest in hex, at least 32 digits. */
  readonly digest: (bytes: Uint8Array) => string
  /** Takes each block as soon as it is full. */
  readonly writeBlock: (file: BlockFile) => void
  readonly fold: Uint32Array
  /** Groups of words that mean the same, normalized. */
  readonly synonyms: readonly (readonly string[])[]
  /** Digest of the analysis. */
  readonly analysis: string
  readonly documentBlockBytes?: number
  readonly positionBlockBytes?: number
}

/** Ten hits read ten blocks at most; 16 KiB costs a request little and a large archive few files. */
const DOCUMENT_BLOCK_BYTES = 16 * 1024
const POSITION_BLOCK_BYTES = 64 * 1024

/**
 * A character that more documents contain than this share tells too little for its bytes: its
 * list stays empty. Up to a tenth most of what the lists can add to the ranking is there, for
 * half of the bytes.
 */
const CONTAINED_SHARE = 0.1
/**
 * Typed alone, a character without a list is sought in all pairs that hold it. From so many
 * postings on that takes several milliseconds, and the character has a bitmap instead.
 */
const BITMAP_PAIR_POSTINGS = 200_000

export interface Packed {
  /** `index.bin`. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly meta: IndexMeta
  /** Postings of pairs of characters, and of those that are words of the dictionary. */
  readonly pairPostings: number
  readonly wordPostings: number
}

/** Packs segments, in order; blocks go to `options.writeBlock`. */
export function packIndex(segments: readonly SegmentSource[], options: PackOptions): Packed {
  const { facts, bases, table } = writeDocuments(segments, options)
  const columns = buildDocumentColumns(facts, SHAPE)
  const positions = createBlockWriter(
    'positions',
    options.positionBlockBytes ?? POSITION_BLOCK_BYTES,
    options.digest,
    options.writeBlock,
  )
  const writer = createListsWriter(columns, bases, positions)
  const characters = characterTable(segments)
  const ordinals = new Map(characters.map(({ codePoint }, ordinal) => [codePoint, ordinal]))
  writeCharacters(segments, characters, writer)
  const pairs = writePairs(segments, ordinals, writer)
  const strings = writeStrings(segments, writer)
  writeContained(segments, characters, pairs.postings, columns.length.length, writer)
  const lists = writer.finish()
  const stringTable = encodeStrings(strings.terms)
  const meta: IndexMeta = {
    documents: columns.length.length,
    characters: characters.length,
    pairs: pairs.second.length,
    strings: strings.terms.length,
    postings: lists.postings,
    totalFrequency: segments[0]?.totalFrequency ?? 0,
    maxWordCharacters: strings.maxWordCharacters,
    averageLength: columns.averageLength,
    shape: SHAPE,
    facets: columns.facets,
    analysis: options.analysis,
  }
  const shards = positions.finish()
  const bytes = writeIndexFile(
    {
      meta: encode(meta),
      characters: Uint32Array.from(characters, ({ codePoint }) => codePoint),
      pairStart: pairs.start,
      pairSecond: pairs.second,
      stringStart: stringTable.start,
      strings: stringTable.bytes,
      listStart: lists.start,
      lengthStart: lists.lengthStart,
      lengths: lists.lengths,
      lists: lists.bytes,
      documentLength: columns.length,
      days: columns.days,
      idHash: columns.idHash,
      blockStart: table.start,
      blockName: table.names,
      shardStart: shards.start,
      shardName: shards.names,
      facetOrdinals: columns.facetOrdinals,
      facetValues: encode(columns.facetValues),
      fold: options.fold,
      synonyms: encode(options.synonyms),
    },
    options.digest,
  )
  return { bytes, meta, pairPostings: pairs.all, wordPostings: pairs.words }
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}

/** Writes the stored documents, and keeps what the columns need of each. */
function writeDocuments(
  segments: readonly SegmentSource[],
  options: PackOptions,
): {
  readonly facts: readonly DocumentFacts[]
  /** First document of each segment. */
  readonly bases: readonly number[]
  readonly table: BlockTable
} {
  const writer = createBlockWriter(
    'documents',
    options.documentBlockBytes ?? DOCUMENT_BLOCK_BYTES,
    options.digest,
    options.writeBlock,
  )
  const facts: DocumentFacts[] = []
  const bases = segments.map((segment) => {
    const base = facts.length
    for (const { stored, id, lengths, day, facets } of segment.documents()) {
      writer.add(stored)
      facts.push({ id, lengths, day, facets })
    }
    return base
  })
  return { facts, bases, table: writer.finish() }
}

/** A character that stands in the corpus. */
interface Character {
  readonly codePoint: number
  readonly frequency: number
  /** Documents that contain it. */
  readonly documents: number
}

/** Every character of the corpus: those without a list of their own still can be cut. */
function characterTable(segments: readonly SegmentSource[]): Character[] {
  const kinds = segments.map((segment) => segment.terms('contained'))
  const table: Character[] = []
  visitMerged(
    kinds.map(({ terms }) => terms),
    (codePoint, { count, segments: parts, lists }) => {
      let documents = 0
      let frequency = 0
      for (let i = 0; i < count; i++) {
        const own = kinds[parts[i] ?? 0]?.lists
        documents += own?.documentFrequency[lists[i] ?? 0] ?? 0
        frequency = own?.frequency[lists[i] ?? 0] ?? 0
      }
      table.push({ codePoint, frequency, documents })
    },
  )
  return table
}

/** Lists of characters that are words of their own; for the others, just their frequency. */
function writeCharacters(
  segments: readonly SegmentSource[],
  characters: readonly Character[],
  writer: ListsWriter,
): void {
  const kinds = segments.map((segment) => segment.terms('characters'))
  let next = 0
  const passTo = (codePoint: number): void => {
    while (next < characters.length && (characters[next]?.codePoint ?? 0) < codePoint)
      writer.writeEmpty(characters[next++]?.frequency ?? 0)
  }
  visitMerged(
    kinds.map(({ terms }) => terms),
    (codePoint, parts) => {
      passTo(codePoint)
      writer.write(kinds, parts, characters[next++]?.frequency ?? 0)
    },
  )
  passTo(Infinity)
}

function writePairs(
  segments: readonly SegmentSource[],
  ordinals: ReadonlyMap<number, number>,
  writer: ListsWriter,
): {
  readonly start: Uint32Array
  readonly second: Uint16Array | Uint32Array
  /** By character: postings of the pairs that hold it. */
  readonly postings: Float64Array
  readonly all: number
  readonly words: number
} {
  const kinds = segments.map((segment) => segment.terms('pairs'))
  const start = new Uint32Array(ordinals.size + 1)
  const second = new Columns(Uint32Array, 1 << 12)
  const postings = new Float64Array(ordinals.size)
  let all = 0
  let words = 0
  visitMerged(
    kinds.map(({ terms }) => terms),
    (key, parts) => {
      const left = ordinals.get(leftOf(key)) ?? 0
      const right = ordinals.get(rightOf(key)) ?? 0
      const frequency = frequencyOf(kinds, parts)
      const written = writer.write(kinds, parts, frequency)
      all += written
      if (frequency > 0) words += written
      second.push(right)
      start[left + 1] = second.length
      postings[left] = (postings[left] ?? 0) + written
      if (right !== left) postings[right] = (postings[right] ?? 0) + written
    },
  )
  for (let i = 1; i < start.length; i++) start[i] = Math.max(start[i] ?? 0, start[i - 1] ?? 0)
  const wide = ordinals.size > 0x10000
  return {
    start,
    second: wide ? second.view().slice() : Uint16Array.from(second.view()),
    postings,
    all,
    words,
  }
}

function writeStrings(
  segments: readonly SegmentSource[],
  writer: ListsWriter,
): { readonly terms: readonly string[]; readonly maxWordCharacters: number } {
  const kinds = segments.map((segment) => segment.terms('strings'))
  const all: string[] = []
  let maxWordCharacters = 2
  visitMerged<string>(
    kinds.map(({ terms }) => terms),
    (term, parts) => {
      const frequency = frequencyOf(kinds, parts)
      if (frequency > 0) maxWordCharacters = Math.max(maxWordCharacters, wordOf(term).length)
      all.push(term)
      writer.write(kinds, parts, frequency)
    },
  )
  return { terms: all, maxWordCharacters }
}

function writeContained(
  segments: readonly SegmentSource[],
  characters: readonly Character[],
  pairPostings: Float64Array,
  documentCount: number,
  writer: ListsWriter,
): void {
  const kinds = segments.map((segment) => segment.terms('contained'))
  let ordinal = 0
  writer.endPositions()
  visitMerged(
    kinds.map(({ terms }) => terms),
    (_codePoint, parts) => {
      const documents = characters[ordinal]?.documents ?? 0
      const isCostly = (pairPostings[ordinal++] ?? 0) >= BITMAP_PAIR_POSTINGS
      if (isCostly) writer.writeBitmap(kinds, parts)
      else if (documents < documentCount * CONTAINED_SHARE) writer.write(kinds, parts, 0)
      else writer.writeEmpty(0)
    },
  )
}

/** What the dictionary says of a term: the same in every segment. */
function frequencyOf(
  kinds: readonly SegmentKinds[keyof SegmentKinds][],
  { segments, lists }: { readonly segments: Int32Array; readonly lists: Int32Array },
): number {
  return kinds[segments[0] ?? 0]?.lists.frequency[lists[0] ?? 0] ?? 0
}
