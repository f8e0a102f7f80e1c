import { beforeAll, describe, expect, it, vi } from 'vitest'

import { ServiceError } from '../../src/errors.ts'
import { createPages } from '../../src/pages/pages.tsx'
import type { SearchEngine } from '../../src/search/engine.ts'
import { parseQuery, type QueryText } from '../../src/search/query/query.ts'
import { createSeedEngine } from '../support/seed-engine.ts'
import {
  all,
  attribute,
  linksOf,
  open,
  ORIGIN,
  parsePage,
  type Site,
  textOf,
  within,
} from './html-support.ts'

const now = (): Date => new Date('2025-03-10T04:00:00Z')

let engine: SearchEngine
let site: Site
let article: string

beforeAll(async () => {
  engine = await createSeedEngine()
  site = createPages(engine, { now })
  const links = linksOf(await open(site, '/search?q=%E5%B7%A5%E4%BC%9A'))
  article = links.find((link) => link.startsWith('/documents/')) ?? ''
})

describe('start page', () => {
  it('shows what the corpus is', async () => {
    const page = await open(site, '/')
    expect(textOf(all(page, 'h1')[0])).toBe('汉搜')
    expect(textOf(all(page, 'p.corpus')[0])).toBe('收录 8 篇文章2025年3月5日至2025年3月6日')
    const cities = within(all(page, 'ul.words')[0], 'a').map((link) => textOf(link))
    expect(cities.toSorted()).toEqual(
      '云浮 佛山 广州 惠州 江门 湛江 肇庆 茂名'.split(' ').map((city) => `${city} 1`),
    )
    expect(within(all(page, 'ul.newest')[0], 'li')).toHaveLength(6)
    expect(all(page, 'form')).toHaveLength(1)
  })
})

describe('wrong parameters', () => {
  const q = encodeURIComponent('医疗互助')
  const cases = [
    { name: 'a day that is none', rest: '&from=2025-02-30', message: /^开始日期应写成/ },
    { name: 'a last day that is none', rest: '&to=yesterday', message: /^结束日期应写成/ },
    {
      name: 'days the wrong way round',
      rest: '&from=2025-03-05&to=2025-03-01',
      message: /不能早于/,
    },
    { name: 'an unknown order', rest: '&sort=random', message: /^排序方式/ },
    { name: 'a limit too high', rest: '&limit=51', message: /1 到 50/ },
    { name: 'an offset too high', rest: '&offset=1001', message: /0 到 1000/ },
    { name: 'a field that does not exist', rest: '&filter=planet:Mars', message: /^筛选条件/ },
    { name: 'a filter without a value', rest: '&filter=city', message: /^筛选条件/ },
    {
      name: 'too many filters',
      rest: Array.from({ length: 21 }, (_, index) => `&filter=city:${index}`).join(''),
      message: /^筛选条件/,
    },
  ]
  it.each(cases)('$name: 400, with a message and the rest kept', async ({ rest, message }) => {
    const page = await open(site, `/search?q=${q}${rest}`)
    expect(page.status).toBe(400)
    expect(page.headers.get('cache-control')).toBe('no-store')
    const [section] = all(page, 'section.empty')
    expect(textOf(within(section, 'p')[0] ?? within(section, 'li')[0])).toMatch(message)
    const input = all(page, 'input').find((field) => attribute(field, 'name') === 'q')
    expect(attribute(input, 'value')).toBe('医疗互助')
    const carryOn = attribute(within(section, 'a')[0], 'href') ?? ''
    expect((await open(site, carryOn)).status).toBe(200)
  })

  it('names all of them', async () => {
    const page = await open(site, `/search?q=${q}&sort=x&limit=0&from=x`)
    expect(within(all(page, 'ul.advice')[0], 'li')).toHaveLength(3)
  })

  it('keeps the start of a query that is too long', async () => {
    const page = await open(site, `/search?q=${encodeURIComponent('😀'.repeat(201))}`)
    expect(page.status).toBe(400)
    const input = all(page, 'input').find((field) => attribute(field, 'name') === 'q')
    expect(attribute(input, 'value')).toBe('😀'.repeat(200))
  })

  it('ignores parameters that it does not know', async () => {
    const page = await open(site, `/search?q=${q}&utm_source=x&facets=planet&explain=perhaps`)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('utm_source')
  })
})

