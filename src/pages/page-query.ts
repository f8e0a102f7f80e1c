/**
 * What a page was asked for, and the links that ask for something near it.
 *
 * Parameters are those of the API, read by its rules. A page is kinder with them: what is
 * unknown or blank is ignored (a form sends its empty fields), and beside what is wrong it
 * keeps what is right, so that the reader can go on from there.
 *
 * Layer: pages. Imports: search, api, pages, wire.
 */

import {
  DEFAULT_LIMIT,
  MAX_OFFSET,
  MAX_QUERY,
  readFilter,
  readParams,
  SearchParams,
} from '../api/params.ts'
import type { SearchRequest } from '../search/engine.ts'
import { dayOf, type FacetFilter } from '../search/retrieve/filters.ts'
import type { Sort } from '../wire.ts'
import { type Language, parseLanguage } from './language.ts'

/** A search as its address says it. */
export interface PageQuery {
  readonly q: string
  readonly filters: readonly FacetFilter[]
  /** ISO days, both included. */
  readonly from: string | null
  readonly to: string | null
  readonly sort: Sort
  readonly limit: number
  readonly offset: number
  /** Chosen by the reader; null leaves it to the browser. */
  readonly language: Language | null
  /** The facet field of which all values are listed. */
  readonly more: string | null
}

/** What is wrong with a search, for the reader. */
export type QueryProblem = 'q' | 'limit' | 'offset' | 'sort' | 'filter' | 'from' | 'to' | 'range'

export interface ReadQuery {
  /** What is right; the rest has its default. */
  readonly query: PageQuery
  readonly problems: readonly QueryProblem[]
}

/**
 * Every link of a page carries its filters, so their number multiplies with the number of links.
 * A reader seldom chooses more than two or three.
 */
const MAX_FILTERS = 20

const SINGLE = ['q', 'limit', 'offset', 'sort', 'from', 'to'] as const

/**
 * Reads the parameters of a page.
 *
 * @param fields - Facet fields of the index.
 */
export function readPageQuery(search: URLSearchParams, fields: readonly string[]): ReadQuery {
  const problems: QueryProblem[] = []
  const given = new URLSearchParams()
  for (const name of SINGLE) {
    const value = search.get(name)?.trim()
    if (value) given.set(name, value)
  }
  for (const [name, value] of given) {
    const alone = readParams(SearchParams, new URLSearchParams({ [name]: value }), 'ignore')
    if (alone.ok) continue
    problems.push(name as (typeof SINGLE)[number])
    // The start of what is too long can be searched; nothing else can be repaired.
    if (name === 'q') given.set(name, [...value].slice(0, MAX_QUERY).join(''))
  }
  for (const name of problems) if (name !== 'q') given.delete(name)

  const wanted = new Set(search.getAll('filter').filter((value) => value !== ''))
  const filters = [...wanted]
    .flatMap((text) => readFilter(text, fields) ?? [])
    .slice(0, MAX_FILTERS)
  if (filters.length < wanted.size) problems.push('filter')

  const [from, to] = [given.get('from'), given.get('to')]
  if (from !== null && to !== null && to < from) {
    problems.push('range')
    given.delete('from')
    given.delete('to')
  }

  const { value } = readParams(SearchParams, given, 'ignore') as Read
  const more = search.get('more')
  return {
    query: {
      q: value.q,
      filters,
      from: given.get('from'),
      to: given.get('to'),
      sort: value.sort,
      limit: value.limit,
      offset: value.offset,
      language: parseLanguage(search.get('lang') ?? ''),
      more: more !== null && fields.includes(more) ? more : null,
    },
    problems,
  }
}

/** After all that was wrong is gone, reading succeeds. */
type Read = Extract<ReturnType<typeof readParams<typeof SearchParams>>, { ok: true }>

/**
 * Whether a link can ask for these filters: not too many of them, none too long, and none that
 * would be read as one on a field of a longer name.
 *
 * @param fields - Facet fields of the index.
 */
