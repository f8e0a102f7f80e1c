/**
 * Spacing: letters beside digits, which some write with a blank between and some without.
 *
 * iPhone 15 and iPhone15, 5G and 5 G are the same to a reader and other units to the index. So two
 * words of a query that are such also stand for the one word, and one word for the two.
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../index/ranking.ts'
import type { IndexReader } from '../index/reader.ts'
import { unitPairTerm } from '../text/analyzer.ts'
import { isDigit } from '../text/char-class.ts'
import type { Units } from '../text/units.ts'
import type { Alternative } from './alternatives.ts'
import { MAX_SCORED_EXPANSION, startingWith } from './half-typed.ts'
import type { PlanContext } from './planned.ts'

const WORD = /^[\p{Script=Latin}\d]+$/u

/** Of a word like a1b2c3d4 no more are tried. */
const MAX_BOUNDARIES = 3

/**
 * One word of two that a query has side by side, or null where they are not letters and digits.
 *
 * @param left - Normalized, as `right`.
 */
export function joinedWord(left: string, right: string): string | null {
  if (!WORD.test(left) || !WORD.test(right)) return null
  const joined = left + right
  return isBoundary(joined, left.length) ? joined : null
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
  joined: readonly string[],
): Alternative[] {
  // One word then says what two were typed for.
  const found = joined.map((form) => alternative(reader, 0, text.length, form, fields, 2))
  for (let i = 0; i < units.count; i++) {
    if (units.isChar[i] === 1) continue
    const start = units.start[i] ?? 0
    const end = units.end[i] ?? 0
    for (const at of boundariesOf(text.slice(start, end))) {
      const left = text.slice(start, start + at)
      const form = unitPairTerm(left, text.slice(start + at, end), true)
      found.push(alternative(reader, start, end, form, fields, 1))
    }
  }
  return found.filter(({ scored }) => scored.length > 0)
}

function alternative(
  reader: IndexReader,
  start: number,
  end: number,
  form: string,
  fields: number,
  words: number,
): Alternative {
  const terms = startingWith(reader, form)
  return {
    start,
    end,
    text: form,
    requirement: { kind: 'terms', terms, fields },
    scored: terms.slice(0, MAX_SCORED_EXPANSION).map((term) => ({
      term,
      weight: isWhole(reader.termText(term), form.length)
        ? RANKING.spacingWeight * words
        : RANKING.partialUnitWeight,
      documentFrequency: null,
      fields,
    })),
    marks: [{ text: form, wholeStart: true, wholeEnd: false }],
  }
}

/** Whether a word ends at `length`, or letters and digits change there: iphone15 in iphone15pro. */
function isWhole(word: string, length: number): boolean {
  return length === word.length || isBoundary(word, length)
}

/** Where in a word letters meet digits. */
function boundariesOf(word: string): number[] {
  const boundaries: number[] = []
  for (let at = 1; at < word.length && boundaries.length < MAX_BOUNDARIES; at++)
    if (isBoundary(word, at)) boundaries.push(at)
  return boundaries
}

/** Whether letters meet digits at `index`; at a point or comma neither do (3.5). */
function isBoundary(word: string, index: number): boolean {
  const before = word.charCodeAt(index - 1)
  const after = word.charCodeAt(index)
  if (SIGNS.has(before) || SIGNS.has(after)) return false
  return isDigit(before) !== isDigit(after)
}

/** What stands inside of numbers. */
const SIGNS: ReadonlySet<number> = new Set([0x2c, 0x2e])
