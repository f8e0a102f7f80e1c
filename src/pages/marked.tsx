/** @jsxImportSource . */
/**
 * Marked text on a page: text nodes and `<mark>`, nothing else.
 *
 * Built from ranges, not from HTML, so no text can become markup and the visible text is the
 * original.
 *
 * Layer: pages. Imports: search, wire.
 */

import type { SearchEngine } from '../search/engine.ts'
import type { MarkedText } from '../wire.ts'

/** A text and the ranges in it that are marked. */
export type Ranges = Pick<MarkedText, 'text' | 'ranges'>

export function Marked({ text, ranges }: Ranges) {
  const parts = []
  let from = 0
  for (const [start, end] of ranges) {
    parts.push(text.slice(from, start), <mark>{text.slice(start, end)}</mark>)
    from = end
  }
  parts.push(text.slice(from))
  return <>{parts}</>
}

/**
 * Marks a query's words in texts of any length.
 *
 * @param texts - Without line ends: no mark goes beyond one of them.
 * @returns One for each text; without ranges for a blank query.
 */
export function markTexts(engine: SearchEngine, query: string, texts: readonly string[]): Ranges[] {
  if (query.trim() === '') return texts.map((text) => ({ text, ranges: [] }))
  // The engine marks a title whole, however long: all texts at once are planned for once.
  const { ranges } = engine.mark(query, { ...NO_DOCUMENT, title: texts.join('\n') }).title
  // Ranges are in order, as the texts are: one walk meets both.
  let start = 0
  let next = 0
  return texts.map((text) => {
    const end = start + text.length
    const own: [number, number][] = []
    for (let range = ranges[next]; range !== undefined && range[0] < end; range = ranges[next]) {
      const [from, to] = range
      if (to > start) own.push([Math.max(from, start) - start, Math.min(to, end) - start])
      if (to > end) break
      next++
    }
    start = end + 1
    return { text, ranges: own }
  })
}

const NO_DOCUMENT = { id: '', body: '', caption: '', byline: '', date: null, url: null, facets: {} }
