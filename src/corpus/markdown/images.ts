/**
 * Images in Markdown: those that have a line of a paragraph for themselves stand between texts.
 *
 * Layer: corpus. Imports: mdast, corpus.
 */

import type { Paragraph, PhrasingContent } from 'mdast'

import { pushAll } from '../push-all.ts'

/** A part of a paragraph. */
export interface ParagraphPart {
  readonly paragraph: Paragraph
  /** Whether it has nothing but images. */
  readonly isImages: boolean
}

/** Cuts a paragraph before and after lines of images; an image within a line stays there. */
export function partsOf(paragraph: Paragraph): ParagraphPart[] {
  if (!paragraph.children.some(isImage)) return [{ paragraph, isImages: false }]
  const parts: ParagraphPart[] = []
  for (const line of linesOf(paragraph)) {
    const isImages = line.some(isImage) && line.every((node) => isImage(node) || isBlank(node))
    const before = parts.at(-1)
    if (before === undefined || before.isImages !== isImages)
      parts.push({ paragraph: { ...paragraph, children: line }, isImages })
    else pushAll(before.paragraph.children, line)
  }
  return parts
}

/** The content of each line, of which all but the first begin with the end of the line before. */
function linesOf({ children }: Paragraph): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]]
  for (const node of children) {
    if (node.type !== 'text') {
      lines.at(-1)?.push(node)
      continue
    }
    for (const [index, value] of node.value.split('\n').entries()) {
      if (index > 0) lines.push([{ ...node, value: `\n${value}` }])
      else lines.at(-1)?.push({ ...node, value })
    }
  }
  return lines
}

function isImage({ type }: PhrasingContent): boolean {
  return type === 'image' || type === 'imageReference'
}

function isBlank(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '')
}
