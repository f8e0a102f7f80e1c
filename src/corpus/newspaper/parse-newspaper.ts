/**
 * Newspaper text: one page of articles, as extraction leaves it.
 *
 * The page is cut at its headings; photos, bylines and datelines are taken out; what a column
 * break cut is put together again. Nothing that can be searched for is dropped: every letter
 * of an article lies in one field of its document, but for `本报讯` and marks of pages (`第03版`, `责编:王五`).
 *
 * Layer: corpus. Imports: corpus.
 */

import { splitArticles } from '../articles.ts'
import { takeBylineLines } from './byline-lines.ts'
import { takeCaptions } from './captions.ts'
import { findCities } from '../city.ts'
import { startsWithDateline, takeLeadingByline, takeTrailingByline } from './dateline.ts'
import { distinctId, documentId } from '../document-id.ts'
import type { Document, Issue, ParseOptions, ParseResult } from '../document.ts'
import { dayOf } from '../file-name.ts'
import { joinHeadlines, type HeadedArticle } from './headlines.ts'
import { joinPieces, type Paragraph } from './paragraphs.ts'
import {
  findHeadDay,
  findIssueDay,
  lastHeadDay,
  latestDateLine,
  readDateLine,
  withHeadAbove,
  withoutPageMarks,
} from './page-lines.ts'
import { latestYear, readPrintedDate, type PrintedDate } from './printed-date.ts'
import { withoutRunningHeads } from './running-heads.ts'
import { subtitlesOf } from './subtitles.ts'
import { plainArticle, withUnmarkedArticles } from './unmarked-articles.ts'

/** How much of an issue's text is quoted, in code points: enough to find the place. */
const QUOTED_CODE_POINTS = 20
/** Where no full stop ends the first sentence, a dateline still lies in its first line. */
const MAX_SENTENCE_CODE_UNITS = 120
const CHINESE = /\p{Script=Han}/u

/**
 * Parses a page into its articles, in the order of the page. A file without any heading is one
 * article: its first line is the title, or the file's name where that line is text already;
 * unless it shows the headlines of several (`unmarked-articles.ts`).
 *
 * Issues: `empty-file`, `no-heading` (no heading, and nothing in Chinese either), `before-heading`
 * (text that belongs to no article), `empty-heading`, `no-text` (a heading with nothing under it,
 * or a section, whose name is left out), `invalid-date`, `no-year`, `duplicate`.
 *
 * A heading with nothing under it is an article of its own, unless a deeper heading follows:
 * then it is the first line of that one's headline, or names a section, and sections are not
 * found (`headlines.ts`).
 *
 * @param text - The page, decoded. Any line ends, with or without a byte order mark.
 * @param file - Its path, for the title of last resort, for a day in it, and for issues.
 */
export function parseNewspaper(text: string, file: string, options: ParseOptions): ParseResult {
  const page = withUnmarkedArticles(withHeadAbove(splitArticles(text)), file)
  const issues: Issue[] = []
  const report = (line: number, rule: string, message: string): void => {
    issues.push({ file, line, rule, message })
  }

  const [stray] = withoutPageMarks(page.preamble)
  const isPlain = page.articles.length === 0
  if (isPlain && stray === undefined) {
    report(0, 'empty-file', 'expected articles, found an empty file')
    return { documents: [], issues }
  }
  if (isPlain && !page.preamble.some((piece) => CHINESE.test(piece.text))) {
    const found = quote(stray?.text ?? '')
    report(
      stray?.line ?? 0,
      'no-heading',
      `expected a "# headline" or Chinese text, found ${found}`,
    )
    return { documents: [], issues }
  }
  if (!isPlain && stray !== undefined) {
    report(
      stray.line,
      'before-heading',
      `text before the first heading is left out: ${quote(stray.text)}`,
    )
  }
  for (const { title, line } of page.articles) {
    if (title === '') report(line, 'empty-heading', 'expected a headline after "#"')
  }
  const { articles, sections } = joinHeadlines(
    isPlain ? [plainArticle(page.preamble, file)] : page.articles,
  )
  for (const { title, line } of sections) {
    const taken = 'it is taken for the name of a section and left out'
    report(line, 'no-text', `no text under the heading ${quote(title)}: ${taken}`)
  }

  const when = {
    given: options.year,
    issueDay: findIssueDay(page) ?? dayOf(file),
    latest: latestYear(text),
  }
  let paperDay = findHeadDay(page)
  const documents: Document[] = []
  const copies = new Map<string, number>()
  for (const article of articles) {
    if (article.pieces.length === 0) {
      report(article.line, 'no-text', `no text under the heading ${quote(article.title)}`)
    }
    const { document, problem } = parseArticle(article, { ...when, paperDay }, options.places)
    paperDay = lastHeadDay(article.pieces) ?? paperDay
    if (problem !== null) report(article.line, ...problem)
    const id = distinctId(document.id, copies)
    if (id !== document.id) {
      report(article.line, 'duplicate', `same article twice: ${quote(article.title)}`)
    }
    const date = document.date ?? (isPlain ? dayOf(file) : null)
    documents.push({ ...document, id, date })
  }

  return { documents, issues: issues.toSorted((left, right) => left.line - right.line) }
}

