/**
 * Segments: the inverted index of some of the documents, before they become one.
 *
 * A corpus of any size is indexed in segments of bounded memory, which are then merged
 * (`pack.ts`). A segment is made by `inverter.ts`, or from a MiniSearch index by
 * `minisearch.ts`; both yield the same bytes. Documents are counted from 0, and terms ascend,
 * so that a merge reads each segment once and from front to back.
 *
 * Layer: index. Imports: text, index.
 */

import type { Analyzer } from '../text/analyzer.ts'
import type { Fold } from '../text/fold.ts'
import type { Normalizer } from '../text/normalize.ts'
import type { VariantCounts } from './variants.ts'

/** What turns documents into terms, and what a dictionary says of them. */
export interface Indexing {
  /** What the normalizer folds by. */
  readonly fold: Fold
  readonly normalizer: Normalizer
  readonly analyzer: Analyzer
  readonly dictionary: {
    /** Frequency of a word of any length; 0 where it is unknown. */
    frequency(word: string): number
    /** The same of two characters, given as `pairKey`. */
    pairFrequency(pair: number): number
    readonly totalFrequency: number
  }
}

/** A document as far as the columns of an index need it. */
export interface DocumentFacts {
  readonly id: string
  /** Units in each field. */
  readonly lengths: readonly number[]
  /** Code units of the shortest name that its title gives it; 0 without any. */
  readonly shortestName: number
  /** Days since 1970-01-01, or null. */
  readonly day: number | null
  readonly facets: Readonly<Record<string, readonly string[]>>
}

export interface SegmentDocument extends DocumentFacts {
  /** The document as JSON in UTF-8: what a hit is shown from. */
  readonly stored: Uint8Array
}

/**
 * Lists of one kind of term, in columns. The i-th list's postings are
 * `postings.subarray(postingStart[i], postingStart[i + 1])`, and its positions likewise.
 */
export interface SegmentLists {
  /** Frequency of each term in the dictionary; 0 when it is no word. */
  readonly frequency: Uint32Array
  readonly documentFrequency: Uint32Array
  /** One more entry than there are lists. */
  readonly postingStart: Uint32Array
  readonly postings: Uint8Array
  /** For each posting, field by field, the positions as varint deltas; empty without positions. */
  readonly positionStart: Uint32Array
  readonly positions: Uint8Array
}

/** Terms of one kind, ascending, and the list of each. Strings ascend by UTF-16 code unit. */
export interface TermLists<Terms extends ArrayLike<number> | ArrayLike<string>> {
  readonly terms: Terms
  readonly lists: SegmentLists
}

/** The kinds of term, as the analyzer finds them. */
export interface SegmentTerms {
  /** Code points of the characters that are words of their own. */
  readonly characters: TermLists<Float64Array>
  /** Pairs of characters, each as `pairKey` of its code points. */
  readonly pairs: TermLists<Float64Array>
  /** Words, units and unit pairs. */
  readonly strings: TermLists<readonly string[]>
}

export interface SegmentKinds extends SegmentTerms {
  /** Code points of all characters in the text, with where they stand; see `contained.ts`. */
  readonly contained: TermLists<Float64Array>
}

export interface Segment extends SegmentKinds {
  readonly documents: readonly SegmentDocument[]
  readonly variants: VariantCounts
  /** Sum of the frequencies of the dictionary. */
  readonly totalFrequency: number
}

/** Of each character that stands in a segment, in order: how many of its documents hold it. */
export interface CharacterCounts {
  readonly codePoints: Float64Array
  /** Frequency of each in the dictionary. */
  readonly frequency: Uint32Array
  readonly documents: Uint32Array
}

/** A segment of which only what is asked for need be in memory. */
export interface SegmentSource {
  readonly totalFrequency: number
  /** Of the documents, in order. */
  readonly facts: readonly DocumentFacts[]
  readonly variants: VariantCounts
  documents(): readonly SegmentDocument[]
  characterCounts(): CharacterCounts
  terms<Kind extends keyof SegmentKinds>(kind: Kind): SegmentKinds[Kind]
}

/** A segment in memory as a source. */
export function sourceOf(segment: Segment): SegmentSource {
  return {
    totalFrequency: segment.totalFrequency,
    facts: segment.documents,
    variants: segment.variants,
    documents: () => segment.documents,
    characterCounts: () => ({
      codePoints: segment.contained.terms,
      frequency: segment.contained.lists.frequency,
      documents: segment.contained.lists.documentFrequency,
    }),
    terms: (kind) => segment[kind],
  }
}

/** How many code points Unicode has room for. */
export const CODE_POINTS = 0x110000
/** 2^21 holds every code point, and the product of two stays an exact integer. */
const PAIR_RADIX = 0x200000

/** A pair of characters as one number, in the order of its code points. */
export function pairKey(left: number, right: number): number {
  return left * PAIR_RADIX + right
}

export function leftOf(pair: number): number {
  return Math.floor(pair / PAIR_RADIX)
}

export function rightOf(pair: number): number {
  return pair % PAIR_RADIX
}

/** A string term as a word; empty when it is a unit, whatever a dictionary says. */
export function wordOf(term: string): string {
  return /[^\p{Script=Han}]/u.test(term) ? '' : term
}
