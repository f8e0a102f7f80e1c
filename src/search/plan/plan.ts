/**
 * Planning a query: what all of its parts require together, and what they score.
 *
 * Layer: search. Imports: index, search.
 */

import type { LiteralMatcher } from '../retrieve/literal.ts'
import { EVERY_FIELD } from '../../index/schema.ts'
import { boundedQuery } from '../query/bounded-query.ts'
import { isPlainQuery, parseQuery, type Query } from '../query/query.ts'
import { queryLiteral, type QueryLiteral } from './query-literal.ts'
import type { PhraseText } from '../retrieve/phrase-text.ts'
import { join, type Relaxed, type Requirement } from '../retrieve/requirement.ts'
import type { Mark, PlanContext, ScoredTerm, TextPlan } from '../retrieve/planned.ts'
import { must, planClause, wordsOf, type PlannedClause } from './planned-clause.ts'
import { looseOf, relax } from './relax.ts'
import { mergeMarks, mergeScored } from './merge-plans.ts'
import { documentNumbersTyped } from '../forms/document-number-alternatives.ts'
import { joinedWords, OPEN, opennessOf } from '../forms/neighbours.ts'
import { withTelephones } from '../forms/telephones.ts'
import { planText } from './text-plan.ts'
import { titlesTyped } from './titles-typed.ts'

export interface QueryPlan {
  /** As typed. */
  readonly query: string
  /** Null when nothing is sought: then all documents are listed, if the query `isBlank`. */
  readonly required: Requirement | null
  /** Whether nothing was typed to be sought; signs alone (？ 😀) are something. */
  readonly isBlank: boolean
  /**
   * The same where the query is a sentence or a question: some of its words will do, unless a
   * document says it as typed. Null when all words are meant.
   */
  readonly loose: Requirement | null
  /** What a document must hold that says all dates: where none does, that of an article counts. */
  readonly joints: Requirement
  /**
   * Where a character is required that is part of no word, or pairs of such: what a document says
   * literally that has all of the query. One that has them anywhere hardly does (出租车 in
   * 机车出租). Null where holding is having.
   */
  readonly guessed: (() => readonly TextPlan[]) | null
  /** What is left when no document has everything: any word, else anything that scores. */
  readonly relaxed: () => Iterable<Relaxed>
  readonly excluded: Requirement | null
  /** Who says it all as typed, or with its numbers in other spellings. */
  readonly literal: QueryLiteral
  /** What a document must hold that says a query of several words with its blanks: a title that was pasted. */
  readonly whole: Requirement | null
  readonly wholeMatchers: readonly LiteralMatcher[]
  /** What the texts must say of `whole`, and of `literal`, where positions cannot tell it. */
  readonly wholeTexts: readonly PhraseText[]
  readonly literalTexts: readonly PhraseText[]
  /** Matchers inside `required` and `excluded`: they need their positions in any case. */
  readonly phraseMatchers: readonly LiteralMatcher[]
  /** Phrases of which the requirement says less than they do: to be looked for in the texts. */
  readonly inTexts: readonly PhraseText[]
  /** The same for parts of `excluded`. */
  readonly excludedInTexts: ReadonlyMap<Requirement, PhraseText>
  readonly scored: readonly ScoredTerm[]
  readonly marks: readonly Mark[]
  /** Synonyms and other spellings that are sought as well. */
  readonly alternatives: readonly string[]
  /** The words of the query as the index cuts them, in order. */
  readonly words: readonly string[]
  /** The same, with alternatives in one, parted by `|`. */
  readonly asked: readonly string[]
}

