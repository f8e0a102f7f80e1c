/**
 * Heaps: the least of the best, at hand.
 *
 * Layer: search. Imports: nothing.
 */

/** Replaces the least value of a sorted-or-heap-ordered array by `value`. */
export function siftDown(heap: Float64Array, value: number): void {
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
