/**
 * Pairs by their second character. The index has them by their first.
 *
 * Layer: index. Imports: nothing.
 */

export interface PairEnds {
  /** The pairs that end with a character, ascending; a view that is not to be written to. */
  of(ordinal: number): Uint32Array
}

/**
 * Sorts the pairs once, in two passes: 2 ms and 1.2 MB for the 300,000 of a large index, so it is
 * done when a query first asks.
 *
 * @param second - By pair, the number of its second character; larger ones are in no group.
 */
export function createPairEnds(second: Uint16Array | Uint32Array, characters: number): PairEnds {
  // Behind each group's start there is room for counting it, which leaves it at the group's end.
  const start = new Uint32Array(characters + 2)
  for (const ordinal of second)
    if (ordinal < characters) start[ordinal + 2] = (start[ordinal + 2] ?? 0) + 1
  for (let i = 2; i < start.length; i++) start[i] = (start[i] ?? 0) + (start[i - 1] ?? 0)
  const pairs = new Uint32Array(start[characters + 1] ?? 0)
  for (let pair = 0; pair < second.length; pair++) {
    const ordinal = second[pair] ?? 0
    if (ordinal >= characters) continue
    const at = start[ordinal + 1] ?? 0
    pairs[at] = pair
    start[ordinal + 1] = at + 1
  }
  return { of: (ordinal) => pairs.subarray(start[ordinal], start[ordinal + 1]) }
}
