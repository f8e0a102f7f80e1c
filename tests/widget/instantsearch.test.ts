/** The InstantSearch client against the real algoliasearch-helper, over an API in memory. */

import algoliasearchHelper, {
  type AlgoliaSearchHelper,
  type SearchResults,
} from 'algoliasearch-helper'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  createInstantSearchClient,
  type InstantSearchClient,
  type InstantSearchHit,
} from '../../src/widget/instantsearch.ts'
import type { SearchHit, SearchResponse } from '../../src/wire.ts'
import { hitOf, markedText } from '../support/browser-answers.ts'

const SRC = 'https://search.example.com'

interface Article {
  readonly title: string
  readonly date: string
  readonly city: string
  readonly section: string
}

const CITIES = ['佛山', '广州', '深圳', '-北京', '《港澳》:台']

/** Two articles a city: the one that is newer and in 要闻 first. */
const ARTICLES: readonly Article[] = CITIES.flatMap((city, index) => [
  { title: `${city}医疗互助`, date: `2025-03-1${index}`, city, section: '要闻' },
  { title: `${city}工会<b>医疗</b>`, date: `2024-03-1${index}`, city, section: '基层' },
])

describe('with algoliasearch-helper', () => {
  it('answers a query with hits, counts and pages', async () => {
    const { helper } = makeHelper({ hitsPerPage: 3, page: 1 })
    const results = await run(helper.setQuery('医疗').setPage(1))
    expect(results).toMatchObject({
      nbHits: 10,
      page: 1,
      nbPages: 4,
      hitsPerPage: 3,
      query: '医疗',
    })
    expect(results.hits.map(({ objectID }) => objectID)).toEqual(['d3', 'd4', 'd5'])
    expect(results.hits[0]).toMatchObject({
      title: '广州工会<b>医疗</b>',
      city: ['广州'],
      date: '2024-03-11',
      url: `${SRC}/documents/d3`,
    })
  })

  it('counts the other values of a disjunctive facet as if it were not refined', async () => {
    const { helper, asked } = makeHelper({ disjunctiveFacets: ['city'], facets: ['section'] })
    helper.addDisjunctiveFacetRefinement('city', '佛山')
    helper.addFacetRefinement('section', '要闻')
    const results = await run(helper)
    expect(results.hits.map(({ title }) => title)).toEqual(['佛山医疗互助'])
    expect(facetCounts(results, 'city')).toEqual({
      佛山: 1,
      广州: 1,
      深圳: 1,
      '-北京': 1,
      '《港澳》:台': 1,
    })
    expect(facetCounts(results, 'section')).toEqual({ 要闻: 1 })
    // One request for the hits, one for the counts, which needs no hits.
    expect(asked.map((url) => url.searchParams.get('limit'))).toEqual(['20', '1'])
  })

  it('takes either of two values of a disjunctive facet', async () => {
    const { helper } = makeHelper({ disjunctiveFacets: ['city'] })
    helper.addDisjunctiveFacetRefinement('city', '佛山')
    helper.addDisjunctiveFacetRefinement('city', '广州')
    expect((await run(helper)).nbHits).toBe(4)
  })

  it.each(['-北京', '《港澳》:台'])('takes a value with special characters: %s', async (value) => {
    const { helper } = makeHelper({ disjunctiveFacets: ['city'] })
    const before = await run(helper)
    const values = before.getFacetValues('city', {})
    const found = Array.isArray(values) ? values.find(({ name }) => name === value) : undefined
    helper.addDisjunctiveFacetRefinement('city', found?.escapedValue ?? '')
    const after = await run(helper)
    expect(after.hits.map(({ city }) => city)).toEqual([[value], [value]])
  })

  it('takes a range of dates', async () => {
    const { helper } = makeHelper({})
    helper.addNumericRefinement('date', '>=', Date.UTC(2025, 2, 11) / 1000)
    helper.addNumericRefinement('date', '<', Date.UTC(2025, 2, 13) / 1000)
    expect((await run(helper)).hits.map(({ date }) => date)).toEqual(['2025-03-11', '2025-03-12'])
  })

  it('sorts by the name of the index', async () => {
    const { helper } = makeHelper({})
    helper.setIndex('articles_oldest')
    const results = await run(helper)
    expect(results.index).toBe('articles_oldest')
    expect(results.hits[0]?.['date']).toBe('2024-03-10')
  })

  it('searches the values of a facet', async () => {
    const { helper } = makeHelper({ disjunctiveFacets: ['city'] })
    helper.addDisjunctiveFacetRefinement('city', '佛山')
    const { facetHits } = await helper.searchForFacetValues('city', '州', 5, {
      highlightPreTag: '[',
      highlightPostTag: ']',
    })
    expect(facetHits).toMatchObject([{ value: '广州', highlighted: '广[州]', count: 2 }])
  })

  it('searches them as version 5 of the client does', async () => {
    const { client } = makeClient()
    const request = { facetQuery: '圳', maxFacetHits: 1 }
    expect(
      await client.searchForFacetValues({
        indexName: 'articles',
        facetName: 'city',
        searchForFacetValuesRequest: request,
      }),
    ).toMatchObject({ facetHits: [{ value: '深圳', highlighted: '深<em>圳</em>', count: 2 }] })
  })

  it('lists the most frequent value of a facet first, also of years', async () => {
    const { client } = makeClient((response) => ({
      ...response,
      facets: { year: { '2023': 3, '2024': 1, '2025': 2 } },
    }))
    const call = { indexName: 'articles', facetName: 'year' }
    const { facetHits } = await client.searchForFacetValues(call)
    expect(facetHits.map(({ value }) => value)).toEqual(['2023', '2025', '2024'])
    const params = { facets: ['year'], maxValuesPerFacet: 2 }
    const { results } = await client.search([{ indexName: 'articles', params }])
    expect(results[0]?.facets).toEqual({ year: { '2023': 3, '2025': 2 } })
  })

  it('reports what the API cannot express as an error', async () => {
    const { helper } = makeHelper({ facets: ['city'] })
    helper.addFacetRefinement('city', '佛山').addFacetRefinement('city', '广州')
    await expect(run(helper)).rejects.toThrow('cannot express facetFilters')
  })

  it('reports an API that fails as an error', async () => {
    const client = createInstantSearchClient({
      src: SRC,
      fetch: () => Promise.resolve(new Response('', { status: 503, statusText: 'No Index' })),
    })
    await expect(run(algoliasearchHelper(client, 'articles', {}))).rejects.toThrow(
      'search failed: 503 No Index',
    )
  })

  it('says what the API expected', async () => {
    const client = createInstantSearchClient({
      src: SRC,
      fetch: () => Promise.resolve(Response.json({ detail: 'sort: expected …' }, { status: 400 })),
    })
    await expect(run(algoliasearchHelper(client, 'articles', {}))).rejects.toThrow(
      'search failed: 400 sort: expected …',
    )
  })
})

