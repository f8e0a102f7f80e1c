import { describe, expect, it } from 'vitest'

import { formatOf, parseSource } from '../../src/corpus/parse.ts'
import { OPTIONS, SEED } from './pages.ts'

describe('formatOf', () => {
  const CASES = [
    { file: 'a.txt', format: 'newspaper' },
    { file: 'a.md', format: 'markdown' },
    { file: 'a.markdown', format: 'markdown' },
    { file: 'a.html', format: 'html' },
    { file: 'A.HTM', format: 'html' },
    { file: 'a.shtml', format: 'html' },
    { file: 'a.shtm', format: 'html' },
    { file: 'a.xhtml.gz', format: 'html' },
    { file: 'dir.d/a.jsonl', format: 'jsonl' },
    { file: 'a.ndjson', format: 'jsonl' },
    { file: 'a.jsonl.gz', format: 'jsonl' },
    { file: 'a.txt.gz', format: 'newspaper' },
    { file: 'a.json', format: null },
    { file: 'a.gz', format: null },
    { file: 'txt', format: null },
    { file: 'a.constructor', format: null },
    { file: '', format: null },
  ]
  it.each(CASES)('says $format to “$file”', ({ file, format }) => {
    expect(formatOf(file)).toBe(format)
  })
})

describe('parseSource', () => {
  const encode = (text: string) => new TextEncoder().encode(text)

  it('reads newspaper text, in a Markdown file too', () => {
    const text = parseSource(encode(SEED), 'a.txt', 'newspaper', OPTIONS)
    expect(text.documents).toHaveLength(8)
    expect(parseSource(encode(SEED), 'a.md', 'markdown', OPTIONS)).toEqual(text)
  })

  it('reads the other formats', () => {
    const title = (source: string, format: 'markdown' | 'html' | 'jsonl') =>
      parseSource(encode(source), 'a', format, OPTIONS).documents.map((document) => document.title)
    expect(title('# 甲', 'markdown')).toEqual(['甲'])
    expect(title('<h1>乙</h1>', 'html')).toEqual(['乙'])
    expect(title('{"id":1,"title":"丙"}\n', 'jsonl')).toEqual(['丙'])
  })

  it('reports a file that is not UTF-8, with its line', () => {
    const bytes = Uint8Array.from([...encode('# 甲\n\n'), 0xd6, 0xd0])
    for (const format of ['newspaper', 'markdown', 'html'] as const) {
      const { documents, issues } = parseSource(bytes, 'a', format, OPTIONS)
      expect(documents).toEqual([])
      expect(issues.map(({ file, line, rule }) => [file, line, rule])).toEqual([
        ['a', 3, 'not-utf8'],
      ])
    }
  })

  it('reads a file that is damaged in one place, with its line', () => {
    const bytes = Uint8Array.from([
      ...encode('# 甲乙丙丁戊己\n\n文文文文文'),
      0xe4,
      ...encode('。\n'),
    ])
    for (const format of ['newspaper', 'markdown', 'html'] as const) {
      const { documents, issues } = parseSource(bytes, 'a', format, OPTIONS)
      expect(documents[0]?.body).toContain('文文\uFFFD。')
      expect(issues.map(({ file, line, rule }) => [file, line, rule])).toEqual([
        ['a', 3, 'damaged-text'],
      ])
    }
    const lines = Uint8Array.from([
      ...encode('{"id":1,"title":"甲'),
      0xe4,
      ...encode('"}\n{"id":2,"title":"乙"}'),
    ])
    const { documents, issues } = parseSource(lines, 'a', 'jsonl', OPTIONS, 7)
    expect(documents.map(({ title }) => title)).toEqual(['乙'])
    expect(issues.map(({ line, rule }) => [line, rule])).toEqual([[7, 'not-utf8']])
  })

  it('reports a file with more in each other than can be parsed', () => {
    const bytes = encode(`# 甲\n\n乙\n\n${'>'.repeat(12_000)}`)
    const { documents, issues } = parseSource(bytes, 'a.md', 'markdown', OPTIONS)
    expect(documents).toEqual([])
    expect(issues).toMatchObject([{ file: 'a.md', line: 0, rule: 'too-deep' }])
  })

  it('gives no half of a character to anyone', () => {
    const line =
      '{"id":"a","title":"甲\\udc00","text":"😀\\ud83d","caption":"\\ud800","byline":"\\ud800","url":"/\\ud800","facets":{"t\\ud800":"\\ud800乙"}}'
    expect(parseSource(encode(line), 'a', 'jsonl', OPTIONS).documents).toEqual([
      {
        id: 'a',
        title: '甲\uFFFD',
        body: '😀\uFFFD',
        caption: '\uFFFD',
        byline: '\uFFFD',
        date: null,
        url: '/\uFFFD',
        facets: { 't\uFFFD': ['\uFFFD乙'] },
      },
    ])
    const yaml = '---\ntitle: "甲\\uD800"\n---\n乙'
    expect(parseSource(encode(yaml), 'a', 'markdown', OPTIONS).documents[0]?.title).toBe('甲\uFFFD')
  })
})

it('reads Markdown whose lines end by CR alone', () => {
  const bytes = new TextEncoder().encode('---\rtitle: 题\r---\r\r一\r\r二\r')
  const { documents } = parseSource(bytes, 'a.md', 'markdown', OPTIONS)
  expect(documents[0]).toMatchObject({ title: '题', body: '一\n二' })
})
