/**
 * Packing: segments in, the files of an index out.
 *
 * The same segments give the same bytes, whatever machine and order of work made them.
 *
 * Layer: index. Imports: index.
 */

import { createBlockWriter, type BlockFile, type BlockTable } from './blocks.ts'
import { NumberMap } from '../text/number-map.ts'
import { ByteWriter } from './byte-writer.ts'
import { buildDocumentColumns, normTable, type DocumentColumns } from './document-columns.ts'
import { DIRECTORY_STEP, writeIndexFile, type IndexMeta } from './format.ts'
import { encodeStrings } from './front-coding.ts'
import { createListMerger } from './merge-lists.ts'
import { mergeTerms, type MergedTerms } from './merge-terms.ts'
import { SHAPE } from './ranking.ts'
import type { Segment, SegmentLists } from './segment.ts'

/** What packing takes from outside. */
export interface PackOptions {
  /** A digest in hex, at least 32 digits. */
  readonly digest: (bytes: Uint8Array) => string
  /** Takes each block as soon as it is full. */
  readonly writeBlock: (file: BlockFile) => void
  /** Dictionary frequency of a word; 0 where it is unknown. */
  readonly frequency: (word: string) => number
  readonly totalFrequency: number
  readonly fold: Uint32Array
  /** Groups of words that mean the same, normalized. */
  readonly synonyms: readonly (readonly string[])[]
  /** Digest of the analysis. */
  readonly analysis: string
  readonly documentBlockBytes?: number
  readonly positionBlockBytes?: number
}

const PAIR_RADIX = 0x200000
/** Ten hits read ten blocks at most; 32 KiB costs a request little and a large archive few files. */
const DOCUMENT_BLOCK_BYTES = 32 * 1024
const POSITION_BLOCK_BYTES = 64 * 1024

/** Packs segments, in order. Returns `index.bin`; blocks go to `options.writeBlock`. */
export function packIndex(
  segments: readonly Segment[],
  options: PackOptions,
): { readonly bytes: Uint8Array; readonly meta: IndexMeta } {
  const columns = buildDocumentColumns(
    segments.flatMap(({ documents }) => documents),
    SHAPE,
  )
  const documents = writeDocuments(segments, options)
  const pairs = mergeTerms(
    segments.map((segment) => pairKeys(segment.pairs)),
    (a, b) => a - b,
    new NumberMap(1 << 16),
  )
  const strings = mergeTerms(
    segments.map((segment) => segment.strings),
    (a, b) => (a < b ? -1 : a > b ? 1 : 0),
    new Map<string, number>(),
  )
  const characters = characterTable(segments, pairs.terms)
  const contained = mergeTerms<number>(
    segments.map((segment) => segment.contained),
    (a, b) => a - b,
    new NumberMap(),
  )
  const { second, start } = pairColumns(pairs.terms, characters.terms)
  const lists = writeLists(segments, columns, { characters, pairs, strings, contained }, options)
  const stringTable = encodeStrings(strings.terms)
  const meta: IndexMeta = {
    documents: columns.length.length,
    characters: characters.terms.length,
    pairs: pairs.terms.length,
    strings: strings.terms.length,
    postings: lists.postings,
    totalFrequency: options.totalFrequency,
    maxWordCharacters: lists.maxWordCharacters,
    averageLength: columns.averageLength,
    shape: SHAPE,
    facets: columns.facets,
    analysis: options.analysis,
  }
  const bytes = writeIndexFile(
    {
      meta: encode(meta),
      characters: Uint32Array.from(characters.terms),
      pairStart: start,
      pairSecond: second,
      stringStart: stringTable.start,
      strings: stringTable.bytes,
      listStart: lists.directory.start,
      lengthStart: lists.directory.lengthStart,
      lengths: lists.directory.lengths,
      lists: lists.bytes,
      documentLength: columns.length,
      days: columns.days,
      idHash: columns.idHash,
      blockStart: documents.start,
      blockName: documents.names,
      shardStart: lists.positions.start,
      shardName: lists.positions.names,
      facetOrdinals: columns.facetOrdinals,
      facetValues: encode(columns.facetValues),
      fold: options.fold,
      synonyms: encode(options.synonyms),
    },
    options.digest,
  )
  return { bytes, meta }
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}

