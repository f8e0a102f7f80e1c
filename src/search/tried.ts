/**
 * Which of some proposals is made: one that makes sense, and that some document has all of.
 *
 * Layer: search. Imports: text, search.
 */

import { findNumbers } from '../text/numbers.ts'
import { makesSense } from './bound-pairs.ts'
import { countHolding } from './holding.ts'
import type { PlanContext } from './planned.ts'
import { textOf, type Proposal } from './proposal.ts'
import type { QueryMatcher } from './query-match.ts'
import type { Documents } from './union.ts'
import { startsInsideWord } from './whole-words.ts'

/** What is proposed, and documents that have it all. */
export interface Found {
  readonly proposal: Proposal
  readonly documents: Documents
}

/** Proposals of one query that are looked for in the corpus. */
const MOST_TRIES = 6
/** So many characters stand nowhere in one piece by chance; of fewer, the words must be whole. */
const LONG = 4
const HAN = /^\p{Script=Han}+$/u

/** The first of some proposals that is good, likeliest first; null where none is. */
export async function tryProposals(
  plan: PlanContext,
  matcher: QueryMatcher,
  query: string,
  proposals: readonly Proposal[],
): Promise<Found | null> {
  const asked = plan.normalizeText(query)
  let left = MOST_TRIES
  for (const proposal of proposals) {
    const text = textOf(proposal)
    if (!isPossible(plan, text, asked)) continue
    if (left-- === 0) break
    const { match, documents, tier } = await matcher.match(text)
    if (match === 'all' && documents.length > 0 && tier.candidates.length > 0)
      return { proposal, documents: tier.candidates }
  }
  return null
}

/** Whether a text may stand in the corpus, and a short one in words of its own. */
function isPossible(plan: PlanContext, text: string, asked: string): boolean {
  const normalized = plan.normalizeText(text)
  const isShort = [...normalized].length < LONG
  if (isShort && !makesSense(plan, normalized, asked)) return false
  // What was typed apart may stand apart, and numbers in another spelling.
  if (!HAN.test(text) || findNumbers(normalized, plan.scan(normalized)).length > 0) return true
  const count = countHolding(plan, normalized)
  const isPair = [...normalized].length === 2
  return count > 0 && !(isPair && startsInsideWord(plan, normalized, count))
}
