/** The command as a person runs it. Each process costs a second, so there are few. */

import { spawn } from 'node:child_process'
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

import { buildInto, SEEDS, temporaryFolder } from '../support/core-seed.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')

interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function hansou(...args: string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

let folder: string
let index: string
let built: Outcome

beforeAll(async () => {
  folder = temporaryFolder()
  index = join(folder, 'index')
  built = await hansou('build', '--source', SEEDS, '--out', index, '--json', '--strict')
})

/** Everything in a folder that a reader of the index may see: path to bytes. */
function filesOf(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    files
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('cache'))
      .map(({ parentPath, name }) => {
        const path = join(parentPath, name)
        return [path.slice(root.length), readFileSync(path, 'base64')] as const
      })
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}

describe('hansou build', () => {
  it('builds the seeds without a warning and prints statistics as JSON', () => {
    expect(built.code).toBe(0)
    const statistics: Record<string, unknown> = JSON.parse(built.stdout)
    expect(statistics).toMatchObject({ documents: 8, warnings: 0 })
    for (const name of ['terms', 'postings', 'indexBytes', 'documentBytes', 'seconds'])
      expect(statistics[name]).toBeGreaterThan(0)
  })

  it('writes the same bytes every time', async () => {
    const again = join(folder, 'again')
    await buildInto(again, [SEEDS])
    const files = filesOf(index)
    expect(Object.keys(files)).toContain('/index.bin')
    expect(Object.keys(files)).toContain('/manifest.json')
    expect(filesOf(again)).toEqual(files)
    // Over an index that is there already, too.
    await buildInto(again, [SEEDS])
    expect(filesOf(again)).toEqual(files)
  })

  it('names the file and line of what it could not read, and fails for it with --strict', async () => {
    const source = join(folder, 'odd')
    mkdirSync(source)
    writeFileSync(
      join(source, 'good.jsonl'),
      '{"id":"a","title":"工会","text":"职工"}\n{"id":"b"\n',
    )
    writeFileSync(join(source, 'page.txt'), 'No headline, and no Chinese\n')
    const out = join(folder, 'odd-index')
    const { code, stderr } = await hansou('build', '--source', source, '--out', out, '--strict')
    expect(code).toBe(1)
    expect(stderr).toMatch(/warning {2}.*good\.jsonl:2 {2}/u)
    expect(stderr).toMatch(/warning {2}.*page\.txt/u)
    expect(stderr).toContain('Documents 1 from')
  })

  it('tells of a page that only lists others, and does not fail for it with --strict', async () => {
    const source = join(folder, 'site')
    mkdirSync(source)
    const card = (name: string) => `<article><h2><a href="/${name}">${name}</a></h2></article>`
    const cards = ['保障', '驿站', '采茶'].map(card).join('')
    writeFileSync(join(source, 'index.html'), `<title>站</title><main>${cards}</main>`)
    writeFileSync(join(source, 'a.html'), '<title>保障</title><h1>保障</h1><p>职工医疗互助。</p>')
    const out = join(folder, 'site-index')
    const { code, stdout, stderr } = await hansou(
      ...['build', '--source', source, '--out', out, '--strict', '--json'],
    )
    expect(code).toBe(0)
    expect(stderr).toMatch(/notice {3}.*index\.html {2}.*\[list-page\]/u)
    expect(JSON.parse(stdout)).toMatchObject({ documents: 1, warnings: 0 })
  })

  it('warns of text that has hardly a word of the dictionary, and fails for it with --strict', async () => {
    // 工会 and so on in UTF-8, read as GBK: characters, but no words.
    const garbled = '宸ヤ細缁勭粐鑱屽伐鍙備笌娲诲姩鏁伴噺鎴戝€戝嵆灏嗗紑濮嬪伐浣滃拰瀛︿範'
    const source = join(folder, 'garbled.jsonl')
    const lines = Array.from({ length: 40 }, (_, i) =>
      JSON.stringify({ id: `${i}`, text: garbled }),
    )
    writeFileSync(source, lines.join('\n'))
    const out = join(folder, 'garbled-index')
    const { code, stderr } = await hansou('build', '--source', source, '--out', out, '--strict')
    expect(code).toBe(1)
    expect(stderr).toMatch(/warning {2}.*garbled\.jsonl.*\[few-words\]/u)
  })

  it('keeps the first of two documents with one id, and its segment whole', async () => {
    const source = join(folder, 'twice')
    mkdirSync(source)
    const line = (id: string, text: string): string => JSON.stringify({ id, title: '', text })
    // A group of its own each: what ends a group is its size.
    const filler = '工会组织职工活动'.repeat(20_000)
    writeFileSync(join(source, 'a.jsonl'), `${line('x', `首个${filler}`)}\n${line('y', '职工')}\n`)
    writeFileSync(join(source, 'b.jsonl'), `${line('x', `次个${filler}`)}\n${line('z', '互助')}\n`)
    const out = join(folder, 'twice-index')
    const { stderr } = await hansou('build', '--source', source, '--out', out)
    expect(stderr).toContain('[duplicate-id]')
    expect(stderr).toContain('Documents 3 from 2 files')
    const [first, second, other] = await Promise.all(
      ['首个', '次个', '互助'].map((query) => hansou('query', query, '--index', out, '--json')),
    )
    const totalOf = (outcome: Outcome | undefined): number =>
      (JSON.parse(outcome?.stdout ?? '{}') as { total: number }).total
    expect([first, second, other].map(totalOf)).toEqual([1, 0, 1])
  })

  it('names the file of a document whose id an earlier file has, from a cache too', async () => {
    const source = join(folder, 'same')
    mkdirSync(source)
    const page = (title: string): string => `---\nid: same\ntitle: ${title}\n---\n职工互助\n`
    writeFileSync(join(source, 'a.md'), page('甲'))
    writeFileSync(join(source, 'b.md'), '# 另一篇\n\n工会\n')
    writeFileSync(join(source, 'c.md'), page('丙'))
    for (let time = 0; time < 2; time++) {
      const { stderr } = await hansou('build', '--source', source, '--out', join(folder, 'same-ix'))
      expect(stderr).toMatch(/warning {2}\S*c\.md {2}.*\[duplicate-id\]/u)
    }
  })

  it('builds again from a cache with a damaged entry, and gives the same bytes', async () => {
    const out = join(folder, 'cached')
    await hansou('build', '--source', SEEDS, '--out', out)
    const files = filesOf(out)
    const cache = join(out, 'cache')
    const [name = ''] = readdirSync(cache)
    const entry = readFileSync(join(cache, name))
    writeFileSync(join(cache, name), entry.subarray(0, entry.length - 100))
    const { code } = await hansou('build', '--source', SEEDS, '--out', out)
    expect(code).toBe(0)
    expect(filesOf(out)).toEqual(files)
    expect(readFileSync(join(cache, name)).length).toBe(entry.length)
  })

  it('fails with 1 where nothing is a document, and with 2 where there is no source', async () => {
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    const [nothing, missing] = await Promise.all([
      hansou('build', '--source', empty, '--out', join(folder, 'x')),
      hansou('build', '--source', join(folder, 'absent'), '--out', join(folder, 'y')),
    ])
    expect([nothing.code, missing.code]).toEqual([1, 2])
    expect(nothing.stderr).toContain('[corpus/empty]')
    expect(missing.stderr).toContain('[corpus/missing]')
    expect(missing.stderr).toContain('absent')
  })
})

