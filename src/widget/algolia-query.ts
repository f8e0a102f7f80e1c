/**
 * Algolia's search parameters in the terms of our API.
 *
 * What the API cannot express is refused, not ignored: a filter that is silently dropped shows
 * readers what they have excluded.
 *
 * Layer: widget. Imports: widget.
 */

import { canonicalQuery } from './endpoint.ts'

/** A filter, all of a list, or for a list in the list: one of it. Deeper lists are refused. */
export type AlgoliaFilters = string | readonly AlgoliaFilters[]

/** The parameters that are read; others, such as `analytics`, change nothing here. */
export interface AlgoliaParameters {
  readonly query?: string | undefined
  readonly page?: number | undefined
  readonly hitsPerPage?: number | undefined
  readonly offset?: number | undefined
  readonly length?: number | undefined
  readonly facets?: string | readonly string[] | undefined
  readonly facetFilters?: AlgoliaFilters | undefined
  readonly numericFilters?: AlgoliaFilters | undefined
  readonly filters?: string | undefined
  readonly tagFilters?: string | readonly unknown[] | undefined
  readonly maxValuesPerFacet?: number | undefined
  readonly highlightPreTag?: string | undefined
  readonly highlightPostTag?: string | undefined
}

/** The API serves no more at once. */
export const MAX_LIMIT = 50

/** The API serves nothing further down. */
export const MAX_OFFSET = 1000

/** Algolia's own default. */
const DEFAULT_HITS_PER_PAGE = 20

const DAY_SECONDS = 86_400

/**
 * Timestamps of this magnitude and more are milliseconds, smaller ones seconds: few searches are
 * for days before the year 1653 or after 2286, or bounded by moments within 116 days of 1970.
 */
const LEAST_MILLISECONDS = 1e10

/** Days that the API can be asked for, since 1970: all of the years 1 to 9999. */
const FIRST_DAY = -719_162
const LAST_DAY = 2_932_896

/** The hits that are meant: of which page, 0-based, of which size, and from which rank on. */
export interface Window {
  readonly start: number
  readonly page: number
  readonly hitsPerPage: number
}

/** Returns which hits are meant. As at Algolia, `offset` and `length` stand above a page. */
export function windowOf({
  page = 0,
  hitsPerPage = DEFAULT_HITS_PER_PAGE,
  offset,
  length,
}: AlgoliaParameters): Window {
  if (offset === undefined && length === undefined) {
    return { start: page * hitsPerPage, page, hitsPerPage }
  }
  const start = offset ?? 0
  const size = length ?? hitsPerPage
  return { start, page: size === 0 ? 0 : Math.floor(start / size), hitsPerPage: size }
}

/**
 * Returns the API's parameters but for `limit` and `offset`; null when no document can match.
 *
 * @param indexName - Ends in `newest` or `oldest` to sort by date, as the `SortBy` widget has it.
 * @param allFacets - What `*` stands for.
 * @throws Error for what the API cannot express
 */
export function apiParameters(
  indexName: string,
  parameters: AlgoliaParameters,
  allFacets: readonly string[],
): URLSearchParams | null {
  const { query = '', facets = [], facetFilters = [], numericFilters = [] } = parameters
  for (const name of ['filters', 'tagFilters'] as const) {
    if ((parameters[name] ?? '').length > 0) refuse(name, parameters[name])
  }
  const result = new URLSearchParams({ q: canonicalQuery(query) })
  const sort = /(?:^|[^a-z])(newest|oldest)$/.exec(indexName)?.[1]
  if (sort !== undefined) result.set('sort', sort)

  const names = listOf(facets).flatMap((name) => (name === '*' ? allFacets : [name]))
  if (names.length > 0) result.set('facets', [...new Set(names)].join(','))
  for (const filter of facetClauses(facetFilters)) result.append('filter', filter)

  const { from, to } = dateRange(numericFilters)
  if (from > Math.min(to, LAST_DAY) || to < FIRST_DAY) return null
  if (from !== -Infinity) result.set('from', isoDay(Math.max(from, FIRST_DAY)))
  if (to !== Infinity) result.set('to', isoDay(Math.min(to, LAST_DAY)))
  return result
}

/**
 * Returns `field:value` for each value: one of a field's values is enough, every field counts.
 *
 * That is how the refinement lists ask. Two values of one field that must both hold, or a choice
 * between fields, cannot be said.
 */
function facetClauses(filters: AlgoliaFilters): string[] {
  const byField = new Map<string, string>()
  for (const clause of listOf(filters)) {
    const pairs = stringsOf('facetFilters', clause).map((filter) => {
      const [, field = '', value = ''] =
        /^([^:]+):(.*)$/s.exec(filter) ?? refuse('facetFilters', filter)
      // A minus excludes; a value's own is escaped.
      if (field.startsWith('-') || value.startsWith('-')) refuse('facetFilters', filter)
      return { field, filter: `${field}:${value.replace(/^\\-/, '-')}` }
    })
    const field = pairs[0]?.field ?? ''
    const text = pairs.map(({ filter }) => filter).join('\n')
    if (pairs.some((pair) => pair.field !== field) || (byField.get(field) ?? text) !== text) {
      refuse('facetFilters', filters)
    }
    if (pairs.length > 0) byField.set(field, text)
  }
  return [...byField.values()].flatMap((text) => text.split('\n'))
}

/**
 * Returns the first and last day that pass, as days since 1970.
 *
 * Timestamps are seconds or milliseconds, also before 1970; a document's moment is the start of its
 * day in UTC.
 */
function dateRange(filters: AlgoliaFilters): { readonly from: number; readonly to: number } {
  let from = -Infinity
  let to = Infinity
  for (const clause of listOf(filters)) {
    const [filter = '', ...others] = stringsOf('numericFilters', clause)
    const [, operator = '', value] = /^\s*date\s*(<=|>=|<|>|=)\s*(\S+)\s*$/.exec(filter) ?? []
    const timestamp = Number(value)
    // What is no filter of dates has no value either.
    if (Number.isNaN(timestamp) || others.length > 0) refuse('numericFilters', clause)
    const isMilliseconds = Math.abs(timestamp) >= LEAST_MILLISECONDS
    const day = timestamp / (isMilliseconds ? 1000 : 1) / DAY_SECONDS
    if (operator === '>') from = Math.max(from, Math.floor(day) + 1)
    else if (!operator.startsWith('<')) from = Math.max(from, Math.ceil(day))
    if (operator === '<') to = Math.min(to, Math.ceil(day) - 1)
    else if (!operator.startsWith('>')) to = Math.min(to, Math.floor(day))
  }
  return { from, to }
}

function isoDay(day: number): string {
  return new Date(day * DAY_SECONDS * 1000).toISOString().slice(0, 10)
}

function listOf<T>(value: string | readonly T[]): readonly (string | T)[] {
  return typeof value === 'string' ? [value] : value
}

function stringsOf(name: string, clause: AlgoliaFilters): string[] {
  return listOf(clause).map((filter) =>
    typeof filter === 'string' ? filter : refuse(name, clause),
  )
}

function refuse(name: string, value: unknown): never {
  throw new Error(`the search API cannot express ${name} ${JSON.stringify(value)}`)
}
