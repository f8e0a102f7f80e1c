/**
 * Relevance: who ranks the right document first?
 *
 * Question: over judged Chinese questions, how does hansou rank against the engines that a user
 *   would pick instead, and what do their answers cost?
 * Corpus: the sets of `sets.ts` (encyclopedia paragraphs in both scripts, the same questions in the
 *   other script, 57,104 statute articles), read from the data folder beside the repository.
 * Expected answer: the judgements that come with each set.
 * Record: `bench/record/relevance-<date>.json`; a run of some engines or sets only says `-partial`.
 * Not measured: snippets, loading, short or mistyped queries, several queries at once; the growth
 *   of time and memory is `../performance/growth.ts`.
 *
 * Usage: node bench/relevance/main.ts [--set NAME]… [--engine NAME]… [--budget SECONDS]
 *   [--out PAGE.md] [--reuse RECORD.json | --render RECORD.json]
 *   --out     rewrites the generated section of a page, and draws the chart beside it (.svg)
 *   --reuse   takes the rows that are not run now from an earlier record, and says so
 *   --render  runs nothing and shows a record
 *
 * Layer: bench. Imports: all of the relevance bench.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { parseBudgetMs, pickNames, presentEngines, today } from '../arguments.ts'
import { HEAP_LIMIT_MIB, runChild } from '../child.ts'
import { DATA_FOLDER } from '../data.ts'
import { writeSection } from '../markdown.ts'
import { describeMachine } from '../versions.ts'
import { drawRelevance } from './chart.ts'
import { ENGINE_NAMES, type EngineName } from './engines.ts'
import type { RelevanceRecord, Row, Run } from './result.ts'
import { missingFiles, SET_NAMES, type SetName } from './sets.ts'
import { drawSection, drawSets } from './table.ts'

const RECORDS = fileURLToPath(new URL('../record/', import.meta.url))
const RUN = new URL('./run.ts', import.meta.url)

/** Enough for Pagefind to be asked 3,524 questions word by word; nobody waits longer at a desk. */
const DEFAULT_BUDGET_S = 600

await main()

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      set: { type: 'string', multiple: true, default: [...SET_NAMES] },
      engine: { type: 'string', multiple: true, default: [...ENGINE_NAMES] },
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
  const sets = presentSets(pickNames(values.set, SET_NAMES))
  const engines = await presentEngines(pickNames(values.engine, ENGINE_NAMES))
  if (sets.length === 0 || engines.length === 0) {
    console.log(`nothing to measure; the sets were looked for in ${DATA_FOLDER}relevance/`)
    return
  }
  const budgetMs = parseBudgetMs(values.budget)
  const machine = describeMachine()
  const fresh = await runAll(sets, engines, budgetMs)
  const record: RelevanceRecord = {
    date: today(),
    machine,
    budgetMs,
    heapLimitMib: HEAP_LIMIT_MIB,
    rows: inOrder([...fresh, ...reusedRows(values.reuse, fresh)]),
  }
  const isWhole = SET_NAMES.every((set) => {
    return ENGINE_NAMES.every((engine) => record.rows.some(isRow(set, engine)))
  })
  mkdirSync(RECORDS, { recursive: true })
  const file = `${RECORDS}relevance-${record.date}${isWhole ? '' : '-partial'}.json`
  writeFileSync(file, `${JSON.stringify(record, undefined, 2)}\n`)
  console.error(`record: ${file}`)
  show(record, values.out)
}

function presentSets(names: readonly SetName[]): SetName[] {
  return names.filter((name) => {
    const missing = missingFiles(name)
    if (missing.length > 0) {
      console.error(`${name} is left out: no ${missing.join(', ')} in ${DATA_FOLDER}`)
    }
    return missing.length === 0
  })
}

async function runAll(
  sets: readonly SetName[],
  engines: readonly EngineName[],
  budgetMs: number,
): Promise<Row[]> {
  const rows: Row[] = []
  for (const set of sets) {
    for (const engine of engines) {
      // One at a time: two measurements at once would measure each other.
      const outcome = await runChild<Run>(RUN, [engine, set, String(budgetMs)], budgetMs)
      rows.push({ engine, set, outcome })
      console.error(`${set} ${engine}: ${summary({ engine, set, outcome })}`)
    }
  }
  return rows
}

function summary({ outcome }: Row): string {
  if (outcome.status === 'stopped') return outcome.reason
  const { mrr10, ndcg10, p50Ms, buildMs } = outcome.value
  return `MRR ${mrr10.toFixed(4)}, nDCG ${ndcg10.toFixed(4)}, p50 ${p50Ms.toFixed(3)} ms, build ${Math.round(buildMs)} ms`
}

function reusedRows(file: string | undefined, fresh: readonly Row[]): Row[] {
  if (file === undefined) return []
  const others = readRecord(file).rows.filter(({ set, engine }) => !fresh.some(isRow(set, engine)))
  return others.map((row) => ({ ...row, from: row.from ?? basename(file) }))
}

function isRow(set: SetName, engine: EngineName): (row: Row) => boolean {
  return (row) => row.set === set && row.engine === engine
}

function inOrder(rows: readonly Row[]): Row[] {
  return SET_NAMES.flatMap((set) => {
    return ENGINE_NAMES.flatMap((engine) => rows.filter(isRow(set, engine)))
  })
}

function readRecord(file: string): RelevanceRecord {
  return JSON.parse(readFileSync(file, 'utf8')) as RelevanceRecord
}

function show(record: RelevanceRecord, page: string | undefined): void {
  console.log(drawSets(record))
  if (page === undefined) return
  const picture = page.replace(/\.md$/, '.svg')
  writeFileSync(picture, drawRelevance(record))
  const link = relative(`${page}/..`, picture)
  writeSection(page, 'relevance', 'Relevance', drawSection(record, link))
  console.error(`page: ${page}, chart: ${picture}`)
}
