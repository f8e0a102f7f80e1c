/**
 * Texts of JSON Lines: what exports and crawlers write into a title or a text, as plain text.
 *
 * Layer: corpus. Imports: parse5 (for HTML in a text), corpus.
 */

import { parseFragment } from 'parse5'

import { collectText } from '../html/text.ts'
import { readMarkdown } from '../markdown/tree.ts'

/** A text with what it has of captions. */
export interface PlainText {
  /** Paragraphs, one a line. */
  readonly body: string
  readonly captions: readonly string[]
}

const HTML_BLOCK = /<\/(?:p|div|section|article|li|h[1-6]|td|blockquote)\s*>/iu
/** Tags within a line; of those that a text may speak of only such as carry something. */
const HTML_INLINE =
  /<br\s*\/?>|<\/(?:strong|em|font)\s*>|<(?:a|img|span)\s[^<>]{0,500}=[^<>]{0,500}>/iu
/** HTML that was escaped as a whole. */
const ESCAPED_HTML = /&lt;(?:\/(?:p|div|section|li|span|strong|a)|br\s{0,3}\/?)&gt;/iu
/** What WordPress fills in: the tags alone, for what is between two is a caption. */
const WORDPRESS_TAG =
  /\[\/?(?:caption|gallery|audio|video|playlist|embed)(?:\s[^[\]\n]{0,500})?\]/gu
/** How Typecho begins a text in Markdown. */
const MARKDOWN = '<!--markdown-->'
const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/giu

/**
 * Takes the tags out of a text that is plainly HTML, escaped or not, and reads character references; any
 * other text is as it is.
 */
export function readText(source: string): PlainText {
  const written = source.replace(/\r\n?/gu, '\n')
  if (written.startsWith(MARKDOWN)) {
    const { paragraphs, captions } = readMarkdown(written.slice(MARKDOWN.length))
    return { body: paragraphs.join('\n'), captions }
  }
  const text = ESCAPED_HTML.test(written) ? readReferences(written) : written
  const isHtml = HTML_BLOCK.test(text)
  if (!isHtml && !HTML_INLINE.test(text)) return { body: readReferences(text), captions: [] }
  // Without blocks it is text to which line ends matter.
  const html = (isHtml ? text : text.replaceAll('\n', '<br>')).replace(WORDPRESS_TAG, '')
  const { paragraphs, captions } = collectText(parseFragment(html))
  return { body: paragraphs.join('\n'), captions }
}

/** `&quot;` and its like, as browsers read them; what is none stays. */
function readReferences(text: string): string {
  return text.replace(REFERENCE, (reference) => {
    const [node] = parseFragment(reference).childNodes
    return node !== undefined && 'value' in node ? node.value : reference
  })
}
