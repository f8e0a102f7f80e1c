/**
 * Marked text: a text with its marked parts, as data and as HTML that is safe by construction.
 *
 * Every piece is escaped before it is wrapped; nothing of the text can become markup.
 *
 * Layer: search. Imports: text, wire.
 */

import { mergeSpans, type Span } from '../../text/span.ts'
import type { MarkedText } from '../../wire.ts'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Escapes text for HTML content and attribute values. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char)
}

/**
 * Marks spans of a text.
 *
 * @param spans - In any order, overlapping or not; what lies outside of the text is cut off.
 *
 * @example
 * markText('医疗互助', [{ start: 0, end: 2 }]).html // => '<mark>医疗</mark>互助'
 */
export function markText(text: string, spans: readonly Span[]): MarkedText {
  const ranges = mergeSpans(
    spans.map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(text.length, end) })),
  )
  let html = ''
  let from = 0
  for (const { start, end } of ranges) {
    html += `${escapeHtml(text.slice(from, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`
    from = end
  }
  return {
    text,
    ranges: ranges.map(({ start, end }) => [start, end] as const),
    html: html + escapeHtml(text.slice(from)),
  }
}
