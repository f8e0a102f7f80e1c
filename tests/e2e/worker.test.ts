/**
 * The Worker as it is deployed: the real bundle and the real index inside workerd.
 *
 * The index is the one `npm run build` made of seeds/ (the test command runs it first).
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestHarness } from 'wrangler'

import type { DocumentResponse, Problem, SearchResponse, SuggestResponse } from '../../src/wire.ts'

const server = createTestHarness({ workers: [{ configPath: './wrangler.toml' }] })

beforeAll(async () => {
  await server.listen()
})
afterAll(() => server.close())

async function search(query: string, rest = ''): Promise<SearchResponse> {
  const response = await server.fetch(`/v1/search?q=${encodeURIComponent(query)}${rest}`)
  expect(response.status).toBe(200)
  return (await response.json()) as SearchResponse
}

const titles = ({ hits }: SearchResponse): string[] => hits.map(({ title }) => title.text)

describe('GET /v1/search', () => {
  it('finds 医疗互助 in two articles, the one that says so in its title first', async () => {
    const answer = await search('医疗互助')
    expect(titles(answer)).toEqual([
      '佛山万名职工获赠免费医疗互助保障',
      '广州市从化区总工会 组织62家企业揽才',
    ])
    expect(answer).toMatchObject({ match: 'all', total: 2, terms: ['医疗', '互助'] })
    expect(answer.hits[0]?.title.ranges).toEqual([[10, 14]])
  })

  it.each([
    { name: 'traditional characters', query: '醫療互助' },
    { name: 'a blank between the words', query: '医疗 互助' },
    { name: 'an ideographic blank', query: '医疗　互助' },
  ])('finds the same two with $name', async ({ query }) => {
    const found = (await search(query)).hits.map(({ id }) => id)
    expect(found).toEqual((await search('医疗互助')).hits.map(({ id }) => id))
  })

  it.each(['工会组建', '组建工会'])(
    'puts the article on founding unions first for %s',
    async (query) => {
      expect(titles(await search(query))[0]).toBe('云浮市郁南县总工会 推进非公企业组建工会')
    },
  )

  it.each([
    '成立了佛山和南海',
    '归属感,让职工可以安心工作',
    '民宿项目',
    '深刻感受到了',
    '岗位建功立业过程中',
  ])('shows %s, which a column break cut, whole in the snippet', async (query) => {
    const [hit] = (await search(query)).hits
    expect(hit?.snippet.text).toContain(query)
  })

  it('filters, counts, sorts and bounds dates', async () => {
    const answer = await search('工会', '&facets=city&sort=oldest&from=2025-03-05&to=2025-03-05')
    expect(Object.keys(answer.facets['city'] ?? {}).toSorted()).toEqual(
      ['广州', '惠州', '茂名'].toSorted(),
    )
    expect(answer.hits.every(({ date }) => date === '2025-03-05')).toBe(true)
    const one = await search('工会', '&filter=city:%E4%BD%9B%E5%B1%B1')
    expect(one.hits.map(({ facets }) => facets['city'])).toEqual([['佛山']])
  })

  it('lists everything, newest first, for a blank query', async () => {
    const answer = await search(' ', '&limit=50')
    expect(answer.total).toBe(8)
    const dates = answer.hits.map(({ date }) => date ?? '')
    expect(dates).toEqual(dates.toSorted().toReversed())
  })

  it('answers the same again, and other methods by themselves', async () => {
    const path = '/v1/search?q=%E8%81%8C%E5%B7%A5&limit=3'
    const [first, again] = [await server.fetch(path), await server.fetch(path)]
    expect(await again.text()).toBe(await first.text())
    expect(Object.fromEntries(again.headers)).toEqual(Object.fromEntries(first.headers))
    const head = await server.fetch(path, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    const preflight = await server.fetch(path, { method: 'OPTIONS' })
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET,HEAD,OPTIONS')
    expect((await server.fetch(path, { method: 'POST', body: '' })).status).toBe(405)
    const any = await server.fetch(path, { headers: { 'if-none-match': '*' } })
    expect([any.status, await any.text()]).toEqual([304, ''])
  })

  it('answers 304 to who has the answer, and lets other sites ask', async () => {
    const first = await server.fetch('/v1/search?q=x')
    const etag = first.headers.get('etag') ?? ''
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    const second = await server.fetch('/v1/search?q=x', { headers: { 'if-none-match': etag } })
    expect(second.status).toBe(304)
    expect(second.headers.get('access-control-allow-origin')).toBe('*')
    // The same again, out of the isolate's answers.
    const third = await server.fetch('/v1/search?q=x')
    expect(third.headers.get('access-control-allow-origin')).toBe('*')
    expect(await third.text()).toBe(await first.text())
  })

  it.each([
    { name: 'limit', query: 'limit=0', expected: 'from 1 to 50' },
    { name: 'offset', query: 'offset=1001', expected: 'from 0 to 1000' },
    { name: 'sort', query: 'sort=best', expected: 'relevance, newest, oldest' },
    { name: 'filter', query: 'filter=nope:1', expected: 'city' },
    { name: 'from', query: 'from=2025-02-30', expected: 'YYYY-MM-DD' },
    { name: 'q', query: `q=${'字'.repeat(201)}`, expected: 'at most 200' },
    { name: 'nonsense', query: 'nonsense=1', expected: 'expected one of q' },
  ])('names a wrong $name and what was expected', async ({ name, query, expected }) => {
    const response = await server.fetch(`/v1/search?${query}`)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    const problem = (await response.json()) as Problem
    expect(problem).toMatchObject({ status: 400, code: 'query/invalid' })
    expect(problem.errors?.[0]).toMatchObject({ parameter: name })
    expect(problem.errors?.[0]?.detail).toContain(expected)
  })
})

describe('the other routes', () => {
  it('gives a whole document, and a problem for an unknown one', async () => {
    const [hit] = (await search('民宿项目')).hits
    const response = await server.fetch(`/v1/documents/${hit?.id}`)
    const document = (await response.json()) as DocumentResponse
    expect(document.text).toContain('祖宅村作为著名华侨之乡和碉楼之乡,结合当地政策引进民宿项目')
    const unknown = await server.fetch('/v1/documents/none')
    expect([unknown.status, ((await unknown.json()) as Problem).code]).toEqual([
      404,
      'document/not-found',
    ])
  })

  it('suggests words and titles of the corpus', async () => {
    const response = await server.fetch(`/v1/suggest?q=${encodeURIComponent('医')}`)
    const { suggestions } = (await response.json()) as SuggestResponse
    expect(suggestions.map(({ text }) => text)).toContain('医疗')
    expect(suggestions.map(({ text }) => text)).toContain('佛山万名职工获赠免费医疗互助保障')
  })

  it('suggests in the form that browsers ask for', async () => {
    const response = await server.fetch(
      `/v1/suggest?q=${encodeURIComponent('医')}&format=opensearch`,
    )
    expect(response.headers.get('content-type')).toContain('application/x-suggestions+json')
    const [query, texts] = (await response.json()) as [string, string[]]
    expect([query, texts.includes('医疗')]).toEqual(['医', true])
  })

  it('refuses other methods and unknown addresses with problems', async () => {
    const post = await server.fetch('/v1/search', { method: 'POST' })
    expect([post.status, ((await post.json()) as Problem).code]).toEqual([405, 'route/method'])
    const unknown = await server.fetch('/v1/nothing')
    expect([unknown.status, ((await unknown.json()) as Problem).code]).toEqual([
      404,
      'route/not-found',
    ])
  })

  it('is well, and serves its static files', async () => {
    expect(await (await server.fetch('/healthz')).json()).toMatchObject({
      status: 'ok',
      documents: 8,
    })
    for (const [path, type] of [
      ['/widget.js', 'javascript'],
      ['/widget.css', 'css'],
      ['/pages.css', 'css'],
      ['/explain.css', 'css'],
      ['/openapi.json', 'json'],
      ['/opensearch.xml', 'opensearchdescription+xml'],
    ]) {
      const response = await server.fetch(path ?? '')
      expect([path, response.status]).toEqual([path, 200])
      expect(response.headers.get('content-type')).toContain(type)
      await response.arrayBuffer()
    }
  })
})

describe('the pages', () => {
  it.each([
    { path: '/', says: '工会' },
    { path: `/search?q=${encodeURIComponent('医疗互助')}`, says: '<mark>医疗互助</mark>' },
    { path: `/search?q=${encodeURIComponent('不存在的词语')}`, says: '没有' },
    {
      path: `/explain?q=${encodeURIComponent('工会组建')}`,
      says: '<svg role="img" aria-label="工会 / 组建"',
    },
  ])('renders $path on the server', async ({ path, says }) => {
    const response = await server.fetch(path)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(await response.text()).toContain(says)
  })
})
