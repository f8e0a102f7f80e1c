/**
 * Cards: parts of a page that stand for other pages, as in lists of articles and below an article.
 *
 * A card has a title that leads elsewhere. An `article` with one is a card; anything else is one of three or more
 * alike that each have such a link and a `time`, or a day in an element of its own.
 *
 * Layer: corpus. Imports: parse5, corpus.
 */

import { defaultTreeAdapter } from 'parse5'

import { isComments } from './noise.ts'
import { collectText } from './text.ts'
import {
  attribute,
  childElementsOf,
  classesOf,
  isWithin,
  lettersIn,
  walkElements,
  type HtmlElement,
} from './tree.ts'
import { parseWrittenDay } from '../newspaper/written-day.ts'

const HEADING = /^h[1-6]$/u
const TITLED = /(?:^|[\s_-])(?:title|headline)(?:$|[\s_-])/iu
const FILE = /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z)$/iu
const MIN_ALIKE = 3
/** From a `time` to what is repeated; a theme has few boxes between. */
const MAX_LEVELS = 6
const MIN_LINK_LETTERS = 2
/** 2024-07-18 10:00:00 with white space around. */
const MAX_DAY_CODE_UNITS = 40
const YEAR = /^\s*(?:19|20)\d\d\D/u
/** In an archive, below its year. */
const DAY = /^\s*(?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01])\s*$/u
/** Bounds that keep boxes within boxes from being read again and again. */
const MAX_ARTICLES = 300
const MAX_CANDIDATES = 20

/**
 * Finds the cards of a page, in its order; none within another.
 *
 * @param elements - All of the page.
 * @param title - Of the page: what has the same is the article itself, which themes link to itself.
 */
export function findCards(elements: readonly HtmlElement[], title: string): readonly HtmlElement[] {
  const articles = elements
    .filter(({ tagName }) => tagName === 'article')
    .slice(0, MAX_ARTICLES)
    .filter((article) => !isWithin(article, isComments))
  const own = compact(
    articles.length === 1
      ? title
      : elements
          .filter((one) => one.tagName === 'title' || isOpenGraphTitle(one))
          .map(titleText)
          .join('\n'),
  )
  const cards = new Set<HtmlElement>()
  for (const article of articles) {
    if (isWithin(article, (one) => cards.has(one))) continue
    const told = linkedTitleOf(article)
    if (told !== null && !own.includes(told)) cards.add(article)
  }
  for (const card of repeatedIn(elements))
    if (!cards.has(card) && !isWithin(card, (one) => cards.has(one))) cards.add(card)
  return elements.filter((element) => cards.has(element))
}

/** Whether a link leads to a file, which is content of its page. */
export function leadsToFile(link: HtmlElement): boolean {
  return FILE.test(attribute(link, 'href')?.trim() ?? '')
}

/** Whether a link leads to another page. */
export function leadsElsewhere(link: HtmlElement): boolean {
  const href = attribute(link, 'href')?.trim() ?? ''
  return link.tagName === 'a' && href !== '' && !href.includes('#') && !/^javascript:/iu.test(href)
}

function isOpenGraphTitle(element: HtmlElement): boolean {
  return element.tagName === 'meta' && attribute(element, 'property') === 'og:title'
}

function titleText(element: HtmlElement): string {
  return element.tagName === 'meta'
    ? (attribute(element, 'content') ?? '')
    : collectText(element).paragraphs.join(' ')
}

/** The title of an article that a link leads to, without blanks; null where it leads nowhere. */
function linkedTitleOf(article: HtmlElement): string | null {
  const inside = [...walkElements(article)].slice(1)
  const headings = inside.filter(({ tagName }) => HEADING.test(tagName))
  const titled = inside.filter(isTitled)
  const heading = [headings, titled]
    .flatMap((candidates) => candidates.slice(0, MAX_CANDIDATES))
    .find((one) => textOf(one) !== '')
  if (heading === undefined) return null
  const text = textOf(heading)
  const around = leadsElsewhere(heading) || isWithin(heading, leadsElsewhere)
  // A link over all of a card has no text of its own.
  const saysTitle = (link: HtmlElement): boolean =>
    [attribute(link, 'aria-label'), attribute(link, 'title')].some((label) =>
      compact(label ?? '').includes(text),
    )
  const isLinked =
    around ||
    inside.some(
      (one) =>
        leadsElsewhere(one) &&
        (saysTitle(one) || (isWithin(one, (box) => box === heading) && textOf(one) === text)),
    )
  return isLinked ? text : null
}

/** What is one of several alike beside each other, each with a `time` and a link. */
function repeatedIn(elements: readonly HtmlElement[]): ReadonlySet<HtmlElement> {
  const repeated = new Set<HtmlElement>()
  const seen = new Set<unknown>()
  for (const time of elements) {
    if (!isTime(time)) continue
    let around = time.parentNode
    for (let level = 0; level < MAX_LEVELS && around !== null && !seen.has(around); level++) {
      if (!defaultTreeAdapter.isElementNode(around)) break
      seen.add(around)
      for (const one of alikeIn(around)) repeated.add(one)
      around = around.parentNode
    }
  }
  return repeated
}

function alikeIn(parent: HtmlElement): readonly HtmlElement[] {
  const children = childElementsOf(parent)
  if (children.length < MIN_ALIKE) return []
  const kinds = Map.groupBy(children, (one) => `${one.tagName} ${classesOf(one)[0] ?? ''}`)
  return [...kinds.values()].flatMap((alike) => {
    const entries = alike.length < MIN_ALIKE ? [] : alike.filter(isEntry)
    return entries.length < MIN_ALIKE ? [] : entries
  })
}

/** Whether an element has a `time`, and a link that is its title, or most of it: a text may link elsewhere, too. */
function isEntry(element: HtmlElement): boolean {
  const inside = [...walkElements(element)].slice(1)
  if (!inside.some(isTime)) return false
  const links = inside.filter(
    (one) =>
      leadsElsewhere(one) &&
      !leadsToFile(one) &&
      !isWithin(one, isTime) &&
      lettersIn(one, isTime) >= MIN_LINK_LETTERS,
  )
  const isTitle = (one: HtmlElement): boolean => HEADING.test(one.tagName) || isTitled(one)
  const within = new Set<unknown>(inside)
  const hasTitle = links.some(
    (link) => isTitle(link) || isWithin(link, (box) => within.has(box) && isTitle(box)),
  )
  const inLinks = links.reduce((sum, link) => sum + lettersIn(link, isTime), 0)
  return hasTitle || (links.length > 0 && inLinks * 2 > lettersIn(element, isTime))
}

/** Whether an element is a `time`, or says a day and nothing else. */
function isTime({ tagName, childNodes }: HtmlElement): boolean {
  if (tagName === 'time') return true
  const [only] = childNodes
  if (childNodes.length !== 1 || only === undefined || !('value' in only)) return false
  const { length } = only.value
  return length <= MAX_DAY_CODE_UNITS && (DAY.test(only.value) || isFullDay(only.value))
}

function isFullDay(text: string): boolean {
  return YEAR.test(text) && parseWrittenDay(text) !== null
}

function isTitled(element: HtmlElement): boolean {
  const names = [attribute(element, 'class'), attribute(element, 'id')]
  return names.some((name) => name !== null && TITLED.test(name))
}

function textOf(element: HtmlElement): string {
  return compact(collectText(element).paragraphs.join(''))
}

function compact(text: string): string {
  return text.replace(/\s+/gu, '')
}
