/**
 * Assembling: the parts of an index, each written, become `index.bin`.
 *
 * Layer: index. Imports: index.
 */

import { createBlockWriter, type BlockFile, type BlockTable, type BlockWriter } from './blocks.ts'
import type { CharacterTable } from './character-table.ts'
import type { DocumentColumns } from './document-columns.ts'
import { writeIndexFile, type IndexMeta } from './format.ts'
import { encodeStrings } from './front-coding.ts'
import type { WrittenLists } from './pack-lists.ts'
import type { PairTable } from './pair-table.ts'
import { SHAPE } from './ranking.ts'
import { sayable } from './sayable.ts'
import type { Variants } from './variants.ts'

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
  readonly bitmapPairPostings?: number
}

/** Ten hits read ten blocks at most; 16 KiB costs a request little and a large archive few files. */
const DOCUMENT_BLOCK_BYTES = 16 * 1024
const POSITION_BLOCK_BYTES = 64 * 1024

/** A writer of blocks of one kind. */
export function blockWriter(kind: 'documents' | 'positions', options: PackOptions): BlockWriter {
  const bytes =
    kind === 'documents'
      ? (options.documentBlockBytes ?? DOCUMENT_BLOCK_BYTES)
      : (options.positionBlockBytes ?? POSITION_BLOCK_BYTES)
  return createBlockWriter(kind, bytes, options.digest, options.writeBlock)
}

export interface Packed {
  /** `index.bin`. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly meta: IndexMeta
  /** Postings of pairs of characters, and of those that are words of the dictionary. */
  readonly pairPostings: number
  readonly wordPostings: number
}

export interface IndexParts {
  readonly columns: DocumentColumns
  readonly variants: Variants
  /** Sum of the frequencies of the dictionary. */
  readonly totalFrequency: number
  readonly documents: BlockTable
  readonly positions: BlockTable
  readonly characters: CharacterTable
  readonly pairs: PairTable
  readonly strings: StringTerms
  readonly lists: WrittenLists
}

export interface StringTerms {
  /** Sorted and distinct. */
  readonly terms: readonly string[]
  readonly maxWordCharacters: number
}

export function assembleIndex(parts: IndexParts, options: PackOptions): Packed {
  const { columns, characters, pairs, strings, lists } = parts
  const pairSecond = pairs.finish()
  const stringTable = encodeStrings(strings.terms)
  const meta: IndexMeta = {
    documents: columns.length.length,
    characters: characters.codePoints.length,
    pairs: pairSecond.length,
    strings: strings.terms.length,
    postings: lists.postings,
    totalFrequency: parts.totalFrequency,
    maxWordCharacters: strings.maxWordCharacters,
    averageLength: columns.averageLength,
    shortestName: columns.shortestName,
    shape: SHAPE,
    facets: columns.facets,
    variants: parts.variants,
    analysis: options.analysis,
  }
  const bytes = writeIndexFile(
    {
      meta: encode(meta),
      characters: characters.codePoints,
      pairStart: pairs.start,
      pairSecond,
      stringStart: stringTable.start,
      strings: stringTable.bytes,
      listStart: lists.start,
      lengthStart: lists.lengthStart,
      lengths: lists.lengths,
      lists: lists.bytes,
      documentLength: columns.length,
      days: columns.days,
      idHash: columns.idHash,
      blockStart: parts.documents.start,
      blockName: parts.documents.names,
      shardStart: parts.positions.start,
      shardName: parts.positions.names,
      facetOrdinals: columns.facetOrdinals,
      facetValues: encode(columns.facetValues),
      fold: options.fold,
      synonyms: encode(sayable(options.synonyms, characters, pairs.start, pairSecond)),
    },
    options.digest,
  )
  return { bytes, meta, pairPostings: pairs.allPostings, wordPostings: pairs.wordPostings }
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}
