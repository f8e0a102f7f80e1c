/**
 * Completions of a normalized text: words of the index, and titles.
 *
 * Layer: search. Imports: text, index, search, wire.
 */

import type { IndexReader } from '../../index/reader.ts'
import { TITLE } from '../../index/schema.ts'
import { isForm } from '../../text/analyzer.ts'
import { isDigit } from '../../text/char-class.ts'
import { textOf } from '../../text/code-units.ts'
import type { Normalizer } from '../../text/normalize.ts'
import { mergeSpans } from '../../text/span.ts'
import { isInsideWord } from '../../text/units.ts'
import type { Suggestion } from '../../wire.ts'
import { HAN } from '../../text/scripts.ts'
import type { ReadTitle } from '../show/as-written.ts'
import type { BlockLoader } from '../retrieve/blocks.ts'
import { collect } from '../retrieve/collect.ts'
import { urlOf } from '../show/hit.ts'
import { findMatches } from '../show/matches.ts'
import type { Mark, PlanContext, ScoredTerm } from '../retrieve/planned.ts'
import type { Requirement } from '../retrieve/requirement.ts'
import type { Scorer } from '../rank/score.ts'
import { planText } from '../plan/text-plan.ts'

/** What completing takes from the engine. */
export interface CompletionContext {
  readonly plan: PlanContext
  readonly normalizer: Normalizer
  readonly scorer: Scorer
  readonly blocks: BlockLoader
  /** Takes what documents were read. */
  readonly read: ReadTitle[]
}

/** A word, how often a dictionary has it, and how many documents do. */
export interface CountedWord {
  readonly text: string
  readonly term: number
  readonly frequency: number
  readonly documentFrequency: number
}

/** Terms looked at for one prefix; a single common character begins some hundreds. */
const MAX_CANDIDATES = 4096

/** Words that start with a text, but for itself. */
export function wordsStartingWith(reader: IndexReader, typed: string): CountedWord[] {
  const words = new Map<string, CountedWord>()
  const { strings, firstString } = reader
  let left = MAX_CANDIDATES
  strings.visitFrom(strings.lowerBound(typed), (text, index) => {
    if (!text.startsWith(typed) || left-- === 0) return false
    addWord(words, reader, typed, text, firstString + index)
    return true
  })
  if (isOneCharacter(typed))
    reader.visitPairsFrom(typed.codePointAt(0) ?? 0, (term) =>
      addWord(words, reader, typed, reader.termText(term), term),
    )
  return frequentFirst(words)
}

/**
 * Words that contain a text and do not start with it; no number is part of a longer one, and nothing
 * has other letters or digits on both sides.
 */
export function wordsContaining(reader: IndexReader, typed: string): CountedWord[] {
  const words = new Map<string, CountedWord>()
  const isNumber = isDigitAt(typed, 0)
  const add = (text: string, term: number): void => {
    const at = text.indexOf(typed)
    if (at === 0 || (isNumber && isDigitAt(text, at - 1))) return
    if (isInsideWord(text, at) && isInsideWord(text, at + typed.length)) return
    addWord(words, reader, typed, text, term)
  }
  const { strings, firstString } = reader
  if (isOneCharacter(typed))
    reader.visitPairsOf(typed.codePointAt(0) ?? 0, (term) => add(reader.termText(term), term))
  strings.visitHolding(typed, 'anywhere', 0, strings.count, (index, units, length) =>
    add(textOf(units, length), firstString + index),
  )
  return frequentFirst(words)
}

/** Titles that contain a text, those that start with it first. */
export async function titlesWith(
  context: CompletionContext,
  typed: string,
  limit: number,
): Promise<Suggestion[]> {
  const { literal, scored } = planText(context.plan, typed, 1 << TITLE)
  if (literal === null) return []
  const mark = { text: typed, wholeStart: false, wholeEnd: false }
  return readTitles(context, literal, scored, [mark], limit)
}

/** Titles that have the words of a text, in other spellings too: Wi-Fi for wifi. */
export async function titlesWithWords(
  context: CompletionContext,
  typed: string,
  limit: number,
): Promise<Suggestion[]> {
  const { words, scored, marks } = planText(context.plan, typed, 1 << TITLE)
  // A character beside a letter is typed for itself: 退 of 退k.
  const parts = words.flatMap(({ isOptional, requirement, wherever }) =>
    isOptional ? (wherever ?? []) : requirement,
  )
  if (parts.length === 0) return []
  return readTitles(context, { kind: 'all', parts }, scored, marks, limit)
}

/** The best titles that hold what is required and have a mark, those that start with one first. */
async function readTitles(
  { plan, normalizer, scorer, blocks, read }: CompletionContext,
  required: Requirement,
  scored: readonly ScoredTerm[],
  marks: readonly Mark[],
  limit: number,
): Promise<Suggestion[]> {
  if (limit <= 0) return []
  const { documents } = scorer.rank(scored, collect(plan.reader, required), limit * 2)
  const titles = new Map<string, Suggestion>()
  for (const [i, document] of (await blocks.documents(documents)).entries()) {
    const { title: text } = document
    read.push({ document: documents[i] ?? 0, title: text })
    const ranges = mergeSpans(findMatches(normalizer.normalize(text), marks)).map(
      ({ start, end }) => [start, end] as const,
    )
    // Holding the pairs is not yet containing the text.
    if (ranges.length > 0 && !titles.has(text))
      titles.set(text, { text, ranges, kind: 'title', url: urlOf(document) })
  }
  return [...titles.values()]
    .toSorted((a, b) => Number(isAtStart(b)) - Number(isAtStart(a)))
    .slice(0, limit)
}

/** Whether a suggestion starts with what was typed. */
export function isAtStart({ ranges }: Suggestion): boolean {
  return ranges[0]?.[0] === 0
}

/** A word as a suggestion, folded as it is in the index, with where it says what was typed. */
export function wordSuggestion(text: string, typed: string): Suggestion {
  const at = text.indexOf(typed)
  return { text, ranges: [[at, at + typed.length]], kind: 'term' }
}

function addWord(
  words: Map<string, CountedWord>,
  reader: IndexReader,
  typed: string,
  text: string,
  term: number,
): void {
  const word = counted(reader, text, term)
  const isWord = word.frequency > 0 || !HAN.test(text)
  if (!isWord || word.documentFrequency === 0) return
  if (text === typed || text.includes(' ') || isForm(text)) return
  words.set(text, word)
}

/** A word of the index, given its term, with both counts. */
export function counted(reader: IndexReader, text: string, term: number): CountedWord {
  const { frequency, documentFrequency } = reader.list(term)
  return { text, term, frequency, documentFrequency }
}

function frequentFirst(words: ReadonlyMap<string, CountedWord>): CountedWord[] {
  return [...words.values()].toSorted(
    (a, b) =>
      b.documentFrequency - a.documentFrequency ||
      a.text.length - b.text.length ||
      (a.text < b.text ? -1 : 1),
  )
}

function isDigitAt(text: string, at: number): boolean {
  return isDigit(text.charCodeAt(at))
}

export function isOneCharacter(text: string): boolean {
  return [...text].length === 1
}
