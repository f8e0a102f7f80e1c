/** @jsxImportSource . */
/**
 * The start page: the search box, and what there is to find.
 *
 * Layer: pages. Imports: pages.
 */

import type { CorpusSummary } from './corpus-summary.ts'
import { fieldLabel } from './field-labels.ts'
import { FilterLink } from './filters.tsx'
import { HitPlace, hitHref, HitTitle } from './hit-list.tsx'
import { corpusLanguage, Layout, type PageContext, SearchForm } from './layout.tsx'
import { newQuery, searchHref, startHref } from './page-query.ts'
import type { FacetCounts } from './results.ts'
import { longDate } from './long-date.ts'

/** Values listed of a facet field. */
const MAX_VALUES = 24

export interface StartPageProps {
  readonly page: PageContext
  readonly summary: CorpusSummary
}

export function StartPage({ page, summary }: StartPageProps) {
  const { strings, query, language } = page
  const count = strings.articles(summary.documentCount)
  const days = summary.days?.map((day) => longDate(day, language))
  const [first = '', last = ''] = days ?? []
  const span = first === last ? first : strings.span(first, last)
  return (
    <Layout
      page={page}
      title={`${strings.site} - ${strings.tagline}`}
      description={[strings.tagline, count, span].filter((text) => text !== '').join(' · ')}
      path={startHref(query)}
      pathIn={(other) => startHref({ ...query, language: other })}
      isListed={true}
      kind="start"
    >
      <h1 class="brand">{strings.site}</h1>
      <SearchForm page={page} />
      <p class="corpus">
        <span>{count}</span>
        {span === '' ? null : <span>{span}</span>}
      </p>
      {summary.facets.map((facet) => (
        <FacetRow page={page} facet={facet} />
      ))}
      <Newest page={page} summary={summary} />
      <Tips page={page} />
    </Layout>
  )
}

function FacetRow({ page, facet }: { readonly page: PageContext; readonly facet: FacetCounts }) {
  const { query } = page
  const { field, values } = facet
  if (values.length === 0) return null
  return (
    <section>
      <h2 class="label">{fieldLabel(field, page.language)}</h2>
      <ul class="words" lang={corpusLanguage(page)}>
        {values.slice(0, MAX_VALUES).map(([value, count]) => (
          <li>
            <FilterLink page={page} query={newQuery(query)} filters={[{ field, value }]}>
              {value} <small>{count.toLocaleString('en')}</small>
            </FilterLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Newest({ page, summary }: StartPageProps) {
  const { strings, query } = page
  const all = newQuery(query)
  return (
    <section>
      <h2 class="label">{strings.newest}</h2>
      <ul class="newest" lang={corpusLanguage(page)}>
        {summary.newest.map((hit, index) => (
          <li>
            <a href={hitHref(hit, all, index + 1)}>
              <HitTitle page={page} hit={hit} />
            </a>
            <HitPlace hit={hit} />
          </li>
        ))}
      </ul>
      <a class="more" href={searchHref(all)}>
        {strings.browse}
      </a>
    </section>
  )
}

function Tips({ page }: { readonly page: PageContext }) {
  const { strings, query } = page
  return (
    <section>
      <h2 class="label">{strings.tips}</h2>
      <dl class="tips">
        {strings.tipRows.map(([example, meaning]) => (
          <div>
            <dt>
              <a href={searchHref(newQuery(query), { q: example })}>{example}</a>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
