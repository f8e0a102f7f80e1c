/**
 * Markdown: one document a file, with front matter in YAML or TOML and GitHub's extensions.
 *
 * A `.md` file may also be a newspaper page, because extraction writes those with `#`
 * headings; `isNewspaper` tells which.
 *
 * Layer: corpus. Imports: corpus.
 */

import { splitArticles } from '../articles.ts'
import { spaceHeadings } from './bare-headings.ts'
import { startsWithDateline } from '../newspaper/dateline.ts'
import { documentId } from '../document-id.ts'
import type { ParseResult } from '../document.ts'
import { dayOf, isDayName, nameOf } from '../file-name.ts'
import { splitFrontMatter } from './front-matter-block.ts'
import { NO_FRONT_MATTER, parseFrontMatter } from './front-matter.ts'
import { isContentsPage } from './contents.ts'
import { findHeadline } from './headline.ts'
import { collectMarkdownText } from './text.ts'
import { treeOf } from './tree.ts'
import { readNotionPage } from './notion.ts'
import { isHeadOfPaper } from '../newspaper/page-lines.ts'
import { withoutSiteMarkup } from './site-markup.ts'

const MDX = /\.mdx(?:\.gz)?$/iu
const CHINESE = /\p{Script=Han}/u
/** One article that quotes a dateline is no page; two are. */
const MIN_DATELINES = 2
/** A caption or a byline may stand between a headline and its dateline. */
const MAX_PIECES_BEFORE_DATELINE = 3

/**
 * Parses a file.
 *
 * Title: front matter, else the heading that says it (which the text does not repeat), else the
 * file's name; one in Chinese is a title, before a heading that says it by its place alone. Date:
 * front matter, else a day that the file's name begins with. Id: front matter, else from the url,
 * else from title and text. What is not meant to be found (`draft: true`, `search: false`) yields neither document nor
 * issue.
 *
 * Issues: those of front matter; `no-text` (there is nothing to find), `protected` (it is left out, for readers need a
 * password), `list-page` (it is left out, for it only lists others).
 *
 * @param source - The file, decoded.
 * @param file - Its path, for the title of last resort and for issues.
 */
export function parseMarkdown(source: string, file: string): ParseResult {
  const block = splitFrontMatter(source)
  const { frontMatter, issues } =
    block === null ? { frontMatter: NO_FRONT_MATTER, issues: [] } : parseFrontMatter(block, file)
  if (frontMatter.isHidden) return { documents: [], issues: [] }
  const leftOut = (rule: string, found: string): ParseResult => {
    const message = `expected an article, found ${found}, which is left out`
    return { documents: [], issues: [{ file, line: 0, rule, message }] }
  }
  if (frontMatter.isProtected) return leftOut('protected', 'one behind a password')

  const markdown = block?.text ?? source.replace(/^\uFEFF/u, '')
  const notion = readNotionPage(markdown, file)
  const plain = withoutSiteMarkup(markdown, MDX.test(file))
  const asWritten = treeOf(plain)
  const spaced = spaceHeadings(plain, asWritten)
  const tree = spaced.lines.size === 0 ? asWritten : treeOf(spaced.markdown)
  if (isContentsPage(tree, file)) return leftOut('list-page', 'a list of others')
  const headline = findHeadline(tree, ({ position }) => spaced.lines.has(position?.start.line ?? 0))
  const name = nameOf(file)
  const isNamed =
    headline === null || (headline.isByPlace && (CHINESE.test(name) || isDayName(name)))
  const title = frontMatter.title?.replace(/\s+/gu, ' ') ?? (isNamed ? name : headline.text)
  const text = collectMarkdownText(tree, headline?.text === title ? headline : null)
  const body = [...frontMatter.shown, ...text.paragraphs].join('\n')
  if (body === '' && frontMatter.title === null && headline === null) {
    const message = 'expected a headline or a text, found neither'
    return { documents: [], issues: [...issues, { file, line: 0, rule: 'no-text', message }] }
  }

  return {
    documents: [
      {
        id:
          frontMatter.id ??
          documentId(frontMatter.url === null ? [title, body] : [frontMatter.url]),
        title,
        body,
        caption: text.captions.join('\n'),
        byline: frontMatter.byline,
        date: frontMatter.date ?? notion.date ?? dayOf(file),
        url: frontMatter.url,
        facets: { ...notion.facets, ...frontMatter.facets },
      },
    ],
    issues,
  }
}

/**
 * Tells whether a Markdown file is a newspaper page: it has no front matter, and under at
 * least two of its headings, and at least half of them, a dateline such as `本报讯` is among
 * the first three lines. Two are enough where the first line is the head of a page (`# 兰考县报 第2版 2025年5月22日`).
 */
export function isNewspaper(source: string): boolean {
  if (splitFrontMatter(source) !== null) return false
  const { preamble, articles } = splitArticles(source)
  const dated = articles.filter(({ pieces }) =>
    pieces.slice(0, MAX_PIECES_BEFORE_DATELINE).some(({ text }) => startsWithDateline(text)),
  )
  if (dated.length < MIN_DATELINES) return false
  return (
    dated.length * 2 >= articles.length ||
    isHeadOfPaper(preamble[0]?.text ?? articles[0]?.title ?? '')
  )
}
