/**
 * Electronic newspapers of 方正翔宇 (Founder): what their pages say of an article in elements and comments of
 * their own.
 *
 * Layer: corpus. Imports: parse5, corpus.
 */

import { defaultTreeAdapter } from 'parse5'

import type { Found } from './marks.ts'
import { collectText } from './text.ts'
import type { HtmlElement } from './tree.ts'

/** `<!--enpproperty <date>2024-07-05 00:00:00:0</date><author>张三</author><title>标题</title>…/enpproperty-->`. */
const PROPERTIES = /^\s*enpproperty\b/iu

/**
 * Finds a property: what the elements say (`<founder-title>`), then the comment.
 *
 * @returns None empty.
 */
export function readFounder(
  elements: readonly HtmlElement[],
  property: 'title' | 'author' | 'date',
): readonly Found[] {
  const inComment = new RegExp(`<${property}>([^<>]*)</${property}>`, 'iu')
  const shown = elements
    .filter(({ tagName }) => tagName === `founder-${property}`)
    .map((element) => ({ value: collectText(element).paragraphs.join(' '), element }))
  const told = elements.flatMap((element) =>
    element.childNodes.flatMap((node) => {
      const data = defaultTreeAdapter.isCommentNode(node) ? node.data : ''
      const value = PROPERTIES.test(data) ? inComment.exec(data)?.[1] : undefined
      return value === undefined ? [] : [{ value, element }]
    }),
  )
  return [...shown, ...told].filter(({ value }) => value.trim() !== '')
}
