/**
 * Verse, and tables of one column: short lines without a mark but at their ends, which are no lines of a wrapped
 * column. Those are of one length, but for the last of each paragraph.
 *
 * Layer: corpus. Imports: corpus.
 */

import type { Piece } from '../articles.ts'

const MIN_VERSES = 4
const MAX_VERSE_CODE_UNITS = 20
/** No column of a newspaper is as narrow. */
const MAX_NARROW_CODE_UNITS = 7
const PAUSE_OR_SENTENCE = /[，,、。；;！？!?…]/u

/** Tells whether the lines of a text are verse. */
export function isVerse(pieces: readonly Piece[]): boolean {
  return pieces.length >= MIN_VERSES && pieces.every(isShort) && isSetAsVerse(pieces)
}

/** All are indented, or none is and they are too narrow for a column, or uneven, or each ends with a mark. */
function isSetAsVerse(pieces: readonly Piece[]): boolean {
  if (pieces.some(({ isIndented }) => isIndented))
    return pieces.every(({ isIndented }) => isIndented)
  const longest = pieces.reduce((most, { text }) => Math.max(most, text.length), 0)
  if (longest <= MAX_NARROW_CODE_UNITS) return true
  if (pieces.every(({ text }) => PAUSE_OR_SENTENCE.test(text.slice(-1)))) return true
  const lines = pieces.slice(0, -1)
  // But for those that may end a paragraph.
  const wrapped = lines.filter((_, index) => pieces[index + 1]?.blankLinesBefore === 0)
  const within = wrapped.length > 0 ? wrapped : lines
  return within.filter(({ text }) => text.length >= longest - 1).length * 2 < within.length
}

function isShort({ text }: Piece): boolean {
  return text.length <= MAX_VERSE_CODE_UNITS && !PAUSE_OR_SENTENCE.test(text.slice(0, -1))
}
