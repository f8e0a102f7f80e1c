/**
 * What a query computes inside of workerd, beside MiniSearch over the same texts.
 *
 * Question: how long does one query compute in a Worker, how long does the Worker take to start,
 *   and how much memory does it hold, with hansou and with MiniSearch?
 * Corpus: texts of some 500 characters, joined from consecutive statute articles (24,000 by default),
 *   from the data folder beside the repository.
 * Queries: two words of a text, side by side, drawn evenly over the corpus; and the first of a stream
 *   of trending queries typed on another site, which find little here.
 * Not measured: fetching blocks of positions, which hansou's Worker does once before the clock runs (as
 *   `../performance/stream.ts` has them in memory); texts, snippets and JSON; the rate over HTTP (`main.ts`).
 *
 * 600 other queries are run before the clock does, for either engine. All queries are then asked of one
 * Worker, of the other, and so on: of each query the median of three rounds counts, so that a machine
 * that is slower for a while is so for both.
 *
 * The clock of a Worker stands still while it computes, so each request runs its query several times and
 * the time of an answer, less that of a query run no time, is divided by them (`drawn`, `stream`). That
 * includes what its first run costs, which finds code and index gone from the processor's caches. So the
 * query is run many more times, and what each adds is told too (`again`). MiniSearch's words are those of
 * `Intl.Segmenter`, the one segmenter that a Worker has; its index is its own JSON.
 *
 *     node bench/worker/compute.ts [--documents 24000] [--queries 300] [--repeat 10] [--out FILE.json]
 */

import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import MiniSearch from 'minisearch'

import { buildIndex } from '../../src/build/build-index.ts'
import { DATA_FOLDER, hasFile, readLines } from '../data.ts'
import { bundle, median, memoryBytes, originOf, ROOT, start, stop } from './workerd.ts'

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '24000' },
    queries: { type: 'string', default: '300' },
    repeat: { type: 'string', default: '10' },
    out: { type: 'string' },
  },
})
const LAWS = 'scale/laws-articles.jsonl.gz'
const STREAM = 'queries/zhihu.txt.gz'
const TEXT_CHARACTERS = 500
/** Other queries first: a Worker compiles what it runs often, and MiniSearch's work comes in few loops. */
const WARM_UP = 600
const ROUNDS = 3
/** What is run more, for `again`. */
const AGAIN = { ms: 20, most: 400 }

if (!hasFile(LAWS) || !hasFile(STREAM)) {
  console.log(`nothing to measure; ${LAWS} and ${STREAM} were looked for in ${DATA_FOLDER}`)
  process.exit(0)
}

interface Text {
  readonly id: string
  readonly title: string
  readonly text: string
}

/** Consecutive articles of one law, joined until they have so many characters. */
function joinTexts(most: number): Text[] {
  const texts: Text[] = []
  let open: { id: string; title: string; parts: string[]; size: number } | null = null
  const close = (): void => {
    if (open !== null && texts.length < most)
      texts.push({ id: open.id, title: open.title, text: open.parts.join('\n') })
    open = null
  }
  for (const line of readLines(LAWS)) {
    const { id, title, text } = JSON.parse(line) as Text
    const law = title.split(' ')[0] ?? title
    if (open !== null && open.title !== law) close()
    open ??= { id, title: law, parts: [], size: 0 }
    open.parts.push(text)
    open.size += text.length
    if (open.size >= TEXT_CHARACTERS) close()
    if (texts.length >= most) break
  }
  close()
  return texts
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment)
}

/** Two words side by side, so far into texts that are spread over the corpus. */
function drawQueries(texts: readonly Text[], count: number, into = 1 / 2): string[] {
  return Array.from({ length: count }, (_, i) => {
    const words = wordsOf(texts[Math.floor((i * texts.length) / count)]?.text ?? '')
    const at = Math.floor(words.length * into)
    return words.slice(at, at + 2).join('')
  }).filter((query) => query !== '')
}

