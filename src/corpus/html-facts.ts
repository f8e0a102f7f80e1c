/**
 * Facts of a page: title, author, days and address, from wherever pages keep them.
 *
 * Layer: corpus. Imports: corpus.
 */

import { findCards } from './html-cards.ts'
import { readFounder } from './html-founder.ts'
import { findHeadline, readHeadline, withoutSiteName, type Headline } from './html-headline.ts'
import { readMarks, textOf, type Found } from './html-marks.ts'
import { findShownDay } from './html-shown-day.ts'
import { readTimes } from './html-times.ts'
import { attribute, type HtmlElement } from './html-tree.ts'
import { readWeChatDays } from './html-wechat.ts'

/** What a page says of itself, unchecked. */
export interface HtmlFacts {
  /** In one line; empty where there is none. */
  readonly title: string
  readonly byline: string
  /** What may be the day of publication, the most certain first; none empty. */
  readonly dates: readonly Found[]
  readonly canonical: Found | undefined
  /** What shows the title; null where nothing does. */
  readonly headline: Headline | null
  /** What stands for other pages. */
  readonly cards: readonly HtmlElement[]
}

/**
 * `meta` names that carry the day of publication, as Chinese sites write them, lower case: Open Graph, government
 * sites (政府网站发展指引: PubDate), gov.cn, Dublin Core, schema.org, Parse.ly, Weibo, Toutiao, Tencent, Phoenix.
 */
const DATE_METAS =
  'article:published_time og:published_time pubdate publishdate publish-date publish_date publishtime publish-time publish_time datepublished firstpublishedtime parsely-pub-date weibo:article:create_at bytedance:published_time og:release_date og:time apub:time rnews:datepublished pubtime _pubtime publication_date date dc.date dc.date.issued dc.date.created dcterms.date dcterms.issued dcterms.created datecreated'.split(
    ' ',
  )
const AUTHOR_METAS = ['author', 'article:author', 'dc.creator']
/** Baidu (百度新闻源) reads `pubtime_baidu`, `author_baidu` and their like; 作者：张三 is what they show. */
const AUTHOR_LABEL = /^\s*作者\s*[:：]\s*/u
/** An account may be a number. */
const LETTER = /\p{L}/u
/** schema.org, and the same for Baidu (ziyuan.baidu.com/contexts/cambrian.jsonld). */
const JSON_DATES = ['datePublished', 'pubDate']

/**
 * Reads the facts of a page.
 *
 * Title: `data-pagefind-meta="title"`, else `og:title`, `ArticleTitle`, the title of WeChat and of Founder, the
 * headline (`readHeadline`). Author and days: `data-pagefind-meta`, else `meta`, for days JSON-LD too, else
 * WeChat and Founder. Then a day may be that of a `time` which is marked as the day of publication, of the line
 * below the headline that says so, of another `time` at the head, of another such line.
 *
 * @param elements - All of the page, in its order.
 */
