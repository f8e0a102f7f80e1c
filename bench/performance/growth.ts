/**
 * Growth: what do more documents cost?
 *
 * Question: how do the time of a query, the time to open an index, its memory, its bytes and its
 *   building grow from eight documents to 147,288, and where does each engine stop?
 * Corpus: statute articles, and headlines for short texts, from the data folder beside the repository.
 * Expected answer: none; the queries carry no judgements. What finds nothing is counted.
 * Record: `bench/record/growth-<date>.json`; a run of some engines or sizes only says `-partial`.
 * Not measured: ranking (`../relevance`), snippets, several queries at once, workerd (`../worker`).
 *
 * Usage: node bench/performance/growth.ts [--corpus NAME]… [--size N]… [--engine NAME]…
 *   [--budget SECONDS] [--out PAGE.md] [--reuse RECORD.json | --render RECORD.json]
 *   --out     rewrites the generated section of a page, and draws the chart beside it (-growth.svg)
 *   --reuse   takes the rows that are not run now from an earlier record, and says so
 *   --render  runs nothing and shows a record
 *
 * Layer: bench. Imports: all of the growth bench.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { parseBudgetMs, pickNames, presentEngines, today } from '../arguments.ts'
import { HEAP_LIMIT_MIB, type Outcome, runChild } from '../child.ts'
import { DATA_FOLDER } from '../data.ts'
import { writeSection } from '../markdown.ts'
import { ENGINE_NAMES, type EngineName } from '../relevance/engines.ts'
import { createScratch, removeScratch } from '../scratch.ts'
import { describeMachine } from '../versions.ts'
import { CORPUS_NAMES, type CorpusName, corpusSizes, missingFiles } from './corpora.ts'
import { drawGrowth } from './growth-chart.ts'
import { drawSection, drawTables } from './growth-table.ts'
import type { BuildPhase, GrowthRecord, GrowthRow, ServePhase } from './result.ts'

const RECORDS = fileURLToPath(new URL('../record/', import.meta.url))
const RUN = new URL('./growth-run.ts', import.meta.url)

/** For building, and as much again for answering. */
const DEFAULT_BUDGET_S = 600

/** One engine of each kind: the second cutter, table and way of asking grow like the first. */
const DEFAULT_ENGINES: readonly EngineName[] = [
  'hansou',
  'minisearch-jieba',
  'flexsearch',
  'orama',
  'pagefind',
  'fts5-jieba',
]

await main()

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string', multiple: true, default: [...CORPUS_NAMES] },
      size: { type: 'string', multiple: true, default: [] },
      engine: { type: 'string', multiple: true, default: [...DEFAULT_ENGINES] },
      budget: { type: 'string', default: String(DEFAULT_BUDGET_S) },
      out: { type: 'string' },
      reuse: { type: 'string' },
      render: { type: 'string' },
    },
  })
  if (values.render !== undefined) {
    show(readRecord(values.render), values.out)
    return
  }
  const corpora = presentCorpora(pickNames(values.corpus, CORPUS_NAMES))
  const engines = await presentEngines(pickNames(values.engine, ENGINE_NAMES))
  if (corpora.length === 0 || engines.length === 0) {
    console.log(`nothing to measure; the corpora were looked for in ${DATA_FOLDER}scale/`)
    return
  }
  const sizes = values.size.map(Number)
  const budgetMs = parseBudgetMs(values.budget)
  const machine = describeMachine()
  const fresh: GrowthRow[] = []
  for (const corpus of corpora) {
    for (const engine of engines) {
      fresh.push(...(await growEngine(engine, corpus, pickSizes(corpus, sizes), budgetMs)))
    }
  }
  const rows = inOrder([...fresh, ...reusedRows(values.reuse, fresh)])
  const heapLimitMib = HEAP_LIMIT_MIB
  const record: GrowthRecord = { date: today(), machine, budgetMs, heapLimitMib, rows }
  mkdirSync(RECORDS, { recursive: true })
  const file = `${RECORDS}growth-${record.date}${isWhole(rows) ? '' : '-partial'}.json`
  writeFileSync(file, `${JSON.stringify(record, undefined, 2)}\n`)
  console.error(`record: ${file}`)
  show(record, values.out)
}

