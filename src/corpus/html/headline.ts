/**
 * Headlines: which element of a page shows its title, and what of `<title>` is the name of the site.
 *
 * Layer: corpus. Imports: corpus.
 */

import { isContainer } from './containers.ts'
import { collectText } from './text.ts'
import { attribute, isSmall, isWithin, type HtmlElement } from './tree.ts'

/** An element that may show the title, with the lines of its text. */
interface Shown {
  readonly element: HtmlElement
  readonly lines: readonly string[]
}

/** Titles of other pages, and what is no part of the page. */
const NOT_SHOWN = new Set(['a', 'li', 'title', 'meta'])
const HEADINGS = ['h1', 'h2', 'h3']
/** Where a headline is no heading: `<td class="title">`, `<span id="thread_subject">`, `<founder-title>`. */
const TITLED = /(?:^|[\s_-])(?:title|headline|subject)(?:$|[\s_-])/iu
/** What stands between a title and the name of its site: `标题_工会网`, `标题 - 要闻 - 工会网`. */
const SEPARATOR = /\s*[-_–—|｜·»«]+\s*/gu
/** Shorter, and it may be a name that a title begins with. */
const MIN_TITLE_LETTERS = 8
/** It stands before the text; what comes after so many is none, however the page goes on. */
const MAX_CANDIDATES = 200

/**
 * Reads the title that a page shows where nothing but `title` and its headings say it: the first `h1`, unless
 * that is the name of the site, else what `title` begins with and the page shows, else all of `title`.
 *
 * @returns In one line; empty where there is none.
 */
export function readHeadline(elements: readonly HtmlElement[]): string {
  const titled = elements.find(({ tagName }) => tagName === 'title')
  const title = titled === undefined ? '' : oneLine(collectText(titled).paragraphs.join(' '))
  const beginning = beginningShown(title, elements)
  const ones = shownIn(firstOf(elements, ({ tagName }) => tagName === 'h1'))
  const [largest] = ones
  if (largest === undefined) return beginning ?? title
  // A blog may have its own name in an h1 above, which its title does not end with.
  const says = ({ lines }: Shown): boolean => compact(lines.join('')) === compact(beginning ?? '')
  if (beginning !== null && ones.some(says)) return beginning
  const h1 = oneLine(largest.lines.join(' '))
  if (beginning === null) return h1
  const isSite = compact(title).endsWith(compact(h1))
  // Day and source may stand in it, below the headline; in a forum, what kind of thread it is, before it.
  const isMore =
    compact(largest.lines[0] ?? '') === compact(beginning) ||
    compact(h1).endsWith(compact(beginning))
  return isSite || isMore ? beginning : h1
}

/** A title without the name of the site behind it, where the page shows it so; else as it is. */
export function withoutSiteName(title: string, elements: readonly HtmlElement[]): string {
  return beginningShown(oneLine(title), elements) ?? title
}

/** The element that shows a title, and whether it shows nothing else. */
export interface Headline {
  readonly element: HtmlElement
  readonly isAll: boolean
}

/** Finds the element that shows a title: the largest heading, else what is named so; null where none does. */
export function findHeadline(elements: readonly HtmlElement[], title: string): Headline | null {
  if (title === '') return null
  const wanted = compact(title)
  const levels = HEADINGS.map((name) => firstOf(elements, ({ tagName }) => tagName === name))
  const shown = [...levels, titledIn(elements)].flatMap(shownIn)
  const whole = shown.find(({ lines }) => compact(lines.join('')) === wanted)
  const found = whole ?? shown.find(({ lines }) => compact(lines[0] ?? '') === wanted)
  if (found !== undefined) return { element: found.element, isAll: whole !== undefined }
  const above = linesAbove(elements).find(({ lines }) => compact(lines.join('')) === wanted)
  const element = above?.element ?? elements.find((one) => saysItself(one, wanted))
  return element === undefined ? null : { element, isAll: true }
}

/**
 * Finds the heading of a chapter, where `title` is that of the book: the only one of its level, and nothing of a higher
 * one.
 */
export function findChapter(
  elements: readonly HtmlElement[],
): (Headline & { readonly title: string }) | null {
  for (const name of HEADINGS) {
    const [first, ...others] = elements.filter(({ tagName }) => tagName === name)
    if (first === undefined) continue
    const [shown] = others.length === 0 ? shownIn([first]) : []
    if (shown === undefined) return null
    return { element: first, isAll: true, title: oneLine(shown.lines.join(' ')) }
  }
  return null
}

