/**
 * Lines of a newspaper page that belong to no article: date lines (`南方工报 2025年3月6日 星期四`),
 * page marks (`第03版 综合`, `第2、3版 特别报道`, `A02 要闻`), who made the page (`责编:王五 校对:李四`), numbers of pages
 * (`- 1 -`, `第 2 页 共 5 页`) and the name of the paper over its date.
 *
 * Layer: corpus. Imports: corpus.
 */

import type { Piece, RawArticle, RawPage } from '../articles.ts'
import { findFullDay, findFullDays } from './printed-date.ts'
import { simplified } from '../simplified.ts'

/** The name of a paper, a date, its weekday, the day of the lunar calendar, the number of the issue. */
const MAX_DATE_LINE_CODE_UNITS = 60

/** The paper, its day, who made the page. */
const MAX_HEAD_LINES = 3

const SECTION =
  '(?:要闻|综合|新闻|时政|国内|国际|本地|本市|社会|经济|财经|文化|体育|副刊|专版|专题|评论|理论|广告|民生|健康|教育|科技|视点|深度|头版|工会|职工|维权|公告)'
/** The second of two pages that face each other: 2、3, A2-A3. */
const FACING = '(?:\\s?[、,，/／~～—–-]\\s?[A-Z]?\\d{1,3})?'
const PAGE_RANGE = `[A-Z]?\\d{1,3}${FACING}`
/** A name that no list has follows only what can be nothing else: 第3版 工运, A3版 工运. */
const PAGE =
  `(?:版[面次]?\\s?[:：]\\s?第?[A-Z]?\\d{1,3}\\s?版?|第?\\s?${PAGE_RANGE}\\s?版|第[一二三四五六七八九十]{1,3}版)` +
  `(?:[\\s:：·]*${SECTION}{1,2})?|(?:第[A-Z]?\\d{1,3}|[A-Z]\\d{1,3}|\\d\\d)${FACING}\\s?版[\\s:：·]+\\p{Script=Han}{2,6}` +
  `|(?:[A-Z]\\d{1,2}|0\\d)[\\s:：·]+${SECTION}{1,2}`
const PAGE_NUMBER =
  '[-—–]{1,2}\\s?\\d{1,4}\\s?[-—–]{1,2}|第\\s?\\d{1,4}\\s?页[\\s,，/／]*(?:共\\s?\\d{1,4}\\s?页)?'
const PAGE_MARK = new RegExp(`^(?:${PAGE}|${PAGE_NUMBER})$`, 'u')
const ON_PAGE =
  /^(?:[A-Z]\d{1,2}版?|第?\d{1,2}版)[\s:：]\s*\S|\S\s*[[(（【](?:第?[A-Z]?\d{1,2}版|[A-Z]\d{1,2})[\])）】]$/u
/** The name of a paper, alone or with that of the page. */
const MASTHEAD = new RegExp(`^\\p{Script=Han}{2,8}[报刊](?:[\\s·]+${SECTION})?$`, 'u')
/** Who made a page, which nobody else has done: 责编:王五, 本版编辑 邢岩. */
const MAKER =
  '(?:本版(?:责任|美术|执行)?编辑|(?:本版)?(?:责|美)编|责任编辑|美术编辑|版[式面](?:设计)?|组版|校对|审校)'
/** Who does so beside others: 编辑 罗浩然 美编 宋词. */
const ONE_OF_MAKERS = `(?:${MAKER}|(?:执行|值班)?(?:编辑|主编|编委|主任)|总编辑?|设计)`
const MARK = '\\s*[/／:：|｜]\\s*'
const NAMES = '\\p{Script=Han}{2,4}(?:、\\s?\\p{Script=Han}{2,4}){0,3}'
const MAKERS = new RegExp(
  `^[(（]?(?:(?:${MAKER}${MARK}|(?=本版)${MAKER}\\s+)${NAMES}|` +
    `${ONE_OF_MAKERS}(?:${MARK}|\\s+)${NAMES}(?:[\\s,，|｜]+${ONE_OF_MAKERS}(?:${MARK}|\\s+)${NAMES})+)[)）]?$`,
  'u',
)
const BEFORE_DATE =
  /^(?:\p{Script=Han}{1,8}[报刊]|(?:日期|时间|(?:发布|发表|出版|刊发)(?:日期|时间)?)\s?[:：])?[\s|｜·]*$/u
