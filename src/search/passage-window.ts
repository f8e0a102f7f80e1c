/**
 * What a passage of a text could show at most.
 *
 * Layer: search. Imports: search.
 */

import type { Match } from './matches.ts'

/** Marks are worth at least 1, so neither of these outweighs one. */
export const SENTENCE_START_WORTH = 0.5
export const REPEAT_WORTH = 0.02
export const MOST_REPEATS = 20

/** A window that moves over sorted matches. */
export class PassageWindow {
  readonly #matches: readonly Match[]
  readonly #weights: readonly number[]
  /** By mark: how often it is in the window. */
  readonly #counts: Int32Array
  #first = 0
  #last = 0
  #worth = 0

  constructor(matches: readonly Match[], weights: readonly number[]) {
    this.#matches = matches
    this.#weights = weights
    this.#counts = new Int32Array(weights.length)
  }

  /** The first match that does not start before the window. */
  get first(): number {
    return this.#first
  }

  /** No passage in the window is worth more, but for where it starts. */
  get most(): number {
    const inside = Math.min(this.#last - this.#first, MOST_REPEATS)
    return this.#worth + inside * REPEAT_WORTH
  }

  /** Takes in what starts in `[start, end)`; neither may move back. */
  moveTo(start: number, end: number): void {
    const matches = this.#matches
    for (; (matches[this.#last]?.start ?? end) < end; this.#last++) {
      const { mark } = matches[this.#last] as Match
      if ((this.#counts[mark] ?? 0) === 0) this.#worth += this.#weights[mark] ?? 0
      this.#counts[mark] = (this.#counts[mark] ?? 0) + 1
    }
    for (; (matches[this.#first]?.start ?? start) < start; this.#first++) {
      const { mark } = matches[this.#first] as Match
      this.#counts[mark] = (this.#counts[mark] ?? 0) - 1
      if (this.#counts[mark] === 0) this.#worth -= this.#weights[mark] ?? 0
    }
  }
}
