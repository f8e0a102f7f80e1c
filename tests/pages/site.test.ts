/**
 * The pages as a site: every link leads somewhere, every page is well-formed and light.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { transform } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'

import { createPages } from '../../src/pages/pages.tsx'
import type { SearchRequest } from '../../src/search/engine.ts'
import { createEngineOf, createSeedEngine } from '../support/seed-engine.ts'
import { all, attribute, linksOf, open, type Site, textOf, within } from './html-support.ts'

const STYLE = readFileSync(join(import.meta.dirname, '../../src/pages/pages.css'), 'utf8')

/** Of a results page with ten hits and two facet fields, and its style sheet. */
const MAX_BYTES = 20 * 1024

const ALL: SearchRequest = {
  query: '',
  limit: 10,
  offset: 0,
  sort: 'relevance',
  filters: { facets: [], fromDay: null, toDay: null },
  facets: [],
}

let site: Site
beforeAll(async () => {
  site = createPages(await createSeedEngine(), { now: () => new Date('2025-03-10T04:00:00Z') })
})

describe('site', () => {
  it('has no link that leads nowhere, and no page that is not well-formed', async () => {
    const q = encodeURIComponent('职工')
    const queue = ['/', `/search?q=${q}&limit=2`, '/search?q=%E9%87%8F%E5%AD%90&filter=city:x']
    const seen = new Set(queue)
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      const page = await open(site, path)
      expect([path, page.status, page.errors]).toEqual([path, 200, []])
      expect(attribute(all(page, 'html')[0], 'lang'), path).toBeDefined()
      expect(all(page, 'h1'), path).toHaveLength(1)
      const ids = all(page).flatMap((element) => attribute(element, 'id') ?? [])
      expect(new Set(ids).size, path).toBe(ids.length)
      for (const link of linksOf(page)) {
        // Filters and orders multiply without end: far enough is far enough.
        const isDeep = (link.match(/filter=/g) ?? []).length > 1 || seen.size > 500
        if (!seen.has(link) && !isDeep) {
          seen.add(link)
          queue.push(link)
        }
      }
    }
    expect(seen.size).toBeGreaterThan(200)
  }, 60_000)

  it('links to nothing that is refused, whatever its facets are called and hold', async () => {
    const values = ['类'.repeat(150), '长'.repeat(600), '09:30', 'type:x', '', ...'甲乙丙丁']
    const engine = await createEngineOf(
      Array.from({ length: 60 }, (_, index) => ({
        id: `a${index}`,
        title: `第${index}期技能竞赛`,
        text: '全市职工技能竞赛举行。',
        facets: {
          city: [`城市${index}`, values[index] ?? '其他'],
          og: values[index] ?? '其他',
          'og:type': index % 2 === 0 ? '新闻' : '评论',
        },
      })),
    )
    const odd = createPages(engine)
    const some = (from: number, to: number): string =>
      Array.from({ length: to - from }, (_, index) => `&filter=city:城市${from + index}`).join('')
    for (const path of [
      '/',
      '/search?q=',
      '/search?q=&more=city',
      '/search?q=&filter=og:type:新闻&more=og',
      `/search?q=${some(0, 19)}`,
      `/search?q=${some(0, 20)}&more=city`,
      ...Array.from({ length: 4 }, (_, index) => `/documents/a${index}`),
    ]) {
      const page = await open(odd, path)
      expect([path, page.status]).toEqual([path, 200])
      for (const link of linksOf(page))
        expect([link, (await open(odd, link)).status]).toEqual([link, 200])
    }
    const { html } = await open(odd, '/search?q=&filter=og:type:新闻')
    expect(html).toContain('共 30 条结果')
    // What no link can ask for is still counted.
    const all20 = await open(odd, `/search?q=${some(0, 20)}&more=city`)
    expect(within(all(all20, 'aside')[0], 'span').map((value) => textOf(value))).toContain(
      '城市20 1',
    )
  }, 60_000)

  it.each([
    { limit: 10, last: 1010 },
    { limit: 30, last: 1030 },
    { limit: 50, last: 1050 },
  ])('links to no hit that no page of $limit shows, and back from the last', async (row) => {
    const engine = await createSeedEngine()
    const answer = await engine.search(ALL)
    // A corpus of 5,000 articles, each of which is the same.
    const endless = createPages({
      ...engine,
      search: ({ offset, limit }) =>
        Promise.resolve({
          ...answer,
          total: 5000,
          offset,
          limit,
          hits: Array.from({ length: limit }, () => answer.hits[0] ?? []).flat(),
        }),
    })
    const results = await open(endless, `/search?q=x&limit=${row.limit}&offset=1000`)
    const hits = within(all(results, 'ol.hits')[0], 'a').map((link) => attribute(link, 'href'))
    expect(hits.at(-1)).toContain(`&hit=${row.last}`)
    for (const path of [hits.at(-1) ?? '', hits.at(-2) ?? '']) {
      const page = await open(endless, path)
      for (const link of linksOf(page)) {
        expect([link, (await open(endless, link)).status]).toEqual([link, 200])
        expect(Number(/hit=(\d+)/.exec(link)?.[1] ?? 1)).toBeLessThanOrEqual(row.last)
      }
      const back = attribute(within(all(page, 'p.way')[0], 'a')[0], 'href')
      const [, position] = /hit=(\d+)/.exec(path) ?? []
      expect(all(await open(endless, (back ?? '').split('#')[0] ?? ''), 'li')).toSatisfy(
        (items: ReturnType<typeof all>) =>
          items.some((item) => attribute(item, 'id') === `hit-${position}`),
      )
    }
    const past = await open(endless, `${hits.at(-1)?.replace(/hit=.*/, '')}hit=${row.last + 1}`)
    expect(all(past, 'nav.next-hits')).toEqual([])
  })

  it('has fragments that are there', async () => {
    const page = await open(site, '/search?q=%E8%81%8C%E5%B7%A5')
    const ids = new Set(all(page).flatMap((element) => attribute(element, 'id') ?? []))
    for (const link of all(page, 'a')) {
      const href = attribute(link, 'href') ?? ''
      if (href.startsWith('#')) expect(ids).toContain(href.slice(1))
    }
  })

  it('names what every page is', async () => {
    const page = await open(site, '/search?q=%E8%81%8C%E5%B7%A5')
    const links = all(page, 'link').map((link) => [attribute(link, 'rel'), attribute(link, 'href')])
    expect(links).toContainEqual(['canonical', 'https://hansou.test/search?q=%E8%81%8C%E5%B7%A5'])
    expect(links).toContainEqual(['search', '/opensearch.xml'])
    expect(links).toContainEqual(['stylesheet', '/pages.css'])
    expect(links).toContainEqual(['stylesheet', '/widget.css'])
    expect(all(page, 'meta').map((meta) => attribute(meta, 'name'))).toEqual([
      undefined,
      'viewport',
      'description',
      'color-scheme',
      'robots',
    ])
  })
})

