/** @jsxImportSource . */
/**
 * The results page, and what it says where there are none.
 *
 * Layer: pages. Imports: pages.
 */

import { Chips, FilterPanel, SortLinks } from './filters.tsx'
import { HitList } from './hit-list.tsx'
import { corpusLanguage, Layout, type PageContext } from './layout.tsx'
import { Pager } from './pager.tsx'
import { newQuery, searchHref } from './page-query.ts'
import { isFiltered, type Results } from './results.ts'

export interface ResultsPageProps {
  readonly page: PageContext
  readonly results: Results
  /** ISO day of the request. */
  readonly today: string
}

export function ResultsPage({ page, results, today }: ResultsPageProps) {
  const { strings, query } = page
  const { response, facets } = results
  const heading = query.q === '' ? strings.allArticles : strings.resultsOf(query.q)
  const total = strings.total(response.total)
  const isEmpty = response.total === 0
  const hasFilters = !isEmpty || isFiltered(query)
  return (
    <Layout
      page={page}
      title={`${query.q === '' ? strings.allArticles : query.q} - ${strings.site}`}
      description={strings.labelled(heading, total)}
      path={searchHref(query, { offset: query.offset })}
      pathIn={(language) => searchHref(query, { offset: query.offset, language })}
      isListed={false}
      kind="plain"
    >
      <div class="bar">
        <h1>
          <span class="hidden">{heading} </span>
          {total}
        </h1>
        {hasFilters ? (
          <a class="to-filters" href="#filters">
            {strings.filters}
          </a>
        ) : null}
        {response.total > 1 ? <SortLinks page={page} /> : null}
      </div>
      <div class="results">
        <Chips page={page} today={today} />
        <Correction page={page} results={results} />
        {response.match === 'some' && !isEmpty ? <p class="notice">{strings.some}</p> : null}
        {isEmpty ? <Empty page={page} results={results} /> : <Hits page={page} results={results} />}
        <Related page={page} words={results.related} />
      </div>
      {hasFilters ? <FilterPanel page={page} facets={facets} today={today} /> : null}
    </Layout>
  )
}

interface PartProps {
  readonly page: PageContext
  readonly results: Results
}

function Hits({ page, results: { response, any } }: PartProps) {
  const { strings, query } = page
  if (response.hits.length === 0)
    return (
      <p class="notice">
        {strings.pastEnd} <a href={searchHref(query)}>{strings.firstPage}</a>
      </p>
    )
  return (
    <>
      <HitList page={page} hits={response.hits} first={response.offset + 1} query={query} />
      <Pager page={page} total={response.total} />
      {any === null ? null : (
        <p class="notice">
          <a href={searchHref(query, { q: any[0] })}>{strings.any(any[1])}</a>
        </p>
      )}
    </>
  )
}

function Correction({ page, results: { response } }: PartProps) {
  const { strings, query } = page
  const { suggestion } = response
  if (suggestion === null) return null
  return (
    <p class="notice">
      {strings.labelled(strings.correction, '')}
      <a href={searchHref(query, { q: suggestion })} lang={corpusLanguage(page)}>
        {suggestion}
      </a>
    </p>
  )
}

/** Says what was tried, and what to try next. */
function Empty({ page, results: { tried, unfilteredTotal } }: PartProps) {
  const { strings, query } = page
  return (
    <section class="empty">
      <h2>{query.q === '' ? strings.noneAtAll : strings.none(query.q)}</h2>
      {unfilteredTotal === 0 ? null : (
        <p>
          <a class="button" href={searchHref(query, { filters: [], from: null, to: null })}>
            {strings.withoutFilters(unfilteredTotal)}
          </a>
        </p>
      )}
      {tried.length === 0 ? null : (
        <>
          <h3 class="label">{strings.tried}</h3>
          <ul class="words" lang={corpusLanguage(page)}>
            {tried.map(([word, count]) => (
              <li>
                {count === 0 ? (
                  <span>
                    {word} <small>0</small>
                  </span>
                ) : (
                  <a href={searchHref(newQuery(query), { q: word })}>
                    {word} <small>{count.toLocaleString('en')}</small>
                  </a>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 class="label">{strings.tryNext}</h3>
      <ul class="advice">
        {strings.advice.map((advice) => (
          <li>{advice}</li>
        ))}
        <li>
          <a href={searchHref(newQuery(query))}>{strings.browse}</a>
        </li>
      </ul>
    </section>
  )
}

function Related({
  page,
  words,
}: {
  readonly page: PageContext
  readonly words: readonly string[]
}) {
  const { strings, query } = page
  if (words.length === 0) return null
  return (
    <nav class="related" aria-labelledby="related">
      <h2 id="related" class="label">
        {strings.related}
      </h2>
      <ul class="words" lang={corpusLanguage(page)}>
        {words.map((word) => (
          <li>
            <a href={searchHref(newQuery(query), { q: word })}>{word}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
