/**
 * Passages: which part of a text to show under a hit.
 *
 * A passage holds the most distinct matches, starts at a sentence where that costs none of them,
 * and ends at one where it can. Characters are code points; a passage never ends inside a
 * surrogate pair or before a combining mark.
 *
 * Layer: search. Imports: text, index, search.
 */

import { hasSorted } from '../../index/sorted.ts'
import {
  graphemeFloor,
  hasSurrogates,
  isWithin,
  skipCharacters,
  stepBack,
} from '../../text/characters.ts'
import type { Span } from '../../text/span.ts'
import { isInsideWord } from '../../text/units.ts'
import type { Match } from './matches.ts'
import {
  HEAD_WORTH,
  MOST_REPEATS,
  PassageWindow,
  REPEAT_WORTH,
  SENTENCE_START_WORTH,
  worthsOf,
} from './passage-window.ts'

/** A text that passages are chosen from, with what all searches ask of it. */
export interface PassageSource {
  readonly text: string
  /** Where sentences start, the first at the first character that is no blank. */
  readonly starts: readonly number[]
  /** Whether every code unit is a character. */
  readonly isFlat: boolean
}

/** Where the word starts that holds the place `at` of a text; `at` itself where none does. */
export type WordStart = (text: string, at: number) => number

export interface PassageSize {
  /** In code points. */
  readonly least: number
  readonly most: number
  /** Up to so many code points a text is shown whole. */
  readonly whole: number
}

/** How much of the text to show before a match when its sentence starts too far off. */
const LEAD = 24

/** After these a sentence is over; a closing quote or bracket right after belongs to it. */
const SENTENCE_END = /[。！？!?；;…\n]+[”’」』）)】》"']*\s*/gu
/** What no line of Chinese starts with. */
const ENDING = /[\s，。、；：！？…,.;:!?)）\]】”’」』》〉·]/u
const CLAUSE_ENDS = codeUnitsOf('，,、：:')
const SENTENCE_ENDS = codeUnitsOf('。！？!?；;\n')

/** Reads what all searches ask of a text. */
export function passageSource(text: string): PassageSource {
  const starts = [trimSpan(text, { start: 0, end: text.length }).start]
  for (const match of text.matchAll(SENTENCE_END)) {
    const start = match.index + match[0].length
    if (start < text.length) starts.push(start)
  }
  return { text, starts, isFlat: !hasSurrogates(text) }
}

/**
 * Chooses a passage.
 *
 * @param matches - Matches in the text; of equal marks one counts.
 * @param weights - What it is worth to show each mark, by number of mark; at least 1.
 * @returns The head of the text without matches; all of it when it is short. Without the blanks
 *   around it.
 */
export function choosePassage(
  source: PassageSource,
  matches: readonly Match[],
  weights: readonly number[],
  size: PassageSize,
  wordStart: WordStart = (_, at) => at,
): Span {
  const { text, starts, isFlat } = source
  const trimmed = trimSpan(text, { start: 0, end: text.length })
  if (isWithin(text, trimmed.start, trimmed.end, size.whole)) return trimmed
  const sorted = matches.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const worths = worthsOf(sorted, weights)
  const reach = isFlat ? size.most : size.most * 2
  const window = new PassageWindow(sorted, worths)
  /** By mark: the candidate that was last found to show it. */
  const shownBy = new Int32Array(worths.length).fill(-1)
  const candidates = candidateStarts(source, sorted)
  let best: Span | null = null
  let bestWorth = -1
  for (let candidate = 0; candidate < candidates.length; candidate++) {
    const start = candidates[candidate] ?? 0
    window.moveTo(start, start + reach)
    const first = window.first
    // Between equals: the head of the text, where a sentence starts, and where there is more to see.
    const isStart = hasSorted(starts, start)
    const startWorth = candidate === 0 ? HEAD_WORTH : isStart ? SENTENCE_START_WORTH : 0
    if (window.most + startWorth <= bestWorth) continue
    const end = passageEnd(source, start, sorted, first, size)
    let worth = startWorth
    let inside = 0
    for (let i = first; i < sorted.length; i++) {
      const match = sorted[i] as Match
      if (match.start >= end) break
      if (match.end > end) continue
      inside++
      if (shownBy[match.mark] === candidate) continue
      shownBy[match.mark] = candidate
      worth += worths[match.mark] ?? 0
    }
    worth += Math.min(inside, MOST_REPEATS) * REPEAT_WORTH
    if (worth > bestWorth) {
      bestWorth = worth
      best = { start, end }
    }
  }
  if (best === null) return trimmed
  const filled = trimSpan(text, fillUp(source, best, size))
  const first = sorted.find(({ start }) => start >= filled.start)?.start ?? filled.end
  return alignStart(source, filled, first, size, wordStart)
}

/** The sentence around each match; where that would not show it, a little before the match. Sorted. */
function candidateStarts(source: PassageSource, matches: readonly Match[]): number[] {
  const { starts } = source
  const candidates: number[] = [starts[0] ?? 0]
  let isSorted = true
  const add = (start: number): void => {
    const last = candidates.at(-1) ?? 0
    if (start === last) return
    if (start < last) isSorted = false
    candidates.push(start)
  }
  let k = 0
  let before = -1
  for (let i = 0; i < matches.length; i++) {
    const at = matches[i]?.start ?? 0
    // Several marks start at one place.
    if (at === before) continue
    before = at
    const known = k
    while (k + 1 < starts.length && (starts[k + 1] ?? 0) <= at) k++
    const sentence = starts[k] ?? 0
    if (k !== known || i === 0) {
      // The sentence before, too: together they may show more.
      if (k > known + 1) add(starts[k - 1] ?? 0)
      add(sentence)
    }
    add(clauseStart(source, sentence, at))
  }
  return isSorted ? candidates : candidates.toSorted((a, b) => a - b)
}

