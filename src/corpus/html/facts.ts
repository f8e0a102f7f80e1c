/**
 * Facts of a page: title, author, days and address, from wherever pages keep them.
 *
 * Layer: corpus. Imports: corpus.
 */

import { findCards } from './cards.ts'
import { readFounder } from './founder.ts'
import { findHeadline, readHeadline, withoutSiteName, type Headline } from './headline.ts'
import { readMarks, textOf, type Found } from './marks.ts'
import { isComments } from './noise.ts'
import { findShownDay } from './shown-day.ts'
import { readTimes } from './times.ts'
import { attribute, isSmall, isWithin, walkElements, type HtmlElement } from './tree.ts'
import { readWeChatDays } from './wechat.ts'

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
 * headline (`readHeadline`). Author and days: `data-pagefind-meta`, else `meta`, JSON-LD, else
 * WeChat, Baidu and Founder, for authors also `itemprop`. Then a day may be that of a `time` which is marked as the day of publication, of the line
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
    ...readJson(elements, ({ author }) => namesOf(author)),
    ...identified('js_name'),
    ...identified('author_baidu').map(withoutLabel),
    ...readFounder(elements, 'author'),
    ...readItemAuthors(elements),
  ]
  const headline = findHeadline(elements, title)
  const cards = findCards(elements, title)
  const times = readTimes(elements, headline?.element ?? null, cards)
  const shown = [findShownDay(elements, title, cards)].filter((day) => day !== null)
  const dates = [
    ...marked('date'),
    ...named(DATE_METAS),
    ...readJson(elements, (fields) => JSON_DATES.map((name) => fields[name])),
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

/** What JSON-LD says of things, a string each. What is no JSON says nothing. */
function readJson(
  elements: readonly HtmlElement[],
  valuesOf: (fields: Readonly<Record<string, unknown>>) => readonly unknown[],
): readonly Found[] {
  return elements
    .filter(
      (element) =>
        element.tagName === 'script' &&
        attribute(element, 'type')?.trim().toLowerCase() === 'application/ld+json',
    )
    .flatMap((element) => {
      const texts = element.childNodes.map((node) => ('value' in node ? node.value : ''))
      return thingsOf(texts.join(''))
        .flatMap(valuesOf)
        .flatMap((value) => (typeof value === 'string' ? [{ value, element }] : []))
    })
}

/** The things a page is about, one by one, in a list or under `@graph`; not what is said about them. */
function thingsOf(json: string): readonly Readonly<Record<string, unknown>>[] {
  const found: Readonly<Record<string, unknown>>[] = []
  let things: readonly unknown[]
  try {
    things = [JSON.parse(json)]
  } catch {
    return found
  }
  // Level by level: JSON nests deeper than calls may.
  while (things.length > 0) {
    things = things.flatMap((thing): readonly unknown[] => {
      if (Array.isArray(thing)) return thing
      if (typeof thing !== 'object' || thing === null) return []
      const fields: Readonly<Record<string, unknown>> = { ...thing }
      found.push(fields)
      return [fields['@graph']]
    })
  }
  return found
}

/** Names of an author, of the first of several: a text, or a thing with a name. */
function namesOf(author: unknown): readonly unknown[] {
  const first: unknown = Array.isArray(author) ? author[0] : author
  if (typeof first !== 'object' || first === null) return [first]
  return 'name' in first ? [first.name] : []
}

/** The first author whom the markup of schema.org names, with that of the page around. */
function readItemAuthors(elements: readonly HtmlElement[]): readonly Found[] {
  const author = elements.find(
    (one) =>
      isItem(one, 'author') && !isComments(one) && !isWithin(one, isComments) && isSmall(one),
  )
  if (author === undefined) return []
  const inside = [...walkElements(author)].slice(1)
  const element = inside.find((one) => isItem(one, 'name')) ?? author
  return [{ value: attribute(element, 'content') ?? textOf(element), element }].map(withoutLabel)
}

function withoutLabel({ value, element }: Found): Found {
  return { value: value.replace(AUTHOR_LABEL, ''), element }
}

function isItem(element: HtmlElement, property: string): boolean {
  return attribute(element, 'itemprop')?.split(/\s+/u).includes(property) === true
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
