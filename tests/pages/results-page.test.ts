import { beforeAll, describe, expect, it } from 'vitest'

import { createPages } from '../../src/pages/pages.tsx'
import type { SearchEngine } from '../../src/search/engine.ts'
import { createEngineOf, createSeedEngine } from '../support/seed-engine.ts'
import { all, attribute, open, type Site, textOf, within } from './html-support.ts'

const CITIES = [
  '佛山',
  '广州',
  '惠州',
  '茂名',
  '肇庆',
  '湛江',
  '云浮',
  '江门',
  '深圳',
  '珠海',
  '东莞',
  '中山',
]
const now = (): Date => new Date('2025-03-10T04:00:00Z')

let seeds: Site
let many: Site
let manyEngine: SearchEngine

beforeAll(async () => {
  seeds = createPages(await createSeedEngine(), { now })
  manyEngine = await createEngineOf(
    Array.from({ length: 60 }, (_, index) => ({
      id: `article-${index}`,
      title: `第${index}次技能竞赛举行`,
      text: '全市职工技能竞赛今天举行，来自各区的选手同场比试。'.repeat(6),
      date: `2024-${String((index % 12) + 1).padStart(2, '0')}-15`,
      facets: { city: CITIES[index % 12] ?? '', year: String(2020 + (index % 3)) },
    })),
  )
  many = createPages(manyEngine, { now })
})

const search = (q: string, rest = ''): string => `/search?q=${q}${rest}`
const filter = (value: string): string => `&filter=${value}`

describe('results page', () => {
  it('marks the words of the query as one run in titles and passages', async () => {
    const page = await open(seeds, search('医疗互助'))
    expect(
      all(page, 'h2')
        .slice(0, 2)
        .map((heading) => textOf(heading, 'marks')),
    ).toEqual(['佛山万名职工获赠免费[医疗互助]保障', '广州市从化区总工会 组织62家企业揽才'])
    const [first] = all(page, 'ol.hits')
    expect(textOf(within(first, 'p')[0], 'marks')).toContain('[医疗互助]保障')
  })

  it('says how many there are, keeps the query in the form, and shows day and city', async () => {
    const page = await open(seeds, search('医疗互助'))
    expect(textOf(all(page, 'h1')[0])).toBe('“医疗互助”的搜索结果 共 2 条结果')
    const input = all(page, 'input').find((field) => attribute(field, 'name') === 'q')
    expect(attribute(input, 'value')).toBe('医疗互助')
    const [form] = all(page, 'form')
    expect(attribute(form, 'action')).toBe('/search')
    expect(attribute(form, 'role')).toBe('search')
    const [meta] = all(page, '.meta')
    expect(attribute(within(meta, 'time')[0], 'datetime')).toBe('2025-03-06')
    expect(textOf(meta)).toBe('2025-03-06佛山')
  })

  it('links to an article with its query and position', async () => {
    const page = await open(seeds, search('医疗互助'))
    const [, second] = within(all(page, 'ol.hits')[0], 'a')
    expect(attribute(second, 'href')).toMatch(/^\/documents\/[0-9a-f]+\?q=医疗互助&hit=2$/)
  })

  it('says so when no article has all of the words', async () => {
    const page = await open(seeds, search('医疗互助 量子计算'))
    expect(all(page, 'p.notice').map((notice) => textOf(notice))).toEqual([
      '以下结果不一定包含全部词语。',
    ])
    expect(all(await open(seeds, search('医疗互助')), 'p.notice')).toEqual([])
  })

  it('lists everything, newest first, for a blank query', async () => {
    const page = await open(seeds, '/search?q=++')
    expect(textOf(all(page, 'h1')[0])).toBe('全部文章 共 8 条结果')
    const days = all(page, 'time').map((time) => attribute(time, 'datetime') ?? '')
    expect(days).toEqual(days.toSorted().toReversed())
    expect(linkTexts(page, 'nav.sort')).toEqual(['[最新]', '最早'])
  })

  it('orders by relevance, newest or oldest through links', async () => {
    const page = await open(many, search('技能竞赛', '&sort=oldest'))
    expect(linkTexts(page, 'nav.sort')).toEqual(['相关度', '最新', '[最早]'])
    expect(attribute(all(page, 'time')[0], 'datetime')).toBe('2024-01-15')
    expect(within(all(page, 'nav.sort')[0], 'a').map((link) => attribute(link, 'href'))).toEqual([
      search('技能竞赛'),
      search('技能竞赛', '&sort=newest'),
      search('技能竞赛', '&sort=oldest'),
    ])
  })

  it('offers related words that find something, and not what was asked', async () => {
    const page = await open(seeds, search('医疗互助'))
    const words = linkTexts(page, 'nav.related')
    expect(words.length).toBeGreaterThan(3)
    expect(words.filter((word) => '医疗互助'.includes(word))).toEqual([])
    for (const word of words) {
      const found = await open(seeds, search(word))
      expect(all(found, 'ol.hits'), word).toHaveLength(1)
    }
  })
})

