/**
 * The Worker in raw workerd, over HTTP.
 *
 * Question: what does a search cost beside a hello-world route, in requests a second and in the
 *   time from the start of a process to its first answer, and how much memory does it take?
 * Corpus: the index in `index/` (`npm run build` makes that of the seed page), or `--index DIR`.
 * Not measured: `wrangler dev`, which adds milliseconds of its own to each request.
 *
 * Both Workers run in the same run, in turn, each in a process of its own; read the ratios.
 * Needs `wrk` for the rate (Debian's package).
 *
 * Asked the same again, a Worker answers from its cache of answers; `--distinct` gives every
 * request an address of its own (another, still open range of dates), so that each is computed.
 *
 *     node bench/worker/main.ts [--distinct] [--index DIR] [--seconds 5] [--starts 7] [--query 医疗互助]
 */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { bundle, median, memoryBytes, ORIGIN, ROOT, start, stop } from './workerd.ts'

const { values } = parseArgs({
  options: {
    index: { type: 'string', default: join(ROOT, 'index') },
    seconds: { type: 'string', default: '5' },
    starts: { type: 'string', default: '7' },
    query: { type: 'string', default: '医疗互助' },
    out: { type: 'string' },
    path: { type: 'string' },
    distinct: { type: 'boolean', default: false },
  },
})

const HELLO = `import { Hono } from 'hono'
const app = new Hono()
app.get('*', (c) => c.json({ hello: 'world' }))
export default app
`

const scratch = mkdtempSync(join(tmpdir(), 'hansou-worker-'))
const DISTINCT = join(scratch, 'distinct.lua')
writeFileSync(
  DISTINCT,
  `local n = 0
request = function()
  n = n + 1
  local day = string.format("%04d-%02d-%02d", 1000 + math.floor(n / 336), math.floor(n / 28) % 12 + 1, n % 28 + 1)
  return wrk.format(nil, wrk.path .. "&from=" .. day)
end
`,
)

const URL_PATH = values.path ?? `/v1/search?q=${encodeURIComponent(values.query)}`

function rate(): { perSecond: number; p50: string; p99: string } | null {
  const run = spawnSync(
    'wrk',
    [
      '-t1',
      '-c4',
      `-d${values.seconds}s`,
      '--latency',
      ...(values.distinct ? ['-s', DISTINCT] : []),
      ORIGIN + URL_PATH,
    ],
    { encoding: 'utf8' },
  )
  if (run.status !== 0) return null
  const of = (pattern: RegExp): string => pattern.exec(run.stdout)?.[1] ?? ''
  return {
    perSecond: Number(of(/Requests\/sec:\s+([\d.]+)/u)),
    p50: of(/^\s+50%\s+(\S+)$/mu),
    p99: of(/^\s+99%\s+(\S+)$/mu),
  }
}

const helloMain = join(ROOT, '.bench-hello.ts')
writeFileSync(helloMain, HELLO)
try {
  const assets = join(values.index, 'assets')
  const data = join(values.index, 'index.bin')
  const bundles = [
    bundle(scratch, { name: 'hello', main: '.bench-hello.ts', data, assets }),
    bundle(scratch, { name: 'hansou', main: 'src/worker.ts', data, assets }),
  ]
  const starts: Record<string, number[]> = {}
  const memory: Record<string, number[]> = {}
  for (let round = 0; round < Number(values.starts); round++)
    for (const one of bundles) {
      const { child, ms } = await start(one, URL_PATH)
      ;(starts[one.name] ??= []).push(ms)
      ;(memory[one.name] ??= []).push(memoryBytes(child))
      await stop(child)
    }
  const rates: Record<string, NonNullable<ReturnType<typeof rate>>[]> = {}
  const memoryAfter: Record<string, number[]> = {}
  for (let round = 0; round < 3; round++)
    for (const one of bundles) {
      const { child } = await start(one, URL_PATH)
      const measured = rate()
      if (measured !== null) (rates[one.name] ??= []).push(measured)
      ;(memoryAfter[one.name] ??= []).push(memoryBytes(child))
      await stop(child)
    }
  const of = (record: Record<string, number[]>, name: string): number => median(record[name] ?? [])
  const perSecond = (name: string): number =>
    median((rates[name] ?? []).map((one) => one.perSecond))
  const result = {
    cpu: cpus()[0]?.model,
    node: process.version,
    query: values.query,
    distinct: values.distinct,
    starts: Number(values.starts),
    indexBytes: readFileSync(join(values.index, 'index.bin')).length,
    firstAnswerMs: {
      hello: Math.round(of(starts, 'hello')),
      hansou: Math.round(of(starts, 'hansou')),
    },
    memoryMB: {
      hello: Math.round(of(memory, 'hello') / 1e6),
      hansou: Math.round(of(memory, 'hansou') / 1e6),
    },
    memoryAfterLoadMB: {
      hello: Math.round(of(memoryAfter, 'hello') / 1e6),
      hansou: Math.round(of(memoryAfter, 'hansou') / 1e6),
    },
    requestsPerSecond: {
      hello: Math.round(perSecond('hello')),
      hansou: Math.round(perSecond('hansou')),
    },
    ratio: Number((perSecond('hansou') / perSecond('hello')).toFixed(3)),
    latency: { hello: rates['hello']?.[1], hansou: rates['hansou']?.[1] },
  }
  console.log(JSON.stringify(result, null, 2))
  if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(result, null, 2)}\n`)
} finally {
  rmSync(helloMain, { force: true })
  rmSync(scratch, { recursive: true, force: true })
}
