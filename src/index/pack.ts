/**
 * Packing: segments in, the files of an index out.
 *
 * Documents first, then the terms kind by kind, each from front to back of every segment; so no
 * more is held than one kind of term, and what has been written. The same segments give the same
 * bytes, whatever machine and order of work made them.
 *
 * Layer: index. Imports: text, index.
 */

import { decodeFold } from '../text/fold.ts'
import {
  assembleIndex,
  blockWriter,
  type Packed,
  type PackOptions,
  type StringTerms,
} from './assemble.ts'
import type { BlockTable } from './blocks.ts'
import {
  characterTable,
  containedForms,
  type CharacterTable,
  type ContainedForm,
} from './character-table.ts'
import { buildDocumentColumns } from './document-columns.ts'
import { visitMerged, type ListParts } from './merge-terms.ts'
import { addPart, createListsWriter, type FillList, type ListsWriter } from './pack-lists.ts'
import { PairTable } from './pair-table.ts'
import { SHAPE } from './ranking.ts'
import { wordOf, type SegmentKinds, type SegmentLists, type SegmentSource } from './segment.ts'
import { variantsOf } from './variants.ts'

/** Packs segments, in order; blocks go to `options.writeBlock`. */
export function packIndex(segments: readonly SegmentSource[], options: PackOptions): Packed {
  const documents = writeDocuments(segments, options)
  const columns = buildDocumentColumns(
    segments.flatMap(({ facts }) => facts),
    SHAPE,
  )
  const blocks = blockWriter('positions', options)
  const merging: Merging = { segments, writer: createListsWriter(columns, blocks) }
  const characters = characterTable(segments)
  writeCharacters(merging, characters)
  const pairs = writePairs(merging, characters)
  const strings = writeStrings(merging)
  const documentCount = columns.length.length
  const { bitmapPairPostings } = options
  writeContained(
    merging,
    containedForms(characters, pairs.postings, documentCount, bitmapPairPostings),
  )
  const variants = variantsOf(
    segments.map((segment) => segment.variants),
    decodeFold(options.fold),
  )
  const totalFrequency = segments[0]?.totalFrequency ?? 0
  const lists = merging.writer.finish()
  const positions = blocks.finish()
  return assembleIndex(
    { columns, variants, totalFrequency, documents, positions, characters, pairs, strings, lists },
    options,
  )
}

/** Writes the stored documents. */
function writeDocuments(segments: readonly SegmentSource[], options: PackOptions): BlockTable {
  const writer = blockWriter('documents', options)
  for (const segment of segments) for (const { stored } of segment.documents()) writer.add(stored)
  return writer.finish()
}

interface Merging {
  readonly segments: readonly SegmentSource[]
  readonly writer: ListsWriter
}

/** One term, met in all segments that have it. */
interface MergedTerm<Term> {
  readonly term: Term
  /** What the dictionary says of it. */
  readonly frequency: number
  /** Gives its parts to a merger. */
  readonly fill: FillList
}

/** Visits the terms of a kind in order. What it gives is valid until `visit` returns. */
function visitTerms<Kind extends keyof SegmentKinds>(
  { segments }: Merging,
  kind: Kind,
  visit: (merged: MergedTerm<SegmentKinds[Kind]['terms'][number]>) => void,
): void {
  const kinds = segments.map((segment) => segment.terms(kind))
  let base = 0
  const bases = segments.map(({ facts }) => (base += facts.length) - facts.length)
  let parts: ListParts = { count: 0, segments: new Int32Array(), lists: new Int32Array() }
  const fill: FillList = (merger, positions) => {
    for (let i = 0; i < parts.count; i++) {
      const segment = parts.segments[i] ?? 0
      const list = parts.lists[i] ?? 0
      const { lists } = kinds[segment] as { readonly lists: SegmentLists }
      addPart(merger, positions, lists, list, bases[segment] ?? 0)
    }
  }
  visitMerged(
    kinds.map(({ terms }) => terms as ArrayLike<number | string>),
    (term, found) => {
      parts = found
      // The same in every segment.
      const frequency = kinds[found.segments[0] ?? 0]?.lists.frequency[found.lists[0] ?? 0] ?? 0
      visit({ term, frequency, fill })
    },
  )
}

/** Lists of characters that are words of their own; for the others, just their frequency. */
function writeCharacters(merging: Merging, { codePoints, frequency }: CharacterTable): void {
  const { writer } = merging
  let next = 0
  const passTo = (codePoint: number): void => {
    while (next < codePoints.length && (codePoints[next] ?? 0) < codePoint)
      writer.writeEmpty(frequency[next++] ?? 0)
  }
  visitTerms(merging, 'characters', ({ term, fill }) => {
    passTo(term)
    writer.write(fill, frequency[next++] ?? 0)
  })
  passTo(Infinity)
}

function writePairs(merging: Merging, { codePoints }: CharacterTable): PairTable {
  const table = new PairTable(codePoints)
  visitTerms(merging, 'pairs', ({ term, frequency, fill }) =>
    table.add(term, merging.writer.write(fill, frequency), frequency > 0),
  )
  return table
}

function writeStrings(merging: Merging): StringTerms {
  const terms: string[] = []
  let maxWordCharacters = 2
  visitTerms(merging, 'strings', ({ term, frequency, fill }) => {
    if (frequency > 0) maxWordCharacters = Math.max(maxWordCharacters, wordOf(term).length)
    terms.push(term)
    merging.writer.write(fill, frequency)
  })
  return { terms, maxWordCharacters }
}

function writeContained(merging: Merging, forms: readonly ContainedForm[]): void {
  const { writer } = merging
  let ordinal = 0
  writer.endPositions()
  visitTerms(merging, 'contained', ({ fill }) => {
    const form = forms[ordinal++]
    if (form === 'bitmap') writer.writeBitmap(fill)
    else if (form === 'list') writer.write(fill, 0)
    else writer.writeEmpty(0)
  })
}