describe('what has any of the words', () => {
  it('is a link away where few articles have all of them', async () => {
    const page = await open(seeds, search('职工 医疗'))
    const [link] = all(page, 'p.notice').flatMap((notice) => within(notice, 'a'))
    const count = Number(/\d+/.exec(textOf(link))?.[0])
    expect(count).toBeGreaterThan(1)
    const any = await open(seeds, attribute(link, 'href') ?? '')
    expect(textOf(all(any, 'h1')[0])).toContain(`共 ${count} 条结果`)
    expect(all(any, 'p.notice')).toEqual([])
  })

  it.each([
    ['no more have any of them', '总工会 工会'],
    ['one word was typed', '揽才'],
    ['a phrase was', '“职工医疗”'],
    ['one of them was left out', '医疗 互助 -佛山'],
    ['any was asked for', '医疗 OR 招聘会'],
    ['none has all', '妇女节 揽才'],
  ])('is none where %s: %s', async (_, query) => {
    const page = await open(seeds, search(encodeURIComponent(query)))
    expect(all(page, 'ol.hits')).toHaveLength(1)
    expect(all(page, 'p.notice').flatMap((notice) => within(notice, 'a'))).toEqual([])
  })
})

describe('filters', () => {
  it('counts the values of every facet field', async () => {
    const page = await open(many, search('技能竞赛'))
    const [city, year] = all(page, 'aside').flatMap((aside) => within(aside, 'ul').slice(1))
    expect(within(city, 'a').map((link) => textOf(link))).toHaveLength(10)
    expect(textOf(within(city, 'a')[0])).toMatch(/^\S+ 5$/)
    expect(within(year, 'a').map((link) => textOf(link))).toEqual(['2020 20', '2021 20', '2022 20'])
    expect(all(page, 'a.more').map((link) => attribute(link, 'href'))).toEqual([
      search('技能竞赛', '&more=city#filters'),
    ])
    const everything = await open(many, search('技能竞赛', '&more=city'))
    expect(within(within(all(everything, 'aside')[0], 'ul')[1], 'a')).toHaveLength(12)
  })

  it('lists the most frequent value first, also of years, on every page', async () => {
    const years = ['2024', '2025', '2025', '2023', '2023', '2023']
    const site = createPages(
      await createEngineOf(
        years.map((year, index) => ({
          id: `y${index}`,
          title: '竞赛',
          text: '',
          facets: { year },
        })),
      ),
    )
    const expected = ['2023 3', '2025 2', '2024 1']
    const results = within(all(await open(site, '/search?q='), 'aside')[0], 'ul')[1]
    expect(within(results, 'a').map((link) => textOf(link))).toEqual(expected)
    const start = all(await open(site, '/'), 'ul.words')[0]
    expect(within(start, 'a').map((link) => textOf(link))).toEqual(expected)
  })

  it('shows what is chosen as chips, each of which removes itself', async () => {
    const path = search('技能竞赛', `${filter('city:佛山')}${filter('year:2020')}&from=2024-01-01`)
    const page = await open(many, path)
    const chips = within(all(page, 'ul.chips')[0], 'a')
    expect(chips.map((chip) => [textOf(chip), attribute(chip, 'aria-label')])).toEqual([
      ['城市：佛山', '移除：城市：佛山'],
      ['年份：2020', '移除：年份：2020'],
      ['2024-01-01 起', '移除：2024-01-01 起'],
      ['清除全部', undefined],
    ])
    expect(chips.map((chip) => attribute(chip, 'href'))).toEqual([
      search('技能竞赛', `${filter('year:2020')}&from=2024-01-01`),
      search('技能竞赛', `${filter('city:佛山')}&from=2024-01-01`),
      search('技能竞赛', `${filter('city:佛山')}${filter('year:2020')}`),
      search('技能竞赛'),
    ])
  })

  it('counts a field as if it were not filtered by, so that a second value can be added', async () => {
    const page = await open(many, search('技能竞赛', filter('city:佛山')))
    const links = within(within(all(page, 'aside')[0], 'ul')[1], 'a')
    const chosen = links.filter((link) => attribute(link, 'aria-current') === 'true')
    expect(chosen.map((link) => textOf(link))).toEqual(['佛山 5'])
    expect(links.length).toBeGreaterThan(8)
    expect(links.map((link) => attribute(link, 'href'))).toContain(
      search('技能竞赛', `${filter('city:佛山')}${filter('city:惠州')}`),
    )
  })

  it('offers ranges of dates that end today, and a form for any other', async () => {
    const page = await open(seeds, search('工会', '&from=2025-03-03'))
    const dates = within(all(page, 'aside')[0], 'ul')[0]
    expect(within(dates, 'a').map((link) => [textOf(link), attribute(link, 'href')])).toEqual([
      ['不限', search('工会')],
      ['一周内', search('工会', '&from=2025-03-03')],
      ['一个月内', search('工会', '&from=2025-02-10')],
      ['一年内', search('工会', '&from=2024-03-10')],
    ])
    expect(attribute(within(dates, 'a')[1], 'aria-current')).toBe('true')
    expect(textOf(all(page, 'ul.chips')[0])).toBe('一周内')
    const custom = within(all(page, 'details')[0], 'input')
    expect(custom.map((field) => attribute(field, 'name'))).toEqual(['q', 'from', 'to'])
  })

  it('opens the form of a range that is none of the offered ones', async () => {
    const page = await open(seeds, search('工会', '&from=2025-03-01&to=2025-03-05'))
    expect(attribute(all(page, 'details')[0], 'open')).toBe('')
    expect(textOf(all(page, 'ul.chips')[0])).toBe('2025-03-01 至 2025-03-05')
  })

  it('ignores the empty fields that a form sends', async () => {
    const page = await open(seeds, search('工会', '&from=&to=&sort='))
    expect(page.status).toBe(200)
    expect(all(page, 'ul.chips')).toEqual([])
  })
})