function writeDocuments(segments: readonly Segment[], options: PackOptions): BlockTable {
  const writer = createBlockWriter(
    'documents',
    options.documentBlockBytes ?? DOCUMENT_BLOCK_BYTES,
    options.digest,
    options.writeBlock,
  )
  for (const { documents } of segments) for (const { stored } of documents) writer.add(stored)
  return writer.finish()
}

function pairKeys(pairs: Uint32Array): Float64Array {
  const keys = new Float64Array(pairs.length / 2)
  for (let i = 0; i < keys.length; i++)
    keys[i] = (pairs[i * 2] ?? 0) * PAIR_RADIX + (pairs[i * 2 + 1] ?? 0)
  return keys
}

/** Every character that is in some term: those without a list of their own still can be cut. */
function characterTable(
  segments: readonly Segment[],
  pairs: readonly number[],
): MergedTerms<number> {
  const own = segments.map((segment) => segment.characters)
  const inPairs = new Set<number>()
  for (const key of pairs) inPairs.add(Math.floor(key / PAIR_RADIX)).add(key % PAIR_RADIX)
  for (const characters of own) for (const codePoint of characters) inPairs.delete(codePoint)
  const merged = mergeTerms<number>([...own, [...inPairs]], (a, b) => a - b, new NumberMap())
  return {
    terms: merged.terms,
    // The last "segment" only named characters; it has no lists.
    visitParts(index, visit) {
      merged.visitParts(index, (segment, list) => {
        if (segment < segments.length) visit(segment, list)
      })
    },
  }
}

function pairColumns(
  pairs: readonly number[],
  characters: readonly number[],
): { start: Uint32Array; second: Uint16Array | Uint32Array } {
  const ordinalOf = new Map(characters.map((codePoint, index) => [codePoint, index]))
  const start = new Uint32Array(characters.length + 1)
  const wide = characters.length > 0x10000
  const second = wide ? new Uint32Array(pairs.length) : new Uint16Array(pairs.length)
  for (const [index, key] of pairs.entries()) {
    const left = ordinalOf.get(Math.floor(key / PAIR_RADIX)) ?? 0
    second[index] = ordinalOf.get(key % PAIR_RADIX) ?? 0
    start[left + 1] = index + 1
  }
  for (let i = 1; i < start.length; i++) start[i] = Math.max(start[i] ?? 0, start[i - 1] ?? 0)
  return { start, second }
}

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

interface Terms {
  readonly characters: MergedTerms<number>
  readonly pairs: MergedTerms<number>
  readonly strings: MergedTerms<string>
  readonly contained: MergedTerms<number>
}

