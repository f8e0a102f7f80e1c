/**
 * Which of some proposals is made: one that makes sense, and that some document has all of.
 *
 * Layer: search. Imports: text, search.
 */

import { findNumbers } from '../../text/numbers.ts'
import { ALL_HAN, HAN_RUN } from '../../text/scripts.ts'
import { makesSense } from '../plan/bound-pairs.ts'
import { countHolding } from '../plan/holding.ts'
import type { PlanContext } from '../retrieve/planned.ts'
import { textOf, type Proposal } from '../query/proposal.ts'
import { verified } from '../rank/literal-tier.ts'
import type { QueryMatcher } from '../rank/query-match.ts'
import type { Documents } from '../retrieve/union.ts'
import { isNameLike, startsInsideWord } from './whole-words.ts'

/** What is proposed, and documents that have it all. */
export interface Found {
  readonly proposal: Proposal
  readonly documents: Documents
}

/** Proposals of one query that are looked for in the corpus. */
const MOST_TRIES = 6
const MOST_NAMES = 3
/** So many characters stand nowhere in one piece by chance; of fewer, the words must be whole. */
const LONG = 4
/** Most names have so many characters. */
const NAME = /^\p{Script=Han}{3}$/u

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
    const found = await find(matcher, proposal)
    if (found !== null) return found
  }
  return null
}

/**
 * The first of some proposals that may be a name or a new word, though its characters seldom stand
 * together otherwise: 张桂梅, 公租房.
 */
export async function tryNames(
  plan: PlanContext,
  matcher: QueryMatcher,
  proposals: readonly Proposal[],
): Promise<Found | null> {
  let left = MOST_NAMES
  for (const proposal of proposals) {
    const text = plan.normalizeText(textOf(proposal))
    const count = NAME.test(textOf(proposal)) ? countHolding(plan, text) : 0
    if (count === 0) continue
    const found = isNameLike(plan, text, count) ? await find(matcher, proposal) : null
    if (found !== null || --left === 0) return found
  }
  return null
}

/** Documents that have all of a proposal, each of its texts in one piece; null where none does. */
async function find(matcher: QueryMatcher, proposal: Proposal): Promise<Found | null> {
  const all = await matcher.matchAll(textOf(proposal))
  const documents = all && verified(all.tier)
  return documents && documents.length > 0 ? { proposal, documents } : null
}

/** Whether a text may stand in the corpus, and a short one in words of its own. */
function isPossible(plan: PlanContext, text: string, asked: string): boolean {
  const normalized = plan.normalizeText(text)
  const isShort = [...normalized].length < LONG
  if (isShort && !makesSense(plan, normalized, asked)) return false
  // What was typed apart may stand apart, and numbers in another spelling.
  const stands = (part: string): boolean => {
    const run = plan.normalizeText(part)
    return findNumbers(run, plan.scan(run)).length > 0 || countHolding(plan, run) > 0
  }
  if (!(text.match(HAN_RUN) ?? []).every(stands)) return false
  const isPair = ALL_HAN.test(text) && [...normalized].length === 2
  return !isPair || !startsInsideWord(plan, normalized, countHolding(plan, normalized))
}
