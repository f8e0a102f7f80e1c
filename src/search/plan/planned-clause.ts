/**
 * Planning what was typed apart: one text or phrase of a query.
 *
 * Layer: search. Imports: index, search.
 */

import { dateJoints, isDatePart } from '../forms/dated.ts'
import { isFunctionWord, isQuestion } from '../query/function-words.ts'
import { RANKING } from '../../index/ranking.ts'
import { isPlainText, type QueryText } from '../query/query.ts'
import { join, type Requirement } from '../retrieve/requirement.ts'
import type { Mark, PlanContext, PlannedWord, TextPlan } from '../retrieve/planned.ts'
import { planText, type Surroundings } from './text-plan.ts'

/** A part of a query that was typed apart, as it is planned. */
export interface PlannedClause {
  readonly text: QueryText
  readonly plan: TextPlan
  readonly requirement: Requirement | null
  /** For a question or a sentence: some of its words. Null when all are meant. */
  readonly loose: Requirement | null
  /** What a document must hold that says the dates of the clause, and not their parts elsewhere. */
  readonly joints: readonly Requirement[]
  /**
   * What a document must say literally to say the clause: the clause itself where a character is
   * required that no pair takes in, and what pairs that are no words make in a chain (东契奇 of
   * 东契奇湖人). Null where what is required is all there is to say.
   */
  readonly guessed: readonly string[] | null
  /** Whether it is nothing but function words. */
  readonly isOptional: boolean
  /** Whether it is sought as a word, where it may be a part of one. */
  readonly isClosed: boolean
  /** Whether it asks something. */
  readonly isAsked: boolean
}

export function planClause(
  context: PlanContext,
  text: QueryText,
  surroundings: Surroundings,
  isScored = true,
): PlannedClause {
  const plan = planText(context, text.text, text.fields, surroundings, isScored)
  const isClosed = surroundings.openness?.left === false
  const isAsked = isQuestion(context.normalizeText(text.text))
  if (text.isPhrase) {
    const { literal, matcher } = plan
    const requirement =
      literal !== null && matcher !== null
        ? ({ kind: 'literal', candidates: literal, matcher } as const)
        : literal
    return {
      text,
      plan: { ...plan, marks: wholeMarks(plan.marks) },
      requirement,
      loose: null,
      joints: [],
      guessed: null,
      isOptional: false,
      isClosed,
      isAsked,
    }
  }
  const required = plan.words.filter(({ isOptional }) => !isOptional)
  const words = required.length > 0 ? required : plan.words
  const most = isAsked ? RANKING.requiredOfQuestion : RANKING.requiredOfText
  // Whatever it is about will do, but for function words, which it is not about.
  const telling = plan.words.filter((word) => !isFunctionWord(word.text))
  const loose =
    thingsIn(required) > most && telling.length > 0 ? join('any', distinctOf(telling)) : null
  const lone = loose === null ? plan.words.flatMap(({ wherever }) => wherever ?? []) : []
  const all = words.length === 0 ? null : join('all', [...distinctOf(words), ...lone])
  return {
    text,
    plan,
    requirement:
      all !== null && plan.forms?.lines ? join('any', [all, plan.forms.requirement]) : all,
    loose,
    joints: dateJoints(context.reader, plan.words, text.fields),
    // Where a number or synonym is written otherwise, its text is not there as typed.
    guessed: plan.alternatives.length > 0 ? null : guessedOf(text.text, words, lone.length > 0),
    isOptional: isPlainText(text) && words.length > 0 && telling.length === 0,
    isClosed,
    isAsked,
  }
}

/** How many things some words are: a year, its month and its day are one. */
function thingsIn(words: readonly PlannedWord[]): number {
  return words.filter(({ text }, i) => !(isDatePart(text) && isDatePart(words[i - 1]?.text ?? '')))
    .length
}

/** @param hasLone - Whether a character is required that no pair takes in. */
function guessedOf(
  text: string,
  words: readonly PlannedWord[],
  hasLone: boolean,
): readonly string[] | null {
  if (hasLone) return [text]
  const chains = chainsOf(words)
  return chains.length === 0 ? null : chains
}

/**
 * What guesses make that share characters: each holds where all of them stand side by side
 * (郑成功), and elsewhere.
 */
function chainsOf(words: readonly PlannedWord[]): string[] {
  const chains: string[] = []
  let end = -1
  let chain = ''
  let length = 0
  for (const word of words) {
    if (!word.isGuess) continue
    const isLinked = word.start < end
    if (!isLinked) {
      if (length > 1) chains.push(chain)
      chain = ''
      length = 0
    }
    chain += isLinked ? lastCharacter(word.text) : word.text
    length++
    end = word.end
  }
  return length > 1 ? [...chains, chain] : chains
}

function lastCharacter(text: string): string {
  return [...text].at(-1) ?? ''
}

export function wordsOf({ plan }: PlannedClause): string[] {
  return plan.words.flatMap(({ parts }) => parts)
}

/** What some words require, each once. */
export function distinctOf(words: readonly PlannedWord[]): Requirement[] {
  return [...new Set(words.map(({ requirement }) => requirement))]
}

export function must({ requirement }: PlannedClause): Requirement {
  return requirement as Requirement
}

/** Those that are part of no other: of a phrase nothing but all of it is a match. */
function wholeMarks(marks: readonly Mark[]): Mark[] {
  return marks.filter(
    ({ text }) => !marks.some((other) => other.text !== text && other.text.includes(text)),
  )
}
