/**
 * Sets of documents as bits: one a document, in words of 32.
 *
 * Layer: search. Imports: nothing.
 */

/** Sets one bit for each of `documents`, sorted, and clears all others. */
export function markSorted(bits: Uint32Array, documents: Int32Array): void {
  bits.fill(0)
  let word = 0
  let marked = 0
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i] ?? 0
    // Of neighbours one write is enough.
    if (document >>> 5 !== word) {
      bits[word] = marked
      word = document >>> 5
      marked = 0
    }
    marked |= 1 << (document & 31)
  }
  if (documents.length > 0) bits[word] = marked
}

/**
 * Sorts distinct documents in place; many of them through one bit each, in a time that grows with
 * them alone.
 *
 * @param bits - One for each document of the index; overwritten.
 */
export function sortThroughBits(documents: Int32Array, bits: Uint32Array): Int32Array {
  if (documents.length * 16 < bits.length) {
    documents.sort()
    return documents
  }
  bits.fill(0)
  setBits(bits, documents)
  return readBits(bits, documents)
}

/** Sets one bit for each of `documents`, in any order. */
export function setBits(bits: Uint32Array, documents: ArrayLike<number>): void {
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i] ?? 0
    bits[document >>> 5] = (bits[document >>> 5] ?? 0) | (1 << (document & 31))
  }
}

/** Clears the bits that are not set in `others`. */
export function keepBits(bits: Uint32Array, others: Int32Array): void {
  for (let word = 0; word < bits.length; word++)
    bits[word] = (bits[word] ?? 0) & (others[word] ?? 0)
}

/** Sets the bits that are set in `others`. */
export function addBits(bits: Uint32Array, others: Int32Array): void {
  for (let word = 0; word < bits.length; word++)
    bits[word] = (bits[word] ?? 0) | (others[word] ?? 0)
}

/** The documents whose bits are set, sorted: the start of `room`, which has place for them. */
export function readBits(bits: Uint32Array, room: Int32Array): Int32Array {
  let count = 0
  for (let word = 0; word < bits.length; word++)
    for (let left = bits[word] ?? 0; left !== 0; left &= left - 1)
      room[count++] = (word << 5) + (31 - Math.clz32(left & -left))
  return room.subarray(0, count)
}

/**
 * Counts, for each document, in how many of some sets it is: one plane of bits for each binary
 * digit, so that 32 documents are counted at once.
 */
export class SetCounter {
  readonly #words: number
  /** The lowest digit first. */
  readonly #planes: Uint32Array[] = []

  /** @param words - Of each set. */
  constructor(words: number) {
    this.#words = words
  }

  add(set: Uint32Array | Int32Array): void {
    for (let word = 0; word < this.#words; word++) {
      let carry = set[word] ?? 0
      for (let digit = 0; carry !== 0; digit++) {
        const plane = (this.#planes[digit] ??= new Uint32Array(this.#words))
        const before = plane[word] ?? 0
        plane[word] = before ^ carry
        carry &= before
      }
    }
  }

  /** The documents that are in so many of the sets, at least one, as bits. */
  atLeast(least: number): Uint32Array {
    const bits = new Uint32Array(this.#words)
    const digits = Math.max(this.#planes.length, 32 - Math.clz32(least))
    for (let word = 0; word < this.#words; word++) {
      // Compared from the highest digit down: more already, or still as many.
      let more = 0
      let same = -1
      for (let digit = digits - 1; digit >= 0; digit--) {
        const plane = this.#planes[digit]?.[word] ?? 0
        if ((least >>> digit) & 1) same &= plane
        else {
          more |= same & plane
          same &= ~plane
        }
      }
      bits[word] = more | same
    }
    return bits
  }
}
