/**
 * Where a character stands that was typed alone: in some pair, or anywhere in a document.
 *
 * Layer: search. Imports: index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import { EVERY_FIELD } from '../../index/schema.ts'
import { oneOf } from '../forms/form-terms.ts'
import type { Requirement } from '../retrieve/requirement.ts'

/** Where a character stands. */
export interface Places {
  readonly requirement: Requirement
  /** The pairs that hold it, the most frequent first; left out where nobody asks. */
  readonly pairs: readonly number[]
}

/** @param wantsPairs - Whether to list the pairs also where the index has all places in one. */
export function placesOf(
  reader: IndexReader,
  codePoint: number,
  fields: number,
  wantsPairs: boolean,
): Places {
  const known = documentsContaining(reader, codePoint, fields)
  const holding = wantsPairs || known === null ? pairsHolding(reader, codePoint) : []
  const pairs = wantsPairs ? mostFrequentFirst(reader, holding) : []
  if (known !== null) return { requirement: known, pairs }
  const own = reader.characterTerm(codePoint)
  return {
    requirement: oneOf([own, ...holding], fields),
    pairs,
  }
}

/** All pairs that hold the character. Their lists are not looked at: there may be thousands. */
function pairsHolding(reader: IndexReader, codePoint: number): number[] {
  const pairs: number[] = []
  reader.visitPairsOf(codePoint, (term) => pairs.push(term))
  return pairs
}

function mostFrequentFirst(reader: IndexReader, terms: readonly number[]): number[] {
  return terms
    .map((term) => ({ term, count: reader.list(term).documentFrequency }))
    .toSorted((a, b) => b.count - a.count)
    .map(({ term }) => term)
}

/**
 * All documents that contain the character, if the index has them in one place; null otherwise.
 * The index does not know in which of their fields.
 */
function documentsContaining(
  reader: IndexReader,
  codePoint: number,
  fields: number,
): Requirement | null {
  if (fields !== EVERY_FIELD) return null
  const term = reader.containedTerm(codePoint)
  if (term >= 0) return oneOf([term], fields)
  const bitmap = reader.containedBitmap(codePoint)
  return bitmap === null ? null : { kind: 'bitmap', bitmap }
}
