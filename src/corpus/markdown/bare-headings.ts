/**
 * Bare headings: `##标题`, without a blank after the signs, as GitHub read them until 2017 and old blogs have them.
 *
 * CommonMark takes them for text. They are headings where a Chinese character follows: `#123`, `#!/bin/sh` and
 * `#include` are none, nor are topics of microblogs (`#话题#`, `#话题 #话题`).
 *
 * Layer: corpus. Imports: mdast, corpus.
 */

import type { Nodes, Root } from 'mdast'

import { pushAll } from '../push-all.ts'

/** A text with the headings that are bare no longer. */
export interface SpacedHeadings {
  readonly markdown: string
  /** Their lines, from 1. */
  readonly lines: ReadonlySet<number>
}

const MAY_BE_ONE = /^#{1,6}\p{Script=Han}/mu
const BARE = /^(?<signs>#{1,6})(?<text>\p{Script=Han}.*)$/su
/** One sign right after the last word belongs to it, as in `C#`. */
const CLOSING = /(?:(?<=\s)#|(?<!#)##)#*$/u
const SIGN = /[#＃]/u
const LINE_END = /\r\n?|\n/u

/**
 * Writes bare headings as CommonMark has them; each line stays a line.
 *
 * @param tree - Of the text as it is: what begins a line within its code or HTML is no heading.
 */
export function spaceHeadings(markdown: string, tree: Root): SpacedHeadings {
  if (!MAY_BE_ONE.test(markdown)) return { markdown, lines: new Set() }
  const literal = literalLines(tree)
  const lines = new Set<number>()
  const spaced = markdown.split(LINE_END).map((text, index) => {
    const heading = literal.has(index + 1) ? null : spacedHeading(text)
    if (heading !== null) lines.add(index + 1)
    return heading ?? text
  })
  return { markdown: spaced.join('\n'), lines }
}

function spacedHeading(line: string): string | null {
  const { signs, text = '' } = BARE.exec(line)?.groups ?? {}
  if (signs === undefined) return null
  const title = text.trimEnd().replace(CLOSING, '')
  return signs.length === 1 && SIGN.test(title) ? null : `${signs} ${title}`
}

/** The lines, from 1, that begin within code or HTML. */
function literalLines(root: Root): ReadonlySet<number> {
  const lines = new Set<number>()
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ('children' in node) pushAll(stack, node.children)
    if (node.type !== 'code' && node.type !== 'inlineCode' && node.type !== 'html') continue
    const { start, end } = node.position ?? {}
    // On the line where it starts it has its own marks first.
    for (let line = (start?.line ?? 0) + 1; line <= (end?.line ?? 0); line++) lines.add(line)
  }
  return lines
}
