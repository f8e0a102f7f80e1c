/**
 * What marks are worth that a passage shows, and what a passage could show at most.
 *
 * Layer: search. Imports: search.
 */

import type { Match } from './matches.ts'

/** A word is worth at least 1, so neither of these outweighs one. */
export const SENTENCE_START_WORTH = 0.5
export const REPEAT_WORTH = 0.02
export const MOST_REPEATS = 20
/** Share of its worth that a mark has where a text has a longer one with it: once more it says little. */
const PART_WORTH = 3 / 8

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

/** What it is worth to show each mark, where some of those that were found are parts of others. */
export function worthsOf(sorted: readonly Match[], weights: readonly number[]): readonly number[] {
  let worths: number[] | null = null
  let reach = 0
  for (const { end, mark } of sorted) {
    if (end > reach) {
      reach = end
      continue
    }
    worths ??= [...weights]
    worths[mark] = (weights[mark] ?? 0) * PART_WORTH
  }
  return worths ?? weights
}
