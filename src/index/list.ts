/**
 * Posting lists as they stand in `index.bin`.
 *
 * A list starts with `varint df << 5 | kindBits << 3 | coded << 2 | long << 1 | known`.
 * `known` says that a varint with the term's dictionary frequency follows, `coded` that a byte
 * with the list's usual code does (`posting.ts`): words of titles are seldom in the body. With
 * two bits of kinds a byte with the second code follows. A long list (from `LONG` postings on)
 * then has the greatest impact of its postings in one byte, a varint with the length of its
 * skip table, and the table: for each block of `SKIP` postings the last document (varint, as the
 * difference to the block before, from -1), the block's length in bytes (varint), and its
 * greatest impact. Then come the postings. The gaps run through the whole list, blocks do not
 * start anew; but no repetition goes from one block into the next.
 *
 * With three for `kindBits` the list has no postings but a bitmap: bit d & 7 of byte d >>> 3 says
 * whether document d is in it. So are the lists of a few very common characters.
 *
 * Impact: what a posting can add to a score, of 255 at most, rounded up, so that it bounds.
 *
 * Layer: index. Imports: nothing.
 */

export const SKIP = 128
export const LONG = 256
/** The positions of a long list can be entered at every so manieth posting; divides `SKIP`. */
export const POSITION_GROUP = 32

/** Flags in the head of a list. */
export const KNOWN = 1
export const IS_LONG = 2
export const CODED = 4
export const KIND_SHIFT = 3
export const FLAG_BITS = 5
/** In place of `kindBits`. */
export const BITMAP = 3

/** The impact byte of a saturated frequency in 0 … 1. */
export function encodeImpact(saturated: number): number {
  return Math.min(255, Math.ceil(saturated * 255))
}

/**
 * BM25's saturation: 0 without occurrences, towards 1 with many. In single precision, so that what
 * is kept of it in columns is what would be computed.
 */
export function saturate(weightedCount: number, norm: number): number {
  return Math.fround(weightedCount / (weightedCount + norm))
}
