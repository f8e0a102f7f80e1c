/**
 * The search API as the box uses it: one answer at a time.
 *
 * An answer counts only while its question is the newest. Aborting the request is not enough for
 * that (the answer may be on its way already), so the signal is read again when it comes.
 *
 * Layer: widget. Imports: widget, wire.
 */

import type { SearchResponse, SuggestResponse, Suggestion } from '../wire.ts'
import { Endpoint } from './endpoint.ts'

/** What the box shows for a query. */
export interface Answer {
  readonly response: SearchResponse
  readonly suggestions: readonly Suggestion[]
}

const SUGGESTION_LIMIT = 4

/** How long hits that have come wait for suggestions that have not, so that both appear at once. */
const SUGGESTION_GRACE_MS = 80

/** Asks one API; a new question makes the earlier one of its kind void. */
export class SearchClient {
  readonly #search = new Endpoint<SearchResponse>('search', 'hits')
  readonly #suggest = new Endpoint<SuggestResponse>('suggest', 'suggestions')
  readonly #answers = new Latest()
  readonly #drafts = new Latest()

  /**
   * Answers a query with hits and suggestions; null when it was overtaken or cancelled.
   *
   * Suggestions that fail or dawdle are left out: hits do not wait for them.
   *
   * @param base - URL the API's paths are appended to, without a slash at its end.
   * @throws SearchFailure
   */
  answer(base: string, query: string, limit: number): Promise<Answer | null> {
    return this.#answers.run(async (signal) => {
      const suggesting = this.#suggestions(base, query, signal)
      const response = await this.#search.get(base, query, limit, signal)
      const grace = new Promise<[]>((resolve) => setTimeout(resolve, SUGGESTION_GRACE_MS, []))
      return { response, suggestions: await Promise.race([suggesting, grace]) }
    })
  }

  /** Suggests for a text that is still being composed; null when overtaken, empty on failure. */
  draft(base: string, query: string): Promise<readonly Suggestion[] | null> {
    return this.#drafts.run((signal) => this.#suggestions(base, query, signal))
  }

  /** Makes every open question void. */
  cancel(): void {
    this.#answers.cancel()
    this.cancelDraft()
  }

  /** Makes the question for suggestions alone void. */
  cancelDraft(): void {
    this.#drafts.cancel()
  }

  #suggestions(base: string, query: string, signal: AbortSignal): Promise<readonly Suggestion[]> {
    return this.#suggest.get(base, query, SUGGESTION_LIMIT, signal).then(
      ({ suggestions }) => suggestions,
      () => [],
    )
  }
}

/** Runs tasks of which only the newest may answer. */
class Latest {
  #controller = new AbortController()

  async run<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
    this.cancel()
    const { signal } = (this.#controller = new AbortController())
    try {
      const value = await task(signal)
      return signal.aborted ? null : value
    } catch (error) {
      if (signal.aborted) return null
      throw error
    }
  }

  cancel(): void {
    this.#controller.abort()
  }
}
