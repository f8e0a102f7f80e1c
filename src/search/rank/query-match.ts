/**
 * What a query matches: which documents, how much of the query they have, and which of them contain
 * it as typed.
 *
 * Layer: search. Imports: index, search, wire.
 */

import { EVERY_FIELD } from '../../index/schema.ts'
import { withSaidDates } from '../query/said-dates.ts'
import { withoutSorted } from '../../index/sorted.ts'
import type { Match as MatchLevel } from '../../wire.ts'
import type { BlockLoader } from '../retrieve/blocks.ts'
import { collect, filter } from '../retrieve/collect.ts'
import { oneOf } from '../forms/form-terms.ts'
import { withoutFrame } from '../query/framing.ts'
import { isFunctionWord } from '../query/function-words.ts'
import type { LiteralMatcher } from '../retrieve/literal.ts'
import {
  EMPTY_TIER,
  hasLiteral,
  literalTier,
  needsPositions,
  type LiteralTier,
} from './literal-tier.ts'
import { createPhraseReader, type PhraseText } from '../retrieve/phrase-text.ts'
import { planQuery, type QueryPlan } from '../plan/plan.ts'
import type { PlanContext, TextPlan } from '../retrieve/planned.ts'
import type { Requirement } from '../retrieve/requirement.ts'
import type { Scorer } from './score.ts'

/** What a query matched, before anything is shown. */
export interface QueryMatch {
  readonly plan: QueryPlan
  readonly match: MatchLevel
  /** Every match, sorted. */
  readonly documents: Int32Array
  /** Those that contain the query as typed; where none does, those that come first all the same. */
  readonly tier: LiteralTier
  /** Whether all contain it as typed in one piece, and not only each of its words. */
  readonly isWhole: boolean
}

/** Where so many lack but one of what was typed apart, those that lack more are left out. */
const PAGE = 10
/** Where more hold what was typed, who says it as typed is not asked of their texts. */
const MOST_READ = 32

export interface QueryMatcher {
  match(query: string): Promise<QueryMatch>
  /** The same where some document has all of a query; null, with nothing relaxed, where none has. */
  matchAll(query: string): Promise<QueryMatch | null>
  /** Loads the positions that matchers need to decide who contains their text. */
  provide(matchers: readonly LiteralMatcher[]): Promise<void>
}

