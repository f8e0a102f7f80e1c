/**
 * The documents of a posting list, decoded in one go.
 *
 * What a cursor does, for callers that want them all and no counts: one loop over the bytes,
 * several times as fast. A common character stands in thousands of pairs.
 *
 * Layer: index. Imports: index, errors.
 */

import { ServiceError } from '../errors.ts'
import { EXPLICIT, extraVarints, isWholeCode, REPEAT, USUAL } from './posting.ts'
import type { IndexReader } from './reader.ts'

/**
 * Writes the documents that have the term in one of `fields` to `into`, in order.
 *
 * @param fields - A mask.
 * @param into - Must hold as many as the list has postings.
 * @returns How many there are.
 * @throws {ServiceError} `index/corrupt` when the list names a document that is not there.
 */
export function decodeDocuments(
  reader: IndexReader,
  term: number,
  fields: number,
  into: Int32Array,
): number {
  const { lists, documentCount } = reader
  const { start, documentFrequency, kindBits, usualCode, secondCode } = reader.list(term)
  const kindMask = (1 << kindBits) - 1
  const usual = usualCode & fields
  const second = secondCode & fields
  let at = start
  let document = -1
  let found = 0
  let count = 0
  for (let left = documentFrequency; left > 0; left--) {
    let byte = lists[at++] ?? 0
    let head = byte & 127
    for (let shift = 7; byte & 128 && shift < 35; shift += 7) {
      byte = lists[at++] ?? 0
      head |= (byte & 127) << shift
    }
    const kind = head & kindMask
    if (kind === REPEAT) {
      // Of documents in a row, all but the last are written here.
      for (let repeats = head >>> kindBits; repeats > 0 && left > 1; repeats--, left--) {
        document++
        if (found !== 0) into[count++] = document
      }
      document++
    } else {
      document += (head >>> kindBits) + 1
      if (kind === EXPLICIT) {
        const code = lists[at++] ?? 0
        found = code & fields
        if (!isWholeCode(code))
          for (let varints = extraVarints(code); varints > 0; varints--)
            while ((lists[at++] ?? 0) & 128);
      } else found = kind === USUAL ? usual : second
    }
    if (found !== 0) into[count++] = document
  }
  if (document >= documentCount)
    throw new ServiceError(
      'index/corrupt',
      `a posting names document ${document} of ${documentCount}`,
    )
  return count
}
