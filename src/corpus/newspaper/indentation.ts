/**
 * Indentation: what two ideographic spaces before a line tell of an article that is set with them.
 *
 * Lines over the first that is indented are no text yet: who wrote it, a sub-headline, a dateline with nothing but
 * names. Elsewhere it decides little: extraction indents the rest of a sentence as well, where a column broke it.
 *
 * Layer: corpus. Imports: corpus.
 */

import type { Piece } from '../articles.ts'

/** A kicker, an author, a dateline. */
const MAX_HEAD_LINES = 3
const MAX_HEAD_LINE_CODE_UNITS = 30
const PAUSE_OR_SENTENCE = /[，,、。；;！？!?…]/u
const PAUSE_AT_END = /[，,、；;]$/u

/**
 * Counts the lines over the text of an article.
 *
 * @returns 0 where its text is not set with indented paragraphs, or something before it may be text.
 */
export function countHeadLines(pieces: readonly Piece[]): number {
  const first = pieces.findIndex(isIndented)
  if (first < 1 || first > MAX_HEAD_LINES) return 0
  const text = pieces.slice(first)
  const isSetSo = text.some((piece) => !isIndented(piece)) || text.filter(isIndented).length > 1
  // What a column broke was indented.
  const isBroken = text.some(
    (piece, index) =>
      index > 0 && isIndented(piece) && PAUSE_AT_END.test(text[index - 1]?.text ?? ''),
  )
  const isHead = pieces
    .slice(0, first)
    .every(
      ({ text: line }) => line.length <= MAX_HEAD_LINE_CODE_UNITS && !PAUSE_OR_SENTENCE.test(line),
    )
  return isSetSo && !isBroken && isHead ? first : 0
}

function isIndented({ isIndented: is }: Piece): boolean {
  return is === true
}
