/**
 * Names and numbers that a query joins by signs, in the other ways that texts have them: Wi-Fi, wifi,
 * wi fi; 3-5 and 3~5; 20×30 and 20x30.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import { unitPairTerm } from '../../text/analyzer.ts'
import { JOINED, TIMES, type Compound } from '../../text/compounds.ts'
import type { Units } from '../../text/units.ts'
import { LETTER } from '../../text/scripts.ts'
import { whole, type Alternative } from './alternatives.ts'
import { oneOf } from './form-terms.ts'
import { startingWith } from '../query/half-typed.ts'
import { inForms } from './number-phrases.ts'
import { exactly, inOne, spelledAs } from './other-spelling.ts'
import { join, type Requirement } from '../retrieve/requirement.ts'
import { saidForms } from './times-and-scores.ts'

const LETTERS = /^\p{L}+$/u
const FIRST_LETTER = 'a'
/** Units that are looked for after the same numbers. */
const MOST_UNITS = 16
/** Signs of a range, as texts have them. */
const RANGES = ['-', '~', '–', '—', '——']
/** Parts of a name as short as this stand in any word: the H and M of H&M. */
const SHORT = 2

/**
 * The compounds of a text in other ways: names as the index has them, numbers always.
 *
 * @param units - A scan of `text`.
 * @param literal - What a document must hold that contains the text as typed.
 */
export function compoundAlternatives(
  reader: IndexReader,
  text: string,
  units: Units,
  compounds: readonly Compound[],
  fields: number,
  literal: Requirement | null,
): Alternative[] {
  return compounds.flatMap((compound) => {
    if (!LETTER.test(compound.text)) return ofNumbers(reader, text, units, compound, fields)
    const name = ofName(reader, text, units, compound, fields)
    // Numbers that × joins stand in any text by themselves.
    if (text.slice(name.start, name.end).includes(TIMES))
      return { ...name, isComplete: false, joint: literal }
    return name.scored.length > 0 ? name : []
  })
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
 * What a document must hold that contains the compounds of a text as typed, for each two words that a sign joins.
 * Which of both words goes on in the document is open.
 */
export function heldCompounds(
  { strings, firstString }: IndexReader,
  units: Units,
  compounds: readonly Compound[],
  fields: number,
): HeldCompound[] {
  const first = strings.lowerBound(JOINED)
  const end = strings.lowerBound('0')
  return compounds
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
        requirement: oneOf([...terms], fields),
      }
    })
}

/** A name with signs, without them or with a blank: Wi-Fi, wifi, wi fi. */
function ofName(
  reader: IndexReader,
  text: string,
  units: Units,
  { firstUnit, lastUnit, text: joined }: Compound,
  fields: number,
): Alternative {
  const parts = partsOf(text, units, firstUnit, lastUnit)
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
function ofNumbers(
  reader: IndexReader,
  text: string,
  units: Units,
  { firstUnit, lastUnit, text: joined }: Compound,
  fields: number,
): Alternative[] {
  const start = units.start[firstUnit] ?? 0
  const end = units.end[lastUnit] ?? 0
  const typed = text.slice(start, end)
  const parts = partsOf(text, units, firstUnit, lastUnit)
  const named = inUnits(reader, parts)
  const terms = exactly(reader, joined)
  const signed = [...terms, ...named.map(([term]) => term)]
  // Of a ratio or a range that no text has, its numbers somewhere are no answer.
  const bySigns = join('any', [
    oneOf(terms, fields),
    ...named.map((pair) =>
      join(
        'all',
        pair.map((term) => oneOf([term], fields)),
      ),
    ),
  ])
  const form = inForms(start, typed, saidForms(reader, joined), fields)
  const said = form === null ? [] : [form]
  const inWords = said.map(({ requirement }) => requirement)
  const asSigned = spelledAs(reader, start, end, joined, signed, fields, parts.length)
  const written = [typed, ...RANGES.map((sign) => joined.replaceAll('-', sign))]
  const marks = [...new Set(written)].map((each) => ({
    ...whole(each),
    wholeEnd: named.length === 0,
  }))
  const bare: Alternative = {
    ...asSigned,
    requirement: join('any', [bySigns, ...inWords]),
    scored: [...asSigned.scored, ...said.flatMap(({ scored }) => scored)],
    marks: [...marks, ...said.flatMap((each) => each.marks)],
    isComplete: true,
    isInstead: true,
  }
  const next = lastUnit + 1
  if (units.isFirst[next] !== 0 || units.isChar[next] === 0) return [bare]
  const counted = text.slice(end, units.end[next])
  const pair = reader.stringTerm(unitPairTerm(parts.at(-1) ?? '', counted, false))
  return [
    {
      ...bare,
      end: units.end[next] ?? end,
      requirement: join('any', [
        join('all', [bare.requirement, oneOf([pair], fields)]),
        // 3比2 is followed by anything, and what a range counts by that alone.
        ...(joined.includes(':') ? inWords : []),
      ]),
      marks: [...marks.map((mark) => whole(mark.text + counted)), ...bare.marks],
    },
    bare,
  ]
}

function partsOf(text: string, units: Units, first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) =>
    text.slice(units.start[first + i], units.end[first + i]),
  )
}

/**
 * Numbers with a sign between before a unit in letters, which then have no sign in the index
 * (140/90mmHg); and the last of them with that unit, as 14/09m has the same letters as 140/9m.
 */
function inUnits(
  reader: IndexReader,
  parts: readonly string[],
): (readonly [joined: number, last: number])[] {
  const found: (readonly [number, number])[] = []
  const { strings, firstString } = reader
  const form = JOINED + parts.join('')
  strings.visitFrom(strings.lowerBound(form + FIRST_LETTER), (term, index) => {
    if (!term.startsWith(form) || found.length === MOST_UNITS) return false
    const unit = term.slice(form.length)
    const last = LETTERS.test(unit) ? reader.stringTerm(parts.at(-1) + unit) : -1
    if (last >= 0) found.push([firstString + index, last])
    return true
  })
  return found
}
