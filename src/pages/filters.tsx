/** @jsxImportSource . */
/**
 * Filters: sort orders, chosen conditions, ranges of dates and facets, all as plain links.
 *
 * Layer: pages. Imports: search, pages, wire.
 */

import type { FacetFilter } from '../search/retrieve/filters.ts'
import type { Sort } from '../wire.ts'
import { RANGES, rangeStart } from './dates.ts'
import { fieldLabel } from './field-labels.ts'
import type { Child } from './jsx-runtime.ts'
import { corpusLanguage, type PageContext } from './layout.tsx'
import {
  canAsk,
  hasFilter,
  type PageQuery,
  parametersOf,
  searchHref,
  toggleFilter,
} from './page-query.ts'
import type { FacetCounts } from './results.ts'

/** Values listed of a field until the reader asks for more, and after. */
const SHOWN_VALUES = 10
const MAX_VALUES = 200

/** Ways to order the hits. Without words there is no relevance. */
export function SortLinks({ page }: { readonly page: PageContext }) {
  const { strings, query } = page
  const sorts: readonly Sort[] =
    query.q === '' ? ['newest', 'oldest'] : ['relevance', 'newest', 'oldest']
  const current = query.q === '' && query.sort === 'relevance' ? 'newest' : query.sort
  return (
    <nav class="sort" aria-label={strings.sort}>
      {sorts.map((sort) => (
        <a href={searchHref(query, { sort })} aria-current={sort === current ? 'true' : undefined}>
          {strings.sorts[sort]}
        </a>
      ))}
    </nav>
  )
}

/** What narrows the search, each with a link to the search without it. */
export function Chips({ page, today }: { readonly page: PageContext; readonly today: string }) {
  const { strings, query } = page
  const chips = query.filters.map((filter) => ({
    text: filterText(page, filter),
    href: searchHref(query, { filters: toggleFilter(query.filters, filter) }),
  }))
  if (query.from !== null || query.to !== null)
    chips.push({
      text: dateText(page, today),
      href: searchHref(query, { from: null, to: null }),
    })
  if (chips.length === 0) return null
  return (
    <ul class="chips" aria-label={strings.active}>
      {chips.map(({ text, href }) => (
        <li>
          <a href={href} aria-label={strings.remove(text)}>
            {text}
          </a>
        </li>
      ))}
      {chips.length < 2 ? null : (
        <li class="clear">
          <a href={searchHref(query, { filters: [], from: null, to: null })}>
            {strings.clearFilters}
          </a>
        </li>
      )}
    </ul>
  )
}

function filterText({ strings, language }: PageContext, { field, value }: FacetFilter): string {
  return strings.labelled(fieldLabel(field, language), value)
}

function dateText({ strings, query: { from, to } }: PageContext, today: string): string {
  const range = RANGES.find((name) => from === rangeStart(name, today) && to === null)
  return range === undefined ? strings.between(from, to) : strings.ranges[range]
}

export interface FilterPanelProps {
  readonly page: PageContext
  readonly facets: readonly FacetCounts[]
  /** ISO day that the ranges end on. */
  readonly today: string
}

/** Everything one can narrow the search by. */
export function FilterPanel({ page, facets, today }: FilterPanelProps) {
  return (
    <aside id="filters" aria-label={page.strings.filters}>
      <DateLinks page={page} today={today} />
      {facets.map((facet) => (
        <FacetLinks page={page} facet={facet} />
      ))}
    </aside>
  )
}

function DateLinks({ page, today }: { readonly page: PageContext; readonly today: string }) {
  const { strings, query } = page
  const ranges = RANGES.map((range) => ({ range, from: rangeStart(range, today) }))
  const isOpen = query.from === null && query.to === null
  const current = query.to === null ? ranges.find(({ from }) => from === query.from) : undefined
  const isCustom = !isOpen && current === undefined
  return (
    <section>
      <h2 class="label">{strings.date}</h2>
      <ul>
        <li>
          <a
            href={searchHref(query, { from: null, to: null })}
            aria-current={isOpen ? 'true' : undefined}
          >
            {strings.anyDate}
          </a>
        </li>
        {ranges.map((entry) => (
          <li>
            <a
              href={searchHref(query, { from: entry.from, to: null })}
              aria-current={entry === current ? 'true' : undefined}
            >
              {strings.ranges[entry.range]}
            </a>
          </li>
        ))}
      </ul>
      <details open={isCustom}>
        <summary>{strings.custom}</summary>
        <form action="/search" method="get">
          {[...parametersOf({ ...query, from: null, to: null, offset: 0, more: null })].map(
            ([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ),
          )}
          <label>
            {strings.from}
            <input type="date" name="from" value={query.from ?? ''} />
          </label>
          <label>
            {strings.to}
            <input type="date" name="to" value={query.to ?? ''} />
          </label>
          <button>{strings.apply}</button>
        </form>
      </details>
    </section>
  )
}

export interface FilterLinkProps {
  readonly page: PageContext
  /** The search that is filtered. */
  readonly query: PageQuery
  /** What it is filtered by then. */
  readonly filters: readonly FacetFilter[]
  readonly isCurrent?: boolean
  readonly children?: Child
}

/** A link to a filtered search; where no link can ask for the filters, its text alone. */
export function FilterLink({ page, query, filters, isCurrent = false, children }: FilterLinkProps) {
  if (!canAsk(filters, page.fields)) return <span>{children}</span>
  return (
    <a href={searchHref(query, { filters })} aria-current={isCurrent ? 'true' : undefined}>
      {children}
    </a>
  )
}

/** A chosen value stays listed, so that it can be taken back where it was chosen. */
function FacetLinks({ page, facet }: { readonly page: PageContext; readonly facet: FacetCounts }) {
  const { strings, query } = page
  const { field, values } = facet
  const limit = query.more === field ? MAX_VALUES : SHOWN_VALUES
  const isChosen = (value: string): boolean => hasFilter(query.filters, { field, value })
  const absent = query.filters
    .filter((filter) => filter.field === field && !values.some(([value]) => value === filter.value))
    .map(({ value }) => [value, 0] as const)
  const shown = [...values.filter(([value], index) => index < limit || isChosen(value)), ...absent]
  if (shown.length === 0) return null
  return (
    <section>
      <h2 class="label">{fieldLabel(field, page.language)}</h2>
      <ul lang={corpusLanguage(page)}>
        {shown.map(([value, count]) => (
          <li>
            <FilterLink
              page={page}
              query={query}
              filters={toggleFilter(query.filters, { field, value })}
              isCurrent={isChosen(value)}
            >
              {value} <small>{count.toLocaleString('en')}</small>
            </FilterLink>
          </li>
        ))}
      </ul>
      {values.length <= limit || query.more === field ? null : (
        <a class="more" href={`${searchHref(query, { more: field })}#filters`}>
          {strings.more}
        </a>
      )}
    </section>
  )
}
