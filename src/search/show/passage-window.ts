/**
 * What marks are worth that a passage shows, and what a passage could show at most.
 *
 * Layer: search. Imports: search.
 */

import type { Match } from './matches.ts'

/** A word is worth at least 1, so none of these outweighs one. */
export const SENTENCE_START_WORTH = 0.5
/** The head of a text says what it is about. */
export const HEAD_WORTH = 0.65
export const REPEAT_WORTH = 0.02
export const MOST_REPEATS = 20
/** Share of its worth that a mark has where a text has a longer one with it: once more it says little. */
const PART_WORTH = 3 / 8

/** What it adds to the worth of a mark that a text has it once: what is all over a text tells no place. */
const ONCE_WORTH = 0.3

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

/**
 * What it is worth to show each mark in one text.
 *
 * @param sorted - All matches in it.
 */
export function worthsOf(sorted: readonly Match[], weights: readonly number[]): readonly number[] {
  const counts = new Int32Array(weights.length)
  const parts = new Set<number>()
  let reach = 0
  for (const { end, mark } of sorted) {
    counts[mark] = (counts[mark] ?? 0) + 1
    if (end > reach) reach = end
    else parts.add(mark)
  }
  return weights.map((weight, mark) => {
    const share = parts.has(mark) ? PART_WORTH : 1
    return weight * share * (1 + ONCE_WORTH / (counts[mark] || 1))
  })
}
