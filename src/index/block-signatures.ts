/**
 * Signatures of blocks of strings: which two code units stand side by side in them.
 *
 * Whoever looks for a part of strings (iph of iphone) would have to read them all. A block that
 * lacks two neighbours of the part has no string with it. Neighbours are hashed to 128 bits a block,
 * a byte a string, which blocks of strings that begin alike fill to a quarter. They are learned when a
 * block is first read, so opening an index costs nothing.
 *
 * Layer: index. Imports: nothing.
 */

/** Words of 32 bits for a block. */
const WORDS = 4
const SHIFT = 32 - Math.log2(WORDS * 32)

export class BlockSignatures {
  readonly #bits: Uint32Array
  readonly #signed: Uint8Array

  constructor(blocks: number) {
    this.#bits = new Uint32Array(blocks * WORDS)
    this.#signed = new Uint8Array(blocks)
  }

  /** Whether a block has been read: then it is known what it may hold. */
  isSigned(block: number): boolean {
    return this.#signed[block] === 1
  }

  /**
   * Adds the next string of a block, of which the first `shared` units are those of the string before.
   * All strings of the block are to be added, one after the other; a second time changes nothing.
   */
  sign(block: number, units: Uint16Array, shared: number, length: number): void {
    for (let i = Math.max(1, shared); i < length; i++) {
      const bit = bitOf(units[i - 1] ?? 0, units[i] ?? 0)
      const word = block * WORDS + (bit >>> 5)
      this.#bits[word] = (this.#bits[word] ?? 0) | (1 << (bit & 31))
    }
  }

  /** Says that all strings of a block were added. */
  finish(block: number): void {
    this.#signed[block] = 1
  }

  /** What a block has of a part that one of its strings holds. Nothing of a single unit. */
  maskOf(part: Uint16Array): Uint32Array {
    const mask = new Uint32Array(WORDS)
    for (let i = 1; i < part.length; i++) {
      const bit = bitOf(part[i - 1] ?? 0, part[i] ?? 0)
      mask[bit >>> 5] = (mask[bit >>> 5] ?? 0) | (1 << (bit & 31))
    }
    return mask
  }

  /** Whether some string of a block may hold the part of a mask. */
  mayHold(block: number, mask: Uint32Array): boolean {
    for (let word = 0; word < WORDS; word++) {
      const wanted = mask[word] ?? 0
      if (((this.#bits[block * WORDS + word] ?? 0) & wanted) >>> 0 !== wanted) return false
    }
    return true
  }
}

/** Multiplicative hashing (Knuth, The Art of Computer Programming, 6.4) of two code units. */
function bitOf(left: number, right: number): number {
  return Math.imul((left << 16) | right, 0x9e3779b1) >>> SHIFT
}
