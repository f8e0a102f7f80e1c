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

import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const ROOT = resolve(import.meta.dirname, '../..')
const BIN = join(ROOT, 'node_modules/.bin')

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

interface Bundle {
  readonly name: string
  readonly folder: string
}

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

function bundle(name: string, main: string): Bundle {
  const folder = join(scratch, name)
  const config = join(ROOT, `.bench-${name}.toml`)
  writeFileSync(config, `name = "${name}"\nmain = "${main}"\ncompatibility_date = "2026-11-01"\n`)
  try {
    execFileSync(
      join(BIN, 'wrangler'),
      ['deploy', '--dry-run', '--minify', '--outdir', folder, '-c', config],
      {
        cwd: ROOT,
        stdio: 'ignore',
        env: {
          ...process.env,
          WRANGLER_SEND_METRICS: 'false',
          PATH: `${BIN}:${process.env['PATH']}`,
        },
      },
    )
  } finally {
    rmSync(config)
  }
  const binaries = readdirSync(folder).filter((file) => file.endsWith('.bin'))
  const index = binaries[0]
  if (index !== undefined)
    copyFileSync(join(resolve(values.index), 'index.bin'), join(folder, index))
  const script = readdirSync(folder).find((file) => file.endsWith('.js')) ?? ''
  const capnp = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .w),
    (name = "assets", disk = (path = "${join(resolve(values.index), 'assets')}", writable = false)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:8790", http = (), service = "main")]);
const w :Workerd.Worker = (modules = [
  (name = "${script}", esModule = embed "${script}"),
  ${binaries.map((file) => `(name = "./${file}", data = embed "${file}"),`).join('\n  ')}
  ],
  bindings = [(name = "ASSETS", service = "assets")],
  compatibilityDate = "2026-11-01");
`
  writeFileSync(join(folder, 'config.capnp'), capnp)
  execFileSync(join(BIN, 'workerd'), ['compile', '--config-only', 'config.capnp'], {
    cwd: folder,
    stdio: ['ignore', openFor(join(folder, 'config.bin')), 'inherit'],
  })
  return { name, folder }
}

function openFor(path: string): number {
  writeFileSync(path, '')
  // oxlint-disable-next-line typescript/no-require-imports
  return process.getBuiltinModule('node:fs').openSync(path, 'w')
}

const URL_PATH = values.path ?? `/v1/search?q=${encodeURIComponent(values.query)}`

async function start({ folder }: Bundle): Promise<{ child: ChildProcess; ms: number }> {
  const started = performance.now()
  const child = spawn(join(BIN, 'workerd'), ['serve', '--binary', 'config.bin'], {
    cwd: folder,
    stdio: 'ignore',
  })
  // Else whatever has the port would answer in its place.
  child.once('exit', (code) => {
    if (code !== null && code !== 0) {
      console.error(`workerd ended with ${code}: is port 8790 taken?`)
      process.exit(1)
    }
  })
  for (;;) {
    try {
      const response = await fetch(`http://127.0.0.1:8790${URL_PATH}`)
      await response.arrayBuffer()
      if (response.status !== 200) throw new Error(`answered ${response.status}`)
      return { child, ms: performance.now() - started }
    } catch (error) {
      if (performance.now() - started > 20_000) throw error
      await new Promise((done) => setImmediate(done))
    }
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await ended
}

function memoryBytes(child: ChildProcess): number {
  // workerd runs as the child itself or, behind its shim, as the child's child.
  const pids = [child.pid, ...childrenOf(child.pid ?? 0)]
  return Math.max(
    ...pids.map((pid) => {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8')
        return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? 0) * 1024
      } catch {
        return 0
      }
    }),
  )
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
  } catch {
    return []
  }
}

function rate(): { perSecond: number; p50: string; p99: string } | null {
  const run = spawnSync(
    'wrk',
    [
      '-t1',
      '-c4',
      `-d${values.seconds}s`,
      '--latency',
      ...(values.distinct ? ['-s', DISTINCT] : []),
      `http://127.0.0.1:8790${URL_PATH}`,
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

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

mkdirSync(scratch, { recursive: true })
const helloMain = join(ROOT, '.bench-hello.ts')
writeFileSync(helloMain, HELLO)
try {
  const bundles = [bundle('hello', '.bench-hello.ts'), bundle('hansou', 'src/worker.ts')]
  const starts: Record<string, number[]> = {}
  const memory: Record<string, number[]> = {}
  for (let round = 0; round < Number(values.starts); round++)
    for (const one of bundles) {
      const { child, ms } = await start(one)
      ;(starts[one.name] ??= []).push(ms)
      ;(memory[one.name] ??= []).push(memoryBytes(child))
      await stop(child)
    }
  const rates: Record<string, NonNullable<ReturnType<typeof rate>>[]> = {}
  const memoryAfter: Record<string, number[]> = {}
  for (let round = 0; round < 3; round++)
    for (const one of bundles) {
      const { child } = await start(one)
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
    indexBytes: readFileSync(join(resolve(values.index), 'index.bin')).length,
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
