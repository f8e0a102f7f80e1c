import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

import { createAnalysis } from '../../src/build/analysis.ts'
import { buildIndex } from '../../src/build/build-index.ts'
import { withDistinctIds } from '../../src/build/duplicates.ts'
import { indexDocuments } from '../../src/build/index-documents.ts'
import { documentId } from '../../src/corpus/document-id.ts'
import type { Document, Issue } from '../../src/corpus/document.ts'
import { sourceOf } from '../../src/index/segment.ts'
import { readStoredDocument } from '../../src/index/stored.ts'
import { temporaryFolder } from '../support/core-seed.ts'
import { named } from '../support/core-text.ts'

const analysis = createAnalysis([])

const document = (id: string, title: string, body = '正文'): Document => ({
  id,
  title,
  body,
  caption: '',
  byline: '',
  date: null,
  url: null,
  facets: {},
})

/** One segment a row, one file a segment. */
function distinct(rows: readonly { file: string; documents: readonly Document[] }[]) {
  const issues: Issue[] = []
  const segments = withDistinctIds(
    rows.map(({ file, documents }) => ({
      key: file,
      segment: () => sourceOf(indexDocuments(documents, analysis)),
      files: [file],
      firstLines: [1],
      documents: [documents.length],
      lines: [[]],
    })),
    analysis,
    issues,
  )
  const kept = segments.map(({ source }) =>
    source.documents().map(({ stored }) => readStoredDocument(stored)),
  )
  return { kept, issues, segments }
}

describe('a page that is also the index.html of its folder', () => {
  const page = (file: string, title: string, body = '正文') => ({
    file,
    documents: [document(file, title, body)],
  })

  it('is kept once, under its own name', () => {
    const { kept, issues } = distinct([
      page('book/a.html', '甲', '别文'),
      page('book/b.html', '甲'),
      page('book/index.html', '甲'),
    ])
    expect(kept.flat().map(({ id }) => id)).toEqual(['book/a.html', 'book/b.html'])
    expect(issues).toEqual([
      {
        file: 'book/index.html',
        line: 0,
        rule: 'index-copy',
        message: 'expected another page, found that of book/b.html again, which is kept',
      },
    ])
  })

  const OTHERS = named([
    { name: 'of another folder', file: 'book/sub/index.html', title: '甲', body: '正文' },
    { name: 'with another title', file: 'book/index.html', title: '乙', body: '正文' },
    { name: 'with another text', file: 'book/index.html', title: '甲', body: '文正' },
    { name: 'of another name', file: 'book/c.html', title: '甲', body: '正文' },
    { name: 'of another format', file: 'book/index.md', title: '甲', body: '正文' },
  ])
  it.each(OTHERS)('is not one $name', ({ file, title, body }) => {
    const { kept, issues } = distinct([page('book/b.html', '甲'), page(file, title, body)])
    expect(kept.flat()).toHaveLength(2)
    expect(issues).toEqual([])
  })
})

