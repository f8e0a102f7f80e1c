import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'

import { readParams, SearchParams, toSearchRequest } from '../../src/api/params.ts'
import { dayInChina, rangeStart } from '../../src/pages/dates.ts'
import { longDate } from '../../src/pages/long-date.ts'
import { markTexts } from '../../src/pages/marked.tsx'
import { openSearchDescription } from '../../src/pages/opensearch.ts'
import { createPages } from '../../src/pages/pages.tsx'
import { parametersIn } from '../../src/pages/legacy-encoding.ts'
import { address, parametersOf, readPageQuery } from '../../src/pages/page-query.ts'
import type { SearchEngine } from '../../src/search/engine.ts'
import { createSeedEngine } from '../support/seed-engine.ts'
import { ORIGIN } from './html-support.ts'

let engine: SearchEngine
beforeAll(async () => {
  engine = await createSeedEngine()
})

describe('dates', () => {
  it('takes the day of China', () => {
    expect(dayInChina(new Date('2025-03-05T15:59:59Z'))).toBe('2025-03-05')
    expect(dayInChina(new Date('2025-03-05T16:00:00Z'))).toBe('2025-03-06')
  })

  it.each([
    ['week', '2025-03-03', '2025-02-24'],
    ['month', '2025-03-31', '2025-02-28'],
    ['month', '2025-01-15', '2024-12-15'],
    ['month', '2024-03-30', '2024-02-29'],
    ['year', '2024-02-29', '2023-02-28'],
    ['year', '2025-03-06', '2024-03-06'],
  ] as const)('starts a %s that ends on %s on %s', (range, today, expected) => {
    expect(rangeStart(range, today)).toBe(expected)
  })

  it('writes days out', () => {
    expect(longDate('2025-03-06', 'zh-TW')).toBe('2025年3月6日')
    expect(longDate('2025-12-16', 'en')).toBe('16 December 2025')
  })
})

