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
import { nearnessOf, NearnessScorer, type Worths } from './nearness.ts'
import { nameEndOf } from '../query/name-ends.ts'
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
      // Most are shorter than any title of a newspaper.
      const isNaming = shortestName > 0 && typed.length >= shortestName
      const nameEnd = plan.excluded === null ? nameEndOf(typed) : null
      // All before this one need not be read.
      const from = isNaming || nameEnd !== null ? 0 : first
      if (from === numbers.length) return { ...ranked, added: [] }
      const read = await texts.read(numbers.slice(from))
      const passages = numbers.map((_, i) => (i < first ? '' : textOf(read[i - from])))
      const titles = numbers.map((_, i) => read[i - from]?.title.text ?? '')
      const names = titles.map((title) => (isNaming ? nameIn(typed, title) : ''))
      const ends = titles.map((title) => nameEnd?.(title))
      const isParting = ends.includes('goes on')
      const ending = titles.map((title, i) => (isParting && ends[i] === 'ends' ? title : ''))
      const worthsOf = (some: readonly string[]): Worths => nearness.worths(plan.scored, some)
      const { best, most } = worthsOf(passages)
      const named = worthsOf(names).best
      const ended = worthsOf(ending).best
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
          title: titleWeight * (named[i] ?? 0) + RANKING.nameEndWeight * (ended[i] ?? 0),
        }
        const score = scored + settlement.nearness + settlement.title
        return { document, score, settlement }
      })
      return arranged(ranked, [rows.slice(0, literals), rows.slice(literals)])
    },
  }
}

/** A document of the first page, with its score as it is settled. */
interface Row {
  readonly document: number
  readonly score: number
  readonly settlement: Settlement
}

/** A ranking that begins with some rows: those of each group by score. */
function arranged(ranked: Ranked, groups: readonly (readonly Row[])[]): Settled {
  const settled = groups.flatMap((group) => group.toSorted((a, b) => b.score - a.score))
  const documents = ranked.documents.slice()
  const scores = ranked.scores.slice()
  for (const [i, { document, score }] of settled.entries()) {
    documents[i] = document
    scores[i] = score
  }
  return { documents, scores, added: settled.map(({ settlement }) => settlement) }
}

/** What passages are sought in: a headline alone is all that its document says. */
function textOf(read: ReadDocument | undefined): string {
  return read?.normalized.text || (read?.title.text ?? '')
}

/** The longest name of a title that a query contains; empty without one. */
function nameIn(typed: string, title: string): string {
  return titleNames(title).find((name) => typed.includes(name)) ?? ''
}
