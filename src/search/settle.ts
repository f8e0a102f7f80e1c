/**
 * Settling: the first page of a ranking in its final order.
 *
 * What scores cannot see the texts tell, and those of a first page are read in any case: how much
 * of the query one passage says (nearness.ts), and whether the query names the document by its
 * whole title.
 *
 * Layer: search. Imports: index, search.
 */

import { RANKING } from '../index/ranking.ts'
import type { IndexReader } from '../index/reader.ts'
import type { DocumentReader, ReadDocument } from './documents.ts'
import { NearnessScorer } from './nearness.ts'
import type { QueryMatch } from './query-match.ts'
import type { Ranked } from './score.ts'

/** What the text of a document added to its score. */
export interface Settlement {
  readonly nearness: number
  readonly title: number
}

export const NOTHING_ADDED: Settlement = { nearness: 0, title: 0 }

/** A ranking whose first page is in its final order. */
export interface Settled extends Ranked {
  /** By rank; shorter than the ranking where nothing was added. */
  readonly added: readonly Settlement[]
}

/** One character says too little of what a document is about. */
const SHORTEST_TITLE = 2

export interface Settler {
  /**
   * Puts the first `RANKING.nearnessDepth` of a ranking in their final order. Those that contain
   * the query as typed, the first `literalCount`, stay before the others.
   */
  settle(match: QueryMatch, ranked: Ranked, literalCount: number): Promise<Settled>
}

export function createSettler(
  reader: IndexReader,
  normalizeText: (text: string) => string,
  texts: DocumentReader,
): Settler {
  const nearness = new NearnessScorer(reader)
  const { shortestTitle } = reader.meta

  /** Whether a query can contain a whole title: most are shorter than any of a newspaper's. */
  function mayName(typed: string): boolean {
    return shortestTitle > 0 && typed.length >= shortestTitle
  }

  return {
    async settle({ plan, isWhole }, ranked, literalCount) {
      const numbers = Array.from(ranked.documents.subarray(0, RANKING.nearnessDepth))
      if (numbers.length < 2) return { ...ranked, added: [] }
      const literals = Math.min(literalCount, numbers.length)
      // One word is as near to itself everywhere, and so are those of a text that stands as typed.
      const isSame = literals < 2 || isWhole
      // All before this one are equally near.
      const first = plan.words.length < 2 ? numbers.length : isSame ? literals : 0
      const typed = normalizeText(plan.query)
      // All before this one need not be read.
      const from = mayName(typed) ? 0 : first
      if (from === numbers.length) return { ...ranked, added: [] }
      const read = await texts.read(numbers.slice(from))
      const readAt = (i: number): ReadDocument | undefined => read[i - from]
      const worths = nearness.worths(plan.scored, [
        ...numbers.map((_, i) => (i < first ? '' : (readAt(i)?.normalized.text ?? ''))),
        ...numbers.map((_, i) => {
          const title = readAt(i)?.title.text ?? ''
          return isNamed(title, typed) ? title : ''
        }),
      ])
      const rows = numbers.map((document, i) => {
        const settlement = {
          nearness: RANKING.nearnessWeight * (worths[i] ?? 0),
          title: RANKING.wholeTitleWeight * (worths[numbers.length + i] ?? 0),
        }
        const score = (ranked.scores[i] ?? 0) + settlement.nearness + settlement.title
        return { document, score, settlement }
      })
      const settled = [rows.slice(0, literals), rows.slice(literals)].flatMap((group) =>
        group.toSorted((a, b) => b.score - a.score || a.document - b.document),
      )
      const copy = { documents: ranked.documents.slice(), scores: ranked.scores.slice() }
      for (const [i, { document, score }] of settled.entries()) {
        copy.documents[i] = document
        copy.scores[i] = score
      }
      return { ...copy, added: settled.map(({ settlement }) => settlement) }
    },
  }
}

function isNamed(title: string, typed: string): boolean {
  return title.length >= SHORTEST_TITLE && typed.includes(title)
}
