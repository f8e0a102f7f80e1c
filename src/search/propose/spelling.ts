/**
 * A better spelling: what a reader meant who typed sounds (yiliaohuzhu), a character that sounds
 * like the right one (医疗护助), a misspelled Latin word (pyhton) or a short form (职代会); and a phrase
 * without its quotes, if no document has it.
 *
 * Asked only when no document has all of a query. Whoever follows a proposal finds something.
 *
 * Layer: search. Imports: text, search.
 */

import { respelledWords } from './misspelled.ts'
import { LATIN } from '../../text/scripts.ts'
import type { WritingContext } from '../show/as-written.ts'
import { isQuestion } from '../query/function-words.ts'
import { queryInFull } from './in-full.ts'
import type { PlanContext } from '../retrieve/planned.ts'
import { textOf, type Proposal } from '../query/proposal.ts'
import { parseQuery } from '../query/query.ts'
import type { QueryMatcher } from '../rank/query-match.ts'
import { runsOf, type QueryRun } from './query-runs.ts'
import type { Sounds } from './sounds.ts'
import { mistyped, spelled } from './spelled.ts'
import { swapped } from './swapped.ts'
import { proposalAsWritten } from './proposal-as-written.ts'
import { lessChanged, respelled } from './respelled.ts'
import { tryNames, tryProposals, type Found } from './tried.ts'

export interface SpellingContext extends WritingContext {
  readonly matcher: QueryMatcher
  /** Null where sounds are not known. */
  readonly sounds: () => Promise<Sounds | null>
}

/** Longer queries are sentences. */
const MOST_UNITS = 40
/** With a slip in it, less may stand for anything, and more is typed by nobody. */
const PINYIN = /^[a-z'’ ]{6,24}$/u
/** Texts apart, none of which is a character by itself. */
const APART = /^ *\S{2,}(?: +\S{2,})+ *$/u
const QUOTES = /["＂“”「」『』《》]+/gu

/**
 * A spelling of the query that the corpus has, as the corpus writes it, or null.
 *
 * @param isFound - Whether some document has some of the query.
 * @param read - Documents that were read already, best first.
 */
export async function correct(
  context: SpellingContext,
  query: string,
  isFound: boolean,
  read: readonly number[],
): Promise<string | null> {
  // Who says what is not meant knows how it is written.
  if (parseQuery(query).excluded.length > 0) return null
  const unquoted = isFound ? null : await withoutQuotes(context, query)
  if (unquoted !== null || query.length > MOST_UNITS) return unquoted
  const runs = runsOf(context.plan, query)
  // A mistake mostly has the rest of its word beside it; a short form stands for itself.
  const isBare = runs.some(({ isLone }) => isLone.length > 1 && !isLone.includes(false))
  const { plan, matcher } = context
  const inFull = (): Promise<Found | null> => queryInFull(plan, matcher, query, runs, isFound)
  const alike = async (): Promise<Found | null> => {
    const heard = await bySound(context, query, runs)
    return (
      heard.found ??
      (isQuestion(plan.normalizeText(query)) ? null : await apartBySound(context, query, runs)) ??
      (await byLetters(context, query)) ??
      (await bySwap(context, query, runs)) ??
      (await tryNames(plan, matcher, heard.proposals)) ??
      (isFound ? null : await bySlip(context, query))
    )
  }
  const found = isBare
    ? ((await inFull()) ?? (await alike()))
    : ((await alike()) ?? (await inFull()))
  if (found === null) return null
  return proposalAsWritten(context, query, found.proposal, found.documents, read)
}

/** A phrase is found exactly or not at all; what it says may be there in other words. */
async function withoutQuotes(context: SpellingContext, query: string): Promise<string | null> {
  const proposal = query.replace(QUOTES, ' ').trim()
  if (proposal === query.trim() || proposal === '') return null
  const { documents } = await context.matcher.match(proposal)
  return documents.length > 0 ? proposal : null
}

/** What sounds propose, and what of it is good. */
interface Heard {
  readonly proposals: readonly Proposal[]
  readonly found: Found | null
}

async function bySound(
  { plan, matcher, sounds }: SpellingContext,
  query: string,
  runs: readonly QueryRun[],
): Promise<Heard> {
  const isTyped = LATIN.test(query)
  const isPossible = isTyped || runs.some(({ isDoubtful }) => isDoubtful.includes(true))
  const known = isPossible ? await sounds() : null
  if (known === null) return { proposals: [], found: null }
  const proposals = isTyped ? spelled(plan, known, query) : respelled(plan, known, query, runs)
  const found = await tryProposals(plan, matcher, query, proposals)
  return { proposals, found: isTyped ? found : await withLess(plan, matcher, query, found) }
}

/** What was found, or what changes less: two sounds may lead away from characters that were right. */
async function withLess(
  plan: PlanContext,
  matcher: QueryMatcher,
  query: string,
  found: Found | null,
): Promise<Found | null> {
  if (found === null) return null
  const less = await tryProposals(plan, matcher, query, lessChanged(query, found.proposal))
  return less === null ? found : withLess(plan, matcher, query, less)
}

/** The query with a slip beside words of its own, as if these were typed apart: 年轻人 of 高血压年青人. */
async function apartBySound(
  context: SpellingContext,
  query: string,
  [run]: readonly QueryRun[],
): Promise<Found | null> {
  const { segmenter, normalizeText } = context.plan
  const normalized = normalizeText(query)
  if (run?.text !== query || normalized.length !== query.length) return null
  let apart = ''
  segmenter.segment(normalized, (start, end) => {
    const text = query.slice(start, end)
    apart += end - start > 1 ? ` ${text} ` : text
  })
  if (!APART.test(apart)) return null
  const { found } = await bySound(context, apart, runsOf(context.plan, apart))
  return found && saidWhole(context, found.proposal.map(withoutBlanks))
}

function withoutBlanks(part: Proposal[number]): Proposal[number] {
  return { ...part, text: part.text.replaceAll(' ', '') }
}

/** The query with two neighbours the other way round. */
async function bySwap(
  { plan, matcher }: SpellingContext,
  query: string,
  runs: readonly QueryRun[],
): Promise<Found | null> {
  const proposals = swapped(plan, query, runs)
  return (await tryProposals(plan, matcher, query, proposals)) ?? tryNames(plan, matcher, proposals)
}

/** A query of letters alone as the pinyin that it may be a slip for. */
async function bySlip(
  { plan, matcher, sounds }: SpellingContext,
  query: string,
): Promise<Found | null> {
  const known = PINYIN.test(plan.normalizeText(query)) ? await sounds() : null
  return known === null ? null : tryProposals(plan, matcher, query, mistyped(plan, known, query))
}

/** The query with its Latin words as the corpus spells them, if some document has it all so. */
async function byLetters(context: SpellingContext, query: string): Promise<Found | null> {
  const { reader, normalizeText } = context.plan
  const proposal = LATIN.test(query) ? respelledWords(reader, query, normalizeText) : null
  return proposal && saidWhole(context, proposal)
}

/** A proposal with the documents that have all of it; null without any. */
async function saidWhole({ matcher }: SpellingContext, proposal: Proposal): Promise<Found | null> {
  const all = await matcher.matchAll(textOf(proposal))
  return all && { proposal, documents: all.documents }
}
