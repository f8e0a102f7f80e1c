import { beforeAll, describe, expect, it } from 'vitest'

import type { Document } from '../../src/corpus/document.ts'
import { createPages } from '../../src/pages/pages.tsx'
import type { SearchEngine } from '../../src/search/engine.ts'
import { createEngineOf, createSeedEngine } from '../support/seed-engine.ts'
import { all, attribute, open, type ParsedPage, type Site, textOf, within } from './html-support.ts'

let engine: SearchEngine
let site: Site
let documents: readonly Document[]

beforeAll(async () => {
  engine = await createSeedEngine()
  site = createPages(engine)
  documents = await Promise.all((await searchAll('')).map((hit) => documentOf(hit.id)))
})

async function searchAll(query: string) {
  const filters = { facets: [], fromDay: null, toDay: null }
  return (
    await engine.search({ query, limit: 50, offset: 0, sort: 'relevance', filters, facets: [] })
  ).hits
}

async function documentOf(id: string): Promise<Document> {
  const document = await engine.document(id)
  if (document === null) throw new Error(`no document ${id}`)
  return document
}

/** Opens the article that is the first hit of a query, from the results page. */
async function openHit(query: string, position: number, rest = ''): Promise<ParsedPage> {
  const results = await open(site, `/search?q=${encodeURIComponent(query)}${rest}`)
  const link = within(all(results, 'ol.hits')[0], 'a')[position - 1]
  return open(site, attribute(link, 'href') ?? '')
}

function partsOf(page: ParsedPage) {
  const [article] = all(page, 'article')
  const aside = within(article, 'aside')[0]
  const inAside = new Set(within(aside, 'p'))
  return {
    title: within(article, 'h1')[0],
    meta: within(article, 'p.meta')[0],
    byline: within(article, 'span.byline')[0],
    captions: [...inAside],
    paragraphs: within(article, 'p').filter(
      (paragraph) => !inAside.has(paragraph) && attribute(paragraph, 'class') === undefined,
    ),
  }
}