export function planQuery(context: PlanContext, query: string): QueryPlan {
  const typed = withTelephones(context, parseQuery(query))
  const bounded = boundedQuery(typed)
  const { clauses, excluded } = bounded
  // Words typed apart, and nothing more.
  const isPlain = typed.clauses.length > 1 && isPlainQuery(bounded)
  const planned = planClauses(context, clauses, isPlain)
  // 如何 页码 asks for 页码; 如何 alone asks for itself.
  const counting = planned.filter((some) => some.some(({ isOptional }) => !isOptional))
  const wanted = counting.length > 0 ? counting : planned
  const banned = excluded.map((text) => planClause(context, text, {}, false))
  const bans = banned.flatMap(({ requirement }) => requirement ?? [])
  const all = planned.flat()
  // Of alternatives no one has to be said.
  const isSingle = planned.every((alternatives) => alternatives.length === 1)
  const said = isSingle ? wanted.flat() : []
  // What is typed twice (bye bye) is one clause, and as a whole more than that.
  const whole =
    isPlain && (all.length > 1 || clauses.length < 2) ? planText(context, query, EVERY_FIELD) : null
  return {
    query,
    isBlank: query.trim() === '' || (clauses.length === 0 && excluded.length > 0),
    required: requiredOf(wanted, all.some(({ isClosed }) => isClosed) ? whole : null),
    loose: looseOf(wanted),
    joints: { kind: 'all', parts: said.flatMap(({ joints }) => joints) },
    guessed: guessedOf(context, isSingle ? all : []),
    relaxed: () => relax(wanted, context.reader),
    excluded: banned.length === 0 ? null : join('any', bans),
    literal: queryLiteral(context.reader, said, whole?.forms ?? null),
    whole: whole?.literal ?? null,
    wholeMatchers: [whole?.matcher ?? []].flat(),
    wholeTexts: [whole?.inText ?? []].flat(),
    literalTexts: wanted
      .flat()
      .filter((clause) => !isPhrase(clause))
      .flatMap(inTextOf),
    phraseMatchers: [...all, ...banned].filter(isPhrase).flatMap(({ plan }) => plan.matcher ?? []),
    inTexts: said.filter(isPhrase).flatMap(inTextOf),
    excludedInTexts: new Map(
      banned
        .filter(isPhrase)
        .flatMap(({ plan, requirement }) =>
          requirement && plan.inText ? [[requirement, plan.inText]] : [],
        ),
    ),
    scored: [
      ...mergeScored(all.map(({ plan }) => plan)),
      ...titlesTyped(context, clauses, query),
      ...documentNumbersTyped(context, clauses, query),
    ],
    marks: mergeMarks(all.map(({ plan }) => plan)),
    alternatives: [...new Set(all.flatMap(({ plan }) => plan.alternatives))],
    words: [...new Set(all.flatMap(wordsOf))],
    asked: [
      ...new Set(
        planned.flatMap((some) =>
          some.length === 1
            ? some.flatMap(wordsOf)
            : some.map((each) => wordsOf(each).join(' ')).join(' | '),
        ),
      ),
    ],
  }
}

/**
 * The clauses that ask for something, with their alternatives that do.
 *
 * @param isPlain - Whether they are words typed apart, and nothing more.
 */
function planClauses(
  context: PlanContext,
  clauses: Query['clauses'],
  isPlain: boolean,
): readonly (readonly PlannedClause[])[] {
  return clauses
    .map((alternatives, i) => {
      const joined = joinedWords(context, clauses, i)
      const openness = isPlain ? opennessOf(context, clauses, i) : OPEN
      return alternatives
        .map((text) => planClause(context, text, { joined, openness }))
        .filter(({ requirement }) => requirement !== null)
    })
    .filter((alternatives) => alternatives.length > 0)
}

/**
 * @param whole - The query as one text, which will do as well: short words are sought as words, and
 *   what has it as typed may have parts of words there.
 */
function requiredOf(
  wanted: readonly (readonly PlannedClause[])[],
  whole: TextPlan | null,
): Requirement | null {
  if (wanted.length === 0) return null
  const all = join(
    'all',
    wanted.map((some) => join('any', some.map(must))),
  )
  return join('any', [all, whole?.literal ?? []].flat())
}

function isPhrase({ text }: PlannedClause): boolean {
  return text.isPhrase
}

function inTextOf({ plan }: PlannedClause): PhraseText | [] {
  return plan.inText ?? []
}

/** What has to be said literally; planned where it is asked for. */
function guessedOf(
  context: PlanContext,
  clauses: readonly PlannedClause[],
): (() => readonly TextPlan[]) | null {
  const guessed = clauses.flatMap(({ guessed: texts, text }) =>
    (texts ?? []).map((each) => ({ text: each, fields: text.fields })),
  )
  if (guessed.length === 0) return null
  return () => guessed.map(({ text, fields }) => planText(context, text, fields))
}
