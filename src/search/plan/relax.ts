/**
 * Relaxing: what is left to ask for where no document has everything.
 *
 * Layer: search. Imports: index, search.
 */

import { RANKING } from '../../index/ranking.ts'
import type { IndexReader } from '../../index/reader.ts'
import { dated, isAmount } from '../forms/dated.ts'
import { oneOf } from '../forms/form-terms.ts'
import { isFunctionWord } from '../query/function-words.ts'
import { mergeScored } from './merge-plans.ts'
import type { ScoredTerm } from '../retrieve/planned.ts'
import { distinctOf, must, type PlannedClause } from './planned-clause.ts'
import { join, type Relaxed, type Requirement } from '../retrieve/requirement.ts'

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
 * First all of it in the articles of the day or year that was typed, before those that say the day
 * without its year, then any word that counts, with those first that lack but one of what was typed
 * apart, then any pair, then, of a question, most of its characters, and at last any word at all; but
 * no character by itself, which answers nothing: 马 of 马上. A year or an amount answers nothing
 * either that was typed with more (2024年F1): words come before it.
 */
export function* relax(
  planned: readonly (readonly PlannedClause[])[],
  reader: IndexReader,
): Generator<Relaxed> {
  const clauses = planned.flat()
  const isSentence = clauses.some(({ loose }) => loose !== null)
  // A phrase is exact: it is found whole, or not at all.
  const phrases = clauses.filter(({ text }) => text.isPhrase)
  const apart = clauses.filter(({ text }) => !text.isPhrase)
  if (apart.length === 0 && phrases.length < 2) return
  const words = apart.flatMap(({ plan }) => plan.words)
  // 至6 of 6月3日至6月9日 is no name either; 3号 of 3号线 is one.
  const hasMonth = words.some(({ text }) => text.includes('月'))
  const naming = words.filter(
    ({ text, isGuess }) =>
      (!isAmount(text) || (text.endsWith('号') && !hasMonth)) && !(isGuess && /\d/u.test(text)),
  )
  const counting = naming.filter(({ isOptional }) => !isOptional)
  const amounts = words.filter((word) => !naming.includes(word))
  const named = [...phrases.map(must), ...distinctOf(counting)]
  if (!isSentence) {
    for (const [asked, first] of dated(reader, amounts, join('all', distinctOf(amounts))))
      yield [join('all', [...named, asked]), first]
    // A text says the same in many words; what is typed apart does not, unless it is as many.
    const parts = planned.map((some) => join('any', some.map(must)))
    const most: Requirement = { kind: 'most', parts, least: parts.length - 1 }
    if (parts.length > 2 && parts.length <= RANKING.requiredOfText)
      yield [most, most, join('any', [...named, most])]
  }
  // Of 阿凡达3 the 3 answers nothing at all.
  const hasNames = naming.length > 0
  const telling = words.filter(({ text }) => !hasNames || !DIGIT.test(text))
  // 怎么办 answers nothing while there is anything else to go by.
  const meant = [naming, telling].map((some) => some.filter(({ text }) => !isFunctionWord(text)))
  for (const some of [named, ...meant.map(distinctOf)]) yield [join('any', some)]
  const terms = mergeScored(apart.map(({ plan }) => plan))
  const anything = terms.filter(
    ({ term, weight }) =>
      weight > RANKING.functionSeamWeight &&
      term >= reader.meta.characters &&
      term < reader.firstContained &&
      !isFunctionWord(reader.termText(term)),
  )
  yield [join('any', requiredOf(anything.filter(({ term }) => !DIGIT.test(reader.termText(term)))))]
  if (!hasNames) yield [join('any', requiredOf(anything))]
  // A question is answered in other words, too, which are often kin where they share characters.
  if (clauses.some(({ isAsked }) => isAsked)) {
    const parts = requiredOf(terms.filter(({ term }) => term >= reader.firstContained))
    if (parts.length > 1) yield [{ kind: 'most', parts, least: (parts.length >>> 1) + 1 }]
  }
  for (const some of [naming, telling]) yield [join('any', distinctOf(some))]
}

function requiredOf(terms: readonly ScoredTerm[]): Requirement[] {
  return terms.map(({ term, fields }) => oneOf([term], fields))
}
