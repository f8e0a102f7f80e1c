/**
 * Terms that are a Latin word or number in another spelling: in one, with signs, with a blank.
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../../index/ranking.ts'
import type { IndexReader } from '../../index/reader.ts'
import { isDigit } from '../../text/char-class.ts'
import { JOINED, TIMES, TIMES_LETTER } from '../../text/compounds.ts'
import type { Alternative } from './alternatives.ts'
import { knownTerms } from './form-terms.ts'
import { MAX_SCORED_EXPANSION, startingWith } from '../query/half-typed.ts'
import type { Mark } from '../retrieve/planned.ts'
import { frequencyOf } from '../retrieve/union.ts'

/** The terms that are a word written in one, with signs in it or none; or that go on from there. */
export function inOne(reader: IndexReader, word: string): number[] {
  return [...startingWith(reader, word), ...startingWith(reader, JOINED + word)]
}

/** The terms that are a word written in one, and do not go on. */
export function exactly(reader: IndexReader, word: string): number[] {
  return knownTerms(reader, [word, JOINED + word])
}

/**
 * A part of a text as the terms of another spelling. Together they are as rare as all of them: else a
 * spelling that one text has would count for more than the one that all others have.
 */
export function spelledAs(
  reader: IndexReader,
  start: number,
  end: number,
  form: string,
  terms: readonly number[],
  fields: number,
  words: number,
): Alternative {
  const all = new Set([...terms, ...exactly(reader, form)])
  const documents = Math.min(reader.documentCount, frequencyOf(reader, [...all]))
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
      documentFrequency: documents,
      fields,
    })),
    marks: looseMarks(form),
  }
}

/** Marks on a word that may have signs in it, and × where it has an x. */
export function looseMarks(form: string): Mark[] {
  return [...new Set([form, form.replaceAll(TIMES_LETTER, TIMES)])].map((text) => ({
    text,
    wholeStart: true,
    wholeEnd: false,
    isLoose: true,
  }))
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
  if (isSign(before) || isSign(after)) return false
  return isDigit(before) !== isDigit(after)
}

/** Whether a code unit is a sign that stands inside of numbers. */
export function isSign(unit: number): boolean {
  return SIGNS.has(unit)
}

const SIGNS: ReadonlySet<number> = new Set([0x2c, 0x2e])
