/**
 * Building: a corpus in, an index folder out.
 *
 * Layer: build. Imports: node, text, corpus, index, errors.
 */

import type { Issue } from '../corpus/document.ts'
import { ServiceError } from '../errors.ts'
import { FORMAT_VERSION } from '../index/format.ts'
import { createInverter } from '../index/inverter.ts'
import { packIndex } from '../index/pack.ts'
import type { Segment } from '../index/segment.ts'
import { encodeFold } from '../text/fold.ts'
import { createAnalysis, readAnalysisConfig, type Analysis } from './analysis.ts'
import {
  openIndexFolder,
  sha256,
  termCount,
  type IndexFolder,
  type Manifest,
} from './index-files.ts'
import { loadPlaces } from './places.ts'
import { readCorpus } from './read-corpus.ts'
import { buildSite } from './site.ts'

export interface BuildOptions {
  readonly sources: readonly string[]
  readonly out: string
  /** Year for datelines without one; null takes the latest year that a page mentions. */
  readonly year: number | null
  readonly onIssue: (issue: Issue) => void
}

export interface BuildResult {
  readonly manifest: Manifest
  readonly files: number
  readonly issues: number
  readonly characters: number
}

/**
 * Builds an index.
 *
 * @throws {ServiceError} `corpus/missing` when a source does not exist, `corpus/empty` when
 *   nothing in them is a document.
 */
export async function buildIndex(options: BuildOptions): Promise<BuildResult> {
  const config = readAnalysisConfig(options.sources)
  const analysis = createAnalysis(config.userWords)
  let issues = 0
  const report = (issue: Issue): void => {
    issues++
    options.onIssue(issue)
  }
  for (const issue of config.issues) report(issue)
  const segments: Segment[] = []
  const files = new Set<string>()
  const ids = new Set<string>()
  let characters = 0
  const parseOptions = { places: loadPlaces(), year: options.year }
  for await (const chunk of readCorpus(options.sources, parseOptions)) {
    files.add(chunk.file)
    const { documents, issues: found } = chunk.parse()
    for (const issue of found) report(issue)
    const inverter = createInverter(analysis.normalizer, analysis.analyzer)
    let added = 0
    for (const document of documents) {
      if (ids.has(document.id)) {
        report({
          file: chunk.file,
          line: 0,
          rule: 'duplicate-id',
          message: `expected a new id, found ${JSON.stringify(document.id)} again; the first one is kept`,
        })
        continue
      }
      ids.add(document.id)
      characters +=
        document.title.length +
        document.body.length +
        document.caption.length +
        document.byline.length
      inverter.add(document)
      added++
    }
    if (added > 0) segments.push(inverter.finish())
  }
  if (ids.size === 0)
    throw new ServiceError(
      'corpus/empty',
      `expected documents in ${options.sources.join(', ')}, found none in ${files.size} files`,
    )
  const folder = openIndexFolder(options.out)
  for (const { name, content } of await buildSite()) folder.writeAsset(name, content)
  return {
    manifest: writeIndex(folder, segments, analysis, config.synonyms),
    files: files.size,
    issues,
    characters,
  }
}

function writeIndex(
  folder: IndexFolder,
  segments: readonly Segment[],
  analysis: Analysis,
  synonyms: readonly (readonly string[])[],
): Manifest {
  const blocks: string[] = []
  const bytesOf = { documents: 0, positions: 0 }
  const { bytes, meta } = packIndex(segments, {
    digest: sha256,
    writeBlock(file) {
      blocks.push(file.name)
      bytesOf[file.name.startsWith('documents/') ? 'documents' : 'positions'] += file.bytes.length
      folder.writeBlock(file)
    },
    frequency: (word) => analysis.dictionary.frequency(word),
    totalFrequency: analysis.dictionary.totalFrequency,
    fold: encodeFold(analysis.fold),
    synonyms: synonyms.map((group) => group.map((word) => analysis.normalizer.normalizeText(word))),
    analysis: analysis.digest,
  })
  const manifest: Manifest = {
    format: FORMAT_VERSION,
    version: sha256Prefix(bytes),
    documents: meta.documents,
    terms: termCount(meta),
    postings: meta.postings,
    indexBytes: bytes.length,
    documentBytes: bytesOf.documents,
    positionBytes: bytesOf.positions,
    textBytes: 0,
    analysis: meta.analysis,
    facets: meta.facets.map(({ field }) => field),
    blocks: blocks.toSorted(),
  }
  folder.commit(bytes, manifest)
  return manifest
}

/** The version that the index carries in its header. */
function sha256Prefix(index: Uint8Array): string {
  return Array.from(index.subarray(16, 22), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
