/**
 * A map from numbers to small numbers: open addressing over two typed arrays.
 *
 * Keys are integers from 0 to 2^53 - 1, values from 0 on. Made for tens of millions of look-ups
 * of character pairs and triples, where a `Map` hashes a heap number, or a string, each time.
 *
 * Layer: text. Imports: text.
 */

import { hashOf } from './number-filter.ts'

const EMPTY = -1

export class NumberMap {
  #keys: Float64Array
  #values: Int32Array
  #mask: number
  size = 0

  constructor(capacity = 1 << 12) {
    const slots = 1 << (32 - Math.clz32(Math.max(8, capacity * 2) - 1))
    this.#keys = new Float64Array(slots).fill(EMPTY)
    this.#values = new Int32Array(slots)
    this.#mask = slots - 1
  }

  /** The value of `key`, or -1. */
  get(key: number): number {
    const slot = this.#slot(key)
    return this.#keys[slot] === key ? (this.#values[slot] ?? -1) : -1
  }

  set(key: number, value: number): void {
    let slot = this.#slot(key)
    if (this.#keys[slot] !== key) {
      if (this.size * 2 > this.#mask) {
        this.#grow()
        slot = this.#slot(key)
      }
      this.#keys[slot] = key
      this.size++
    }
    this.#values[slot] = value
  }

  #slot(key: number): number {
    let slot = hashOf(key) & this.#mask
    for (;;) {
      const there = this.#keys[slot]
      if (there === key || there === EMPTY) return slot
      slot = (slot + 1) & this.#mask
    }
  }

  #grow(): void {
    const keys = this.#keys
    const values = this.#values
    this.#keys = new Float64Array(keys.length * 2).fill(EMPTY)
    this.#values = new Int32Array(keys.length * 2)
    this.#mask = this.#keys.length - 1
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] ?? EMPTY
      if (key === EMPTY) continue
      const slot = this.#slot(key)
      this.#keys[slot] = key
      this.#values[slot] = values[i] ?? 0
    }
  }
}
