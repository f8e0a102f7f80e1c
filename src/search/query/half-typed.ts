/**
 * Half-typed words: the terms that a Latin word or number may be part of.
 *
 * What is typed may begin or end inside a word or number of the text (00份 of 12500份, iph of
 * iphone). All terms it may stand for are found, so that nothing is out of reach.
 *
 * Layer: search. Imports: text, index.
 */

import type { IndexReader } from '../../index/reader.ts'
import { CHAR, classOf } from '../../text/char-class.ts'

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
  visitHolding(reader, text, 'end', (index, units, length) => {
    if (kindOf(units, length - text.length) === 'unit') terms.push(index)
  })
  return terms
}

/** Terms of one kind that hold `text` anywhere. */
export function containing(
  reader: IndexReader,
  text: string,
  kind: 'unit' | 'word pair',
): number[] {
  const terms: number[] = []
  visitHolding(reader, text, 'anywhere', (index, units, length) => {
    if (kindOf(units, length) === kind) terms.push(index)
  })
  return terms
}

/** Visits the terms that start with a letter or digit and hold `text`. */
function visitHolding(
  reader: IndexReader,
  text: string,
  where: 'end' | 'anywhere',
  visit: (term: number, units: Uint16Array, length: number) => void,
): void {
  const { strings, firstString } = reader
  // The sign of a number's plain form sorts before all digits.
  const first = strings.lowerBound('0')
  // Strings that start with a Han character come last, but for alphabets that Unicode has behind
  // them, such as Yi.
  const end = text < HAN ? strings.lowerBound(HAN) : strings.count
  strings.visitHolding(text, where, first, end, (index, units, length) =>
    visit(firstString + index, units, length),
  )
}

const HAN = '\u2e80'
const BLANK = 0x20

/**
 * What stands in the first `length` code units: one Latin word or number, or a part of one; two with a
 * blank between; or something else.
 */
function kindOf(units: Uint16Array, length: number): 'unit' | 'word pair' | null {
  let blanks = 0
  for (let i = 0; i < length; i++) {
    const unit = units[i] ?? 0
    if (unit < 0x80) {
      if (unit !== BLANK) continue
      if (i === 0 || i === length - 1) return null
      blanks++
      continue
    }
    const isHigh = unit >= 0xd800 && unit <= 0xdbff
    const codePoint = isHigh
      ? (unit - 0xd800) * 0x400 + (units[i + 1] ?? 0) - 0xdc00 + 0x10000
      : unit
    if (isHigh) i++
    if (classOf(codePoint) === CHAR) return null
  }
  if (blanks === 0) return 'unit'
  return blanks === 1 ? 'word pair' : null
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
  if (opensLeft && opensRight) addTerms(terms, containing(reader, text, 'unit'))
  else if (opensLeft) addTerms(terms, endingWith(reader, text))
  else if (opensRight) addTerms(terms, startingWith(reader, text).filter(isOne))
  return terms
}

/** Adds terms that are not among the others yet. */
export function addTerms(terms: number[], more: readonly number[]): void {
  const known = new Set(terms)
  for (const term of more) if (!known.has(term)) terms.push(term)
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