function presentCorpora(names: readonly CorpusName[]): CorpusName[] {
  return names.filter((name) => {
    const missing = missingFiles(name)
    if (missing.length > 0) {
      console.error(`${name} is left out: no ${missing.join(', ')} in ${DATA_FOLDER}`)
    }
    return missing.length === 0
  })
}

/** All sizes of a corpus when none was asked for. */
function pickSizes(corpus: CorpusName, sizes: readonly number[]): number[] {
  return corpusSizes(corpus).filter((size) => sizes.length === 0 || sizes.includes(size))
}

/** Measures an engine at growing sizes until it stops; a size it is not tried at is no row. */
async function growEngine(
  engine: EngineName,
  corpus: CorpusName,
  sizes: readonly number[],
  budgetMs: number,
): Promise<GrowthRow[]> {
  const rows: GrowthRow[] = []
  for (const documents of sizes) {
    // One at a time: two measurements at once would measure each other.
    const outcome = await measure(engine, corpus, documents, budgetMs)
    rows.push({ engine, corpus, documents, outcome })
    console.error(`${corpus} ${documents} ${engine}: ${summary(outcome)}`)
    if (outcome.status === 'stopped') break
  }
  return rows
}

async function measure(
  engine: EngineName,
  corpus: CorpusName,
  documents: number,
  budgetMs: number,
): Promise<GrowthRow['outcome']> {
  const folder = createScratch()
  const run = <T>(phase: 'build' | 'serve'): Promise<Outcome<T>> => {
    const args = [phase, engine, corpus, String(documents), folder, String(budgetMs)]
    return runChild<T>(RUN, args, budgetMs)
  }
  try {
    const built = await run<BuildPhase>('build')
    if (built.status === 'stopped') return { ...built, reason: `building: ${built.reason}` }
    const served = await run<ServePhase>('serve')
    if (served.status === 'stopped') return { ...served, reason: `answering: ${served.reason}` }
    return { status: 'done', value: { ...built.value, serve: served.value } }
  } finally {
    removeScratch(folder)
  }
}

function summary(outcome: GrowthRow['outcome']): string {
  if (outcome.status === 'stopped') return outcome.reason
  const { serve, buildMs, indexBytes } = outcome.value
  const held = Math.round((serve.servingRssBytes - serve.baseRssBytes) / 1e6)
  return `p50 ${serve.p50Ms.toFixed(3)} ms, load ${serve.loadMs.toFixed(1)} ms, ${held} MB held, index ${(indexBytes / 1e6).toFixed(1)} MB, build ${Math.round(buildMs)} ms`
}

function reusedRows(file: string | undefined, fresh: readonly GrowthRow[]): GrowthRow[] {
  if (file === undefined) return []
  // An engine that was run now on a corpus has no use for its old rows there.
  const others = readRecord(file).rows.filter((row) => {
    return !fresh.some(({ engine, corpus }) => engine === row.engine && corpus === row.corpus)
  })
  return others.map((row) => ({ ...row, from: row.from ?? basename(file) }))
}

function inOrder(rows: readonly GrowthRow[]): GrowthRow[] {
  return CORPUS_NAMES.flatMap((corpus) => {
    return ENGINE_NAMES.flatMap((engine) => {
      const line = rows.filter((row) => row.engine === engine && row.corpus === corpus)
      return line.toSorted((a, b) => a.documents - b.documents)
    })
  })
}

/** Tells whether every engine was taken as far as it goes in every corpus. */
function isWhole(rows: readonly GrowthRow[]): boolean {
  return CORPUS_NAMES.every((corpus) => {
    return DEFAULT_ENGINES.every((engine) => {
      const last = rows.findLast((row) => row.engine === engine && row.corpus === corpus)
      const isLargest = last?.documents === corpusSizes(corpus).at(-1)
      return last !== undefined && (isLargest || last.outcome.status === 'stopped')
    })
  })
}

function readRecord(file: string): GrowthRecord {
  return JSON.parse(readFileSync(file, 'utf8')) as GrowthRecord
}

function show(record: GrowthRecord, page: string | undefined): void {
  console.log(drawTables(record))
  if (page === undefined) return
  const picture = page.replace(/\.md$/, '-growth.svg')
  writeFileSync(picture, drawGrowth(record))
  writeSection(page, 'growth', 'Performance', drawSection(record, basename(picture)))
  console.error(`page: ${page}, chart: ${picture}`)
}