describe('article page', () => {
  it('shows title, day, city, names, paragraphs and caption', async () => {
    const page = await openHit('医疗互助', 1)
    const { title, meta, captions, paragraphs } = partsOf(page)
    expect(textOf(title)).toBe('佛山万名职工获赠免费医疗互助保障')
    expect(textOf(meta)).toBe('2025年3月6日佛山全媒体记者黄细英 通讯员霍嘉琪')
    expect(attribute(within(meta, 'a')[0], 'href')).toBe('/search?filter=city:佛山')
    expect(paragraphs.map((paragraph) => textOf(paragraph)).join('\n')).toContain(
      '归属感,让职工可以安心工作',
    )
    expect(captions.map((caption) => textOf(caption))).toEqual([
      '佛山职工代表收到工会赠送的“医疗互助保障计划”。',
      '全媒体记者林景余/摄',
    ])
  })

  it('marks the query in every part', async () => {
    const page = await openHit('医疗互助', 1)
    const { title, captions, paragraphs } = partsOf(page)
    expect(textOf(title, 'marks')).toBe('佛山万名职工获赠免费[医疗互助]保障')
    expect(textOf(paragraphs[0], 'marks')).toContain('“万名职工免费[医疗互助]保障”')
    expect(textOf(captions[0], 'marks')).toBe('佛山职工代表收到工会赠送的“[医疗互助]保障计划”。')
    const byName = await openHit('黄细英', 1)
    expect(textOf(partsOf(byName).byline, 'marks')).toBe('全媒体记者[黄细英] 通讯员霍嘉琪')
  })

  it('marks nothing without a query', async () => {
    for (const { id } of documents)
      expect(all(await open(site, `/documents/${id}`), 'mark')).toEqual([])
  })

  const queries = [
    '医疗互助',
    '醫療互助',
    '２０２５年',
    '工会 职工',
    '成立了佛山和南海',
    '的',
    '"职工医疗" -惠州',
    '标题:工会',
    '3月5日',
    '记者',
    '<b>&amp;',
  ]
  it.each(queries)('shows exactly the original text, marked for %s', async (query) => {
    for (const document of documents) {
      const page = await open(site, `/documents/${document.id}?q=${encodeURIComponent(query)}`)
      const { title, byline, captions, paragraphs } = partsOf(page)
      expect(textOf(title)).toBe(document.title)
      expect(textOf(byline)).toBe(document.byline)
      expect(paragraphs.map((paragraph) => textOf(paragraph)).join('\n')).toBe(document.body)
      expect(captions.map((caption) => textOf(caption)).join('\n')).toBe(document.caption)
    }
  })

  it('leads to the hits before and after, and back to the place in the results', async () => {
    const hits = await searchAll('职工')
    const page = await openHit('职工', 2, '&limit=2')
    expect(textOf(all(page, 'p.way')[0])).toBe(`返回搜索结果第 2 条，共 ${hits.length} 条`)
    const q = '职工'
    expect(attribute(within(all(page, 'p.way')[0], 'a')[0], 'href')).toBe(
      `/search?q=${q}&limit=2#hit-2`,
    )
    const links = within(all(page, 'nav.next-hits')[0], 'a').map((link) => attribute(link, 'href'))
    expect(links).toEqual([
      `/documents/${hits[0]?.id}?q=${q}&limit=2&hit=1`,
      `/documents/${hits[2]?.id}?q=${q}&limit=2&hit=3`,
    ])
    const last = await openHit('职工', hits.length)
    expect(within(all(last, 'nav.next-hits')[0], 'a')).toHaveLength(1)
    const third = await open(site, links[1] ?? '')
    expect(attribute(within(all(third, 'p.way')[0], 'a')[0], 'href')).toBe(
      `/search?q=${q}&limit=2&offset=2#hit-3`,
    )
  })

  it('walks through filtered and sorted results as they were', async () => {
    const rest = '&from=2025-03-05&to=2025-03-05&sort=oldest'
    const results = await open(site, `/search?q=${encodeURIComponent('职工')}${rest}`)
    const ids = within(all(results, 'ol.hits')[0], 'a').map((link) => attribute(link, 'href') ?? '')
    expect(ids.length).toBeGreaterThan(2)
    const walked: string[] = []
    for (let next: string | undefined = ids[0]; next !== undefined && walked.length < 9;) {
      walked.push(next)
      const nav = all(await open(site, next), 'nav.next-hits')[0]
      next = attribute(
        within(nav, 'a').find((link) => attribute(link, 'rel') === 'next'),
        'href',
      )
    }
    expect(walked).toEqual(ids)
  })

  it.each([
    { name: 'a position where another article stands', rest: '&hit=2' },
    { name: 'a position beyond the results', rest: '&hit=900' },
    { name: 'a position that is none', rest: '&hit=-1' },
    { name: 'no position', rest: '' },
  ])('is complete with $name', async ({ rest }) => {
    const [first] = await searchAll('医疗互助')
    const q = encodeURIComponent('医疗互助')
    const page = await open(site, `/documents/${first?.id}?q=${q}${rest}`)
    expect(page.status).toBe(200)
    expect(all(page, 'mark').length).toBeGreaterThan(3)
    expect(all(page, 'nav.next-hits')).toEqual([])
    expect(all(page, 'p.way')).toHaveLength(1)
  })

  it('has one address for search engines, whatever led to it', async () => {
    const page = await openHit('医疗互助', 1)
    const canonical = all(page, 'link').find((link) => attribute(link, 'rel') === 'canonical')
    expect(attribute(canonical, 'href')).toMatch(/^https:\/\/hansou\.test\/documents\/[0-9a-f]+$/)
  })

  it('shows articles without a title, a date or a body, and where the original is', async () => {
    const other = createPages(
      await createEngineOf([
        { id: '甲/乙?', title: '', text: '只有正文的文章，没有标题。' },
        { id: 'b', title: '只有标题', text: '', url: 'https://example.com/b' },
      ]),
    )
    const first = await open(other, `/documents/${encodeURIComponent('甲/乙?')}`)
    expect([first.status, textOf(all(first, 'h1')[0])]).toEqual([200, '（无标题）'])
    const second = await open(other, '/documents/b')
    expect(textOf(all(second, 'h1')[0])).toBe('只有标题')
    const original = all(second, 'a').find((link) => textOf(link) === '阅读原文')
    expect(attribute(original, 'href')).toBe('https://example.com/b')
    const results = await open(other, '/search?q=')
    expect(within(all(results, 'ol.hits')[0], 'a').map((link) => attribute(link, 'href'))).toEqual([
      `/documents/${encodeURIComponent('甲/乙?')}?hit=1`,
      'https://example.com/b',
    ])
  })
})
