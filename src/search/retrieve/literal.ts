/**
 * Literal matching: which documents contain a run of units exactly as typed.
 *
 * Positions of pairs decide it, so the answer is exact without reading a text: a run of units
 * stands in a field when its pairs stand there at the right distances. Every other pair is
 * enough, as long as each unit is covered. Positions lie outside of `index.bin`, so the caller
 * loads those of `terms` first; a matcher works on what it was given.
 *
 * Layer: search. Imports: index, search, errors.
 */

import { ServiceError } from '../../errors.ts'
import type { IndexReader } from '../../index/reader.ts'
import type { Requirement } from './requirement.ts'
import { readStarts, Starts, type TermPositions } from './starts.ts'

/** A pair of the run: the terms that may stand for it, and how far into the run it is. */
export interface LiteralPair {
  /** Several where the run begins or ends inside a Latin word or number. */
  readonly terms: readonly number[]
  readonly offset: number
}

/** What a document must hold that has all of some pairs, wherever they stand. */
export function holdingPairs(pairs: readonly LiteralPair[], fields: number): Requirement {
  return { kind: 'all', parts: pairs.map(({ terms }) => ({ kind: 'terms', terms, fields })) }
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
 * @param isWhole - Whether to leave out places where the characters of a pair are parted.
 */
export function createLiteralMatcher(
  reader: IndexReader,
  pairs: readonly LiteralPair[],
  fields: number,
  isWhole = false,
): LiteralMatcher {
  const needed = coveringPairs(reader, pairs)
  const entries = new Map<number, Uint8Array>()
  const starts = new Starts()
  const others = new Starts()
  const positionsOf = (term: number): TermPositions => {
    const entry = entries.get(term)
    if (entry === undefined)
      throw new ServiceError('index/missing', `positions of term ${term} were not loaded`)
    return { term, entry }
  }
  return {
    terms: needed.flatMap(({ terms }) => terms),
    provide: (term, entry) => void entries.set(term, entry),
    filter(documents) {
      for (const [index, { terms, offset }] of needed.entries()) {
        const positions = terms.map((term) => positionsOf(term))
        const wanted = { fields, offset, isWhole }
        if (index === 0) readStarts(reader, positions, wanted, documents, starts)
        else {
          readStarts(reader, positions, wanted, starts.documents, others)
          starts.keepCommon(others)
        }
        starts.dropEmpty()
      }
      return starts.documents
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
    const canSkip = index >= 2 && pair.offset - (pairs[index - 2] as LiteralPair).offset === 2
    const one = { cost: (best[index - 1]?.cost ?? 0) + own, from: index - 1 }
    const two = { cost: (best[index - 2]?.cost ?? Infinity) + own, from: index - 2 }
    best.push(canSkip && two.cost < one.cost ? two : one)
  }
  const chosen: LiteralPair[] = []
  for (let i = pairs.length - 1; i >= 0; i = best[i]?.from ?? -1)
    chosen.push(pairs[i] as LiteralPair)
  return chosen.toSorted((a, b) => costs[pairs.indexOf(a)]! - costs[pairs.indexOf(b)]!)
}
