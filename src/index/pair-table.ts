/**
 * The pairs of an index under construction: the columns that find them, and what is counted of
 * their lists.
 *
 * Layer: index. Imports: index.
 */

import { Columns } from './columns.ts'
import { CODE_POINTS, leftOf, rightOf } from './segment.ts'

export class PairTable {
  /** By number of the first character: where its pairs start; at last the number of pairs. */
  readonly start: Uint32Array
  /** By number of the character: postings of the pairs that hold it. */
  readonly postings: Float64Array
  /** Postings of all pairs, and of those that are words of the dictionary. */
  allPostings = 0
  wordPostings = 0
  readonly #second = new Columns(Uint32Array, 1 << 12)
  /** By code point. */
  readonly #ordinals = new Uint32Array(CODE_POINTS)

  /** @param codePoints - The characters, ascending. */
  constructor(codePoints: Uint32Array) {
    for (const [ordinal, codePoint] of codePoints.entries()) this.#ordinals[codePoint] = ordinal
    this.start = new Uint32Array(codePoints.length + 1)
    this.postings = new Float64Array(codePoints.length)
  }

  /** Adds the next pair, in order of `pairKey`, whose list has so many postings. */
  add(key: number, postings: number, isWord: boolean): void {
    const left = this.#ordinals[leftOf(key)] ?? 0
    const right = this.#ordinals[rightOf(key)] ?? 0
    this.#second.push(right)
    this.start[left + 1] = this.#second.length
    this.allPostings += postings
    if (isWord) this.wordPostings += postings
    this.postings[left] = (this.postings[left] ?? 0) + postings
    if (right !== left) this.postings[right] = (this.postings[right] ?? 0) + postings
  }

  /** Ends the table; returns the numbers of the second characters. */
  finish(): Uint16Array | Uint32Array {
    const { start } = this
    for (let i = 1; i < start.length; i++) start[i] = Math.max(start[i] ?? 0, start[i - 1] ?? 0)
    const wide = this.postings.length > 0x10000
    return wide ? this.#second.view().slice() : Uint16Array.from(this.#second.view())
  }
}
