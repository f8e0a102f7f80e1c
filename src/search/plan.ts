/**
 * Planning a query: what all of its parts require together, and what they score.
 *
 * Layer: search. Imports: index, search.
 */

import type { IndexReader } from '../index/reader.ts'
import type { LiteralMatcher } from './literal.ts'
import { documentNumbersTyped } from './document-number-alternatives.ts'
import { isFunctionWord, isQuestion } from './function-words.ts'
import { RANKING } from '../index/ranking.ts'
import { EVERY_FIELD } from '../index/schema.ts'
import { boundedQuery } from './bounded-query.ts'
import { isPlainText, parseQuery, type QueryText } from './query.ts'
import { NO_LITERAL, queryLiteral, type QueryLiteral } from './query-literal.ts'
import type { PhraseText } from './phrase-text.ts'
import type { Requirement } from './requirement.ts'
import type { Mark, PlanContext, PlannedWord, ScoredTerm, TextPlan } from './planned.ts'
import { mergeMarks, mergeScored } from './merge-plans.ts'
import { joinedWords, OPEN, opennessOf } from './neighbours.ts'
import { withTelephones } from './telephones.ts'
import { planText, type Surroundings } from './text-plan.ts'
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
  /**
   * Whether a character is required that is part of no word, or pairs of such: a document that has
   * them anywhere, and does not say the query as typed, hardly has all of it (出租车 in 机车出租).
   */
  readonly isGuessed: boolean
  /** What is left when no document has everything: any word, else anything that scores. */
  readonly relaxed: () => readonly Requirement[]
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
  const { clauses, excluded } = boundedQuery(withTelephones(context, parseQuery(query)))
  const isPlain =
    excluded.length === 0 &&
    clauses.length > 1 &&
    clauses.every(([only, ...more]) => only !== undefined && more.length === 0 && isPlainText(only))
  const planned = clauses
    .map((alternatives, i) => {
      const joined = joinedWords(context, clauses, i)
      const openness = isPlain ? opennessOf(context, clauses, i) : OPEN
      return alternatives.map((text) => planClause(context, text, { joined, openness }))
    })
    .map((alternatives) => alternatives.filter(({ requirement }) => requirement !== null))
    .filter((alternatives) => alternatives.length > 0)
  // 如何 页码 asks for 页码; 如何 alone asks for itself.
  const counting = planned.filter((some) => some.some(({ isOptional }) => !isOptional))
  const wanted = counting.length > 0 ? counting : planned
  const banned = excluded.map((text) => planClause(context, text, {}, false))
  const bans = banned.flatMap(({ requirement }) => requirement ?? [])
  const all = planned.flat()
  const single = planned.every((alternatives) => alternatives.length === 1)
  const said = wanted.flat()
  const scored = [
    ...mergeScored(all.map(({ plan }) => plan)),
    ...titlesTyped(context, clauses, query),
    ...documentNumbersTyped(context, clauses, query),
  ]
  const whole = isPlain && all.length > 1 ? planText(context, query, EVERY_FIELD) : null
  const required = wanted.map((some) => join('any', some.map(must)))
  // Short words are sought as words: what has the query as typed may have parts of words there.
  const asTyped = whole?.literal ?? null
  return {
    query,
    isBlank: query.trim() === '' || (clauses.length === 0 && excluded.length > 0),
    required:
      required.length === 0
        ? null
        : asTyped === null || !all.some(({ isClosed }) => isClosed)
          ? join('all', required)
          : { kind: 'any', parts: [join('all', required), asTyped] },
    loose: looseOf(wanted),
    isGuessed: single && all.some(({ isGuessed }) => isGuessed),
    relaxed: () => (planned.length === 0 ? [] : relax(wanted, context.reader)),
    excluded: banned.length === 0 ? null : join('any', bans),
    literal: single
      ? queryLiteral(
          context.reader,
          said.map(({ plan, text }) => ({ plan, isPhrase: text.isPhrase })),
          whole?.forms ?? null,
        )
      : NO_LITERAL,
    whole: whole?.literal ?? null,
    wholeMatchers: whole?.matcher ? [whole.matcher] : [],
    wholeTexts: whole?.inText ? [whole.inText] : [],
    literalTexts: said.flatMap(({ plan, text }) =>
      plan.inText && !text.isPhrase ? [plan.inText] : [],
    ),
    phraseMatchers: [...all, ...banned].flatMap(({ plan, text }) =>
      plan.matcher && text.isPhrase ? [plan.matcher] : [],
    ),
    inTexts: single
      ? all.flatMap(({ plan, text }) => (plan.inText && text.isPhrase ? [plan.inText] : []))
      : [],
    excludedInTexts: new Map(
      banned.flatMap(({ plan, text, requirement }) =>
        requirement !== null && plan.inText !== null && text.isPhrase
          ? [[requirement, plan.inText] as const]
          : [],
      ),
    ),
    scored,
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

interface PlannedClause {
  readonly text: QueryText
  readonly plan: TextPlan
  readonly requirement: Requirement | null
  /** For a question or a sentence: some of its words. Null when all are meant. */
  readonly loose: Requirement | null
  /** Whether a character by itself is required, or a chain of pairs that are no words. */
  readonly isGuessed: boolean
  /** Whether it is nothing but function words. */
  readonly isOptional: boolean
  /** Whether it is sought as a word, where it may be a part of one. */
  readonly isClosed: boolean
}

function planClause(
  context: PlanContext,
  text: QueryText,
  surroundings: Surroundings,
  isScored = true,
): PlannedClause {
  const plan = planText(context, text.text, text.fields, surroundings, isScored)
  const isClosed = surroundings.openness?.left === false
  if (text.isPhrase) {
    const { literal, matcher } = plan
    const requirement =
      literal !== null && matcher !== null
        ? ({ kind: 'literal', candidates: literal, matcher } as const)
        : literal
    return { text, plan, requirement, loose: null, isGuessed: false, isOptional: false, isClosed }
  }
  const required = plan.words.filter(({ isOptional }) => !isOptional)
  const words = required.length > 0 ? required : plan.words
  const most = isQuestion(text.text) ? RANKING.requiredOfQuestion : RANKING.requiredOfText
  // Whatever it is about will do, but for function words, which it is not about.
  const telling = plan.words.filter((word) => !isFunctionWord(word.text))
  const loose =
    required.length > most && telling.length > 0 ? join('any', distinctOf(telling)) : null
  const lone = loose === null ? plan.words.flatMap(({ wherever }) => wherever ?? []) : []
  return {
    text,
    plan,
    requirement: words.length === 0 ? null : join('all', [...distinctOf(words), ...lone]),
    loose,
    // Where a number or synonym is written otherwise, its text is not there as typed.
    isGuessed: plan.alternatives.length === 0 && (lone.length > 0 || words.some(isLinked)),
    isOptional: isPlainText(text) && words.length > 0 && telling.length === 0,
    isClosed,
  }
}

/** Whether two guesses share a character: both hold where all three stand side by side (郑成功). */
function isLinked({ isGuess, start }: PlannedWord, index: number, words: readonly PlannedWord[]) {
  const before = words[index - 1]
  return isGuess && before?.isGuess === true && start < before.end
}

function wordsOf({ plan }: PlannedClause): string[] {
  return plan.words.flatMap(({ parts }) => parts)
}

/** What some words require, each once. */
function distinctOf(words: readonly PlannedWord[]): Requirement[] {
  return [...new Set(words.map(({ requirement }) => requirement))]
}

/** Of alternatives each says by itself what is meant: they are asked for as they are. */
function looseOf(planned: readonly (readonly PlannedClause[])[]): Requirement | null {
  const isLoose = planned.some(([only, ...more]) => more.length === 0 && only?.loose != null)
  if (!isLoose) return null
  return join(
    'all',
    planned.map((some) => {
      const [only, ...more] = some
      const loose = more.length === 0 ? only?.loose : null
      return loose ?? join('any', some.map(must))
    }),
  )
}

function must({ requirement }: PlannedClause): Requirement {
  return requirement as Requirement
}

function join(kind: 'all' | 'any', parts: readonly Requirement[]): Requirement {
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : { kind, parts }
}

/**
 * First most of what was typed apart, then any word that counts, then any word at all, then any
 * pair; but no character by itself, which answers nothing: 马 of 马上.
 */
function relax(planned: readonly (readonly PlannedClause[])[], reader: IndexReader): Requirement[] {
  const clauses = planned.flat()
  const isSentence = clauses.some(({ loose }) => loose !== null)
  // A phrase is exact: it is found whole, or not at all.
  const phrases = clauses.filter(({ text }) => text.isPhrase)
  const apart = clauses.filter(({ text }) => !text.isPhrase)
  if (apart.length === 0 && phrases.length === 1) return []
  const words = apart.flatMap(({ plan }) => plan.words)
  const counting = words.filter(({ isOptional }) => !isOptional)
  const scored = mergeScored(apart.map(({ plan }) => plan))
  const anything = scored
    .filter(({ term }) => term >= reader.meta.characters && term < reader.firstContained)
    .filter(({ term }) => !isFunctionWord(reader.termText(term)))
    .map(({ term, fields }): Requirement => ({ kind: 'terms', terms: [term], fields }))
  return [
    ...(isSentence ? [] : mostOf(planned.map((some) => join('any', some.map(must))))),
    join('any', [...phrases.map(must), ...distinctOf(counting)]),
    join('any', distinctOf(words)),
    join('any', anything),
  ]
}

/**
 * More than half of three parts or more; nothing where that is all or any of them. Asked of the
 * words of one text it ranked worse: a text says the same in many words, what is typed apart does
 * not (docs/relevance.md).
 */
function mostOf(parts: readonly Requirement[]): Requirement[] {
  if (parts.length < 3) return []
  return [{ kind: 'most', parts, least: Math.floor(parts.length / 2) + 1 }]
}
