/**
 * Markdown: one document a file, with YAML front matter and GitHub's extensions.
 *
 * A `.md` file may also be a newspaper page, because extraction writes those with `#`
 * headings; `isNewspaper` tells which.
 *
 * Layer: corpus. Imports: unified, remark-parse, remark-gfm, remark-frontmatter, mdast.
 */

import type { Heading, Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

import { splitArticles } from './articles.ts'
import { startsWithDateline } from './dateline.ts'
import { documentId } from './document-id.ts'
import type { ParseResult } from './document.ts'
import { NO_FRONT_MATTER, parseFrontMatter } from './front-matter.ts'
import { collectMarkdownText, inlineText } from './markdown-text.ts'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml'])

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n[^]*?^---[ \t]*\r?$/mu
/** One article that quotes a dateline is no page; two are. */
const MIN_DATELINES = 2
/** A caption or a byline may stand between a headline and its dateline. */
const MAX_PIECES_BEFORE_DATELINE = 3

/**
 * Parses a file.
 *
 * Title: front matter, else the first `#` heading (which the text does not repeat), else the
 * file's name. Id: front matter, else from the url, else from title and text. A draft
 * (`draft: true`) yields neither document nor issue.
 *
 * @param source - The file, decoded.
 * @param file - Its path, for the title of last resort and for issues.
 */
export function parseMarkdown(source: string, file: string): ParseResult {
  const tree: Root = processor.parse(source.replace(/^\uFEFF/u, ''))
  const [head] = tree.children
  const { frontMatter, issues } =
    head?.type === 'yaml'
      ? parseFrontMatter(head.value, (head.position?.start.line ?? 1) + 1, file)
      : { frontMatter: NO_FRONT_MATTER, issues: [] }
  if (frontMatter.isDraft) return { documents: [], issues: [] }

  const heading = tree.children.find(
    (node): node is Heading => node.type === 'heading' && node.depth === 1,
  )
  const headline = heading === undefined ? '' : inlineText(heading).replace(/\s+/gu, ' ')
  const title =
    frontMatter.title?.replace(/\s+/gu, ' ') ?? (headline === '' ? nameOf(file) : headline)
  const text = collectMarkdownText(tree, headline === title ? (heading ?? null) : null)
  const body = text.paragraphs.join('\n')
  if (body === '' && frontMatter.title === null && headline === '') {
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
        date: frontMatter.date,
        url: frontMatter.url,
        facets: frontMatter.facets,
      },
    ],
    issues,
  }
}

/**
 * Tells whether a Markdown file is a newspaper page: it has no front matter, and under at
 * least two of its headings, and at least half of them, a dateline such as `本报讯` is among
 * the first three lines.
 */
export function isNewspaper(source: string): boolean {
  if (FRONT_MATTER.exec(source)?.index === 0) return false
  const { articles } = splitArticles(source)
  const dated = articles.filter(({ pieces }) =>
    pieces.slice(0, MAX_PIECES_BEFORE_DATELINE).some(({ text }) => startsWithDateline(text)),
  )
  return dated.length >= MIN_DATELINES && dated.length * 2 >= articles.length
}

/** `notes/2025-plan.md` to `2025-plan`. */
function nameOf(file: string): string {
  const name = file.split(/[/\\]/u).at(-1) ?? file
  return name.replace(/\.[a-z]+(?:\.gz)?$/iu, '') || file
}
