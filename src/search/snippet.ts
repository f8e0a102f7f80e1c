/**
 * Snippets: the passage shown under a hit.
 *
 * One passage of 80 to 120 characters that says most of what was asked: it holds the most
 * distinct matches, starts at a sentence where that costs none of them, and ends at one where
 * it can. `……` stands where the text goes on. Characters are code points; a passage never ends
 * inside a surrogate pair or before a combining mark.
 *
 * Layer: search. Imports: text, index, search, wire.
 */

import { hasSorted } from '../index/sorted.ts'
import type { Span } from '../text/span.ts'
import type { MarkedText } from '../wire.ts'
import { markText } from './marked-text.ts'
import type { Match } from './matches.ts'

export const MIN_CHARACTERS = 80
export const MAX_CHARACTERS = 120
const ELLIPSIS = '……'
/** What is left for text when both ends are cut. */
const MAX_PASSAGE = MAX_CHARACTERS - 2 * ELLIPSIS.length
/** How much of the text to show before a match when its sentence starts too far off. */
const LEAD = 24

/** After these a sentence is over; a closing quote or bracket right after belongs to it. */
const SENTENCE_END = /[。！？!?；;…\n]+[”’」』）)】》"']*\s*/gu
const CLAUSE_ENDS = codeUnitsOf('，,、：:')
const SENTENCE_ENDS = codeUnitsOf('。！？!?；;\n')

/**
 * Cuts the passage.
 *
 * @param text - Original text of one field.
 * @param matches - Matches in `text`; of equal marks one counts.
 * @param weights - What it is worth to show each mark, by number of mark.
 * @param starts - Where the sentences of `text` start, as `sentenceStarts` finds them.
 * @returns The passage, marked. The head of the text without matches; all of it when it is
 *   short. Line ends are shown as blanks.
 */
export function cutSnippet(
  text: string,
  matches: readonly Match[],
  weights: readonly number[],
  starts: readonly number[] = sentenceStarts(text),
): MarkedText {
  const passage = choosePassage(text, matches, weights, starts)
  const shows = trimSpan(text, { start: 0, end: text.length })
  const before = passage.start > shows.start ? ELLIPSIS : ''
  const after = passage.end < shows.end ? ELLIPSIS : ''
  const shift = before.length - passage.start
  const shown = before + text.slice(passage.start, passage.end).replace(/\s/gu, ' ') + after
  return markText(
    shown,
    matches
      .filter(({ start, end }) => passage.start <= start && end <= passage.end)
      .map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  )
}

function choosePassage(
  text: string,
  matches: readonly Match[],
  weights: readonly number[],
  starts: readonly number[],
): Span {
  const trimmed = trimSpan(text, { start: 0, end: text.length })
  if (isWithin(text, trimmed.start, trimmed.end, MAX_CHARACTERS)) return trimmed
  const sorted = matches.toSorted((a, b) => a.start - b.start)
  /** By mark: the candidate that was last found to show it. */
  const shownBy = new Int32Array(weights.length).fill(-1)
  let first = 0
  let best: Span | null = null
  let bestWorth = -1
  for (const [candidate, start] of candidateStarts(text, starts, sorted).entries()) {
    const end = passageEnd(text, start, sorted)
    while (first < sorted.length && (sorted[first]?.start ?? 0) < start) first++
    let worth = 0
    let inside = 0
    for (let i = first; i < sorted.length; i++) {
      const match = sorted[i] as Match
      if (match.start >= end) break
      if (match.end > end) continue
      inside++
      if (shownBy[match.mark] === candidate) continue
      shownBy[match.mark] = candidate
      worth += weights[match.mark] ?? 0
    }
    // Between equals: where a sentence starts, and where there is more to see.
    if (hasSorted(starts, start)) worth += SENTENCE_START_WORTH
    worth += Math.min(inside, 20) * REPEAT_WORTH
    if (worth > bestWorth) {
      bestWorth = worth
      best = { start, end }
    }
  }
  return best === null ? trimmed : trimSpan(text, fillUp(text, starts, best))
}

/** Marks are worth at least 1, so neither of these outweighs one. */
const SENTENCE_START_WORTH = 0.5
const REPEAT_WORTH = 0.02

/** The sentence around each match; where that would not show it, a little before the match. */
function candidateStarts(
  text: string,
  starts: readonly number[],
  matches: readonly Match[],
): number[] {
  const candidates = new Set<number>([starts[0] ?? 0])
  let k = 0
  for (const match of matches) {
    while (k + 1 < starts.length && (starts[k + 1] ?? 0) <= match.start) k++
    const sentence = starts[k] ?? 0
    candidates.add(sentence)
    // The sentence before, too: together they may show more.
    if (k > 0) candidates.add(starts[k - 1] ?? 0)
    candidates.add(clauseStart(text, sentence, match.start))
  }
  return [...candidates].toSorted((a, b) => a - b)
}

