/**
 * What the smaller relevance benches share: sets that are there, an engine over one of them, and a
 * record of rows.
 *
 * Layer: bench. Imports: src, sets.
 */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { buildIndex } from '../../src/build/build-index.ts'
import { blocksIn, openIndexIn } from '../../src/build/index-files.ts'
import { createBlockLoader } from '../../src/search/retrieve/blocks.ts'
import { createSearchEngine, type SearchEngine } from '../../src/search/engine.ts'
import { today } from '../arguments.ts'
import { DATA_FOLDER } from '../data.ts'
import { writeSection } from '../markdown.ts'
import { describeMachine } from '../versions.ts'
import { loadSet, missingFiles, type RelevanceSet, type SetName } from './sets.ts'

const RECORDS = fileURLToPath(new URL('../record/', import.meta.url))

/**
 * Measures the sets that are there, records the rows as `<name>-<date>.json`, and shows them.
 *
 * @param draw - Makes the section that is shown, and written to the page if there is one.
 * @param page - Its generated section of that name is rewritten.
 */
export async function recordSets<T>(
  name: string,
  sets: readonly SetName[],
  measure: (set: RelevanceSet) => Promise<readonly T[]>,
  draw: (sets: readonly SetName[], rows: readonly T[]) => string,
  page: string | undefined,
): Promise<void> {
  const present = sets.filter((set) => missingFiles(set).length === 0)
  if (present.length === 0) {
    console.log(`nothing to measure; the sets were looked for in ${DATA_FOLDER}relevance/`)
    return
  }
  const rows: T[] = []
  for (const set of present) rows.push(...(await measure(loadSet(set))))
  recordRows(name, rows, draw(present, rows), page)
}

/** Records rows as `<name>-<date>.json`, and shows the section that was drawn of them. */
export function recordRows(
  name: string,
  rows: readonly unknown[],
  section: string,
  page: string | undefined,
): void {
  const record = { date: today(), machine: describeMachine(), rows }
  mkdirSync(RECORDS, { recursive: true })
  writeFileSync(`${RECORDS}${name}-${record.date}.json`, `${JSON.stringify(record, null, 2)}\n`)
  console.log(section)
  if (page !== undefined) writeSection(page, name, 'Relevance', section)
}

/** Builds a set in a folder, again if it was built there: what did not change is not analyzed again. */
export async function engineOf({ documents }: RelevanceSet, folder: string): Promise<SearchEngine> {
  const [source, out] = [`${folder}/corpus.jsonl`, `${folder}/index`]
  writeFileSync(source, documents.map((each) => `${JSON.stringify(each)}\n`).join(''))
  // A build sees that nothing changed, and not that a number of the ranking did.
  rmSync(`${out}/index.bin`, { force: true })
  const quiet = { onIssue: () => undefined, onProgress: () => undefined }
  await buildIndex({ sources: [source], out, year: null, cache: true, ...quiet })
  const reader = openIndexIn(out)
  return createSearchEngine(reader, createBlockLoader(reader, blocksIn(out)))
}