describe('createInstantSearchClient', () => {
  it('answers in the order of the requests', async () => {
    const { client } = makeClient()
    const { results } = await client.search([
      { indexName: 'a', params: { query: '工会' } },
      { indexName: 'b', params: { query: '互助' } },
      { indexName: 'c' },
    ])
    expect(results.map(({ index, nbHits }) => [index, nbHits])).toEqual([
      ['a', 5],
      ['b', 5],
      ['c', 10],
    ])
  })

  it('asks nothing where no document can match', async () => {
    const { client, asked } = makeClient()
    const { results } = await client.search([
      { indexName: 'a', params: { numericFilters: ['date>100', 'date<100'] } },
    ])
    expect(results[0]).toMatchObject({ nbHits: 0, hits: [], nbPages: 0 })
    expect(asked).toEqual([])
  })

  it('highlights unescaped text with the tags of the caller', async () => {
    const { client } = makeClient()
    const tags = { highlightPreTag: '__ais-highlight__', highlightPostTag: '__/ais-highlight__' }
    const { results } = await client.search([
      { indexName: 'a', params: { query: '医疗', hitsPerPage: 2, ...tags } },
    ])
    const [first, second] = (results[0]?.hits ?? []).map(highlightsOf)
    expect(first?.title).toEqual({
      value: '佛山__ais-highlight__医疗__/ais-highlight__互助',
      matchLevel: 'full',
      matchedWords: ['医疗'],
    })
    expect(second?.title.value).toBe('佛山工会<b>__ais-highlight__医疗__/ais-highlight__</b>')
    expect(second?.snippet.matchLevel).toBe('full')
  })

  it('tells a full match from a part of one and from none', async () => {
    const { client } = makeClient((response) => ({
      ...response,
      terms: ['医疗', '互助'],
      hits: ['医疗互助', '医疗', '工会'].map((title, index) =>
        hitOf('', {
          id: `h${index}`,
          title: { text: title, ranges: title === '工会' ? [] : [[0, title.length]], html: '' },
        }),
      ),
    }))
    const { results } = await client.search([{ indexName: 'a' }])
    expect(results[0]?.hits.map((hit) => highlightsOf(hit).title.matchLevel)).toEqual([
      'full',
      'partial',
      'none',
    ])
  })

  it('shows the same as our own html once InstantSearch has escaped it', async () => {
    const anyMarked = fc
      .array(fc.tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 5 }), fc.boolean()))
      .map((pieces) => pieces.filter(([text]) => text !== ''))
    await fc.assert(
      fc.asyncProperty(anyMarked, async (pieces) => {
        const ranges: [number, number][] = []
        let text = ''
        for (const [piece, isMarked] of pieces) {
          if (isMarked) ranges.push([text.length, text.length + piece.length])
          text += piece
        }
        const html = pieces
          .map(([piece, isMarked]) => (isMarked ? `<mark>${escape(piece)}</mark>` : escape(piece)))
          .join('')
        const { client } = makeClient((response) => ({
          ...response,
          hits: [hitOf('', { title: { text, ranges, html: '' } })],
        }))
        const params = {
          highlightPreTag: '__ais-highlight__',
          highlightPostTag: '__/ais-highlight__',
        }
        const { results } = await client.search([{ indexName: 'a', params }])
        const [hit] = results[0]?.hits ?? []
        const value = hit && highlightsOf(hit).title.value
        // What lib/utils/escape-highlight.ts of InstantSearch does.
        const shown = escape(value ?? '')
          .replaceAll('__ais-highlight__', '<mark>')
          .replaceAll('__/ais-highlight__', '</mark>')
        expect(shown).toBe(html)
      }),
      { seed: 20_260_101 },
    )
  })

  describe('at the limits of the API', () => {
    it('fetches a page that is larger than the API serves at once', async () => {
      const { client, asked } = makeClient(manyOf(130))
      const { results } = await client.search([
        { indexName: 'a', params: { hitsPerPage: 120, page: 0 } },
      ])
      expect(results[0]?.hits.map(({ objectID }) => objectID)).toEqual(ids(0, 120))
      expect(results[0]?.nbPages).toBe(2)
      expect(asked.map((url) => url.search)).toEqual([
        '?q=&limit=50',
        '?q=&limit=50&offset=50',
        '?q=&limit=20&offset=100',
      ])
    })

    it('fetches the hits that offset and length name', async () => {
      const { client, asked } = makeClient(manyOf(130))
      const params = { offset: 45, length: 60, page: 1, hitsPerPage: 5 }
      const { results } = await client.search([{ indexName: 'a', params }])
      expect(results[0]?.hits.map(({ objectID }) => objectID)).toEqual(ids(45, 105))
      expect(asked.map((url) => url.search)).toEqual([
        '?q=&limit=50&offset=45',
        '?q=&limit=10&offset=95',
      ])
    })

    it('asks for the start of a query that is too long, and says the whole of it', async () => {
      const { client, asked } = makeClient()
      const query = '😀'.repeat(201)
      const { results } = await client.search([{ indexName: 'a', params: { query } }])
      expect(asked.map((url) => url.searchParams.get('q'))).toEqual(['😀'.repeat(200)])
      expect(results[0]?.query).toBe(query)
    })

    it('offers no page that begins past the last offset', async () => {
      const { client } = makeClient(manyOf(5_000))
      const { results } = await client.search([
        { indexName: 'a', params: { hitsPerPage: 10, page: 100 } },
        { indexName: 'a', params: { hitsPerPage: 10, page: 101 } },
        { indexName: 'a', params: { hitsPerPage: 0 } },
      ])
      expect(results.map(({ hits, nbPages }) => [hits.length, nbPages])).toEqual([
        [10, 101],
        [0, 101],
        [0, 0],
      ])
      expect(results.map(({ nbHits }) => nbHits)).toEqual([5_000, 5_000, 5_000])
    })

    it('keeps as many facet values as are asked for, the most frequent', async () => {
      const { client } = makeClient((response) => ({
        ...response,
        facets: { city: { 佛山: 1, 广州: 3, 深圳: 2 } },
      }))
      const { results } = await client.search([
        { indexName: 'a', params: { facets: ['city'], maxValuesPerFacet: 2 } },
      ])
      expect(Object.entries(results[0]?.facets['city'] ?? {})).toEqual([
        ['广州', 3],
        ['深圳', 2],
      ])
    })
  })
})