/** Start of a clause at most `LEAD` characters before `at`, else just that far before. */
function clauseStart(text: string, sentence: number, at: number): number {
  let start = at
  let clause = -1
  for (let steps = 0; steps < LEAD && start > sentence; steps++) {
    start = stepBack(text, start)
    if (CLAUSE_ENDS.has(text.charCodeAt(start))) clause = start + 1
  }
  if (clause >= 0 && start > sentence) return clause
  while (start > sentence && joinsBack(text, start)) start = stepBack(text, start)
  return Math.max(start, sentence)
}

/** Ends the passage at a sentence, else at a clause, else before the limit; never in a match. */
function passageEnd(text: string, start: number, matches: readonly Match[]): number {
  const least = skipCharacters(text, start, MIN_CHARACTERS)
  let limit = skipCharacters(text, least, MAX_PASSAGE - MIN_CHARACTERS)
  if (limit >= text.length) return trimSpan(text, { start, end: text.length }).end
  limit = graphemeFloor(text, limit, start)
  const cut = matches.find((match) => match.start < limit && limit < match.end)
  if (cut !== undefined && cut.start > start) limit = graphemeFloor(text, cut.start, start)
  let sentence = -1
  let clause = -1
  for (let i = least; i < limit; i++) {
    const unit = text.charCodeAt(i)
    // All of them lie in these three places, and most of a text in none.
    if (unit >= 0x80 && unit < 0xff00 && (unit < 0x3000 || unit > 0x3002)) continue
    if (SENTENCE_ENDS.has(unit)) sentence = i + 1
    else if (CLAUSE_ENDS.has(unit)) clause = i
  }
  const end = sentence >= 0 ? sentence : clause >= 0 ? clause : limit
  const isCut = matches.some((match) => match.start < end && end < match.end)
  return isCut ? limit : end
}

/** A passage that the text's end left short starts earlier, at a sentence if one is near. */
function fillUp(text: string, starts: readonly number[], passage: Span): Span {
  if (!isWithin(text, passage.start, passage.end, MIN_CHARACTERS - 1)) return passage
  const earlier = starts.filter(
    (start) =>
      start < passage.start &&
      isWithin(text, start, passage.end, MAX_PASSAGE) &&
      !isWithin(text, start, passage.end, MIN_CHARACTERS - 1),
  )
  const start = earlier.at(-1)
  if (start !== undefined) return { start, end: passage.end }
  let at = passage.start
  while (at > 0 && isWithin(text, at, passage.end, MIN_CHARACTERS - 1)) at = stepBack(text, at)
  return trimSpan(text, { start: graphemeFloor(text, at, 0), end: passage.end })
}

/** Where sentences start, the first at the first character that is no blank. */
export function sentenceStarts(text: string): number[] {
  const starts = [trimSpan(text, { start: 0, end: text.length }).start]
  for (const match of text.matchAll(SENTENCE_END)) {
    const start = match.index + match[0].length
    if (start < text.length) starts.push(start)
  }
  return starts
}

function isWithin(text: string, start: number, end: number, characters: number): boolean {
  if (end - start <= characters) return true
  let at = start
  for (let count = 0; count < characters && at < end; count++) at = stepForward(text, at)
  return at >= end
}

function trimSpan(text: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from < to && /\s/u.test(text.charAt(from))) from++
  while (from < to && /\s/u.test(text.charAt(to - 1))) to--
  return { start: from, end: to }
}

function codeUnitsOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (char) => char.charCodeAt(0)))
}

/** Where so many code points further is, or the end of the text. */
function skipCharacters(text: string, from: number, characters: number): number {
  const end = Math.min(text.length, from + characters)
  let at = from
  // Without surrogates, which is nearly always, a code unit is a character.
  while (at < end && (text.charCodeAt(at) & 0xf800) !== 0xd800) at++
  if (at === end) return end
  at = from
  for (let count = 0; count < characters && at < text.length; count++) at = stepForward(text, at)
  return at
}

function stepForward(text: string, index: number): number {
  return index + ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1)
}

function stepBack(text: string, index: number): number {
  const low = text.charCodeAt(index - 1)
  const high = text.charCodeAt(index - 2)
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff ? index - 2 : index - 1
}

// Combining marks (variation selectors are such), joiners, and the skin tones of emoji.
const JOINS_BACK = /^(?:\p{M}|\u200d|\p{Emoji_Modifier})$/u

/** The last place at or before `index` where a character of the reader's can end. */
function graphemeFloor(text: string, index: number, from: number): number {
  let at = index
  const low = text.charCodeAt(at)
  const high = text.charCodeAt(at - 1)
  if (low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff) at--
  while (at > from && at < text.length && joinsBack(text, at)) at = stepBack(text, at)
  return at > from ? at : index
}

/** Whether the code point at `index` belongs to the one before it. */
function joinsBack(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  // Nothing below joins what is before it, and no Han character does.
  if (unit < 0x300 || (unit >= 0x3400 && unit <= 0x9fff)) return false
  return (
    JOINS_BACK.test(String.fromCodePoint(text.codePointAt(index) ?? 0)) ||
    text.charCodeAt(index - 1) === 0x200d
  )
}
