/**
 * Heaps: the least of the best, at hand.
 *
 * Layer: search. Imports: nothing.
 */

/** The k-th greatest of the values that it was given. */
export class Kth {
  readonly #heap: Float64Array
  #size = 0

  constructor(k: number) {
    this.#heap = new Float64Array(k)
  }

  add(value: number): void {
    const heap = this.#heap
    if (this.#size < heap.length) {
      heap[this.#size++] = value
      if (this.#size === heap.length) heap.sort()
    } else if (value > (heap[0] ?? 0)) siftDown(heap, value)
  }

  /** 0 while there are fewer. */
  get value(): number {
    return this.#size < this.#heap.length ? 0 : (this.#heap[0] ?? 0)
  }
}

/** Replaces the least value of a sorted-or-heap-ordered array by `value`. */
function siftDown(heap: Float64Array, value: number): void {
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) child++
    if ((heap[child] ?? 0) >= value) break
    heap[at] = heap[child] ?? 0
    at = child
  }
  heap[at] = value
}

export function sink(heap: number[], less: (a: number, b: number) => boolean): void {
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) return
    if (child + 1 < heap.length && less(heap[child + 1] ?? 0, heap[child] ?? 0)) child++
    if (!less(heap[child] ?? 0, heap[at] ?? 0)) return
    swap(heap, at, child)
    at = child
  }
}

export function rise(heap: number[], less: (a: number, b: number) => boolean): void {
  let at = heap.length - 1
  while (at > 0) {
    const parent = (at - 1) >>> 1
    if (!less(heap[at] ?? 0, heap[parent] ?? 0)) return
    swap(heap, at, parent)
    at = parent
  }
}

function swap(heap: number[], a: number, b: number): void {
  const value = heap[a] ?? 0
  heap[a] = heap[b] ?? 0
  heap[b] = value
}
