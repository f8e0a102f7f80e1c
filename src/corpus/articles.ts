/**
 * Articles of a newspaper page: what stands under each `#` heading, cut into pieces.
 *
 * A piece is one line of the source. It may be a paragraph, a part of one, a caption or a
 * byline; which of them, the next modules decide. Every heading starts an article whatever
 * its level, because pages mark their lead article `#` and its neighbours `##`.
 *
 * Layer: corpus. Imports: nothing.
 */

/** One line of text that is not blank. */
export interface Piece {
  /** Trimmed, never empty. */
  readonly text: string
  /** 1-based line of the source. */
  readonly line: number
  /** Blank lines between this piece and the one before it; 0 for the first of an article. */
  readonly blankLinesBefore: number
  /** Two ideographic spaces precede it, as a paragraph is set. */
  readonly isIndented?: true
}

/** A heading with the pieces under it. */
export interface RawArticle {
  /** Empty for an empty heading. Runs of white space are one space. */
  readonly title: string
  /** Number of `#`. */
  readonly level: number
  /** 1-based line of the heading. */
  readonly line: number
  readonly pieces: readonly Piece[]
}

/** A page: what precedes the first heading, and the articles. */
export interface RawPage {
  readonly preamble: readonly Piece[]
  readonly articles: readonly RawArticle[]
}

/** Characters that end a line on paper, though no editor counts them as a line. */
const INNER_LINE_BREAK = /[\f\v\u0085\u2028\u2029]/u

/** A line of dashes or stars separates articles in some extractions; it says nothing. */
const RULE_LINE = /^(?:[-_*=~—]\s*){3,}$/u

const INDENT = /^\uFEFF?\u3000{2}(?!\s)/u

const HASHES = /^([#＃]{1,6})(?![#＃])(.*)$/u

/** One `#` right after the last word belongs to it, as in `C#`. */
const CLOSING = /(?:(?:^|(?<!\s)\s+)[#＃]+|(?<![#＃])[#＃]{2,})$/u

/** What may follow `#` without a space: the start of a Chinese headline, not `#1` or `#include`. */
const HEADLINE_START = /^[\p{Script=Han}“‘"'《「『【(（]/u

/**
 * Splits a page at its headings.
 *
 * @param text - The page, with any line ends and an optional byte order mark.
 */
export function splitArticles(text: string): RawPage {
  const preamble: Piece[] = []
  const articles: (RawArticle & { pieces: Piece[] })[] = []
  let pieces = preamble
  let blankLinesBefore = 0

  for (const [index, source] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\n|\r/u)
    .entries()) {
    // Trimming takes a byte order mark off as well.
    const parts = source.split(INNER_LINE_BREAK).map((part) => part.trim())
    if (parts.every((part) => part === '')) {
      blankLinesBefore++
      continue
    }
    const line = index + 1
    for (const part of parts) {
      if (part === '') continue
      const heading = parseHeading(part)
      if (heading !== null) {
        pieces = []
        articles.push({ ...heading, line, pieces })
      } else if (!RULE_LINE.test(part)) {
        pieces.push({
          text: part,
          line,
          blankLinesBefore: pieces.length === 0 ? 0 : blankLinesBefore,
          ...(INDENT.test(source) ? { isIndented: true } : {}),
        })
      }
      blankLinesBefore = 0
    }
  }

  return { preamble, articles }
}

/**
 * Reads one trimmed line as a heading: `# 标题`, `## 标题 ##`, also `##标题` and full-width `＃`.
 *
 * @returns Null for any other line, `#话题#` of a microblog included.
 */
export function parseHeading(line: string): { title: string; level: number } | null {
  const [, hashes = '', rest = ''] = HASHES.exec(line) ?? []
  if (hashes === '') return null
  if (rest !== '' && !/^\s/u.test(rest)) {
    const isTopic = hashes.length === 1 && /[#＃]/u.test(rest)
    if (isTopic || !HEADLINE_START.test(rest)) return null
  }
  const title = rest.trim().replace(CLOSING, '')
  return { title: title.replace(/\s+/gu, ' '), level: hashes.length }
}
