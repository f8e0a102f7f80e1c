/**
 * Segments: the inverted index of some of the documents, before they become one.
 *
 * A corpus of any size is indexed in segments of bounded memory, which are then merged
 * (`pack.ts`). A segment is made by `inverter.ts`, or from a MiniSearch index by
 * `minisearch.ts`; both yield the same bytes. Terms are unordered and documents counted from
 * 0: only the merge knows the rest.
 *
 * Layer: index. Imports: corpus.
 */

/** A document as far as the index itself needs it. */
export interface SegmentDocument {
  readonly id: string
  /** Units in each field. */
  readonly lengths: readonly number[]
  /** Days since 1970-01-01, or null. */
  readonly day: number | null
  readonly facets: Readonly<Record<string, readonly string[]>>
  /** The document as JSON in UTF-8: what a hit is shown from. */
  readonly stored: Uint8Array
}

/**
 * Lists of one kind of term, in columns. The i-th list's postings are
 * `postings.subarray(postingStart[i], postingStart[i + 1])`, and its positions likewise.
 */
export interface SegmentLists {
  readonly documentFrequency: Uint32Array
  /** Document of the last posting of each list. */
  readonly lastDocument: Uint32Array
  /** One more entry than there are lists. */
  readonly postingStart: Uint32Array
  readonly postings: Uint8Array
  /** For each posting, field by field, the positions as varint deltas; empty without positions. */
  readonly positionStart: Uint32Array
  readonly positions: Uint8Array
}

/** The terms that the analyzer finds, with their lists. */
export interface SegmentTerms {
  /** Code points of the characters that are words of their own. */
  readonly characters: Uint32Array
  readonly characterLists: SegmentLists
  /** Left and right code points of the i-th pair at `2 i` and `2 i + 1`. */
  readonly pairs: Uint32Array
  readonly pairLists: SegmentLists
  /** Words, units and unit pairs. */
  readonly strings: readonly string[]
  readonly stringLists: SegmentLists
}

export interface Segment extends SegmentTerms {
  readonly documents: readonly SegmentDocument[]
  /** Code points of all characters in the text, with where they stand; see `contained.ts`. */
  readonly contained: Uint32Array
  readonly containedLists: SegmentLists
}
