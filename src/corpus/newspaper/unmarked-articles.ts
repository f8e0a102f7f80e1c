/**
 * Unmarked articles: those whose headline has no `#`. Of some pages extraction misses the headline of the lead,
 * which is an image or set in a type of its own; of others it marks none.
 *
 * A headline is certain by what is around it: up to three lines that can be a title, a blank line above them and
 * no sentence that goes on before that, and below them a dateline (`本报讯`) or a line of people with their roles
 * (`本报记者 张三`); or a name alone (`罗小满`) over text, where what is above has come to its end. What else reads
 * as text before the first heading is an article too: whatever is there can be found.
 *
 * Layer: corpus. Imports: corpus.
 */

import type { Piece, RawArticle, RawPage } from '../articles.ts'
import { isAuthor } from './byline-lines.ts'
import { parseBylineLine, startsWithDateline } from './dateline.ts'
import { nameOf } from '../file-name.ts'
import { isMasthead, isOnPage, isPageHead, withoutPageMarks } from './page-lines.ts'
import { endsParagraph } from './paragraphs.ts'
import { hasRole } from '../people.ts'
import { simplified } from '../simplified.ts'
import { isTitle } from './title-line.ts'

/** A file without headings is one article, unless it shows more than one headline. */
const MIN_ARTICLES_WITHOUT_HEADINGS = 2
/** 引题, 主题, 副题. */
const MAX_HEADLINE_LINES = 3
/** Shorter ones name places and sections. */
const MIN_HEADLINE_CODE_UNITS = 4
/** The lines of one headline may have a blank line between them; other things stand farther apart. */
const MAX_BLANK_LINES_WITHIN = 1
/** A shorter text may be a motto or a notice of the paper. */
const MIN_TEXT_CODE_UNITS = 20

/** No headline has these, and only its end may ask or call. */
const TEXT_IN_LINE = /[。；;]|[！？!?](?!.{0,2}$)/u
/** Who asks in an interview (`记者：`), and who signs a photo, has a line of people as well. */
const NOT_A_BYLINE_ABOVE = /[:：摄图]/u
const PAUSE_AT_END = /[，,、；;]$/u
const ENDS_SENTENCE = /[。！？!?…][”’」』]?$/u

/** Adds to the articles of a page those before its first heading, or of a page that has none those it is made of. */
export function withUnmarkedArticles(page: RawPage, file: string): RawPage {
  const lines = withoutPageMarks(page.preamble)
  const starts = findHeadlines(lines)
  if (page.articles.length === 0 && starts.length < MIN_ARTICLES_WITHOUT_HEADINGS) return page

  const before = lines.slice(0, starts[0]?.from)
  const textAt = before.findIndex(({ text }) => text.includes('。') || startsWithDateline(text))
  const headEnd = before.findLastIndex(({ text }, index) => index < textAt && isPageHead(text)) + 1
  const rest = before.slice(headEnd)
  const isText =
    rest.some(({ text }) => startsWithDateline(text)) ||
    (textAt !== -1 && rest.map(({ text }) => text).join('').length >= MIN_TEXT_CODE_UNITS)
  const articles = starts.map(({ from, to }, index): RawArticle => {
    const headline = lines.slice(from, to).map(({ text }) => text)
    return {
      title: headline.join(' ').replace(/\s+/gu, ' '),
      level: 1,
      line: lines[from]?.line ?? 1,
      pieces: lines.slice(to, starts[index + 1]?.from),
    }
  })
  return {
    preamble: isText ? before.slice(0, headEnd) : before,
    articles: [...(isText ? [plainArticle(rest, file)] : []), ...articles, ...page.articles],
  }
}

/** The article that a text without headings is: its first line is the title, else the name of its file. */
export function plainArticle(pieces: readonly Piece[], file: string): RawArticle {
  const lines = withoutPageMarks(pieces)
  const first = lines.find((piece) => !isPageHead(piece.text))
  const isTitled = first !== undefined && isTitle(first.text)
  return {
    title: isTitled ? first.text.replace(/\s+/gu, ' ') : nameOf(file),
    level: 1,
    line: first?.line ?? 1,
    pieces: isTitled ? lines.filter((piece) => piece !== first) : lines,
  }
}

/** Finds the headlines that are certain, as spans of lines, in order and apart. */
function findHeadlines(lines: readonly Piece[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (const [to, { text }] of lines.entries()) {
    const isCertain = opensArticle(text)
    if (!isCertain && !isAuthorOver(text, lines[to + 1]?.text)) continue
    const lowest = found.at(-1)?.to ?? 0
    let from = to
    while (from > lowest && to - from < MAX_HEADLINE_LINES && isHeadline(lines[from - 1]?.text)) {
      const isApart =
        (lines[from]?.blankLinesBefore ?? 0) > (isCertain ? MAX_BLANK_LINES_WITHIN : 0)
      if (from < to && isApart) break
      from--
    }
    // What stands close under another line is no headline; what is below it may be.
    while (from < to && from > 0 && lines[from]?.blankLinesBefore === 0) from++
    const before = lines[from - 1]?.text
    const isAfter = isCertain ? !isPaused(before) : isFinished(before)
    if (from < to && isAfter) found.push({ from, to })
  }
  return found
}

function opensArticle(line: string): boolean {
  if (startsWithDateline(line)) return true
  return (
    hasRole(line) && !NOT_A_BYLINE_ABOVE.test(simplified(line)) && parseBylineLine(line) !== null
  )
}

function isHeadline(line = ''): boolean {
  return (
    line.length >= MIN_HEADLINE_CODE_UNITS &&
    isTitle(line) &&
    !TEXT_IN_LINE.test(line) &&
    !isOnPage(line) &&
    !isPageHead(line) &&
    !isMasthead(line) &&
    parseBylineLine(line) === null &&
    // Nothing but brackets.
    !(endsParagraph(line) && !ENDS_SENTENCE.test(line))
  )
}

/** Tells whether a line is a name alone over text, as essays are signed. */
function isAuthorOver(line: string, text = ''): boolean {
  return isAuthor(line) && text.length >= MIN_TEXT_CODE_UNITS && /[，,。；;！？]/u.test(text)
}

/** Tells whether a line is the end of an article, or the head of the page. */
function isFinished(line: string | undefined): boolean {
  return line === undefined || endsParagraph(line) || isPageHead(line) || isMasthead(line)
}

/** Tells whether a line is a sentence that goes on. */
function isPaused(line = ''): boolean {
  return PAUSE_AT_END.test(line)
}
