/**
 * Front-coded strings: sorted terms, each written as what it does not share with the one
 * before.
 *
 * Blocks of 16; the first of a block is whole, so a binary search over block heads finds the
 * block and at most 15 steps find the string. A string is `varint shared`, `varint rest << 1
 * | wide`, then the remaining UTF-16 code units, one byte each, or two where one needs it.
 * Order is by UTF-16 code unit, which is what `<` does.
 *
 * Layer: index. Imports: text, index.
 */

import { textOf } from '../text/code-units.ts'
import { BlockSignatures } from './block-signatures.ts'
import { ByteWriter } from './byte-writer.ts'

export const BLOCK = 16

/** Encodes strings that are sorted and distinct. */
export function encodeStrings(sorted: readonly string[]): {
  readonly start: Uint32Array
  readonly bytes: Uint8Array
} {
  const out = new ByteWriter(1 << 12)
  const start = new Uint32Array(Math.ceil(sorted.length / BLOCK) + 1)
  let before = ''
  for (const [index, term] of sorted.entries()) {
    if (index % BLOCK === 0) {
      start[index / BLOCK] = out.length
      before = ''
    }
    let shared = 0
    while (shared < before.length && before.charCodeAt(shared) === term.charCodeAt(shared)) shared++
    let wide = 0
    for (let i = shared; i < term.length; i++) if (term.charCodeAt(i) > 255) wide = 1
    out.varint(shared)
    out.varint(((term.length - shared) << 1) | wide)
    for (let i = shared; i < term.length; i++)
      if (wide) out.uint16(term.charCodeAt(i))
      else out.byte(term.charCodeAt(i))
    before = term
  }
  start[start.length - 1] = out.length
  return { start, bytes: out.take() }
}

/** Numbers of blocks, without the last. */
interface BlockRange {
  readonly low: number
  readonly high: number
}

const KEPT_RANGES = 4096

/** Reads strings that `encodeStrings` wrote. Its work space makes it unfit for two readers at once. */
export class FrontCodedStrings {
  readonly count: number
  readonly #start: Uint32Array
  readonly #bytes: Uint8Array
  /** The string the reader stands at, and where the next one starts. */
  #units = new Uint16Array(64)
  #length = 0
  #offset = 0
  /** By the first code unit of what was looked up: the blocks that it can be in. */
  readonly #blocksOf = new Map<number, BlockRange>()
  /** Made when parts are first looked for. */
  #signatures: BlockSignatures | null = null

  constructor(count: number, start: Uint32Array, bytes: Uint8Array) {
    this.count = count
    this.#start = start
    this.#bytes = bytes
  }

  /** The string at `index`, which must be in range. */
  at(index: number): string {
    this.#enter((index / BLOCK) >>> 0)
    for (let i = index % BLOCK; i >= 0; i--) this.#step()
    return this.#current()
  }

