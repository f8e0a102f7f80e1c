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
import { CodeReader } from './code-reader.ts'
import { ONCE_IN_BODY, writePosting } from './posting.ts'
import { FIELD_COUNT } from './schema.ts'
import {
  leftOf,
  rightOf,
  type Indexing,
  type SegmentLists,
  type SegmentTerms,
  type TermLists,
} from './segment.ts'

/** What a document counts for that contains a character: once in its body. */
const ONCE = Array.from({ length: FIELD_COUNT }, (_, field) => (ONCE_IN_BODY >>> field) & 1)

/**
 * Lists of the characters that stand in the terms of a segment.
 *
 * @param documents - How many the segment has.
 */
export function containedCharacters(
  { characters, pairs }: Pick<SegmentTerms, 'characters' | 'pairs'>,
  documents: number,
  dictionary: Indexing['dictionary'],
): TermLists<Float64Array> {
  const found = new Set<number>(characters.terms)
  for (const pair of pairs.terms) found.add(leftOf(pair)).add(rightOf(pair))
  const terms = Float64Array.from(found)
  terms.sort()
  const ids = new NumberMap()
  for (const [id, codePoint] of terms.entries()) ids.set(codePoint, id)
  const words = (documents + 31) >>> 5
  /** Row by row, a character each: one bit a document. */
  const holders = new Uint32Array(words * terms.length)
  const mark = (id: number, document: number): void => {
    const word = id * words + (document >>> 5)
    holders[word] = (holders[word] ?? 0) | (1 << (document & 31))
  }
  visitDocuments(characters, (codePoint, document) => mark(ids.get(codePoint), document))
  let pair = -1
  let left = 0
  let right = 0
  visitDocuments(pairs, (key, document) => {
    if (key !== pair) {
      pair = key
      left = ids.get(leftOf(key))
      right = ids.get(rightOf(key))
    }
    mark(left, document)
    mark(right, document)
  })
  const frequency = Uint32Array.from(terms, (codePoint) =>
    dictionary.frequency(String.fromCodePoint(codePoint)),
  )
  return { terms, lists: listsOf(holders, words, frequency) }
}

function visitDocuments(
  { terms, lists }: TermLists<Float64Array>,
  visit: (term: number, document: number) => void,
): void {
  const reader = new CodeReader(lists.postings)
  for (const [list, term] of terms.entries()) {
    reader.seek(lists.postingStart[list] ?? 0, -1)
    for (let left = lists.documentFrequency[list] ?? 0; left > 0; left--) {
      reader.nextPosting()
      visit(term, reader.document)
    }
  }
}

function listsOf(holders: Uint32Array, words: number, frequency: Uint32Array): SegmentLists {
  const count = frequency.length
  const out = new ByteWriter(1 << 12)
  const documentFrequency = new Uint32Array(count)
  const postingStart = new Uint32Array(count + 1)
  for (let list = 0; list < count; list++) {
    let before = -1
    let postings = 0
    for (let word = 0; word < words; word++)
      for (let left = holders[list * words + word] ?? 0; left !== 0; left &= left - 1) {
        const document = (word << 5) + (31 - Math.clz32(left & -left))
        writePosting(out, document - before, ONCE, 0)
        before = document
        postings++
      }
    documentFrequency[list] = postings
    postingStart[list + 1] = out.length
  }
  return {
    frequency,
    documentFrequency,
    postingStart,
    postings: out.take(),
    positionStart: new Uint32Array(count + 1),
    positions: new Uint8Array(),
  }
}
