import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'

import type { SuggestResponse } from '../../src/wire.ts'
import { canonicalQuery, Endpoint, SearchFailure } from '../../src/widget/endpoint.ts'

const { signal } = new AbortController()
const BODY = { query: '', suggestions: [] }

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('canonicalQuery', () => {
  it.each([
    { value: '  医疗　 互助\n', query: '医疗 互助' },
    { value: 'ＡＩ　１２３', query: 'AI 123' },
    { value: '　', query: '' },
  ])('$value', ({ value, query }) => {
    expect(canonicalQuery(value)).toBe(query)
  })

  it('is canonical already, and never longer than the API takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 250 }), (value) => {
        const query = canonicalQuery(value)
        expect(Array.from(query).length).toBeLessThanOrEqual(200)
        expect(canonicalQuery(query)).toBe(query.trimEnd())
      }),
      { seed: 20_260_101 },
    )
  })
})

describe('Endpoint', () => {
  it('asks for a query once, and again when 30 others came after it', async () => {
    const asked = stubFetch(() => Response.json(BODY))
    const endpoint = new Endpoint<SuggestResponse>('suggest', 'suggestions')
    const get = (query: string): Promise<unknown> => endpoint.get('', query, 4, signal)
    await get('甲')
    await get('甲')
    expect(asked).toEqual([`/v1/suggest?q=${encodeURIComponent('甲')}&limit=4`])
    for (let i = 0; i < 29; i++) await get(`乙${i}`)
    await get('甲')
    expect(asked).toHaveLength(30)
    for (let i = 0; i < 30; i++) await get(`丙${i}`)
    await get('甲')
    expect(asked).toHaveLength(61)
  })

  it('does not remember failures', async () => {
    let isBroken = true
    stubFetch(() => (isBroken ? new Response('', { status: 500 }) : Response.json(BODY)))
    const endpoint = new Endpoint<SuggestResponse>('suggest', 'suggestions')
    await expect(endpoint.get('', '甲', 4, signal)).rejects.toThrow('search failed: server 500')
    isBroken = false
    expect(await endpoint.get('', '甲', 4, signal)).toEqual(BODY)
  })

  it.each<{ name: string; answer: () => Response; failure: object }>([
    {
      name: 'no answer',
      answer: () => {
        throw new TypeError('Failed to fetch')
      },
      failure: { kind: 'offline', status: 0, retryAfterSeconds: 0 },
    },
    {
      name: 'a 429 with seconds',
      answer: () => new Response('', { status: 429, headers: { 'retry-after': '7' } }),
      failure: { kind: 'limited', status: 429, retryAfterSeconds: 7 },
    },
    {
      name: 'a 429 with a date',
      answer: () =>
        new Response('', {
          status: 429,
          headers: { 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' },
        }),
      failure: { kind: 'limited', status: 429, retryAfterSeconds: 30 },
    },
    {
      name: 'a 429 that says nothing',
      answer: () => new Response('', { status: 429 }),
      failure: { kind: 'limited', retryAfterSeconds: 10 },
    },
    {
      name: 'a server error',
      answer: () => new Response('', { status: 503 }),
      failure: { kind: 'server', status: 503 },
    },
    {
      name: 'a page instead of JSON',
      answer: () => new Response('<!doctype html>'),
      failure: { kind: 'invalid', status: 200 },
    },
    { name: 'null', answer: () => Response.json(null), failure: { kind: 'invalid' } },
    {
      name: 'JSON without the list',
      answer: () => Response.json({}),
      failure: { kind: 'invalid' },
    },
  ])('tells $name from other failures', async ({ answer, failure }) => {
    vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') })
    stubFetch(answer)
    const endpoint = new Endpoint<SuggestResponse>('suggest', 'suggestions')
    const error: unknown = await endpoint
      .get('', '甲', 4, signal)
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(SearchFailure)
    expect(error).toMatchObject(failure)
  })
})

/** Answers every request, and lists what was asked for. */
function stubFetch(answer: () => Response): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url)
    return Promise.resolve().then(answer)
  })
  return asked
}
