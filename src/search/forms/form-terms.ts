/**
 * The terms of other forms of a part of a query: which the index has, what they require and score.
 *
 * Layer: search. Imports: index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import type { ScoredTerm } from '../retrieve/planned.ts'
import type { Terms } from '../retrieve/requirement.ts'

/** The term of a word, a pair or a longer one; -1 without one. */
export function wordTerm(reader: IndexReader, word: string): number {
  const [left = 0, right = 0, more] = Array.from(word, (each) => each.codePointAt(0) ?? 0)
  const pair = more === undefined ? reader.pairTerm(left, right) : -1
  return pair < 0 ? reader.stringTerm(word) : pair
}

/** The terms of some forms, as far as the index has them. */
export function knownTerms(reader: IndexReader, forms: readonly string[]): number[] {
  return forms.map((form) => reader.stringTerm(form)).filter((term) => term >= 0)
}

/** One of some terms, of which -1 is none. */
export function oneOf(terms: readonly number[], fields: number): Terms {
  return { kind: 'terms', terms: [...new Set(terms)].filter((term) => term >= 0), fields }
}

/** Terms that score alike, each as rare as it is. */
export function scoredAs(
  terms: readonly number[],
  weight: number,
  fields: number,
): readonly ScoredTerm[] {
  return terms.map((term) => ({ term, weight, documentFrequency: null, fields }))
}
