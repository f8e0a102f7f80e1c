/**
 * Indexes in memory, for tests: documents in, a reader and an engine over them out.
 */

import { createAnalysis, type Analysis } from '../../src/build/analysis.ts'
import { indexDocuments } from '../../src/build/index-documents.ts'
import { sha256 } from '../../src/build/index-files.ts'
import type { Document } from '../../src/corpus/document.ts'
import { packIndex } from '../../src/index/pack.ts'
import { openIndex, type IndexReader } from '../../src/index/reader.ts'
import { sourceOf, type Segment, type SegmentSource } from '../../src/index/segment.ts'
import { createBlockLoader } from '../../src/search/retrieve/blocks.ts'
import { createSearchEngine, type SearchEngine } from '../../src/search/engine.ts'
import { encodeFold } from '../../src/text/fold.ts'

export const analysis: Analysis = createAnalysis([])

/** `index.bin` and its blocks by path. */
export interface Packed {
  readonly bytes: Uint8Array
  readonly blocks: ReadonlyMap<string, Uint8Array>
}

export function pack(
  segments: readonly (Segment | SegmentSource)[],
  synonyms: readonly (readonly string[])[] = [],
): Packed {
  const blocks = new Map<string, Uint8Array>()
  const { bytes } = packIndex(
    segments.map((each) => ('terms' in each ? each : sourceOf(each))),
    {
      digest: sha256,
      writeBlock: (file) => blocks.set(file.name, file.bytes),
      fold: encodeFold(analysis.fold),
      synonyms,
      analysis: analysis.digest,
    },
  )
  return { bytes, blocks }
}

export interface MemoryIndex {
  readonly reader: IndexReader
  readonly engine: SearchEngine
}

export function openPacked({ bytes, blocks }: Packed): MemoryIndex {
  const reader = openIndex(new Uint8Array(bytes).buffer)
  const loader = createBlockLoader(reader, {
    read: (path) => Promise.resolve(blocks.get(path) ?? null),
  })
  return { reader, engine: createSearchEngine(reader, loader) }
}

export function indexInMemory(
  documents: readonly Document[],
  synonyms: readonly (readonly string[])[] = [],
): MemoryIndex {
  return openPacked(pack([indexDocuments(documents, analysis)], synonyms))
}
