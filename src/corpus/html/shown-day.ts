/**
 * Shown days: the day of publication where a page only shows it, in a line such as
 * `发布时间：2025-03-06 10:00 来源：县总工会`.
 *
 * Layer: corpus. Imports: corpus.
 */

import type { Found } from './marks.ts'
import { collectText } from './text.ts'
import type { HtmlElement } from './tree.ts'
import { readDateLine } from '../newspaper/page-lines.ts'
import { findFullDay } from '../newspaper/printed-date.ts'

/** Day, source, author, clicks and sizes of letters, all in one. */
const MAX_LINE_CODE_UNITS = 150
/** Between a headline and its text. */
const MAX_LINES_BELOW_HEADLINE = 8
/** Halo writes it above the headline. There only what says 发布 tells it from today's (北京时间, 今天日期). */
const MAX_LINES_ABOVE_HEADLINE = 3
const SAYS_PUBLISHED = /发[表布]|刊发/u
const SENTENCE = /[。！？；]/u
const LABEL = /(?:时间|日期|发[表布]于|发[表布]|刊发|录入|更新)\s*[:：]?\s*$/u
/** Of the same, not of a change. */
const PUBLISHED = /(?:(?<!更新|修改|录入)(?:时间|日期)|发[表布]于|发[表布]|刊发)\s*[:：]?\s*$/u
const TIME = /^\s*\d{1,2}[:：]\d{2}/u
/** Below a text: 发布于 2024-10-28, 发布日期：2024-10-28. */
const BEGINS_PUBLISHED = /^(?:发布|發佈)(?:日期|时间|時間|于|於)\s*[:：]?\s*\d{4}/u
/** Behind a day: 于 2024-07-21 首次发布. */
const PUBLISHED_AFTER = /^[\s\d:：]*(?:首次)?(?:发布|发表)(?![于时日:：])/u
/** What stands beside a day and in no text. */
const BESIDE =
  /来源\s*[:：]|作者\s*[:：]|编辑\s*[:：]|浏览|点击|阅读|字号|字体|第?\s*[A-Z]?\d{1,3}\s*版/u

/** A day, and whether its label says that the page was published on it. */
export interface ShownDay extends Found {
  readonly isLabelled: boolean
}

/**
 * Finds the day in the lines below the headline: one that a label says, else the first that a time or the source
 * stands beside, or nothing else. Where there is none, one that says 发布 above the headline, or the only one below.
 *
 * @param title - As the page shows it; without it nothing tells the day from today's over a menu.
 * @param cards - What stands for other pages, whose days these are.
 */
export function findShownDay(
  elements: readonly HtmlElement[],
  title: string,
  cards: readonly HtmlElement[],
): ShownDay | null {
  const body = elements.find(({ tagName }) => tagName === 'body')
  if (body === undefined || title === '') return null
  const lines = collectText(body, { omit: new Set(cards), sides: { header: 'all' } }).paragraphs
  const headline = lines.findIndex((line) => line.replace(/\s+/gu, ' ').includes(title))
  if (headline === -1) return null
  let first: ShownDay | null = null
  for (const line of lines.slice(headline, headline + 1 + MAX_LINES_BELOW_HEADLINE)) {
    // A day in a headline is what it is about.
    const rest = line.replace(/\s+/gu, ' ').replace(title, '')
    const day = dayOf(rest)
    if (day?.isLabelled === true) return { ...day, element: body }
    if (day !== null) first ??= { ...day, element: body }
    if (SENTENCE.test(rest)) break
  }
  const above = lines
    .slice(Math.max(0, headline - MAX_LINES_ABOVE_HEADLINE), headline)
    .filter((line) => SAYS_PUBLISHED.test(line))
    .map((line) => dayOf(line.replace(/\s+/gu, ' ')))
    .findLast((day) => day?.isLabelled === true)
  const found = first ?? above ?? dayBelow(lines.slice(headline + 1))
  return found ? { ...found, element: body } : null
}

/** Where nothing is said at the head: the only day that lines below say the page was published on (知乎). */
function dayBelow(lines: readonly string[]): Omit<ShownDay, 'element'> | null {
  const days = lines
    .filter((line) => BEGINS_PUBLISHED.test(line))
    .flatMap((line) => dayOf(line.replace(/\s+/gu, ' ')) ?? [])
  const [day] = days
  if (day === undefined || days.some(({ value }) => value !== day.value)) return null
  return { ...day, isLabelled: false }
}

/** Whether a line says the day of its page, and nothing else but who published it and how often it was read. */
export function isDayLine(line: string): boolean {
  return dayOf(line.replace(/\s+/gu, ' ')) !== null
}

function dayOf(line: string): Omit<ShownDay, 'element'> | null {
  if (line.length > MAX_LINE_CODE_UNITS || SENTENCE.test(line)) return null
  const found = findFullDay(line)
  if (found === null) return null
  const before = line.slice(0, found.start)
  const after = line.slice(found.end)
  const isLabelled = PUBLISHED.test(before) || PUBLISHED_AFTER.test(after)
  const isSaid =
    isLabelled ||
    LABEL.test(before) ||
    TIME.test(after) ||
    BESIDE.test(line) ||
    readDateLine(line.trim()) !== null
  return isSaid ? { value: found.day, isLabelled } : null
}
