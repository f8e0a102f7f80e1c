/**
 * Running heads: date lines that extraction leaves in the middle of a sentence, where one page ends and the
 * next begins.
 *
 * Layer: corpus. Imports: corpus.
 */

import type { Piece } from '../articles.ts'
import { isRunningHead } from './page-lines.ts'
import { endsParagraph } from './paragraphs.ts'

/** Leaves out the running heads that a sentence goes on after; the lines around one are neighbours. */
export function withoutRunningHeads(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some(({ text }) => isRunningHead(text))) return pieces
  const kept: Piece[] = []
  for (const [index, piece] of pieces.entries()) {
    const before = kept.at(-1)
    const isBetween =
      before !== undefined && !endsParagraph(before.text) && index < pieces.length - 1
    if (!(isBetween && isRunningHead(piece.text))) kept.push(piece)
  }
  return kept
}