/** Whether an element has a text of its own, links nowhere, and says nothing else: no program names it so. */
function saysItself(element: HtmlElement, wanted: string): boolean {
  if (element.childNodes.some((node) => 'tagName' in node) || NOT_SHOWN.has(element.tagName))
    return false
  const said = element.childNodes.map((node) => ('value' in node ? node.value : '')).join('')
  return (
    compact(said) === wanted &&
    !isWithin(element, ({ tagName }) => NOT_SHOWN.has(tagName) || tagName === 'head')
  )
}

/** The longest beginning of a title in one line, up to a separator, that a headline of the page says; null without one. */
function beginningShown(title: string, elements: readonly HtmlElement[]): string | null {
  const beginnings = beginningsOf(title, SEPARATOR)
  if (beginnings.length === 0) return null
  const shown = new Set(
    [firstOf(elements, ({ tagName }) => HEADINGS.includes(tagName)), titledIn(elements)]
      .flatMap(shownIn)
      .flatMap(({ lines }) => [compact(lines[0] ?? ''), compact(lines.join(''))]),
  )
  const named = beginnings.findLast((one) => one !== '' && shown.has(compact(one)))
  return named ?? beginningAbove(title, beginnings, elements) ?? beginningAtBlank(title, elements)
}

function beginningsOf(title: string, separator: RegExp): readonly string[] {
  return Array.from(title.matchAll(separator), ({ index }) => title.slice(0, index))
}

/** Where a blank stands between title and column (`标题 要闻_工会网`): what the page shows and nothing else. */
function beginningAtBlank(title: string, elements: readonly HtmlElement[]): string | null {
  const long = beginningsOf(title, / /gu).filter((one) => compact(one).length >= MIN_TITLE_LETTERS)
  const shown = new Set(shownIn(titledIn(elements)).map(({ lines }) => compact(lines.join(''))))
  return long.findLast((one) => shown.has(compact(one))) ?? null
}

/** The beginning that stands nearest above the text of a known program; null where an end of the title is nearer. */
function beginningAbove(
  title: string,
  beginnings: readonly string[],
  elements: readonly HtmlElement[],
): string | null {
  const ends = new Set(
    Array.from(title.matchAll(SEPARATOR), ({ 0: sign, index }) =>
      compact(title.slice(index + sign.length)),
    ),
  )
  for (const { lines } of linesAbove(elements)) {
    const said = compact(lines.join(''))
    const found = beginnings.findLast((one) => one !== '' && compact(one) === said)
    if (found !== undefined) return found
    if (ends.has(said)) return null
  }
  return null
}

/** What stands above the first container, nearest first, and links nowhere. */
function linesAbove(elements: readonly HtmlElement[]): readonly Shown[] {
  const at = elements.findIndex(isContainer)
  if (at === -1) return []
  const above = elements.slice(Math.max(0, at - MAX_CANDIDATES), at).toReversed()
  return above
    .filter(
      (element) =>
        element.childNodes.some((node) => 'value' in node && node.value.trim() !== '') &&
        !isWithin(element, ({ tagName }) => NOT_SHOWN.has(tagName)) &&
        !NOT_SHOWN.has(element.tagName),
    )
    .flatMap((element) => shownIn([element]))
}

/** Those with a text; without what links elsewhere, which is somebody else's title. */
function shownIn(elements: readonly HtmlElement[]): readonly Shown[] {
  return elements.flatMap((element) => {
    if (!isSmall(element)) return []
    const lines = collectText(element).paragraphs
    return lines.length === 0 ? [] : [{ element, lines }]
  })
}

/** What is named so, and links nowhere. */
function titledIn(elements: readonly HtmlElement[]): readonly HtmlElement[] {
  return firstOf(elements, isTitled).filter(
    (element) => !isWithin(element, ({ tagName }) => NOT_SHOWN.has(tagName)),
  )
}

function isTitled(element: HtmlElement): boolean {
  const names = [element.tagName, attribute(element, 'class'), attribute(element, 'id')]
  return !NOT_SHOWN.has(element.tagName) && names.some((name) => name !== null && TITLED.test(name))
}

function firstOf(
  elements: readonly HtmlElement[],
  isOne: (element: HtmlElement) => boolean,
): readonly HtmlElement[] {
  return elements.filter(isOne).slice(0, MAX_CANDIDATES)
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/gu, ' ')
}

function compact(text: string): string {
  return text.replace(/\s+/gu, '')
}
