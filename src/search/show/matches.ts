/**
 * Matches: where a document's own text says what the query asked for.
 *
 * The text is normalized with a way back and searched for the query's words; nothing is
 * segmented again and nothing is guessed, so a match is always the characters that were
 * written, in whatever script or width.
 *
 * Layer: search. Imports: text, search.
 */

import { CHAR, classOf, isDigit } from '../../text/char-class.ts'
import { isJoint, numberSign } from '../../text/compounds.ts'
import type { Normalized } from '../../text/normalize.ts'
import type { Span } from '../../text/span.ts'
import { isInsideNumeral } from '../../text/numbers.ts'
import { codePointBefore, hasDotInside, isDotInside, isInsideWord } from '../../text/units.ts'
import type { Mark } from '../retrieve/planned.ts'

/** A span of the original text, and which of the marks it is. */
export interface Match extends Span {
  readonly mark: number
}

/**
 * All matches of `marks` in a text, by mark, then from left to right. They may overlap.
 *
 * @param title - Of the document, normalized: a number that it says with what is counted (第三回) is
 *   not meant where the text has it by itself (第三个).
 */
export function findMatches(
  normalized: Normalized,
  marks: readonly Mark[],
  title: string = '',
): Match[] {
  const { text } = normalized
  const matches: Match[] = []
  const isDotted = hasDotInside(text)
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i] as Mark
    if (mark.unless?.some((other) => stands(text, other))) continue
    if (mark.isNumber && mark.unless?.some((other) => stands(title, other))) continue
    if (mark.isLoose || (isDotted && CHARACTERS.test(mark.text))) {
      addLooseMatches(matches, normalized, mark, i)
      continue
    }
    const before = matches.length
    // Where a text has the word, parts of other words like it (async of C) are not meant.
    if (!(mark.wholeStart && mark.wholeEnd) && WORD.test(mark.text))
      addMatches(matches, normalized, { ...mark, wholeStart: true, wholeEnd: true }, i)
    if (matches.length === before) addMatches(matches, normalized, mark, i)
  }
  return matches
}

/** What a name may be whose parts others write with dots between: 买买提艾力. */
const CHARACTERS = /^\p{Script=Han}{2,}$/u

/** What may be a part of a longer word or number. */
const WORD = /^[\p{Script=Latin}\d]|[\p{Script=Latin}\d]$/u

function addMatches(
  matches: Match[],
  { text, toOriginal }: Normalized,
  mark: Mark,
  index: number,
): void {
  const size = mark.text.length
  for (let at = text.indexOf(mark.text); at >= 0;) {
    if (isWhole(text, at, at + size, mark)) {
      matches.push({ ...toOriginal(at, at + size), mark: index })
      at = text.indexOf(mark.text, at + size)
    } else at = text.indexOf(mark.text, at + 1)
  }
}

/** Matches of a mark that may have signs and blanks between its letters, or dots between its characters. */
function addLooseMatches(
  matches: Match[],
  { text, toOriginal }: Normalized,
  mark: Mark,
  index: number,
): void {
  const first = mark.text.charAt(0)
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    const end = looseEnd(text, at, mark.text)
    if (end < 0 || !isWhole(text, at, end, mark)) continue
    matches.push({ ...toOriginal(at, end), mark: index })
    at = end - 1
  }
}

/** Where a word ends that starts at `at`, with a sign or blank between any two letters; -1 if it does not. */
function looseEnd(text: string, at: number, word: string): number {
  let end = at
  for (let i = 0; i < word.length; i++, end++) {
    if (i > 0 && text.charCodeAt(end) !== word.charCodeAt(i)) end = gapEnd(text, end)
    if (text.charCodeAt(end) !== word.charCodeAt(i)) return -1
  }
  return end
}

/** Where ends what stands at `end`, after a letter or character, and may stand inside of a name or number. */
function gapEnd(text: string, end: number): number {
  if (isDotInside(text, end)) return end + 1
  if (classOf(codePointBefore(text, end)) === CHAR) return end
  if (isJoint(text.charAt(end)) || text.charAt(end) === ' ') return end + 1
  return isDigit(text.charCodeAt(end - 1)) ? end + numberSign(text, end).length : end
}

/** Whether a text stands in another, and not within a longer number or Latin word. */
function stands(text: string, part: string): boolean {
  const mark = { text: part, wholeStart: true, wholeEnd: true, isNumber: true }
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
    if (isWhole(text, at, at + part.length, mark)) return true
  return false
}

/** Whether the match does not cut a Latin word or number that it must not cut. */
function isWhole(text: string, start: number, end: number, mark: Mark): boolean {
  if (mark.isNumber && (isInsideNumeral(text, start) || isInsideNumeral(text, end))) return false
  if (mark.wholeStart && isInsideWord(text, start)) return false
  return !(mark.wholeEnd && isInsideWord(text, end))
}