describe('hansou query', () => {
  it('prints the answer as JSON, and nothing else on stdout', async () => {
    const { code, stdout } = await hansou(
      'query',
      '医疗互助',
      '--index',
      index,
      '--json',
      '--limit',
      '1',
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      query: '医疗互助',
      match: 'all',
      total: 2,
      hits: [{ title: { ranges: [[10, 14]] } }],
    })
  })

  it('takes a query without quotes', async () => {
    const { code, stdout } = await hansou('query', '医疗', '互助', '--index', index, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ query: '医疗 互助', total: 2 })
  })

  it.each([
    { words: ['工会', '-佛山'], query: '工会 -佛山' },
    { words: ['-佛山', '工会'], query: '工会 -佛山' },
    { words: ['工会', '--', '-佛山'], query: '工会 -佛山' },
    { words: ['工会', '--', '--force'], query: '工会 --force' },
  ])('takes a minus before a word for what it is: $words', async ({ words, query }) => {
    const options = ['--index', index, '--json', '--limit', '1']
    const { code, stdout } = await hansou('query', ...options, ...words)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ query })
  })

  it('names no words where a query has none', async () => {
    const { stdout } = await hansou('query', '《》', '--index', index)
    expect(stdout.trim()).toBe('没有找到结果')
  })

  it('prints hits for people', async () => {
    const { code, stdout } = await hansou('query', '2025年', '--index', index)
    expect(code).toBe(0)
    expect(stdout).toContain('找到 2 条结果')
    expect(stdout).toContain('湛江市霞山区总工会')
  })

  it('fails with 1 without an index, and says how to build one', async () => {
    const { code, stderr, stdout } = await hansou('query', '工会', '--index', join(folder, 'none'))
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('hansou build --out')
    expect(stderr).not.toContain('    at ')
  })
})

