/** @jsxImportSource . */
/**
 * Hits: title, passage, place and day of each, as a list.
 *
 * Layer: pages. Imports: pages, wire.
 */

import type { SearchHit } from '../wire.ts'
import { corpusLanguage, type PageContext } from './layout.tsx'
import { Marked } from './marked.tsx'
import { address, type PageQuery, parametersOf } from './page-query.ts'

/** Where the article page of the project lies. */
const ARTICLES = '/documents/'

/** An address that is neither a path nor on the web. The build lets none pass; nor does a page. */
const OTHER_SCHEME = /^(?!https?:)[a-z][a-z\d+.-]*:/i

/**
 * The address of a hit. An article page is told the search and the hit's position in it, for
 * its marks and its way to the next hit; another site is told nothing.
 *
 * @param position - Among all hits, from 1.
 */
export function hitHref(hit: SearchHit, query: PageQuery, position: number): string {
  const url = OTHER_SCHEME.test(hit.url) ? ARTICLES + encodeURIComponent(hit.id) : hit.url
  if (!url.startsWith(ARTICLES)) return url
  const parameters = parametersOf({ ...query, offset: 0, more: null })
  parameters.set('hit', String(position))
  return address(url, parameters)
}

/** The fragment of a hit on its results page. */
export function hitAnchor(position: number): string {
  return `hit-${position}`
}

export interface HitListProps {
  readonly page: PageContext
  readonly hits: readonly SearchHit[]
  /** Position of the first hit, from 1. */
  readonly first: number
  /** The search that the hits are from. */
  readonly query: PageQuery
}

export function HitList({ page, hits, first, query }: HitListProps) {
  return (
    <ol class="hits" start={first === 1 ? undefined : first} lang={corpusLanguage(page)}>
      {hits.map((hit, index) => (
        <li id={hitAnchor(first + index)}>
          <h2>
            <a href={hitHref(hit, query, first + index)}>
              <HitTitle page={page} hit={hit} />
            </a>
          </h2>
          {hit.snippet.text === '' ? null : (
            <p>
              <Marked {...hit.snippet} />
            </p>
          )}
          <HitPlace hit={hit} />
        </li>
      ))}
    </ol>
  )
}

/** A hit's title with its marks, or what stands for one. */
export function HitTitle({ page, hit }: { readonly page: PageContext; readonly hit: SearchHit }) {
  return hit.title.text.trim() === '' ? <>{page.strings.untitled}</> : <Marked {...hit.title} />
}

/** Day and place, and the site of a hit that lies elsewhere. */
export function HitPlace({ hit }: { readonly hit: SearchHit }) {
  const host = /^https?:\/\/([^/?#]+)/i.exec(hit.url)?.[1]
  const places = [...(hit.facets['city'] ?? []), ...(host === undefined ? [] : [host])]
  if (hit.date === null && places.length === 0) return null
  return (
    <p class="meta">
      {hit.date === null ? null : <time datetime={hit.date}>{hit.date}</time>}
      {places.map((place) => (
        <span>{place}</span>
      ))}
    </p>
  )
}
