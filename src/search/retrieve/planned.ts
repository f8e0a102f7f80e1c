/**
 * What planning gives: types alone, shared by those who plan and those who carry it out.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import type { Segmenter } from '../../text/segmenter.ts'
import type { Units } from '../../text/units.ts'
import type { LiteralMatcher } from './literal.ts'
import type { PhraseText } from './phrase-text.ts'
import type { Requirement } from './requirement.ts'

export interface ScoredTerm {
  readonly term: number
  /** Documents to take the inverse document frequency from; null for the term's own. */
  readonly documentFrequency: number | null
  /** Share of the term's inverse document frequency that counts. */
  readonly weight: number
  readonly fields: number
}

/** One word of the query, as the index cuts it. */
export interface PlannedWord {
  readonly text: string
  /** Where it stands in the normalized text. */
  readonly start: number
  readonly end: number
  /** The words it was joined from, as the index cuts them; itself when it is one. */
  readonly parts: readonly string[]
  readonly requirement: Requirement
  /** Function words: scored, not required. */
  readonly isOptional: boolean
  /** Two characters of which one is part of no word; they may not belong together. */
  readonly isGuess: boolean
  /**
   * Of a character that is part of no word: wherever it stands. What is typed in few words is
   * meant to the last character (二手房); of a sentence it is not asked.
   */
  readonly wherever?: Requirement
}

export interface TextPlan {
  readonly words: readonly PlannedWord[]
  /** What a document that contains the text exactly must hold; null for a text without units. */
  readonly literal: Requirement | null
  /** Checks positions; null when holding the pairs is already the same as containing the text. */
  readonly matcher: LiteralMatcher | null
  /** Tells who has a text of one word as a word; null where that is not told. */
  readonly wordMatcher: LiteralMatcher | null
  /** The text as a phrase, where only reading a document tells whether it says it. */
  readonly inText: PhraseText | null
  /** The text with its numbers in other spellings, or as lines; null where no document can say it so. */
  readonly forms: OtherForms | null
  readonly scored: readonly ScoredTerm[]
  /** Other ways to say parts of the text, as they are written in the index. */
  readonly alternatives: readonly string[]
  /** Normalized strings to mark, longest first where they overlap. */
  readonly marks: readonly Mark[]
}

/** Who says a text literally but for the spelling of its numbers, or a sign between two lines. */
export interface OtherForms {
  /** What such a document must hold. */
  readonly requirement: Requirement
  /** Tells who says it; needs no requirement to be met. */
  readonly matcher: LiteralMatcher
  /** The same of titles; null where a text is not sought in all fields. */
  readonly titleMatcher: LiteralMatcher | null
  /** The lines of a couplet: words that the index finds across two of them are not asked for. */
  readonly lines?: readonly string[]
}

/** Whether a Latin word or number may go on in a document, to the left and to the right. */
export interface Openness {
  readonly left: boolean
  readonly right: boolean
}

/** What a text is planned for. */
export interface PlanOptions {
  /** Mask of the fields to look in. */
  readonly fields: number
  /** Whether the text is to score, and not only to be required. */
  readonly isScored: boolean
  readonly openness: Openness
}

/** A string to mark in normalized text. */
export interface Mark {
  readonly text: string
  /** Whether a Latin word or number must begin, or end, where the mark does. */
  readonly wholeStart: boolean
  readonly wholeEnd: boolean
  /** Whether it holds a number in some spelling, so that no other numeral may stand beside it. */
  readonly isNumber?: boolean
  /** Whether single signs or blanks may stand between its letters: wifi marks Wi-Fi. */
  readonly isLoose?: boolean
  /** It is marked only in a text that has none of these, but within longer numbers and Latin words. */
  readonly unless?: readonly string[]
}

/** The parts of a search engine that planning needs. */
export interface PlanContext {
  readonly reader: IndexReader
  readonly segmenter: Segmenter
  readonly normalizeText: (text: string) => string
  readonly scan: (normalized: string) => Units
}
