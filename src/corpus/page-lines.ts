/**
 * Lines of a newspaper page that belong to no article: date lines (`南方工报 2025年3月6日 星期四`)
 * and page marks (`第03版 综合`, `版面：A03`).
 *
 * Layer: corpus. Imports: nothing.
 */

import type { Piece, RawPage } from './articles.ts'
import { findFullDay } from './printed-date.ts'

/** The name of a paper, a date, its weekday, the day of the lunar calendar, the number of the issue. */
const MAX_DATE_LINE_CODE_UNITS = 60

const SECTION =
  '(?:要闻|综合|新闻|时政|国内|国际|本地|本市|社会|经济|财经|文化|体育|副刊|专版|专题|评论|理论|广告|民生|健康|教育|科技|视点|深度|头版|工会|职工|维权|公告)'
/** A name that no list has follows only what can be nothing else: 第03版 工运, A3版 工运. */
const PAGE =
  '(?:版[面次]?\\s?[:：]\\s?第?[A-Z]?\\d{1,3}\\s?版?|第?\\s?[A-Z]?\\d{1,3}\\s?版|第[一二三四五六七八九十]{1,3}版)' +
  `(?:[\\s:：·]*${SECTION}{1,2})?|第?(?:[A-Z]\\d{1,3}|\\d\\d)\\s?版[\\s:：·]+\\p{Script=Han}{2,6}`
const PAGE_MARK = new RegExp(`^(?:${PAGE})$`, 'u')

const BEFORE_DATE =
  /^(?:\p{Script=Han}{1,8}[报刊]|(?:日期|时间|(?:发布|发表|出版|刊发)(?:日期|时间)?)\s?[:：])?[\s|｜·]*$/u
const AFTER_DATE = new RegExp(
  `^(?:[\\s,，|｜·()（）]|(?:星期|周)[一二三四五六日天]|农历|\\p{Script=Han}{2}年\\p{Script=Han}{1,3}月\\p{Script=Han}{2,3}` +
    `|\\d{1,2}:\\d\\d(?::\\d\\d)?|总?第?\\d{1,6}期|今日\\d{1,3}版|${PAGE})*$`,
  'u',
)
const SENTENCE = /[。！？；]/u

/** Tells whether a line says nothing but which page it stands on. */
function isPageMark(line: string): boolean {
  return line.length <= MAX_DATE_LINE_CODE_UNITS && PAGE_MARK.test(line)
}

/** Leaves out the lines that say nothing but a page; the gap around one stays a gap. */
export function withoutPageMarks(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some(({ text }) => isPageMark(text))) return pieces
  const kept: Piece[] = []
  let blankLines = 0
  for (const piece of pieces) {
    blankLines += piece.blankLinesBefore
    if (isPageMark(piece.text)) continue
    kept.push({ ...piece, blankLinesBefore: kept.length === 0 ? 0 : blankLines })
    blankLines = 0
  }
  return kept
}

/**
 * Reads a line that is nothing but a full date, with what papers print beside it.
 *
 * @returns The ISO day, or null for any other line.
 */
export function readDateLine(line: string): string | null {
  if (line.length > MAX_DATE_LINE_CODE_UNITS) return null
  const found = findFullDay(line)
  if (found === null) return null
  const isAlone =
    BEFORE_DATE.test(line.slice(0, found.start)) && AFTER_DATE.test(line.slice(found.end))
  return isAlone ? found.day : null
}

/**
 * Finds the day that a page was printed: the first full date among the short lines before its
 * first heading, else the latest of its date lines.
 *
 * @returns An ISO day; null where no line says it.
 */
export function findIssueDay({ preamble, articles }: RawPage): string | null {
  // Without headings what comes first is the article.
  for (const { text } of articles.length === 0 ? [] : preamble) {
    if (text.length > MAX_DATE_LINE_CODE_UNITS || SENTENCE.test(text)) continue
    const found = findFullDay(text)
    if (found !== null) return found.day
  }
  return latestDateLine([preamble, ...articles.map(({ pieces }) => pieces)].flat())
}

/** The latest day of the date lines among some pieces: what signs a notice is older than the issue. */
export function latestDateLine(pieces: readonly Piece[]): string | null {
  const days = pieces.map(({ text }) => readDateLine(text)).filter((day) => day !== null)
  return days.toSorted().at(-1) ?? null
}
