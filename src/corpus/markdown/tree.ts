/**
 * Trees of Markdown, with GitHub's extensions.
 *
 * Layer: corpus. Imports: unified, remark-parse, remark-gfm, remark-cjk-friendly, mdast, corpus.
 */

import type { Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

import { hideMasks, showMasks } from './masks.ts'
import { collectMarkdownText, type MarkdownText } from './text.ts'
import { withoutSiteMarkup } from './site-markup.ts'

/**
 * CommonMark sees no emphasis in `说**“强调”**文字`; readers of Chinese do. And GitHub strikes out what two
 * single tildes are around, which are ranges in Chinese: `50~100元，200~300元`.
 */
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkCjkFriendly)

/** Parses what no site generator has a part in. */
export function treeOf(markdown: string): Root {
  const tree: Root = processor.parse(hideMasks(markdown))
  showMasks(tree)
  return tree
}

/** Gives the text of Markdown that is no file of its own. */
export function readMarkdown(markdown: string): MarkdownText {
  return collectMarkdownText(treeOf(withoutSiteMarkup(markdown)))
}
