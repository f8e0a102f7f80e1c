/**
 * Matches: where a document's own text says what the query asked for.
 *
 * The text is normalized with a way back and searched for the query's words; nothing is
 * segmented again and nothing is guessed, so a match is always the characters that were
 * written, in whatever script or width.
 *
 * Layer: search. Imports: text, search.
 */

import type { Normalized } from '../text/normalize.ts'
import type { Span } from '../text/span.ts'
import { isInsideNumeral } from '../text/numbers.ts'
import { isInsideWord } from '../text/units.ts'
import type { Mark } from './planned.ts'

/** A span of the original text, and which of the marks it is. */
export interface Match extends Span {
  readonly mark: number
}

/** All matches of `marks` in a text, by mark, then from left to right. They may overlap. */
export function findMatches(normalized: Normalized, marks: readonly Mark[]): Match[] {
  const { text, toOriginal } = normalized
  const matches: Match[] = []
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i] as Mark
    if (mark.unless?.some((other) => text.includes(other))) continue
    const size = mark.text.length
    for (let at = text.indexOf(mark.text); at >= 0;) {
      if (isWhole(text, at, at + size, mark)) {
        const { start, end } = toOriginal(at, at + size)
        matches.push({ start, end, mark: i })
        at = text.indexOf(mark.text, at + size)
      } else at = text.indexOf(mark.text, at + 1)
    }
  }
  return matches
}

/** Whether the match does not cut a Latin word or number that it must not cut. */
function isWhole(text: string, start: number, end: number, mark: Mark): boolean {
  if (mark.isNumber && (isInsideNumeral(text, start) || isInsideNumeral(text, end))) return false
  if (mark.wholeStart && isInsideWord(text, start)) return false
  return !(mark.wholeEnd && isInsideWord(text, end))
}
