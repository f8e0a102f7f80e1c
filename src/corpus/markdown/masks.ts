/**
 * Masks in Markdown: asterisks that stand for what a text leaves out (`张**、李**`, `138****1234`) or
 * multiply (`5*3*2`), and that a parser takes for emphasis where a line has several.
 *
 * Those that say by themselves what they are no parser sees; of the others it tells which make a pair.
 *
 * Layer: corpus. Imports: mdast, corpus.
 */

import type { Emphasis, Nodes, Root, Strong } from 'mdast'

import { pushAll } from '../push-all.ts'

/** Stands for an asterisk while Markdown is parsed; a noncharacter, so no text holds it. */
const HIDDEN = '\uFDD0'
/** Between digits, and in a name of three characters that stands alone (`王*明、`). */
const MASK =
  /(?<=\d)\*+(?=\d)|(?<=(?:^|[^\p{Script=Han}\s*]|[^\w\s]\s)\p{Script=Han})\*(?=\p{Script=Han}(?![\p{Script=Han}*]))/gmu

/** What no emphasis begins with that ends with a letter: it would have begun before. */
const CLOSING = /^[、，。；：！？）】》」』”’…,;)]/u
const LETTER_LAST = /[\p{L}\p{N}]$/u
/** A surname alone, after a mark, after which a mark follows: `张**（男），李**`. */
const NAME_LAST = /(?:^|[^\p{Script=Han}])\p{Script=Han}$/u
const LATER_NAME_LAST = /[^\p{Script=Han}]\p{Script=Han}$/u
const MARK_FIRST = /^\p{P}/u

/** Deeper than emphasis at the edge of a text is. */
const MAX_DEPTH = 8
const EDGE_CHARACTERS = 2

/** Hides asterisks from a parser that are surely masks, wherever they stand. */
export function hideMasks(markdown: string): string {
  return markdown.replace(MASK, (asterisks) => HIDDEN.repeat(asterisks.length))
}

/** Puts hidden asterisks back, into all that is read of a tree. */
export function showMasks(tree: Root): void {
  const stack: Nodes[] = [tree]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ('value' in node) node.value = node.value.replaceAll(HIDDEN, '*')
    if ('alt' in node) node.alt = node.alt?.replaceAll(HIDDEN, '*') ?? null
    if ('children' in node) pushAll(stack, node.children)
  }
}

/**
 * Tells whether the asterisks around what a parser took for emphasis are masks: what is between them begins as
 * no emphasis does, or ends with a name as what is before them does.
 *
 * @param before - The text before the node, or its last part.
 */
export function isMasked(before: string, node: Emphasis | Strong): boolean {
  // Of asterisks inside others, those outside are text by now.
  const left = before.replace(/\*+$/u, '')
  const start = edgeOf(node, 0).slice(0, EDGE_CHARACTERS)
  const end = edgeOf(node, -1).slice(-EDGE_CHARACTERS)
  if (CLOSING.test(start)) return LETTER_LAST.test(left) && LETTER_LAST.test(end)
  return MARK_FIRST.test(start) && NAME_LAST.test(left) && LATER_NAME_LAST.test(end)
}

/** The text that a node begins (0) or ends (-1) with; empty for an image and the like. */
function edgeOf(root: Nodes, side: 0 | -1): string {
  let node: Nodes | undefined = root
  for (let depth = 0; depth < MAX_DEPTH && node !== undefined && 'children' in node; depth++)
    node = node.children.at(side)
  return node?.type === 'text' ? node.value : ''
}
