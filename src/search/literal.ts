/**
 * Literal matching: which documents contain a run of units exactly as typed.
 *
 * Positions of pairs decide it, so the answer is exact without reading a text: a run of units
 * stands in a field when its pairs stand there at the right distances. Every other pair is
 * enough, as long as each unit is covered. Positions lie outside of `index.bin`, so the caller
 * loads those of `terms` first; a matcher works on what it was given.
 *
 * Layer: search. Imports: index, errors.
 */

import { ServiceError } from '../errors.ts'
import { chunksOf, type ChunkReader } from '../index/chunk-reader.ts'
import { countsOfCode, isWholeCode } from '../index/posting.ts'
import type { IndexReader } from '../index/reader.ts'
import { LONG, POSITION_GROUP, SKIP } from '../index/list.ts'
import { FIELD_COUNT } from '../index/schema.ts'

/** A pair of the run: the terms that may stand for it, and how far into the run it is. */
export interface LiteralPair {
  /** Several where the run begins or ends inside a Latin word or number. */
  readonly terms: readonly number[]
  readonly offset: number
}

export interface LiteralMatcher {
  /** Terms whose positions the matcher needs. */
  readonly terms: readonly number[]
  /** Hands over the position entry of a term. */
  provide(term: number, entry: Uint8Array): void
  /** Those of `documents` (sorted) that contain the run in one of the fields. */
  filter(documents: Int32Array): Int32Array
}

/**
 * Creates a matcher.
 *
 * @param pairs - Neighbouring pairs of a run, in order, at least one. Pairs of different runs
 *   of one phrase may follow with the gap that positions have between runs.
 * @param fields - Mask of the fields to look in.
 */
export function createLiteralMatcher(
  reader: IndexReader,
  pairs: readonly LiteralPair[],
  fields: number,
): LiteralMatcher {
  const needed = coveringPairs(reader, pairs)
  const entries = new Map<number, Uint8Array>()
  return {
    terms: needed.flatMap(({ terms }) => terms),
    provide: (term, entry) => void entries.set(term, entry),
    filter(documents) {
      // By candidate: where the run may start, as `field << 28 | start`; narrowed pair by pair.
      let left = documents
      let starts: number[][] | null = null
      for (const { terms, offset } of needed) {
        const found = startsOf(reader, terms, offset, fields, left, entries)
        const kept = new Int32Array(left.length)
        const narrowed: number[][] = []
        for (const [index, at] of found.entries()) {
          if (starts !== null) keepCommon(at, starts[index] as number[])
          if (at.length === 0) continue
          kept[narrowed.length] = left[index] ?? 0
          narrowed.push(at)
        }
        left = kept.subarray(0, narrowed.length)
        starts = narrowed
      }
      return left
    },
  }
}

/**
 * Chooses pairs that together cover every unit, with the fewest postings to read. A pair may be
 * left out when the pairs on both sides of it are in.
 */
function coveringPairs(reader: IndexReader, pairs: readonly LiteralPair[]): LiteralPair[] {
  const costs = pairs.map(({ terms }) =>
    terms.reduce((sum, term) => sum + reader.list(term).documentFrequency, 1),
  )
  const best: { cost: number; from: number }[] = []
  for (const [index, pair] of pairs.entries()) {
    const own = costs[index] ?? 0
    if (index === 0) {
      best.push({ cost: own, from: -1 })
      continue
    }
    // Runs of a phrase are not linked by a pair: nothing may be left out across a gap.
    const before = pairs[index - 1] as LiteralPair
    const canSkip = index >= 2 && pair.offset - (pairs[index - 2] as LiteralPair).offset === 2
    const one = { cost: (best[index - 1]?.cost ?? 0) + own, from: index - 1 }
    const two = { cost: (best[index - 2]?.cost ?? Infinity) + own, from: index - 2 }
    best.push(canSkip && pair.offset - before.offset === 1 && two.cost < one.cost ? two : one)
  }
  const chosen: LiteralPair[] = []
  for (let i = pairs.length - 1; i >= 0; i = best[i]?.from ?? -1)
    chosen.push(pairs[i] as LiteralPair)
  return chosen.toSorted((a, b) => costs[pairs.indexOf(a)]! - costs[pairs.indexOf(b)]!)
}

/** For each document, where a run could start for the pair to stand at `offset` in it. Sorted. */
function startsOf(
  reader: IndexReader,
  terms: readonly number[],
  offset: number,
  fields: number,
  documents: Int32Array,
  entries: ReadonlyMap<number, Uint8Array>,
): number[][] {
  const found: number[][] = Array.from(documents, () => [])
  for (const term of terms) {
    const entry = entries.get(term)
    if (entry === undefined)
      throw new ServiceError('index/missing', `positions of term ${term} were not loaded`)
    readStarts(reader, term, entry, offset, fields, documents, found)
  }
  if (terms.length > 1) for (const starts of found) starts.sort((a, b) => a - b)
  return found
}

/** Drops from an ascending list what is not in another one. */
function keepCommon(list: number[], other: readonly number[]): void {
  let count = 0
  let k = 0
  for (const value of list) {
    while (k < other.length && (other[k] ?? 0) < value) k++
    if (other[k] === value) list[count++] = value
  }
  list.length = count
}

function readStarts(
  reader: IndexReader,
  term: number,
  entry: Uint8Array,
  offset: number,
  fields: number,
  documents: Int32Array,
  found: readonly number[][],
): void {
  const chunks = chunksOf(reader)
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
    for (let i = chunks.first; i < chunks.end; i++) {
      const document = chunks.documents[i] ?? 0
      while (candidate < documents.length && (documents[candidate] ?? 0) < document) candidate++
      if (candidate === documents.length) return
      if (documents[candidate] !== document) continue
      const start = i - ((i - chunks.first) % POSITION_GROUP)
      if (groups > 0 && start > posting) {
        posting = start
        at = startOfGroup(entry, firstPosition, group + (start - chunks.first) / POSITION_GROUP)
      }
      at = skipVarints(entry, at, occurrencesOf(chunks, posting, i))
      const code = chunks.codes[i] ?? 0
      const counts = isWholeCode(code) ? (COUNTS[code] ?? []) : chunks.extra
      const from = isWholeCode(code) ? 0 : chunks.extraAt(i)
      const wanted = found[candidate] as number[]
      for (let field = 0; field < FIELD_COUNT; field++) {
        let position = 0
        for (let left = counts[from + field] ?? 0; left > 0; left--) {
          let byte = entry[at++] ?? 0
          let delta = byte & 127
          for (let shift = 7; byte & 128 && shift < 35; shift += 7) {
            byte = entry[at++] ?? 0
            delta |= (byte & 127) << shift
          }
          position += delta
          if (fields & (1 << field)) wanted.push(field * FIELD_STRIDE + position - offset)
        }
      }
      posting = i + 1
    }
    if (groups === 0) at = skipVarints(entry, at, occurrencesOf(chunks, posting, chunks.end))
  }
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
