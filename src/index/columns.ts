/**
 * A typed array that grows: the columns of an index under construction.
 *
 * Layer: index. Imports: nothing.
 */

type Column = Int32Array | Uint32Array

export class Columns<T extends Column> {
  readonly #type: new (size: number) => T
  #values: T
  length = 0

  constructor(type: new (size: number) => T, capacity: number) {
    this.#type = type
    this.#values = new type(capacity)
  }

  at(index: number): number {
    return this.#values[index] ?? 0
  }

  set(index: number, value: number): void {
    this.#values[index] = value
  }

  increment(index: number): void {
    this.#values[index] = (this.#values[index] ?? 0) + 1
  }

  push(value: number): void {
    if (this.length === this.#values.length) this.#grow()
    this.#values[this.length++] = value
  }

  /** Adds zeros. */
  pushZeros(count: number): void {
    while (this.length + count > this.#values.length) this.#grow()
    this.length += count
  }

  /** The values so far: a view, valid until the next push. */
  view(): T {
    return this.#values.subarray(0, this.length) as T
  }

  #grow(): void {
    const grown = new this.#type(this.#values.length * 2)
    grown.set(this.#values)
    this.#values = grown
  }
}
