/**
 * What to check to know that a document contains a text as typed.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import { PLAIN, type NumberSpan } from '../../text/numbers.ts'
import { createLiteralMatcher, type LiteralMatcher, type LiteralPair } from './literal.ts'
import type { PhraseText } from './phrase-text.ts'
import { pairTermOf, type Unit } from '../query/query-units.ts'
import type { Requirement } from './requirement.ts'

/** A text of a query, unit by unit. */
export interface LiteralText {
  readonly units: readonly Unit[]
  /** By unit: the pairs that it and the one before may be; null where it has none before. */
  readonly pairs: readonly (readonly number[] | null)[]
  readonly fields: number
  /** The number in Chinese numerals that the text begins with, where something follows it. */
  readonly number: NumberSpan | null
}

/** What a document must hold, and what then decides; without a matcher, holding it decides. */
export interface LiteralPlan {
  readonly requirement: Requirement | null
  readonly matcher: LiteralMatcher | null
  /**
   * For a text that is one word of two characters: who has it as a word, and not only where
   * another begins within it (和服 in 和服务). For one that begins with a number: who has that
   * whole (十天, and not 九十天). Null for other texts.
   */
  readonly wordMatcher: LiteralMatcher | null
  /** The text itself, where only a look at a document tells whether it says it. */
  readonly inText: PhraseText | null
}

/** Words that more documents have are not looked at: their positions are too much to read. */
const MOST_DOCUMENTS = 1 << 14

/** @param required - What the words of the text require, where pairs do not cover all of it. */
export function planLiteral(
  reader: IndexReader,
  { units, pairs: pairsOf, fields, number }: LiteralText,
  required: readonly Requirement[],
): LiteralPlan {
  const parts: Requirement[] = []
  const pairs: LiteralPair[] = []
  let position = 0
  let lonely = 0
  for (const [index, unit] of units.entries()) {
    position += unit.isFirst ? 2 : 1
    const terms = pairsOf[index] ?? null
    if (terms !== null) {
      parts.push({ kind: 'terms', terms, fields })
      pairs.push({ terms, offset: position })
    } else if (units[index + 1]?.isFirst ?? true) lonely++
  }
  const ofNumber = numberPair(reader, units, number)
  const numberMatcher =
    ofNumber === null
      ? null
      : createLiteralMatcher(
          reader,
          [ofNumber, ...pairs.filter(({ offset }) => offset > ofNumber.offset)],
          fields,
        )
  const word = wordTerm(reader, units)
  if (word >= 0) {
    const requirement = { kind: 'terms', terms: [word], fields } as const
    return { requirement, matcher: null, wordMatcher: numberMatcher, inText: null }
  }
  // A unit between two signs is in no pair: its place is known, and that the document has it.
  const held = lonely > 0 || parts.length === 0 ? [...new Set([...parts, ...required])] : parts
  const requirement = allOf(held)
  // One pair is the whole text.
  const isSettled = pairs.length < 2 || pairs.some(({ terms }) => terms.length === 0)
  const isWord = units.length === 2 && pairs.some(({ terms }) => isWordPair(reader, terms))
  return {
    requirement,
    matcher: isSettled ? null : createLiteralMatcher(reader, pairs, fields),
    wordMatcher:
      numberMatcher ?? (isWord ? createLiteralMatcher(reader, pairs, fields, true) : null),
    inText: lonely > 0 && units.length > 1 ? { units, fields } : null,
  }
}

/** The pair that a whole number makes with what follows; null where it is not looked at. */
function numberPair(
  reader: IndexReader,
  units: readonly Unit[],
  number: NumberSpan | null,
): LiteralPair | null {
  const next = number === null ? undefined : units[number.lastUnit + 1]
  if (number === null || next === undefined) return null
  const term = pairTermOf(reader, PLAIN + number.plain, next.text)
  if (term < 0 || reader.list(term).documentFrequency > MOST_DOCUMENTS) return null
  // The first unit of a text has position 2, the others follow.
  return { terms: [term], offset: number.lastUnit + 3 }
}

/** Whether a pair is a word of the dictionary, and how many documents have it can be looked at. */
function isWordPair(reader: IndexReader, [term, ...more]: readonly number[]): boolean {
  if (term === undefined || more.length > 0 || term >= reader.firstString) return false
  const { frequency, documentFrequency } = reader.list(term)
  return frequency > 0 && documentFrequency <= MOST_DOCUMENTS
}

/** The term of a text that is one word of three characters or more; -1 for another. */
function wordTerm(reader: IndexReader, units: readonly Unit[]): number {
  if (units.length < 3 || !units.every(({ isChar }) => isChar)) return -1
  // A word of a text has no sign in it, nor a dot.
  if (units.some(({ gap }, index) => gap !== '' && index > 0)) return -1
  return reader.stringTerm(units.map(({ text }) => text).join(''))
}

function allOf(parts: readonly Requirement[]): Requirement | null {
  const [only] = parts
  // The requirement itself, so that a search sees that it has been met.
  if (parts.length === 1 && only !== undefined) return only
  return parts.length === 0 ? null : { kind: 'all', parts }
}
