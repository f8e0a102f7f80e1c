/**
 * HTML pages: one document a page.
 *
 * The attributes of Pagefind (`data-pagefind-body`, `-ignore`, `-meta`, `-filter`) are
 * honoured, so that a site which uses them needs no change. The page is decoded already.
 *
 * Layer: corpus. Imports: parse5.
 */

import { parse } from 'parse5'

import { documentId } from './document-id.ts'
import type { Issue, ParseResult } from './document.ts'
import { createFacets } from './facets.ts'
import { attribute, collectText, walkElements, type HtmlElement } from './html-text.ts'
import { parseIsoDay } from './iso-day.ts'
import { parseLink } from './link.ts'

/** `meta` names that carry the day of publication, as Chinese sites write them, lower case. */
const DATE_METAS = ['article:published_time', 'pubdate', 'publishdate', 'date', 'dc.date']
const AUTHOR_METAS = ['author', 'article:author', 'dc.creator']

/**
 * Parses a page.
 *
 * Title: `data-pagefind-meta="title"`, else `og:title`, `ArticleTitle`, the first `h1`, `title`. Text: every
 * `data-pagefind-body`, else the only `article`, `main`, `body`; a headline that is the title
 * is not repeated in it. Date: `meta`, else the first `time[datetime]`. Id: from the canonical
 * link where there is one, else from title and text.
 *
 * Issues: `no-text` (the page is lost), `bad-field` (the field is).
 *
 * @param html - The page, decoded.
 * @param file - Its path, for issues.
 */
export function parseHtml(html: string, file: string): ParseResult {
  const tree = parse(html, { sourceCodeLocationInfo: true })
  const elements = [...walkElements(tree)]
  const issues: Issue[] = []
  const metas = readMetas(elements)

  const title = readTitle(elements, metas)
  const omit = elements.find((element) => element.tagName === 'h1' && textOf(element) === title)
  const texts = contentRoots(elements).map((root) => collectText(root, omit ?? null))
  const body = texts.flatMap(({ paragraphs }) => paragraphs).join('\n')
  if (title === '' && body === '') {
    const message = 'expected a title or a text, found neither'
    return { documents: [], issues: [{ file, line: 0, rule: 'no-text', message }] }
  }

  const check = <Value>(
    found: Found | undefined,
    parseValue: (text: string) => Value | null,
    expected: string,
  ): Value | null => {
    const value = found === undefined ? null : parseValue(found.value)
    if (found !== undefined && value === null) {
      const message = `expected ${expected}, found “${found.value.slice(0, 40)}”`
      issues.push({ file, line: lineOf(found.element), rule: 'bad-field', message })
    }
    return value
  }
  const date = check(findDate(elements, metas), parseIsoDay, 'an ISO day or time')
  const url = check(findCanonical(elements), parseLink, 'an http(s) address or a path')

  return {
    documents: [
      {
        id: documentId(url === null ? [title, body] : [url]),
        title,
        body,
        caption: texts.flatMap(({ captions }) => captions).join('\n'),
        byline: AUTHOR_METAS.map((name) => metas.get(name)?.value.trim()).find(Boolean) ?? '',
        date,
        url,
        facets: readFacets(elements),
      },
    ],
    issues,
  }
}

/** A value and the element that carries it. */
interface Found {
  readonly value: string
  readonly element: HtmlElement
}

/** Reads `meta` by lower-case name or property; the first of a name counts. */
function readMetas(elements: readonly HtmlElement[]): ReadonlyMap<string, Found> {
  const metas = new Map<string, Found>()
  for (const element of elements) {
    if (element.tagName !== 'meta') continue
    const name = attribute(element, 'property') ?? attribute(element, 'name')
    const value = attribute(element, 'content')
    if (name === null || value === null || value.trim() === '') continue
    if (!metas.has(name.toLowerCase())) metas.set(name.toLowerCase(), { value, element })
  }
  return metas
}

function readTitle(elements: readonly HtmlElement[], metas: ReadonlyMap<string, Found>): string {
  const candidates = [
    elements.find((element) => attribute(element, 'data-pagefind-meta')?.trim() === 'title'),
    metas.get('og:title')?.value,
    // On every site of the Chinese government.
    metas.get('articletitle')?.value,
    elements.find(({ tagName }) => tagName === 'h1'),
    elements.find(({ tagName }) => tagName === 'title'),
  ]
  for (const candidate of candidates) {
    if (candidate === undefined) continue
    const title = typeof candidate === 'string' ? candidate : textOf(candidate)
    if (title.trim() !== '') return title.trim().replace(/\s+/gu, ' ')
  }
  return ''
}

function contentRoots(elements: readonly HtmlElement[]): readonly HtmlElement[] {
  const marked = outermost(
    elements.filter((element) => attribute(element, 'data-pagefind-body') !== null),
  )
  if (marked.length > 0) return marked
  // Several articles are a list of them, or an article and its neighbours: their `main` is meant.
  const articles = elements.filter(({ tagName }) => tagName === 'article')
  if (articles.length === 1) return articles
  const [main] = elements.filter(({ tagName }) => tagName === 'main')
  if (main !== undefined) return [main]
  if (articles.length > 1) return outermost(articles)
  return elements.filter(({ tagName }) => tagName === 'body')
}

function outermost(elements: readonly HtmlElement[]): HtmlElement[] {
  const all = new Set<unknown>(elements)
  return elements.filter((element) => {
    let ancestor: unknown = element.parentNode
    while (ancestor !== null && ancestor !== undefined && !all.has(ancestor)) {
      ancestor = (ancestor as { parentNode?: unknown }).parentNode
    }
    return ancestor === null || ancestor === undefined
  })
}

function findDate(
  elements: readonly HtmlElement[],
  metas: ReadonlyMap<string, Found>,
): Found | undefined {
  const meta = DATE_METAS.map((name) => metas.get(name)).find((found) => found !== undefined)
  if (meta !== undefined) return meta
  for (const element of elements) {
    const value = element.tagName === 'time' ? attribute(element, 'datetime') : null
    if (value !== null) return { value, element }
  }
  return undefined
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

/**
 * Reads `data-pagefind-filter`: `field` (the element's text) and `field[attribute]`, parted by
 * commas, and last `field:value`, whose value runs to the end.
 */
function readFacets(elements: readonly HtmlElement[]): ReturnType<typeof createFacets> {
  const fields: [string, string[]][] = []
  for (const element of elements) {
    const filters = attribute(element, 'data-pagefind-filter')
    if (filters === null) continue
    const [, names = '', value] = /^([^:]*)(?::(.*))?$/su.exec(filters) ?? []
    const sources = names.split(',')
    if (value !== undefined) fields.push([sources.pop() ?? '', [value]])
    for (const source of sources) {
      const [, field = '', from] = /^([^[]*)(?:\[([^\]]*)\])?/u.exec(source) ?? []
      fields.push([
        field,
        [from === undefined ? textOf(element) : (attribute(element, from) ?? '')],
      ])
    }
  }
  return createFacets(fields)
}

function textOf(element: HtmlElement): string {
  if (element.tagName === 'meta') return attribute(element, 'content') ?? ''
  return collectText(element).paragraphs.join(' ')
}

function lineOf(element: HtmlElement): number {
  return element.sourceCodeLocation?.startLine ?? 0
}
