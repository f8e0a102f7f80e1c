/**
 * Asking an engine many queries under a clock and a budget.
 *
 * Layer: bench. Imports: child, types of the relevance bench.
 */

import { StoppedError } from './child.ts'
import type { Answer } from './relevance/metrics.ts'
import type { Peer } from './relevance/peer.ts'
import type { BenchQuery } from './relevance/sets.ts'

const LIMIT = 10

/** A projection from the warm-up is rough; only one this far over the budget ends a run early. */
const HOPELESS = 1.5

/**
 * Asks all queries, one after the other, each timed.
 *
 * @param warmUp - Asked before the clock runs, so that the first queries do not pay for the compiler.
 * @param budgetMs - For all of it.
 * @throws `StoppedError` when the budget is not enough, soon if that shows in the warm-up.
 */
export async function askAll(
  peer: Peer,
  warmUp: readonly BenchQuery[],
  queries: readonly BenchQuery[],
  budgetMs: number,
): Promise<Answer[]> {
  const deadline = performance.now() + budgetMs
  const settled = (await ask(peer, warmUp, Infinity)).slice(Math.floor(warmUp.length / 2))
  const eachMs = settled.reduce((sum, answer) => sum + answer.elapsedMs, 0) / settled.length
  if (eachMs * queries.length > budgetMs * HOPELESS) {
    const minutes = Math.round((eachMs * queries.length) / 60_000)
    throw new StoppedError(
      `${Math.round(eachMs)} ms a query, about ${minutes} min for all ${queries.length}`,
    )
  }
  const answers = await ask(peer, queries, deadline)
  if (answers.length < queries.length) {
    throw new StoppedError(`${answers.length} of ${queries.length} queries in the time`)
  }
  return answers
}

async function ask(
  peer: Peer,
  queries: readonly BenchQuery[],
  deadline: number,
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const { id, text } of queries) {
    const start = performance.now()
    if (start > deadline) break
    const found = peer.search(text, LIMIT)
    // Awaiting what is not a promise would add a turn of the event loop to a fast engine's time.
    const ranking = Array.isArray(found) ? found : await found
    answers.push({ query: id, ranking, elapsedMs: performance.now() - start })
  }
  return answers
}