describe('page numbers', () => {
  const cases = [
    { name: 'first', rest: '', expected: '[1] 2 3 4 下一页' },
    { name: 'middle', rest: '&offset=30', expected: '上一页 1 2 3 [4] 5 6 下一页' },
    { name: 'last', rest: '&offset=50', expected: '上一页 1 3 4 5 [6]' },
    {
      name: 'with a gap',
      rest: '&limit=4&offset=40',
      expected: '上一页 1 8 9 10 [11] 12 13 14 下一页',
    },
    { name: 'between pages', rest: '&offset=15', expected: '上一页 1 [2] 3 4 5 下一页' },
  ]
  it.each(cases)('$name', async ({ rest, expected }) => {
    const page = await open(many, search('技能竞赛', rest))
    expect(linkTexts(page, 'nav.pager').join(' ')).toBe(expected)
  })

  it('keeps the search from page to page', async () => {
    const page = await open(many, search('技能竞赛', `${filter('year:2021')}&sort=newest&limit=5`))
    const next = within(all(page, 'nav.pager')[0], 'a').at(-1)
    expect(attribute(next, 'href')).toBe(
      search('技能竞赛', `${filter('year:2021')}&sort=newest&limit=5&offset=5`),
    )
  })

  it('numbers hits on', async () => {
    const page = await open(many, search('技能竞赛', '&offset=10'))
    const [list] = all(page, 'ol.hits')
    expect(attribute(list, 'start')).toBe('11')
    expect(attribute(within(list, 'li')[0], 'id')).toBe('hit-11')
    expect(attribute(within(list, 'a')[0], 'href')).toMatch(/&hit=11$/)
  })

  it('leads back from beyond the last page', async () => {
    const page = await open(many, search('技能竞赛', '&offset=200'))
    expect(page.status).toBe(200)
    expect(textOf(all(page, 'p.notice')[0])).toBe('这一页没有结果，后面也没有了。 回到第一页')
  })

  it('never links to what cannot be asked for', async () => {
    const response = await manyEngine.search({
      query: '',
      limit: 1,
      offset: 0,
      sort: 'newest',
      filters: { facets: [], fromDay: null, toDay: null },
      facets: [],
    })
    const crowded = createPages(
      { ...manyEngine, search: () => Promise.resolve({ ...response, total: 5000, limit: 10 }) },
      { now },
    )
    const page = await open(crowded, search('技能竞赛', '&offset=1000'))
    expect(linkTexts(page, 'nav.pager').at(-1)).toBe('[101]')
    expect(textOf(all(page, 'p.note')[0])).toContain('只显示前 1,010 条')
  })
})

