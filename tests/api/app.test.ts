/** The API as HTTP: methods, tags, and what answers say back. */

import { beforeAll, describe, expect, it } from 'vitest'

import { createApi } from '../../src/api/app.ts'
import type { SearchEngine } from '../../src/search/engine.ts'
import type { Problem, SearchResponse } from '../../src/wire.ts'
import { createEngineOf } from '../support/seed-engine.ts'

let engine: SearchEngine
let api: ReturnType<typeof createApi>
beforeAll(async () => {
  engine = await createEngineOf([
    { id: 'a', title: '医疗互助', text: '😀医疗互助保障。', facets: { 'og:type': '新闻' } },
    { id: 'b', title: '技能竞赛', text: '职工技能竞赛。', facets: { 'og:type': '评论' } },
  ])
  api = createApi(engine)
})

/** Asks for `path`; `headers` as a list, because a record has each once. */
function ask(path: string, method = 'GET', headers: [string, string][] = []): Promise<Response> {
  return Promise.resolve(api.request(`https://hansou.test${encodeURI(path)}`, { method, headers }))
}

async function problemAt(path: string, method = 'GET', headers: [string, string][] = []) {
  const response = await ask(path, method, headers)
  const problem = (await response.json()) as Problem
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  // Else a page of another site could not read what is wrong.
  if (path.startsWith('/v1/')) expect(response.headers.get('access-control-allow-origin')).toBe('*')
  return { response, problem }
}

describe('filters', () => {
  it('find by a field with a colon in its name', async () => {
    const response = await ask('/v1/search?q=&filter=og:type:新闻&facets=og:type')
    const answer = (await response.json()) as SearchResponse
    expect(answer.hits.map(({ id }) => id)).toEqual(['a'])
    expect(answer.facets).toEqual({ 'og:type': { 新闻: 1 } })
  })
})

describe('methods', () => {
  const routes = ['/v1/search', '/v1/suggest?q=x', '/v1/documents/a', '/healthz']

  it.each(routes)('%s refuses all but the ones that it names', async (path) => {
    // Asked first, so that the isolate has an answer that none of the others may get.
    for (const method of ['GET', 'HEAD']) expect((await ask(path, method)).status).toBe(200)
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const { response, problem } = await problemAt(path, method)
      expect([response.status, problem.code]).toEqual([405, 'route/method'])
      expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    }
  })

  it.each(routes)('%s answers a browser that asks beforehand', async (path) => {
    const response = await ask(path, 'OPTIONS', [
      ['access-control-request-method', 'GET'],
      ['access-control-request-headers', 'if-none-match,x-site'],
    ])
    expect([response.status, await response.text()]).toEqual([204, ''])
    if (!path.startsWith('/v1/')) return
    expect(response.headers.get('access-control-allow-methods')).toBe('GET,HEAD,OPTIONS')
    expect(response.headers.get('access-control-allow-headers')).toBe('if-none-match,x-site')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-max-age')).toBe('86400')
  })
})

describe('If-None-Match', () => {
  it.each(['*', 'W/"x", *'])('%s is any answer there is, but none that is not', async (tags) => {
    const headers: [string, string][] = [['if-none-match', tags]]
    const missing = await problemAt('/v1/documents/zzz', 'GET', headers)
    expect([missing.response.status, missing.problem.code]).toEqual([404, 'document/not-found'])
    // The second time it is known from the first.
    for (const path of ['/v1/documents/b', '/v1/documents/b', '/v1/search?q=医疗']) {
      const response = await ask(path, 'GET', headers)
      expect([path, response.status, await response.text()]).toEqual([path, 304, ''])
      expect(response.headers.get('etag')).toMatch(/^W\/"/)
    }
  })
})

describe('an answer', () => {
  it.each([
    ['/v1/search?q=医疗', 'application/json'],
    ['/v1/suggest?q=医', 'application/json'],
    ['/v1/suggest?q=医&format=opensearch', 'application/x-suggestions+json'],
    ['/v1/documents/a', 'application/json'],
  ])('may be read by any page, and kept for a while: %s', async (path, type) => {
    const [first, again] = [await ask(path), await ask(path)]
    for (const { headers } of [first, again])
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-type': type,
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'ETag,Retry-After',
        'cache-control': 'public, max-age=60, stale-while-revalidate=86400',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
        etag: expect.stringMatching(/^W\/"/),
      })
    expect(await again.text()).toBe(await first.text())
  })

  it('has a tag of its own for each address and each question', async () => {
    const paths = [
      '/v1/search?q=医疗',
      '/v1/search?q=技能',
      '/v1/suggest?q=医疗',
      '/v1/documents/a',
    ]
    const tags = await Promise.all(
      [...paths, '/v1/documents/b'].map(async (path) => (await ask(path)).headers.get('etag')),
    )
    expect(new Set(tags).size).toBe(tags.length)
  })

  it('of another release has another tag', async () => {
    const tags = await Promise.all(
      ['1.0.0', '1.0.1', '1.0.1'].map(async (release) => {
        const response = await createApi(engine, { release }).request('/v1/search?q=a')
        return response.headers.get('etag')
      }),
    )
    expect(tags[1]).not.toBe(tags[0])
    expect(tags[2]).toBe(tags[1])
  })

  it('about the state of the Worker is never kept', async () => {
    const response = await ask('/healthz')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toMatchObject({ status: 'ok', documents: 2 })
  })

  it('says of an address without one that nothing is there', async () => {
    const { response, problem } = await problemAt('/v1/searches')
    expect([response.status, problem.code]).toEqual([404, 'route/not-found'])
  })
})

describe('unknown parameters', () => {
  it.each(['/v1/search?x=1', '/v1/suggest?x=1', '/v1/documents/a?x=1', '/v1/documents/zzz?x=1'])(
    '%s is wrong',
    async (path) => {
      const { response, problem } = await problemAt(path)
      expect([response.status, problem.errors?.map(({ parameter }) => parameter)]).toEqual([
        400,
        ['x'],
      ])
      expect(problem.detail).toMatch(/^x: expected (one of q, .*|no parameter), got "x"$/)
    },
  )

  it('of a thousand the first fifty are told', async () => {
    const names = Array.from({ length: 1000 }, (_, i) => `x${i}`)
    const { problem } = await problemAt(`/v1/search?${names.join('=1&')}=1`)
    expect(problem.errors?.map(({ parameter }) => parameter)).toEqual(names.slice(0, 50))
  })
})

describe('the query in an answer', () => {
  it.each([
    { name: 'a half character', raw: '%ED%A0%80', query: '\ufffd\ufffd\ufffd' },
    { name: 'two halves', raw: '%ED%A0%BD%ED%B8%80', query: '\ufffd'.repeat(6) },
    { name: 'a whole one', raw: '%F0%9F%98%80', query: '😀' },
  ])('is well-formed for $name', async ({ raw, query }) => {
    for (const path of ['search?', 'suggest?', 'suggest?format=opensearch&']) {
      const url = `https://hansou.test/v1/${path}q=${raw}%E5%8C%BB%E7%96%97`
      const text = await (await api.request(url)).text()
      expect(text).not.toMatch(/\\ud[89a-f]/i)
      expect(text).toContain(`"${query}医疗"`)
    }
  })
})
