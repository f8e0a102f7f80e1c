/**
 * Numbers of official documents that a query quotes, as the index has them: 粤府〔2024〕15号 for
 * 粤府2024年15号.
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../index/ranking.ts'
import type { IndexReader } from '../index/reader.ts'
import { JOINED } from '../text/compounds.ts'
import { quotedDocumentNumbers } from '../text/document-numbers.ts'
import type { Alternative } from './alternatives.ts'

/** The numbers of documents in a text that some document of the index has. */
export function documentNumberAlternatives(
  reader: IndexReader,
  text: string,
  fields: number,
): Alternative[] {
  return quotedDocumentNumbers(text).flatMap(({ start, end, text: number }) => {
    const term = reader.stringTerm(JOINED + number)
    if (term < 0) return []
    return [
      {
        start,
        end,
        text: number,
        requirement: { kind: 'terms', terms: [term], fields },
        scored: [{ term, weight: RANKING.documentNumberWeight, documentFrequency: null, fields }],
        // The words are marked by themselves, and what is between them are signs.
        marks: [],
      },
    ]
  })
}
