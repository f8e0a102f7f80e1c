/**
 * Merging terms: which lists of which segments belong to one term of the whole index.
 *
 * Layer: index. Imports: nothing.
 */

/** The lists of one term, in order of segment: the first `count` of each column. */
export interface ListParts {
  readonly count: number
  readonly segments: Int32Array
  readonly lists: Int32Array
}

/**
 * Visits the distinct terms of sorted segments in order, each with its lists. A heap of the
 * segments by the term each is at; nothing but that is held.
 *
 * @param segments - Per segment its terms, ascending; the place of a term is its list.
 * @param visit - The parts are valid until it returns.
 */
export function visitMerged<Term extends number | string>(
  segments: readonly ArrayLike<Term>[],
  visit: (term: Term, parts: ListParts) => void,
): void {
  const at = new Int32Array(segments.length)
  const current: Term[] = segments.map((terms) => terms[0] as Term)
  const heap = Int32Array.from(segments.keys())
  let size = 0

  function isBefore(a: number, b: number): boolean {
    const left = current[a] as Term
    const right = current[b] as Term
    return left < right || (left === right && a < b)
  }
  function sink(from: number): void {
    const segment = heap[from] ?? 0
    let slot = from
    for (;;) {
      let child = slot * 2 + 1
      if (child >= size) break
      if (child + 1 < size && isBefore(heap[child + 1] ?? 0, heap[child] ?? 0)) child++
      if (!isBefore(heap[child] ?? 0, segment)) break
      heap[slot] = heap[child] ?? 0
      slot = child
    }
    heap[slot] = segment
  }

  for (const [segment, terms] of segments.entries()) if (terms.length > 0) heap[size++] = segment
  for (let slot = (size >>> 1) - 1; slot >= 0; slot--) sink(slot)
  const parts = {
    count: 0,
    segments: new Int32Array(segments.length),
    lists: new Int32Array(segments.length),
  }
  while (size > 0) {
    const term = current[heap[0] ?? 0] as Term
    parts.count = 0
    do {
      const segment = heap[0] ?? 0
      const list = at[segment] ?? 0
      parts.segments[parts.count] = segment
      parts.lists[parts.count++] = list
      const terms = segments[segment] as ArrayLike<Term>
      if (list + 1 < terms.length) {
        at[segment] = list + 1
        current[segment] = terms[list + 1] as Term
      } else heap[0] = heap[--size] ?? 0
      if (size > 0) sink(0)
    } while (size > 0 && current[heap[0] ?? 0] === term)
    visit(term, parts)
  }
}
