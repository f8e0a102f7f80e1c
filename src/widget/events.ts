/**
 * What the element tells the page, and what a reader can choose in its list.
 *
 * Layer: widget. Imports: widget, wire.
 */

import type { SearchHit, SearchResponse, Suggestion } from '../wire.ts'
import type { FailureKind } from './endpoint.ts'

/** Something that leads to another page. */
export type Selection =
  | { readonly kind: 'hit'; readonly hit: SearchHit; readonly url: string }
  /** Leads to a page of the corpus; or, with `query`, to the results page. */
  | {
      readonly kind: 'suggestion'
      readonly suggestion: Suggestion
      readonly query?: string
      readonly url: string
    }
  /** Leads to the results page: a recent search, a better spelling, or all results. */
  | {
      readonly kind: 'recent' | 'correction' | 'all'
      readonly query: string
      readonly url: string
    }

/** Something that happens in place. */
export type Action = { readonly kind: 'retry' } | { readonly kind: 'clear' }

/** What an option of the list stands for. */
export type Choice = Selection | Action

/** Why a search failed. */
export interface ErrorDetail {
  readonly query: string
  readonly kind: FailureKind
  /** HTTP status, 0 without an answer. */
  readonly status: number
  /** For `limited`: how long to wait; else 0. */
  readonly retryAfterSeconds: number
}

/** The element's events. All bubble and are composed; only `hansou-select` can be cancelled. */
export interface HansouSearchEventMap {
  /** A query is about to be asked. */
  'hansou-search': CustomEvent<{ readonly query: string }>
  /** Its results are about to be shown. */
  'hansou-results': CustomEvent<{ readonly query: string; readonly response: SearchResponse }>
  /** The reader chose something; cancelling it stops the navigation. */
  'hansou-select': CustomEvent<Selection>
  'hansou-error': CustomEvent<ErrorDetail>
}

/** Tells the page; false when it has cancelled what it was told. */
export function emit<K extends keyof HansouSearchEventMap>(
  element: HTMLElement,
  type: K,
  detail: HansouSearchEventMap[K]['detail'],
): boolean {
  const cancelable = type === 'hansou-select'
  return element.dispatchEvent(
    new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }),
  )
}