function writeLists(
  segments: readonly Segment[],
  columns: DocumentColumns,
  { characters, pairs, strings, contained }: Terms,
  options: PackOptions,
): {
  readonly bytes: Uint8Array
  readonly directory: Directory
  readonly positions: BlockTable
  readonly postings: number
  readonly maxWordCharacters: number
} {
  const out = new ByteWriter(1 << 20)
  const table = normTable(columns.averageLength, SHAPE)
  const merger = createListMerger(
    Float32Array.from(columns.length, (byte) => table[byte] ?? 1),
    SHAPE,
  )
  const directory = createDirectory()
  const shards = createBlockWriter(
    'positions',
    options.positionBlockBytes ?? POSITION_BLOCK_BYTES,
    options.digest,
    options.writeBlock,
  )
  const entry = new ByteWriter(1 << 12)
  const bases = segmentBases(segments)
  /** By character: postings of the pairs that hold it. */
  const pairPostings = new NumberMap()
  let postings = 0
  let maxWordCharacters = 2

  function write<Term>(
    merged: MergedTerms<Term>,
    listsOf: (segment: Segment) => SegmentLists,
    wordOf: (term: Term) => string,
    onWritten: (term: Term, postings: number) => void = () => undefined,
    isBitmap: (term: Term) => boolean = () => false,
  ): void {
    for (const [index, term] of merged.terms.entries()) {
      const before = out.length
      entry.clear()
      merged.visitParts(index, (segment, list) => {
        const lists = listsOf(segments[segment] as Segment)
        merger.add(lists, list, bases[segment] ?? 0)
        entry.bytes(
          lists.positions.subarray(lists.positionStart[list], lists.positionStart[list + 1]),
        )
      })
      const word = wordOf(term)
      const frequency = word === '' ? 0 : options.frequency(word)
      if (frequency > 0) maxWordCharacters = Math.max(maxWordCharacters, word.length)
      const written = isBitmap(term) ? merger.finishAsBitmap(out) : merger.finish(out, frequency)
      onWritten(term, written)
      postings += written
      directory.add(before, out.length - before)
      shards.add(entry.view())
    }
  }

  write(
    characters,
    (segment) => segment.characterLists,
    (codePoint) => String.fromCodePoint(codePoint),
  )
  write(
    pairs,
    (segment) => segment.pairLists,
    (key) => String.fromCodePoint(Math.floor(key / PAIR_RADIX), key % PAIR_RADIX),
    (key, written) => {
      for (const codePoint of [Math.floor(key / PAIR_RADIX), key % PAIR_RADIX])
        pairPostings.set(codePoint, Math.max(0, pairPostings.get(codePoint)) + written)
    },
  )
  write(
    strings,
    (segment) => segment.stringLists,
    // A term with a letter or digit in it is a unit, whatever a dictionary says.
    (term) => (/[^\p{Script=Han}]/u.test(term) ? '' : term),
  )
  const isCostly = (codePoint: number): boolean =>
    pairPostings.get(codePoint) >= BITMAP_PAIR_POSTINGS
  write(
    withoutCommon(contained, segments, columns.length.length * CONTAINED_SHARE, isCostly),
    (segment) => segment.containedLists,
    () => '',
    undefined,
    isCostly,
  )
  return {
    bytes: out.take(),
    directory: directory.finish(out.length),
    positions: shards.finish(),
    postings,
    maxWordCharacters,
  }
}

/**
 * The same terms, without the lists of those that `limit` documents or more contain, but for
 * those of `keep`.
 */
function withoutCommon(
  merged: MergedTerms<number>,
  segments: readonly Segment[],
  limit: number,
  keep: (codePoint: number) => boolean,
): MergedTerms<number> {
  return {
    terms: merged.terms,
    visitParts(index, visit) {
      let documents = 0
      merged.visitParts(index, (segment, list) => {
        documents += segments[segment]?.containedLists.documentFrequency[list] ?? 0
      })
      if (documents < limit || keep(merged.terms[index] ?? 0)) merged.visitParts(index, visit)
    },
  }
}

function segmentBases(segments: readonly Segment[]): number[] {
  let base = 0
  return segments.map(({ documents }) => {
    const start = base
    base += documents.length
    return start
  })
}

interface Directory {
  readonly start: Uint32Array
  readonly lengthStart: Uint32Array
  readonly lengths: Uint8Array
}

/** Where lists start: an offset for every 32nd, the lengths of all between. */
function createDirectory(): {
  add(offset: number, length: number): void
  finish(end: number): Directory
} {
  const start: number[] = []
  const lengthStart: number[] = []
  const lengths = new ByteWriter(1 << 12)
  let count = 0
  return {
    add(offset, length) {
      if (count++ % DIRECTORY_STEP === 0) {
        start.push(offset)
        lengthStart.push(lengths.length)
      }
      lengths.varint(length)
    },
    finish(end) {
      return {
        start: Uint32Array.from([...start, end]),
        lengthStart: Uint32Array.from(lengthStart),
        lengths: lengths.take(),
      }
    },
  }
}
