/** What requests may hold, and what is said of those that hold something else. */

import { describe, expect, it } from 'vitest'

import {
  MAX_OFFSET,
  MAX_QUERY,
  readFilter,
  readParams,
  SearchParams,
  SuggestParams,
  toSearchRequest,
} from '../../src/api/params.ts'

const FIELDS = ['city', 'og', 'og:type', 'time']

/** The filters of a query string, or what is wrong with them. */
function filtersOf(search: string): unknown {
  const params = readParams(SearchParams, new URLSearchParams(search), 'reject')
  const request = params.ok ? toSearchRequest(params.value, FIELDS) : params
  return request.ok ? request.value.filters.facets : request.errors.map(({ detail }) => detail)
}

describe('a range of days', () => {
  it('that ends before it begins is refused, with both days', () => {
    expect(filtersOf('from=2025-03-06&to=2025-03-01')).toEqual([
      'expected a day not before 2025-03-06, got "2025-03-01"',
    ])
  })
})

describe('filter', () => {
  it.each([
    { name: 'a field', text: 'city:佛山', field: 'city', value: '佛山' },
    { name: 'a value with a colon', text: 'time:9:30', field: 'time', value: '9:30' },
    { name: 'a field with a colon', text: 'og:type:新闻', field: 'og:type', value: '新闻' },
    { name: 'the start of such a field', text: 'og:types', field: 'og', value: 'types' },
    { name: 'a value that begins with a line end', text: 'city:\na', field: 'city', value: '\na' },
    { name: 'a value with lines', text: 'city:a\nb', field: 'city', value: 'a\nb' },
    {
      name: 'the longest value',
      text: `city:${'😀'.repeat(495)}`,
      field: 'city',
      value: '😀'.repeat(495),
    },
  ])('is read as the longest field that fits, and a value: $name', ({ text, field, value }) => {
    expect(filtersOf(String(new URLSearchParams({ filter: text })))).toEqual([{ field, value }])
  })

  it.each([
    { name: 'no colon', text: 'city', detail: 'expected field:value, got "city"' },
    { name: 'no value', text: 'city:', detail: 'expected field:value, got "city:"' },
    { name: 'no field', text: ':佛山', detail: 'expected field:value, got ":佛山"' },
    {
      name: 'another field',
      text: 'planet:Mars',
      detail: 'expected a field of city, og, og:type, time, got "planet:Mars"',
    },
    {
      name: 'too long a value',
      text: `city:${'😀'.repeat(496)}`,
      detail: 'expected at most 500 characters, got 501',
    },
  ])('is refused with $name', ({ text, detail }) => {
    expect(filtersOf(String(new URLSearchParams({ filter: text })))).toEqual([detail])
  })
})

describe('readFilter', () => {
  it.each([
    { name: 'a field and a value', text: 'og:type:新闻', value: '新闻' },
    { name: 'no value', text: 'og:type:', value: null },
    { name: 'the longest value', text: `og:type:${'医'.repeat(492)}`, value: '医'.repeat(492) },
    { name: 'one that is longer', text: `og:type:${'医'.repeat(493)}`, value: null },
    { name: 'no field of the index', text: 'topic:新闻', value: null },
  ])('reads a link of a page: $name', ({ text, value }) => {
    const expected = value === null ? null : { field: 'og:type', value }
    expect(readFilter(text, ['og:type', 'time'])).toEqual(expected)
  })

  it('takes the longest field, whichever the index names first', () => {
    for (const fields of [FIELDS, FIELDS.toReversed()])
      expect(readFilter('og:type:新闻', fields)).toEqual({ field: 'og:type', value: '新闻' })
  })
})

/** The request that a query string makes, or which parameters are wrong, and how. */
function requestOf(search: string): unknown {
  const params = readParams(SearchParams, new URLSearchParams(search), 'reject')
  const request = params.ok ? toSearchRequest(params.value, FIELDS) : params
  if (request.ok) return request.value
  return request.errors.map(({ parameter, detail }) => `${parameter}: ${detail}`)
}

describe('a request', () => {
  const OPEN = { facets: [], fromDay: null, toDay: null }
  it.each([
    { name: 'nothing', search: '', request: { query: '', limit: 10, offset: 0, explain: false } },
    { name: 'the least', search: 'limit=1&offset=0', request: { limit: 1, offset: 0 } },
    {
      name: 'the most',
      search: `limit=50&offset=${MAX_OFFSET}`,
      request: { limit: 50, offset: 1000 },
    },
    { name: 'an explanation', search: 'explain=true', request: { explain: true } },
    { name: 'none', search: 'explain=false', request: { explain: false } },
    {
      name: 'the longest query',
      search: `q=${'😀'.repeat(MAX_QUERY)}`,
      request: { query: '😀'.repeat(200) },
    },
    {
      name: 'facets, some twice',
      search: 'facets=city,,og,city,',
      request: { facets: ['city', 'og'] },
    },
    { name: 'an order', search: 'sort=oldest', request: { sort: 'oldest' } },
    {
      name: 'one day',
      search: 'from=1970-01-03&to=1970-01-03',
      request: { filters: { ...OPEN, fromDay: 2, toDay: 2 } },
    },
    {
      name: 'a first day',
      search: 'from=1970-01-03',
      request: { filters: { ...OPEN, fromDay: 2 } },
    },
  ])('is made of $name', ({ search, request }) => {
    expect(requestOf(search)).toMatchObject(request)
  })

  it.each([
    ['limit=0', ['limit: expected a whole number from 1 to 50, got "0"']],
    ['limit=51', ['limit: expected a whole number from 1 to 50, got "51"']],
    ['limit=', ['limit: expected a whole number from 1 to 50, got ""']],
    ['limit=1e1', ['limit: expected a whole number from 1 to 50, got "1e1"']],
    ['limit=2.5', ['limit: expected a whole number from 1 to 50, got "2.5"']],
    ['offset=1001', ['offset: expected a whole number from 0 to 1000, got "1001"']],
    ['explain=1', ['explain: expected true or false, got "1"']],
    ['sort=date', ['sort: expected one of relevance, newest, oldest, got "date"']],
    ['from=2025-02-30', ['from: expected a day as YYYY-MM-DD, got "2025-02-30"']],
    ['q=a&q=b', ['q: expected one value, got 2']],
    ['facets=city,planet', ['facets: expected fields of city, og, og:type, time, got "planet"']],
    [
      'from=2025-03-02&to=2025-03-01',
      ['to: expected a day not before 2025-03-02, got "2025-03-01"'],
    ],
    [`q=${'😀'.repeat(201)}`, ['q: expected at most 200 characters, got 201']],
    ['toString=1', [expect.stringContaining('toString: expected one of q, limit, ')]],
    ['q=a&q=b&limit=0', [expect.stringContaining('q: '), expect.stringContaining('limit: ')]],
  ])('is refused: %s', (search, problems) => {
    expect(requestOf(search)).toEqual(problems)
  })

  it('ignores what it does not know where a page asks', () => {
    const read = readParams(SuggestParams, new URLSearchParams('q=a&utm=b&toString=c'), 'ignore')
    expect(read).toEqual({ ok: true, value: { q: 'a', limit: 8, format: 'json' } })
  })
})