/** An API over `ARTICLES`, which refuses what the real one refuses. */
function answer(url: URL): SearchResponse {
  const parameters = url.searchParams
  const query = parameters.get('q') ?? ''
  const limit = Number(parameters.get('limit'))
  const offset = Number(parameters.get('offset') ?? 0)
  if (limit < 1 || limit > 50 || offset > 1000) throw new Error(`400: ${url.search}`)

  const wanted = Map.groupBy(parameters.getAll('filter'), (filter) => filter.split(':', 1)[0])
  const found = ARTICLES.map((article, index) => ({ ...article, id: `d${index}` }))
    .filter(({ title }) => title.includes(query))
    .filter(({ date }) => date >= (parameters.get('from') ?? ''))
    .filter(({ date }) => date <= (parameters.get('to') ?? '9'))
    .filter((article) =>
      [...wanted.values()].every((filters) =>
        filters.some((filter) =>
          [`city:${article.city}`, `section:${article.section}`].includes(filter),
        ),
      ),
    )
  const direction = { newest: -1, oldest: 1 }[parameters.get('sort') ?? ''] ?? 0
  found.sort((one, other) => direction * (one.date < other.date ? -1 : 1))

  const facets: Record<string, Record<string, number>> = {}
  for (const field of ['city', 'section'] as const) {
    if (!parameters.get('facets')?.split(',').includes(field)) continue
    const byValue = Map.groupBy(found, (article) => article[field])
    facets[field] = Object.fromEntries([...byValue].map(([value, list]) => [value, list.length]))
  }
  const hits = found.slice(offset, offset + limit).map(({ id, title, date, city, section }) =>
    hitOf(query, {
      id,
      url: `/documents/${id}`,
      date,
      facets: { city: [city], section: [section] },
      title: markedText(title, query),
    }),
  )
  return {
    query,
    terms: [query],
    match: 'all',
    total: found.length,
    offset,
    limit,
    hits,
    facets,
    suggestion: null,
    indexVersion: 'test',
  }
}