const AFTER_DATE = new RegExp(
  `^(?:[\\s,，|｜·()（）]|(?:星期|周)[一二三四五六日天]|农历(?:\\p{Script=Han}{1,3}月\\p{Script=Han}{2,3})?|\\p{Script=Han}{2}年\\p{Script=Han}{1,3}月\\p{Script=Han}{2,3}` +
    `|\\d{1,2}:\\d\\d(?::\\d\\d)?|总?第?\\d{1,6}期|出版|编印|今日\\d{1,3}版|${ONE_OF_MAKERS}${MARK}\\p{Script=Han}{2,4}|${PAGE})*$`,
  'u',
)
/** A word that says the paper or the page, and what says the page before a date alone: 02 要闻 2025年6月11日. */
const PAPER_OR_PAGE = new RegExp(
  `^(?:\\p{Script=Han}{2,8}[报刊]|第?[A-Z]\\d{1,3}|第?${PAGE_RANGE}版|第[一二三四五六七八九十]{1,3}版)$`,
  'u',
)
const PAGE_BEFORE_DATE = /^\d{1,2}$/u
const NAMES_PAPER = /^\p{Script=Han}{2,8}[报刊]/u
const SENTENCE = /[。！？；]/u
const GAP = /[\s|｜·]+/u
/** But between the numbers of two pages. */
const PAUSE_OR_SENTENCE = /[。！？；]|[，,、](?![A-Z]?\d{1,3}\s?版)/u

/** Folds a line for the patterns here, code unit by code unit. */
function folded(line: string): string {
  return simplified(line).replace(/[０-９]/gu, (digit) => digit.normalize('NFKC'))
}

/** Tells whether a line says what is on another page: `A04 冻雨过后`, `2版 高温津贴`, `灯会延长 [3版]`. */
export function isOnPage(line = ''): boolean {
  return line.length <= MAX_DATE_LINE_CODE_UNITS && ON_PAGE.test(line)
}

/** Tells whether a line says nothing but which page it stands on, or who made that. */
function isPageMark(line: string): boolean {
  if (line.length > MAX_DATE_LINE_CODE_UNITS) return false
  const words = folded(line)
  return PAGE_MARK.test(words) || MAKERS.test(words)
}

/** Tells whether a line is the name of a paper and nothing else. */
export function isMasthead(line: string): boolean {
  return MASTHEAD.test(folded(line))
}

/** Leaves out the lines that say nothing but a page or who made it; the gap around one stays a gap. */
export function withoutPageMarks(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some(({ text }) => isPageMark(text) || isMasthead(text))) return pieces
  const kept: Piece[] = []
  let blankLines = 0
  for (const [index, piece] of pieces.entries()) {
    blankLines += piece.blankLinesBefore
    const next = pieces[index + 1]?.text ?? ''
    if (isPageMark(piece.text) || (isMasthead(piece.text) && readDateLine(next) !== null)) continue
    kept.push({ ...piece, blankLinesBefore: kept.length === 0 ? 0 : blankLines })
    blankLines = 0
  }
  return kept
}

/** Tells whether a line is the date line of a paper that it names. */
export function isRunningHead(line: string): boolean {
  return NAMES_PAPER.test(folded(line)) && readDateLine(line) !== null
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
    BEFORE_DATE.test(folded(line.slice(0, found.start))) &&
    AFTER_DATE.test(folded(line.slice(found.end)))
  return isAlone ? found.day : null
}

