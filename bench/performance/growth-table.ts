/**
 * A growth record as tables, and as the section of `docs/performance.md` that the bench writes.
 *
 * Layer: bench. Imports: markdown, versions.
 */

import { drawTable, formatBytes, formatMs } from '../markdown.ts'
import { machineLine } from '../versions.ts'
import { CORPUS_NAMES, type CorpusName, corpusSizes, describeCorpus } from './corpora.ts'
import type { GrowthRecord, GrowthRow } from './result.ts'

const HEADER = [
  'engine',
  'p50',
  'p99',
  'max',
  'zero',
  'questions',
  'load',
  'first',
  'memory',
  'index',
  'build',
  'build memory',
]

/** Draws the tables of a record, one a corpus and size. */
export function drawTables(record: GrowthRecord): string {
  return CORPUS_NAMES.flatMap((corpus) => {
    return corpusSizes(corpus).flatMap((size) => drawSize(record.rows, corpus, size))
  }).join('\n\n')
}

/**
 * Draws the whole section: picture, tables, conditions.
 *
 * @param picture - Path of the chart, seen from the page.
 */
export function drawSection(record: GrowthRecord, picture: string): string {
  const files = new Set(record.rows.flatMap((row) => row.from ?? []))
  return [
    `![Query time, opening, memory, index and building by number of documents](${picture})`,
    drawTables(record),
    [
      `- ${record.date}; ${machineLine(record.machine)}. One process at a time: one builds and saves, another opens what was saved and answers.`,
      `- Budget: ${record.budgetMs / 60_000} minutes for building and as much for answering, ${record.heapLimitMib / 1024} GiB of heap. An engine that fails at one size is not tried at the next.`,
      '- Queries: the first 1,000 of a stream of real ones (median 10 characters), ten documents each, after 100 others. They were typed on another site, so many find little here: `zero` counts those that found nothing. `questions`: the median of 300 questions of laypeople about statutes (stard), which find something; – where they were not asked, or would have taken too long.',
      '- `load`: from a saved index on disk to ready, the dictionary of the word cutter included (jieba: about 100 ms and 40 MB). `first`: the first query after it. `memory`: resident, what the serving process grew by when opened / after the queries, both after a garbage collection. `index`: bytes that a search reads. `build memory`: resident at its peak, documents included; `+` a process of its own.',
      '- Smaller corpora are spread evenly over the whole file. Not measured: ranking (see relevance), snippets, several queries at once.',
      ...(files.size > 0 ? [`- Some rows were taken from ${[...files].join(', ')}.`] : []),
    ].join('\n'),
  ].join('\n\n')
}

function drawSize(rows: readonly GrowthRow[], corpus: CorpusName, size: number): string[] {
  const here = rows.filter((row) => row.corpus === corpus && row.documents === size)
  if (here.length === 0) return []
  const stopped = here.flatMap(({ engine, outcome }) => {
    return outcome.status === 'stopped' ? [`- ${engine} stopped: ${outcome.reason}.`] : []
  })
  return [
    [
      `#### ${size.toLocaleString('en')} ${describeCorpus(corpus)}${describeText(here)}`,
      drawTable(HEADER, here.map(cells)),
      ...(stopped.length > 0 ? [stopped.join('\n')] : []),
    ].join('\n\n'),
  ]
}

function describeText(rows: readonly GrowthRow[]): string {
  const done = rows.flatMap(({ outcome }) => (outcome.status === 'done' ? [outcome.value] : []))[0]
  if (done === undefined) return ''
  const characters = done.codePoints.toLocaleString('en')
  return ` (${characters} characters, ${formatBytes(done.textBytes)} as UTF-8)`
}

function cells({ engine, outcome }: GrowthRow): string[] {
  if (outcome.status === 'stopped') return [engine, ...HEADER.slice(1).map(() => '–')]
  const { serve, ...built } = outcome.value
  const grew = [serve.loadedRssBytes, serve.servingRssBytes].map((bytes) => {
    return formatBytes(Math.max(bytes - serve.baseRssBytes, 0))
  })
  const helper = built.helperRssBytes === 0 ? '' : ` + ${formatBytes(built.helperRssBytes)}`
  return [
    built.name,
    formatMs(serve.p50Ms),
    formatMs(serve.p99Ms),
    formatMs(serve.maxMs),
    String(serve.zeroResults),
    serve.questions === undefined ? '–' : formatMs(serve.questions.p50Ms),
    formatMs(serve.loadMs),
    formatMs(serve.firstMs),
    grew.join(' / '),
    formatBytes(built.indexBytes),
    formatMs(built.buildMs),
    `${formatBytes(built.peakRssBytes)}${helper}`,
  ]
}
