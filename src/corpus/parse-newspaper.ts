/**
 * Newspaper text: one page of articles, as extraction leaves it.
 *
 * The page is cut at its headings; photos, bylines and datelines are taken out; what a column
 * break cut is put together again. Nothing that can be searched for is dropped: every letter
 * of an article lies in one field of its document, but for `本报讯` and marks of pages (`第03版`).
 *
 * Layer: corpus. Imports: nothing.
 */

import { splitArticles, type Piece, type RawArticle } from './articles.ts'
import { takeCaptions } from './captions.ts'
import { findCities } from './city.ts'
import {
  parseBylineLine,
  startsWithDateline,
  takeLeadingByline,
  takeTrailingByline,
} from './dateline.ts'
import { distinctId, documentId } from './document-id.ts'
import type { Document, Issue, ParseOptions, ParseResult } from './document.ts'
import { joinPieces, type Paragraph } from './paragraphs.ts'
import { findIssueDay, latestDateLine, readDateLine, withoutPageMarks } from './page-lines.ts'
import { latestYear, readPrintedDate } from './printed-date.ts'

/** How much of an issue's text is quoted, in code points: enough to find the place. */
const QUOTED_CODE_POINTS = 20
/** Where no full stop ends the first sentence, a dateline still lies in its first line. */
const MAX_SENTENCE_CODE_UNITS = 120

/**
 * Parses a page into its articles, in the order of the page.
 *
 * Issues: `empty-file`, `no-heading` (no articles at all), `before-heading` (text that belongs
 * to no article), `empty-heading`, `no-text` (a heading with nothing under it), `invalid-date`,
 * `no-year`, `duplicate`.
 *
 * A heading with nothing under it is an article of its own, unless a deeper heading follows:
 * then it names a section, and sections are not found.
 *
 * @param text - The page, decoded. Any line ends, with or without a byte order mark.
 * @param file - Its path, for issues.
 */
export function parseNewspaper(text: string, file: string, options: ParseOptions): ParseResult {
  const page = splitArticles(text)
  const issues: Issue[] = []
  const report = (line: number, rule: string, message: string): void => {
    issues.push({ file, line, rule, message })
  }

  const [stray] = withoutPageMarks(page.preamble)
  if (page.articles.length === 0) {
    if (stray === undefined) report(0, 'empty-file', 'expected articles, found an empty file')
    else report(stray.line, 'no-heading', `expected a "# headline", found ${quote(stray.text)}`)
    return { documents: [], issues }
  }
  if (stray !== undefined) {
    report(
      stray.line,
      'before-heading',
      `text before the first heading is left out: ${quote(stray.text)}`,
    )
  }

  const when: PageYears = {
    given: options.year,
    issueDay: findIssueDay(page),
    latest: latestYear(text),
  }
  const documents: Document[] = []
  const copies = new Map<string, number>()
  for (const [index, article] of page.articles.entries()) {
    if (article.title === '') report(article.line, 'empty-heading', 'expected a headline after "#"')
    else if (article.pieces.length === 0) {
      report(article.line, 'no-text', `no text under the heading ${quote(article.title)}`)
    }
    const next = page.articles[index + 1]
    const isSection = next !== undefined && next.level > article.level
    if (article.pieces.length === 0 && (isSection || article.title === '')) continue

    const { document, problem } = parseArticle(article, when, options.places)
    if (problem !== null) report(article.line, ...problem)
    const id = distinctId(document.id, copies)
    if (id !== document.id) {
      report(article.line, 'duplicate', `same article twice: ${quote(article.title)}`)
    }
    documents.push({ ...document, id })
  }

  return { documents, issues }
}

type Problem = readonly [rule: string, message: string]

/** What gives the year of a day that is printed without one. */
interface PageYears {
  /** By the caller; decides. */
  readonly given: number | null
  /** When the page was printed, an ISO day. */
  readonly issueDay: string | null
  /** The latest that the page mentions. */
  readonly latest: number | null
}

