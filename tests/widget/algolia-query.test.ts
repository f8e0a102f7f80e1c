import { describe, expect, it } from 'vitest'

import { type AlgoliaParameters, apiParameters } from '../../src/widget/algolia-query.ts'

const DAY = 86_400
const MARCH_6 = Date.UTC(2025, 2, 6) / 1000

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
    { name: 'another day', parameters: { numericFilters: [`date!=${MARCH_6}`] } },
    {
      name: 'a choice of dates',
      parameters: { numericFilters: [[`date=${MARCH_6}`, `date=${MARCH_6 + DAY}`]] },
    },
  ])('refuses what the API cannot express: $name', ({ parameters }) => {
    expect(() => ask(parameters)).toThrow('the search API cannot express')
  })
})
