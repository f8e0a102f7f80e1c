/**
 * A doorkeeper: lets into a cache what is asked for a second time.
 *
 * Most of what a stream of searches reads it reads once. To keep that would push out what comes
 * again, and give a garbage collector that copies what is new the work of copying all of it. (The
 * doorkeeper of TinyLFU, of Einziger, Friedman and Manes, 2017.)
 *
 * Layer: search. Imports: nothing.
 */

/** Numbers that are told apart, a bit each: their low 15 bits. */
const SLOTS = 1 << 15
/** Fuller, it would take too many for known. */
const MOST_MARKS = SLOTS / 4

export class Doorkeeper {
  readonly #bits = new Uint8Array(SLOTS >>> 3)
  #marks = 0

  /**
   * Takes note of a number.
   *
   * @returns Whether it came by before, not too long ago; rarely also where another one did.
   */
  admits(number: number): boolean {
    const slot = number & (SLOTS - 1)
    const bit = 1 << (slot & 7)
    const byte = this.#bits[slot >>> 3] ?? 0
    if (byte & bit) return true
    if (this.#marks++ === MOST_MARKS) {
      this.#bits.fill(0)
      this.#marks = 1
    }
    this.#bits[slot >>> 3] = (this.#bits[slot >>> 3] ?? 0) | bit
    return false
  }
}
