/** A second build into the same folder: as little work as possible, and the bytes of a first one. */

import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { buildIndex, type BuildResult } from '../../src/build/build-index.ts'
import type { Issue } from '../../src/corpus/document.ts'
import { createRandom } from '../support/core-corpus.ts'
import { temporaryFolder } from '../support/core-seed.ts'

let source: string
let corpus: string
let out: string
let first: BuildResult

const article = (number: number, text: string): string =>
  `${JSON.stringify({ id: `a${number}`, title: `第${number}篇`, text })}\n`

function build(
  into = out,
  cache = true,
  onIssue: (issue: Issue) => void = () => undefined,
): Promise<BuildResult> {
  return buildIndex({
    sources: [source],
    out: into,
    year: null,
    cache,
    onIssue,
    onProgress: () => undefined,
  })
}

/** Builds, and returns what it told of. */
async function issuesOf(): Promise<Issue[]> {
  const told: Issue[] = []
  await build(out, true, (issue) => told.push(issue))
  return told
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

function blocksOf(kind: string): string[] {
  const folder = join(out, 'assets', kind)
  return readdirSync(folder).map((name) => join(folder, name))
}

const blockOf = (kind: string): string => blocksOf(kind)[0] ?? ''

function truncate(path: string): void {
  writeFileSync(path, readFileSync(path).subarray(0, statSync(path).size >>> 1))
}

/** Changes a bit of the byte at a share of the file. */
function changeByte(path: string, place = 0.5): void {
  const bytes = readFileSync(path)
  const at = Math.floor(bytes.length * place)
  bytes[at] = (bytes[at] ?? 0) ^ 16
  writeFileSync(path, bytes)
}

function changeJson(path: string, change: object): void {
  const found = JSON.parse(readFileSync(path, 'utf8')) as object
  writeFileSync(path, JSON.stringify({ ...found, ...change }))
}

/** Builds a corpus once, and puts corpus and index back before each test. */
function builtFrom(lines: readonly string[]): void {
  let folder: string
  let kept: string
  beforeAll(async () => {
    folder = temporaryFolder()
    kept = temporaryFolder()
    source = join(folder, 'corpus')
    mkdirSync(source)
    corpus = join(source, 'articles.jsonl')
    out = join(folder, 'index')
    writeFileSync(corpus, lines.join(''))
    first = await build()
    cpSync(folder, kept, { recursive: true })
  })
  beforeEach(() => {
    rmSync(folder, { recursive: true })
    cpSync(kept, folder, { recursive: true })
  })
}

describe('building again', () => {
  builtFrom(
    Array.from({ length: 40 }, (_, i) => article(i, `职工医疗互助保障第${i}期，工会组建。`)),
  )

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
      damage: () => changeByte(join(out, 'index.bin')),
    },
    { name: 'no index', damage: () => rmSync(join(out, 'index.bin')) },
    { name: 'no blocks', damage: () => rmSync(join(out, 'assets/documents'), { recursive: true }) },
    {
      name: 'half a manifest',
      damage: () => writeFileSync(join(out, 'manifest.json'), '{"format"'),
    },
    {
      name: 'a manifest with something else for its blocks',
      damage: () => changeJson(join(out, 'manifest.json'), { blocks: 5 }),
    },
    {
      name: 'a manifest without the sizes of its blocks',
      damage: () => changeJson(join(out, 'manifest.json'), { blockBytes: undefined }),
    },
    { name: 'half a block of documents', damage: () => truncate(blockOf('documents')) },
    { name: 'half a block of positions', damage: () => truncate(blockOf('positions')) },
    {
      name: 'half a block, of an index that is packed anew',
      damage: () => {
        truncate(blockOf('documents'))
        rmSync(join(out, 'manifest.json'))
      },
    },
    {
      name: 'a block with a byte changed, of an index that is packed anew',
      damage: () => {
        changeByte(blockOf('documents'))
        rmSync(join(out, 'index.bin'))
      },
    },
  ])('mends $name', async ({ damage }) => {
    const whole = filesOf(out)
    damage()
    await build()
    expect(filesOf(out)).toEqual(whole)
  })

  it.each(['documents', 'positions'])(
    'mends a block of %s with a byte changed, without the cache',
    async (kind) => {
      const whole = filesOf(out)
      changeByte(blockOf(kind))
      await build(out, false)
      expect(filesOf(out)).toEqual(whole)
    },
  )
})

describe('building again over something damaged', () => {
  // A segment of several pieces: what is read first may be whole.
  const random = createRandom(3)
  const character = (): string => String.fromCodePoint(0x4e00 + Math.floor(random() * 3000))
  const text = (): string => Array.from({ length: 200 }, character).join('')
  builtFrom(Array.from({ length: 40 }, (_, i) => article(i, `第${i}期，工会组建。${text()}`)))

  /** Puts other words in an article, as long as those that it had: that can be patched. */
  const change = (): void =>
    writeFileSync(
      corpus,
      readFileSync(corpus, 'utf8').replace('第5期，工会组建', '第5期，职工送暖'),
    )

  function changeSegments(place: number): void {
    const folder = join(out, 'cache')
    for (const name of readdirSync(folder))
      if (name.endsWith('.segment')) changeByte(join(folder, name), place)
  }

  it('is otherwise a matter of changes', async () => {
    change()
    expect((await build()).written).toBe('changes')
    await expectFresh()
  })

  it('packs everything when a block that it would copy from has a byte changed', async () => {
    for (const path of blocksOf('positions')) changeByte(path, 0.99)
    change()
    expect((await build()).written).toBe('everything')
    await expectFresh()
  })

  it.each([0.2, 0.5, 0.7])(
    'analyzes again what a cached segment held that has a byte changed, at %d of it',
    async (place) => {
      changeSegments(place)
      // All of the segments is packed then.
      rmSync(join(out, 'index.bin'))
      await build()
      await expectFresh()
      expect((await build()).written).toBe('nothing')
    },
  )

  it('tells its issues once, however often it starts', async () => {
    appendFileSync(corpus, '{"title":\n')
    const told = await issuesOf()
    expect(told.map(({ rule }) => rule)).toEqual(['bad-json', 'few-words'])
    changeSegments(0.7)
    rmSync(join(out, 'index.bin'))
    expect(await issuesOf()).toEqual(told)
  })

  it('does not patch by a segment that has a byte changed', async () => {
    changeSegments(0.7)
    change()
    expect((await build()).written).toBe('everything')
    await expectFresh()
  })

  it('does not patch when nobody knows what was packed', async () => {
    changeJson(join(out, 'cache/packed.json'), { keys: 5 })
    change()
    expect((await build()).written).toBe('everything')
    await expectFresh()
  })
})
