/**
 * The part of a page that is its article, where nothing marks it.
 *
 * Menus, lists of other articles and what stands at the foot of a site have no sentences, for the most part.
 * So the article is what holds the headline and nearly all of the sentences, and as little else as can be; within
 * it, the text is the least box with most of them.
 *
 * Layer: corpus. Imports: parse5, corpus.
 */

import { defaultTreeAdapter } from 'parse5'

import { isNoise, isUndisplayed } from './noise.ts'
import { attribute, childElementsOf, type HtmlElement } from './tree.ts'

const SENTENCE_ENDS = /[。！？；]/gu
/** Of a link, a sidebar or a foot. */
const BESIDE = new Set(['a', 'aside', 'footer', 'option'])
const BESIDE_NAME = /footer|sidebar|copyright|(?:^|[\s_-])(?:foot|side|comments?)(?:$|[\s_-])/iu
/** Of all sentences of a page, and no more than these: a site may greet its readers. */
const MAX_SHARE_OUTSIDE = 0.1
const MAX_OUTSIDE = 3
/** Of the sentences of an article: below a text, a site may say much about itself and of other articles. */
const MIN_SHARE_OF_BOX = 0.5
/** With fewer, what has no sentences is the page: names, addresses, tables. */
const MIN_SENTENCES = 3
/** In one of these there may be all sentences, but not all of the text. */
const NO_BOX = new Set(
  'p span font b strong em i u blockquote li dd dt h1 h2 h3 h4 h5 h6 tr tbody'.split(' '),
)

/**
 * Finds the least element around a headline that holds nearly all sentences.
 *
 * @param elements - All of the page, in its order.
 * @param headline - Null where the page shows none.
 * @returns Null where there is no headline, or no sentence: then all of the page may be the article.
 */
export function findArticle(
  elements: readonly HtmlElement[],
  headline: HtmlElement | null,
): HtmlElement | null {
  const counts = countSentences(elements)
  const [page] = elements
  const all = page === undefined ? 0 : (counts.get(page) ?? 0)
  if (headline === null || all === 0) return null
  const mayBeOutside = Math.min(all * MAX_SHARE_OUTSIDE, MAX_OUTSIDE)
  let around = headline.parentNode
  while (around !== null && defaultTreeAdapter.isElementNode(around)) {
    if (all - (counts.get(around) ?? 0) <= mayBeOutside) return around
    around = around.parentNode
  }
  return null
}

/**
 * Finds the least box in an article that holds most of its sentences.
 *
 * @param counts - How many sentences there are in each element.
 * @returns Null where there are few sentences, or where no box but the article itself has most of them.
 */
export function findTextBox(
  article: HtmlElement,
  counts: ReadonlyMap<unknown, number>,
): HtmlElement | null {
  const all = counts.get(article) ?? 0
  if (all < MIN_SENTENCES) return null
  let box = article
  for (let around: HtmlElement | undefined = article; around !== undefined;) {
    if (!NO_BOX.has(around.tagName)) box = around
    around = childElementsOf(around).find((one) => (counts.get(one) ?? 0) > all * MIN_SHARE_OF_BOX)
  }
  return box === article ? null : box
}

/**
 * Counts the sentences in each element, but those of links and of what stands beside a text.
 *
 * @param isOther - What more is not counted.
 */
export function countSentences(
  elements: readonly HtmlElement[],
  isOther: (element: HtmlElement) => boolean = () => false,
): ReadonlyMap<unknown, number> {
  const beside = new Set<unknown>()
  const counts = new Map<unknown, number>()
  for (const element of elements) {
    const isBeside =
      beside.has(element.parentNode) ||
      isNamedBeside(element) ||
      isNoise(element) ||
      isUndisplayed(element) ||
      isOther(element)
    if (isBeside) beside.add(element)
    else {
      const texts = element.childNodes.map((node) => ('value' in node ? node.value : ''))
      counts.set(element, texts.join('').match(SENTENCE_ENDS)?.length ?? 0)
    }
  }
  // Children come after their parents.
  for (const element of elements.toReversed()) {
    const parent = element.parentNode
    const count = counts.get(element) ?? 0
    if (count > 0 && counts.has(parent)) counts.set(parent, (counts.get(parent) ?? 0) + count)
  }
  return counts
}

/** Whether an element is a link, or named as what stands beside a text. */
export function isNamedBeside(element: HtmlElement): boolean {
  const names = [attribute(element, 'class'), attribute(element, 'id')]
  return (
    BESIDE.has(element.tagName) || names.some((name) => name !== null && BESIDE_NAME.test(name))
  )
}
