/**
 * Neighbours: what Latin words and numbers are that a query has side by side, with a blank between.
 *
 * Layer: search. Imports: search.
 */

import type { Openness, PlanContext } from '../retrieve/planned.ts'
import { plainTextOf, type Query, type QueryText } from '../query/query.ts'
import { joinedWord, type JoinedWord } from './spacing.ts'

/** What the word of a clause makes with those beside it, in words of two or three (set user name). */
export function joinedWords(
  context: PlanContext,
  clauses: Query['clauses'],
  index: number,
): JoinedWord[] {
  if (latinWord(context, clauses[index]) === '') return []
  const joinedFrom = (start: number, count: number): JoinedWord | null => {
    const before =
      count > 2 ? joinedFrom(start, count - 1)?.text : latinWord(context, clauses[start])
    return joinedWord(before ?? '', latinWord(context, clauses[start + count - 1]))
  }
  return [2, 3]
    .flatMap((count) => Array.from({ length: count }, (_, i) => joinedFrom(index - i, count)))
    .filter((word) => word !== null)
}

export const OPEN: Openness = { left: true, right: true }

/**
 * How far the word of a clause is half typed. Beside others a short one is a word (the a and is of an
 * error message, the 3 of 3 勺), but the last is typed yet.
 */
export function opennessOf(
  context: PlanContext,
  clauses: Query['clauses'],
  index: number,
): Openness {
  if (clauses.length === 1 || !SHORT.test(latinWord(context, clauses[index]))) return OPEN
  return { left: false, right: index === clauses.length - 1 }
}

const SHORT = /^(?:\p{Script=Latin}{1,3}|\d{1,3})$/u

/** The text of a clause, normalized; '' where it can be no Latin word or number by itself. */
function latinWord(context: PlanContext, clause: readonly QueryText[] = []): string {
  const only = plainTextOf(clause)
  return only === null || HAS_CHARACTER.test(only.text) ? '' : context.normalizeText(only.text)
}

const HAS_CHARACTER = /[\u3400-\u9fff]/u
