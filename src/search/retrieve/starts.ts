/**
 * Reading positions: where in documents a run of units may start for a pair to stand in it.
 *
 * Layer: search. Imports: index, errors.
 */

import { ServiceError } from '../../errors.ts'
import { chunksOf, type ChunkReader } from '../../index/chunk-reader.ts'
import { LONG, POSITION_GROUP, SKIP } from '../../index/list.ts'
import { countsOfCode, isWholeCode } from '../../index/posting.ts'
import type { IndexReader } from '../../index/reader.ts'
import { FIELD_COUNT } from '../../index/schema.ts'

/** Positions of a term in all documents that hold it, as they lie in a block. */
export interface TermPositions {
  readonly term: number
  readonly entry: Uint8Array
}

/** Which of them are meant. */
export interface Wanted {
  /** Mask of fields. */
  readonly fields: number
  /** How far into the run the term stands. */
  readonly offset: number
  /** Whether to leave out those where the characters of a pair are parted. */
  readonly isWhole: boolean
}

const NONE: Int32Array = new Int32Array()

/**
 * Where runs may start, in columns: those of the i-th document stand in `at` from `from[i]` up to
 * `from[i + 1]`, ascending, each as field times a stride plus position.
 */
export class Starts {
  documents = NONE
  from = NONE
  at = NONE

  /** Makes room for others; none has a start yet. */
  reset(documents: Int32Array): void {
    this.documents = documents
    if (this.from.length <= documents.length) this.from = new Int32Array(documents.length * 2 + 1)
    if (this.at.length < documents.length) this.at = new Int32Array(documents.length * 2 + 64)
    this.from[0] = 0
  }

  /** Makes room for so many starts in all, and keeps those that there are. */
  grow(size: number): Int32Array {
    const grown = new Int32Array(size * 2)
    grown.set(this.at)
    return (this.at = grown)
  }

  /** Drops the starts that are not in `others`, which has the same documents. */
  keepCommon(others: Starts): void {
    let count = 0
    let at = 0
    for (let i = 0; i < this.documents.length; i++) {
      const end = this.from[i + 1] ?? 0
      const otherEnd = others.from[i + 1] ?? 0
      let k = others.from[i] ?? 0
      for (; at < end; at++) {
        const start = this.at[at] ?? 0
        while (k < otherEnd && (others.at[k] ?? 0) < start) k++
        if (k < otherEnd && others.at[k] === start) this.at[count++] = start
      }
      this.from[i + 1] = count
    }
  }

  /** Drops the documents without a start. */
  dropEmpty(): void {
    const { documents, from } = this
    const left = new Int32Array(documents.length)
    let count = 0
    for (let i = 0; i < documents.length; i++) {
      const end = from[i + 1] ?? 0
      if (end === from[count]) continue
      left[count++] = documents[i] ?? 0
      from[count] = end
    }
    this.documents = left.subarray(0, count)
  }
}

/**
 * Reads where in documents (sorted) a run may start for one of the terms to stand in it as wanted.
 *
 * @throws {ServiceError} `index/corrupt` when a posting says more positions than there can be.
 */
export function readStarts(
  reader: IndexReader,
  positions: readonly TermPositions[],
  wanted: Wanted,
  documents: Int32Array,
  starts: Starts,
): void {
  starts.reset(documents)
  const [only] = positions
  if (positions.length === 1 && only !== undefined) {
    readTerm(reader, only, wanted, starts)
    return
  }
  // Only where a run begins or ends inside a Latin word or number.
  const each = positions.map((one) => {
    const own = new Starts()
    own.reset(documents)
    readTerm(reader, one, wanted, own)
    return own
  })
  let count = 0
  for (let i = 0; i < documents.length; i++) {
    const found = each.flatMap(({ from, at }) => [...at.subarray(from[i], from[i + 1])])
    found.sort((a, b) => a - b)
    if (count + found.length > starts.at.length) starts.grow(count + found.length)
    starts.at.set(found, count)
    count += found.length
    starts.from[i + 1] = count
  }
}

