/**
 * Small engines for tests: the project's own build over a few sources, in a temporary folder.
 *
 * Layer: tests. Imports: build, search.
 */

import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { buildIndex } from '../../src/build/build-index.ts'
import { blocksIn, openIndexIn } from '../../src/build/index-files.ts'
import { createBlockLoader } from '../../src/search/retrieve/blocks.ts'
import { createSearchEngine, type SearchEngine } from '../../src/search/engine.ts'

export const SEEDS = join(import.meta.dirname, '../../seeds')

/** One document as a line of JSON Lines. */
export interface SeedDocument {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly caption?: string
  readonly byline?: string
  readonly date?: string
  readonly url?: string
  readonly facets?: Readonly<Record<string, string | readonly string[]>>
}

/** The seeds as they ship with the project. */
export function createSeedEngine(): Promise<SearchEngine> {
  return inTemporaryFolder((folder) => createEngineOver([SEEDS], folder))
}

/** Exactly these documents. */
export function createEngineOf(documents: readonly SeedDocument[]): Promise<SearchEngine> {
  return inTemporaryFolder((folder) => {
    const source = join(folder, 'documents.jsonl')
    writeFileSync(source, documents.map((document) => `${JSON.stringify(document)}\n`).join(''))
    return createEngineOver([source], folder)
  })
}

async function createEngineOver(sources: readonly string[], folder: string): Promise<SearchEngine> {
  const out = join(folder, 'index')
  const quiet = { onIssue: () => {}, onProgress: () => {} }
  await buildIndex({ sources, out, year: null, cache: false, ...quiet })
  const reader = openIndexIn(out)
  return createSearchEngine(reader, createBlockLoader(reader, blocksIn(out)))
}

async function inTemporaryFolder(
  create: (folder: string) => Promise<SearchEngine>,
): Promise<SearchEngine> {
  return create(mkdtempSync(join(tmpdir(), 'hansou-')))
}
