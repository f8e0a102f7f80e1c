/**
 * A filter of numbers: says of a number that it was never added, or that it may have been.
 *
 * One bit a number (a Bloom filter with one hash), in a table small enough for a processor's own
 * cache, for sets that most of what is asked is not in.
 *
 * Layer: text. Imports: nothing.
 */

export class NumberFilter {
  readonly #bits: Int32Array
  readonly #mask: number

  /** @param bitCount - A power of two, 32 or more; several times as many as there are numbers. */
  constructor(bitCount: number) {
    this.#bits = new Int32Array(bitCount >>> 5)
    this.#mask = bitCount - 1
  }

  /** Adds an integer from 0 to 2^53 - 1. */
  add(key: number): void {
    const bit = hashOf(key) & this.#mask
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31))
  }

  /** False if the number was never added. */
  mayHave(key: number): boolean {
    const bit = hashOf(key) & this.#mask
    return ((this.#bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0
  }
}

/** The low and the high half, each spread by an odd constant (Knuth's multiplicative hashing). */
export function hashOf(key: number): number {
  const low = key >>> 0
  const high = (key / 0x100000000) >>> 0
  const hash = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)
  return hash ^ (hash >>> 15)
}
