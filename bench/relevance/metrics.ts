/**
 * The measures of a ranking, and of the time it took.
 *
 * Pure. Same definitions as `hansou eval`: the gain of a grade is 2^grade - 1, discounted by
 * log2(rank + 1); recall@10 divides by min(10, relevant documents), so 1 can always be reached.
 *
 * Layer: bench. Imports: types of sets.
 */

import type { Judgements } from './sets.ts'

const DEPTH = 10

/** What an engine answered to one query. */
export interface Answer {
  readonly query: string
  /** Document ids, best first; a repeated id counts at its first place only. */
  readonly ranking: readonly string[]
  readonly elapsedMs: number
}

/** The measures of one ranking, each 0 to 1. */
export interface RankingMeasures {
  readonly hit1: number
  readonly mrr10: number
  readonly ndcg10: number
  readonly recall10: number
}

/** The means over a set's queries, and the spread of the time. */
export interface Measures extends RankingMeasures {
  /** Queries with at least one relevant document; the others are timed, not scored. */
  readonly queries: number
  /** Queries that got no document at all. */
  readonly zeroResults: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** Measures the first ten of a ranking; all 0 when nothing is judged relevant. */
export function measureRanking(
  ranking: readonly string[],
  judgements: Judgements,
): RankingMeasures {
  const grades = gradesOf(ranking, judgements, DEPTH)
  const relevant = [...judgements.values()].filter((grade) => grade > 0).length
  if (relevant === 0) return { hit1: 0, mrr10: 0, ndcg10: 0, recall10: 0 }

  const first = grades.findIndex((grade) => grade > 0)
  const found = grades.filter((grade) => grade > 0).length
  return {
    hit1: first === 0 ? 1 : 0,
    mrr10: first === -1 ? 0 : 1 / (first + 1),
    ndcg10: ndcgOf(ranking, judgements, DEPTH),
    recall10: found / Math.min(DEPTH, relevant),
  }
}

/** The gain of the first `depth` of a ranking beside that of the best order; 0 when nothing is judged relevant. */
export function ndcgOf(ranking: readonly string[], judgements: Judgements, depth: number): number {
  const best = [...judgements.values()].toSorted((a, b) => b - a).slice(0, depth)
  const most = discountedGain(best)
  return most === 0 ? 0 : discountedGain(gradesOf(ranking, judgements, depth)) / most
}

function gradesOf(ranking: readonly string[], judgements: Judgements, depth: number): number[] {
  return [...new Set(ranking)].slice(0, depth).map((id) => judgements.get(id) ?? 0)
}

/** Measures all answers of an engine to a set. Means of no query are 0. */
export function measureAnswers(
  answers: readonly Answer[],
  qrels: ReadonlyMap<string, Judgements>,
): Measures {
  const measured = answers.flatMap(({ query, ranking }) => {
    const judgements = qrels.get(query)
    const isJudged = judgements !== undefined && [...judgements.values()].some((grade) => grade > 0)
    return isJudged ? [measureRanking(ranking, judgements)] : []
  })
  const times = answers.map((answer) => answer.elapsedMs)
  return {
    queries: measured.length,
    hit1: mean(measured.map((one) => one.hit1)),
    mrr10: mean(measured.map((one) => one.mrr10)),
    ndcg10: mean(measured.map((one) => one.ndcg10)),
    recall10: mean(measured.map((one) => one.recall10)),
    zeroResults: answers.filter((answer) => answer.ranking.length === 0).length,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
  }
}

/**
 * Finds the value below or at which a fraction of all values lie (nearest rank).
 *
 * @param fraction - 0 to 1; 0 gives the smallest value, 1 the largest.
 * @returns 0 for no values.
 */
export function percentile(values: readonly number[], fraction: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(fraction * sorted.length) - 1)] ?? 0
}

function discountedGain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0)
}

/** The mean of some values; 0 of none. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
