/**
 * Documents by date: the first of them, without sorting all.
 *
 * Layer: search. Imports: index, search.
 */

import { NO_DAY } from '../../index/document-columns.ts'
import type { IndexReader } from '../../index/reader.ts'
import { rise, sink } from './heap.ts'

/** The first `k` of `documents` (sorted) by date; those without one come last, ties by document. */
export function firstByDate(
  { days }: IndexReader,
  documents: Int32Array,
  isOldestFirst: boolean,
  k: number,
): Int32Array {
  if (days.length === 0) return documents.slice(0, k)
  const keyOf = (document: number): number => {
    const day = days[document] ?? NO_DAY
    if (day === NO_DAY) return Infinity
    return isOldestFirst ? day : -day
  }
  const isLater = (a: number, b: number): boolean => {
    const left = keyOf(a)
    const right = keyOf(b)
    return left > right || (left === right && a > b)
  }
  // A heap with the last of the first on top, which most come after.
  const first: number[] = []
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i] ?? 0
    if (first.length < k) {
      first.push(document)
      rise(first, isLater)
    } else if (isLater(first[0] ?? 0, document)) {
      first[0] = document
      sink(first, isLater)
    }
  }
  return Int32Array.from(first.toSorted((a, b) => (isLater(a, b) ? 1 : -1)))
}