/** Has hansou's Worker fetch its blocks; to MiniSearch's it is a query that is run no time. */
const LOAD = '/?n=0&load'

const COMMON = `
const run = (request, search) => {
  const { searchParams } = new URL(request.url)
  let found = []
  const query = searchParams.get('q') ?? ''
  const go = async () => { for (let left = Number(searchParams.get('n')); left > 0; left--) found = await search(query); return Response.json(found.length) }
  return go()
}`
const hansou = (blocks: readonly string[]): string => `import bytes from './index/index.bin'
import { openIndex } from './src/index/reader.ts'
import { RANKING } from './src/index/ranking.ts'
import { createBlockLoader } from './src/search/retrieve/blocks.ts'
import { createSearchEngine } from './src/search/engine.ts'
${COMMON}
// Texts are not read: that is no computing.
RANKING.nearnessDepth = 0
const reader = openIndex(bytes)
const PATHS = ${JSON.stringify(blocks)}
const blocks = new Map()
const engine = createSearchEngine(reader, createBlockLoader(reader, { read: async (path) => blocks.get(path) ?? null }))
export default { async fetch(request, env) {
  if (request.url.endsWith('${LOAD}')) {
    for (const path of PATHS)
      blocks.set(path, new Uint8Array(await (await env.ASSETS.fetch('https://a/' + path)).arrayBuffer()))
    return new Response(String(blocks.size))
  }
  return run(request, (query) => engine.rank(query, 10))
} }`
const MINISEARCH = `import bytes from './index/index.bin'
import MiniSearch from 'minisearch'
${COMMON}
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const tokenize = (text) => Array.from(segmenter.segment(text)).filter((each) => each.isWordLike).map((each) => each.segment)
const index = MiniSearch.loadJS(JSON.parse(new TextDecoder().decode(bytes)), { fields: ['title', 'text'], tokenize })
export default { fetch: (request) => run(request, async (query) => index.search(query).slice(0, 10)) }`

/** A Worker under the clock. */
interface Asked {
  readonly name: string
  readonly origin: string
  /** One connection that is kept. */
  readonly agent: Agent
}

function ask(worker: Asked, query: string, times: number): Promise<number> {
  return get(worker, `/?q=${encodeURIComponent(query)}&n=${times}`)
}

/** Milliseconds until an answer is there. */
function get({ origin, agent }: Asked, path: string): Promise<number> {
  const started = performance.now()
  return new Promise((done, fail) => {
    request(`${origin}${path}`, { agent }, (response) => {
      response.resume().once('end', () => done(performance.now() - started))
    })
      .once('error', fail)
      .end()
  })
}

interface Times {
  readonly p50Ms: number
  readonly p99Ms: number
}

/** @param times - Of each query, those of all rounds. */
function timesOf(times: readonly (readonly number[])[]): Times {
  const sorted = times.map(median).toSorted((a, b) => a - b)
  const at = (share: number): number =>
    Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(4))
  return { p50Ms: at(0.5), p99Ms: at(0.99) }
}

/** All queries are asked of one Worker and then of the other, several times over. */
async function measure(
  workers: readonly Asked[],
  queries: readonly string[],
  before: readonly string[],
): Promise<Record<string, Times & { readonly again: Times }>> {
  const repeat = Number(values.repeat)
  for (const worker of workers) for (const query of before) await ask(worker, query, repeat)
  /** By Worker and query: the times of all rounds. */
  const times = workers.map(() => queries.map((): number[] => []))
  const again = workers.map(() => queries.map((): number[] => []))
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, worker] of workers.entries()) {
      const bare: number[] = []
      for (const query of queries) bare.push(await ask(worker, query, 0))
      const base = median(bare)
      for (const [k, query] of queries.entries()) {
        const few = await ask(worker, query, repeat)
        const each = Math.max(0, few - base) / repeat
        times[i]?.[k]?.push(each)
        const more = Math.min(AGAIN.most, Math.max(repeat, Math.round(AGAIN.ms / each)))
        again[i]?.[k]?.push(Math.max(0, (await ask(worker, query, repeat + more)) - few) / more)
      }
    }
  return Object.fromEntries(
    workers.map(({ name }, i) => [
      name,
      { ...timesOf(times[i] ?? []), again: timesOf(again[i] ?? []) },
    ]),
  )
}