/** Of one term. */
function readTerm(
  reader: IndexReader,
  { term, entry }: TermPositions,
  { fields, offset, isWhole }: Wanted,
  starts: Starts,
): void {
  const { documents, from: startOf } = starts
  /** A bit of a place that leaves it out. */
  const parted = isWhole ? 1 : 0
  const chunks = chunksOf(reader)
  let found = starts.at
  let count = 0
  const { documentFrequency } = chunks.open(term)
  // A short list is read from its start; in a long one groups of postings may be passed over.
  const groups = documentFrequency < LONG ? 0 : Math.ceil(documentFrequency / POSITION_GROUP)
  const firstPosition = Math.max(0, groups - 1) * 4
  let at = firstPosition
  let candidate = 0
  while (candidate < documents.length && chunks.nextBlock(documents[candidate] ?? 0)) {
    // The posting whose positions start at `at`.
    let posting = chunks.first
    const group = (chunks.block * SKIP) / POSITION_GROUP
    if (groups > 0) at = startOfGroup(entry, firstPosition, group)
    const { documents: held, codes, end } = chunks
    for (let i = chunks.first; candidate < documents.length;) {
      const document = documents[candidate] ?? 0
      while (i < end && (held[i] ?? 0) < document) i++
      if (i === end) break
      if (held[i] !== document) {
        startOf[++candidate] = count
        continue
      }
      const start = i - ((i - chunks.first) % POSITION_GROUP)
      if (groups > 0 && start > posting) {
        posting = start
        at = startOfGroup(entry, firstPosition, group + (start - chunks.first) / POSITION_GROUP)
      }
      at = skipVarints(entry, at, occurrencesOf(chunks, posting, i))
      const code = codes[i] ?? 0
      const counts = isWholeCode(code) ? (COUNTS[code] ?? []) : chunks.extra
      const from = isWholeCode(code) ? 0 : chunks.extraAt(i)
      for (let field = 0; field < FIELD_COUNT; field++) {
        let left = counts[from + field] ?? 0
        if (count + left > found.length) found = grow(starts, count, left, entry)
        let position = 0
        for (; left > 0; left--) {
          let byte = entry[at++] ?? 0
          let delta = byte & 127
          for (let shift = 7; byte & 128 && shift < 35; shift += 7) {
            byte = entry[at++] ?? 0
            delta |= (byte & 127) << shift
          }
          // The lowest bit is no part of the difference (index/place.ts).
          position += delta >>> 1
          if (fields & (1 << field) && (delta & parted) === 0)
            found[count++] = field * FIELD_STRIDE + position - offset
        }
      }
      startOf[++candidate] = count
      posting = ++i
    }
    if (groups === 0) at = skipVarints(entry, at, occurrencesOf(chunks, posting, end))
  }
  while (candidate < documents.length) startOf[++candidate] = count
}

/** Makes room for some more starts, where an entry has positions for so many. */
function grow(starts: Starts, count: number, more: number, entry: Uint8Array): Int32Array {
  // A position takes a byte at least.
  if (more > entry.length)
    throw new ServiceError(
      'index/corrupt',
      `a posting says ${more} positions, of which ${entry.length} bytes are there`,
    )
  return starts.grow(count + more)
}

/** Where the positions of a group of a long list start: a table before them tells. */
function startOfGroup(entry: Uint8Array, firstPosition: number, group: number): number {
  if (group === 0) return firstPosition
  const at = (group - 1) * 4
  const offset =
    (entry[at] ?? 0) |
    ((entry[at + 1] ?? 0) << 8) |
    ((entry[at + 2] ?? 0) << 16) |
    ((entry[at + 3] ?? 0) << 24)
  return Math.min(entry.length, firstPosition + (offset >>> 0))
}

/** Occurrences by field, and in all fields, that each code stands for. */
const COUNTS = Array.from({ length: 256 }, (_, code) => countsOfCode(code))
const TOTALS = Uint8Array.from(COUNTS, (counts) => counts.reduce((sum, count) => sum + count, 0))

/** Occurrences in all fields of the postings `from` up to `to` of a chunk. */
function occurrencesOf(chunks: ChunkReader, from: number, to: number): number {
  const { codes } = chunks
  let total = 0
  for (let i = from; i < to; i++) {
    const code = codes[i] ?? 0
    total += isWholeCode(code) ? (TOTALS[code] ?? 0) : occurrencesOfExtra(chunks, i)
  }
  return total
}

function occurrencesOfExtra(chunks: ChunkReader, posting: number): number {
  const at = chunks.extraAt(posting)
  let total = 0
  for (let field = 0; field < FIELD_COUNT; field++) total += chunks.extra[at + field] ?? 0
  return total
}

/** Where the varint after `count` others starts; the end at the latest. */
function skipVarints(bytes: Uint8Array, from: number, count: number): number {
  let at = from
  for (let left = count; left > 0 && at < bytes.length; left--) while ((bytes[at++] ?? 0) & 128);
  return at
}

/** Keeps the positions of different fields apart; no field is nearly as long. */
const FIELD_STRIDE = 0x10000000
