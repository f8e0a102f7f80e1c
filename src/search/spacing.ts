/**
 * Spacing: Latin words and numbers that some write in one, some apart and some with a sign between.
 *
 * iPhone 15 and iPhone15, 5G and 5 G, Wi-Fi and wifi, Node.js and nodejs are the same to a reader and
 * other units to the index. So words of a query that stand side by side also stand for the one
 * word, and one word for the two.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../index/reader.ts'
import { unitPairTerm } from '../text/analyzer.ts'
import { isDigit } from '../text/char-class.ts'
import { JOINED } from '../text/compounds.ts'
import type { Units } from '../text/units.ts'
import type { Alternative } from './alternatives.ts'
import { startingWith } from './half-typed.ts'
import { exactly, inOne, isBoundary, spelledAs } from './other-spelling.ts'
import type { PlanContext } from './planned.ts'

const WORD = /^[\p{Script=Latin}\d]+$/u
const LETTER = /\p{L}/u

/** v6.6.2 is the version 6.6.2. */
const VERSION = /^v(\d[\d.]*)$/u

/** Of a word like a1b2c3d4 no more are tried. */
const MAX_BOUNDARIES = 3
/** A word that no text has is tried as two words of so many letters and more: github, git hub. */
const FEWEST_LETTERS = 2
/** Longer ones are no names. */
const MOST_LETTERS = 20

/** Two neighbours of a query in one. */
export interface JoinedWord {
  readonly text: string
  /** Whether letters meet digits in it. Two words of letters are one only where a text has that. */
  readonly isMixed: boolean
}

/**
 * One word of two that a query has side by side, or null where they are not letters and digits.
 *
 * @param left - Normalized, as `right`.
 */
export function joinedWord(left: string, right: string): JoinedWord | null {
  if (!WORD.test(left) || !WORD.test(right)) return null
  const text = left + right
  if (isBoundary(text, left.length)) return { text, isMixed: true }
  const isLetters = !isDigit(text.charCodeAt(left.length))
  return isLetters && Math.min(left.length, right.length) >= FEWEST_LETTERS
    ? { text, isMixed: false }
    : null
}

/**
 * The words of a text in the other spacing.
 *
 * @param units - A scan of `text`.
 * @param joined - What the text as a whole is part of, as `joinedWord` gives it.
 * @returns Only what the index holds.
 */
export function spacingAlternatives(
  { reader }: PlanContext,
  text: string,
  units: Units,
  fields: number,
  joined: readonly JoinedWord[],
): Alternative[] {
  // One word then says what two were typed for.
  const found = joined.map((each) => {
    const terms = each.isMixed ? inOne(reader, each.text) : exactly(reader, each.text)
    return spelledAs(reader, 0, text.length, each.text, terms, fields, 2)
  })
  for (let i = 0; i < units.count; i++) {
    if (units.isChar[i] === 1) continue
    const start = units.start[i] ?? 0
    const end = units.end[i] ?? 0
    const word = text.slice(start, end)
    if (!LETTER.test(word)) continue
    const terms = [...joinedAs(reader, word), ...apart(reader, word)]
    found.push(spelledAs(reader, start, end, word, terms, fields, 1))
    const [, number] = VERSION.exec(word) ?? []
    if (number !== undefined)
      found.push(spelledAs(reader, start, end, number, exactly(reader, number), fields, 1))
  }
  return found.filter(({ scored }) => scored.length > 0)
}

/** The terms of names that a word is without their signs; of a word that no text has, half typed too. */
function joinedAs(reader: IndexReader, word: string): readonly number[] {
  if (reader.stringTerm(word) < 0) return startingWith(reader, JOINED + word)
  const term = reader.stringTerm(JOINED + word)
  return term < 0 ? [] : [term]
}

/** The terms of a word written as two: where letters meet digits; if no text has it, anywhere. */
function apart(reader: IndexReader, word: string): number[] {
  const mixed = boundariesOf(word)
  const at = (index: number): string => unitPairTerm(word.slice(0, index), word.slice(index), true)
  if (mixed.length > 0) return mixed.flatMap((index) => startingWith(reader, at(index)))
  if (word.length > MOST_LETTERS || reader.stringTerm(word) >= 0) return []
  const terms: number[] = []
  for (let index = FEWEST_LETTERS; index <= word.length - FEWEST_LETTERS; index++) {
    const term = reader.stringTerm(at(index))
    if (term >= 0) terms.push(term)
  }
  return terms
}

/** Where in a word letters meet digits. */
function boundariesOf(word: string): number[] {
  const boundaries: number[] = []
  for (let at = 1; at < word.length && boundaries.length < MAX_BOUNDARIES; at++)
    if (isBoundary(word, at)) boundaries.push(at)
  return boundaries
}
