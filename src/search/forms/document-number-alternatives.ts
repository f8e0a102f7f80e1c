/**
 * Numbers of official documents that a query quotes, as the index has them: 粤府〔2024〕15号 for
 * 粤府2024年15号.
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../../index/ranking.ts'
import type { IndexReader } from '../../index/reader.ts'
import { EVERY_FIELD } from '../../index/schema.ts'
import { JOINED } from '../../text/compounds.ts'
import { quotedDocumentNumbers } from '../../text/document-numbers.ts'
import type { Alternative } from './alternatives.ts'
import { oneOf, scoredAs } from './form-terms.ts'
import type { PlanContext, ScoredTerm } from '../retrieve/planned.ts'
import { isPlainText, type Query } from '../query/query.ts'

/** Those that a query of several words quotes with a blank: 粤府 2024年15号. They only score. */
export function documentNumbersTyped(
  { reader, normalizeText }: PlanContext,
  clauses: Query['clauses'],
  query: string,
): ScoredTerm[] {
  if (clauses.length < 2 || !clauses.flat().every(isPlainText)) return []
  const alternatives = documentNumberAlternatives(reader, normalizeText(query), EVERY_FIELD)
  return alternatives.flatMap(({ scored }) => scored)
}

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
        requirement: oneOf([term], fields),
        scored: scoredAs([term], RANKING.documentNumberWeight, fields),
        // The words are marked by themselves, and what is between them are signs.
        marks: [],
      },
    ]
  })
}
