/**
 * Laws of every parser, on generated sources: total, within the contract of `Document`, and
 * for newspaper text, lossless.
 */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { splitArticles, type RawPage } from '../../src/corpus/articles.ts'
import type { ParseResult } from '../../src/corpus/document.ts'
import { joinHeadlines } from '../../src/corpus/newspaper/headlines.ts'
import { parseSource, type Format } from '../../src/corpus/parse.ts'
import { parseNewspaper } from '../../src/corpus/newspaper/parse-newspaper.ts'
import { withUnmarkedArticles } from '../../src/corpus/newspaper/unmarked-articles.ts'
import { DISTRICT_PAGE, OPTIONS, PROVINCE_PAGE, SEED, TROUBLE_PAGE } from './pages.ts'

/** What the rules of the parser look for, so that generated pages meet them often. */
const FRAGMENTS = [
  '# ',
  '## ',
  '#',
  '\n',
  '\n\n',
  '\n\n\n\n',
  '\r\n',
  ' ',
  '\u3000',
  '。',
  ',',
  '、',
  '；',
  ':',
  '”',
  '“',
  '(',
  ')',
  '（',
  '）',
  '本报讯',
  '本报讯(记者张三 通讯员李四)',
  '新华社北京3月5日电',
  '(蔡琪)',
  '记者 张三 报道',
  '本报记者 李四',
  '张三/摄',
  '张三 摄',
  '(张三 摄)',
  '图/张三',
  '图为现场。',
  '▲外景',
  '受访者供图',
  '□王五',
  '3月6日',
  '2月30日',
  '二〇二五年',
  '2025年',
  '日前',
  '佛山',
  '开平市',
  '一、',
  '(二)',
  '1.',
  '● ',
  '---',
  '数字赋能促发展',
  '先后成立了佛',
  '山和南海三大代办处',
  'full',
  'text',
  '3.',
  '8万册',
  '𠮷',
  '\u0301',
  '\uFEFF',
  '\f',
  '文/张三 图/李四',
  '【本報訊】',
  '本報台北訊',
  '〔記者王五/台南報導〕',
  '圖/張三',
]
const unmarked = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...FRAGMENTS) },
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 60 },
  )
  .map((fragments) => fragments.join(''))
const page = unmarked.map((text) => `# 题\n${text}`)
const anything = fc.oneof(page, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

/** Marks around bylines and headings, and of dropped rules and datelines. Nobody searches for them. */
const DROPPED = /[\s#＃()（）[\]［］【】〔〕□■◎●○◆◇★☆▲△:：\-_*=~—\uFEFF]/gu

/** Counts the letters that must not get lost. */
const letters = (text: string) => {
  const counts = new Map<string, number>()
  for (const letter of text.replace(/本[报報网網刊社台][讯訊]/gu, '').replace(DROPPED, '')) {
    counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  return counts
}

const expectWithinContract = ({ documents, issues }: ParseResult) => {
  for (const { id, title, body, caption, byline, date, facets } of documents) {
    expect(id).not.toBe('')
    expect(title + body).not.toBe('')
    for (const field of [body, caption]) expect(field).not.toMatch(/^\n|\n$|\n\n|[\r\u2028]/u)
    expect(title + byline).not.toMatch(/[\n\r]/u)
    if (date !== null) expect(new Date(date).toISOString().slice(0, 10)).toBe(date)
    expect(Object.keys(facets)).toEqual(Object.keys(facets).toSorted())
  }
  for (const { file, line, rule, message } of issues) {
    expect(file).toBe('a')
    expect(line).toBeGreaterThanOrEqual(0)
    expect(rule).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)+$/u)
    expect(message).not.toMatch(/^$|\.$/u)
  }
}

describe.each<Format>(['newspaper', 'markdown', 'html', 'jsonl'])('parseSource of %s', (format) => {
  it('is total on any text, and keeps its contract', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const bytes = new TextEncoder().encode(text)
        const parsed = parseSource(bytes, 'a', format, OPTIONS)
        if (format !== 'jsonl') expectWithinContract(parsed)
        expect(parseSource(bytes, 'a', format, OPTIONS)).toEqual(parsed)
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  it('is total on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { documents, issues } = parseSource(bytes, 'a', format, OPTIONS)
        expect(documents.length + issues.length).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 200, seed: 1 },
    )
  })
})

describe('parseNewspaper', () => {
  const expectLossless = (text: string) => {
    const { articles } = withUnmarkedArticles(splitArticles(text), 'a')
    const { documents, issues } = parseNewspaper(text, 'a', OPTIONS)
    const headed = joinHeadlines(articles).articles
    expect(documents.length).toBe(headed.length)
    for (const [index, { title, body, caption, byline }] of documents.entries()) {
      const { title: headline = '', subtitles = [], pieces = [] } = headed[index] ?? {}
      const printed = [headline, ...subtitles, ...pieces.map((piece) => piece.text)]
      expect(letters([title, body, caption, byline].join('\n'))).toEqual(
        letters(printed.join('\n')),
      )
    }
    // What is in no document is named by a warning.
    const sections = issues.flatMap(
      ({ message }) => /“(.*)”: .*left out$/u.exec(message)?.[1] ?? [],
    )
    const found = documents.flatMap(({ title, body, caption, byline }) => [
      title,
      body,
      caption,
      byline,
    ])
    const printed = articles.flatMap(({ title, pieces }) => [
      title,
      ...pieces.map((piece) => piece.text),
    ])
    expect(letters([...found, ...sections].join('\n'))).toEqual(letters(printed.join('\n')))
  }

  it.each([
    { name: 'the seed', text: SEED },
    { name: 'the district page', text: DISTRICT_PAGE },
    { name: 'the province page', text: PROVINCE_PAGE },
    { name: 'the page of troubles', text: TROUBLE_PAGE },
  ])('loses and adds no letter of $name', ({ text }) => expectLossless(text))

  it('loses and adds no letter of any page', () => {
    fc.assert(fc.property(page, expectLossless), { numRuns: 2_000, seed: 1 })
  })

  it('loses and adds no letter of a page that begins without a heading', () => {
    fc.assert(
      fc.property(unmarked, unmarked, (above, below) => {
        const text = `本报讯${above}\n\n舟山渔民体检忙\n\n本报讯${below}\n# 题`
        const printed = splitArticles(text)
        const { preamble, articles } = withUnmarkedArticles(printed, '')
        expect(preamble).toEqual([])
        const lettersOf = (raw: RawPage) =>
          letters(
            [
              ...raw.preamble.map((piece) => piece.text),
              ...raw.articles.flatMap(({ title, pieces }) => [
                title,
                ...pieces.map((piece) => piece.text),
              ]),
            ].join('\n'),
          )
        expect(lettersOf({ preamble, articles })).toEqual(lettersOf(printed))
        expectLossless(text)
      }),
      { numRuns: 1_000, seed: 1 },
    )
  })

  it('gives an article the same id whatever stands around it', () => {
    fc.assert(
      fc.property(page, page, (one, other) => {
        const alone = parseNewspaper(one, 'a', OPTIONS).documents.map(({ id }) => id)
        const beside = parseNewspaper(`${other}\n${one}`, 'a', OPTIONS).documents.map(
          ({ id }) => id,
        )
        for (const id of alone) expect(beside).toContain(id)
      }),
      { numRuns: 300, seed: 1 },
    )
  })
})
