/**
 * Explanations: why a hit is where it is.
 *
 * Layer: search. Imports: text, index, search, wire.
 */

import { FIELDS } from '../index/schema.ts'
import { codeUnitsOf, visitRuns, type Vocabulary } from '../text/segmenter.ts'
import type { HitExplanation, QueryExplanation } from '../wire.ts'
import type { QueryPlan } from './plan/plan.ts'
import type { Scorer } from './rank/score.ts'
import { inverseDocumentFrequency } from './rank/scored-lists.ts'
import type { Settlement } from './rank/settle.ts'
import type { PlanContext } from './retrieve/planned.ts'

/** How the query was cut, and what each of its terms is worth. */
export function explainQuery(
  context: PlanContext,
  vocabulary: Vocabulary,
  plan: QueryPlan,
  query: string,
): QueryExplanation {
  const { reader } = context
  const text = context.normalizeText(query)
  const terms = plan.scored.map(({ term, weight, documentFrequency }) => {
    const own = reader.list(term).documentFrequency
    const idf = inverseDocumentFrequency(documentFrequency ?? own, reader.documentCount)
    return {
      term: reader.termText(term),
      contained: term >= reader.firstContained,
      documentFrequency: own,
      idf: round(idf),
      weight,
      most: round(idf * weight),
    }
  })
  return {
    text,
    lattice: latticeOf(context, vocabulary, text),
    required: plan.required === null ? [] : plan.asked,
    alternatives: plan.alternatives,
    terms: terms.toSorted((a, b) => b.most - a.most || (a.term < b.term ? -1 : 1)),
  }
}

/** What each term gave a document, the most first. */
export function explainHit(
  context: PlanContext,
  scorer: Scorer,
  plan: QueryPlan,
  document: number,
  isLiteral: boolean,
  { nearness, title }: Settlement,
): HitExplanation {
  return {
    literal: isLiteral,
    nearness: round(nearness),
    title: round(title),
    terms: scorer
      .explain(plan.scored, document)
      .map(({ term, score, fields }) => ({
        term: context.reader.termText(term),
        contained: term >= context.reader.firstContained,
        score: round(score),
        counts: Object.fromEntries(
          FIELDS.map((field, i) => [field, fields[i] ?? 0] as const).filter(
            ([, count]) => count > 0,
          ),
        ),
      }))
      .toSorted((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1)),
  }
}

/** Every word the lattice could use, and whether the most probable cut does. */
function latticeOf(
  context: PlanContext,
  vocabulary: Vocabulary,
  text: string,
): QueryExplanation['lattice'] {
  const chosen = new Set<string>()
  context.segmenter.segment(text, (start, end) => chosen.add(`${start}-${end}`))
  const edges: { start: number; end: number; frequency: number; chosen: boolean }[] = []
  visitRuns(text, (from, to) => {
    for (let start = from; start < to;) {
      const codePoint = text.codePointAt(start) ?? 0
      const single = start + codeUnitsOf(codePoint)
      const add = (end: number, frequency: number): void => {
        edges.push({ start, end, frequency, chosen: chosen.has(`${start}-${end}`) })
      }
      add(single, vocabulary.characterFrequency(codePoint))
      vocabulary.wordsFrom(text, start, to, add)
      start = single
    }
  })
  return edges
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