export function canAsk(filters: readonly FacetFilter[], fields: readonly string[]): boolean {
  return (
    filters.length <= MAX_FILTERS &&
    filters.every((filter) => readFilter(textOf(filter), fields)?.field === filter.field)
  )
}

function textOf({ field, value }: FacetFilter): string {
  return `${field}:${value}`
}

/** The search that a page runs. */
export function searchRequestOf(query: PageQuery, facets: readonly string[]): SearchRequest {
  return {
    query: query.q,
    limit: query.limit,
    offset: query.offset,
    sort: query.sort,
    filters: {
      facets: query.filters,
      fromDay: query.from === null ? null : dayOf(query.from),
      toDay: query.to === null ? null : dayOf(query.to),
    },
    facets,
  }
}

/** The last page of results that can be asked for, counted from 1. */
export function lastPageOf(total: number, limit: number): number {
  return Math.max(1, Math.min(Math.ceil(total / limit), Math.floor(MAX_OFFSET / limit) + 1))
}

/** The last hit that a page of results can show, counted from 1. */
export function lastHitOf(limit: number): number {
  return MAX_OFFSET + limit
}

/** Where a page of results begins that shows a hit: as far down as can be asked for. */
export function offsetOf(position: number, limit: number): number {
  return Math.min(Math.floor((position - 1) / limit) * limit, MAX_OFFSET)
}

/**
 * The parameters of a search in their one order, without those that say nothing. Two addresses
 * that ask for the same have the same canonical form.
 */
export function parametersOf(query: PageQuery): URLSearchParams {
  const parameters = new URLSearchParams()
  if (query.q !== '') parameters.set('q', query.q)
  for (const filter of query.filters) parameters.append('filter', textOf(filter))
  if (query.from !== null) parameters.set('from', query.from)
  if (query.to !== null) parameters.set('to', query.to)
  if (query.sort !== 'relevance') parameters.set('sort', query.sort)
  if (query.limit !== DEFAULT_LIMIT) parameters.set('limit', String(query.limit))
  if (query.offset !== 0) parameters.set('offset', String(query.offset))
  if (query.more !== null) parameters.set('more', query.more)
  if (query.language !== null) parameters.set('lang', query.language)
  return parameters
}

/** The address of a results page: `query` with some of it changed, from its first result. */
export function searchHref(query: PageQuery, change: Partial<PageQuery> = {}): string {
  return address('/search', parametersOf({ ...query, offset: 0, more: null, ...change }))
}

/** The address of the start page, in the reader's language. */
export function startHref({ language }: PageQuery): string {
  return address('/', new URLSearchParams(language === null ? {} : { lang: language }))
}

/** A search for something else, in the reader's language. */
export function newQuery({ language }: PageQuery): PageQuery {
  return {
    q: '',
    filters: [],
    from: null,
    to: null,
    sort: 'relevance',
    limit: DEFAULT_LIMIT,
    offset: 0,
    language,
    more: null,
  }
}

/** Whether `filters` holds this one. */
export function hasFilter(filters: readonly FacetFilter[], { field, value }: FacetFilter): boolean {
  return filters.some((filter) => filter.field === field && filter.value === value)
}

/** The filters with this one added, or taken away where it is. */
export function toggleFilter(
  filters: readonly FacetFilter[],
  { field, value }: FacetFilter,
): FacetFilter[] {
  return hasFilter(filters, { field, value })
    ? filters.filter((filter) => filter.field !== field || filter.value !== value)
    : [...filters, { field, value }]
}

/**
 * An address of this site. Letters of any script stay as they are, as HTML allows: a third of
 * the bytes, and a reader can read them. Blanks and what cannot be seen stay encoded.
 */
export function address(path: string, parameters: URLSearchParams): string {
  const text = String(parameters)
    .replaceAll('%3A', ':')
    .replace(/(?:%[89A-F][0-9A-F])+/g, (bytes) =>
      decodeURIComponent(bytes).replace(/[\p{C}\p{Z}]/gu, encodeURIComponent),
    )
  return text === '' ? path : `${path}?${text}`
}