type Problem = readonly [rule: string, message: string]

/** What a page says about time, for days that are printed without a year, or not at all. */
interface PageDays {
  /** By the caller; decides. */
  readonly given: number | null
  /** What gives the page its year, an ISO day. */
  readonly issueDay: string | null
  /** In the head of the page over an article: when the paper came out, an ISO day. */
  readonly paperDay: string | null
  /** The latest that the page mentions. */
  readonly latest: number | null
}

function parseArticle(
  article: HeadedArticle,
  { given, issueDay, paperDay, latest }: PageDays,
  places: ParseOptions['places'],
): { document: Document; problem: Problem | null } {
  const photos = takeCaptions(withoutRunningHeads(withoutPageMarks(article.pieces)))
  const signed = takeBylineLines(photos.pieces)
  const joined = joinPieces(signed.pieces)
  // Asked before 本报讯 is gone, which tells it. Nothing before it is taken away, so its place stays.
  const leadAt = leadIndex(joined)
  const { paragraphs, bylines } = takeBylines(joined, leadAt)

  const printedText = article.pieces.map((piece) => piece.text)
  const texts = paragraphs.map((paragraph) => paragraph.text)
  const lead = paragraphs[leadAt]?.text ?? ''
  const sentence = firstSentence(lead)
  // Pages put together from several issues have the line of each over its articles.
  const lastDay = latestDateLine(article.pieces) ?? issueDay
  const year = given ?? (lastDay === null ? latest : Number(lastDay.slice(0, 4)))
  const isOfYear = lastDay !== null && Number(lastDay.slice(0, 4)) === year
  const printed = readPrintedDate(sentence, year, isOfYear ? lastDay : null)
  const dateLine = texts
    .slice(0, leadAt)
    .map(readDateLine)
    .find((day) => day !== null)
  const isOfGiven = given === null || paperDay?.startsWith(`${given}-`) === true
  const day = dateLine ?? (isOfGiven ? paperDay : null)
  const headline = [article.title, ...article.subtitles, ...subtitlesOf(signed.pieces)]
  const cities = findCities(headline.join(' '), texts.join('\n'), sentence, places)

  // A credit or a signature without a headline or a text is all there is to find.
  const isBare = article.title === '' && texts.length === 0

  return {
    document: {
      // What is printed, before any rule of this parser has had its say.
      id: documentId([article.ownTitle, [...article.subtitles, ...printedText].join('')]),
      title: article.title,
      body: (isBare ? printedText : [...article.subtitles, ...texts]).join('\n'),
      caption: isBare ? '' : photos.captions.join('\n'),
      byline: isBare ? '' : [...signed.leading, ...bylines, ...signed.trailing].join(' '),
      date: dateOf(printed, day),
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

/** An article that tells no day is of its paper's, and none is newer than that: what will be on 3月20日 was news before. */
function dateOf(printed: PrintedDate, paperDay: string | null): string | null {
  if (printed.kind === 'none') return paperDay
  if (printed.kind !== 'day') return null
  return paperDay !== null && printed.day > paperDay ? paperDay : printed.day
}

/** Takes the byline behind the dateline, and the signature at the very end. */
function takeBylines(
  paragraphs: readonly Paragraph[],
  leadAt: number,
): {
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

  take(leadAt, takeLeadingByline)
  // In a column of notices each is signed.
  const before = rest.at(-2)?.text ?? ''
  if (takeTrailingByline(before).byline === '') take(rest.length - 1, takeTrailingByline)
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
