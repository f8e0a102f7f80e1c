/**
 * Text of HTML: what a reader of the page sees, as paragraphs and captions.
 *
 * Block elements part paragraphs, white space collapses, and what is not
 * content (scripts, navigation, forms, hidden parts) is not text.
 *
 * Layer: corpus. Imports: parse5.
 */

import { defaultTreeAdapter, type DefaultTreeAdapterTypes } from 'parse5'

import { unwrap } from './soft-wrap.ts'

export type HtmlNode = DefaultTreeAdapterTypes.Node
export type HtmlElement = DefaultTreeAdapterTypes.Element

/** Text of a part of a page. */
export interface HtmlText {
  /** Trimmed, none empty. */
  readonly paragraphs: readonly string[]
  /** From `figcaption`. */
  readonly captions: readonly string[]
}

const NOT_CONTENT = new Set(
  'script style template noscript nav header footer aside form button select dialog iframe object svg math canvas audio video head'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  'address article blockquote body br caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 hr html legend li main ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const CELLS = new Set(['td', 'th'])
/**
 * Classes of what generators of sites put beside a text: numbers of lines (Hexo, Rouge, Pygments, Chroma,
 * Prism) and links to headings.
 */
const MARGINS = new Set(
  'gutter rouge-gutter lineno linenos lnt ln line-numbers line-numbers-rows headerlink header-anchor anchor'.split(
    ' ',
  ),
)
const LETTER = /\p{L}/u

/**
 * Collects the text under `root`, in the order of the page.
 *
 * @param root - Taken as content whatever it is; only what lies under it can be left out.
 * @param omit - One more element to leave out, such as the headline shown as title.
 */
export function collectText(root: HtmlNode, omit: HtmlElement | null = null): HtmlText {
  const paragraphs: string[] = []
  const captions: string[] = []
  let inline = ''
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
      inline += node.value
    } else if (defaultTreeAdapter.isElementNode(node)) {
      if (node === omit || (node !== root && isNotContent(node))) continue
      const isCaption = node.tagName === 'figcaption'
      if (BLOCKS.has(node.tagName)) {
        flush(paragraphs)
        stack.push(() => flush(isCaption ? captions : paragraphs))
      } else if (CELLS.has(node.tagName)) {
        inline += ' '
      }
      stack.push(...node.childNodes.toReversed())
    } else if ('childNodes' in node) {
      stack.push(...node.childNodes.toReversed())
    }
  }
  flush(paragraphs)
  return { paragraphs, captions }
}

/** Visits every element under `root`, parents first, in the order of the page. */
export function* walkElements(root: HtmlNode): Generator<HtmlElement> {
  const stack: HtmlNode[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (defaultTreeAdapter.isElementNode(node)) yield node
    if ('childNodes' in node) stack.push(...node.childNodes.toReversed())
  }
}

/** Gives the value of an attribute, null where the element has none of that name. */
export function attribute(element: HtmlElement, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null
}

function isNotContent(element: HtmlElement): boolean {
  return (
    NOT_CONTENT.has(element.tagName) ||
    attribute(element, 'hidden') !== null ||
    attribute(element, 'aria-hidden') === 'true' ||
    attribute(element, 'data-pagefind-ignore') !== null ||
    isMargin(element)
  )
}

/** Whether an element stands beside the text; what has a letter in it may be the text itself. */
function isMargin(element: HtmlElement): boolean {
  const classes = attribute(element, 'class')?.split(/\s+/u) ?? []
  if (!classes.some((name) => MARGINS.has(name))) return false
  const stack: HtmlNode[] = [element]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (defaultTreeAdapter.isTextNode(node) && LETTER.test(node.value)) return false
    if ('childNodes' in node) stack.push(...node.childNodes)
  }
  return true
}
