/**
 * A `searchClient` for InstantSearch over our API.
 *
 * InstantSearch escapes whole values and then turns its own tags into `<mark>`; so highlights
 * are made from ranges, of unescaped text and the caller's tags. From `html` they would be
 * escaped twice.
 *
 * Layer: widget. Imports: widget, wire.
 */

import type { MarkedText, SearchHit, SearchResponse } from '../wire.ts'
import {
  type AlgoliaParameters,
  apiParameters,
  MAX_LIMIT,
  MAX_OFFSET,
  windowOf,
} from './algolia-query.ts'
import { apiBase, pageUrl } from './locations.ts'
import { cutPieces } from './marked.ts'
import { refusal } from './refused.ts'

/** What the client is made for. */
export interface InstantSearchOptions {
  /** Base URL of the API, such as `https://search.example.com`. */
  readonly src: string
  /** Default: the global one. */
  readonly fetch?: (url: string) => Promise<Response>
  /** Facets that `*` stands for; default `city`. */
  readonly facets?: readonly string[]
}

/** One search, as InstantSearch asks for it. */
export interface InstantSearchRequest {
  readonly indexName: string
  readonly params?: AlgoliaParameters | undefined
}

/** One search for a facet's values. */
export interface FacetValuesRequest {
  readonly indexName: string
  readonly params: AlgoliaParameters & {
    readonly facetName: string
    readonly facetQuery?: string | undefined
    readonly maxFacetHits?: number | undefined
  }
}

/** A text with the caller's tags. */
export interface Highlight {
  readonly value: string
  readonly matchLevel: 'none' | 'partial' | 'full'
  readonly matchedWords: readonly string[]
}

/** A hit: the API's fields, its facets as attributes, and the highlights. */
export interface InstantSearchHit {
  readonly objectID: string
  readonly url: string
  readonly title: string
  readonly snippet: string
  readonly date: string | null
  readonly _highlightResult: Readonly<Record<'title' | 'snippet', Highlight>>
  readonly _snippetResult: Readonly<Record<'title' | 'snippet', Highlight>>
  readonly [facet: string]: unknown
}

/** What InstantSearch reads of a result. */
export interface InstantSearchResult<Hit = InstantSearchHit> {
  readonly index: string
  readonly query: string
  readonly params: string
  readonly hits: Hit[]
  readonly nbHits: number
  readonly page: number
  readonly nbPages: number
  readonly hitsPerPage: number
  readonly facets: Record<string, Record<string, number>>
  /** 0: the API does not tell time. */
  readonly processingTimeMS: number
  readonly exhaustiveNbHits: true
  readonly exhaustiveFacetsCount: true
}

/** The same, as version 5 of Algolia's client has it: without a search that narrows the values. */
export interface FacetValuesCall {
  readonly indexName: string
  readonly facetName: string
  readonly searchForFacetValuesRequest?:
    | { readonly facetQuery?: string | undefined; readonly maxFacetHits?: number | undefined }
    | undefined
}

/** Values of a facet, most frequent first. */
export interface FacetValues {
  readonly facetHits: { value: string; highlighted: string; count: number }[]
  readonly exhaustiveFacetsCount: true
}

/** The two methods that InstantSearch calls. */
export interface InstantSearchClient {
  /** Answers in the order of the requests. */
  search(requests: readonly InstantSearchRequest[]): Promise<{ results: InstantSearchResult[] }>
  searchForFacetValues(requests: readonly FacetValuesRequest[]): Promise<FacetValues[]>
  searchForFacetValues(request: FacetValuesCall): Promise<FacetValues>
}

/** The part of an answer that is read here. */
type Page = Pick<SearchResponse, 'total' | 'terms' | 'hits' | 'facets'>

const DEFAULT_FACETS = ['city']
const DEFAULT_MAX_FACET_VALUES = 100
const DEFAULT_MAX_FACET_HITS = 10

/**
 * Creates a client for one API.
 *
 * Pages that begin past the API's last offset are not offered: `nbPages` ends before them.
 */
