/**
 * Headlines of several lines: `# 主标题` over `## 副标题` over the text, told from sections, where
 * `# 要闻` stands over articles.
 *
 * Both are a heading with nothing under it but deeper ones. The name of a section is short; what
 * one article has for itself is its headline from fewer characters on than what several share.
 *
 * Layer: corpus. Imports: corpus.
 */

import type { RawArticle } from './articles.ts'

/** An article with all lines of its headline. */
export interface HeadedArticle extends RawArticle {
  /** The lines of the headline under the title, which are its first paragraphs. */
  readonly subtitles: readonly string[]
}

/** 要闻, 第二版 要闻, 全国两会特别报道. */
const MAX_SECTION_CODE_POINTS_OVER_ONE = 6
const MAX_SECTION_CODE_POINTS_OVER_SEVERAL = 10

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
  let above: RawArticle[] = []
  for (const [index, article] of articles.entries()) {
    const isEmpty = article.pieces.length === 0
    if (isEmpty && article.title === '') continue
    if (isEmpty && isOverDeeper(articles, index)) {
      if (above.length > 0 || !isSection(articles, index)) above.push(article)
      else sections.push(article)
      continue
    }
    const [first = article, ...others] = [...above, article].filter(({ title }) => title !== '')
    const subtitles = others.map(({ title }) => title)
    joined.push({ ...article, title: first.title, line: first.line, subtitles })
    above = []
  }
  return { articles: joined, sections }
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
