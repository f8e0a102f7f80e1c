/**
 * Names and numbers that a query joins by signs, in the other ways that texts have them: Wi-Fi, wifi,
 * wi fi; 3-5 and 3~5.
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../index/ranking.ts'
import type { IndexReader } from '../index/reader.ts'
import { unitPairTerm } from '../text/analyzer.ts'
import { isDigit } from '../text/char-class.ts'
import { findCompounds, JOINED, type Compound } from '../text/compounds.ts'
import type { Units } from '../text/units.ts'
import { whole, type Alternative } from './alternatives.ts'
import { MAX_SCORED_EXPANSION, startingWith } from './half-typed.ts'
import type { Requirement } from './requirement.ts'

const LETTER = /\p{L}/u
/** Parts of a name as short as this stand in any word: the H and M of H&M. */
const SHORT = 2

/**
 * The compounds of a text in other ways.
 *
 * @param units - A scan of `text`.
 */
export function compoundAlternatives(
  reader: IndexReader,
  text: string,
  units: Units,
  fields: number,
): Alternative[] {
  return findCompounds(text, units).flatMap((compound) =>
    LETTER.test(compound.text)
      ? nameAlternative(reader, text, units, compound, fields)
      : numberAlternatives(reader, text, units, compound, fields),
  )
}

/** Of a text with more of them no more are looked for: each takes a look at all compounds of the index. */
const MOST_HELD = 3

/** A part of a text that a sign joins, and what a document must hold that contains it. */
export interface HeldCompound {
  readonly start: number
  readonly end: number
  readonly requirement: Requirement
}

/**
 * What a document must hold that contains a text as typed, for each two words that a sign joins.
 * Which of both words goes on in the document is open.
 */
export function heldCompounds(
  { strings, firstString }: IndexReader,
  text: string,
  units: Units,
  fields: number,
): HeldCompound[] {
  const first = strings.lowerBound(JOINED)
  const end = strings.lowerBound('0')
  return findCompounds(text, units)
    .filter(({ firstUnit, lastUnit }) => lastUnit === firstUnit + 1)
    .slice(0, MOST_HELD)
    .map((compound) => {
      const terms = new Set<number>()
      const add = (index: number): void => void terms.add(firstString + index)
      strings.visitHolding(compound.text, 'anywhere', first, end, add)
      // The words of the document may have letters too, and then no sign: H1/4.
      const bare = compound.text.replace(/[^\p{L}\p{N}]/gu, '')
      if (bare !== compound.text) strings.visitHolding(bare, 'anywhere', first, end, add)
      return {
        start: units.start[compound.firstUnit] ?? 0,
        end: units.end[compound.lastUnit] ?? 0,
        requirement: { kind: 'terms', terms: [...terms], fields },
      }
    })
}

/** A name with signs, without them or with a blank: Wi-Fi, wifi, wi fi. */
function nameAlternative(
  reader: IndexReader,
  text: string,
  units: Units,
  { firstUnit, lastUnit, text: joined }: Compound,
  fields: number,
): Alternative {
  const parts = Array.from({ length: lastUnit - firstUnit + 1 }, (_, i) =>
    text.slice(units.start[firstUnit + i], units.end[firstUnit + i]),
  )
  const [left = '', right = '', ...more] = parts
  const two = more.length === 0 ? startingWith(reader, unitPairTerm(left, right, true)) : []
  const terms = [...inOne(reader, joined), ...two]
  const start = units.start[firstUnit] ?? 0
  const end = units.end[lastUnit] ?? 0
  const found = spelledAs(reader, start, end, joined, terms, fields, 1)
  // With a sign as it is typed, it says what all of its parts say.
  const scored = found.scored.map((each) =>
    reader.termText(each.term).startsWith(JOINED)
      ? { ...each, weight: each.weight * parts.length }
      : each,
  )
  // Its parts by themselves stand in any word.
  const isComplete = terms.length > 0 && parts.some(({ length }) => length <= SHORT)
  return isComplete ? { ...found, scored, isComplete, isInstead: true } : { ...found, scored }
}

/**
 * Numbers with a sign between, as they stand: with the character after them, and by themselves. Asked for
 * in no other way, even where the index lacks them.
 */
function numberAlternatives(
  reader: IndexReader,
  text: string,
  units: Units,
  { firstUnit, lastUnit, text: joined }: Compound,
  fields: number,
): Alternative[] {
  // Of a ratio or a range that no text has, its numbers somewhere are no answer.
  const terms = exactly(reader, joined)
  const start = units.start[firstUnit] ?? 0
  const end = units.end[lastUnit] ?? 0
  const marks = [whole(text.slice(start, end))]
  const bare: Alternative = {
    ...spelledAs(reader, start, end, joined, terms, fields, lastUnit - firstUnit + 1),
    marks,
    isComplete: true,
    isInstead: true,
  }
  const next = lastUnit + 1
  if (next >= units.count || units.isFirst[next] === 1 || units.isChar[next] === 0) return [bare]
  const last = text.slice(units.start[lastUnit], end)
  const pair = reader.stringTerm(unitPairTerm(last, text.slice(end, units.end[next]), false))
  const measured = pair < 0 ? [] : [pair]
  return [
    {
      ...bare,
      end: units.end[next] ?? end,
      requirement: {
        kind: 'all',
        parts: [bare.requirement, { kind: 'terms', terms: measured, fields }],
      },
      marks: [whole(text.slice(start, units.end[next])), ...marks],
    },
    bare,
  ]
}

/** The terms that are a word written in one, with signs in it or none; or that go on from there. */
export function inOne(reader: IndexReader, word: string): number[] {
  return [...startingWith(reader, word), ...startingWith(reader, JOINED + word)]
}

/** The terms that are a word written in one, and do not go on. */
export function exactly(reader: IndexReader, word: string): number[] {
  return [word, JOINED + word].map((form) => reader.stringTerm(form)).filter((term) => term >= 0)
}

/** A part of a text as the terms of another spelling. */
export function spelledAs(
  reader: IndexReader,
  start: number,
  end: number,
  form: string,
  terms: readonly number[],
  fields: number,
  words: number,
): Alternative {
  return {
    start,
    end,
    text: form,
    requirement: { kind: 'terms', terms, fields },
    scored: terms.slice(0, MAX_SCORED_EXPANSION).map((term) => ({
      term,
      weight: isWhole(reader.termText(term), form)
        ? RANKING.spacingWeight * words
        : RANKING.partialUnitWeight,
      documentFrequency: null,
      fields,
    })),
    marks: [{ text: form, wholeStart: true, wholeEnd: false, isLoose: true }],
  }
}

/** Whether a term ends where a word does, or letters and digits change there: iphone15 in iphone15pro. */
function isWhole(term: string, word: string): boolean {
  const text = (term.startsWith(JOINED) ? term.slice(JOINED.length) : term).replace(' ', '')
  return text.length <= word.length || isBoundary(text, word.length)
}

/** Whether letters meet digits at `index`; at a point or comma neither do (3.5). */
export function isBoundary(word: string, index: number): boolean {
  const before = word.charCodeAt(index - 1)
  const after = word.charCodeAt(index)
  if (SIGNS.has(before) || SIGNS.has(after)) return false
  return isDigit(before) !== isDigit(after)
}

/** What stands inside of numbers. */
const SIGNS: ReadonlySet<number> = new Set([0x2c, 0x2e])
