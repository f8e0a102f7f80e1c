/**
 * Results: everything a results page shows, found before anything of it is rendered.
 *
 * The counts beside the values of a facet field say what one would find by choosing them, so a
 * field that is filtered by is counted as if it were not.
 *
 * Layer: pages. Imports: search, pages, wire.
 */

import { isFunctionWord } from '../search/query/function-words.ts'
import { isPlainQuery, parseQuery } from '../search/query/query.ts'
import type { SearchEngine } from '../search/engine.ts'
import type { SearchResponse } from '../wire.ts'
import { type PageQuery, searchRequestOf } from './page-query.ts'
import type { Related } from './related.ts'

/** A facet field with its values, the most frequent first. */
export interface FacetCounts {
  readonly field: string
  readonly values: readonly (readonly [value: string, count: number])[]
}

export interface Results {
  readonly response: SearchResponse
  readonly facets: readonly FacetCounts[]
  readonly related: readonly string[]
  /** How many there are without filters; looked up only where the filters left nothing. */
  readonly unfilteredTotal: number
  /** Where few have all words: the query for those that have any, and how many these are. */
  readonly any: readonly [query: string, count: number] | null
  /** Where nothing was found: each word of the query, and how many it finds by itself. */
  readonly tried: readonly (readonly [word: string, count: number])[]
}

/** Words that are tried one by one. */
const MAX_TRIED = 8

/** Finds the results for a query. */
export async function findResults(
  engine: SearchEngine,
  related: Related,
  query: PageQuery,
): Promise<Results> {
  const fields = engine.reader.meta.facets.map(({ field }) => field)
  const response = await engine.search(searchRequestOf(query, fields))
  const facets = await Promise.all(
    fields.map(async (field) => ({
      field,
      // Sorted here: an object keeps keys that look like numbers, such as years, in an order of its own.
      values: Object.entries(await countField(field)).toSorted((a, b) => b[1] - a[1]),
    })),
  )

  /** The counts of a field without its own filters. */
  async function countField(field: string): Promise<Readonly<Record<string, number>>> {
    const others = query.filters.filter((filter) => filter.field !== field)
    if (others.length === query.filters.length) return response.facets[field] ?? {}
    return (await count({ ...query, filters: others }, [field])).facets[field] ?? {}
  }

  function count(counted: PageQuery, facetFields: readonly string[]): Promise<SearchResponse> {
    const request = searchRequestOf({ ...counted, sort: 'relevance' }, facetFields)
    return engine.search({ ...request, limit: 1, offset: 0 })
  }

  async function total(counted: PageQuery): Promise<number> {
    return (await count(counted, [])).total
  }

  /** What has all words is not followed by what lacks one: who wants that asks for it. */
  async function anyOf(): Promise<readonly [string, number] | null> {
    const isShort = response.match === 'all' && response.total < response.limit
    const words = response.terms.filter((word) => word.length > 1 && !isFunctionWord(word))
    if (!isShort || words.length < 2 || !isPlainQuery(parseQuery(query.q))) return null
    const q = words.slice(0, MAX_TRIED).join(' OR ')
    const found = await total({ ...query, q })
    return found > response.total ? [q, found] : null
  }

  const isEmpty = response.total === 0
  const open = { ...query, filters: [], from: null, to: null }
  return {
    response,
    facets,
    related: query.q === '' ? [] : related(query.q, response.hits),
    unfilteredTotal: isEmpty && isFiltered(query) ? await total(open) : response.total,
    any: isEmpty ? null : await anyOf(),
    tried: isEmpty
      ? await Promise.all(
          response.terms
            .slice(0, MAX_TRIED)
            .map(async (word) => [word, await total({ ...open, q: word })] as const),
        )
      : [],
  }
}

/** Whether anything but the words narrows the search. */
export function isFiltered({ filters, from, to }: PageQuery): boolean {
  return filters.length > 0 || from !== null || to !== null
}

/** The hits before and after one hit of a search. */
export interface Neighbours {
  readonly total: number
  readonly before: SearchResponse['hits'][number] | null
  readonly after: SearchResponse['hits'][number] | null
}

/**
 * Finds what stands around a hit, by running its search again.
 *
 * @param position - Of the hit among all hits, from 1.
 * @returns Null when another document stands there by now.
 */
export async function findNeighbours(
  engine: SearchEngine,
  query: PageQuery,
  position: number,
  id: string,
): Promise<Neighbours | null> {
  const offset = Math.max(0, position - 2)
  const { total, hits } = await engine.search({ ...searchRequestOf(query, []), offset, limit: 3 })
  const at = position - 1 - offset
  if (hits[at]?.id !== id) return null
  return { total, before: hits[at - 1] ?? null, after: hits[at + 1] ?? null }
}
