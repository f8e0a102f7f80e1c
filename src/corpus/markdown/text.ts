/**
 * Text of Markdown: what a reader of the rendered page sees, as paragraphs and captions.
 *
 * Layer: corpus. Imports: corpus, mdast, parse5 (for HTML inside Markdown).
 */

import type { Image, ImageReference, Nodes, Root, Text } from 'mdast'
import { parseFragment } from 'parse5'

import { collectText, type Sides } from '../html/text.ts'
import type { HtmlNode } from '../html/tree.ts'
import { partsOf } from './images.ts'
import { isMasked } from './masks.ts'
import { pushAll, pushReversed } from '../push-all.ts'
import { unwrap } from '../soft-wrap.ts'

/** Text of a file. */
export interface MarkdownText {
  /** Trimmed, none empty. */
  readonly paragraphs: readonly string[]
  /** What images that stand alone show. */
  readonly captions: readonly string[]
}

/** A line break that the author asked for; no text holds it, so it survives unwrapping. */
const HARD_BREAK = '\u0000'

/** Who writes HTML into an article has its text there: Notion exports callouts as `aside`. */
const SIDES: Sides = { header: 'all', aside: 'all', footer: 'all' }

/** Where a Chinese paragraph begins, also in a line right below another. */
const INDENTED_LINE = /\n(?=\u3000)/gu
/** What editors write where nobody described an image. */
const NO_DESCRIPTION =
  /^(?:[\w .()@-]+\.(?:png|jpe?g|gif|webp|svg|bmp)|image|img|untitled|alt text|图片|截图|画板|图片描述|输入图片(?:描述|说明)|在这里插入图片描述|(?:QQ|微信|企业微信|钉钉|屏幕|网页)?(?:图片|截图|截屏|快照|拼图)[-_ ]?\d[\w .()-]*)$/iu
/** The name of a file that a program made up, of when it was: `image-20220711120024969`, `IMG_20240501_101112`. */
const NAME_OF_FILE = /^[\w .()@-]{8,80}$/u
const MIN_DIGITS = 8
const CHINESE = /\p{Script=Han}/u

/** How the characters before are read, in `ruby`. */
const READING = /^<r[tp]\b/iu
const READING_END = /^<\/(?:r[tp]|ruby)\b/iu

/** What is before a mask, as far as it matters. */
const MAX_BEFORE = 20

/**
 * Collects the text of a tree in the order of the file. Code counts as text, front matter
 * and link definitions do not.
 *
 * @param headline - One node of which only the rest is text, as it is shown as title.
 */
export function collectMarkdownText(
  root: Root,
  headline: Readonly<{ node: Nodes; rest: MarkdownText }> | null = null,
): MarkdownText {
  const paragraphs: string[] = []
  const captions: string[] = []
  // An explicit stack: quotes and lists nest deeper than calls may.
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === headline?.node) {
      pushAll(paragraphs, headline.rest.paragraphs)
      pushAll(captions, headline.rest.captions)
    } else if (node.type === 'paragraph') {
      for (const { paragraph, isImages } of partsOf(node))
        if (isImages) for (const image of paragraph.children) pushLines(captions, inlineText(image))
        else pushLines(paragraphs, inlineText(paragraph))
    } else if (node.type === 'heading') {
      pushLines(paragraphs, inlineText(node))
    } else if (node.type === 'tableRow') {
      pushLines(paragraphs, node.children.map((cell) => inlineText(cell)).join(' '))
    } else if (node.type === 'code') {
      pushLines(paragraphs, node.value)
    } else if (node.type === 'html') {
      const text = textOfHtml(parseFragment(node.value))
      pushAll(paragraphs, text.paragraphs)
      pushAll(captions, text.captions)
    } else if ('children' in node) {
      pushReversed(stack, node.children)
    }
  }
  return { paragraphs, captions }
}

/** Collects the text of HTML inside Markdown. */
export function textOfHtml(fragment: HtmlNode): MarkdownText {
  return collectText(fragment, { sides: SIDES })
}

/**
 * Gives the text of a paragraph, heading or cell; hard breaks are line feeds.
 *
 * @param withImages - Whether what images show is text.
 */
export function inlineText(node: Nodes, withImages = true): string {
  return unwrap(rawText(node, withImages)).replaceAll(HARD_BREAK, '\n').trim()
}

function rawText(root: Nodes, withImages: boolean): string {
  let text = ''
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'text') {
      text += node.value.replaceAll(HARD_BREAK, ' ').replace(INDENTED_LINE, HARD_BREAK)
    } else if (node.type === 'inlineCode') {
      text += node.value.replaceAll(HARD_BREAK, ' ')
    } else if (node.type === 'break') {
      text += HARD_BREAK
    } else if (node.type === 'image' || node.type === 'imageReference') {
      text += withImages ? descriptionOf(node) : ''
    } else if (node.type === 'html') {
      if (READING.test(node.value)) {
        // What follows lies above on the stack; a reading without an end is a text.
        const end = stack.findLastIndex((one) => one.type === 'html' && READING_END.test(one.value))
        if (end >= 0) stack.length = end
      }
      text += /^<br\b/iu.test(node.value) ? HARD_BREAK : ''
    } else if ('children' in node) {
      const mask = maskOf(node, text.slice(-MAX_BEFORE))
      pushAll(stack, mask)
      pushReversed(stack, node.children)
      pushAll(stack, mask)
    }
  }
  return text
}

/** A size after it is for Obsidian: `合影|300x200`. Without one, the title says what an image shows. */
function descriptionOf(image: Image | ImageReference): string {
  const title = image.type === 'image' ? (image.title ?? '') : ''
  return described(image.alt ?? '') || (CHINESE.test(title) ? title : '')
}

function described(written: string): string {
  const alt = written.replace(/\|\d{1,5}(?:x\d{1,5})?$/u, '').trim()
  const digits = NAME_OF_FILE.test(alt) ? alt.replace(/\D/gu, '').length : 0
  return digits >= MIN_DIGITS || NO_DESCRIPTION.test(alt) ? '' : alt
}

/** The asterisks at both ends of a node, where they are text. */
function maskOf(node: Nodes, before: string): Text[] {
  if (node.type !== 'emphasis' && node.type !== 'strong') return []
  if (!isMasked(before, node)) return []
  return [{ type: 'text', value: node.type === 'strong' ? '**' : '*' }]
}

function pushLines(target: string[], text: string): void {
  for (const line of text.split('\n')) if (line.trim() !== '') target.push(line.trim())
}