describe('missing pages', () => {
  it.each([
    { path: '/documents/nope', line: '没有这篇文章。它可能已被移走，或者地址有误。' },
    { path: '/documents/', line: '这个地址下没有内容。' },
    { path: '/nowhere', line: '这个地址下没有内容。' },
  ])('$path is answered by 404 in Chinese', async ({ path, line }) => {
    const page = await open(site, path)
    expect(page.status).toBe(404)
    expect(textOf(all(page, 'h1')[0])).toBe('找不到这个页面')
    expect(textOf(within(all(page, 'section')[0], 'p')[0])).toBe(line)
    expect(all(page, 'form')).toHaveLength(1)
  })

  it('are not taken for known ones by a reader who has any', async () => {
    expect((await open(site, '/documents/nope', { 'if-none-match': '*' })).status).toBe(404)
  })
})

describe('other methods', () => {
  it.each(['/', '/search?q=x', '/documents/x', '/explain', '/opensearch.xml'])(
    '%s says that it can only be read',
    async (path) => {
      for (const method of ['POST', 'PUT', 'OPTIONS']) {
        const response = await site.request(ORIGIN + path, { method })
        expect([method, response.status, response.headers.get('allow')]).toEqual([
          method,
          405,
          'GET, HEAD',
        ])
        expect(response.headers.get('cache-control')).toBe('no-store')
        expect(textOf(all(parsePage(await response.text()), 'h1')[0])).toBe('不支持这种请求方式')
      }
    },
  )

  it('are refused in the language of the reader, and never taken for a missing page', async () => {
    const headers = { 'accept-language': 'zh-TW' }
    const refused = await site.request(`${ORIGIN}/search`, { method: 'POST', headers })
    expect(await refused.text()).toContain('不支援這種請求方式')
    expect((await site.request(`${ORIGIN}/nowhere`, { method: 'POST' })).status).toBe(404)
  })
})

describe('a page that says what is wrong', () => {
  it.each(['/search?q=x&limit=99', '/documents/none?q=x', '/nowhere?q=x'])(
    'keeps the search in the other languages: %s',
    async (path) => {
      const page = await open(site, path)
      const links = within(all(page, 'footer')[0], 'a').map((link) => attribute(link, 'href'))
      expect(links).toEqual(['zh-CN', 'zh-TW', 'en'].map((lang) => `/search?q=x&lang=${lang}`))
    },
  )

  it('leads to the start page in the other languages where nothing was sought', async () => {
    const page = await open(site, '/nowhere')
    const links = within(all(page, 'footer')[0], 'a').map((link) => attribute(link, 'href'))
    expect(links).toEqual(['zh-CN', 'zh-TW', 'en'].map((lang) => `/?lang=${lang}`))
  })
})

describe('tips', () => {
  it.each(['zh-CN', 'zh-TW', 'en'])(
    'in %s name only fields that a query can name',
    async (lang) => {
      const page = await open(site, `/?lang=${lang}`)
      const [example, meaning] = ['dt', 'dd'].map((tag) => textOf(all(page, tag).at(-1)))
      const prefixes = `${example} ${meaning}`.match(/[^\s；;]+(?=:)/gu) ?? []
      expect(prefixes.length).toBe(4)
      for (const prefix of prefixes) {
        const [[text]] = parseQuery(`${prefix}:佛山`).clauses as [[QueryText]]
        expect({ prefix, text: text.text }).toEqual({ prefix, text: '佛山' })
      }
    },
  )
})

