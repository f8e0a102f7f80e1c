/**
 * Marked text as DOM nodes: ranges become `<mark>` elements between text nodes.
 *
 * Law: whatever the ranges are, the nodes' text joined is the text itself. Ranges that overlap,
 * run backwards or leave the text are cut or dropped, never trusted.
 *
 * Layer: widget. Imports: widget, wire.
 */

import type { MarkedText } from '../wire.ts'
import { makeElement } from './dom.ts'

/** A piece of text, marked or not. */
export interface Piece {
  readonly text: string
  readonly isMarked: boolean
}

/** Cuts a text at its ranges. No piece is empty, and joined they are the text. */
export function cutPieces({ text, ranges }: Pick<MarkedText, 'text' | 'ranges'>): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  const take = (to: number, isMarked: boolean): void => {
    if (to > from) pieces.push({ text: text.slice(from, to), isMarked })
    from = Math.max(from, to)
  }
  for (const [start, end] of ranges) {
    take(Math.min(start, text.length), false)
    take(Math.min(end, text.length), true)
  }
  take(text.length, false)
  return pieces
}

/** Returns text nodes and `<mark>` elements for a marked text. */
export function markedNodes(marked: Pick<MarkedText, 'text' | 'ranges'>): Node[] {
  return cutPieces(marked).map(({ text, isMarked }) =>
    isMarked ? makeElement('mark', {}, text) : document.createTextNode(text),
  )
}
