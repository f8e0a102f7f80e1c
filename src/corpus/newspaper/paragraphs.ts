/**
 * Paragraphs: the pieces of an article put together where a column break cut them.
 *
 * The rule, in the order it is asked of two neighbouring pieces:
 *   0. A row of a table (cells apart by tabs, or three and more by wide gaps, beside another such row) or of
 *      contents (`A04 冻雨过后` beside another) stands alone, and so do the head of a page, who signs a notice and
 *      its day, verses, subtitles, and lines over the first indented one.
 *   1. A piece that starts with a mark no line may start with (`，。、”)`…) continues.
 *   2. A piece that ends a sentence ends its paragraph: its last mark is `。！？…：` or their
 *      ASCII forms, seen through closing quotes and through a whole bracketed group, so
 *      `…更踏实了。”` and `…合法权益。(蔡琪)` end, while `(每人1份)` and `“百千万工程”` do not.
 *      A comma, `、`, `；` or no mark at all does not end it.
 *   3. A dateline starts anew, and so does a list item (`一、`, `(二)`, `1.`, `●`) after another
 *      that no comma ends.
 *   4. A sub-headline stands alone: 4 to 16 code points without any mark, or up to 30 after a
 *      list number, behind a finished paragraph, and not a sentence broken off, that is, not
 *      ending in `、`, 的, 和, 或, 把, 被, 于 or a digit, not opening like one (据悉, 近日, 3月…), and
 *      without the small words that headlines leave out (了, 已, 这, 他). So do those with a number, whatever
 *      marks they have, where none of two and more ends as text does (`numbered-heads.ts`).
 *   5. Two digits do not meet across a blank line, nor where no line is wrapped: typesetting cuts
 *      no number, and `热线12351` before `3月8日` would make a false one.
 *   6. Everything else is a column break. In doubt the pieces are joined: a wrong join costs
 *      a paragraph mark, a missed one makes the phrase that was cut impossible to find.
 *
 * Layer: corpus. Imports: corpus.
 */

import type { Piece } from '../articles.ts'
import { startsWithDateline } from './dateline.ts'
import { countHeadLines } from './indentation.ts'
import { findNumberedHeads } from './numbered-heads.ts'
import { isOnPage, isPageHead } from './page-lines.ts'
import { countSignatureLines } from './signatures.ts'
import { countSubtitles } from './subtitles.ts'
import { isVerse } from './verse.ts'

/** A whole paragraph, or a line between paragraphs. */
export interface Paragraph {
  readonly text: string
  /** Stands alone whatever is around it: a sub-headline, a row of a table, the head of a page. */
  readonly isSubheadline: boolean
}

/** A paragraph while pieces are still added. */
interface OpenParagraph {
  readonly parts: string[]
  /** Its last code units, so that a paragraph of many pieces is not joined for every one. */
  tail: string
  readonly isSubheadline: boolean
  /** A list item opened it, or was joined to it. */
  isItem: boolean
}

/** Gaps between cells that keep their columns by blanks. */
const GAP = /[ \u3000\u00A0]{2,}/u
const MIN_CELLS = 3
const MAX_CELL_CODE_UNITS = 20

/** Sub-headlines are set in one line of a narrow column; sentences seldom go as far unbroken. */
const MIN_SUBHEADLINE_CODE_POINTS = 4
const MAX_SUBHEADLINE_CODE_POINTS = 16
const MAX_NUMBERED_SUBHEADLINE_CODE_POINTS = 30

/** Marks that Chinese typesetting never puts first in a line. */
const CANNOT_START = /^[，。、；：！？,;:!?)）\]］】”’」』》〉%％℃]/u
const PAUSES = ',，、'
const ENDS_SENTENCE = /[。｡．.！？!?…︒：:]/u
const CLOSING_QUOTES = '”’"\'」』》〉'
const BRACKETS: Readonly<Record<string, string>> = {
  ')': '(',
  '）': '（',
  ']': '[',
  '］': '［',
  '】': '【',
  '〕': '〔',
}
/** No prose closes more at once; the bound keeps a line of nothing but brackets linear. */
const MAX_CLOSERS = 8
/** No column is as wide: the lines of an article with a longer one are not wrapped there. */
const MAX_COLUMN_CODE_UNITS = 40
/** A name in a list of them, as `王 五`, `杨柳(女)`, `买买提·艾力` and `小湾电厂`, too. */
const NAME =
  '(?:[\\p{Script=Han}·]{2,12}|\\p{Script=Han}\\s\\p{Script=Han})(?:[(（]\\p{Script=Han}{1,3}[)）])?'
