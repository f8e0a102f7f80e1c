/**
 * Contained characters: for each character the documents that hold it, in whatever word.
 *
 * Words that share a character are often kin (离婚, 婚姻, 结婚; 赔偿, 赔款), so a document that
 * holds a character of the query in another word still says something of what was meant. The
 * lists follow from a segment's pairs and lone characters, and only say where, not how often:
 * how often added nothing when it was measured.
 *
 * Layer: index. Imports: text, index.
 */

import { NumberMap } from '../text/number-map.ts'
import { ByteWriter } from './byte-writer.ts'
import { ONCE_IN_BODY, PostingReader, writePosting } from './posting.ts'
import { FIELD_COUNT } from './schema.ts'
import type { SegmentLists, SegmentTerms } from './segment.ts'

/** What a document counts for that contains a character: once in its body. */
const ONCE = Array.from({ length: FIELD_COUNT }, (_, field) => (ONCE_IN_BODY >>> field) & 1)

/**
 * Lists of the characters that stand in the terms of a segment.
 *
 * @param documents - How many the segment has.
 */
export function containedCharacters(
  { characters, characterLists, pairs, pairLists }: SegmentTerms,
  documents: number,
): { readonly contained: Uint32Array; readonly containedLists: SegmentLists } {
  const contained: number[] = []
  const ids = new NumberMap()
  /** By character: one bit a document. */
  const holders: Uint32Array[] = []
  const idOf = (codePoint: number): number => {
    let id = ids.get(codePoint) ?? -1
    if (id < 0) {
      id = contained.length
      ids.set(codePoint, id)
      contained.push(codePoint)
      holders.push(new Uint32Array((documents + 31) >>> 5))
    }
    return id
  }
  const visit = (lists: SegmentLists, list: number, mark: (document: number) => void): void => {
    const reader = new PostingReader(lists.postings)
    reader.seek(lists.postingStart[list] ?? 0, -1)
    for (let left = lists.documentFrequency[list] ?? 0; left > 0; left--) {
      reader.next()
      mark(reader.document)
    }
  }
  for (const [list, codePoint] of characters.entries()) {
    const own = holders[idOf(codePoint)] as Uint32Array
    visit(characterLists, list, (document) => {
      own[document >>> 5] = (own[document >>> 5] ?? 0) | (1 << (document & 31))
    })
  }
  for (let list = 0; list * 2 < pairs.length; list++) {
    const left = holders[idOf(pairs[list * 2] ?? 0)] as Uint32Array
    const right = holders[idOf(pairs[list * 2 + 1] ?? 0)] as Uint32Array
    visit(pairLists, list, (document) => {
      const word = document >>> 5
      const bit = 1 << (document & 31)
      left[word] = (left[word] ?? 0) | bit
      right[word] = (right[word] ?? 0) | bit
    })
  }
  return { contained: Uint32Array.from(contained), containedLists: listsOf(holders) }
}

function listsOf(holders: readonly Uint32Array[]): SegmentLists {
  const out = new ByteWriter(1 << 12)
  const documentFrequency = new Uint32Array(holders.length)
  const lastDocument = new Uint32Array(holders.length)
  const postingStart = new Uint32Array(holders.length + 1)
  for (const [list, bits] of holders.entries()) {
    let before = -1
    let count = 0
    for (let word = 0; word < bits.length; word++)
      for (let left = bits[word] ?? 0; left !== 0; left &= left - 1) {
        const document = (word << 5) + (31 - Math.clz32(left & -left))
        writePosting(out, document - before, ONCE, 0)
        before = document
        count++
      }
    documentFrequency[list] = count
    lastDocument[list] = before
    postingStart[list + 1] = out.length
  }
  return {
    documentFrequency,
    lastDocument,
    postingStart,
    postings: out.take(),
    positionStart: new Uint32Array(holders.length + 1),
    positions: new Uint8Array(),
  }
}
