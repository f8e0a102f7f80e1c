/**
 * Relaxing: what is left to ask for where no document has everything.
 *
 * Layer: search. Imports: index, search.
 */

import type { IndexReader } from '../index/reader.ts'
import { datedRequirement, isAmount } from './dated.ts'
import { isFunctionWord } from './function-words.ts'
import { mergeScored } from './merge-plans.ts'
import type { ScoredTerm } from './planned.ts'
import { distinctOf, join, must, type PlannedClause } from './planned-clause.ts'
import type { Requirement } from './requirement.ts'

/** As a term of the index, in digits. */
const DIGIT = /^#?\d$/u

/** Of alternatives each says by itself what is meant: they are asked for as they are. */
export function looseOf(planned: readonly (readonly PlannedClause[])[]): Requirement | null {
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

/**
 * First all of it in the articles of the day or year that was typed, then most of what was typed
 * apart, any word that counts, any word at all, then any
 * pair; but no character by itself, which answers nothing: 马 of 马上. A year or an amount answers
 * nothing either that was typed with more (2024年F1): words come before it.
 */
export function* relax(
  planned: readonly (readonly PlannedClause[])[],
  reader: IndexReader,
): Generator<Requirement> {
  const clauses = planned.flat()
  const isSentence = clauses.some(({ loose }) => loose !== null)
  // A phrase is exact: it is found whole, or not at all.
  const phrases = clauses.filter(({ text }) => text.isPhrase)
  const apart = clauses.filter(({ text }) => !text.isPhrase)
  if (apart.length === 0 && phrases.length < 2) return
  const words = apart.flatMap(({ plan }) => plan.words)
  // 至6 of 6月3日至6月9日 is no name either.
  const naming = words.filter(
    ({ text, isGuess }) => !isAmount(text) && !(isGuess && /\d/u.test(text)),
  )
  const counting = naming.filter(({ isOptional }) => !isOptional)
  const isDated = counting.length > 0 && naming.length < words.length && !isSentence
  const texts = words.map(({ text }) => text)
  const dated = isDated ? datedRequirement(reader, texts) : null
  if (dated !== null) yield join('all', [...phrases.map(must), ...distinctOf(counting), dated])
  if (!isSentence) yield* mostOf(planned.map((some) => join('any', some.map(must))))
  yield join('any', [...phrases.map(must), ...distinctOf(counting)])
  yield join('any', distinctOf(naming))
  // Of 阿凡达3 the 3 answers nothing at all.
  const hasNames = naming.length > 0
  yield join('any', distinctOf(words.filter(({ text }) => !hasNames || !DIGIT.test(text))))
  const anything = mergeScored(apart.map(({ plan }) => plan)).filter(
    ({ term }) =>
      term >= reader.meta.characters &&
      term < reader.firstContained &&
      !isFunctionWord(reader.termText(term)),
  )
  yield anyOf(anything.filter(({ term }) => !DIGIT.test(reader.termText(term))))
  if (!hasNames) yield anyOf(anything)
}

function anyOf(terms: readonly ScoredTerm[]): Requirement {
  return join(
    'any',
    terms.map(({ term, fields }) => ({ kind: 'terms', terms: [term], fields })),
  )
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
