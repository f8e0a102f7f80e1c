/**
 * A source for Algolia Autocomplete over our API.
 *
 * A plain source, because Autocomplete's own way to Algolia insists on an application id. Marks
 * are elements made by the renderer at hand, Preact or React; no markup is parsed.
 *
 * Layer: widget. Imports: widget, wire.
 */

import type { MarkedText, SearchHit, SearchResponse } from '../wire.ts'
import { canonicalQuery } from './endpoint.ts'
import { apiBase, pageUrl } from './locations.ts'
import { cutPieces } from './marked.ts'
import { refusal } from './refused.ts'
import { fillString, type Strings, stringsFor } from './strings.ts'

/** What the source is made for. */
export interface AutocompleteSourceOptions {
  /** Base URL of the API, such as `https://search.example.com`. */
  readonly src: string
  /** How many hits, 1 to 50; default 8. */
  readonly limit?: number
  /** Default `hansou`. */
  readonly sourceId?: string
  /** Language tag of the texts; default Chinese. */
  readonly lang?: string
  /** Replaces some of the texts. */
  readonly strings?: Partial<Strings>
  /** Default: the global one. */
  readonly fetch?: (url: string) => Promise<Response>
}

/** A hit, with an absolute URL. */
export interface AutocompleteItem extends SearchHit {
  readonly [key: string]: unknown
}

/** Makes a virtual element, as Preact's `h` and React's `createElement` do. */
export type CreateElement<Node> = (
  type: string,
  props: Record<string, unknown> | null,
  ...children: readonly (Node | string)[]
) => Node

/** An entry of what `getSources` returns. */
export interface AutocompleteSource {
  readonly sourceId: string
  getItems(parameters: { readonly query: string }): Promise<AutocompleteItem[]>
  getItemUrl(parameters: { readonly item: AutocompleteItem }): string
  readonly templates: {
    item<Node>(parameters: {
      readonly item: AutocompleteItem
      readonly createElement: CreateElement<Node>
    }): Node
    noResults(parameters: { readonly state: { readonly query: string } }): string
  }
}

const DEFAULT_LIMIT = 8

/** Creates a source; a blank query has no items. */
export function createAutocompleteSource(options: AutocompleteSourceOptions): AutocompleteSource {
  const base = apiBase(options.src)
  const { fetch: request = (url: string) => fetch(url), limit = DEFAULT_LIMIT } = options
  const strings = { ...stringsFor(options.lang ?? ''), ...options.strings }
  return {
    sourceId: options.sourceId ?? 'hansou',
    async getItems({ query }) {
      const q = canonicalQuery(query)
      if (q === '') return []
      const parameters = new URLSearchParams({ q, limit: String(limit) })
      const response = await request(`${base}/v1/search?${parameters}`)
      if (!response.ok) throw await refusal(response)
      const { hits }: SearchResponse = await response.json()
      return hits.map((hit) => ({ ...hit, url: pageUrl(hit.url, base) }))
    },
    getItemUrl: ({ item }) => item.url,
    templates: {
      item: ({ item, createElement }) => itemNode(item, createElement),
      noResults: ({ state }) => fillString(strings.none, { q: canonicalQuery(state.query) }),
    },
  }
}

/** The classes are those of Autocomplete's own theme. */
function itemNode<Node>(item: AutocompleteItem, createElement: CreateElement<Node>): Node {
  const make = (type: string, className: string, ...children: readonly (Node | string)[]): Node =>
    createElement(type, { className }, ...children)
  const marked = (text: MarkedText): (Node | string)[] =>
    cutPieces(text).map((piece) =>
      piece.isMarked ? createElement('mark', null, piece.text) : piece.text,
    )
  const meta = [...(item.facets['city'] ?? []), ...(item.date === null ? [] : [item.date])]
  return createElement(
    'a',
    { className: 'aa-ItemLink hansou-item', href: item.url },
    make(
      'div',
      'aa-ItemContentBody',
      make('div', 'aa-ItemContentTitle', ...marked(item.title)),
      make('div', 'aa-ItemContentDescription', ...marked(item.snippet)),
      make('div', 'aa-ItemContentDescription hansou-item-meta', meta.join(' · ')),
    ),
  )
}
