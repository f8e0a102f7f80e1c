/**
 * Corpora for tests of the core: built by the product's own build into a temporary folder, or
 * packed in memory, with the documents beside them that a naive program can look at.
 */

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createAnalysis, type Analysis } from '../../src/build/analysis.ts'
import { buildIndex, type BuildResult } from '../../src/build/build-index.ts'
import { blocksIn, openIndexIn, sha256 } from '../../src/build/index-files.ts'
import type { Document } from '../../src/corpus/document.ts'
import type { BlockFile } from '../../src/index/blocks.ts'
import { createInverter } from '../../src/index/inverter.ts'
import { packIndex } from '../../src/index/pack.ts'
import { openIndex, type IndexReader } from '../../src/index/reader.ts'
import { sourceOf, type Segment, type SegmentSource } from '../../src/index/segment.ts'
import { createBlockLoader, type BlockLoader } from '../../src/search/retrieve/blocks.ts'
import {
  createSearchEngine,
  type SearchEngine,
  type SearchRequest,
} from '../../src/search/engine.ts'
import { encodeFold } from '../../src/text/fold.ts'
import type { SearchResponse } from '../../src/wire.ts'

export const SEEDS = join(import.meta.dirname, '../../seeds')

/** An index, an engine over it, and the documents in order of number. */
export interface Corpus {
  readonly reader: IndexReader
  readonly blocks: BlockLoader
  readonly engine: SearchEngine
  readonly documents: readonly Document[]
}

/** Makes a folder that is gone when the tests are over (`temporary.ts`). */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'hansou-core-'))
}

/** Builds sources as `hansou build` does, without cache and threads' noise. */
export function buildInto(out: string, sources: readonly string[]): Promise<BuildResult> {
  const quiet = { onIssue: () => {}, onProgress: () => {} }
  return buildIndex({ sources, out, year: null, cache: false, ...quiet })
}

/** The seeds as they ship. */
export async function openSeed(): Promise<Corpus> {
  const out = temporaryFolder()
  await buildInto(out, [SEEDS])
  const reader = openIndexIn(out)
  return corpusOf(reader, createBlockLoader(reader, blocksIn(out)))
}

let shared: Analysis | undefined

/** The analysis of builds, loaded once a file. */
export function analysisOfBuilds(): Analysis {
  return (shared ??= createAnalysis([]))
}

/** A document with what a test does not care about left empty. */
export function document(fields: Partial<Document> & { readonly id: string }): Document {
  return {
    title: '',
    body: '',
    caption: '',
    byline: '',
    date: null,
    url: null,
    facets: {},
    ...fields,
  }
}

export function invert(documents: readonly Document[], analysis = analysisOfBuilds()): Segment {
  const inverter = createInverter(analysis)
  for (const one of documents) inverter.add(one)
  return inverter.finish()
}

/** `index.bin`, and its blocks by path. */
export interface Packed {
  readonly bytes: Uint8Array
  readonly blocks: ReadonlyMap<string, Uint8Array>
}

/** Packs segments in memory; blocks are small, so that there are several. */
export function pack(
  segments: readonly (Segment | SegmentSource)[],
  synonyms: readonly (readonly string[])[] = [],
  analysis = analysisOfBuilds(),
): Packed {
  const blocks = new Map<string, Uint8Array>()
  const { bytes } = packIndex(
    segments.map((each) => ('terms' in each ? each : sourceOf(each))),
    {
      digest: sha256,
      writeBlock: ({ name, bytes: block }: BlockFile) => void blocks.set(name, block),
      fold: encodeFold(analysis.fold),
      synonyms: synonyms.map((group) =>
        group.map((word) => analysis.normalizer.normalizeText(word)),
      ),
      analysis: analysis.digest,
      documentBlockBytes: 4096,
      positionBlockBytes: 4096,
    },
  )
  return { bytes, blocks }
}

/** Indexes documents in memory. */
export async function openDocuments(
  documents: readonly Document[],
  synonyms: readonly (readonly string[])[] = [],
): Promise<Corpus> {
  const { bytes, blocks } = pack([invert(documents)], synonyms)
  return openPacked(bytes, blocks)
}

export function openPacked(
  bytes: Uint8Array,
  blocks: ReadonlyMap<string, Uint8Array>,
): Promise<Corpus> {
  const reader = openIndex(new Uint8Array(bytes).buffer)
  const source = { read: (path: string) => Promise.resolve(blocks.get(path) ?? null) }
  return corpusOf(reader, createBlockLoader(reader, source))
}

async function corpusOf(reader: IndexReader, blocks: BlockLoader): Promise<Corpus> {
  const all = Array.from({ length: reader.documentCount }, (_, number) => number)
  return {
    reader,
    blocks,
    engine: createSearchEngine(reader, blocks),
    documents: await blocks.documents(all),
  }
}

/** Searches with everything a test does not care about left open. */
export function search(
  { engine }: Pick<Corpus, 'engine'>,
  query: string,
  request: Partial<SearchRequest> = {},
): Promise<SearchResponse> {
  return engine.search({
    query,
    limit: 10,
    offset: 0,
    sort: 'relevance',
    filters: { facets: [], fromDay: null, toDay: null },
    facets: [],
    ...request,
  })
}

/** A marked text the way a reader sees it: `佛山[医疗互助]保障`. */
export function bracketed({ text, ranges }: SearchResponse['hits'][number]['title']): string {
  let shown = ''
  let from = 0
  for (const [start, end] of ranges) {
    shown += `${text.slice(from, start)}[${text.slice(start, end)}]`
    from = end
  }
  return shown + text.slice(from)
}