describe('readPageQuery', () => {
  const anything = fc.dictionary(
    fc.constantFrom('q', 'filter', 'from', 'to', 'sort', 'limit', 'offset', 'more', 'lang', 'x'),
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('2025-03-06', '2024-02-30', 'city:佛山', 'newest', '20', '-1', 'city', 'en'),
    ),
  )

  it('reads anything, and reads its own links as it wrote them', () => {
    fc.assert(
      fc.property(anything, (parameters) => {
        const read = readPageQuery(new URLSearchParams(parameters), ['city'])
        const again = readPageQuery(parametersOf(read.query), ['city'])
        expect(again).toEqual({ query: read.query, problems: [] })
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  it('takes the filters that the API takes, on the same fields', () => {
    const fields = ['city', 'og', 'og:type', '时间']
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom('city', 'og', 'type', '时间', ':', 'x'), maxLength: 6 }),
      fc.integer({ min: 0, max: 600 }).map((length) => `city:${'😀'.repeat(length)}`),
    )
    fc.assert(
      fc.property(text, (filter) => {
        const given = new URLSearchParams({ filter })
        const params = readParams(SearchParams, given, 'reject')
        const request = params.ok ? toSearchRequest(params.value, fields) : params
        const page = readPageQuery(given, fields)
        const isWrong = filter !== '' && !request.ok
        expect(page.problems).toEqual(isWrong ? ['filter'] : [])
        expect(page.query.filters).toEqual(request.ok ? request.value.filters.facets : [])
      }),
      { seed: 3, numRuns: 500 },
    )
  })

  it('takes each filter once', () => {
    const read = readPageQuery(new URLSearchParams('filter=city:a&filter=city:a'), ['city'])
    expect(read.query.filters).toEqual([{ field: 'city', value: 'a' }])
    expect(read.problems).toEqual([])
  })
})

describe('parametersIn', () => {
  const GBK = '%D2%BD%C1%C6%BB%A5%D6%FA'
  it.each([
    ['UTF-8', '?q=%E5%8C%BB%E7%96%97&lang=en', { q: '医疗', lang: 'en' }],
    ['GBK', `?q=${GBK}&lang=en`, { q: '医疗互助', lang: 'en' }],
    ['GBK with a blank', `?q=${GBK}+${GBK}&sort=`, { q: '医疗互助 医疗互助', sort: '' }],
    [
      'GBK beside UTF-8',
      `?q=${GBK}&filter=city:%E4%BD%9B%E5%B1%B1`,
      { q: '医疗互助', filter: 'city:佛山' },
    ],
    ['a query with an equals sign', `?q=${GBK}=1`, { q: '医疗互助=1' }],
    ['neither', '?q=%FF%FF', { q: '\uFFFD\uFFFD' }],
    ['a replacement that was typed', '?q=%EF%BF%BD', { q: '\uFFFD' }],
    ['nothing', '', {}],
  ])('reads %s', (_, search, expected) => {
    expect(Object.fromEntries(parametersIn(`${ORIGIN}/search${search}`))).toEqual(expected)
  })
})

describe('markTexts', () => {
  it('marks each text by itself, and gives each back as it was', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'医疗互助保障工会的 ,。a１\u{20bb7}', '😀'),
      maxLength: 24,
    })
    // A Latin word or number is marked within longer ones only where no text of the page has it.
    const words = fc.string({ unit: fc.constantFrom(...'医疗互助保障工会的 ,。😀'), maxLength: 24 })
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), words, (texts, query) => {
        const marked = markTexts(engine, query, texts)
        expect(marked.map((each) => each.text)).toEqual(texts)
        for (const { text: whole, ranges } of marked)
          for (const [start, end] of ranges) {
            expect(start).toBeLessThan(end)
            expect(start).toBeGreaterThanOrEqual(0)
            expect(end).toBeLessThanOrEqual(whole.length)
          }
        const alone = texts.map((each) => markTexts(engine, query, [each])[0]?.ranges)
        expect(marked.map((each) => each.ranges)).toEqual(alone)
      }),
      { seed: 2, numRuns: 300 },
    )
  })

  it('looks at each mark a few times at most, however many texts there are', () => {
    const texts = Array.from({ length: 1000 }, (_, number) => `工会第${number}号`)
    let looks = 0
    const counting: SearchEngine = {
      ...engine,
      mark(query, document) {
        const hit = engine.mark(query, document)
        const ranges = new Proxy(hit.title.ranges, {
          get(target, key) {
            looks++
            return Reflect.get(target, key) as unknown
          },
        })
        return { ...hit, title: { ...hit.title, ranges } }
      },
    }
    const marked = markTexts(counting, '工会', texts)
    expect(marked.every(({ ranges }) => ranges.length === 1 && ranges[0]?.[1] === 2)).toBe(true)
    expect(looks).toBeLessThanOrEqual(4 * texts.length)
  })
})

describe('OpenSearch description', () => {
  it('describes the site at its own address', async () => {
    const response = await createPages(engine).request(`${ORIGIN}/opensearch.xml`)
    expect(response.headers.get('content-type')).toBe(
      'application/opensearchdescription+xml; charset=utf-8',
    )
    const xml = await response.text()
    expect(/<ShortName>(.*)<\/ShortName>/.exec(xml)?.[1]?.length).toBeLessThanOrEqual(16)
    expect(xml).toContain('<InputEncoding>UTF-8</InputEncoding>')
    expect(xml).toContain(
      '<Url type="text/html" method="get" template="https://hansou.test/search?q={searchTerms}"/>',
    )
    expect(xml).toContain('type="application/x-suggestions+json"')
  })

  it('escapes the address', () => {
    expect(openSearchDescription('https://a&b')).toContain('template="https://a&amp;b/search')
  })
})

describe('address', () => {
  it.each([
    { name: 'letters as they are', value: '医疗 互助😀', expected: '/x?q=医疗+互助😀' },
    {
      name: 'what HTML or URLs use, encoded',
      value: `<&"'#%`,
      expected: '/x?q=%3C%26%22%27%23%25',
    },
    {
      name: 'what cannot be seen, encoded',
      value: '\u3000\u200b\u202e\u0085',
      expected: '/x?q=%E3%80%80%E2%80%8B%E2%80%AE%C2%85',
    },
    { name: 'nothing', value: '', expected: '/x?q=' },
  ])('writes $name', ({ value, expected }) => {
    const written = address('/x', new URLSearchParams({ q: value }))
    expect(written).toBe(expected)
    expect(new URL(written, ORIGIN).searchParams.get('q')).toBe(value)
  })
})
