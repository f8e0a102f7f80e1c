/**
 * Sorted lists: what is asked of lists of documents, of terms, and of places in a text.
 *
 * Layer: index. Imports: nothing.
 */

/** Whether a sorted list has the value. */
export function hasSorted(sorted: ArrayLike<number>, value: number): boolean {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return sorted[low] === value
}

/**
 * Index of the first value of a sorted list that is not less; its length where all are. For strings
 * too, apart from `hasSorted`, which searches ask again and again.
 */
export function lowerBound<Value extends number | string>(
  sorted: ArrayLike<Value>,
  value: Value,
): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as Value) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Index of a value in a sorted list, or -1. */
export function indexIn<Value extends number | string>(
  sorted: ArrayLike<Value>,
  value: Value,
): number {
  const index = lowerBound(sorted, value)
  return sorted[index] === value ? index : -1
}

/** What is in both of two sorted lists without repetitions. */
export function intersectSorted(a: Int32Array, b: Int32Array): Int32Array {
  const both = new Int32Array(Math.min(a.length, b.length))
  let count = 0
  for (let i = 0, k = 0; i < a.length && k < b.length;) {
    const left = a[i] ?? 0
    const right = b[k] ?? 0
    if (left === right) both[count++] = left
    if (left <= right) i++
    if (right <= left) k++
  }
  return both.subarray(0, count)
}

/**
 * What of a sorted list is not in another one.
 *
 * @param room - As long as the list; the result lies there.
 */
export function withoutSorted(
  sorted: Int32Array,
  others: Int32Array,
  room: Int32Array = new Int32Array(sorted.length),
): Int32Array {
  let count = 0
  let k = 0
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i] ?? 0
    while (k < others.length && (others[k] ?? 0) < value) k++
    if (others[k] !== value) room[count++] = value
  }
  return room.subarray(0, count)
}
