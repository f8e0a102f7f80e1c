/**
 * Settling: the first page of a ranking in its final order.
 *
 * What scores cannot see the texts tell, and those of a first page are read in any case: how much
 * of the query one passage says (nearness.ts), and whether the query names the document by its
 * title, or by what of it is a name (title-names.ts), and whether a name ends in a title where it
 * ends in the query (name-ends.ts).
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../../index/ranking.ts'
import type { IndexReader } from '../../index/reader.ts'
import { titleNames } from '../../text/title-names.ts'
import type { DocumentReader, ReadDocument } from '../show/documents.ts'
import { nameEndOf } from '../query/name-ends.ts'
import { nearnessOf, NearnessScorer } from './nearness.ts'
import type { QueryMatch } from './query-match.ts'
import type { Ranked } from './score.ts'

/** What the text of a document added to its score. */
export interface Settlement {
  readonly nearness: number
  readonly title: number
}

/** So many times as long as the average, about. */
const LONG = 3

export const NOTHING_ADDED: Settlement = { nearness: 0, title: 0 }

/** A ranking whose first page is in its final order. */
export interface Settled extends Ranked {
  /** By rank; shorter than the ranking where nothing was added. */
  readonly added: readonly Settlement[]
}

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
  const { shortestName } = reader.meta

  /** Whether a query can contain a title: most are shorter than any of a newspaper's. */
  function mayName(typed: string): boolean {
    return shortestName > 0 && typed.length >= shortestName
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
      const isNaming = mayName(typed)
      const nameEnd = plan.excluded === null ? nameEndOf(typed) : null
      const from = isNaming || nameEnd !== null ? 0 : first
      if (from === numbers.length) return { ...ranked, added: [] }
      const read = await texts.read(numbers.slice(from))
      const readAt = (i: number): ReadDocument | undefined => read[i - from]
      const titleAt = (i: number): string => readAt(i)?.title.text ?? ''
      const ends = numbers.map((_, i) => nameEnd?.(titleAt(i)))
      const isParting = ends.includes('goes on')
      const names = numbers.map((_, i) => (isNaming ? nameIn(typed, titleAt(i)) : ''))
      const { best, most } = nearness.worths(plan.scored, [
        ...numbers.map((_, i) => (i < first ? '' : textOf(readAt(i)))),
        ...names,
        ...numbers.map((_, i) => (isParting && ends[i] === 'ends' ? titleAt(i) : '')),
      ])
      const { length } = numbers
      // Who names an author and a work means the work, which is the rarer name.
      const isOneName = new Set(names.filter((name) => name !== '')).size < 2
      const titleWeight = isOneName ? RANKING.titleNameWeight : RANKING.titleNamesWeight
      const rows = numbers.map((document, i) => {
        const scored = ranked.scores[i] ?? 0
        const worth = best[i] ?? 0
        // A long document is as good as its best passage at least.
        const isLong = reader.norm(document) > reader.meta.shape.k1 * LONG
        const least = isLong ? RANKING.passageWeight * worth : 0
        const settlement = {
          nearness: nearnessOf(worth, most) + Math.max(0, least - scored),
          title:
            titleWeight * (best[length + i] ?? 0) +
            RANKING.nameEndWeight * (best[2 * length + i] ?? 0),
        }
        const score = scored + settlement.nearness + settlement.title
        return { document, score, settlement }
      })
      const settled = [rows.slice(0, literals), rows.slice(literals)].flatMap((group) =>
        group.toSorted((a, b) => b.score - a.score),
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

/** What passages are sought in: a headline alone is all that its document says. */
function textOf(read: ReadDocument | undefined): string {
  return read?.normalized.text || (read?.title.text ?? '')
}

/** The longest name of a title that a query contains; empty without one. */
function nameIn(typed: string, title: string): string {
  return titleNames(title).find((name) => typed.includes(name)) ?? ''
}
