import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'

import { chunkLines } from '../../src/build/chunk-lines.ts'
import { listSources } from '../../src/build/list-sources.ts'
import { readCorpus, type SourceChunk } from '../../src/build/read-corpus.ts'

const OPTIONS = { places: new Map<string, string>(), year: null }

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

/** Writes files into a new folder, and returns its path. */
function corpus(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'hansou-corpus-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

async function read(...paths: readonly string[]): Promise<SourceChunk[]> {
  return readOn(null, ...paths)
}

async function readOn(site: string | null, ...paths: readonly string[]): Promise<SourceChunk[]> {
  const chunks: SourceChunk[] = []
  for await (const chunk of readCorpus(paths, { ...OPTIONS, site })) chunks.push(chunk)
  return chunks
}

const titles = (chunks: readonly SourceChunk[]) =>
  chunks.flatMap((chunk) => chunk.parse().documents.map(({ title }) => title))
const issues = (chunks: readonly SourceChunk[]) =>
  chunks.flatMap((chunk) => chunk.parse().issues.map(({ line, rule }) => [line, rule]))

const line = (id: number, text = '') => `{"id":${id},"title":"第${id}篇","text":"${text}"}\n`
const lines = (count: number, text = '') =>
  Array.from({ length: count }, (_, id) => line(id, text)).join('')

describe('readCorpus', () => {
  it('gives pages the addresses that their paths below the named folder say', async () => {
    const folder = corpus({ 'a/b.html': '<h1>丁</h1>', 'a/c.jsonl': line(1) })
    const urls = (chunks: readonly SourceChunk[]) =>
      chunks.flatMap((chunk) => chunk.parse().documents.map(({ url }) => url))
    const above = await readOn('https://x.org/', folder)
    const below = await readOn('https://x.org/', join(folder, 'a'))
    const alone = await readOn('https://x.org/', join(folder, 'a/b.html'))
    expect(urls(above)).toEqual(['https://x.org/a/b.html', null])
    expect(urls(below)).toEqual(['https://x.org/b.html', null])
    expect(urls(alone)).toEqual(['https://x.org/b.html'])
    expect(urls(await read(folder))).toEqual([null, null])
    // The same file and bytes, other documents: a cache must tell them apart.
    expect(above[0]?.file).toBe(below[0]?.file)
    expect(above[0]?.hash).not.toBe(below[0]?.hash)
  })

  it('reads every format, in order of the code units of the paths', async () => {
    const folder = corpus({
      'b.txt': '# 乙\n文。',
      'a/z.md': '# 丙\n文。',
      'a.html': '<h1>丁</h1><p>文。',
      'Z.jsonl': line(1),
      'a/y.jsonl.gz': gzipSync(line(2)),
      'a/x.txt.gz': gzipSync('# 戊\n文。'),
    })
    const chunks = await read(folder)
    expect(chunks.map(({ file }) => file.slice(folder.length + 1))).toEqual([
      'Z.jsonl',
      'a.html',
      'a/x.txt.gz',
      'a/y.jsonl.gz',
      'a/z.md',
      'b.txt',
    ])
    expect(titles(chunks)).toEqual(['第1篇', '丁', '戊', '第2篇', '丙', '乙'])
    expect(issues(chunks)).toEqual([])
  })

  it('passes over what is about the corpus', async () => {
    const folder = corpus({
      'README.md': '# 甲',
      'readme.zh.txt': '# 甲',
      '.hidden.txt': '# 甲',
      '.git/a.txt': '# 甲',
      'synonyms.txt': '甲 乙',
      'dictionary.txt': '甲',
      'dictionary/a.txt': '甲',
      'node_modules/a.md': '# 甲',
      'photo.jpg': 'x',
      'README.zh-CN.md': '# 甲',
      'README.txt': '甲',
      'sub/README': 'x',
      '_drafts/a.md': '# 甲',
      'sub/_drafts/a.md': '# 甲',
      '404.html': '<title>甲</title><p>网页不存在。</p>',
      'news.txt': '# 乙\n文。',
      'dictionary-news.txt': '# 丙\n文。',
    })
    expect(titles(await read(folder))).toEqual(['丙', '乙'])
  })

  it('passes over what a site has for programs', async () => {
    const folder = corpus({
      '_sources/guide/a.rst.txt': '甲\n==\n\n文。',
      'en/_sources/a.md.txt': '# 甲\n文。',
      'robots.txt': '# 甲\nUser-agent: *\n文。',
      'humans.txt': '# 甲\n文。',
      'ads.txt': '# 甲\n文。',
      'app-ads.txt': '# 甲\n文。',
      'security.txt': '# 甲\n文。',
      'llms.txt': '# 甲\n\n- [乙](/b.md)\n文。',
      'docs/llms-full.txt.gz': gzipSync('# 甲\n文。'),
      'MP_verify_AbC123.txt': '# 甲\n文。',
      'baidu_verify_codeva-AbC.html': '甲',
      'google0123456789abcdef.html': '甲',
      'robots-in-factories.txt': '# 乙\n文。',
      'llms.md': '# 丙\n文。',
    })
    expect(titles(await read(folder))).toEqual(['丙', '乙'])
  })

  it('reads the pages of folders, and what only begins like a description', async () => {
    const folder = corpus({
      'guide/README.md': '# 甲\n文。',
      'README驱动开发.md': '# 乙\n文。',
      'readme-first.txt': '# 丙\n文。',
      'rooms/404.html': '<title>丁</title><p>四楼四号房。</p>',
    })
    expect(titles(await read(folder))).toEqual(['乙', '甲', '丙', '丁'])
    expect(titles(await read(join(folder, 'guide')))).toEqual([])
  })

  it('reports a folder that cannot be read, and reads on', async () => {
    const folder = corpus({ 'a.txt': '# 甲\n文。', 'z.txt': '# 乙\n文。' })
    // Together deeper than a path may be long: no permission reads that.
    const [above = '', below = ''] = ['m', 'n'].map((top) =>
      join(folder, ...Array(10).fill(top.repeat(250))),
    )
    mkdirSync(above, { recursive: true })
    mkdirSync(below, { recursive: true })
    renameSync(join(folder, 'n'.repeat(250)), join(above, 'n'))
    const chunks = await read(folder)
    expect(titles(chunks)).toEqual(['甲', '乙'])
    expect(issues(chunks)).toEqual([[0, 'unreadable']])
    // Else nothing could remove it.
    renameSync(join(above, 'n'), join(folder, 'n'))
  })

  it('says once how many documents are in formats that it does not read', async () => {
    const message = async (files: Readonly<Record<string, string>>) =>
      (await read(corpus(files))).flatMap((chunk) =>
        chunk.parse().issues.map((issue) => `${issue.rule}: ${issue.message}`),
      )
    const text = { 'a.txt': '# 甲\n文。' }
    expect(await message({ ...text, 'b.docx': 'x', 'sub/c.PDF': 'x', 'd.pdf': 'x' })).toEqual([
      'passed-over: files in formats that are not read: 1 .docx, 2 .pdf',
    ])
    expect(await message({ 'a.json': '[]' })).toEqual([
      'passed-over: files in formats that are not read: 1 .json',
    ])
    // Attachments of a site, and what its generator keeps.
    expect(await message({ 'a.html': '<h1>甲</h1><p>文。</p>', 'b.pdf': 'x' })).toEqual([])
    expect(await message({ ...text, '_category_.json': '{}', 'c.jpg': 'x' })).toEqual([])
  })

  it('reads what it is told by name, or says why not', async () => {
    const folder = corpus({ 'README.md': '# 甲', 'photo.jpg': 'x' })
    expect(titles(await read(join(folder, 'README.md')))).toEqual(['甲'])
    const [json] = await read(join(corpus({ 'a.json': '[]' }), 'a.json'))
    expect(json?.parse().issues[0]?.message).toContain('jq')
    const [chunk, ...others] = await read(join(folder, 'photo.jpg'))
    expect(others).toEqual([])
    expect(chunk?.parse()).toEqual({
      documents: [],
      issues: [
        {
          file: join(folder, 'photo.jpg'),
          line: 0,
          rule: 'unknown-format',
          message: expect.stringContaining('photo.jpg'),
        },
      ],
    })
  })

  it('keeps the order of the paths, and reads a file once', async () => {
    const folder = corpus({ 'a.txt': '# 甲\n文。', 'b.txt': '# 乙\n文。' })
    symlinkSync(join(folder, 'a.txt'), join(folder, 'c.txt'))
    symlinkSync(folder, join(folder, 'loop'))
    symlinkSync(join(folder, 'gone'), join(folder, 'd.txt'))
    expect(titles(await read(join(folder, 'b.txt'), folder, folder))).toEqual(['乙', '甲'])
  })

  it('throws for a path that does not exist, before the first chunk', async () => {
    const folder = corpus({ 'a.txt': '# 甲\n文。' })
    const chunks = readCorpus([folder, join(folder, 'gone')], OPTIONS)
    await expect(chunks.next()).rejects.toMatchObject({ code: 'corpus/missing' })
    await expect(listSources([join(folder, 'gone')])).rejects.toThrow('gone')
  })

  it('lists the length of what a zipped file holds', async () => {
    const zipped = gzipSync(lines(2_000))
    const folder = corpus({
      'a.jsonl.gz': zipped,
      'b.jsonl': lines(3),
      'c.txt.gz': Buffer.from('x'),
    })
    const sources = await listSources([folder])
    expect(sources.map(({ sizeBytes, contentBytes }) => [sizeBytes, contentBytes])).toEqual([
      [zipped.length, Buffer.byteLength(lines(2_000))],
      [Buffer.byteLength(lines(3)), Buffer.byteLength(lines(3))],
      [1, 1],
    ])
  })

  const BAD = [
    { name: 'broken.txt.gz', content: Buffer.from('x'), expected: [[0, 'bad-gzip']] },
    {
      name: 'cut.jsonl.gz',
      content: gzipSync(lines(9)).subarray(0, 60),
      expected: [[0, 'bad-gzip']],
    },
    {
      name: 'bomb.md.gz',
      content: gzipSync(Buffer.alloc(65 * 2 ** 20)),
      expected: [[0, 'too-large']],
    },
    { name: 'empty.txt', content: '', expected: [[0, 'empty-file']] },
    { name: 'empty.jsonl', content: '', expected: [[0, 'empty-file']] },
    { name: 'blank.jsonl', content: '\n\n', expected: [[0, 'empty-file']] },
    { name: 'no-heading.txt', content: 'User-agent: *', expected: [[1, 'no-heading']] },
    {
      name: 'gbk.txt',
      content: Buffer.from([0x23, 0x0a, 0xd6, 0xd0]),
      expected: [[2, 'not-utf8']],
    },
    { name: 'draft.md', content: '---\ndraft: true\n---\n', expected: [] },
  ]
  it.each(BAD)('reports $name and reads on', async ({ name, content, expected }) => {
    const chunks = await read(corpus({ [name]: content, 'zz.txt': '# 甲\n文。' }))
    expect(titles(chunks)).toEqual(['甲'])
    expect(issues(chunks)).toEqual(expected)
  })

  it('hashes bytes, not paths', async () => {
    const [one, other] = [corpus({ 'a.txt': '# 甲\n文。' }), corpus({ 'b.txt': '# 甲\n文。' })]
    const [a, b] = [await read(one), await read(other)]
    expect(a[0]?.hash).toMatch(/^[0-9a-f]{64}$/u)
    expect(a[0]?.hash).toBe(b[0]?.hash)
    expect((await read(corpus({ 'a.txt': '# 甲\n文！' })))[0]?.hash).not.toBe(a[0]?.hash)
    const [zipped] = await read(corpus({ 'a.txt.gz': gzipSync('# 甲\n文。') }))
    expect(zipped?.hash).toBe(a[0]?.hash)
  })

  it('streams JSON Lines in chunks with the line they start on', async () => {
    const source = lines(10_000)
    const folder = corpus({ 'a.jsonl': `${source}{\n`, 'b.jsonl.gz': gzipSync(source) })
    const plain = await read(join(folder, 'a.jsonl'))
    expect(plain.length).toBeGreaterThanOrEqual(3)
    expect(plain.map(({ chunk }) => chunk)).toEqual(plain.map((_, index) => index))
    expect(titles(plain)).toHaveLength(10_000)
    expect(issues(plain)).toEqual([[10_001, 'bad-json']])

    const counts = plain.map((chunk) => chunk.parse().documents.length)
    expect(Math.max(...counts)).toBeLessThanOrEqual(4_000)
    const starts = counts.map((_, index) => counts.slice(0, index).reduce((a, b) => a + b, 1))
    expect(plain.map(({ firstLine }) => firstLine)).toEqual(starts)

    const zipped = await read(join(folder, 'b.jsonl.gz'))
    expect(zipped.slice(0, -1).map(({ hash }) => hash)).toEqual(
      plain.slice(0, -1).map(({ hash }) => hash),
    )
  })

  const EDITS = [
    { name: 'added at the start', edit: (source: string) => line(99_999) + source },
    { name: 'removed near the start', edit: (source: string) => source.replace(line(3), '') },
    { name: 'changed in the middle', edit: (source: string) => source.replace('第9000篇', '改') },
    { name: 'added at the end', edit: (source: string) => source + line(99_999) },
  ]
  it.each(EDITS)('keeps the hashes of other chunks when a line is $name', async ({ edit }) => {
    const source = lines(20_000)
    const hashes = async (text: string) =>
      (await read(corpus({ 'a.jsonl': text }))).map(({ hash }) => hash)
    const [before, after] = [await hashes(source), await hashes(edit(source))]
    const kept = after.filter((hash) => before.includes(hash))
    expect(before.length).toBeGreaterThan(6)
    expect(after.length - kept.length).toBeGreaterThan(0)
    expect(after.length - kept.length).toBeLessThanOrEqual(2)
  })
})

describe('chunkLines', () => {
  async function* inParts(bytes: Uint8Array, size: number) {
    await Promise.resolve()
    for (let start = 0; start < bytes.length; start += size) {
      yield bytes.subarray(start, start + size)
    }
  }
  async function cut(text: string, size: number) {
    const chunks: { text: string; lineCount: number }[] = []
    for await (const { bytes, lineCount } of chunkLines(inParts(Buffer.from(text), size))) {
      chunks.push({ text: Buffer.from(bytes).toString('utf8'), lineCount })
    }
    return chunks
  }

  const SOURCES = [
    { name: 'many lines', text: lines(5_000) },
    { name: 'a last line without an end', text: lines(5_000).trimEnd() },
    { name: 'long lines', text: lines(400, '长'.repeat(5_000)) },
    { name: 'equal lines', text: '{}\n'.repeat(9_000) },
    { name: 'one line', text: line(1) },
    { name: 'nothing', text: '' },
  ]
  it.each(SOURCES)('cuts $name the same whatever the stream hands over', async ({ text }) => {
    const chunks = await cut(text, 65_536)
    expect(chunks.map((chunk) => chunk.text).join('')).toBe(text)
    for (const { text: chunk, lineCount } of chunks) {
      expect(lineCount).toBe(chunk.split('\n').length - (chunk.endsWith('\n') ? 1 : 0))
      expect(lineCount).toBeLessThanOrEqual(4_000)
    }
    expect(await cut(text, 997)).toEqual(chunks)
  })

  it('ends a chunk of long lines early', async () => {
    const chunks = await cut(lines(1_000, '长'.repeat(5_000)), 65_536)
    expect(chunks.length).toBeGreaterThan(3)
    expect(Math.max(...chunks.map(({ text }) => Buffer.byteLength(text)))).toBeLessThan(6 * 2 ** 20)
  })

  it('refuses a line without end', async () => {
    const endless = inParts(new Uint8Array(66 * 2 ** 20), 2 ** 20)
    await expect(chunkLines(endless).next()).rejects.toThrow('67108864 bytes')
  })
})
