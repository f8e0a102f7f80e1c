/**
 * Paragraphs: the pieces of an article put together where a column break cut them.
 *
 * The rule, in the order it is asked of two neighbouring pieces:
 *   1. A piece that starts with a mark no line may start with (`，。、”)`…) continues.
 *   2. A piece that ends a sentence ends its paragraph: its last mark is `。！？…：` or their
 *      ASCII forms, seen through closing quotes and through a whole bracketed group, so
 *      `…更踏实了。”` and `…合法权益。(蔡琪)` end, while `(每人1份)` and `“百千万工程”` do not.
 *      A comma, `、`, `；` or no mark at all does not end it.
 *   3. A piece that opens a list item (`一、`, `(二)`, `1.`, `●`) or is a dateline starts anew.
 *   4. A sub-headline stands alone: at most 16 code points without any mark, or at most 30
 *      after a list number, after a finished paragraph, and not broken off, that is, not
 *      ending in `、`, 的, 和, 或, 把, 被 or a digit, and not opening like a sentence (据悉, 近日, 3月…).
 *   5. Everything else is a column break. In doubt the pieces are joined: a wrong join costs
 *      a paragraph mark, a missed one makes the phrase that was cut impossible to find.
 *
 * Layer: corpus. Imports: nothing.
 */

import type { Piece } from './articles.ts'
import { startsWithDateline } from './dateline.ts'

/** A whole paragraph, or a sub-headline between paragraphs. */
export interface Paragraph {
  readonly text: string
  readonly isSubheadline: boolean
}

/** Sub-headlines are set in one line of a narrow column; sentences seldom go as far unbroken. */
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
/** A number that a column break may have cut at its point: `3.` and `8万册`. */
const NUMBER_WITH_POINT = /[\d０-９][.．:：]$/u

const LIST_NUMBER =
  /^(?:[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])|[(（][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十百\d]{1,4}[章节条]|\d{1,2}[.．、](?!\d)|[①-⑳])/u
const BULLET = /^[●■◆★▶•·◎□○◇☆]\s*\S/u

/** A headline has none of these; its two parts may be apart by a space, `、` or `·`. */
const MARK_IN_HEADLINE = /[，。；：！？…,.;:!?()（）]/u
const BROKEN_OFF = /[、的和或把被\d０-９—-]$/u
const OPENS_LIKE_SENTENCE =
  /^(?:据|近日|日前|近期|随后|此外|目前|近年来|当天|当日|同时|其中|其间|期间|此次|本次|截至|[\d０-９〇零一二三四五六七八九十]+[年月日])/u

/**
 * Puts the paragraphs of an article together; captions and bylines are already taken out.
 *
 * No character but white space is lost, and none is added but one space between two words
 * of Latin script.
 */
export function joinPieces(pieces: readonly Piece[]): Paragraph[] {
  const paragraphs: { text: string; isSubheadline: boolean }[] = []
  const isSpaced = pieces.some((piece, index) => index > 0 && piece.blankLinesBefore > 0)

  for (const [index, piece] of pieces.entries()) {
    const last = paragraphs.at(-1)
    const next = pieces[index + 1]
    if (last !== undefined && continuesParagraph(last, piece.text)) {
      last.text = joinText(last.text, piece.text)
      continue
    }
    // In a page with blank lines between paragraphs, lines without one are wrapped text.
    const isOnItsOwn = next !== undefined && (next.blankLinesBefore > 0 || !isSpaced)
    const isSubheadline =
      isOnItsOwn && looksLikeSubheadline(piece.text) && !CANNOT_START.test(next.text)
    paragraphs.push({ text: piece.text, isSubheadline })
  }

  return paragraphs
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

/**
 * Joins two parts of one text, with a space only where two words of Latin script meet.
 *
 * @example
 * joinText('先后成立了佛', '山和南海') // => '先后成立了佛山和南海'
 * joinText('Hello', 'world') // => 'Hello world'
 */
export function joinText(before: string, after: string): string {
  const meetsLatin = /\p{Script=Latin}[,.;:!?)"'’”]?$/u.test(before.slice(-2))
  return before + (meetsLatin && /^[("'‘“]?\p{Script=Latin}/u.test(after) ? ' ' : '') + after
}

function continuesParagraph(before: Paragraph, after: string): boolean {
  if (before.isSubheadline) return false
  if (CANNOT_START.test(after)) return true
  if (NUMBER_WITH_POINT.test(before.text.slice(-2)) && /^[\d０-９]/u.test(after)) return true
  if (endsParagraph(before.text)) return false
  if (startsWithDateline(after)) return false
  if (PAUSES.includes(before.text.slice(-1))) return true
  return !(LIST_NUMBER.test(after) || BULLET.test(after))
}

function looksLikeSubheadline(text: string): boolean {
  if (startsWithDateline(text)) return false
  const number = LIST_NUMBER.exec(text)?.[0] ?? ''
  const words = text.slice(number.length).trim()
  const longest = number === '' ? MAX_SUBHEADLINE_CODE_POINTS : MAX_NUMBERED_SUBHEADLINE_CODE_POINTS
  if (Array.from(words).length > longest || !/\p{L}/u.test(words)) return false
  if (MARK_IN_HEADLINE.test(words) || BROKEN_OFF.test(words)) return false
  return number !== '' || !OPENS_LIKE_SENTENCE.test(words)
}
