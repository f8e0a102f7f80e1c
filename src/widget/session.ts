/**
 * The course of a search: what was asked, what came back, and what is shown meanwhile.
 *
 * What has come stays until something newer comes; only an empty query clears it. No DOM here:
 * the element is told that something changed and reads the rest.
 *
 * Layer: widget. Imports: widget, wire.
 */

import type { SearchResponse, Suggestion } from '../wire.ts'
import { SearchFailure } from './endpoint.ts'
import { SearchClient } from './search-client.ts'

/** A wait that a reader notices; a message for a shorter one would only flicker. */
const STALL_MS = 300

/** What happened: a wait begins, is noticed, ends well or badly; or suggestions came alone. */
export type Change = 'asked' | 'stalled' | 'answered' | 'failed' | 'drafted'

/** Where and how much to ask. */
export interface Scope {
  readonly base: string
  readonly limit: number
}

/** One reader's searching, one query after the other. */
export class SearchSession {
  /** The query that is awaited, or else shown. */
  asked = ''
  /** The query that `response` answers. */
  shown = ''
  response: SearchResponse | null = null
  failure: SearchFailure | null = null

  #scope = ''
  readonly #client = new SearchClient()
  readonly #onChange: (change: Change) => void
  #suggestions: readonly Suggestion[] = []
  #draft: readonly Suggestion[] | null = null
  #stalling: ReturnType<typeof setTimeout> | undefined

  constructor(onChange: (change: Change) => void) {
    this.#onChange = onChange
  }

  /** For the text being composed, if there is one; else for `shown`. */
  get suggestions(): readonly Suggestion[] {
    return this.#draft ?? this.#suggestions
  }

  /** Asks; a query that is awaited or shown already is not asked again, one that failed is. */
  async ask(query: string, { base, limit }: Scope): Promise<void> {
    // A composition that was given up leaves the text, and so the suggestions, as they were.
    this.#client.cancelDraft()
    if (this.#draft) {
      this.#draft = null
      this.#onChange('drafted')
    }
    const scope = base + limit
    if (query === this.asked && scope === this.#scope && !this.failure) return
    this.asked = query
    this.#scope = scope
    this.#onChange('asked')
    clearTimeout(this.#stalling)
    this.#stalling = setTimeout(() => this.#onChange('stalled'), STALL_MS)
    try {
      const answer = await this.#client.answer(base, query, limit)
      if (!answer) return
      this.shown = query
      this.response = answer.response
      this.#suggestions = answer.suggestions
      this.failure = null
    } catch (error) {
      if (!(error instanceof SearchFailure)) throw error
      this.failure = error
    }
    clearTimeout(this.#stalling)
    this.#onChange(this.failure ? 'failed' : 'answered')
  }

  /** Suggests for half-typed text; hits stay what they are. */
  async draft(query: string, { base }: Scope): Promise<void> {
    const suggestions = await this.#client.draft(base, query)
    if (!suggestions) return
    this.#draft = suggestions
    this.#onChange('drafted')
  }

  /** Gives up what is awaited; what is shown stays. */
  cancel(): void {
    clearTimeout(this.#stalling)
    this.#client.cancel()
    if (!this.failure) this.asked = this.shown
  }

  /** Back to nothing asked and nothing shown. */
  reset(): void {
    this.response = this.failure = this.#draft = null
    this.#suggestions = []
    this.shown = ''
    this.cancel()
  }
}
