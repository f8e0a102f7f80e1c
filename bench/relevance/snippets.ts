/**
 * Snippets: how often do they show the answer?
 *
 * Question: of the questions whose right paragraph is found, in how many does its snippet say the
 *   answer, and in how many would the head of the paragraph, of the same length?
 * Corpus: cmrc-trial and drcd-dev, read from the data folder beside the repository. An answer of more
 *   than 20 characters is left out: a snippet has 80 to 120.
 * Expected answer: the answers that come with each set, character by character.
 * Record: `bench/record/snippets-<date>.json`.
 * Not measured: whether a reader understands it; snippets of other engines, which show none by themselves.
 *
 * Usage: node bench/relevance/snippets.ts [--out PAGE.md]
 *   --out     rewrites the generated section of a page
 *
 * Layer: bench. Imports: src, sets, recorded, scratch.
 */

import { parseArgs } from 'node:util'

import type { SearchEngine } from '../../src/search/engine.ts'
import { drawTable } from '../markdown.ts'
import { createScratch, removeScratch } from '../scratch.ts'
import { engineOf, recordSets } from './recorded.ts'
import { loadAnswers, type RelevanceSet, type SetName } from './sets.ts'

/** Sets that tell the answers, in the script of their paragraphs. */
const NAMES: readonly SetName[] = ['cmrc-trial', 'drcd-dev']
const LONGEST_ANSWER = 20

interface Row {
  readonly set: SetName
  readonly questions: number
  readonly inSnippet: number
  readonly inHead: number
}

await main()

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string' } } })
  await recordSets('snippets', NAMES, measureSet, draw, values.out)
}

async function measureSet(set: RelevanceSet): Promise<Row[]> {
  const folder = createScratch()
  try {
    const engine = await engineOf(set, folder)
    const answersOf = loadAnswers(set.name)
    const textOf = new Map(set.documents.map(({ id, text }) => [id, text]))
    let [questions, inSnippet, inHead] = [0, 0, 0]
    for (const { id, text } of set.queries) {
      const answers = (answersOf.get(id) ?? []).filter(
        ({ length }) => length > 0 && length <= LONGEST_ANSWER,
      )
      const shown = await snippetFor(engine, text, set.qrels.get(id))
      if (answers.length === 0 || shown === null) continue
      const head = (textOf.get(shown.id) ?? '').slice(0, shown.snippet.length)
      questions++
      if (answers.some((answer) => shown.snippet.includes(answer))) inSnippet++
      if (answers.some((answer) => head.includes(answer))) inHead++
    }
    return [{ set: set.name, questions, inSnippet, inHead }]
  } finally {
    removeScratch(folder)
  }
}

/** The snippet of the right paragraph; null where it is not among the ten best. */
async function snippetFor(
  engine: SearchEngine,
  query: string,
  judgements: ReadonlyMap<string, number> | undefined,
): Promise<{ id: string; snippet: string } | null> {
  const { hits } = await engine.search({
    query,
    limit: 10,
    offset: 0,
    sort: 'relevance',
    filters: { facets: [], fromDay: null, toDay: null },
    facets: [],
  })
  const hit = hits.find(({ id }) => (judgements?.get(id) ?? 0) > 0)
  return hit === undefined ? null : { id: hit.id, snippet: hit.snippet.text }
}

function draw(_: readonly SetName[], rows: readonly Row[]): string {
  const share = (part: number, of: number): string => `${((100 * part) / of).toFixed(1)} %`
  return drawTable(
    [
      'the answer stands in',
      ...rows.map(({ set, questions }) => `${set} (${questions} questions)`),
    ],
    [
      ['the snippet', ...rows.map(({ inSnippet, questions }) => share(inSnippet, questions))],
      ['as much of the head', ...rows.map(({ inHead, questions }) => share(inHead, questions))],
    ],
  )
}
