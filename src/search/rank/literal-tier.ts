/**
 * The literal tier: which documents of a search contain the query as typed.
 *
 * They come first, but only those of the page have to be known. Where positions must decide, the
 * best candidates are asked first, so that a common text (中华人民共, on the way to a longer word)
 * does not take a look at every document that holds its pairs.
 *
 * Layer: search. Imports: index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import { hasSorted, intersectSorted, withoutSorted } from '../../index/sorted.ts'
import type { LiteralMatcher } from '../retrieve/literal.ts'
import { filter } from '../retrieve/collect.ts'
import { beyond, type Requirement } from '../retrieve/requirement.ts'
import type { Ranked, Scorer } from './score.ts'
import type { ScoredTerm } from '../retrieve/planned.ts'

export interface LiteralTier {
  /** Documents that hold all pairs of the text, sorted. */
  readonly candidates: Int32Array
  /** What then decides; none where holding the pairs does. */
  readonly matchers: readonly LiteralMatcher[]
  /** Who contains the text as typed; none where all do that the matchers let pass. */
  readonly typed: readonly LiteralMatcher[]
  /**
   * Whom all of the first let pass comes first, then whom all of the next do, then the rest: who
   * has a word as a word, who says it as typed, whose title says it in another spelling.
   */
  readonly orders: readonly (readonly LiteralMatcher[])[]
}

export const EMPTY_TIER: LiteralTier = {
  candidates: new Int32Array(),
  matchers: [],
  typed: [],
  orders: [],
}

/** The best so many are asked at first; each further round asks eight times as many. */
const FIRST_ROUND = 24
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
  const candidates = filter(reader, beyond(requirement, met), documents)
  return { candidates, matchers, typed: [], orders: [] }
}

/** Whether positions have a say: a document may hold all pairs of a text, and not the text. */
export function needsPositions({ candidates, matchers }: LiteralTier): boolean {
  return candidates.length > 0 && matchers.length > 0
}

/**
 * The best `k` of the tier, best first; all of it, if it has no more. The matchers must have been
 * given their positions, if it `needsPositions`.
 *
 * @param within - Sorted; null for all.
 */
export function bestLiteral(
  tier: LiteralTier,
  scorer: Scorer,
  scored: readonly ScoredTerm[],
  within: Int32Array | null,
  k: number,
): Ranked {
  const { candidates, matchers, orders } = tier
  let left = within === null ? candidates : intersectSorted(candidates, within)
  if (orders.length === 0) return bestOf(left, matchers, scorer, scored, k)
  // More than scores and what a text adds to them (settle.ts) can make up for. However many are
  // asked for, so that a score is the same on every page.
  const step = scorer.most(scored) * 2
  const documents: number[] = []
  const scores: number[] = []
  for (const [index, order] of [...orders, []].entries()) {
    const some = bestOf(left, [...order, ...matchers], scorer, scored, k - documents.length)
    const bonus = step * (orders.length - index)
    documents.push(...some.documents)
    scores.push(...some.scores.map((score) => score + bonus))
    if (documents.length === k) break
    left = withoutSorted(left, some.documents.toSorted())
  }
  return { documents: Int32Array.from(documents), scores: Float64Array.from(scores) }
}

/** The best `k` of `all` that contain the text. */
function bestOf(
  all: Int32Array,
  matchers: readonly LiteralMatcher[],
  scorer: Scorer,
  scored: readonly ScoredTerm[],
  k: number,
): Ranked {
  if (all.length === 0 || matchers.length === 0) return scorer.rank(scored, all, k)
  for (let size = Math.max(FIRST_ROUND, k * 2); size < all.length; size *= GROWTH) {
    const found = firstLiteral(matchers, scorer.rank(scored, all, size), k)
    if (found !== null) return found
  }
  return scorer.rank(scored, verify(matchers, all), k)
}

/** The first `k` of a ranking that contain the text; null if there are not so many. */
function firstLiteral(
  matchers: readonly LiteralMatcher[],
  { documents, scores }: Ranked,
  k: number,
): Ranked | null {
  const first = { documents: new Int32Array(k), scores: new Float64Array(k) }
  let count = 0
  // Mostly those that hold all pairs contain the text: a few more than are needed will do.
  const some = Math.max(4, k + (k >>> 2))
  for (let from = 0; from < documents.length; from += some) {
    const asked = documents.subarray(from, from + some)
    const found = verify(matchers, asked.toSorted())
    for (let i = 0; i < asked.length; i++) {
      if (!hasSorted(found, asked[i] ?? 0)) continue
      first.documents[count] = asked[i] ?? 0
      first.scores[count++] = scores[from + i] ?? 0
      if (count === k) return first
    }
  }
  return null
}

/** Whether some document contains the text. The matchers must have been given their positions. */
export function hasLiteral(
  tier: LiteralTier,
  scorer: Scorer,
  scored: readonly ScoredTerm[],
): boolean {
  const { candidates, matchers } = tier
  if (!needsPositions(tier)) return candidates.length > 0
  return bestOf(candidates, matchers, scorer, scored, 1).documents.length > 0
}

/** All documents of the tier. The matchers must have been given their positions. */
export function verified({ candidates, matchers }: LiteralTier): Int32Array {
  return verify(matchers, candidates)
}

/** Whether a document contains the text as typed. The matchers must have been given their positions. */
export function isLiteral({ candidates, matchers, typed }: LiteralTier, document: number): boolean {
  const asked = [...matchers, ...typed]
  return hasSorted(candidates, document) && verify(asked, Int32Array.of(document)).length > 0
}

function verify(matchers: readonly LiteralMatcher[], documents: Int32Array): Int32Array {
  let left = documents
  for (const matcher of matchers) left = matcher.filter(left)
  return left
}