describe('empty page', () => {
  it('says what was tried and what to try next', async () => {
    const page = await open(seeds, search('量子纠缠'))
    const [empty] = all(page, 'section.empty')
    expect(textOf(within(empty, 'h2')[0])).toBe('没有找到与“量子纠缠”相关的文章')
    expect(within(empty, 'ul.words')).toHaveLength(1)
    expect(textOf(within(empty, 'ul.words')[0])).toContain('量子')
    expect(within(empty, 'ul.advice').flatMap((list) => within(list, 'li')).length).toBe(4)
    expect(all(page, 'aside')).toEqual([])
  })

  it('offers the search without filters, and each filter to drop', async () => {
    const page = await open(seeds, search('医疗互助', `${filter('city:茂名')}&from=2025-03-01`))
    const button = all(page, 'a.button')[0]
    expect(textOf(button)).toBe('不加筛选条件，共有 2 条结果')
    expect(attribute(button, 'href')).toBe(search('医疗互助'))
    expect(within(all(page, 'ul.chips')[0], 'li')).toHaveLength(3)
  })

  it('links the words that find something by themselves', async () => {
    const page = await open(seeds, search('医疗互助', filter('city:茂名')))
    const words = within(all(page, 'ul.words')[0], 'a').map((link) => textOf(link))
    expect(words).toEqual(['医疗 2', '互助 2'])
  })

  it('offers a better spelling where the engine has one', async () => {
    const engine = await createSeedEngine()
    const site = createPages({
      ...engine,
      search: async (request) => ({ ...(await engine.search(request)), suggestion: '医疗互助' }),
    })
    const page = await open(site, search('医疗护助'))
    const correction = all(page, 'p.notice').find((notice) => textOf(notice).startsWith('您是不是'))
    expect(textOf(correction)).toBe('您是不是要找：医疗互助')
    expect(attribute(within(correction, 'a')[0], 'href')).toBe(search('医疗互助'))
  })
})

/** The texts of the links in an element; in brackets the current one. */
function linkTexts(page: Parameters<typeof all>[0], selector: string): string[] {
  return within(all(page, selector)[0], 'a').map((link) =>
    attribute(link, 'aria-current') === undefined ? textOf(link) : `[${textOf(link)}]`,
  )
}
