import { describe, expect, it } from 'vitest'

import { type AlgoliaParameters, apiParameters, windowOf } from '../../src/widget/algolia-query.ts'

const DAY = 86_400
const MARCH_6 = Date.UTC(2025, 2, 6) / 1000
const DAY_1850 = Date.UTC(1850, 0, 1) / 1000

/** The API's parameters, readable. */
function ask(parameters: AlgoliaParameters, indexName = 'articles'): string | null {
  const result = apiParameters(indexName, parameters, ['city', 'section'])
  return result && decodeURIComponent(String(result)).replaceAll('+', ' ')
}

describe('apiParameters', () => {
  it.each<{ name: string; parameters: AlgoliaParameters; asked: string | null }>([
    { name: 'nothing', parameters: {}, asked: 'q=' },
    { name: 'a query', parameters: { query: '医疗 互助' }, asked: 'q=医疗 互助' },
    { name: 'facets as a list', parameters: { facets: ['city', 'x'] }, asked: 'q=&facets=city,x' },
    { name: 'facets as a string', parameters: { facets: 'city' }, asked: 'q=&facets=city' },
    { name: 'all facets', parameters: { facets: ['*'] }, asked: 'q=&facets=city,section' },
    {
      name: 'one of two values',
      parameters: { facetFilters: [['city:佛山', 'city:广州']] },
      asked: 'q=&filter=city:佛山&filter=city:广州',
    },
    {
      name: 'two fields',
      parameters: { facetFilters: ['section:要闻', ['city:佛山']] },
      asked: 'q=&filter=section:要闻&filter=city:佛山',
    },
    {
      name: 'a filter alone',
      parameters: { facetFilters: 'city:佛山' },
      asked: 'q=&filter=city:佛山',
    },
    {
      name: 'the same filter twice',
      parameters: { facetFilters: ['city:佛山', 'city:佛山'] },
      asked: 'q=&filter=city:佛山',
    },
    {
      name: 'a value with a colon, and one that begins with a minus',
      parameters: { facetFilters: [['section:9:30', 'section:\\-5']] },
      asked: 'q=&filter=section:9:30&filter=section:-5',
    },
    {
      name: 'what changes nothing',
      parameters: { tagFilters: '', filters: '', page: 3, hitsPerPage: 5 },
      asked: 'q=',
    },
    {
      name: 'from a moment on',
      parameters: { numericFilters: [`date>=${MARCH_6}`] },
      asked: 'q=&from=2025-03-06',
    },
    {
      name: 'from the middle of a day on',
      parameters: { numericFilters: [`date>=${MARCH_6 + 1}`] },
      asked: 'q=&from=2025-03-07',
    },
    {
      name: 'after a day',
      parameters: { numericFilters: [`date>${MARCH_6}`] },
      asked: 'q=&from=2025-03-07',
    },
    {
      name: 'until a moment, in milliseconds',
      parameters: { numericFilters: [`date <= ${(MARCH_6 + DAY - 1) * 1000}`] },
      asked: 'q=&to=2025-03-06',
    },
    {
      name: 'before a day',
      parameters: { numericFilters: [`date<${MARCH_6}`] },
      asked: 'q=&to=2025-03-05',
    },
    {
      name: 'on a day',
      parameters: { numericFilters: [`date=${MARCH_6}`] },
      asked: 'q=&from=2025-03-06&to=2025-03-06',
    },
    {
      name: 'within two bounds on each side',
      parameters: {
        numericFilters: [
          `date>=${MARCH_6}`,
          `date>=${MARCH_6 - DAY}`,
          [`date<=${MARCH_6 + DAY}`],
          `date<=${MARCH_6 + 2 * DAY}`,
        ],
      },
      asked: 'q=&from=2025-03-06&to=2025-03-07',
    },
    {
      name: 'days before 1970',
      parameters: { numericFilters: [`date>=${DAY_1850 - DAY}`, `date<=${DAY_1850}`] },
      asked: 'q=&from=1849-12-31&to=1850-01-01',
    },
    {
      name: 'days before 1970, in milliseconds',
      parameters: { numericFilters: [`date>${DAY_1850 * 1000}`, 'date<=-86400000000.5'] },
      asked: 'q=&from=1850-01-02&to=1967-04-06',
    },
    {
      name: 'the year 1972, in milliseconds',
      parameters: { numericFilters: ['date>=63072000000', 'date<94694400000'] },
      asked: 'q=&from=1972-01-01&to=1972-12-31',
    },
    {
      name: 'the last seconds and the first milliseconds',
      parameters: { numericFilters: ['date<=9999999999', 'date>=10000000000'] },
      asked: 'q=&from=1970-04-27&to=2286-11-20',
    },
    {
      name: 'until the end of time',
      parameters: { numericFilters: [`date<=${Number.MAX_SAFE_INTEGER}`, 'date>=0'] },
      asked: 'q=&from=1970-01-01&to=9999-12-31',
    },
    {
      name: 'since the beginning of time',
      parameters: { numericFilters: [`date>=${-Number.MAX_VALUE}`, 'date<=0'] },
      asked: 'q=&from=0001-01-01&to=1970-01-01',
    },
    {
      name: 'after the end of time',
      parameters: { numericFilters: [`date>=${Number.MAX_SAFE_INTEGER}`] },
      asked: null,
    },
    {
      name: 'before the beginning of time',
      parameters: { numericFilters: [`date<=${Number.MIN_SAFE_INTEGER}`] },
      asked: null,
    },
    {
      name: 'the start of a query that is too long',
      parameters: { query: '😀'.repeat(201) },
      asked: `q=${'😀'.repeat(200)}`,
    },
    {
      name: 'a time that cannot be',
      parameters: { numericFilters: [`date>${MARCH_6}`, `date<${MARCH_6}`] },
      asked: null,
    },
  ])('says $name', ({ parameters, asked }) => {
    expect(ask(parameters)).toBe(asked)
  })

  it.each([
    { indexName: 'articles', sort: '' },
    { indexName: 'articles_newest', sort: '&sort=newest' },
    { indexName: 'articles:oldest', sort: '&sort=oldest' },
    { indexName: 'newest', sort: '&sort=newest' },
    { indexName: 'thenewest', sort: '' },
  ])('sorts by the name of the index: $indexName', ({ indexName, sort }) => {
    expect(ask({}, indexName)).toBe(`q=${sort}`)
  })

  it.each<{ name: string; parameters: AlgoliaParameters }>([
    { name: 'filters', parameters: { filters: 'city:佛山' } },
    { name: 'tag filters', parameters: { tagFilters: ['x'] } },
    {
      name: 'two values that must both hold',
      parameters: { facetFilters: ['city:佛山', 'city:广州'] },
    },
    {
      name: 'a choice between fields',
      parameters: { facetFilters: [['city:佛山', 'section:要闻']] },
    },
    { name: 'an exclusion of a value', parameters: { facetFilters: ['city:-佛山'] } },
    { name: 'an exclusion of a field', parameters: { facetFilters: ['-city:佛山'] } },
    { name: 'a filter without a field', parameters: { facetFilters: ['佛山'] } },
    { name: 'another number than the date', parameters: { numericFilters: ['price>3'] } },
    { name: 'a day in words', parameters: { numericFilters: ['date>=yesterday'] } },
    { name: "a range in Algolia's words", parameters: { numericFilters: ['date:1 TO 5'] } },
    { name: 'another day', parameters: { numericFilters: [`date!=${MARCH_6}`] } },
    {
      name: 'a choice of dates',
      parameters: { numericFilters: [[`date=${MARCH_6}`, `date=${MARCH_6 + DAY}`]] },
    },
  ])('refuses what the API cannot express: $name', ({ parameters }) => {
    expect(() => ask(parameters)).toThrow('the search API cannot express')
  })
})

describe('windowOf', () => {
  it.each<{ name: string; parameters: AlgoliaParameters; hits: ReturnType<typeof windowOf> }>([
    { name: 'nothing', parameters: {}, hits: { start: 0, page: 0, hitsPerPage: 20 } },
    {
      name: 'a page',
      parameters: { page: 3, hitsPerPage: 5 },
      hits: { start: 15, page: 3, hitsPerPage: 5 },
    },
    {
      name: 'a window, whatever the page',
      parameters: { offset: 7, length: 3, page: 9, hitsPerPage: 50 },
      hits: { start: 7, page: 2, hitsPerPage: 3 },
    },
    {
      name: 'a length alone',
      parameters: { length: 6, page: 1 },
      hits: { start: 0, page: 0, hitsPerPage: 6 },
    },
    {
      name: 'an offset alone',
      parameters: { offset: 30, hitsPerPage: 10 },
      hits: { start: 30, page: 3, hitsPerPage: 10 },
    },
    {
      name: 'no hits',
      parameters: { offset: 5, length: 0 },
      hits: { start: 5, page: 0, hitsPerPage: 0 },
    },
  ])('is of $name', ({ parameters, hits }) => {
    expect(windowOf(parameters)).toEqual(hits)
  })
})
