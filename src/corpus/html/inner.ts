/**
 * Within an article: where its text is, apart from the day, the labels and the licence around it.
 *
 * Layer: corpus. Imports: corpus.
 */

import { isInnerContainer } from './containers.ts'
import { isNoise, isUndisplayed } from './noise.ts'
import { collectText, paragraphsOf } from './text.ts'
import { childElementsOf, classesOf, lettersIn, type HtmlElement, type HtmlNode } from './tree.ts'
import { pushAll, pushReversed } from '../push-all.ts'

/** Of the letters of an article; a container that has fewer is one of several parts of the text. */
const MIN_SHARE = 0.6
/** A theme puts containers into containers, but not many. */
const MAX_CONTAINERS_IN_CONTAINERS = 3
const SIDES = new Set(['header', 'aside', 'footer'])
const PARAGRAPHS = new Set(['p', 'blockquote'])
/** Where a lead is no paragraph. */
const LEAD = /^(?:(?:post|entry|article)-)?(?:lead|summary|abstract|excerpt|intro|description)$/u
const SENTENCE = /[。！？；]/u
/** They are read, but do not tell where the text is: titles, labels, links to other articles. */
const UNCOUNTED = new Set(['a', 'h1', 'h2', 'h3', 'header', 'footer', 'aside'])

/**
 * Gives what is text in an article: all of it, unless one known container has most of the letters. Then it is
 * that container, and of what is around it the pictures, the paragraphs with a sentence, and what of header,
 * `aside` and footer is text.
 *
 * @returns In the order of the page; none within another.
 */
export function textPartsOf(article: HtmlElement): readonly HtmlElement[] {
  let container: HtmlElement | null = null
  for (let depth = 0; depth < MAX_CONTAINERS_IN_CONTAINERS; depth++) {
    const inner = mainContainerOf(container ?? article)
    if (inner === null) break
    container = inner
  }
  return container === null ? [article] : partsAround(article, container)
}

/** The only container within an element, if it has most of its letters. */
function mainContainerOf(root: HtmlElement): HtmlElement | null {
  let found: HtmlElement | null = null
  const stack = childElementsOf(root).toReversed()
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    if (isHidden(element)) continue
    if (!isInnerContainer(element)) pushReversed(stack, childElementsOf(element))
    else if (lettersIn(element, isUncounted) > 0) {
      if (found !== null) return null
      found = element
    }
  }
  return found !== null && hasMost(found, root) ? found : null
}

/** Whether an element has most of the letters of another around it, apart from titles and links. */
export function hasMost(element: HtmlElement, root: HtmlElement): boolean {
  return lettersIn(element, isUncounted) >= lettersIn(root, isUncounted) * MIN_SHARE
}

function partsAround(article: HtmlElement, container: HtmlElement): readonly HtmlElement[] {
  const around = new Set<unknown>()
  for (let node: HtmlNode | null = container; node !== null && node !== article;) {
    around.add(node)
    node = 'parentNode' in node ? node.parentNode : null
  }
  const parts: HtmlElement[] = []
  const stack = childElementsOf(article).toReversed()
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    const isSide = SIDES.has(element.tagName)
    if (element === container) parts.push(element)
    else if (around.has(element)) pushReversed(stack, childElementsOf(element))
    else if (isHidden(element)) continue
    else if (isSide)
      pushAll(
        parts,
        paragraphsOf(element).filter((one) => !isHidden(one)),
      )
    else if (isPart(element)) parts.push(element)
    else pushReversed(stack, childElementsOf(element))
  }
  return parts
}

/** Whether an element is a paragraph with a sentence, or a picture with what it shows. */
export function isPart(element: HtmlElement): boolean {
  if (element.tagName === 'figure') return true
  const isLead = classesOf(element).some((name) => LEAD.test(name))
  if (isLead || PARAGRAPHS.has(element.tagName)) return hasSentence(element)
  // Not all who write a page by hand put a paragraph into one.
  return element.childNodes.some((node) => 'value' in node && SENTENCE.test(node.value))
}

function hasSentence(element: HtmlElement): boolean {
  return collectText(element).paragraphs.some((paragraph) => SENTENCE.test(paragraph))
}

function isUncounted(element: HtmlElement): boolean {
  return UNCOUNTED.has(element.tagName) || isHidden(element)
}

function isHidden(element: HtmlElement): boolean {
  return isNoise(element) || isUndisplayed(element)
}
