/**
 * HTML pages: one document a page.
 *
 * The attributes of Pagefind (`data-pagefind-body`, `-ignore`, `-meta`, `-filter`) are
 * honoured, so that a site which uses them needs no change. The page is decoded already.
 *
 * Layer: corpus. Imports: parse5, corpus.
 */

import { parse } from 'parse5'

import { documentId } from '../document-id.ts'
import type { Issue, ParseResult } from '../document.ts'
import { createFacets, describeBadField } from '../facets.ts'
import { collectContent } from './content.ts'
import { readDocumentNumber } from './document-number.ts'
import { readFacts } from './facts.ts'
import { findChapter } from './headline.ts'
import { isListPage, isSearchPage } from './list.ts'
import { readMarks, type Found } from './marks.ts'
import { attribute, walkElements, type HtmlElement } from './tree.ts'
import { isUnlisted } from './unlisted.ts'
import { parseLink } from '../link.ts'
import { isTitle } from '../newspaper/title-line.ts'
import { parseWrittenDay } from '../newspaper/written-day.ts'

const XHTML = /^\s*<\?xml\s/u
const XHTML_NAME = /\.xhtml(?:\.gz)?$/iu
/** In XHTML they may end where they start; an HTML parser would take the page for what is in them. */
const EMPTY_RAW_TEXT = /<(script|style|title|textarea|iframe|noscript)\b([^<>]*)\/>/giu

/**
 * Parses a page.
 *
 * Where title, author and day are looked for says `readFacts`, where the text `collectContent`; a headline
 * that is the title is not repeated in it; the number of an official document that stands beside it is its
 * first line (`readDocumentNumber`). Id: from the canonical link where there is one, else from
 * title and text.
 *
 * A page that leads elsewhere at once, says `noindex`, or is ignored as a whole yields neither document nor issue.
 *
 * Issues: `list-page` (it is left out, for it only lists others), `no-text` (the page is lost), `title-only` (it has nothing else), `bad-field` (the field is lost).
 *
 * @param html - The page, decoded.
 * @param file - Its path, for issues, and to know XHTML and a page that leads to itself.
 */
export function parseHtml(html: string, file: string): ParseResult {
  const isXhtml = XHTML.test(html) || XHTML_NAME.test(file)
  const source = isXhtml ? html.replace(EMPTY_RAW_TEXT, '<$1$2></$1>') : html
  const elements = [...walkElements(parse(source, { sourceCodeLocationInfo: true }))]
  if (isUnlisted(elements, file)) return { documents: [], issues: [] }

  const { title: named, byline, dates, canonical, headline: shown, cards } = readFacts(elements)
  const chapter = isXhtml && shown === null ? findChapter(elements) : null
  const headline = chapter ?? shown
  const told = chapter?.title ?? named
  const leftOut = (found: string): ParseResult => {
    const message = `expected an article, found ${found}, which is left out`
    return { documents: [], issues: [{ file, line: 0, rule: 'list-page', message }] }
  }
  if (elements.some(isBookContents)) return leftOut('a list of others')
  if (dates.length === 0 && isListPage(elements, cards, file)) return leftOut('a list of others')
  const text = collectContent(elements, headline, cards)
  if (text === null) return { documents: [], issues: [] }
  const [opening = '', ...others] = text.paragraphs
  const isTitled = told === '' && others.length > 0 && isWordProcessed(elements) && isTitle(opening)
  const title = isTitled ? opening : told
  const said = (opening === title && others.length > 0 ? others : text.paragraphs).join('\n')
  const number = said === '' ? null : readDocumentNumber(elements)
  const body = number === null || said.includes(number) ? said : `${number}\n${said}`
  const caption = text.captions.join('\n')

  const issues: Issue[] = []
  const report = (line: number, rule: string, message: string): void => {
    issues.push({ file, line, rule, message })
  }
  if (title === '' && body === '') {
    report(0, 'no-text', 'expected a title or a text, found neither')
    return { documents: [], issues }
  }
  if (body === '' && caption === '') {
    if (isSearchPage(file)) return leftOut('a page to search with')
    const isFrames = elements.some(({ tagName }) => tagName === 'frameset')
    report(0, 'title-only', `expected a text, found ${isFrames ? 'frames' : 'a title alone'}`)
  }

  const check = <Value>(
    candidates: readonly Found[],
    parseValue: (text: string) => Value | null,
    expected: string,
  ): Value | null => {
    for (const { value } of candidates) {
      const parsed = parseValue(value)
      if (parsed !== null) return parsed
    }
    const [first] = candidates
    if (first !== undefined) {
      const line = first.element.sourceCodeLocation?.startLine ?? 0
      const found = first.value.slice(0, 40)
      report(line, 'bad-field', `expected ${expected}, found “${found}”`)
    }
    return null
  }
  const date = check(dates, parseWrittenDay, 'a day, such as 2025-03-06')
  const url = check(
    canonical === undefined ? [] : [canonical],
    parseLink,
    'an http(s) address or a path',
  )

  const filters = readMarks(elements, 'data-pagefind-filter').filter(({ name, element }) => {
    const problem = describeBadField(name)
    if (problem !== null)
      report(
        element.sourceCodeLocation?.startLine ?? 0,
        'bad-field',
        `expected ${problem} for a filter, found “${name}”`,
      )
    return problem === null
  })
  return {
    documents: [
      {
        id: documentId(url === null ? [title, body] : [url]),
        title,
        body,
        caption,
        byline,
        date,
        url,
        facets: createFacets(filters.map(({ name, value }) => [name, [value]])),
      },
    ],
    issues,
  }
}

/** Whether an element holds the contents of an EPUB, in a file of their own. */
function isBookContents(element: HtmlElement): boolean {
  return /\btoc\b/u.test(attribute(element, 'epub:type') ?? '') && element.tagName === 'nav'
}

/** Whether Word, or WPS like it, saved a page: its title may be empty, and its headline is no heading. */
function isWordProcessed(elements: readonly HtmlElement[]): boolean {
  return elements.some(
    (element) =>
      element.tagName === 'meta' &&
      attribute(element, 'name')?.toLowerCase() === 'progid' &&
      attribute(element, 'content')?.startsWith('Word.') === true,
  )
}
