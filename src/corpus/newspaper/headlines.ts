/**
 * Headlines of several lines, told from sections, where `# 要闻` stands over articles.
 *
 *   - `# 主标题` over `## 副标题` over the text is a title and a first paragraph. So is a section a heading with
 *     nothing under it but deeper ones. The name of a section is short; what one article has for itself is its
 *     headline from fewer characters on than what several share.
 *   - `## 引题`, `## 主题`, `## 副题` over the text, as extraction marks what it does not tell apart, are one title.
 *     So is a 引题 that is deeper than its 主题. More of them are a list of headlines.
 *
 * Layer: corpus. Imports: corpus.
 */

import type { RawArticle } from '../articles.ts'

/** An article with all lines of its headline. */
export interface HeadedArticle extends RawArticle {
  /** The lines of the headline under the title, which are its first paragraphs. */
  readonly subtitles: readonly string[]
  /** Of its title the line that its id is of: ids depend on no heading that stands around an article. */
  readonly ownTitle: string
}

/** 要闻, 第二版 要闻, 全国两会特别报道. */
const MAX_SECTION_CODE_POINTS_OVER_ONE = 6
const MAX_SECTION_CODE_POINTS_OVER_SEVERAL = 10

/** 引题 and 主题 over 副题. */
const MAX_LINES_ABOVE = 2
/** In lines of the source: one blank line is between them. */
const MAX_DISTANCE = 2
/** Shorter ones name sections and columns: 图片新闻. */
const MIN_LINE_CODE_POINTS = 6
const MAX_LINE_CODE_POINTS = 30

/**
 * Puts the lines of each headline together.
 *
 * @returns The articles, and the headings that name sections. Empty headings with nothing under
 *   them are in neither.
 */
export function joinHeadlines(articles: readonly RawArticle[]): {
  articles: readonly HeadedArticle[]
  sections: readonly RawArticle[]
} {
  const joined: HeadedArticle[] = []
  const sections: RawArticle[] = []
  let above: TitledArticle[] = []
  const titled = joinLines(articles)
  for (const [index, article] of titled.entries()) {
    const isEmpty = article.pieces.length === 0
    if (isEmpty && article.title === '') continue
    if (isEmpty && isOverDeeper(titled, index)) {
      if (above.length > 0 || !isSection(titled, index)) above.push(article)
      else sections.push(article)
      continue
    }
    const [first = article, ...others] = [...above, article].filter(({ title }) => title !== '')
    const { title, ownTitle, line } = first
    joined.push({
      ...article,
      title,
      ownTitle,
      line,
      subtitles: others.map((other) => other.title),
    })
    above = []
  }
  return { articles: joined, sections }
}

type TitledArticle = Omit<HeadedArticle, 'subtitles'>

/** Joins the headings of one level, or from a deeper one on, that are one title. */
function joinLines(articles: readonly RawArticle[]): TitledArticle[] {
  const joined: TitledArticle[] = []
  for (const [index, article] of articles.entries()) {
    const hasText =
      article.pieces.length > 0 || (isOverDeeper(articles, index) && !isSection(articles, index))
    const count = hasText ? linesAbove(articles, index) : 0
    const lines = [...joined.splice(joined.length - count), article]
    const title = lines.length === 1 ? article.title : lines.map((line) => line.title).join(' ')
    joined.push({
      ...article,
      title,
      ownTitle: article.title,
      line: lines[0]?.line ?? article.line,
    })
  }
  return joined
}

/** Counts the headings right above one that has a text which are lines of its title. */
function linesAbove(articles: readonly RawArticle[], index: number): number {
  let count = 0
  for (; count <= MAX_LINES_ABOVE; count++) {
    const [before, above, below] = [2, 1, 0].map((lines) => articles[index - count - lines])
    if (above === undefined || below === undefined) break
    const isNear = below.line - above.line <= MAX_DISTANCE
    // A deeper one among its like is an article that has lost its text.
    const isDeeper = above.level > below.level && before?.level !== above.level
    if (above.pieces.length > 0 || !isNear || (above.level !== below.level && !isDeeper)) break
    if (!isLine(above) || !isLine(below)) break
  }
  return count > MAX_LINES_ABOVE ? 0 : count
}

function isLine({ title }: RawArticle): boolean {
  const length = Array.from(title).length
  return length >= MIN_LINE_CODE_POINTS && length <= MAX_LINE_CODE_POINTS
}

/** Tells whether what follows a heading, but for empty ones, is a deeper one. */
function isOverDeeper(articles: readonly RawArticle[], index: number): boolean {
  for (let at = index + 1; at < articles.length; at++) {
    const { title = '', pieces = [], level = 0 } = articles[at] ?? {}
    if (title !== '' || pieces.length > 0) return level > (articles[index]?.level ?? Infinity)
  }
  return false
}

function isSection(articles: readonly RawArticle[], index: number): boolean {
  const { title = '', level = 0 } = articles[index] ?? {}
  const levelBelow = articles[index + 1]?.level ?? 0
  let below = 0
  for (let at = index + 1; (articles[at]?.level ?? 0) > level && below < 2; at++)
    if (articles[at]?.level === levelBelow) below++
  const longest =
    below === 1 ? MAX_SECTION_CODE_POINTS_OVER_ONE : MAX_SECTION_CODE_POINTS_OVER_SEVERAL
  return Array.from(title.replaceAll(' ', '')).length <= longest
}
