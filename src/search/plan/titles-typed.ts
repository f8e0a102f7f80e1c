/**
 * Titles typed as they are: who types 设置 wants the page of that title before those that say it often.
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../../index/ranking.ts'
import { EVERY_FIELD } from '../../index/schema.ts'
import { TITLED } from '../../text/title-names.ts'
import { scoredAs } from '../forms/form-terms.ts'
import type { PlanContext, ScoredTerm } from '../retrieve/planned.ts'
import { isPlainText, type Query } from '../query/query.ts'

/** The title that a query is as a whole, as a term; none where it is more than words. */
export function titlesTyped(
  { reader, normalizeText }: PlanContext,
  clauses: Query['clauses'],
  query: string,
): readonly ScoredTerm[] {
  if (!clauses.flat().every(isPlainText)) return []
  const term = reader.stringTerm(TITLED + normalizeText(query).trim())
  if (term < 0) return []
  return scoredAs([term], RANKING.titleWeight, EVERY_FIELD)
}
