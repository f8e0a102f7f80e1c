/**
 * Measures one engine on one set: the process that `main.ts` starts once a row.
 *
 * Usage: node bench/relevance/run.ts ENGINE SET BUDGET_MS (alone, it prints its row as JSON).
 *
 * Layer: bench. Imports: child, scratch, engines, metrics, sets.
 */

import { StoppedError, peakRss, report } from '../child.ts'
import { createScratch, removeScratch } from '../scratch.ts'
import { type EngineName, loadEngine } from './engines.ts'
import { type Answer, measureAnswers } from './metrics.ts'
import type { Peer } from './peer.ts'
import type { Run } from './result.ts'
import { type BenchQuery, type SetName, loadSet } from './sets.ts'

const LIMIT = 10

/** Asked before the clock runs, so that the first questions do not pay for the compiler. */
const WARM_UP = 20

/** A projection from the warm-up is rough; only one this far over the budget ends a run early. */
const HOPELESS = 1.5

const [engine, set, budget] = process.argv.slice(2) as [EngineName, SetName, string]
await report(() => measure(engine, set, Number(budget)))

async function measure(engineName: EngineName, setName: SetName, budgetMs: number): Promise<Run> {
  const { documents, queries, qrels } = loadSet(setName)
  const folder = createScratch()
  try {
    const baseRssBytes = process.memoryUsage.rss()
    const peer = await (await loadEngine(engineName))(folder)
    const { buildMs, helperRssBytes } = await peer.build(documents)
    const answers = await askAll(peer, queries, budgetMs - buildMs)
    const peakRssBytes = peakRss()
    const { indexBytes } = await peer.save()
    await peer.close()
    const { name, version, configuration } = peer
    return {
      name,
      version,
      configuration,
      ...measureAnswers(answers, qrels),
      documents: documents.length,
      buildMs,
      indexBytes,
      baseRssBytes,
      peakRssBytes,
      helperRssBytes,
    }
  } finally {
    removeScratch(folder)
  }
}

async function askAll(
  peer: Peer,
  queries: readonly BenchQuery[],
  budgetMs: number,
): Promise<Answer[]> {
  const start = performance.now()
  const warmUp = await ask(peer, queries.slice(0, WARM_UP), Infinity)
  const settled = warmUp.slice(WARM_UP / 2)
  const eachMs = settled.reduce((sum, answer) => sum + answer.elapsedMs, 0) / settled.length
  if (eachMs * queries.length > budgetMs * HOPELESS) {
    const minutes = Math.round((eachMs * queries.length) / 60_000)
    throw new StoppedError(
      `${Math.round(eachMs)} ms a question, about ${minutes} min for all ${queries.length}`,
    )
  }
  const answers = await ask(peer, queries, start + budgetMs)
  if (answers.length < queries.length) {
    throw new StoppedError(`${answers.length} of ${queries.length} questions in the time`)
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
