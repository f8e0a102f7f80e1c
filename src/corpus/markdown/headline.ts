/**
 * Headlines of Markdown: which heading of a page says its title.
 *
 * Layer: corpus. Imports: corpus, mdast, parse5 (for HTML inside Markdown).
 */

import type { Heading, Html, Image, ImageReference, Nodes, Root, RootContent } from 'mdast'
import { parseFragment } from 'parse5'

import { isNoise, isUndisplayed } from '../html/noise.ts'
import { collectText } from '../html/text.ts'
import { isWithin, walkElements, type HtmlElement } from '../html/tree.ts'
import { collectMarkdownText, inlineText, textOfHtml, type MarkdownText } from './text.ts'
import { pushReversed } from '../push-all.ts'

/** A heading that says the title. */
export interface MarkdownHeadline {
  /** In one line, never empty. */
  readonly text: string
  /** Whether it says so by its place alone: before all text, but of a lower level, or bare. */
  readonly isByPlace: boolean
  /** What holds it, right below the root. */
  readonly node: Heading | Html
  /** What else that says. */
  readonly rest: MarkdownText
}

/** No lower heading is over a whole page. */
const MAX_LEVEL = 3
const LETTER = /[\p{L}\p{N}]/u
const HTML_H1 = /<h1\b/iu
const HEADING = /^h[1-3]$/u
/** A title is among the first; the bound keeps headings within headings from being read again and again. */
const MAX_CANDIDATES = 20
/** `一、`, `（二）`, `第三章`; `1.`, `第4课`, `v5.0`, `[6.0.0]`. */
const NUMBER = /^[[（(]?(?:第?[一二三四五六七八九十百]+[、.．）)章节课讲篇回部]|(第?\s?v?\d))/iu

/**
 * Finds the heading that says the title: the first of level 1, else one of level 2 or 3 that no text precedes, if
 * it is the only one of its level.
 *
 * One in HTML counts like one of Markdown; of level 1 only while none of Markdown precedes, for what comes
 * later in HTML may be an example. A bare heading may be a tag of a note (`#读书`): it must come first, and no
 * other of level 1 right below it. One of a series (`一、`, `v1.2`) is over its part alone.
 *
 * @param isBare - Whether a heading was written without a blank after its signs.
 * @returns Null where none says it.
 */
export function findHeadline(
  { children }: Root,
  isBare: (heading: Heading) => boolean,
): MarkdownHeadline | null {
  let bare: MarkdownHeadline | null = null
  let lower: MarkdownHeadline | null = null
  let isStart = true
  let isHeaded = false
  for (const node of children) {
    if (node.type === 'heading') {
      const headline = fromHeading(node)
      if (headline === null) continue
      if (node.depth === 1) {
        if (!isBare(node)) return headline
        if (isStart && !isOfSeries(node, children)) bare = { ...headline, isByPlace: true }
      } else if (bare !== null) {
        return bare
      } else if (isStart && isOverPage(node, children)) {
        lower = { ...headline, isByPlace: true }
      }
      isHeaded = true
      isStart = false
      continue
    }
    if (node.type === 'html') {
      const largest = isHeaded || !HTML_H1.test(node.value) ? null : fromHtml(node, isFirstLevel)
      if (largest !== null) return largest
      if (isStart) lower = fromHtml(node, isLowerFirst)
    }
    if ((isStart || bare !== null) && hasText(node)) {
      if (bare !== null) return bare
      isStart = false
    }
  }
  return bare ?? lower
}

/**
 * Whether a heading may be over all of a page: no other is of its level. A paragraph with a rule right below it
 * is one of level 2, too.
 */
function isOverPage(heading: Heading, children: readonly RootContent[]): boolean {
  const { depth, position } = heading
  const isOneLine = position?.start.line === position?.end.line
  const isOnly = !children.some(
    (other) => other !== heading && other.type === 'heading' && other.depth <= depth,
  )
  return depth <= MAX_LEVEL && isOneLine && isOnly
}

/** Whether a heading is numbered, and another of its level in the same way: it is over a part of the page. */
function isOfSeries(heading: Heading, children: readonly RootContent[]): boolean {
  const number = NUMBER.exec(inlineText(heading, false))
  if (number === null) return false
  return children.some((other) => {
    if (other === heading || other.type !== 'heading' || other.depth !== heading.depth) return false
    const another = NUMBER.exec(inlineText(other, false))
    return another !== null && (another[1] === undefined) === (number[1] === undefined)
  })
}

/** Images, which are badges for the most part, are no title beside words, but captions. */
function fromHeading(node: Heading): MarkdownHeadline | null {
  const words = oneLine(inlineText(node, false))
  const isWords = LETTER.test(words)
  const text = isWords ? words : oneLine(inlineText(node))
  const images: RootContent = { type: 'paragraph', children: isWords ? imagesIn(node) : [] }
  const rest = collectMarkdownText({ type: 'root', children: [images] })
  return text === '' ? null : { text, isByPlace: false, node, rest }
}

function imagesIn(heading: Heading): (Image | ImageReference)[] {
  const images: (Image | ImageReference)[] = []
  const stack: Nodes[] = [heading]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'image' || node.type === 'imageReference') images.push(node)
    else if ('children' in node) pushReversed(stack, node.children)
  }
  return images
}

/** The first heading of a kind with a text. */
function fromHtml(
  node: Html,
  isOne: (element: HtmlElement, first: string) => boolean,
): MarkdownHeadline | null {
  const fragment = parseFragment(node.value)
  const [first = ''] = textOfHtml(fragment).paragraphs
  const headings = [...walkElements(fragment)].filter(({ tagName }) => HEADING.test(tagName))
  for (const element of headings.slice(0, MAX_CANDIDATES)) {
    if (!isOne(element, first) || isHidden(element) || isWithin(element, isHidden)) continue
    const text = oneLine(collectText(element).paragraphs.join(' '))
    if (text === '') continue
    // It still parts what it stood between.
    element.childNodes = []
    return { text, isByPlace: !isFirstLevel(element), node, rest: textOfHtml(fragment) }
  }
  return null
}

function isFirstLevel({ tagName }: HtmlElement): boolean {
  return tagName === 'h1'
}

/** Whether an element is a lower heading that begins a text. */
function isLowerFirst(element: HtmlElement, first: string): boolean {
  const { tagName } = element
  return (tagName === 'h2' || tagName === 'h3') && collectText(element).paragraphs[0] === first
}

function isHidden(element: HtmlElement): boolean {
  return isNoise(element) || isUndisplayed(element)
}

/** Whether a part of a page has more than images. */
function hasText(node: RootContent): boolean {
  if (node.type === 'paragraph') return inlineText(node, false) !== ''
  return collectMarkdownText({ type: 'root', children: [node] }).paragraphs.length > 0
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/gu, ' ')
}