describe('hansou stats', () => {
  it('prints what is in the index', async () => {
    const { code, stdout } = await hansou('stats', '--index', index, '--json')
    expect(code).toBe(0)
    const built8: Record<string, number> = JSON.parse(built.stdout)
    const { documents, terms, postings, indexBytes } = built8
    expect(JSON.parse(stdout)).toMatchObject({ documents, terms, postings, indexBytes })
  })
})

describe('hansou eval', () => {
  const judge = (queries: string, qrels: string, ...more: string[]): Promise<Outcome> =>
    hansou('eval', '--index', index, '--queries', queries, '--qrels', qrels, ...more)

  it('prints figures over the judged queries', async () => {
    const { stdout: found } = await hansou('query', '医疗互助', '--index', index, '--json')
    const hits: { id: string }[] = JSON.parse(found).hits
    const [first, second] = hits.map(({ id }) => id)
    const queries = join(folder, 'q.jsonl')
    const qrels = join(folder, 'r.tsv')
    writeFileSync(
      queries,
      [
        '{"id":"1","text":"医疗互助"}',
        '{"id":"2","text":"龘靐"}',
        '{"id":"3","text":"没有人判断过"}',
        '{"id":"4","text":"只有不相关的"}',
      ].join('\n'),
    )
    writeFileSync(qrels, `1\t${second}\t1\n2\t${first}\t2\n4\t${first}\t0\n`)
    const { code, stdout } = await judge(queries, qrels, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      queries: 2,
      hit1: 0,
      mrr10: 0.25,
      recall10: 0.5,
      ndcg10: 0.3155,
      zeroResults: 1,
    })
  })

  it.each([
    {
      name: 'judgement',
      queries: '{"id":"1","text":"工会"}\n',
      qrels: '1\ta\t1\n1 a 1\n',
      says: 'qrels.tsv:2: expected query TAB document TAB grade',
    },
    {
      name: 'query',
      queries: 'null\n',
      qrels: '1\ta\t1\n',
      says: 'queries.jsonl:1: expected {"id","text"}, got null',
    },
  ])('refuses a line that is no $name, and names it', async ({ name, queries, qrels, says }) => {
    const own = mkdtempSync(join(folder, name))
    const files = [join(own, 'queries.jsonl'), join(own, 'qrels.tsv')] as const
    writeFileSync(files[0], queries)
    writeFileSync(files[1], qrels)
    const { code, stderr } = await judge(...files)
    expect(code).toBe(2)
    expect(stderr).toContain(says)
  })

  it('refuses judgements of no query, and names documents that the index does not have', async () => {
    const queries = join(folder, 'q3.jsonl')
    const qrels = join(folder, 'r3.tsv')
    // As editors on Windows save it.
    writeFileSync(queries, '\uFEFF{"id":"1","text":"工会"}\r\n')
    writeFileSync(qrels, 'one\ta\t1\n')
    const none = await judge(queries, qrels)
    expect(none.code).toBe(2)
    expect(none.stderr).toContain('r3.tsv: expected judgements of the queries in')
    writeFileSync(qrels, '1\t/documents/a\t1\n')
    const unknown = await judge(queries, qrels)
    expect(unknown.code).toBe(0)
    expect(unknown.stderr).toContain('1 of 1 documents are not in the index: /documents/a')
  })
})

describe('hansou', () => {
  it('says of no option in the help that its opposite is the default', async () => {
    const { stdout } = await hansou('build', '--help')
    expect(stdout).toMatch(/--no-cache .*\n/u)
    expect(stdout).not.toContain('default: true')
  })

  it.each([
    { name: 'no command', args: [], says: 'expected a command' },
    { name: 'an unknown command', args: ['serve'], says: 'got "serve"' },
    { name: 'an unknown option', args: ['stats', '--nonsense'], says: 'nonsense' },
    {
      name: 'a limit that is none',
      args: ['query', '工会', '--limit', 'many'],
      says: '--limit: expected',
    },
    {
      name: 'a site without a scheme',
      args: ['build', '--site', 'news.example.com'],
      says: '--site: expected an http(s) address, got "news.example.com"',
    },
  ])('refuses $name with 2', async ({ args, says }) => {
    const withIndex = args.includes('--limit') ? [...args, '--index', index] : args
    const { code, stdout, stderr } = await hansou(...withIndex)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(says)
  })
})
