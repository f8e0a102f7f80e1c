/**
 * The characters of an index: which there are, and in what form the index keeps where each stands.
 *
 * Layer: index. Imports: index.
 */

import { CODE_POINTS, type SegmentSource } from './segment.ts'

/** Characters that stand in the corpus, ascending, in columns. */
export interface CharacterTable {
  readonly codePoints: Uint32Array
  /** Frequency of each in the dictionary. */
  readonly frequency: Uint32Array
  /** Documents that contain it. */
  readonly documents: Uint32Array
}

/** Every character of the corpus: those without a list of their own still can be cut. */
export function characterTable(segments: readonly SegmentSource[]): CharacterTable {
  const frequency = new Uint32Array(CODE_POINTS)
  const documents = new Uint32Array(CODE_POINTS)
  for (const segment of segments) {
    const counts = segment.characterCounts()
    for (let i = 0; i < counts.codePoints.length; i++) {
      const codePoint = counts.codePoints[i] ?? 0
      documents[codePoint] = (documents[codePoint] ?? 0) + (counts.documents[i] ?? 0)
      // The same in every segment: it is what the dictionary says.
      frequency[codePoint] = counts.frequency[i] ?? 0
    }
  }
  const codePoints: number[] = []
  for (let codePoint = 0; codePoint < CODE_POINTS; codePoint++)
    if ((documents[codePoint] ?? 0) > 0) codePoints.push(codePoint)
  return {
    codePoints: Uint32Array.from(codePoints),
    frequency: Uint32Array.from(codePoints, (codePoint) => frequency[codePoint] ?? 0),
    documents: Uint32Array.from(codePoints, (codePoint) => documents[codePoint] ?? 0),
  }
}

/**
 * A character that more documents contain than this share tells too little for its bytes: its
 * list stays empty. Up to a tenth most of what the lists can add to the ranking is there, for
 * half of the bytes.
 */
const CONTAINED_SHARE = 0.1
/**
 * Typed alone, a character without a list is sought in all pairs that hold it. From so many
 * postings on that takes several milliseconds, and the character has a bitmap instead.
 */
const BITMAP_PAIR_POSTINGS = 200_000

export type ContainedForm = 'bitmap' | 'list' | 'none'

/**
 * In what form the index says which documents contain each character.
 *
 * @param pairPostings - By character, postings of all pairs that hold it.
 */
export function containedForms(
  { documents }: CharacterTable,
  pairPostings: Float64Array,
  documentCount: number,
  bitmapPairPostings = BITMAP_PAIR_POSTINGS,
): ContainedForm[] {
  return Array.from(documents, (count, ordinal) => {
    if ((pairPostings[ordinal] ?? 0) >= bitmapPairPostings) return 'bitmap'
    return count < documentCount * CONTAINED_SHARE ? 'list' : 'none'
  })
}
