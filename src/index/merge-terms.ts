/**
 * Merging terms: which lists of which segments belong to one term of the whole index.
 *
 * Layer: index. Imports: index.
 */

import { Columns } from './columns.ts'

/** One term's list in one segment. */
export interface ListPart {
  readonly segment: number
  readonly list: number
}

/** All distinct terms of one kind, sorted, with their lists by segment. */
export interface MergedTerms<Term> {
  readonly terms: readonly Term[]
  /** Visits the lists of the term at `index` in order of segment. */
  visitParts(index: number, visit: (segment: number, list: number) => void): void
}

/**
 * Merges the terms of segments.
 *
 * @param segments - Per segment, its terms; the position of a term is the number of its list.
 * @param compare - Order of the terms in the index.
 * @param ids - An empty map from terms to numbers.
 */
export function mergeTerms<Term>(
  segments: readonly ArrayLike<Term>[],
  compare: (a: Term, b: Term) => number,
  ids: { get(term: Term): number | undefined; set(term: Term, id: number): unknown },
): MergedTerms<Term> {
  const found: Term[] = []
  const first = new Columns(Int32Array, 1 << 12)
  const last = new Columns(Int32Array, 1 << 12)
  const segmentOf = new Columns(Int32Array, 1 << 12)
  const listOf = new Columns(Int32Array, 1 << 12)
  const nextPart = new Columns(Int32Array, 1 << 12)
  for (const [segment, terms] of segments.entries())
    for (let list = 0; list < terms.length; list++) {
      const term = terms[list] as Term
      const part = listOf.length
      segmentOf.push(segment)
      listOf.push(list)
      nextPart.push(-1)
      const id = ids.get(term) ?? -1
      if (id < 0) {
        ids.set(term, found.length)
        found.push(term)
        first.push(part)
        last.push(part)
      } else {
        nextPart.set(last.at(id), part)
        last.set(id, part)
      }
    }
  const terms = found.toSorted(compare)
  const idOf = Int32Array.from(terms, (term) => ids.get(term) ?? 0)
  return {
    terms,
    visitParts(index, visit) {
      for (let part = first.at(idOf[index] ?? 0); part >= 0; part = nextPart.at(part))
        visit(segmentOf.at(part), listOf.at(part))
    },
  }
}