/** Start of a clause at most `LEAD` characters before `at`, else just that far before. */
function clauseStart({ text, isFlat }: PassageSource, sentence: number, at: number): number {
  let start = at
  let clause = -1
  for (let steps = 0; steps < LEAD && start > sentence; steps++) {
    start = isFlat ? start - 1 : stepBack(text, start)
    if (isClauseEnd(text.charCodeAt(start))) clause = start + 1
  }
  if (clause >= 0 && start > sentence) return clause
  // Nothing that is written has more marks; a text of nothing else would be gone over for each match.
  return Math.max(graphemeFloor(text, start, start - LEAD), sentence)
}

/** Ends the passage at a sentence, else at a clause, else before the limit; never in a match. */
function passageEnd(
  { text, isFlat }: PassageSource,
  start: number,
  matches: readonly Match[],
  first: number,
  { least, most }: PassageSize,
): number {
  const from = isFlat ? start + least : skipCharacters(text, start, least)
  let limit = isFlat ? start + most : skipCharacters(text, from, most - least)
  if (limit >= text.length) return trimSpan(text, { start, end: text.length }).end
  limit = graphemeFloor(text, limit, start)
  const cut = cutAt(matches, first, limit)
  if (cut > start) limit = graphemeFloor(text, cut, start)
  let sentence = -1
  let clause = -1
  for (let i = from; i < limit; i++) {
    const unit = text.charCodeAt(i)
    if (isNoEnd(unit)) continue
    if (SENTENCE_ENDS.has(unit)) sentence = i + 1
    else if (CLAUSE_ENDS.has(unit) && !isInNumber(text, i)) clause = i
  }
  const end = sentence >= 0 ? sentence : clause >= 0 ? clause : wordFloor(text, limit, from)
  return cutAt(matches, first, end) >= 0 ? limit : end
}

/** Where the Latin word or number starts that a passage would end within; not before `least`. */
function wordFloor(text: string, index: number, least: number): number {
  let at = index
  while (at > least && isInsideWord(text, at)) at = stepBack(text, at)
  return at > least ? graphemeFloor(text, at, least) : index
}

/** Where the first match starts that `index` would cut; -1 without one. */
function cutAt(matches: readonly Match[], first: number, index: number): number {
  for (let i = first; i < matches.length; i++) {
    const { start, end } = matches[i] as Match
    if (start >= index) return -1
    if (index < end) return start
  }
  return -1
}

/** A passage that the text's end left short starts earlier, at a sentence if one is near. */
function fillUp(
  { text, starts }: PassageSource,
  passage: Span,
  { least, most }: PassageSize,
): Span {
  if (!isWithin(text, passage.start, passage.end, least - 1)) return passage
  const earlier = starts.filter(
    (start) =>
      start < passage.start &&
      isWithin(text, start, passage.end, most) &&
      !isWithin(text, start, passage.end, least - 1),
  )
  const start = earlier.at(-1)
  if (start !== undefined) return { start, end: passage.end }
  let at = passage.start
  while (at > 0 && isWithin(text, at, passage.end, least - 1)) at = stepBack(text, at)
  for (let clause = at; clause > 0 && isWithin(text, clause, passage.end, most);) {
    if (isClauseEnd(text.charCodeAt(clause - 1)) && !isInNumber(text, clause - 1))
      return { start: clause, end: passage.end }
    clause = stepBack(text, clause)
  }
  return trimSpan(text, { start: graphemeFloor(text, at, 0), end: passage.end })
}

/** A passage starts neither within a word nor with a mark that ends something. */
function alignStart(
  { text, starts }: PassageSource,
  { start, end }: Span,
  firstMatch: number,
  { most }: PassageSize,
  wordStart: WordStart,
): Span {
  if (hasSorted(starts, start)) return { start, end }
  let from = start
  while (from < firstMatch && ENDING.test(text.charAt(from))) from++
  if (from === start) {
    const word = wordStart(text, start)
    if (word < start && isWithin(text, word, end, most)) from = word
  }
  return trimSpan(text, { start: from, end })
}

/** Without the blanks around it. */
export function trimSpan(text: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from < to && isBlank(text.charCodeAt(from))) from++
  while (from < to && isBlank(text.charCodeAt(to - 1))) to--
  return { start: from, end: to }
}

function isBlank(unit: number): boolean {
  if (unit >= 0x3001 && unit < 0xfeff) return false
  return /\s/u.test(String.fromCharCode(unit))
}

function isClauseEnd(unit: number): boolean {
  return !isNoEnd(unit) && CLAUSE_ENDS.has(unit)
}

/** Whether a sign stands between two digits (1,021). */
function isInNumber(text: string, at: number): boolean {
  return /^\d.\d$/u.test(text.slice(at - 1, at + 2))
}

/** All ends lie in three places, and most of a text in none of them. */
function isNoEnd(unit: number): boolean {
  return unit >= 0x80 && unit < 0xff00 && (unit < 0x3000 || unit > 0x3002)
}

function codeUnitsOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (char) => char.charCodeAt(0)))
}
