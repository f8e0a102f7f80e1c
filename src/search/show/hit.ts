/**
 * Hits: a found document as a reader sees it.
 *
 * Layer: search. Imports: corpus, search, wire.
 */

import type { Document } from '../../corpus/document.ts'
import type { SearchHit } from '../../wire.ts'
import type { ReadDocument } from './documents.ts'
import { findMatches } from './matches.ts'
import { markText } from './marked-text.ts'
import { cutSnippet } from './snippet.ts'
import type { WordStart } from './passage.ts'
import type { Mark } from '../retrieve/planned.ts'
import { createAbsentWords } from './absent-words.ts'

/** What it adds to the worth of a mark that the title, which stands above, does not show it. */
const NEWS_WORTH = 0.5
/** A character of a word that the text does not have: many of them say less than a word that it has. */
const HINT_WORTH = 0.12

/** Where a reader finds the document. */
export function urlOf(document: Document): string {
  return document.url ?? `/documents/${encodeURIComponent(document.id)}`
}

/**
 * Presents documents with the marks of a query, which are weighed once for all of them.
 *
 * @param typed - The query, normalized.
 */
export function createPresenter(
  marks: readonly Mark[],
  typed: string,
  wordStart: WordStart,
): (read: ReadDocument, score: number) => SearchHit {
  const weights = marks.map(worthOf)
  const findAbsentWords = createAbsentWords(marks, typed)
  return ({ document, source, normalized, title: normalizedTitle }, score) => {
    const { id, title, date, facets } = document
    const inTitle = findMatches(normalizedTitle, marks)
    const found = findMatches(normalized, marks, normalizedTitle.text)
    const { hints, runs } = findAbsentWords(normalized, found)
    const worths = weights.map((weight) => weight + NEWS_WORTH)
    for (const { mark } of inTitle) worths[mark] = weights[mark] ?? 0
    for (const { mark } of hints) worths[mark] = found.length > 0 ? HINT_WORTH : 1
    return {
      id,
      url: urlOf(document),
      // Six significant digits say all that a score can say, and are the same on every platform.
      score: Number(score.toPrecision(6)),
      date,
      facets,
      title: markText(title, inTitle),
      snippet: cutSnippet(source, found.concat(hints), worths, wordStart, [...found, ...runs]),
    }
  }
}

/** Longer words say more; a point each is enough to outweigh where a sentence starts. */
function worthOf({ text }: Mark): number {
  return 1 + Math.min(8, [...text].length) * 0.25
}