const NAMES_AT_END = new RegExp(`(?:^|\\s)(?:${NAME}\\s+){2}${NAME}$`, 'u')
const NAMES_AT_START = new RegExp(`^${NAME}\\s+${NAME}(?:\\s|$)`, 'u')
/** Enough of a paragraph to see whether it is finished: a bracketed group is not longer. */
const TAIL_CODE_UNITS = 200
/** A number that a column break may have cut at its point: `3.` and `8万册`. */
const NUMBER_WITH_POINT = /[\d０-９][.．:：]$/u

const DIGIT_AT_END = /[\d０-９]$/u
const DIGIT_AT_START = /^[\d０-９]/u

const LIST_NUMBER =
  /^(?:[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|[①-⑳])/u
const BULLET = /^[●■◆★▶•·◎□○◇☆]\s*\S/u

/** A headline has none of these; its two parts may be apart by a space, `、` or `·`. */
const MARK_IN_HEADLINE = /[，。；：！？…,.;:!?()（）]/u
const BROKEN_OFF = /[、的和或把被于\d０-９—-]$/u
const OPENS_LIKE_SENTENCE =
  /^(?:据|近日|日前|近期|随后|此外|目前|近年来|当天|当日|同时|其中|其间|期间|此次|本次|截至|[\d０-９〇零一二三四五六七八九十]+[年月日])/u
const READS_LIKE_SENTENCE = /了(?!解)|[也已曾这那您他她它我]|表示|介绍|指出|先后|分别|随着/u

/**
 * Puts the paragraphs of an article together; captions and bylines are already taken out.
 *
 * No character but white space is lost, and none is added but one space between two words
 * of Latin script, or between two names of a list.
 */
export function joinPieces(pieces: readonly Piece[]): Paragraph[] {
  const open: OpenParagraph[] = []
  const heads = findNumberedHeads(pieces)
  const isSetIndented = pieces.some((piece) => piece.isIndented === true)
  const isSpaced = pieces.some((piece, index) => index > 0 && piece.blankLinesBefore > 0)
  const headLines = isVerse(pieces)
    ? pieces.length
    : Math.max(countHeadLines(pieces), countSubtitles(pieces))
  const signatureAt = pieces.length - countSignatureLines(pieces)

  for (const [index, { text: printed, blankLinesBefore, isIndented = false }] of pieces.entries()) {
    const last = open.at(-1)
    const isRow =
      (printed.includes('\t') && !startsWithDateline(printed)) ||
      [hasCells, isOnPage].some(
        (isLike) =>
          isLike(printed) && (isLike(pieces[index - 1]?.text) || isLike(pieces[index + 1]?.text)),
      )
    const text = isRow ? printed.replace(/\s+/gu, ' ') : printed
    const isFinished = last === undefined || last.isSubheadline || endsParagraph(last.tail)
    const isHead = heads.has(index) && !PAUSES.includes(last?.tail.slice(-1) || ' ')
    if (
      isRow ||
      isHead ||
      index < headLines ||
      index >= signatureAt ||
      (isFinished && isPageHead(text))
    ) {
      open.push({ parts: [text], tail: '', isSubheadline: true, isItem: false })
      continue
    }
    const opensItem = LIST_NUMBER.test(text) || BULLET.test(text)
    const isWrapped = (isSpaced || (isSetIndented && !isIndented)) && blankLinesBefore === 0
    const fusesDigits = !isWrapped && last !== undefined && fuses(last.tail, text)
    if (last !== undefined && !fusesDigits && continuesParagraph(last, text, opensItem)) {
      const joint = jointBetween(last.tail, text)
      last.parts.push(joint, text)
      last.tail = (last.tail + joint + text).slice(-TAIL_CODE_UNITS)
      last.isItem ||= opensItem
      continue
    }
    const next = pieces[index + 1]
    // In a page with blank lines between paragraphs, lines without one are wrapped text.
    const isOnItsOwn =
      next !== undefined &&
      (next.blankLinesBefore > 0 || !isSpaced || next.text.length > MAX_COLUMN_CODE_UNITS)
    const isSubheadline = isOnItsOwn && looksLikeSubheadline(text) && !isNeededBy(text, next.text)
    open.push({
      parts: [text],
      tail: text.slice(-TAIL_CODE_UNITS),
      isSubheadline,
      isItem: opensItem,
    })
  }

  return open.map(({ parts, isSubheadline }) => ({ text: parts.join(''), isSubheadline }))
}

/**
 * Tells whether a piece is finished: rule 2 of this module.
 *
 * @param text - Trimmed.
 * @returns True for nothing but brackets, such as `(蔡琪)` on a line of its own.
 */
export function endsParagraph(text: string): boolean {
  let end = text.length
  for (let closers = 0; closers < MAX_CLOSERS && end > 0; closers++) {
    const last = text.charAt(end - 1)
    const bracket = BRACKETS[last]
    const start = bracket === undefined ? -1 : text.lastIndexOf(bracket, end - 1)
    if (start >= 0) end = start
    else if (bracket !== undefined || CLOSING_QUOTES.includes(last) || last.trim() === '') end--
    else break
  }
  return end === 0 || ENDS_SENTENCE.test(text.charAt(end - 1))
}

/** Tells whether a line looks like a row: short cells with wide gaps between them. */
function hasCells(line = ''): boolean {
  const cells = GAP.test(line) ? line.split(GAP) : []
  return (
    cells.length >= MIN_CELLS &&
    cells.every((cell) => cell.length <= MAX_CELL_CODE_UNITS && !/[。！？]/u.test(cell))
  )
}

/** Tells whether two pieces would make one number of two. */
function fuses(before: string, after: string): boolean {
  return DIGIT_AT_END.test(before) && DIGIT_AT_START.test(after)
}

/** A space where two words of Latin script meet, or two lines of a list of names; else nothing. */
function jointBetween(before: string, after: string): string {
  if (NAMES_AT_END.test(before) && NAMES_AT_START.test(after)) return ' '
  const meetsLatin = /\p{Script=Latin}[,.;:!?)"'’”]?$/u.test(before.slice(-2))
  return meetsLatin && /^[("'‘“]?\p{Script=Latin}/u.test(after) ? ' ' : ''
}

function continuesParagraph(before: OpenParagraph, after: string, opensItem: boolean): boolean {
  const { tail, isSubheadline, isItem } = before
  if (isSubheadline) return false
  if (CANNOT_START.test(after)) return true
  if (NUMBER_WITH_POINT.test(tail.slice(-2)) && /^[\d０-９]/u.test(after)) return true
  if (endsParagraph(tail) || startsWithDateline(after)) return false
  return !(opensItem && isItem) || PAUSES.includes(tail.slice(-1))
}

/** Tells whether the next piece gives away that a short line was cut. */
function isNeededBy(text: string, next: string): boolean {
  return CANNOT_START.test(next) || jointBetween(text, next) !== ''
}

function looksLikeSubheadline(text: string): boolean {
  if (startsWithDateline(text)) return false
  const number = LIST_NUMBER.exec(text)?.[0] ?? ''
  const words = text.slice(number.length).trim()
  const length = Array.from(words).length
  if (!/\p{L}/u.test(words) || MARK_IN_HEADLINE.test(words) || BROKEN_OFF.test(words)) return false
  if (number !== '') return length <= MAX_NUMBERED_SUBHEADLINE_CODE_POINTS
  if (length < MIN_SUBHEADLINE_CODE_POINTS || length > MAX_SUBHEADLINE_CODE_POINTS) return false
  return !OPENS_LIKE_SENTENCE.test(words) && !READS_LIKE_SENTENCE.test(words)
}
