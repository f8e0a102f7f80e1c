/**
 * Contents in Markdown: files that list the pages of a book or fill the side of a site, and are no page of it.
 *
 * Layer: corpus. Imports: mdast, corpus.
 */

import type { Nodes, Root } from 'mdast'

import { pushAll } from '../push-all.ts'

/** `SUMMARY.md` of mdBook and GitBook; those of docsify. */
const CONTENTS_NAME =
  /(?:^|[/\\])(?:summary|_sidebar|_navbar|_coverpage)\.(?:md|markdown)(?:\.gz)?$/iu
const COVER_NAME = /_coverpage\.\w+(?:\.gz)?$/iu

/** Whether a file is named so and has its links: an article may be called summary. */
export function isContentsPage(root: Root, file: string): boolean {
  if (!CONTENTS_NAME.test(file)) return false
  return COVER_NAME.test(file) || leadsElsewhere(root)
}

/** Whether a text is links for the most part, but for headings. */
function leadsElsewhere(root: Root): boolean {
  let linked = 0
  let plain = 0
  const stack: { readonly node: Nodes; readonly isLinked: boolean }[] = [
    { node: root, isLinked: false },
  ]
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, isLinked } = top
    if (node.type === 'heading') continue
    if ('value' in node) {
      const length = node.type === 'html' ? 0 : node.value.trim().length
      if (isLinked) linked += length
      else plain += length
    }
    if ('children' in node)
      pushAll(
        stack,
        node.children.map((child) => ({ node: child, isLinked: isLinked || node.type === 'link' })),
      )
  }
  return linked > plain
}