describe('withDistinctIds', () => {
  const first = { file: 'a/intro.md', documents: [document('intro', '甲')] }

  it('keeps pages of Markdown with another text, under ids of their own', () => {
    const id = documentId(['乙', '正文'])
    const { kept, issues, segments } = distinct([
      first,
      { file: 'b/intro.md', documents: [document('x', '丙'), document('intro', '乙')] },
    ])
    expect(kept.flat().map((each) => [each.id, each.title])).toEqual([
      ['intro', '甲'],
      ['x', '丙'],
      [id, '乙'],
    ])
    expect(segments[1]?.source.facts.map((facts) => facts.id)).toEqual(['x', id])
    expect(issues).toEqual([
      {
        file: 'b/intro.md',
        line: 0,
        rule: 'duplicate-id',
        message: `expected a new id, found "intro" again; the first one is in a/intro.md, this one is kept as ${id}`,
      },
    ])
  })

  it('keeps a page with the same title and another text', () => {
    const { kept } = distinct([
      first,
      { file: 'b/intro.md', documents: [document('intro', '甲', '另一篇正文')] },
    ])
    expect(kept.flat().map(({ body }) => body)).toEqual(['正文', '另一篇正文'])
  })

  it('says of the first document of a file which file that is', () => {
    const issues: Issue[] = []
    const documents = ['x', 'y', 'x', 'z'].map((id, i) => document(id, `第${i}篇`))
    const [segment] = withDistinctIds(
      [
        {
          key: 'abc',
          segment: () => sourceOf(indexDocuments(documents, analysis)),
          files: ['a.jsonl', 'b.jsonl', 'c.jsonl'],
          firstLines: [1, 1, 7],
          documents: [2, 0, 2],
          lines: [[], [], [0, 3]],
        },
      ],
      analysis,
      issues,
    )
    expect(issues.map(({ file, line, message }) => [file, line, message])).toEqual([
      ['c.jsonl', 7, 'expected a new id, found "x" again; the first one is kept, in a.jsonl:1'],
    ])
    // Another content must not be found in the cache under the same key.
    expect([segment?.count, segment?.key]).toEqual([3, expect.not.stringMatching(/^abc$/)])
  })

  it('drops the same text, whichever of those it is the same as', () => {
    const other = document('intro', '乙')
    const { kept, issues } = distinct([
      { file: 'a.md', documents: [document('intro', '甲'), other] },
      { file: 'b.md', documents: [document('intro', '甲')] },
      { file: 'c.md', documents: [other] },
    ])
    expect(kept.map((documents) => documents.length)).toEqual([2, 0, 0])
    expect(issues.map(({ file, message }) => [file, message.includes('kept, in a.md')])).toEqual([
      ['a.md', false],
      ['b.md', true],
      ['c.md', true],
    ])
  })

  it('keeps the first in other formats, and says where that is', () => {
    const { kept, issues } = distinct([
      { file: 'a.jsonl', documents: [document('x', '甲'), document('y', '乙')] },
      { file: 'b.jsonl', documents: [document('z', '丙'), document('y', '丁')] },
    ])
    expect(kept.flat().map(({ title }) => title)).toEqual(['甲', '乙', '丙'])
    expect(issues.map(({ file, line, message }) => [file, line, message])).toEqual([
      ['b.jsonl', 2, 'expected a new id, found "y" again; the first one is kept, in a.jsonl:2'],
    ])
  })

  it('leaves segments alone that have distinct ids', () => {
    const { segments, issues } = distinct([
      first,
      { file: 'b.md', documents: [document('x', '乙')] },
    ])
    expect(segments.map(({ key, count }) => [key, count])).toEqual([
      ['a/intro.md', 1],
      ['b.md', 1],
    ])
    expect(issues).toEqual([])
  })
})

describe('a build', () => {
  it('names the lines of articles with one id, past blank and bad ones, from a cache too', async () => {
    const folder = temporaryFolder()
    const write = (path: string, content: string): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    const line = (id: string) => `{"id":"${id}","title":"职工书屋"}\n`
    write('corpus/a.jsonl', `${line('x')}\n{\n${line('y')}`)
    write('corpus/b.jsonl', `\n${line('z')}${line('y')}`)
    const build = async (): Promise<string[]> => {
      const issues: Issue[] = []
      await buildIndex({
        sources: [join(folder, 'corpus')],
        out: join(folder, 'index'),
        year: null,
        cache: true,
        onIssue: (issue) => issues.push(issue),
        onProgress: () => undefined,
      })
      return issues
        .filter(({ rule }) => rule === 'duplicate-id')
        .map(({ file, line: at, message }) => `${file}:${at} ${message}`.replaceAll(folder, ''))
    }
    const expected = [
      '/corpus/b.jsonl:3 expected a new id, found "y" again; the first one is kept, in /corpus/a.jsonl:4',
    ]
    expect(await build()).toEqual(expected)
    expect(await build()).toEqual(expected)
  })
})
