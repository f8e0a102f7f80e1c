/**
 * Half-typed words: the terms that a Latin word or number may be part of.
 *
 * What is typed may begin or end inside a word or number of the text (00份 of 12500份, iph of
 * iphone). All terms it may stand for are found, so that nothing is out of reach.
 *
 * Layer: search. Imports: index.
 */

import type { IndexReader } from '../index/reader.ts'

/** How many of a half-typed word's terms score: all are found, but a list each would cost more than it tells. */
export const MAX_SCORED_EXPANSION = 64

/** Terms that start with `text`, with its last unit going on to the right. */
export function startingWith(reader: IndexReader, text: string): number[] {
  const terms: number[] = []
  reader.strings.visitFrom(reader.strings.lowerBound(text), (term, index) => {
    if (!term.startsWith(text)) return false
    // The rest must continue the word: 2025 is no start of 2025年.
    if (isSameUnit(text, term)) terms.push(reader.firstString + index)
    return true
  })
  return terms
}

/** Terms that end with `text`, with the first unit of `text` going on to the left. */
export function endingWith(reader: IndexReader, text: string): number[] {
  const terms: number[] = []
  reader.strings.visitHolding(
    text,
    'end',
    firstTyped(reader),
    endOf(reader, text),
    (term, index) => {
      if (!/[ \p{Script=Han}]/u.test(term.slice(0, -text.length)))
        terms.push(reader.firstString + index)
    },
  )
  return terms
}

/** Terms that hold `text` anywhere, of those that `isWanted`. */
export function containing(
  reader: IndexReader,
  text: string,
  isWanted: (term: string) => boolean,
): number[] {
  const terms: number[] = []
  reader.strings.visitHolding(
    text,
    'anywhere',
    firstTyped(reader),
    endOf(reader, text),
    (term, index) => {
      if (isWanted(term)) terms.push(reader.firstString + index)
    },
  )
  return terms
}

/** The terms that a word or number is, or may be part of where the text begins or ends with it. */
export function termsOfUnit(
  reader: IndexReader,
  text: string,
  exact: number,
  opensLeft: boolean,
  opensRight: boolean,
): readonly number[] {
  const terms = exact < 0 ? [] : [exact]
  const isOne = (term: number): boolean => isUnit(reader.termText(term))
  if (opensLeft && opensRight) addTerms(terms, containing(reader, text, isUnit))
  else if (opensLeft) addTerms(terms, endingWith(reader, text).filter(isOne))
  else if (opensRight) addTerms(terms, startingWith(reader, text).filter(isOne))
  return terms
}

/** Adds terms that are not among the others yet. */
export function addTerms(terms: number[], more: readonly number[]): void {
  const known = new Set(terms)
  for (const term of more) if (!known.has(term)) terms.push(term)
}

/** First string that is not a number's plain form: those start with a sign before all digits. */
function firstTyped(reader: IndexReader): number {
  return reader.strings.lowerBound('0')
}

/**
 * Strings that start with a letter or digit come before those that start with a Han character, but
 * for alphabets that Unicode has behind them, such as Yi.
 */
function endOf({ strings }: IndexReader, text: string): number {
  return text < '\u2e80' ? strings.lowerBound('\u2e80') : strings.count
}

/** Two Latin words or numbers side by side. */
export function isWordPair(term: string): boolean {
  return /^[^ ]+ [^ ]+$/u.test(term)
}

/** Whether a term is one Latin word or number. */
export function isUnit(term: string): boolean {
  return !/[ \p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u.test(
    term,
  )
}

function isSameUnit(text: string, term: string): boolean {
  return term.length === text.length || isUnit(term.slice(text.length))
}
