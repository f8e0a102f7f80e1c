/**
 * The literal tier: which documents of a search contain the query as typed.
 *
 * They come first, but only those of the page have to be known. Where positions must decide, the
 * best candidates are asked first, so that a common text (中华人民共, on the way to a longer word)
 * does not take a look at every document that holds its pairs.
 *
 * Layer: search. Imports: index, search.
 */

import type { IndexReader } from '../index/reader.ts'
import { intersectSorted } from '../index/sorted.ts'
import type { LiteralMatcher } from './literal.ts'
import { beyond, filter, type Requirement } from './requirement.ts'
import type { Scorer } from './score.ts'
import type { ScoredTerm } from './planned.ts'

export interface LiteralTier {
  /** Documents that hold all pairs of the text, sorted. */
  readonly candidates: Int32Array
  /** What then decides; none where holding the pairs does. */
  readonly matchers: readonly LiteralMatcher[]
}

export const EMPTY_TIER: LiteralTier = { candidates: new Int32Array(), matchers: [] }

/** So many are asked at once; each further round asks eight times as many. */
const FIRST_ROUND = 64
const GROWTH = 8

/**
 * The tier of those of `documents` that meet the requirement of a literal text; null means none.
 *
 * @param met - What all of `documents` meet.
 */
export function literalTier(
  reader: IndexReader,
  requirement: Requirement | null,
  matchers: readonly LiteralMatcher[],
  documents: Int32Array,
  met: Requirement,
): LiteralTier {
  if (requirement === null) return EMPTY_TIER
  return { candidates: filter(reader, beyond(requirement, met), documents), matchers }
}

/** Whether positions have a say in a ranking: a single candidate comes first in any case. */
export function needsPositions({ candidates, matchers }: LiteralTier): boolean {
  return candidates.length > 1 && matchers.length > 0
}

/**
 * Those of the tier that come first in a ranking: at least the best `k`, if there are so many,
 * sorted by document. The matchers must have been given their positions, if it `needsPositions`.
 *
 * @param within - Sorted; null for all.
 */
export function bestLiteral(
  tier: LiteralTier,
  scorer: Scorer,
  scored: readonly ScoredTerm[],
  within: Int32Array | null,
  k: number,
): Int32Array {
  const { candidates, matchers } = tier
  const all = within === null ? candidates : intersectSorted(candidates, within)
  if (!needsPositions(tier)) return all
  for (let size = Math.max(FIRST_ROUND, k * 2); size < all.length; size *= GROWTH) {
    const top = scorer.rank(scored, all, size).documents.toSorted()
    const found = verify(matchers, top)
    if (found.length >= k) return found
  }
  return verify(matchers, all)
}

/** Whether a document contains the text. The matchers must have been given their positions. */
export function isLiteral({ candidates, matchers }: LiteralTier, document: number): boolean {
  const one = intersectSorted(candidates, Int32Array.of(document))
  return verify(matchers, one).length > 0
}

function verify(matchers: readonly LiteralMatcher[], documents: Int32Array): Int32Array {
  let left = documents
  for (const matcher of matchers) left = matcher.filter(left)
  return left
}