export function readFacts(elements: readonly HtmlElement[]): HtmlFacts {
  const metas = readMetas(elements)
  const marks = readMarks(elements, 'data-pagefind-meta')
  const marked = (name: string): readonly Found[] => marks.filter((mark) => mark.name === name)
  const named = (names: readonly string[]): readonly Found[] =>
    names.flatMap((name) => metas.get(name) ?? [])
  const identified = (id: string): readonly Found[] => {
    const element = elements.find((one) => attribute(one, 'id') === id)
    return element === undefined ? [] : [{ value: textOf(element), element }]
  }
  // ArticleTitle is on every site of the Chinese government.
  const told = named(['og:title', 'articletitle', 'pagetitle']).map(({ value }) =>
    withoutSiteName(value.trim(), elements),
  )
  const title =
    firstLine(textsOf(marked('title'))) ||
    firstLine(told) ||
    firstLine(textsOf([...identified('activity-name'), ...readFounder(elements, 'title')])) ||
    readHeadline(elements)
  const authors = [
    ...marked('author'),
    ...named(AUTHOR_METAS),
    ...identified('js_name'),
    ...identified('author_baidu').map((found) => ({
      ...found,
      value: found.value.replace(AUTHOR_LABEL, ''),
    })),
    ...readFounder(elements, 'author'),
  ]
  const headline = findHeadline(elements, title)
  const cards = findCards(elements, title)
  const times = readTimes(elements, headline?.element ?? null, cards)
  const shown = [findShownDay(elements, title, cards)].filter((day) => day !== null)
  const dates = [
    ...marked('date'),
    ...named(DATE_METAS),
    ...readJsonDates(elements),
    ...identified('publish_time'),
    ...identified('pubtime_baidu'),
    ...readWeChatDays(elements),
    ...times.published,
    ...readFounder(elements, 'date'),
    ...shown.filter(({ isLabelled }) => isLabelled),
    ...times.atHead,
    ...shown,
  ].filter(({ value }) => value.trim() !== '')
  return {
    title,
    byline: firstLine(textsOf(authors).filter((author) => LETTER.test(author))),
    dates,
    canonical: findCanonical(elements),
    headline,
    cards,
  }
}

/** Reads `meta` by lower-case name, property or itemprop; the first of a name counts. */
function readMetas(elements: readonly HtmlElement[]): ReadonlyMap<string, Found> {
  const metas = new Map<string, Found>()
  for (const element of elements) {
    if (element.tagName !== 'meta') continue
    const name =
      attribute(element, 'property') ?? attribute(element, 'name') ?? attribute(element, 'itemprop')
    const value = attribute(element, 'content')
    if (name === null || value === null || value.trim() === '') continue
    // Sina writes `weibo: article:create_at`.
    const key = name.replace(/\s+/gu, '').toLowerCase()
    if (!metas.has(key)) metas.set(key, { value, element })
  }
  return metas
}

function textsOf(found: readonly Found[]): readonly string[] {
  return found.map(({ value }) => value)
}

function firstLine(candidates: readonly string[]): string {
  const lines = candidates.map((value) => value.trim().replace(/\s+/gu, ' '))
  return lines.find((line) => line !== '') ?? ''
}

/** Reads the days of JSON-LD. What is no JSON says nothing. */
function readJsonDates(elements: readonly HtmlElement[]): readonly Found[] {
  return elements
    .filter(
      (element) =>
        element.tagName === 'script' &&
        attribute(element, 'type')?.trim().toLowerCase() === 'application/ld+json',
    )
    .flatMap((element) => {
      const texts = element.childNodes.map((node) => ('value' in node ? node.value : ''))
      return jsonDates(texts.join('')).map((value) => ({ value, element }))
    })
}

/** Of the things a page is about, one by one, in a list or under `@graph`; not of what is said about them. */
function jsonDates(json: string): readonly string[] {
  const dates: string[] = []
  let things: readonly unknown[]
  try {
    things = [JSON.parse(json)]
  } catch {
    return dates
  }
  // Level by level: JSON nests deeper than calls may.
  while (things.length > 0) {
    things = things.flatMap((thing): readonly unknown[] => {
      if (Array.isArray(thing)) return thing
      if (typeof thing !== 'object' || thing === null) return []
      const fields: Readonly<Record<string, unknown>> = { ...thing }
      for (const value of JSON_DATES.map((name) => fields[name]))
        if (typeof value === 'string') dates.push(value)
      return [fields['@graph']]
    })
  }
  return dates
}

function findCanonical(elements: readonly HtmlElement[]): Found | undefined {
  for (const element of elements) {
    if (element.tagName !== 'link' || attribute(element, 'rel')?.toLowerCase() !== 'canonical') {
      continue
    }
    const value = attribute(element, 'href')
    if (value !== null) return { value, element }
  }
  return undefined
}