const scratch = mkdtempSync(join(tmpdir(), 'hansou-compute-'))
const workers: (Asked & { readonly child: ChildProcess })[] = []
const mains = {
  hansou: join(ROOT, '.bench-hansou.ts'),
  minisearch: join(ROOT, '.bench-minisearch.ts'),
}
try {
  const texts = joinTexts(Number(values.documents))
  const textBytes = texts.reduce((sum, { title, text }) => sum + Buffer.byteLength(title + text), 0)
  const source = join(scratch, 'corpus.jsonl')
  writeFileSync(source, texts.map((text) => `${JSON.stringify(text)}\n`).join(''))
  const out = join(scratch, 'index')
  const quiet = { onIssue: () => undefined, onProgress: () => undefined }
  const { manifest } = await buildIndex({
    sources: [source],
    out,
    year: null,
    cache: false,
    ...quiet,
  })
  const peer = new MiniSearch<Text>({ fields: ['title', 'text'], tokenize: wordsOf })
  peer.addAll(texts)
  const json = join(scratch, 'minisearch.json')
  writeFileSync(json, JSON.stringify(peer))
  const positions = readdirSync(join(out, 'assets/positions'))
  writeFileSync(mains.hansou, hansou(positions.map((name) => `positions/${name}`)))
  writeFileSync(mains.minisearch, MINISEARCH)
  const assets = join(out, 'assets')
  const bundles = [
    bundle(scratch, {
      name: 'hansou',
      main: '.bench-hansou.ts',
      data: join(out, 'index.bin'),
      assets,
    }),
    bundle(scratch, {
      name: 'minisearch',
      main: '.bench-minisearch.ts',
      data: json,
      assets,
      port: 8791,
    }),
  ]
  const drawn = drawQueries(texts, Number(values.queries))
  const stream = readLines(STREAM).slice(0, Number(values.queries))
  const starts: Record<string, object> = {}
  for (const one of bundles) {
    const { child, ms } = await start(one, '/?q=x&n=0')
    workers.push({
      name: one.name,
      origin: originOf(one.port),
      agent: new Agent({ keepAlive: true, maxSockets: 1 }),
      child,
    })
    starts[one.name] = {
      startMs: Math.round(ms),
      memoryMB: Math.round(memoryBytes(child) / 1e6),
    }
  }
  for (const worker of workers) await get(worker, LOAD)
  const ofDrawn = await measure(workers, drawn, drawQueries(texts, WARM_UP, 1 / 3))
  const ofStream = await measure(workers, stream, stream.slice(0, 50))
  const result = {
    cpu: cpus()[0]?.model,
    node: process.version,
    documents: texts.length,
    textBytes,
    indexBytes: manifest.indexBytes,
    indexPerTextByte: Number((manifest.indexBytes / textBytes).toFixed(3)),
    minisearchBytes: Buffer.byteLength(JSON.stringify(peer)),
    ...Object.fromEntries(
      workers.map(({ name }) => [
        name,
        { ...starts[name], drawn: ofDrawn[name], stream: ofStream[name] },
      ]),
    ),
  }
  console.log(JSON.stringify(result, null, 2))
  if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(result, null, 2)}\n`)
} finally {
  for (const main of Object.values(mains)) rmSync(main, { force: true })
  for (const { child, agent } of workers) {
    agent.destroy()
    await stop(child)
  }
  rmSync(scratch, { recursive: true, force: true })
}
