/**
 * Hits: a found document as a reader sees it.
 *
 * Layer: search. Imports: corpus, search, wire.
 */

import type { Document } from '../corpus/document.ts'
import type { SearchHit } from '../wire.ts'
import type { ReadDocument } from './documents.ts'
import { markText } from './marked-text.ts'
import { findMatches } from './matches.ts'
import { cutSnippet } from './snippet.ts'
import type { WordStart } from './passage.ts'
import type { Mark } from './planned.ts'

/** Where a reader finds the document. */
export function urlOf(document: Document): string {
  return document.url ?? `/documents/${encodeURIComponent(document.id)}`
}

/** Presents documents with the marks of a query, which are weighed once for all of them. */
export function createPresenter(
  marks: readonly Mark[],
  wordStart: WordStart,
): (read: ReadDocument, score: number) => SearchHit {
  const weights = marks.map(worthOf)
  return ({ document, source, normalized, title: normalizedTitle }, score) => {
    const { id, title, date, facets } = document
    return {
      id,
      url: urlOf(document),
      // Six significant digits say all that a score can say, and are the same on every platform.
      score: Number(score.toPrecision(6)),
      date,
      facets,
      title: markText(title, findMatches(normalizedTitle, marks)),
      snippet: cutSnippet(source, findMatches(normalized, marks), weights, wordStart),
    }
  }
}

/** Longer words say more; a point each is enough to outweigh where a sentence starts. */
function worthOf({ text }: Mark): number {
  return 1 + Math.min(8, [...text].length) * 0.25
}
