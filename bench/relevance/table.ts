/**
 * A record as the section of `docs/relevance.md` that the bench writes.
 *
 * Layer: bench. Imports: markdown, versions.
 */

import { drawTable, formatBytes, formatMs } from '../markdown.ts'
import { machineLine } from '../versions.ts'
import type { RelevanceRecord, Row, Run } from './result.ts'
import { describeSet, type SetName, SET_NAMES } from './sets.ts'

const QUALITY = ['hit1', 'mrr10', 'ndcg10', 'recall10'] as const
const HEADER = [
  'engine',
  'hit@1',
  'MRR@10',
  'nDCG@10',
  'recall@10',
  'zero',
  'p50',
  'p99',
  'build',
  'index',
  'peak memory',
]

/** Draws the tables of a record, one a set; the best of each measure of quality is bold. */
export function drawSets(record: RelevanceRecord): string {
  const sets = SET_NAMES.filter((name) => record.rows.some((row) => row.set === name))
  return sets.map((name) => drawSet(record, name)).join('\n\n')
}

/**
 * Draws the whole section: picture, tables, configurations, conditions.
 *
 * @param picture - Path of the chart, seen from the page.
 */
export function drawSection(record: RelevanceRecord, picture: string): string {
  const minutes = record.budgetMs / 60_000
  return [
    `![MRR@10 and nDCG@10 by engine and set](${picture})`,
    drawSets(record),
    '### How each engine was set up',
    describeEngines(record).join('\n'),
    '### Conditions',
    [
      `- ${record.date}; ${machineLine(record.machine)}. One process a row, one at a time.`,
      `- Budget of a row: ${minutes} minutes from the first document to the last answer, ${record.heapLimitMib / 1024} GiB of heap. No row is measured on a sample of the questions.`,
      '- Every engine gets the same documents and the questions as typed; 10 documents are asked for. Twenty questions run before the clock does.',
      '- Title weights: of 0.5, 1 and 2 each engine that has one got what gave it the best mean MRR@10 over the four sets; other settings are the best that were tried, told at the head of its file in `bench/relevance/peers/`.',
      '- `zero`: questions without any document. `index`: bytes that a search reads, without stored texts where they can be told apart (Pagefind: compressed chunks without its fragments). `peak memory`: resident, of the process with the set in it; `+` a process of its own that the engine builds with.',
      '- Not measured: snippets and highlights, loading a saved index, queries of one or two words, typing errors, several questions at once.',
      ...describeReuse(record),
    ].join('\n'),
  ].join('\n\n')
}

function drawSet(record: RelevanceRecord, name: SetName): string {
  const rows = record.rows.filter((row) => row.set === name)
  const runs = rows.flatMap((row) => (row.outcome.status === 'done' ? [row.outcome.value] : []))
  const best = new Map(QUALITY.map((key) => [key, Math.max(...runs.map((run) => run[key]))]))
  const sizes = runs[0]
  const counts = sizes === undefined ? '' : `${sizes.documents} documents, ${sizes.queries} queries`
  const stopped = rows.flatMap(({ engine, outcome }) => {
    return outcome.status === 'stopped' ? [`- ${engine} did not finish: ${outcome.reason}.`] : []
  })
  return [
    `### ${name}`,
    `${[counts, describeSet(name)].filter(Boolean).join(': ')}.`,
    drawTable(
      HEADER,
      rows.map((row) => cells(row, best)),
    ),
    ...(stopped.length > 0 ? [stopped.join('\n')] : []),
  ].join('\n\n')
}

function cells({ engine, outcome }: Row, best: ReadonlyMap<string, number>): string[] {
  if (outcome.status === 'stopped') return [engine, ...HEADER.slice(1).map(() => '–')]
  const run = outcome.value
  const quality = QUALITY.map((key) => {
    const value = run[key].toFixed(4)
    return run[key] === best.get(key) ? `**${value}**` : value
  })
  return [
    run.name,
    ...quality,
    String(run.zeroResults),
    formatMs(run.p50Ms),
    formatMs(run.p99Ms),
    formatMs(run.buildMs),
    formatBytes(run.indexBytes),
    formatMemory(run),
  ]
}

function formatMemory({ peakRssBytes, helperRssBytes }: Run): string {
  const own = formatBytes(peakRssBytes)
  return helperRssBytes === 0 ? own : `${own} + ${formatBytes(helperRssBytes)}`
}

function describeEngines(record: RelevanceRecord): string[] {
  const seen = new Map<string, string>()
  for (const { outcome } of record.rows) {
    if (outcome.status === 'stopped') continue
    const { name, version, configuration } = outcome.value
    seen.set(name, `- **${name}** (${version}): ${configuration}.`)
  }
  return [...seen.values()]
}

function describeReuse(record: RelevanceRecord): string[] {
  const files = new Set(record.rows.flatMap((row) => row.from ?? []))
  if (files.size === 0) return []
  const engines = new Set(
    record.rows.flatMap((row) => (row.from === undefined ? [] : [row.engine])),
  )
  return [
    `- Not run now but taken from ${[...files].join(', ')}: ${[...engines].join(', ')}. Their times are not comparable with the others'.`,
  ]
}
