/**
 * Patching: packing again when few documents changed.
 *
 * What no changed document touches is copied out of the index before, list by list and block by
 * block. It gives the bytes that packing all segments gives, in the time that the changes take.
 *
 * Layer: index. Imports: text, index.
 */

import { decodeFold } from '../text/fold.ts'
import { assembleIndex, blockWriter, type Packed, type PackOptions } from './assemble.ts'
import type { BlockTable } from './blocks.ts'
import { characterTable, containedForms } from './character-table.ts'
import { buildDocumentColumns } from './document-columns.ts'
import { createListsWriter } from './pack-lists.ts'
import {
  patchCharacters,
  patchContained,
  Patching,
  patchPairs,
  patchStrings,
} from './patch-lists.ts'
import type { PreviousIndex } from './previous.ts'
import { SHAPE } from './ranking.ts'
import type { SegmentSource } from './segment.ts'
import { touchedTerms, type SegmentChange } from './touched.ts'
import { variantsOf } from './variants.ts'

/** From this share of changed documents on, packing everything anew is as fast. */
const MOST_CHANGED = 0.05

/** Room for lists that have become longer, before all of them are copied. */
const SPARE_BYTES = 1 << 20

export interface Patched extends Packed {
  /** Numbers of the documents that are not what they were. */
  readonly changed: readonly number[]
}

/**
 * Packs `segments`, which are those that `previous` was packed from, but for `changes`.
 *
 * @param changes - In order: every segment that is another, or whose documents have other numbers.
 * @returns Null when so much changed that everything has to be packed: the average length, most
 *   documents, or in what form a character's list is kept.
 */
export function patchIndex(
  previous: PreviousIndex,
  segments: readonly SegmentSource[],
  changes: readonly SegmentChange[],
  options: PackOptions,
): Patched | null {
  const columns = buildDocumentColumns(
    segments.flatMap(({ facts }) => facts),
    SHAPE,
  )
  // Every impact depends on it.
  if (columns.averageLength !== previous.meta.averageLength) return null
  const touched = touchedTerms(changes)
  if (touched.count > columns.length.length * MOST_CHANGED) return null
  const blocks = blockWriter('positions', options)
  // A little more than before: a list that changed is hardly ever shorter or longer by much.
  const listBytes = previous.lists.bytes.length + SPARE_BYTES
  const patching = new Patching(previous, createListsWriter(columns, blocks, listBytes), changes)
  const characters = characterTable(segments)
  patchCharacters(patching, characters, touched.terms.characters)
  const pairs = patchPairs(patching, characters, touched.terms.pairs)
  const strings = patchStrings(patching, touched.terms.strings)
  const documentCount = columns.length.length
  const { bitmapPairPostings } = options
  const forms = containedForms(characters, pairs.postings, documentCount, bitmapPairPostings)
  if (!patchContained(patching, characters, forms, documentCount, touched.terms.contained))
    return null
  const lists = patching.finish()
  const positions = blocks.finish()
  const documents = writeDocuments(previous, segments, changes, options)
  const variants = variantsOf(
    segments.map((segment) => segment.variants),
    decodeFold(options.fold),
  )
  const totalFrequency = segments[0]?.totalFrequency ?? 0
  const packed = assembleIndex(
    { columns, variants, totalFrequency, documents, positions, characters, pairs, strings, lists },
    options,
  )
  return { ...packed, changed: touched.documents }
}

function writeDocuments(
  previous: PreviousIndex,
  segments: readonly SegmentSource[],
  changes: readonly SegmentChange[],
  options: PackOptions,
): BlockTable {
  const writer = blockWriter('documents', options)
  const changed = new Set(changes.map(({ after }) => after))
  let kept = 0
  let next = 0
  const copy = (to: number): void => {
    previous.documents.copyTo(writer, kept, to)
    kept = to
  }
  for (const segment of segments) {
    const base = next
    next += segment.facts.length
    if (!changed.has(segment)) continue
    copy(base)
    for (const { stored } of segment.documents()) writer.add(stored)
    kept = next
  }
  copy(next)
  return writer.finish()
}
