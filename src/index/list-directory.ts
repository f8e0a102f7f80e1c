/**
 * The directory of lists: where each starts, and its head.
 *
 * Layer: index. Imports: index, errors.
 */

import { ServiceError } from '../errors.ts'
import { DIRECTORY_STEP } from './format.ts'
import { readHead, type ListHead } from './list-head.ts'

/** Sections of an index. */
export interface ListSections {
  /** Where every `DIRECTORY_STEP`-th list starts. */
  readonly start: Uint32Array
  /** Where the lengths of those between start, and the lengths. */
  readonly lengthStart: Uint32Array
  readonly lengths: Uint8Array
  readonly lists: Uint8Array
}

/** About a hundred bytes each. */
const KEPT_HEADS = 16384

/**
 * Opens the directory. What it returns gives the head of a term's list.
 *
 * @param documents - How many the index has.
 * @throws {ServiceError} `index/corrupt`, when a head is asked for that lies outside of the lists
 *   or says what cannot be.
 */
export function openListDirectory(
  { start, lengthStart, lengths, lists }: ListSections,
  termCount: number,
  documents: number,
): (term: number) => ListHead {
  // A search asks for the same few heads again and again, and so does the next one.
  const heads = new Map<number, ListHead>()

  function find(term: number): ListHead {
    const group = (term / DIRECTORY_STEP) >>> 0
    let at = start[group] ?? 0
    let lengthAt = lengthStart[group] ?? 0
    let length = 0
    for (let skip = term % DIRECTORY_STEP; skip >= 0; skip--) {
      at += length
      let byte = lengths[lengthAt++] ?? 0
      length = byte & 127
      for (let shift = 7; byte & 128 && shift < 35; shift += 7) {
        byte = lengths[lengthAt++] ?? 0
        length |= (byte & 127) << shift
      }
    }
    const end = at + length
    if (term < 0 || term >= termCount || length <= 0 || end > lists.length)
      throw new ServiceError(
        'index/corrupt',
        `list ${term} of ${termCount} lies at ${at} + ${length}, outside of ${lists.length} bytes`,
      )
    return readHead(lists, at, end, documents)
  }

  return (term) => {
    const known = heads.get(term)
    if (known !== undefined) return known
    if (heads.size >= KEPT_HEADS) heads.clear()
    const head = find(term)
    heads.set(term, head)
    return head
  }
}
