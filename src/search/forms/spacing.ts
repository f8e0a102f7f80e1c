/**
 * Spacing: Latin words and numbers that some write in one, some apart and some with a sign between.
 *
 * iPhone 15 and iPhone15, 5G and 5 G, Wi-Fi and wifi, Node.js and nodejs are the same to a reader and
 * other units to the index. So words of a query that stand side by side also stand for the one
 * word, and one word for the two.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import { isDigit } from '../../text/char-class.ts'
import { JOINED } from '../../text/compounds.ts'
import type { Units } from '../../text/units.ts'
import { LETTER } from '../../text/scripts.ts'
import { whole, type Alternative } from './alternatives.ts'
import { cutsOf, type Cut } from './glued.ts'
import { startingWith } from '../query/half-typed.ts'
import { exactly, inOne, isBoundary, spelledAs } from './other-spelling.ts'
import type { PlanContext } from '../retrieve/planned.ts'

const WORD = /^[\p{Script=Latin}\d]+$/u

/** v6.6.2 is the version 6.6.2; 8 is no V8. */
const VERSION = /^(?:v|(?=\d+\.))\d[\d.]*$/u

/** A month and a day in figures, with a point or without. */
const DAY = /^(?:[1-9]|1[0-2])\.?(?:[1-9]|[12]\d|3[01])$/u
const DOTS = '·・‧•'

/** Two words of letters are one if both have so many and more: git hub. */
const FEWEST_LETTERS = 2

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
    if (VERSION.test(word)) {
      const other = word.startsWith('v') ? word.slice(1) : `v${word}`
      found.push(spelledAs(reader, start, end, other, exactly(reader, other), fields, 1))
    }
    if (!LETTER.test(word)) {
      found.push(...dottedDays(reader, start, end, word, fields))
      continue
    }
    const cuts = cutsOf(reader, word)
    const apart = cuts.flatMap(([link, ...more]) => (more.length === 0 ? (link?.terms ?? []) : []))
    const terms = [...joinedAs(reader, word), ...apart]
    found.push(spelledAs(reader, start, end, word, terms, fields, 1))
    for (const cut of cuts)
      if (cut.length > 1) found.push(inSeveral(reader, start, end, word, cut, fields))
  }
  return found.filter(({ scored }) => scored.length > 0)
}

/** A month and a day that texts write with a dot between, as they name what happened then: 3·15 for 3.15 and 315. */
function dottedDays(
  reader: IndexReader,
  start: number,
  end: number,
  number: string,
  fields: number,
): Alternative[] {
  return (DAY.test(number) ? [1, 2] : []).flatMap((figures) => {
    const [month, day] = [number.slice(0, figures), number.slice(figures).replace('.', '')]
    const form = `${month}.${day}`
    const term = reader.stringTerm(JOINED + form)
    if (term < 0 || (number.includes('.') && form !== number)) return []
    const marks = [...DOTS].map((dot) => whole(month + dot + day))
    return [{ ...spelledAs(reader, start, end, form, [term], fields, 1), marks }]
  })
}

/** The terms of names that a word is without their signs; of a word that no text has, half typed too. */
function joinedAs(reader: IndexReader, word: string): readonly number[] {
  if (reader.stringTerm(word) < 0) return startingWith(reader, JOINED + word)
  const term = reader.stringTerm(JOINED + word)
  return term < 0 ? [] : [term]
}

/** A word as several, each two of them side by side. */
function inSeveral(
  reader: IndexReader,
  start: number,
  end: number,
  word: string,
  cut: Cut,
  fields: number,
): Alternative {
  const links = cut.map(({ text, terms }) => spelledAs(reader, start, end, text, terms, fields, 1))
  return {
    ...spelledAs(reader, start, end, word, [], fields, 1),
    requirement: { kind: 'all', parts: links.map(({ requirement }) => requirement) },
    scored: links.flatMap(({ scored }) => scored),
  }
}
