/**
 * Building: how fast, in how much memory, and how much faster when little has changed?
 *
 * Question: what does `hansou build` take for a large corpus the first time, again with nothing
 *   changed, and again with one article changed? Of the latter two the median of several, each
 *   with another article.
 * Corpus: statute articles from the data folder beside the repository, as one JSON Lines file.
 * Not measured: the certificate (`--no-certify`).
 * Record: `bench/record/build-<date>.json`.
 *
 *     node bench/performance/build.ts
 */

import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { today } from '../arguments.ts'
import { DATA_FOLDER, hasFile, readLines } from '../data.ts'
import { createScratch, removeScratch } from '../scratch.ts'
import { describeMachine } from '../versions.ts'

const LAWS = 'scale/laws-articles.jsonl.gz'
const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const RECORDS = fileURLToPath(new URL('../record/', import.meta.url))

/** A later build is short, and so repeated. */
const AGAIN = 5

interface Built {
  readonly seconds: number
  readonly peakMB: number
}

if (hasFile(LAWS)) await main()
else console.log(`nothing to measure; ${LAWS} was looked for in ${DATA_FOLDER}`)

async function main(): Promise<void> {
  const folder = createScratch()
  try {
    const source = join(folder, 'laws.jsonl')
    const out = join(folder, 'index')
    const lines = readLines(LAWS)
    const save = (): void => writeFileSync(source, `${lines.join('\n')}\n`)
    save()
    const first = await build(source, out)
    const unchanged = await median(() => build(source, out))
    let changes = 0
    const oneChanged = await median(() => {
      const number = Math.floor((lines.length * ++changes) / (AGAIN + 1))
      const article = JSON.parse(lines[number] ?? '{}') as { text: string }
      lines[number] = JSON.stringify({ ...article, text: `${article.text}改动一处。` })
      save()
      return build(source, out)
    })
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as {
      textBytes: number
    }
    const characters = lines.reduce((sum, line) => {
      const { title, text } = JSON.parse(line) as { title: string; text: string }
      return sum + title.length + text.length
    }, 0)
    const record = {
      date: today(),
      machine: describeMachine(),
      documents: lines.length,
      characters,
      textBytes: manifest.textBytes,
      indexBytes: statSync(join(out, 'index.bin')).size,
      charactersPerSecond: Math.round(characters / first.seconds),
      first,
      unchanged,
      oneChanged,
    }
    console.log(JSON.stringify(record, null, 2))
    mkdirSync(RECORDS, { recursive: true })
    writeFileSync(`${RECORDS}build-${record.date}.json`, `${JSON.stringify(record, null, 2)}\n`)
  } finally {
    removeScratch(folder)
  }
}

/** The build of median time. */
async function median(again: () => Promise<Built>): Promise<Built> {
  const all: Built[] = []
  for (let i = 0; i < AGAIN; i++) all.push(await again())
  return all.toSorted((a, b) => a.seconds - b.seconds)[AGAIN >>> 1] as Built
}

/** Runs the command, and looks at the peak of its memory until it is gone. */
function build(source: string, out: string): Promise<Built> {
  const started = performance.now()
  const child = spawn(
    process.execPath,
    [MAIN, 'build', '--no-certify', '--source', source, '--out', out],
    { stdio: 'ignore' },
  )
  let peakKB = 0
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      peakKB = Math.max(peakKB, Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1] ?? 0))
    } catch {
      // It has ended.
    }
  }, 50)
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      clearInterval(watch)
      const seconds = Number(((performance.now() - started) / 1000).toFixed(2))
      if (code === 0) resolve({ seconds, peakMB: Math.round((peakKB * 1024) / 1e6) })
      else reject(new Error(`hansou build ended with ${code}`))
    })
  })
}
