/**
 * Building: a corpus in, an index folder out.
 *
 * Layer: build. Imports: node, corpus, index, build, errors.
 */

import { join } from 'node:path'

import type { Document, Issue } from '../corpus/document.ts'
import { ServiceError } from '../errors.ts'
import { FORMAT_VERSION } from '../index/format.ts'
import { indexWithMiniSearch } from '../index/minisearch.ts'
import { encodeSegment } from '../index/segment-file.ts'
import { createAnalysis, readAnalysisConfig } from './analysis.ts'
import { withDistinctIds, type SegmentOfFiles } from './duplicates.ts'
import { openIndexFolder, type Manifest } from './index-files.ts'
import { digestOf, packingDigest } from './packing-digest.ts'
import { listSources } from './list-sources.ts'
import { loadPlaces } from './places.ts'
import { createProgress, type Progress } from './progress.ts'
import { readCorpus, type SourceChunk } from './read-corpus.ts'
import { CACHE_VERSION, openSegmentCache, type SegmentCache } from './segment-cache.ts'
import { createSegmentPool } from './segment-pool.ts'
import { buildSite } from './site.ts'
import { writeSounds } from './sounds.ts'
import { groupSources, keyOfGroup } from './source-groups.ts'
import { wordSpellings } from './word-spellings.ts'
import { openEarlier, writeIndex, type WrittenIndex } from './write-index.ts'

export interface BuildOptions {
  readonly sources: readonly string[]
  readonly out: string
  /** Year for datelines without one; null takes the year that a page says it is of. */
  readonly year: number | null
  /** Address of the site that publishes the sources, ending in `/`; none by default. */
  readonly site?: string | null
  /** Whether to keep what was indexed for the next build, below `out`. */
  readonly cache: boolean
  readonly onIssue: (issue: Issue) => void
  readonly onProgress: (progress: Progress) => void
}

export interface BuildResult extends WrittenIndex {
  readonly files: number
  readonly issues: number
  readonly characters: number
}

/**
 * Builds an index.
 *
 * Sources stream in, threads index them in groups, the segments are merged at the end; what a
 * build before has indexed comes out of the cache. The bytes are the same either way.
 *
 * @throws {ServiceError} `corpus/missing` when a source does not exist, `corpus/empty` when
 *   nothing in them is a document.
 */
export async function buildIndex(options: BuildOptions): Promise<BuildResult> {
  let told = 0
  const attempt = (isLast: boolean): Promise<BuildResult | null> => {
    let found = 0
    // A second attempt finds the same issues again.
    const onIssue = (issue: Issue): void => {
      if (++found > told) options.onIssue(issue)
      told = Math.max(told, found)
    }
    return tryToBuild({ ...options, onIssue }, isLast)
  }
  return (await attempt(false)) ?? ((await attempt(true)) as BuildResult)
}

/**
 * @returns Null when entries of the cache turned out to be damaged, and are gone now: what they are
 *   of has been read by then, and is read again. Not if this is the last attempt.
 */
async function tryToBuild(options: BuildOptions, isLast: boolean): Promise<BuildResult | null> {
  const config = readAnalysisConfig(options.sources)
  const sources = await listSources(options.sources)
  const bytes = sources.reduce((sum, { contentBytes }) => sum + contentBytes, 0)
  const cache = openSegmentCache(options.cache ? join(options.out, 'cache') : null)
  // Its first thread loads the dictionary while this one reads.
  const pool = bytes < SMALL_CORPUS_BYTES ? null : createSegmentPool(config.userWords)
  const analysis = createAnalysis(config.userWords)
  const { site = null } = options
  const context = `${CACHE_VERSION} ${FORMAT_VERSION} ${analysis.digest} ${options.year} ${site ?? ''}`
  const progress = createProgress(bytes, options.onProgress)
  // Another process makes it meanwhile; that it failed is met where it is awaited.
  const files = buildSite()
  files.catch(() => undefined)
  const groups: Promise<IndexedGroup>[] = []
  const places = loadPlaces()
  try {
    const inFlight = new Set<Promise<unknown>>()
    const chunks = readCorpus(options.sources, { places, year: options.year, site })
    for await (const group of groupSources(chunks)) {
      const indexed = indexGroup(group, cache, keyOfGroup(group, context), (documents) =>
        pool === null
          ? Promise.resolve(encodeSegment(indexWithMiniSearch(documents, analysis)))
          : pool.index(documents),
      ).then((result) => {
        progress.add(
          group.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
          result.characters,
        )
        return result
      })
      groups.push(indexed)
      // A rejection is met when the groups are awaited in order.
      const settled: Promise<unknown> = indexed
        .catch(() => undefined)
        .then(() => inFlight.delete(settled))
      inFlight.add(settled)
      if (inFlight.size >= MAX_IN_FLIGHT) await Promise.race(inFlight)
    }
    // While the threads are at the last groups.
    const folder = openIndexFolder(options.out)
    const packing = digestOf([packingDigest(), context])
    const earlier = options.cache ? openEarlier(folder, cache, packing) : null
    const indexed = await Promise.all(groups)
    // Their dictionaries take more memory than the merge.
    await pool?.close()
    const issues = [...config.issues, ...indexed.flatMap((group) => group.issues)]
    const segments = withDistinctIds(indexed, analysis, issues)
    for (const issue of issues) options.onIssue(issue)
    if (segments.every(({ count }) => count === 0))
      throw new ServiceError(
        'corpus/empty',
        `expected documents in ${options.sources.join(', ')}, found none; drafts, and pages that redirect, say noindex or only list others, are none`,
      )
    progress.phase('merge')
    for (const { name, content } of await files) folder.writeAsset(name, content)
    await writeSounds(folder)
    const content = {
      segments: segments.map(({ source }) => source),
      keys: segments.map(({ key }) => key),
      analysis,
      synonyms: [...config.synonyms, ...wordSpellings()],
      textBytes: indexed.reduce((sum, group) => sum + group.textBytes, 0),
      packing,
    }
    const index = writeIndex(folder, cache, content, earlier)
    const late = checkWords(options.sources[0] ?? '', index.manifest)
    for (const issue of late) options.onIssue(issue)
    cache.sweep()
    return {
      ...index,
      files: sources.filter(({ problem }) => problem === null).length,
      issues: issues.length + late.length,
      characters: indexed.reduce((sum, group) => sum + group.characters, 0),
    }
  } catch (error) {
    const isDamage = error instanceof ServiceError && error.code === 'index/corrupt'
    if (isLast || !isDamage || cache.dropDamaged() === 0) throw error
    return null
  } finally {
    await pool?.close()
    cache.close()
  }
}