/**
 * Tells whether a line is the head of a page: its full date with the paper, the page or the day of the week, and
 * anything between (`A05 江海晚报 城事 2025年1月7日`), or a date line.
 */
export function isPageHead(line: string): boolean {
  const around = aroundHeadDay(line)
  const isOfWeek = around !== null && /星期|周/u.test(around.after) && AFTER_DATE.test(around.after)
  return isOfWeek || isHeadOfPaper(line) || readDateLine(line) !== null
}

/** Tells whether a line is the head of a page and names the paper or the page. */
export function isHeadOfPaper(line: string): boolean {
  const around = aroundHeadDay(line)
  if (around === null) return false
  const [before = [], after = []] = [around.before, around.after].map((text) => text.split(GAP))
  return (
    [...before, ...after].some((word) => PAPER_OR_PAGE.test(word)) ||
    before.some((word) => PAGE_BEFORE_DATE.test(word))
  )
}

/** Splits a line that may be a head at its date, folded: no sentence, and the date a word of its own. */
function aroundHeadDay(line: string): { before: string; after: string } | null {
  if (line.length > MAX_DATE_LINE_CODE_UNITS || PAUSE_OR_SENTENCE.test(folded(line))) return null
  const day = findFullDays(line).at(-1)
  if (day === undefined) return null
  const before = folded(line.slice(0, day.start))
  return before === '' || GAP.test(before.slice(-1))
    ? { before, after: folded(line.slice(day.end)) }
    : null
}

/**
 * Takes a first heading that is the head of the page with its paper or number (`# 兰考县报 第2版 2025年5月22日`), and
 * what is under it, for what precedes the first heading. Heads of further pages of that day are marks of pages.
 * A day alone is the headline of a diary.
 */
export function withHeadAbove({ preamble, articles }: RawPage): RawPage {
  const [head, ...others] = articles
  const isHead = head !== undefined && others.length > 0 && isHeadOfPaper(head.title)
  if (!isHead) return { preamble, articles }
  const line = { text: head.title, line: head.line, blankLinesBefore: 0 }
  const day = findFullDay(head.title)?.day
  const isNextHead = ({ title, pieces }: RawArticle): boolean =>
    isHeadOfPaper(title) && findFullDay(title)?.day === day && withoutPageMarks(pieces).length === 0
  return {
    preamble: [...preamble, line, ...head.pieces],
    articles: others.filter((article) => !isNextHead(article)),
  }
}

/**
 * Finds the day that a page prints in its head, on which the paper came out: the latest full date in the heads
 * before its first heading, of a page without headings in its first lines; else in the first line that names the
 * paper with it.
 *
 * @returns An ISO day; null where no line says it.
 */
export function findHeadDay({ preamble, articles }: RawPage): string | null {
  // Without headings what comes first is the article.
  const above = articles.length === 0 ? preamble.slice(0, MAX_HEAD_LINES) : preamble
  const heads = above.filter(({ text }) => isPageHead(text))
  const days = heads.flatMap(({ text }) => findFullDays(text).map(({ day }) => day))
  const lines = [preamble, ...articles.map(({ pieces }) => pieces)].flat()
  const running = lines.find(({ text }) => isRunningHead(text))
  return days.toSorted().at(-1) ?? readDateLine(running?.text ?? '')
}

/** The day of the last head among some pieces, under which the next page begins. */
export function lastHeadDay(pieces: readonly Piece[]): string | null {
  return readDateLine(pieces.findLast(({ text }) => isRunningHead(text))?.text ?? '')
}

/**
 * Finds the day that gives a page its year: that in its head, else the first full date among the short lines
 * before its first heading, else the latest of its date lines.
 *
 * @returns An ISO day; null where no line says it.
 */
export function findIssueDay(page: RawPage): string | null {
  const day = findHeadDay(page)
  if (day !== null) return day
  const { preamble, articles } = page
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