export function createInstantSearchClient(options: InstantSearchOptions): InstantSearchClient {
  const base = apiBase(options.src)
  const { fetch: request = (url: string) => fetch(url), facets: allFacets = DEFAULT_FACETS } =
    options

  const getPage = async (
    parameters: URLSearchParams | null,
    offset: number,
    limit: number,
  ): Promise<Page> => {
    if (!parameters) return { total: 0, terms: [], hits: [], facets: {} }
    const query = new URLSearchParams(parameters)
    query.set('limit', String(limit))
    if (offset > 0) query.set('offset', String(offset))
    const response = await request(`${base}/v1/search?${query}`)
    if (!response.ok) throw await refusal(response)
    return response.json()
  }

  /** Gets more hits than the API serves at once, and counts where it serves none. */
  const getHits = async (
    parameters: URLSearchParams | null,
    start: number,
    count: number,
  ): Promise<Page> => {
    if (count === 0 || start > MAX_OFFSET) {
      return { ...(await getPage(parameters, 0, 1)), hits: [] }
    }
    const first = await getPage(parameters, start, Math.min(count, MAX_LIMIT))
    const hits = [...first.hits]
    const end = Math.min(start + count, first.total)
    for (let at = start + MAX_LIMIT; at < end && at <= MAX_OFFSET; at += MAX_LIMIT) {
      hits.push(...(await getPage(parameters, at, Math.min(end - at, MAX_LIMIT))).hits)
    }
    return { ...first, hits }
  }

  const searchOne = async ({
    indexName,
    params = {},
  }: InstantSearchRequest): Promise<InstantSearchResult> => {
    const { start, page, hitsPerPage } = windowOf(params)
    const parameters = apiParameters(indexName, params, allFacets)
    const { hits, total, terms, facets } = await getHits(parameters, start, hitsPerPage)
    const maxValues = params.maxValuesPerFacet ?? DEFAULT_MAX_FACET_VALUES
    return {
      index: indexName,
      query: params.query ?? '',
      params: String(parameters ?? ''),
      hits: hits.map((hit) => hitOf(hit, terms, params, base)),
      nbHits: total,
      page,
      nbPages: pageCount(total, hitsPerPage),
      hitsPerPage,
      facets: Object.fromEntries(
        Object.entries(facets).map(([name, counts]) => [
          name,
          Object.fromEntries(byCount(counts).slice(0, maxValues)),
        ]),
      ),
      processingTimeMS: 0,
      exhaustiveNbHits: true,
      exhaustiveFacetsCount: true,
    }
  }

  const searchFacet = async ({ indexName, params }: FacetValuesRequest): Promise<FacetValues> => {
    const { facetName, facetQuery = '', maxFacetHits = DEFAULT_MAX_FACET_HITS } = params
    const parameters = apiParameters(indexName, { ...params, facets: facetName }, allFacets)
    const { facets } = await getPage(parameters, 0, 1)
    const facetHits = byCount(facets[facetName] ?? {})
      .map(([value, count]) => ({ value, count, at: fold(value).indexOf(fold(facetQuery)) }))
      .filter(({ at }) => at >= 0)
      .slice(0, maxFacetHits)
      .map(({ value, count, at }) => {
        const end = at + facetQuery.length
        const ranges: [number, number][] = end > at ? [[at, end]] : []
        return { value, count, highlighted: tagged({ text: value, ranges }, params) }
      })
    return { facetHits, exhaustiveFacetsCount: true }
  }

  function searchForFacetValues(requests: readonly FacetValuesRequest[]): Promise<FacetValues[]>
  function searchForFacetValues(request: FacetValuesCall): Promise<FacetValues>
  function searchForFacetValues(
    requests: readonly FacetValuesRequest[] | FacetValuesCall,
  ): Promise<FacetValues[] | FacetValues> {
    if (!('facetName' in requests)) return Promise.all(requests.map(searchFacet))
    const { indexName, facetName, searchForFacetValuesRequest } = requests
    return searchFacet({ indexName, params: { facetName, ...searchForFacetValuesRequest } })
  }

  return {
    search: async (requests) => ({ results: await Promise.all(requests.map(searchOne)) }),
    searchForFacetValues,
  }
}

/** How many pages begin where the API still serves. */
function pageCount(total: number, hitsPerPage: number): number {
  if (hitsPerPage === 0) return 0
  return Math.min(Math.ceil(total / hitsPerPage), Math.floor(MAX_OFFSET / hitsPerPage) + 1)
}

function hitOf(
  hit: SearchHit,
  terms: readonly string[],
  tags: AlgoliaParameters,
  base: string,
): InstantSearchHit {
  const highlights = {
    title: highlightOf(hit.title, terms, tags),
    snippet: highlightOf(hit.snippet, terms, tags),
  }
  return {
    ...hit.facets,
    objectID: hit.id,
    url: pageUrl(hit.url, base),
    title: hit.title.text,
    snippet: hit.snippet.text,
    date: hit.date,
    _highlightResult: highlights,
    _snippetResult: highlights,
  }
}

function highlightOf(
  marked: MarkedText,
  terms: readonly string[],
  tags: AlgoliaParameters,
): Highlight {
  const matchedWords = [
    ...new Set(marked.ranges.map(([start, end]) => fold(marked.text.slice(start, end)))),
  ]
  const isFull = terms.every((term) => matchedWords.some((word) => word.includes(fold(term))))
  const matchLevel = matchedWords.length === 0 ? 'none' : isFull ? 'full' : 'partial'
  return { value: tagged(marked, tags), matchLevel, matchedWords }
}

/** Puts the caller's tags round the marked parts; nothing is escaped. */
function tagged(
  marked: Pick<MarkedText, 'text' | 'ranges'>,
  { highlightPreTag = '<em>', highlightPostTag = '</em>' }: AlgoliaParameters,
): string {
  return cutPieces(marked)
    .map(({ text, isMarked }) => (isMarked ? highlightPreTag + text + highlightPostTag : text))
    .join('')
}

function byCount(counts: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(counts).toSorted(([, one], [, other]) => other - one)
}

function fold(text: string): string {
  return text.toLowerCase()
}
