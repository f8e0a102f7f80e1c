/**
 * A stream of real queries over one index.
 *
 * Question: what does a query cost in CPU when the index is large, and what does the index cost
 *   in bytes, in memory and at opening?
 * Corpus: any index folder; docs/performance.md names those that were measured.
 * Queries: the first 3,000 of a file of queries, one a line (gzip), in order.
 * Not measured: reading the documents of the hits, and HTTP (see bench/worker).
 *
 * The stream runs twice: cold, with the compiler still at work, and warm. Each query's time is
 * that of ranking its ten best, positions included where a phrase needs them.
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
import { createBlockLoader } from '../../src/search/blocks.ts'
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
const engine = createSearchEngine(reader, createBlockLoader(reader, blocksIn(values.index)))

async function run(): Promise<{ p50Ms: number; p99Ms: number; maxMs: number }> {
  const times: number[] = []
  for (const query of queries) {
    const from = performance.now()
    await engine.rank(query, 10)
    times.push(performance.now() - from)
  }
  times.sort((a, b) => a - b)
  const at = (share: number): number =>
    Number((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(3))
  return { p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) }
}

const cold = await run()
const warm = await run()
const manifest = readManifest(values.index)
const result = {
  cpu: cpus()[0]?.model,
  node: process.version,
  documents: reader.documentCount,
  textBytes: manifest?.textBytes,
  indexBytes: manifest?.indexBytes,
  indexPerTextByte: Number(((manifest?.indexBytes ?? 0) / (manifest?.textBytes ?? 1)).toFixed(3)),
  openMs: Number(openMs.toFixed(2)),
  memoryMB: Math.round((process.memoryUsage().rss - before) / 1e6),
  queries: queries.length,
  cold,
  warm,
}
console.log(JSON.stringify(result, null, 2))
if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(result, null, 2)}\n`)
