/**
 * Snippets: the passage shown under a hit, 80 to 120 characters of it. `……` stands where the
 * text goes on.
 *
 * Layer: search. Imports: text, search, wire.
 */

import type { Span } from '../../text/span.ts'
import type { MarkedText } from '../../wire.ts'
import { markText } from './marked-text.ts'
import type { Match } from './matches.ts'
import {
  choosePassage,
  passageSource,
  trimSpan,
  type PassageSource,
  type WordStart,
} from './passage.ts'

export const MIN_CHARACTERS = 80
export const MAX_CHARACTERS = 120
const ELLIPSIS = '……'

const SIZE = {
  least: MIN_CHARACTERS,
  // What is left for text when both ends are cut.
  most: MAX_CHARACTERS - 2 * ELLIPSIS.length,
  whole: MAX_CHARACTERS,
}

/**
 * Cuts the passage.
 *
 * @param text - Original text of one field, or what `passageSource` read of it.
 * @param matches - Matches in it; of equal marks one counts.
 * @param weights - What it is worth to show each mark, by number of mark.
 * @param wordStart - So that it starts within no word.
 * @param marked - What of the text is marked; other matches only tell the passage.
 * @returns The passage, marked. The head of the text without matches; all of it when it is
 *   short. Line ends are shown as blanks.
 */
export function cutSnippet(
  text: string | PassageSource,
  matches: readonly Match[],
  weights: readonly number[],
  wordStart?: WordStart,
  marked: readonly Span[] = matches,
): MarkedText {
  const source = typeof text === 'string' ? passageSource(text) : text
  const passage = choosePassage(source, matches, weights, SIZE, wordStart)
  const shows = trimSpan(source.text, { start: 0, end: source.text.length })
  const before = passage.start > shows.start ? ELLIPSIS : ''
  const after = passage.end < shows.end ? ELLIPSIS : ''
  const shift = before.length - passage.start
  const shown = before + source.text.slice(passage.start, passage.end).replace(/\s/gu, ' ') + after
  return markText(
    shown,
    marked
      .filter(({ start, end }) => passage.start <= start && end <= passage.end)
      .map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  )
}
