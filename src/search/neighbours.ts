/**
 * Neighbours: Latin words and numbers that a query has side by side, with a blank between.
 *
 * Layer: search. Imports: search.
 */

import type { PlanContext } from './planned.ts'
import { isPlainText, type Query, type QueryText } from './query.ts'
import { joinedWord, type JoinedWord } from './spacing.ts'

/** What the word of a clause makes with the one before and the one after it. */
export function joinedWords(
  context: PlanContext,
  clauses: Query['clauses'],
  index: number,
): JoinedWord[] {
  const own = latinWord(context, clauses[index])
  if (own === '') return []
  const before = latinWord(context, clauses[index - 1])
  const after = latinWord(context, clauses[index + 1])
  return [joinedWord(before, own), joinedWord(own, after)].filter((word) => word !== null)
}

/** The text of a clause, normalized; '' where it can be no Latin word or number by itself. */
function latinWord(context: PlanContext, clause: readonly QueryText[] = []): string {
  const [only, ...more] = clause
  if (only === undefined || more.length > 0 || !isPlainText(only)) return ''
  return HAS_CHARACTER.test(only.text) ? '' : context.normalizeText(only.text)
}

const HAS_CHARACTER = /[\u3400-\u9fff]/u
