/**
 * What to check to know that a document contains a text as typed.
 *
 * Layer: search. Imports: index, search.
 */

import type { IndexReader } from '../index/reader.ts'
import { createLiteralMatcher, type LiteralMatcher, type LiteralPair } from './literal.ts'
import type { PhraseText } from './phrase-text.ts'
import type { Unit } from './query-units.ts'
import type { Requirement } from './requirement.ts'

/** A text of a query, unit by unit. */
export interface LiteralText {
  readonly units: readonly Unit[]
  /** By unit: the pairs that it and the one before may be; null where it has none before. */
  readonly pairs: readonly (readonly number[] | null)[]
  readonly fields: number
}

/** What a document must hold, and what then decides; without a matcher, holding it decides. */
export interface LiteralPlan {
  readonly requirement: Requirement | null
  readonly matcher: LiteralMatcher | null
  /**
   * For a text that is one word of two characters: who has it as a word, and not only where
   * another begins within it (和服 in 和服务). Null for other texts.
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
  { units, pairs: pairsOf, fields }: LiteralText,
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
  const word = wordTerm(reader, units)
  if (word >= 0) {
    const requirement = { kind: 'terms', terms: [word], fields } as const
    return { requirement, matcher: null, wordMatcher: null, inText: null }
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
    wordMatcher: isWord ? createLiteralMatcher(reader, pairs, fields, true) : null,
    inText: lonely > 0 && units.length > 1 ? { units, fields } : null,
  }
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
  if (units.some(({ isFirst }, index) => isFirst && index > 0)) return -1
  return reader.stringTerm(units.map(({ text }) => text).join(''))
}

function allOf(parts: readonly Requirement[]): Requirement | null {
  const [only] = parts
  // The requirement itself, so that a search sees that it has been met.
  if (parts.length === 1 && only !== undefined) return only
  return parts.length === 0 ? null : { kind: 'all', parts }
}
