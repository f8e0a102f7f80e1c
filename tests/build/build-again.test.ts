/** A second build into the same folder: as little work as possible, and the bytes of a first one. */

import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'

import { buildIndex, type BuildResult } from '../../src/build/build-index.ts'
import { temporaryFolder } from '../support/core-seed.ts'

let source: string
let corpus: string
let out: string
let first: BuildResult

const article = (number: number, text: string): string =>
  `${JSON.stringify({ id: `a${number}`, title: `第${number}篇`, text })}\n`

function build(into = out, cache = true): Promise<BuildResult> {
  return buildIndex({
    sources: [source],
    out: into,
    year: null,
    cache,
    onIssue: () => undefined,
    onProgress: () => undefined,
  })
}

/** All that readers see, by path; the cache is nobody's business. */
function filesOf(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return new Map(
    entries
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('cache'))
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length), readFileSync(path, 'base64')] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** That the index has the files of a first build. */
async function expectFresh(): Promise<void> {
  const fresh = `${out}-fresh`
  rmSync(fresh, { recursive: true, force: true })
  await build(fresh, false)
  // Blocks of the build before stay for those who still read it.
  const files = filesOf(out)
  for (const [path, bytes] of filesOf(fresh)) expect(files.get(path), path).toBe(bytes)
}

/** When the index was written, to the nanosecond. */
const written = (): bigint => statSync(join(out, 'index.bin'), { bigint: true }).mtimeNs

beforeEach(async () => {
  const folder = temporaryFolder()
  source = join(folder, 'corpus')
  mkdirSync(source)
  corpus = join(source, 'articles.jsonl')
  out = join(folder, 'index')
  writeFileSync(
    corpus,
    Array.from({ length: 40 }, (_, i) => article(i, `职工医疗互助保障第${i}期，工会组建。`)).join(
      '',
    ),
  )
  first = await build()
})

describe('building again', () => {
  it('writes no index when nothing has changed', async () => {
    const before = written()
    const again = await build()
    expect(written()).toBe(before)
    expect(again).toEqual({ ...first, written: 'nothing', basedOn: first.manifest.version })
  })

  it('packs what an article changes, and nothing else, with several segments', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) =>
      article(i, `职工医疗互助保障第${i % 50}期，工会组建${i % 7}。`.repeat(5)),
    )
    // Stands twice: one of them is left out of its segment.
    lines[100] = lines[50] ?? ''
    writeFileSync(corpus, lines.join(''))
    expect((await build()).written).toBe('everything')
    lines[2000] = article(2000, '职工医疗互助保障第3期，工会组建，送温暖。')
    writeFileSync(corpus, lines.join(''))
    expect((await build()).written).toBe('changes')
    await expectFresh()
    // What is patched is patched again.
    lines.push(article(3000, '职工医疗互助保障第4期，工会组建。'))
    writeFileSync(corpus, lines.join(''))
    expect((await build()).written).toBe('changes')
    await expectFresh()
  })

  it.each([
    { name: 'an article more', change: () => appendFileSync(corpus, article(99, '送温暖')) },
    { name: 'another article', change: () => writeFileSync(corpus, article(0, '困难职工帮扶')) },
  ])('gives the bytes of a first build: $name', async ({ change }) => {
    change()
    const again = await build()
    expect(again.manifest.version).not.toBe(first.manifest.version)
    await expectFresh()
  })

  it('writes the index when only the synonyms have changed', async () => {
    writeFileSync(join(source, 'synonyms.txt'), '医疗 健康\n')
    const again = await build()
    expect(again.manifest.version).not.toBe(first.manifest.version)
  })

  it.each([
    {
      name: 'an index with a byte changed',
      damage: () => {
        const path = join(out, 'index.bin')
        const bytes = readFileSync(path)
        bytes[bytes.length >>> 1] = (bytes[bytes.length >>> 1] ?? 0) ^ 1
        writeFileSync(path, bytes)
      },
    },
    { name: 'no index', damage: () => rmSync(join(out, 'index.bin')) },
    { name: 'no blocks', damage: () => rmSync(join(out, 'assets/documents'), { recursive: true }) },
    {
      name: 'half a manifest',
      damage: () => writeFileSync(join(out, 'manifest.json'), '{"format"'),
    },
  ])('mends $name', async ({ damage }) => {
    const whole = filesOf(out)
    damage()
    await build()
    expect(filesOf(out)).toEqual(whole)
  })
})