/** Below this threads take longer to start than to help, and MiniSearch is fast enough. */
const SMALL_CORPUS_BYTES = 1024 * 1024
/** Groups read ahead of the threads: bounds memory, and keeps them busy. */
const MAX_IN_FLIGHT = 6

/** What is held of a group while others are indexed; its segment lies in the cache. */
interface IndexedGroup extends SegmentOfFiles {
  readonly issues: readonly Issue[]
  readonly characters: number
  readonly textBytes: number
}

async function indexGroup(
  group: readonly SourceChunk[],
  cache: SegmentCache,
  key: string,
  index: (documents: readonly Document[]) => Promise<Uint8Array>,
): Promise<IndexedGroup> {
  const rest = {
    key,
    files: group.map(({ file }) => file),
    firstLines: group.map(({ firstLine }) => firstLine),
    segment: () => cache.open(key),
  }
  // Opened while threads have other groups to index.
  const cached = cache.get(key)
  if (cached !== null)
    return {
      ...cached.facts,
      ...rest,
      segment: () => cached.segment,
      issues: cached.facts.issues.map(({ chunk, ...issue }) => ({
        ...issue,
        line: issue.line === 0 ? 0 : issue.line + (group[chunk]?.firstLine ?? 1) - 1,
      })),
    }
  const parsed = group.map((chunk) => chunk.parse())
  const documents = parsed.flatMap((result) => result.documents)
  const issues = parsed.flatMap((result) => result.issues)
  const fields = documents.flatMap(({ title, body, caption, byline }) => [
    title,
    body,
    caption,
    byline,
  ])
  const segment = await index(documents)
  const facts = {
    issues: parsed.flatMap((result, chunk) =>
      result.issues.map((issue) => ({
        ...issue,
        chunk,
        line: issue.line === 0 ? 0 : issue.line - (group[chunk]?.firstLine ?? 1) + 1,
      })),
    ),
    documents: parsed.map((result) => result.documents.length),
    lines: parsed.map(({ lines = [] }, chunk) => {
      const fromStart = lines.map((line) => line - (group[chunk]?.firstLine ?? 1))
      return fromStart.every((line, at) => line === at) ? [] : fromStart
    }),
    characters: fields.reduce((sum, text) => sum + text.length, 0),
    textBytes: fields.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
  }
  cache.put(key, facts, segment)
  return { ...facts, ...rest, issues }
}

/** Of Chinese text about two in five pairs are words; of text read in a wrong encoding none is. */
const LEAST_WORDS = 0.1
/** Below this a few odd headlines would decide. */
const LEAST_PAIRS = 500

/** Whether the dictionary knows the corpus's words: else it is not what the build takes it for. */
function checkWords(file: string, { pairPostings: pairs, wordPostings: words }: Manifest): Issue[] {
  if (pairs < LEAST_PAIRS || words >= pairs * LEAST_WORDS) return []
  const found = `${words} words of the dictionary in ${pairs} pairs of characters`
  return [
    {
      file,
      line: 0,
      rule: 'few-words',
      message: `expected Chinese text, found ${found}: another encoding, or another language?`,
    },
  ]
}
