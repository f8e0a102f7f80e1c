/** @jsxImportSource . */
/**
 * The article page: one document, with the words that led to it marked.
 *
 * Layer: pages. Imports: corpus, text, pages.
 */

import type { Document } from '../corpus/document.ts'
import { skipCharacters } from '../text/characters.ts'
import { FilterLink } from './filters.tsx'
import { hitAnchor, hitHref, HitTitle } from './hit-list.tsx'
import { corpusLanguage, Layout, type PageContext } from './layout.tsx'
import { longDate } from './long-date.ts'
import { Marked, type Ranges } from './marked.tsx'
import { address, lastHitOf, newQuery, offsetOf, parametersOf, searchHref } from './page-query.ts'
import type { Neighbours } from './results.ts'

/** The parts of a document, marked. */
export interface MarkedArticle {
  readonly title: Ranges
  readonly paragraphs: readonly Ranges[]
  readonly captions: readonly Ranges[]
  readonly byline: Ranges
}

export interface ArticlePageProps {
  readonly page: PageContext
  readonly document: Document
  readonly article: MarkedArticle
  /** Where the article stands among the results, from 1; null when the reader came another way. */
  readonly position: number | null
  readonly neighbours: Neighbours | null
}

/** Code points of an article that describe it to search engines. */
const DESCRIPTION_CODE_POINTS = 110

export function ArticlePage(props: ArticlePageProps) {
  const { page, document, article, position, neighbours } = props
  const { strings, query } = page
  const title = document.title.trim() === '' ? strings.untitled : document.title
  const path = `/documents/${encodeURIComponent(document.id)}`
  const parameters = parametersOf(query)
  if (position !== null) parameters.set('hit', String(position))
  return (
    <Layout
      page={page}
      title={`${title} - ${strings.site}`}
      description={document.body
        .slice(0, skipCharacters(document.body, 0, DESCRIPTION_CODE_POINTS))
        .replaceAll('\n', ' ')}
      // The marks are the reader's own; the article is one.
      path={path}
      pathIn={(language) => {
        const changed = new URLSearchParams(parameters)
        changed.set('lang', language)
        return address(path, changed)
      }}
      isListed={true}
      kind="plain"
    >
      <Way {...props} />
      <article lang={corpusLanguage(page)}>
        <h1>{document.title.trim() === '' ? strings.untitled : <Marked {...article.title} />}</h1>
        <Imprint {...props} />
        {article.paragraphs.map((paragraph) => (
          <p>
            <Marked {...paragraph} />
          </p>
        ))}
        {article.captions.length === 0 ? null : (
          <aside aria-label={strings.caption}>
            {article.captions.map((caption) => (
              <p>
                <Marked {...caption} />
              </p>
            ))}
          </aside>
        )}
      </article>
      {document.url === null ? null : <Original page={page} url={document.url} />}
      {neighbours === null || position === null ? null : (
        <NextHits page={page} neighbours={neighbours} position={position} />
      )}
    </Layout>
  )
}

/** The way back, and where among the results the reader is. */
function Way({ page, position, neighbours }: ArticlePageProps) {
  const { strings, query } = page
  if (position === null && query.q === '') return null
  const offset = position === null ? 0 : offsetOf(position, query.limit)
  const anchor = position === null ? '' : `#${hitAnchor(position)}`
  return (
    <p class="way">
      <a href={searchHref(query, { offset }) + anchor}>{strings.back}</a>
      {position === null || neighbours === null ? null : (
        <span>{strings.hitNumber(position, neighbours.total)}</span>
      )}
    </p>
  )
}

/** Day, place and names under the headline. */
function Imprint({ page, document, article }: ArticlePageProps) {
  const { language, query } = page
  const places = document.facets['city'] ?? []
  if (document.date === null && places.length === 0 && document.byline === '') return null
  return (
    <p class="meta">
      {document.date === null ? null : (
        <time datetime={document.date} lang={language}>
          {longDate(document.date, language)}
        </time>
      )}
      {places.map((value) => (
        <FilterLink page={page} query={newQuery(query)} filters={[{ field: 'city', value }]}>
          {value}
        </FilterLink>
      ))}
      {document.byline === '' ? null : (
        <span class="byline">
          <Marked {...article.byline} />
        </span>
      )}
    </p>
  )
}

function Original({ page, url }: { readonly page: PageContext; readonly url: string }) {
  if (!/^(https?:\/)?\//i.test(url)) return null
  return (
    <p>
      <a href={url}>{page.strings.original}</a>
    </p>
  )
}

interface NextHitsProps {
  readonly page: PageContext
  readonly neighbours: Neighbours
  readonly position: number
}

function NextHits({ page, neighbours, position }: NextHitsProps) {
  const { strings, query } = page
  const { before } = neighbours
  const after = position < lastHitOf(query.limit) ? neighbours.after : null
  if (before === null && after === null) return null
  return (
    <nav class="next-hits" aria-label={strings.hits}>
      {before === null ? null : (
        <a rel="prev" href={hitHref(before, query, position - 1)}>
          <small>{strings.previousHit}</small>
          <span lang={corpusLanguage(page)}>
            <HitTitle page={page} hit={before} />
          </span>
        </a>
      )}
      {after === null ? null : (
        <a rel="next" href={hitHref(after, query, position + 1)}>
          <small>{strings.nextHit}</small>
          <span lang={corpusLanguage(page)}>
            <HitTitle page={page} hit={after} />
          </span>
        </a>
      )}
    </nav>
  )
}
