/**
 * Times of a page: which `time` is the day of publication.
 *
 * A page has others: of the articles beside it and of what readers wrote, of its last change, and of what it
 * tells.
 *
 * Layer: corpus. Imports: corpus.
 */

import { textOf, type Found } from './marks.ts'
import { isComments, isNoise, isUndisplayed } from './noise.ts'
import { attribute, classesOf, isSmall, liesWithin, type HtmlElement } from './tree.ts'
import { parseWrittenDay } from '../newspaper/written-day.ts'

/** schema.org, h-entry, hAtom as WordPress writes it. */
const PUBLISHED_ITEM = /(?:^|\s)datePublished(?:$|\s)/u
const PUBLISHED = new Set(['published', 'dt-published', 'entry-date'])
/** As a class, right beside its headline: Z-Blog has it above. As an id, below the text of cnblogs. */
const DATED = 'post-date'
const MODIFIED_ITEM = /(?:^|\s)dateModified(?:$|\s)/u
const MODIFIED = new Set(['updated', 'modified', 'dt-updated', 'dt-modified', 'last-updated'])
const MODIFIED_LABEL = /(?:更新|修改|编辑(?=于)|updated|modified)[于在時时間间日期\s]*[:：]?\s*$/iu
/** A label stands right before its time; the bounds keep a long line of times from being read again and again. */
const MAX_LABEL_CODE_UNITS = 20
const MAX_LABEL_NODES = 8
const BESIDE = new Set(['aside', 'nav'])
const BESIDE_NAME = /(?:^|[\s_-])(?:sidebar|side|widget|comments?|related|recent)(?:$|[\s_-])/iu
/** They may be named by what stands beside the article: `right-sidebar`. */
const PAGE = new Set(['html', 'body', 'main'])
const HEADING = /^h[1-6]$/u
const SENTENCE = /[。！？；]/u

/** What the times of a page say; none empty. */
export interface Times {
  /** Marked as the day of publication. */
  readonly published: readonly Found[]
  /** At the head of the article: beside its headline, between that and the first sentence, or in its header. */
  readonly atHead: readonly Found[]
}

/**
 * Reads the times; what a `time` shows only where that is a day, for it may be 昨天.
 *
 * @param elements - All of the page, in its order.
 * @param headline - Null where the page shows none: then its head is all that stands before the first sentence.
 * @param cards - What stands for other pages, whose times these are.
 */
export function readTimes(
  elements: readonly HtmlElement[],
  headline: HtmlElement | null,
  cards: readonly HtmlElement[],
): Times {
  const others = new Set(cards)
  const around = ancestorsOf(headline)
  const isElsewhere = (box: HtmlElement): boolean =>
    others.has(box) || isComments(box) || (!around.has(box) && isBeside(box))
  const isOfOthers = liesWithin(isElsewhere)
  const isInHeadline = liesWithin((box) => box === headline)
  const isInHeader = liesWithin((box) => isHeader(box) && around.has(box))
  const isInArticle = liesWithin((box) => box.tagName === 'article' && around.has(box))
  const isInAnyHeader = liesWithin(isHeader)
  // A header may have a foot of its own.
  const isInFoot = liesWithin((box) => box.tagName === 'footer' && !isInAnyHeader(box))
  const at = headline === null ? -1 : elements.indexOf(headline)
  const end = elements.findIndex(
    (one, index) => index > at && isSentence(one) && !isInHeadline(one) && !isOfOthers(one),
  )
  const isAtHead = (time: HtmlElement, index: number): boolean => {
    if (isInHeader(time)) return true
    if (end !== -1 && index > end) return false
    return index > at || isInArticle(time)
  }

  const published: Found[] = []
  const atHead: Found[] = []
  for (const [index, element] of elements.entries()) {
    const isMarked = isPublished(element)
    const isDated =
      headline?.parentNode === element.parentNode && classesOf(element).includes(DATED)
    if ((element.tagName !== 'time' && !isMarked && !isDated) || element.tagName === 'meta')
      continue
    const told = attribute(element, 'datetime') ?? attribute(element, 'content')
    const value = told ?? (isSmall(element) ? textOf(element) : '')
    if (value.trim() === '' || (told === null && parseWrittenDay(value) === null)) continue
    if (isOfOthers(element)) continue
    if (isMarked) published.push({ value, element })
    else if (!isModified(element) && (isDated || (!isInFoot(element) && isAtHead(element, index))))
      atHead.push({ value, element })
  }
  return { published, atHead }
}

function isPublished(element: HtmlElement): boolean {
  if (PUBLISHED_ITEM.test(attribute(element, 'itemprop') ?? '')) return true
  if (attribute(element, 'id') === DATED) return true
  if (element.tagName !== 'time') return false
  return (
    attribute(element, 'pubdate') !== null || classesOf(element).some((name) => PUBLISHED.has(name))
  )
}

function isModified(element: HtmlElement): boolean {
  if (MODIFIED_ITEM.test(attribute(element, 'itemprop') ?? '')) return true
  if (classesOf(element).some((name) => MODIFIED.has(name))) return true
  return MODIFIED_LABEL.test(textBefore(element))
}

/** The end of the text before an element in its parent. */
function textBefore(element: HtmlElement): string {
  const nodes = element.parentNode?.childNodes ?? []
  const last = nodes.indexOf(element) - 1
  let text = ''
  for (let at = last; at > last - MAX_LABEL_NODES && text.length < MAX_LABEL_CODE_UNITS; at--) {
    const node = nodes[at]
    if (node === undefined) break
    const own = 'value' in node ? node.value : 'tagName' in node ? textOf(node) : ''
    text = own.replace(/\s+/gu, ' ') + text
  }
  return text
}

/** Whether the text begins with an element, or has begun. */
function isSentence(element: HtmlElement): boolean {
  if (HEADING.test(element.tagName) || element.tagName === 'a' || isNoise(element)) return false
  return element.childNodes.some((node) => 'value' in node && SENTENCE.test(node.value))
}

function isBeside(element: HtmlElement): boolean {
  const { tagName } = element
  if (PAGE.has(tagName)) return false
  const names = [attribute(element, 'class'), attribute(element, 'id')]
  return (
    BESIDE.has(tagName) ||
    isNoise(element) ||
    isUndisplayed(element) ||
    names.some((name) => name !== null && BESIDE_NAME.test(name))
  )
}

function isHeader({ tagName }: HtmlElement): boolean {
  return tagName === 'header'
}

function ancestorsOf(element: HtmlElement | null): ReadonlySet<unknown> {
  const ancestors = new Set<unknown>()
  for (let box = element?.parentNode ?? null; box !== null;) {
    ancestors.add(box)
    box = 'parentNode' in box ? box.parentNode : null
  }
  return ancestors
}