describe('weight', () => {
  it('of a full results page with its style sheet stays under 20 KB', async () => {
    const cities = '佛山 广州 惠州 茂名 肇庆 湛江 云浮 江门 深圳 珠海 东莞 中山'.split(' ')
    const full = createPages(
      await createEngineOf(
        Array.from({ length: 120 }, (_, index) => ({
          id: String(index).padStart(16, '0'),
          title: `${cities[index % 12]}市总工会举办职工医疗互助保障赠送仪式`,
          text: '市总工会举办职工医疗互助保障赠送仪式，免费向职工赠送名额，切实减轻职工的医疗费用负担，增强职工的获得感和归属感，'.repeat(
            5,
          ),
          date: '2025-03-06',
          facets: { city: cities[index % 12] ?? '', section: `第${index % 4}版` },
        })),
      ),
    )
    const page = await open(full, `/search?q=${encodeURIComponent('职工医疗互助')}&offset=30`)
    expect(all(page, 'li').length).toBeGreaterThan(30)
    const style = (await transform(STYLE, { loader: 'css', minify: true })).code
    const htmlBytes = Buffer.byteLength(page.html)
    const styleBytes = Buffer.byteLength(style)
    console.info(`results page: ${htmlBytes} bytes of HTML, ${styleBytes} bytes of CSS`)
    expect(htmlBytes + styleBytes).toBeLessThanOrEqual(MAX_BYTES)
  })
})