describe('the explanation', () => {
  it('asks for words in one place, in the language it is in', async () => {
    const page = await open(site, '/explain?q=%E5%B7%A5%E4%BC%9A&lang=en')
    expect(all(page, 'form').map((form) => attribute(form, 'action'))).toEqual(['/explain'])
    const fields = within(all(page, 'form')[0], 'input')
    expect(fields.map((field) => [attribute(field, 'name'), attribute(field, 'value')])).toEqual([
      ['q', '工会'],
      ['lang', 'en'],
    ])
  })

  it('names what scrolls by itself', async () => {
    const page = await open(site, '/explain?q=%E5%B7%A5%E4%BC%9A&lang=en')
    const parts = all(page, 'div.wide').map((part) =>
      ['role', 'aria-label'].map((name) => attribute(part, name)),
    )
    expect(parts).toEqual([
      ['region', 'Cut'],
      ['region', 'Terms'],
    ])
  })

  it.each([
    { q: '医疗互助', says: 'Required: 医疗 · 互助' },
    // A question asks for words that no document need have.
    { q: '怎么申请医疗互助', says: 'Asked for, not all required: 怎么 · 申请 · 医疗 · 互助' },
  ])('says of $q whether all its words are required', async ({ q, says }) => {
    const page = await open(site, `/explain?q=${encodeURIComponent(q)}&lang=en`)
    expect(all(page, 'p').map((line) => textOf(line))).toContain(says)
  })
})

describe('a failing engine', () => {
  it.each([
    {
      path: '/search?q=x',
      status: 503,
      error: new ServiceError('index/missing', 'block 7 is not there'),
    },
    {
      path: '/explain?q=x',
      status: 503,
      error: new ServiceError('index/missing', 'block 7 is not there'),
    },
    { path: '/search?q=x', status: 500, error: new Error('secret') },
    { path: '/explain?q=x', status: 500, error: new Error('secret') },
  ])('is answered by $status at $path, without details', async ({ path, status, error }) => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const failing = createPages({ ...engine, search: () => Promise.reject(error) })
    const page = await open(failing, path)
    expect(log).toHaveBeenCalledWith(error)
    log.mockRestore()
    expect(page.status).toBe(status)
    expect(textOf(all(page, 'h1')[0])).toBe('搜索暂时不可用')
    expect(page.html).not.toContain(error.message)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
  })
})

describe('headers', () => {
  it.each(['/', '/search?q=x', 'article', '/nowhere', '/search?limit=x', '/opensearch.xml'])(
    '%s carries the security headers',
    async (path) => {
      const { headers } = await open(site, path === 'article' ? article : path)
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
      expect(headers.get('vary')).toBe('Accept-Language')
    },
  )

  it.each(['/', '/search?q=x', 'article'])('%s is cached, and known by its tag', async (path) => {
    const address = path === 'article' ? article : path
    const { headers } = await open(site, address)
    expect(headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=86400')
    const never = (): never => {
      throw new Error('searched')
    }
    const idle = createPages({ ...engine, search: never, document: never, mark: never }, { now })
    const again = await open(idle, address, { 'if-none-match': headers.get('etag') ?? '' })
    expect([again.status, again.html]).toEqual([304, ''])
    expect(again.headers.get('etag')).toBe(headers.get('etag'))
    expect(again.headers.get('vary')).toBe('Accept-Language')
  })

  it('gives equal searches one tag, and others another', async () => {
    const tagOf = async (path: string, from: Site = site, headers = {}): Promise<string | null> =>
      (await open(from, path, headers)).headers.get('etag')
    const tag = await tagOf('/search?q=%E5%B7%A5%E4%BC%9A')
    expect(await tagOf('/search?limit=10&sort=relevance&q=%E5%B7%A5%E4%BC%9A&utm=1&from=')).toBe(
      tag,
    )
    const others = await Promise.all([
      tagOf('/search?q=%E5%B7%A5%E4%BC%9A&sort=newest'),
      tagOf('/search?q=%E5%B7%A5%E4%BC%9A&lang=en'),
      tagOf('/search?q=%E5%B7%A5%E4%BC%9A', site, { 'accept-language': 'en' }),
      tagOf('/search?q=%E5%B7%A5%E4%BC%9A', createPages(engine, { now, release: '2' })),
      tagOf('/search?q=%E5%B7%A5%E4%BC%9A', createPages(engine, { now: () => new Date(0) })),
    ])
    expect(new Set([tag, ...others]).size).toBe(others.length + 1)
  })

  it('answers HEAD as GET, without a body', async () => {
    const response = await site.request(`${ORIGIN}/search?q=x`, { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([200, ''])
  })
})