export function createQueryMatcher(
  context: PlanContext,
  scorer: Scorer,
  blocks: BlockLoader,
): QueryMatcher {
  const { reader, normalizeText } = context
  const phrases = createPhraseReader(reader, blocks, normalizeText)

  async function match(query: string): Promise<QueryMatch> {
    const plan = planQuery(context, query)
    const found =
      (await allOf(plan)) ??
      (await saidOf(query)) ??
      (await framedOf(query)) ??
      (await someOf(plan))
    return (found.documents.length === 0 && (await rowOf(query))) || found
  }

  /** What has all of it with its dates as they are said; for a date by itself, what is of that day. */
  async function saidOf(query: string): Promise<QueryMatch | null> {
    const said = withSaidDates(query)
    if (said === query) return null
    return /^[\d./-]+$/u.test(query) ? match(said) : matchAll(said)
  }

  /** What has all of it but for what frames it: 介绍 of 医疗互助介绍. */
  async function framedOf(query: string): Promise<QueryMatch | null> {
    const typed = normalizeText(query)
    const meant = withoutFrame(typed)
    const all = meant === typed ? null : await matchAll(meant)
    return all && { ...all, match: 'some' }
  }

  /**
   * Characters that texts have one by one in a row: 衣食住行, and 衣、食、住、行. Of two there is
   * none between signs: 卡纸 is not said by 信用卡、纸张.
   */
  async function rowOf(query: string): Promise<QueryMatch | null> {
    const typed = [...normalizeText(query)]
    if (typed.length < 3) return null
    const terms = typed.map((character) => reader.characterTerm(character.codePointAt(0) ?? 0))
    const parts = terms.map((term) => oneOf([term], EVERY_FIELD))
    if (collect(reader, { kind: 'all', parts }).length === 0) return null
    const row = await matchAll(`"${typed.join('、')}"`)
    // Of more it could not be made sure that they say it so.
    return row !== null && row.documents.length > MOST_READ ? null : row
  }

  async function matchAll(query: string): Promise<QueryMatch | null> {
    const all = await allOf(planQuery(context, query))
    return all?.match === 'all' && all.documents.length > 0 ? all : null
  }

  /** What has all of a query, as far as its words tell; null where no document has. */
  async function allOf(plan: QueryPlan): Promise<QueryMatch | null> {
    await provide(plan.phraseMatchers)
    if (plan.required === null) {
      const length = plan.isBlank ? reader.documentCount : 0
      const all = Int32Array.from({ length }, (_, document) => document)
      const left = await exclude(plan, all)
      return { plan, match: 'all', documents: left, tier: EMPTY_TIER, isWhole: false }
    }
    const documents = await meeting(plan, plan.required)
    if (filter(reader, plan.joints, documents).length === 0) return null
    const { tier, isWhole } = await tierOf(plan, plan.required, documents)
    const isCertain = plan.loose === null && plan.guessed === null
    if (isCertain || hasLiteral(tier, scorer, plan.scored))
      return { plan, match: 'all', documents, tier, isWhole }
    if (plan.loose !== null) return null
    const hasAll = await says(plan, plan.guessed?.() ?? [], documents)
    return { plan, match: hasAll ? 'all' : 'some', documents, tier, isWhole }
  }

  /** What has some of a query. */
  async function someOf(plan: QueryPlan): Promise<QueryMatch> {
    if (plan.loose !== null) {
      const some = await meeting(plan, plan.loose)
      // A question about one or two words is about what has both.
      const telling = plan.words.filter((word) => !isFunctionWord(word))
      const isShort = telling.length < 3 && telling.every(({ length }) => length > 1)
      if (some.length > 0)
        return matchOfSome(plan, some, plan.loose, isShort ? plan.required : null)
    }
    for (const [asked, first = null, wider = asked] of plan.relaxed()) {
      const held = collect(reader, asked)
      const met = held.length < PAGE ? wider : asked
      const some = await exclude(plan, met === asked ? held : collect(reader, met))
      if (some.length > 0) return matchOfSome(plan, some, met, first)
    }
    return { plan, match: 'all', documents: new Int32Array(), tier: EMPTY_TIER, isWhole: false }
  }

  /** @param first - What those meet that come first; null for none. */
  function matchOfSome(
    plan: QueryPlan,
    documents: Int32Array,
    met: Requirement,
    first: Requirement | null,
  ): QueryMatch {
    const tier = literalTier(reader, first, [], documents, met)
    return { plan, match: 'some', documents, tier, isWhole: false }
  }

  /** The documents that meet a requirement of all clauses, and all else that the plan says. */
  async function meeting(plan: QueryPlan, requirement: Requirement): Promise<Int32Array> {
    const left = await exclude(plan, collect(reader, requirement))
    return phrases.filter(plan.inTexts, left)
  }

  /** Whether one of `documents` says all of some texts literally. */
  async function says(
    { scored }: QueryPlan,
    texts: readonly TextPlan[],
    documents: Int32Array,
  ): Promise<boolean> {
    const parts = texts.flatMap(({ literal }) => literal ?? [])
    const matchers = texts.flatMap(({ matcher }) => matcher ?? [])
    const tier = await prepare(
      literalTier(reader, { kind: 'all', parts }, matchers, documents, { kind: 'all', parts: [] }),
    )
    return hasLiteral(tier, scorer, scored)
  }

  async function exclude(
    { excluded, excludedInTexts }: QueryPlan,
    documents: Int32Array,
  ): Promise<Int32Array> {
    if (excluded === null) return documents
    // One after the other, since each leaves fewer to ask.
    let left = documents
    for (const part of excluded.kind === 'any' ? excluded.parts : [excluded]) {
      if (left.length === 0) return left
      const held = filter(reader, part, left)
      const phrase = excludedInTexts.get(part)
      left = withoutSorted(left, phrase === undefined ? held : await phrases.filter([phrase], held))
    }
    return left
  }

  /** Those that contain the query as typed, blanks and all, else those that contain its words. */
  async function tierOf(
    plan: QueryPlan,
    required: Requirement,
    documents: Int32Array,
  ): Promise<{ tier: LiteralTier; isWhole: boolean }> {
    const of = async (
      literal: Requirement | null,
      matchers: readonly LiteralMatcher[],
      texts: readonly PhraseText[],
    ): Promise<LiteralTier> => {
      const tier = await prepare(literalTier(reader, literal, matchers, documents, required))
      if (texts.length === 0 || tier.candidates.length > MOST_READ) return tier
      return { ...tier, candidates: await phrases.filter(texts, tier.candidates) }
    }
    const whole = await of(plan.whole, plan.wholeMatchers, plan.wholeTexts)
    if (hasLiteral(whole, scorer, plan.scored)) return { tier: whole, isWhole: true }
    const { requirement, matchers, typed, orders } = plan.literal
    const tier = await of(requirement, matchers, plan.literalTexts)
    if (tier.candidates.length > 0) await provide(orders.flat())
    // In another spelling it is told by other terms, which may stand elsewhere too.
    const isWhole = plan.whole === null && typed.length === 0
    return { tier: { ...tier, typed, orders }, isWhole }
  }

  /** Loads positions only where holding all pairs leaves it open who contains the text. */
  async function prepare(tier: LiteralTier): Promise<LiteralTier> {
    if (needsPositions(tier)) await provide(tier.matchers)
    return tier
  }

  async function provide(matchers: readonly LiteralMatcher[]): Promise<void> {
    const terms = new Set(matchers.flatMap((matcher) => matcher.terms))
    if (terms.size === 0) return
    const positions = await blocks.positions(terms)
    for (const matcher of matchers)
      for (const term of matcher.terms) {
        const entry = positions.get(term)
        if (entry !== undefined) matcher.provide(term, entry)
      }
  }

  return { match, matchAll, provide }
}
