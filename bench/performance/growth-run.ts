/**
 * Measures one engine at one size: the process that `growth.ts` starts, once to build and once
 * more to serve what was saved.
 *
 * Usage: node bench/performance/growth-run.ts build|serve ENGINE CORPUS SIZE FOLDER BUDGET_MS
 *
 * Layer: bench. Imports: ask, child, memory, corpora, engines, metrics.
 */

import { askAll } from '../ask.ts'
import { report, StoppedError } from '../child.ts'
import { peakRss, resetPeakRss, settledRss } from '../memory.ts'
import { type EngineName, loadEngine } from '../relevance/engines.ts'
import { percentile } from '../relevance/metrics.ts'
import type { Peer } from '../relevance/peer.ts'
import { type CorpusName, loadDocuments, loadQueries, loadQuestions } from './corpora.ts'
import type { BuildPhase, ServePhase } from './result.ts'

const QUERY_COUNT = 1_000

/** Other queries than the measured ones, so that no cache of an engine has seen those. */
const WARM_UP_COUNT = 100

const QUESTION_COUNT = 300
const WARM_UP_QUESTIONS = 30
/** Of the budget: questions of an engine that takes seconds for each are given up soon. */
const QUESTION_SHARE = 0.4

type Arguments = ['build' | 'serve', EngineName, CorpusName, string, string, string]

const [phase, engine, corpus, size, folder, budget] = process.argv.slice(2) as Arguments
await report(phase === 'build' ? build : serve)

async function build(): Promise<BuildPhase> {
  const documents = loadDocuments(corpus, Number(size))
  let textBytes = 0
  let codePoints = 0
  for (const { title, text } of documents) {
    textBytes += Buffer.byteLength(title + text)
    codePoints += [...title, ...text].length
  }
  const create = await loadEngine(engine)
  settledRss()
  resetPeakRss()
  const peer = await create(folder)
  const { buildMs, helperRssBytes } = await peer.build(documents)
  const start = performance.now()
  const { indexBytes } = await peer.save()
  const saveMs = performance.now() - start
  await peer.close()
  const { name, version, configuration } = peer
  return {
    name,
    version,
    configuration,
    textBytes,
    codePoints,
    buildMs,
    saveMs,
    indexBytes,
    peakRssBytes: peakRss(),
    helperRssBytes,
  }
}

async function serve(): Promise<ServePhase> {
  const queries = loadQueries(0, QUERY_COUNT)
  const warmUp = loadQueries(QUERY_COUNT, QUERY_COUNT + WARM_UP_COUNT)
  const create = await loadEngine(engine)
  const baseRssBytes = settledRss()
  resetPeakRss()

  const start = performance.now()
  const peer = await create(folder)
  await peer.load()
  const loadMs = performance.now() - start
  const loadedRssBytes = settledRss()

  const first = performance.now()
  await peer.search(warmUp[0]?.text ?? '', 1)
  const firstMs = performance.now() - first
  const answers = await askAll(peer, warmUp, queries, Number(budget))
  const times = answers.map((answer) => answer.elapsedMs)
  const servingRssBytes = settledRss()
  const peakRssBytes = peakRss()
  const questions = await askQuestions(peer)
  await peer.close()
  return {
    baseRssBytes,
    loadMs,
    firstMs,
    loadedRssBytes,
    servingRssBytes,
    peakRssBytes,
    queries: answers.length,
    zeroResults: answers.filter((answer) => answer.ranking.length === 0).length,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    maxMs: percentile(times, 1),
    ...(questions.length > 0 && {
      questions: {
        count: questions.length,
        p50Ms: percentile(questions, 0.5),
        p99Ms: percentile(questions, 0.99),
      },
    }),
  }
}

/** Milliseconds of each question; none where there are no questions, or no time for them. */
async function askQuestions(peer: Peer): Promise<number[]> {
  const before = loadQuestions(corpus, 0, WARM_UP_QUESTIONS)
  const asked = loadQuestions(corpus, WARM_UP_QUESTIONS, WARM_UP_QUESTIONS + QUESTION_COUNT)
  try {
    const answers = await askAll(peer, before, asked, Number(budget) * QUESTION_SHARE)
    return answers.map(({ elapsedMs }) => elapsedMs)
  } catch (error) {
    if (error instanceof StoppedError) return []
    throw error
  }
}