function parseArticle(
  article: RawArticle,
  { given, issueDay, latest }: PageYears,
  places: ParseOptions['places'],
): { document: Document; problem: Problem | null } {
  const photos = takeCaptions(withoutPageMarks(article.pieces))
  const signed = takeBylineLines(photos.pieces)
  const { paragraphs, bylines } = takeBylines(joinPieces(signed.pieces))

  const texts = paragraphs.map((paragraph) => paragraph.text)
  const leadAt = leadIndex(paragraphs)
  const lead = paragraphs[leadAt]?.text ?? ''
  const sentence = firstSentence(lead)
  // Pages put together from several issues have the line of each over its articles.
  const lastDay = latestDateLine(article.pieces) ?? issueDay
  const year = given ?? (lastDay === null ? latest : Number(lastDay.slice(0, 4)))
  const isOfYear = lastDay !== null && Number(lastDay.slice(0, 4)) === year
  const printed = readPrintedDate(sentence, year, isOfYear ? lastDay : null)
  const dateLine =
    texts
      .slice(0, leadAt)
      .map(readDateLine)
      .find((day) => day !== null) ?? null
  const cities = findCities(article.title, texts.join('\n'), sentence, places)

  // A credit or a signature without a headline or a text is all there is to find.
  const isBare = article.title === '' && texts.length === 0

  return {
    document: {
      // What is printed, before any rule of this parser has had its say.
      id: documentId([article.title, article.pieces.map((piece) => piece.text).join('')]),
      title: article.title,
      body: (isBare ? article.pieces.map((piece) => piece.text) : texts).join('\n'),
      caption: isBare ? '' : photos.captions.join('\n'),
      byline: isBare ? '' : [...signed.leading, ...bylines, ...signed.trailing].join(' '),
      date: printed.kind === 'day' ? printed.day : printed.kind === 'none' ? dateLine : null,
      url: null,
      facets: cities.length === 0 ? {} : { city: cities },
    },
    problem:
      printed.kind === 'invalid'
        ? ['invalid-date', `no such day: ${quote(printed.printed)}`]
        : printed.kind === 'no-year'
          ? ['no-year', `${quote(printed.printed)} without a year, and the page mentions none`]
          : null,
  }
}

/** Takes the lines that are nothing but a byline off both ends of an article. */
function takeBylineLines(pieces: readonly Piece[]): {
  pieces: readonly Piece[]
  leading: readonly string[]
  trailing: readonly string[]
} {
  const names = pieces.map((piece) => parseBylineLine(piece.text))
  const start = names.indexOf(null)
  // An article of bylines and nothing else is text after all.
  if (start === -1) return { pieces, leading: [], trailing: [] }
  const end = names.lastIndexOf(null) + 1
  return {
    pieces: pieces.slice(start, end),
    leading: names.slice(0, start).filter((name) => name !== null),
    trailing: names.slice(end).filter((name) => name !== null),
  }
}

/** Takes the byline behind the dateline, and the signature at the very end. */
function takeBylines(paragraphs: readonly Paragraph[]): {
  paragraphs: readonly Paragraph[]
  bylines: readonly string[]
} {
  const bylines: string[] = []
  const rest = [...paragraphs]
  const take = (index: number, takeOff: (text: string) => { text: string; byline: string }) => {
    const paragraph = rest[index]
    if (paragraph === undefined) return
    const { text, byline } = takeOff(paragraph.text)
    rest[index] = { ...paragraph, text }
    if (byline !== '') bylines.push(byline)
  }

  take(leadIndex(rest), takeLeadingByline)
  take(rest.length - 1, takeTrailingByline)
  return { paragraphs: rest.filter((paragraph) => paragraph.text !== ''), bylines }
}

/** The paragraph an article opens with: its dateline, else the first that is no sub-headline. */
function leadIndex(paragraphs: readonly Paragraph[]): number {
  const dateline = paragraphs.findIndex((paragraph) => startsWithDateline(paragraph.text))
  if (dateline !== -1) return dateline
  return Math.max(
    0,
    paragraphs.findIndex((paragraph) => !paragraph.isSubheadline),
  )
}

function firstSentence(text: string): string {
  return /^[^。！？!?]*/u.exec(text.slice(0, MAX_SENTENCE_CODE_UNITS))?.[0] ?? ''
}

function quote(text: string): string {
  const points = Array.from(text)
  return `“${points.slice(0, QUOTED_CODE_POINTS).join('')}${points.length > QUOTED_CODE_POINTS ? '…' : ''}”`
}