  /**
   * Index of the first string that is not less than `term`; `count` when all are. The reader then
   * stands at that string.
   */
  lowerBound(term: string): number {
    let { low, high } = this.#rangeOf(term)
    // Invariant: heads before `low` are less than or equal to the term, heads from `high` on greater.
    while (low < high) {
      const middle = (low + high) >>> 1
      this.#enter(middle)
      this.#step()
      if (this.#compare(term) <= 0) low = middle + 1
      else high = middle
    }
    const block = Math.max(0, low - 1)
    this.#enter(block)
    const end = Math.min(this.count, (block + 1) * BLOCK)
    let index = block * BLOCK
    while (index < end) {
      this.#step()
      if (this.#compare(term) >= 0) return index
      index++
    }
    if (index < this.count) this.#step()
    else this.#length = 0
    return index
  }

  /** The blocks to look for a term in: few start with its character, and searches ask for the same ones. */
  #rangeOf(term: string): BlockRange {
    if (term === '') return { low: 0, high: this.#start.length - 1 }
    const unit = term.charCodeAt(0)
    let range = this.#blocksOf.get(unit)
    if (range === undefined) {
      if (this.#blocksOf.size >= KEPT_RANGES) this.#blocksOf.clear()
      range = { low: this.#headsBelow(unit), high: this.#headsBelow(unit + 1) }
      this.#blocksOf.set(unit, range)
    }
    return range
  }

  /** How many blocks have a first string that begins with a lesser code unit. */
  #headsBelow(unit: number): number {
    let low = 0
    let high = this.#start.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      this.#enter(middle)
      this.#step()
      if (this.#length === 0 || (this.#units[0] ?? 0) < unit) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Length of the string the reader stands at, in UTF-16 code units; 0 after the last one. */
  get currentLength(): number {
    return this.#length
  }

  /** Whether the string the reader stands at begins with `text`. */
  currentStartsWith(text: string): boolean {
    if (text.length > this.#length) return false
    for (let i = 0; i < text.length; i++) if (this.#units[i] !== text.charCodeAt(i)) return false
    return true
  }

  /** Index of `term`, or -1. */
  find(term: string): number {
    const index = this.lowerBound(term)
    return index < this.count && this.#length === term.length && this.#compare(term) === 0
      ? index
      : -1
  }

  /** Visits strings from `index` on until `visit` returns false, which must not read other strings. */
  visitFrom(index: number, visit: (term: string, index: number) => boolean): void {
    if (index >= this.count) return
    this.#enter((index / BLOCK) >>> 0)
    for (let skip = index % BLOCK; skip > 0; skip--) this.#step()
    for (let i = index; i < this.count; i++) {
      this.#step()
      if (!visit(this.#current(), i)) return
    }
  }

  /**
   * Visits the strings from `index` up to `end` that hold `part` where `where` says. No strings are
   * made: a visitor gets the code units, which are its own until it returns, and how many they are. It
   * must not read other strings: the reader would go on behind those.
   */
  visitHolding(
    part: string,
    where: 'end' | 'anywhere',
    index: number,
    end: number,
    visit: (index: number, units: Uint16Array, length: number) => void,
  ): void {
    const size = part.length
    const wanted = Uint16Array.from({ length: size }, (_, i) => part.charCodeAt(i))
    this.#signatures ??= new BlockSignatures(this.#start.length)
    const mask = this.#signatures.maskOf(wanted)
    for (let block = (index / BLOCK) >>> 0; block * BLOCK < end; block++) {
      const isSigned = this.#signatures.isSigned(block)
      if (isSigned && !this.#signatures.mayHold(block, mask)) continue
      this.#enter(block)
      let found = -1
      const stop = Math.min(this.count, (block + 1) * BLOCK)
      for (let i = block * BLOCK; i < stop; i++) {
        const shared = this.#step()
        if (!isSigned) this.#signatures.sign(block, this.#units, shared, this.#length)
        const last = this.#length - size
        if (where === 'end') found = last >= 0 && this.#holdsAt(wanted, last) ? last : -1
        // What a string shares with the one before holds the part where that did, if it does.
        else if (found < 0 || found + size > shared)
          found = this.#find(wanted, Math.max(0, shared - size + 1), last)
        if (found >= 0 && i >= index && i < end) visit(i, this.#units, this.#length)
      }
      // Not where a visitor threw.
      this.#signatures.finish(block)
    }
  }

  /** The first place from `at` up to `last` where the current string holds some units, or -1. */
  #find(units: Uint16Array, at: number, last: number): number {
    const own = this.#units
    const first = units[0]
    for (let i = at; i <= last; i++) if (own[i] === first && this.#holdsAt(units, i)) return i
    return units.length === 0 ? Math.min(at, last) : -1
  }

  #holdsAt(units: Uint16Array, at: number): boolean {
    for (let k = 0; k < units.length; k++) if (this.#units[at + k] !== units[k]) return false
    return true
  }

  #enter(block: number): void {
    this.#offset = this.#start[block] ?? 0
    this.#length = 0
  }

  /**
   * Moves to the next string. The first of a block shares nothing, so blocks need no care.
   *
   * @returns How many code units it shares with the one before.
   */
  #step(): number {
    const shared = Math.min(this.#varint(), this.#length)
    const head = this.#varint()
    const end = shared + (head >>> 1)
    // A damaged file must not make the reader allocate without bound.
    if (end - shared > this.#bytes.length - this.#offset) return (this.#length = 0)
    if (end > this.#units.length) {
      const grown = new Uint16Array(end * 2)
      grown.set(this.#units)
      this.#units = grown
    }
    for (let i = shared; i < end; i++) {
      let unit = this.#bytes[this.#offset++] ?? 0
      if (head & 1) unit |= (this.#bytes[this.#offset++] ?? 0) << 8
      this.#units[i] = unit
    }
    this.#length = end
    return shared
  }

  /** Compares the current string with `term`: below 0 when it is less. */
  #compare(term: string): number {
    const common = Math.min(this.#length, term.length)
    for (let i = 0; i < common; i++) {
      const difference = (this.#units[i] ?? 0) - term.charCodeAt(i)
      if (difference !== 0) return difference
    }
    return this.#length - term.length
  }

  #current(): string {
    return textOf(this.#units, this.#length)
  }

  #varint(): number {
    let byte = this.#bytes[this.#offset++] ?? 0
    let value = byte & 127
    for (let shift = 7; byte & 128 && shift < 35; shift += 7) {
      byte = this.#bytes[this.#offset++] ?? 0
      value |= (byte & 127) << shift
    }
    return value >>> 0
  }
}
