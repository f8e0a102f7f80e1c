/**
 * Characters: walking a text by what a reader takes for one, not by code units.
 *
 * Layer: text. Imports: text.
 */

import { codeUnitsOf } from './segmenter.ts'
import { splitsPair } from './span.ts'

/** Whether a text has code units of surrogate pairs; without them a code unit is a code point. */
export function hasSurrogates(text: string): boolean {
  return /[\ud800-\udfff]/.test(text)
}

/** Whether `[start, end)` has no more than so many code points. */
export function isWithin(text: string, start: number, end: number, characters: number): boolean {
  if (end - start <= characters) return true
  let at = start
  for (let count = 0; count < characters && at < end; count++) at = stepForward(text, at)
  return at >= end
}

/** Where so many code points further is, or the end of the text. */
export function skipCharacters(text: string, from: number, characters: number): number {
  let at = from
  for (let count = 0; count < characters && at < text.length; count++) at = stepForward(text, at)
  return at
}

/** Where the code point after the one at `index` starts. */
function stepForward(text: string, index: number): number {
  return index + codeUnitsOf(text.codePointAt(index) ?? 0)
}

/** Where the code point before `index` starts. */
export function stepBack(text: string, index: number): number {
  return splitsPair(text, index - 1) ? index - 2 : index - 1
}

/** The last place at or before `index`, but after `from`, where a character can end. */
export function graphemeFloor(text: string, index: number, from: number): number {
  let at = splitsPair(text, index) ? index - 1 : index
  while (at > from && at < text.length && joinsBack(text, at)) at = stepBack(text, at)
  return at > from ? at : index
}

// Combining marks (variation selectors are such), joiners, and the skin tones of emoji.
const JOINS_BACK = /^(?:\p{M}|\u200d|\p{Emoji_Modifier})$/u

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
