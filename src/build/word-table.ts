/**
 * A table of words: which of them stand in a text from a place on.
 *
 * Most words have one or two characters; those are found by numbers alone, without a string. A
 * longer one is only looked for where its first three characters start one.
 *
 * Layer: build. Imports: text, index.
 */

import { pairKey } from '../index/segment.ts'
import type { LongWords } from '../text/analyzer.ts'
import { NumberMap } from '../text/number-map.ts'
import { codeUnitsOf } from '../text/segmenter.ts'
import type { Units } from '../text/units.ts'

/** As much as a table holds; no dictionary comes near. */
export const MAX_FREQUENCY = 0x7fffffff

export class WordTable implements LongWords {
  readonly #characters = new NumberMap(1 << 14)
  readonly #pairs = new NumberMap(1 << 18)
  readonly #longer = new Map<string, number>()
  /** First three characters to the length, in characters, of the longest word that starts so. */
  readonly #longest = new NumberMap(1 << 18)

  /** Adds a word, or gives it another frequency, an integer from 0 to `MAX_FREQUENCY`. */
  set(word: string, frequency: number): void {
    const a = word.codePointAt(0) ?? 0
    let end = codeUnitsOf(a)
    if (end >= word.length) {
      this.#characters.set(a, frequency)
      return
    }
    const b = word.codePointAt(end) ?? 0
    end += codeUnitsOf(b)
    if (end >= word.length) {
      this.#pairs.set(pairKey(a, b), frequency)
      return
    }
    this.#longer.set(word, frequency)
    const head = headOf(a, b, word.codePointAt(end) ?? 0)
    let size = 2
    for (; end < word.length; size++) end += codeUnitsOf(word.codePointAt(end) ?? 0)
    if (this.#longest.get(head) < size) this.#longest.set(head, size)
  }

  /** Frequency of a word, or undefined. */
  get(word: string): number | undefined {
    const first = word.codePointAt(0) ?? 0
    const size = codeUnitsOf(first)
    if (size >= word.length) return known(this.#characters.get(first))
    const second = word.codePointAt(size) ?? 0
    if (size + codeUnitsOf(second) >= word.length)
      return known(this.#pairs.get(pairKey(first, second)))
    return this.#longer.get(word)
  }

  /** Frequency of a character as a word of its own; 0 where unknown. */
  characterFrequency(codePoint: number): number {
    return Math.max(0, this.#characters.get(codePoint))
  }

  /** Frequency of two characters, given as `pairKey`, as a word; 0 where they are none. */
  pairFrequency(pair: number): number {
    return Math.max(0, this.#pairs.get(pair))
  }

  /** Visits the words of two or more characters from `start` on, up to `limit`, shortest first. */
  wordsFrom(
    text: string,
    start: number,
    limit: number,
    visit: (end: number, frequency: number) => void,
  ): void {
    const a = text.codePointAt(start) ?? 0
    let end = start + codeUnitsOf(a)
    if (end >= limit) return
    const b = text.codePointAt(end) ?? 0
    end += codeUnitsOf(b)
    const pair = this.#pairs.get(pairKey(a, b))
    if (pair >= 0) visit(end, pair)
    if (end >= limit) return
    const longest = this.#longest.get(headOf(a, b, text.codePointAt(end) ?? 0))
    for (let size = 3; size <= longest && end < limit; size++) {
      end += codeUnitsOf(text.codePointAt(end) ?? 0)
      const frequency = this.#longer.get(text.slice(start, end))
      if (frequency !== undefined) visit(end, frequency)
    }
  }

  visit(
    text: string,
    { start, end }: Units,
    first: number,
    limit: number,
    visit: (lastUnit: number) => void,
  ): void {
    const from = start[first] ?? 0
    const longest = this.#longest.get(
      headOf(
        text.codePointAt(from) ?? 0,
        text.codePointAt(start[first + 1] ?? 0) ?? 0,
        text.codePointAt(start[first + 2] ?? 0) ?? 0,
      ),
    )
    const stop = Math.min(limit, first + longest)
    for (let last = first + 2; last < stop; last++)
      if (this.#longer.has(text.slice(from, end[last] ?? 0))) visit(last)
  }
}

function known(frequency: number): number | undefined {
  return frequency < 0 ? undefined : frequency
}

/** Three code points in one number. Of rare planes the low 17 bits: a clash costs a look-up. */
function headOf(a: number, b: number, c: number): number {
  return ((a & 0x1ffff) * 0x20000 + (b & 0x1ffff)) * 0x20000 + (c & 0x1ffff)
}
