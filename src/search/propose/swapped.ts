/**
 * A query with two neighbours the other way round: 外卖骑手 for 外骑卖手, 糖尿病 for 尿糖病.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import { wordsOf } from '../../text/segmenter.ts'
import { makesSense } from '../plan/bound-pairs.ts'
import { countHolding } from '../plan/holding.ts'
import type { PlanContext } from '../retrieve/planned.ts'
import { changed, typed, type Proposal } from '../query/proposal.ts'
import { withRuns, type QueryRun } from './query-runs.ts'

/** A pair the other way round is another word (会社), or nothing. */
const LEAST_CHARACTERS = 3
/** Three characters may be a name, which makes no other sense. */
const NAME = 3

interface Swap {
  readonly proposal: Proposal
  /** Documents that hold its run. */
  readonly count: number
}

/** The query with one pair swapped of which a character is doubtful; what most documents hold first. */
export function swapped(plan: PlanContext, query: string, runs: readonly QueryRun[]): Proposal[] {
  return runs
    .flatMap((run, i) =>
      swapsOf(plan, run).map(({ proposal, count }) => ({
        proposal: withRuns(
          query,
          Array.from(runs, (_, j) => (i === j ? proposal : undefined)),
        ),
        count,
      })),
    )
    .toSorted((a, b) => b.count - a.count)
    .map(({ proposal }) => proposal)
}

function swapsOf(plan: PlanContext, { text, characters, isDoubtful }: QueryRun): Swap[] {
  const asTyped = [...text]
  const { length } = characters
  if (length < LEAST_CHARACTERS || asTyped.length !== length) return []
  return characters.slice(1).flatMap((right, left) => {
    const at = left + 1
    const own = characters[left] ?? ''
    if (own === right || !(isDoubtful[left] === true || isDoubtful[at] === true)) return []
    const other = characters.with(left, right).with(at, own)
    if (!areNeighbours(plan.reader, other.slice(Math.max(0, left - 1), at + 2))) return []
    const whole = other.join('')
    const count = countHolding(plan, whole)
    if (count === 0) return []
    if (length > NAME && !isInLongWord(plan, whole, left) && !makesSense(plan, whole, '')) return []
    const proposal = asTyped.map((each, i) =>
      i === left ? changed(right) : i === at ? changed(own) : typed(each),
    )
    return [{ proposal, count }]
  })
}

/** Whether every two of some characters stand side by side somewhere. */
function areNeighbours(reader: IndexReader, characters: readonly string[]): boolean {
  const codePoints = characters.map((each) => each.codePointAt(0) ?? 0)
  return codePoints.slice(1).every((right, i) => reader.pairTerm(codePoints[i] ?? 0, right) >= 0)
}

/** Whether a character of a text and the one after it are in one word of more than two. */
function isInLongWord({ segmenter }: PlanContext, text: string, at: number): boolean {
  let next = 0
  return wordsOf(segmenter, text).some((word) => {
    const from = next
    next += [...word].length
    return next - from > 2 && from <= at && at + 1 < next
  })
}