function makeClient(change: (response: SearchResponse, url: URL) => SearchResponse = (r) => r): {
  client: InstantSearchClient
  asked: URL[]
} {
  const asked: URL[] = []
  const client = createInstantSearchClient({
    src: `${SRC}/`,
    fetch: (address) => {
      const url = new URL(address)
      asked.push(url)
      return Promise.resolve(Response.json(change(answer(url), url)))
    },
  })
  return { client, asked }
}

/** A corpus of so many documents, of which the API serves what was asked for. */
function manyOf(total: number) {
  return (response: SearchResponse): SearchResponse => ({
    ...response,
    total,
    hits: ids(response.offset, response.offset + response.limit).map((id): SearchHit =>
      hitOf('', { id }),
    ),
  })
}

function ids(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, index) => `d${from + index}`)
}

function makeHelper(options: Parameters<typeof algoliasearchHelper>[2]): {
  helper: AlgoliaSearchHelper
  asked: URL[]
} {
  const { client, asked } = makeClient()
  return { helper: algoliasearchHelper(client, 'articles', options), asked }
}

/** The names are Algolia's. */
function highlightsOf({ _highlightResult: title, _snippetResult: snippet }: InstantSearchHit) {
  return { title: title.title, snippet: snippet.snippet }
}

function run(helper: AlgoliaSearchHelper): Promise<SearchResults> {
  return new Promise((resolve, reject) => {
    helper.once('result', ({ results }) => resolve(results))
    helper.once('error', ({ error }) => reject(error))
    helper.search()
  })
}

function facetCounts(results: SearchResults, name: string): object {
  const values = results.getFacetValues(name, {})
  return Object.fromEntries(
    Array.isArray(values) ? values.map((value) => [value.name, value.count]) : [],
  )
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
