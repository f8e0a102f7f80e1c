/**
 * Text of HTML: what a reader of the page sees, as paragraphs and captions.
 *
 * Block elements part paragraphs, and so do line ends in `pre`; other white space collapses. What is not
 * content (scripts, navigation, forms, hidden parts) is not text.
 *
 * Layer: corpus. Imports: parse5, corpus.
 */

import { defaultTreeAdapter } from 'parse5'

import { isNoise, isUndisplayed } from './noise.ts'
import { attribute, childElementsOf, classesOf, type HtmlElement, type HtmlNode } from './tree.ts'
import { pushReversed } from '../push-all.ts'
import { unwrap } from '../soft-wrap.ts'

/** Text of a part of a page. */
export interface HtmlText {
  /** Trimmed, none empty. */
  readonly paragraphs: readonly string[]
  /** From `figcaption`. */
  readonly captions: readonly string[]
}

/** What is text beside a text. */
export interface TextOptions {
  /** More elements to leave out, such as the headline shown as title. */
  readonly omit?: ReadonlySet<HtmlNode>
  /** What of `header`, `aside` and `footer` is text, by name; nothing by default. */
  readonly sides?: Sides
  /** Whether what is not displayed is text all the same. */
  readonly undisplayed?: boolean
}

/** All of an element, or its paragraphs and the headings over them. */
export type Sides = Readonly<Partial<Record<'header' | 'aside' | 'footer', 'all' | 'paragraphs'>>>

const BLOCKS = new Set(
  'address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const NOTE = /\b(?:footnote|endnote|rearnote)s?\b/u
const NONE: ReadonlySet<HtmlNode> = new Set()
const CELLS = new Set(['td', 'th'])
/** Editors write cells in them. */
const CELL_BLOCKS = new Set(['p', 'div'])
const HEADING = /^h[1-6]$/u
const PARAGRAPHS = new Set(['p', 'blockquote', 'figcaption'])
/** Tags, links to other articles and data, where they stand beside a text. */
const LISTS = new Set(['ul', 'ol', 'dl', 'table', 'nav', 'form'])
/** `post-meta`, as Jekyll calls the paragraph with day and author. */
const META_CLASS = /(?:^|[-_])meta$/u

/**
 * Collects the text under `root`, in the order of the page.
 *
 * @param root - Taken as content whatever it is; only what lies under it can be left out.
 */
export function collectText(root: HtmlNode, options: TextOptions = {}): HtmlText {
  const { omit = NONE, sides = {}, undisplayed = false } = options
  const paragraphs: string[] = []
  const captions: string[] = []
  let inline = ''
  let preformatted = 0
  const cells = new Map<HtmlNode, number>()
  const flush = (target: string[]): void => {
    const paragraph = unwrap(inline).trim()
    if (paragraph !== '') target.push(paragraph)
    inline = ''
  }

  // An explicit stack: pages nest deeper than calls may.
  const stack: (HtmlNode | (() => void))[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === 'function') {
      node()
    } else if (defaultTreeAdapter.isTextNode(node)) {
      const [first = '', ...lines] = preformatted > 0 ? node.value.split('\n') : [node.value]
      inline += first
      for (const line of lines) {
        flush(paragraphs)
        inline = line
      }
    } else if (defaultTreeAdapter.isElementNode(node)) {
      if (omit.has(node)) continue
      if (node !== root && (isNoise(node) || (!undisplayed && isUndisplayed(node)))) continue
      const isCaption = node.tagName === 'figcaption'
      if (isAllOfCell(node, cells)) {
        // A cell is a part of its row, in a paragraph of its own or not.
      } else if (BLOCKS.has(node.tagName)) {
        flush(paragraphs)
        stack.push(() => flush(isCaption ? captions : paragraphs))
      } else if (CELLS.has(node.tagName)) {
        inline += ' '
      }
      if (node.tagName === 'pre') {
        preformatted++
        stack.push(() => preformatted--)
      }
      const part =
        node === root || !isSide(node.tagName) || isNote(node) ? 'all' : sides[node.tagName]
      if (part === 'all') pushReversed(stack, node.childNodes)
      else if (part === 'paragraphs') pushReversed(stack, paragraphsOf(node))
    } else if ('childNodes' in node) {
      pushReversed(stack, node.childNodes)
    }
  }
  flush(paragraphs)
  return { paragraphs, captions }
}

/**
 * Whether an element is the only block in its cell of a table, with none in it.
 *
 * @param counts - Blocks right below each cell seen so far; grows.
 */
function isAllOfCell(element: HtmlElement, counts: Map<HtmlNode, number>): boolean {
  const { tagName, parentNode: cell } = element
  if (!CELL_BLOCKS.has(tagName) || cell === null) return false
  if (!defaultTreeAdapter.isElementNode(cell) || !CELLS.has(cell.tagName)) return false
  const count = counts.get(cell) ?? childElementsOf(cell).filter(isBlock).length
  counts.set(cell, count)
  return count === 1 && !childElementsOf(element).some(isBlock)
}

/** Whether an element begins a line of its own. */
export function isBlock({ tagName }: HtmlElement): boolean {
  return BLOCKS.has(tagName)
}

/** Whether an element holds a note of a book. */
function isNote(element: HtmlElement): boolean {
  return NOTE.test(attribute(element, 'epub:type') ?? attribute(element, 'role') ?? '')
}

function isSide(tagName: string): tagName is keyof Sides {
  return tagName === 'header' || tagName === 'aside' || tagName === 'footer'
}

/**
 * Gives what is article in an element beside it: a lead in its header, a note in an aside, who the author is in
 * its footer. A heading that has no paragraph is over a list.
 */
export function paragraphsOf(side: HtmlElement): HtmlElement[] {
  const found: HtmlElement[] = []
  if (classesOf(side).some((name) => META_CLASS.test(name))) return found
  const stack = [side]
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    const { tagName } = element
    if (PARAGRAPHS.has(tagName) || HEADING.test(tagName)) {
      if (!classesOf(element).some((name) => META_CLASS.test(name))) found.push(element)
    } else if (!LISTS.has(tagName) && (element === side || !isHidden(element))) {
      pushReversed(stack, childElementsOf(element))
    }
  }
  const isText = side.tagName === 'header' || found.some(({ tagName }) => PARAGRAPHS.has(tagName))
  return isText ? found : []
}

function isHidden(element: HtmlElement): boolean {
  return isNoise(element) || isUndisplayed(element)
}
