/**
 * Workers in raw workerd: bundled, started, looked at, stopped.
 *
 * Layer: bench. Imports: node.
 */

import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')
const BIN = join(ROOT, 'node_modules/.bin')
/** Where a Worker listens, unless its source says another. */
const PORT = 8790
export const ORIGIN = originOf(PORT)

export interface Bundle {
  readonly name: string
  readonly folder: string
  readonly port: number
}

/** A Worker to bundle. */
export interface WorkerSource {
  readonly name: string
  /** Its script, from the root of the repository. */
  readonly main: string
  /** What takes the place of the `.bin` it imports. */
  readonly data: string
  /** Static files. */
  readonly assets: string
  /** For Workers that run at a time. */
  readonly port?: number
}

/** Where a Worker with a port is asked. */
export function originOf(port: number): string {
  return `http://127.0.0.1:${port}`
}

/** Bundles a Worker as it would be deployed, and writes what workerd needs to run it. */
export function bundle(
  scratch: string,
  { name, main, data, assets, port = PORT }: WorkerSource,
): Bundle {
  const folder = join(scratch, name)
  const config = join(ROOT, `.bench-${name}.toml`)
  writeFileSync(
    config,
    `name = "${name}"\nmain = "${main}"\ncompatibility_date = "2026-11-01"\nkeep_names = false\n`,
  )
  try {
    execFileSync(
      join(BIN, 'wrangler'),
      ['deploy', '--dry-run', '--minify', '--outdir', folder, '-c', config],
      {
        cwd: ROOT,
        stdio: ['ignore', 'ignore', 'inherit'],
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
  const [index] = binaries
  if (index !== undefined) copyFileSync(data, join(folder, index))
  const script = readdirSync(folder).find((file) => file.endsWith('.js')) ?? ''
  const capnp = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .w),
    (name = "assets", disk = (path = "${resolve(assets)}", writable = false)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]);
const w :Workerd.Worker = (modules = [
  (name = "${script}", esModule = embed "${script}"),
  ${binaries.map((file) => `(name = "./${file}", data = embed "${file}"),`).join('\n  ')}
  ],
  bindings = [(name = "ASSETS", service = "assets")],
  compatibilityDate = "2026-11-01");
`
  writeFileSync(join(folder, 'config.capnp'), capnp)
  const compiled = openSync(join(folder, 'compiled.bin-config'), 'w')
  try {
    execFileSync(join(BIN, 'workerd'), ['compile', '--config-only', 'config.capnp'], {
      cwd: folder,
      stdio: ['ignore', compiled, 'inherit'],
    })
  } finally {
    closeSync(compiled)
  }
  return { name, folder, port }
}

/** Starts a Worker and waits for its first answer; `ms` is how long that took. */
export async function start(
  { folder, port }: Bundle,
  path: string,
): Promise<{ child: ChildProcess; ms: number }> {
  const started = performance.now()
  const child = spawn(join(BIN, 'workerd'), ['serve', '--binary', 'compiled.bin-config'], {
    cwd: folder,
    stdio: 'ignore',
  })
  // Else whatever has the port would answer in its place.
  child.once('exit', (code) => {
    if (code !== null && code !== 0) {
      console.error(`workerd ended with ${code}: is port ${port} taken?`)
      process.exit(1)
    }
  })
  for (;;) {
    try {
      const response = await fetch(originOf(port) + path)
      await response.arrayBuffer()
      if (response.status !== 200) throw new Error(`answered ${response.status}`)
      return { child, ms: performance.now() - started }
    } catch (error) {
      if (performance.now() - started > 60_000) throw error
      await new Promise((done) => setImmediate(done))
    }
  }
}

export async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await ended
}

/** Resident memory of a started Worker. */
export function memoryBytes(child: ChildProcess): number {
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

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
