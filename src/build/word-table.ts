/**
 * A table of words: which of them stand in a text from a place on.
 *
 * A trie whose first step takes two characters, for most words have no more, and no step takes a
 * string: a build asks at every character of a corpus.
 *
 * Layer: build. Imports: text, index.
 */

import { Columns } from '../index/columns.ts'
import { pairKey } from '../index/segment.ts'
import { NumberFilter } from '../text/number-filter.ts'
import { NumberMap } from '../text/number-map.ts'
import { codeUnitsOf } from '../text/segmenter.ts'

/** As much as a table holds; no dictionary comes near. */
export const MAX_FREQUENCY = 0x7ffffffe

export class WordTable {
  readonly #characters = new NumberMap(1 << 14)
  /** First two characters, as `pairKey`, to a node. */
  readonly #pairs = new NumberMap(1 << 18)
  /** A node and the character after it, as `stepKey`, to the next node. */
  readonly #steps = new NumberMap(1 << 19)
  /** By node: the frequency of the word that ends there, plus one; 0 where none does. */
  readonly #frequencies = new Columns(Int32Array, 1 << 19)
  /**
   * All keys of pairs and steps. At most places of a text no word goes on, and this is small enough
   * to stay near the processor, which the tables are not.
   */
  readonly #known = new NumberFilter(1 << 22)

  /**
   * Adds a word, or gives it another frequency.
   *
   * @param text - The word, or what it stands in from `start` to `end`, in whole code points.
   * @param frequency - An integer from 0 to `MAX_FREQUENCY`.
   * @returns The frequency that it had; 0 where it is new.
   */
  set(text: string, frequency: number, start = 0, end = text.length): number {
    const a = text.codePointAt(start) ?? 0
    let at = start + codeUnitsOf(a)
    if (at >= end) {
      const before = this.characterFrequency(a)
      this.#characters.set(a, frequency)
      return before
    }
    const b = text.codePointAt(at) ?? 0
    at += codeUnitsOf(b)
    let node = this.#nodeFor(this.#pairs, pairKey(a, b))
    while (at < end) {
      const next = text.codePointAt(at) ?? 0
      at += codeUnitsOf(next)
      node = this.#nodeFor(this.#steps, stepKey(node, next))
    }
    const before = Math.max(0, this.#frequencies.at(node) - 1)
    this.#frequencies.set(node, frequency + 1)
    return before
  }

  /** Frequency of a word, or undefined. */
  get(word: string): number | undefined {
    const a = word.codePointAt(0) ?? 0
    let end = codeUnitsOf(a)
    if (end >= word.length) return known(this.#characters.get(a))
    const b = word.codePointAt(end) ?? 0
    end += codeUnitsOf(b)
    let node = this.#pairs.get(pairKey(a, b))
    while (node >= 0 && end < word.length) {
      const next = word.codePointAt(end) ?? 0
      end += codeUnitsOf(next)
      node = this.#steps.get(stepKey(node, next))
    }
    return node < 0 ? undefined : known(this.#frequencies.at(node) - 1)
  }

  /** Frequency of a character as a word of its own; 0 where unknown. */
  characterFrequency(codePoint: number): number {
    return Math.max(0, this.#characters.get(codePoint))
  }

  /** Frequency of two characters, given as `pairKey`, as a word; 0 where they are none. */
  pairFrequency(pair: number): number {
    const node = this.#pairs.get(pair)
    return node < 0 ? 0 : Math.max(0, this.#frequencies.at(node) - 1)
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
    const pair = pairKey(a, b)
    if (!this.#known.mayHave(pair)) return
    let node = this.#pairs.get(pair)
    while (node >= 0) {
      const frequency = this.#frequencies.at(node) - 1
      if (frequency >= 0) visit(end, frequency)
      if (end >= limit) return
      const next = text.codePointAt(end) ?? 0
      end += codeUnitsOf(next)
      const step = stepKey(node, next)
      if (!this.#known.mayHave(step)) return
      node = this.#steps.get(step)
    }
  }

  #nodeFor(nodes: NumberMap, key: number): number {
    const there = nodes.get(key)
    if (there >= 0) return there
    const node = this.#frequencies.length
    this.#frequencies.pushZeros(1)
    nodes.set(key, node)
    this.#known.add(key)
    return node
  }
}

function known(frequency: number): number | undefined {
  return frequency < 0 ? undefined : frequency
}

/** A node and a code point, of 21 bits, in one number. */
function stepKey(node: number, codePoint: number): number {
  return node * 0x200000 + codePoint
}
