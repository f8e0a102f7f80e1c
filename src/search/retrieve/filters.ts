/**
 * Filters, facets and dates: the columns of documents at work.
 *
 * Layer: search. Imports: index, errors.
 */

import { ServiceError } from '../../errors.ts'
import { NO_DAY } from '../../index/document-columns.ts'
import type { FacetMeta } from '../../index/format.ts'
import type { IndexReader } from '../../index/reader.ts'
import { indexIn } from '../../index/sorted.ts'

/** One `field:value`. Filters on one field widen each other, on different fields they narrow. */
export interface FacetFilter {
  readonly field: string
  readonly value: string
}

export interface Filters {
  readonly facets: readonly FacetFilter[]
  /** First and last day, both included, in days since 1970-01-01; null leaves the side open. */
  readonly fromDay: number | null
  readonly toDay: number | null
}

/** Whether the filters let everything pass. */
export function isOpen({ facets, fromDay, toDay }: Filters): boolean {
  return facets.length === 0 && fromDay === null && toDay === null
}

/**
 * Those of `documents` that pass. A document without a date is in no range of dates.
 *
 * @throws {ServiceError} `index/corrupt` when the values of one of them cannot be.
 */
export function applyFilters(
  reader: IndexReader,
  filters: Filters,
  documents: Int32Array,
): Int32Array {
  if (isOpen(filters)) return documents
  const wanted = wantedOrdinals(reader, filters.facets)
  const { days } = reader
  const { fromDay, toDay } = filters
  const dated = fromDay !== null || toDay !== null
  const kept = new Int32Array(documents.length)
  let count = 0
  for (const document of documents) {
    if (dated) {
      const day = days[document] ?? NO_DAY
      if (day === NO_DAY || (fromDay !== null && day < fromDay) || (toDay !== null && day > toDay))
        continue
    }
    if (wanted.every(({ facet, ordinals }) => holdsAny(reader, facet, document, ordinals)))
      kept[count++] = document
  }
  return kept.subarray(0, count)
}

/**
 * How many of `documents` have each value of a facet field; values that none has are left out.
 *
 * @throws {ServiceError} `index/corrupt` when the values of one of them cannot be.
 */
export function countFacet(
  reader: IndexReader,
  field: string,
  documents: Int32Array,
): Record<string, number> {
  const facet = reader.meta.facets.find((candidate) => candidate.field === field)
  if (facet === undefined) return {}
  const counts = new Uint32Array(facet.values)
  for (const document of documents)
    visitOrdinals(reader, facet, document, (ordinal) => {
      counts[ordinal] = (counts[ordinal] ?? 0) + 1
    })
  const values = reader.facetValues(field)
  // The most frequent first, for who reads the JSON; an object keeps that of numbers no longer.
  return Object.fromEntries(
    Array.from(counts, (count, ordinal) => ({ count, value: values[ordinal] ?? '' }))
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .map(({ value, count }) => [value, count]),
  )
}

interface Wanted {
  readonly facet: FacetMeta
  readonly ordinals: ReadonlySet<number>
}

function wantedOrdinals(reader: IndexReader, filters: readonly FacetFilter[]): Wanted[] {
  const byField = Map.groupBy(filters, ({ field }) => field)
  return [...byField].map(([field, wanted]) => {
    const facet = reader.meta.facets.find((candidate) => candidate.field === field)
    const values = reader.facetValues(field)
    return {
      // A field that no document has: nothing passes.
      facet: facet ?? { field, values: 0, multiple: false, at: 0 },
      ordinals: new Set(
        // A search may have as many filters as an address has room for.
        wanted.map(({ value }) => indexIn(values, value)).filter((ordinal) => ordinal >= 0),
      ),
    }
  })
}

function holdsAny(
  reader: IndexReader,
  facet: FacetMeta,
  document: number,
  ordinals: ReadonlySet<number>,
): boolean {
  let holds = false
  visitOrdinals(reader, facet, document, (ordinal) => {
    holds ||= ordinals.has(ordinal)
  })
  return holds
}

/**
 * Visits the values of a document.
 *
 * @throws {ServiceError} `index/corrupt` when it has more than there are, or one that is none.
 */
function visitOrdinals(
  { facetOrdinals, documentCount }: IndexReader,
  { field, at, multiple, values }: FacetMeta,
  document: number,
  visit: (ordinal: number) => void,
): void {
  if (values === 0) return
  const refuse = (): never => {
    throw new ServiceError(
      'index/corrupt',
      `facet ${field} of document ${document} does not say which of ${values} values it has`,
    )
  }
  const word = facetOrdinals[at + document] ?? 0
  if (!multiple) {
    if (word > values) refuse()
    if (word > 0) visit(word - 1)
    return
  }
  const first = at + documentCount + 1
  const end = facetOrdinals[at + document + 1] ?? 0
  // It has each of them once at most.
  if (word > end || end - word > values || first + end > facetOrdinals.length) refuse()
  for (let i = word; i < end; i++) {
    const ordinal = facetOrdinals[first + i] ?? 0
    if (ordinal >= values) refuse()
    visit(ordinal)
  }
}

/** Days since 1970-01-01 of an ISO day, or null when it is none (2025-02-30 is none). */
export function dayOf(iso: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (match === null) return null
  const time = Date.parse(`${iso}T00:00:00Z`)
  if (Number.isNaN(time)) return null
  const day = Math.round(time / 86_400_000)
  return isoOf(day) === iso ? day : null
}

/**
 * The ISO day of a number of days since 1970-01-01.
 *
 * @throws {ServiceError} `index/corrupt` when no date is so far from it.
 */
export function isoOf(day: number): string {
  if (Math.abs(day) > MOST_DAYS)
    throw new ServiceError('index/corrupt', `${day} days from 1970-01-01 there is no date`)
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** As far as a `Date` reaches. */
const MOST_DAYS = 100_000_000
