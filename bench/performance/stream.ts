/**
 * A stream of real queries over one index.
 *
 * Question: what does a query cost in CPU when the index is large, and what does the index cost
 *   in bytes, in memory and at opening?
 * Corpus: any index folder; docs/performance.md names those that were measured.
 * Queries: the first 3,000 of a file of queries, one a line (gzip), in order.
 * Not measured: reading blocks from a disk, and HTTP (see bench/worker).
 *
 * The stream runs twice: cold, with the compiler still at work, and warm; then five times more, of
 * which each query's median counts: a single time has whatever else the machine does in it. It is
 * that of ranking its ten best, parsing their texts and the positions that a phrase needs included;
 * and once more of a whole search, with snippets. Then single characters and other texts that
 * stand in very many documents, each the median of 20.
 *
 *     node bench/performance/stream.ts --index DIR --queries FILE.txt.gz [--out FILE.json]
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'

import { blocksIn, openIndexIn, readManifest } from '../../src/build/index-files.ts'
import { openIndex } from '../../src/index/reader.ts'
import { createBlockLoader } from '../../src/search/retrieve/blocks.ts'
import { createSearchEngine } from '../../src/search/engine.ts'

const { values } = parseArgs({
  options: {
    index: { type: 'string', default: 'index' },
    queries: { type: 'string', default: '../shared/data/queries/zhihu.txt.gz' },
    out: { type: 'string' },
  },
})
if (!existsSync(values.queries)) {
  console.log(`no queries at ${values.queries}: give a file with --queries`)
  process.exit(0)
}
const QUERIES = 3000
const PASSES = 5

const queries = gunzipSync(readFileSync(values.queries))
  .toString()
  .split('\n')
  .filter((line) => line !== '')
  .slice(0, QUERIES)
const before = process.memoryUsage().rss
const bytes = new Uint8Array(readFileSync(join(values.index, 'index.bin'))).buffer
const started = performance.now()
openIndex(bytes)
const openMs = performance.now() - started
const reader = openIndexIn(values.index)
const memoryBytes = process.memoryUsage().rss - before
const manifest = readManifest(values.index)
const disk = blocksIn(values.index)
const blocks = new Map<string, Uint8Array>()
for (const path of manifest?.blocks ?? []) blocks.set(path, (await disk.read(path)) as Uint8Array)
const engine = createSearchEngine(
  reader,
  createBlockLoader(reader, { read: (path) => Promise.resolve(blocks.get(path) ?? null) }),
)
const OPEN = { facets: [], fromDay: null, toDay: null }
const search = (query: string): Promise<unknown> =>
  engine.search({ query, limit: 10, offset: 0, sort: 'relevance', filters: OPEN, facets: [] })

interface Times {
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  readonly slowest: string
}

/** The time of each query; of several passes the median, so that who else uses the machine counts less. */
async function run(ask: (query: string) => Promise<unknown>, passes = 1): Promise<Times> {
  const times: number[][] = queries.map(() => [])
  for (let pass = 0; pass < passes; pass++)
    for (const [i, query] of queries.entries()) {
      const from = performance.now()
      await ask(query)
      times[i]?.push(performance.now() - from)
    }
  const rows = times
    .map((each, i) => ({
      ms: each.toSorted((a, b) => a - b)[passes >>> 1] ?? 0,
      query: queries[i],
    }))
    .toSorted((a, b) => a.ms - b.ms)
  const at = (share: number): number =>
    Number((rows[Math.min(rows.length - 1, Math.floor(rows.length * share))]?.ms ?? 0).toFixed(3))
  return { p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1), slowest: rows.at(-1)?.query ?? '' }
}

const rank = (query: string): Promise<unknown> => engine.rank(query, 10)
const cold = await run(rank)
const warm = await run(rank)
const settled = await run(rank, PASSES)
const searching = await run(search)
const common: Record<string, number> = {}
for (const query of ['的', '法', '人', '国', '应当', '中华人民共', '人民政府应当']) {
  const times: number[] = []
  for (let i = 0; i < 20; i++) {
    const from = performance.now()
    await rank(query)
    times.push(performance.now() - from)
  }
  common[query] = Number((times.toSorted((a, b) => a - b)[10] ?? 0).toFixed(2))
}
const result = {
  cpu: cpus()[0]?.model,
  node: process.version,
  documents: reader.documentCount,
  textBytes: manifest?.textBytes,
  indexBytes: manifest?.indexBytes,
  indexPerTextByte: Number(((manifest?.indexBytes ?? 0) / (manifest?.textBytes ?? 1)).toFixed(3)),
  openMs: Number(openMs.toFixed(2)),
  memoryMB: Math.round(memoryBytes / 1e6),
  queries: queries.length,
  cold,
  warm,
  settled,
  search: searching,
  commonMs: common,
}
console.log(JSON.stringify(result, null, 2))
if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(result, null, 2)}\n`)
