/**
 * What the corpus is, in numbers: for the start page.
 *
 * Layer: pages. Imports: index, search, pages, wire.
 */

import { NO_DAY } from '../index/document-columns.ts'
import type { SearchEngine } from '../search/engine.ts'
import { isoOf } from '../search/retrieve/filters.ts'
import type { SearchHit } from '../wire.ts'
import { newQuery, type PageQuery, searchRequestOf } from './page-query.ts'
import type { FacetCounts } from './results.ts'

export interface CorpusSummary {
  readonly documentCount: number
  /** First and last ISO day; null where no document has a date. */
  readonly days: readonly [first: string, last: string] | null
  readonly facets: readonly FacetCounts[]
  readonly newest: readonly SearchHit[]
}

/** Articles listed on the start page. */
const NEWEST = 6

export async function summarizeCorpus(
  engine: SearchEngine,
  query: PageQuery,
): Promise<CorpusSummary> {
  const { reader } = engine
  const fields = reader.meta.facets.map(({ field }) => field)
  const { total, hits, facets } = await engine.search({
    ...searchRequestOf(newQuery(query), fields),
    limit: NEWEST,
  })
  return {
    documentCount: total,
    days: spanOf(reader.days),
    facets: fields.map((field) => ({
      field,
      values: Object.entries(facets[field] ?? {}).toSorted((a, b) => b[1] - a[1]),
    })),
    newest: hits,
  }
}

function spanOf(days: Int32Array): readonly [string, string] | null {
  let first = Infinity
  let last = -Infinity
  for (const day of days) {
    if (day === NO_DAY) continue
    first = Math.min(first, day)
    last = Math.max(last, day)
  }
  return first > last ? null : [isoOf(first), isoOf(last)]
}
