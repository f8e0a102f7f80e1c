/**
 * `hansou eval`: how well an index answers questions whose answers are known.
 *
 * Layer: cli. Imports: search, cli, errors.
 */

import { readFileSync } from 'node:fs'

import { ServiceError } from '../errors.ts'
import type { SearchEngine } from '../search/engine.ts'
import { openEngine } from './open.ts'
import { integerOption, textOption } from './options.ts'

interface EvalFlags {
  readonly index: unknown
  readonly queries?: unknown
  readonly qrels?: unknown
  readonly limit: unknown
  readonly json?: boolean
}

/** Figures over all judged queries; a query without a relevant document is not one. */
export interface Evaluation {
  readonly queries: number
  readonly hit1: number
  readonly mrr10: number
  readonly recall10: number
  readonly ndcg10: number
  readonly zeroResults: number
  readonly p50Ms: number
  readonly p99Ms: number
}

export async function evaluate(flags: EvalFlags): Promise<number> {
  const { engine } = openEngine(textOption('index', flags.index))
  const queries = readQueries(textOption('queries', flags.queries))
  const judged = readJudgements(textOption('qrels', flags.qrels))
  const limit = integerOption('limit', flags.limit, 1, 1000)
  const known = await documentNumbers(engine, judged)
  const numbers = judgedNumbers(judged, known)
  checkJudgements(flags, queries, judged, known)
  const times: number[] = []
  let zeroResults = 0
  const sums = { hit1: 0, mrr10: 0, recall10: 0, ndcg10: 0 }
  let count = 0
  for (const { id, text } of queries) {
    const relevant = numbers.get(id)
    if (relevant === undefined) continue
    const started = performance.now()
    const ranked = await engine.rank(text, limit)
    times.push(performance.now() - started)
    count++
    if (ranked.length === 0) zeroResults++
    const figures = judge(Array.from(ranked), relevant)
    for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += figures[name]
  }
  times.sort((a, b) => a - b)
  const mean = (sum: number): number => (count === 0 ? 0 : round(sum / count))
  const evaluation: Evaluation = {
    queries: count,
    hit1: mean(sums.hit1),
    mrr10: mean(sums.mrr10),
    recall10: mean(sums.recall10),
    ndcg10: mean(sums.ndcg10),
    zeroResults,
    p50Ms: round(quantile(times, 0.5)),
    p99Ms: round(quantile(times, 0.99)),
  }
  if (flags.json === true) console.log(JSON.stringify(evaluation))
  else
    for (const [name, value] of Object.entries(evaluation))
      console.log(`${name.padEnd(12)} ${value}`)
  return 0
}

/**
 * Judges one ranking. The gain of a grade is `2^grade - 1`; recall divides by the relevant
 * documents, or by 10 where there are more.
 */
export function judge(
  ranked: readonly number[],
  grades: ReadonlyMap<number, number>,
): { hit1: number; mrr10: number; recall10: number; ndcg10: number } {
  const top = ranked.slice(0, 10).map((document) => grades.get(document) ?? 0)
  const first = top.findIndex((grade) => grade > 0)
  const discounted = (gains: readonly number[]): number =>
    gains.reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0)
  const relevant = [...grades.values()].filter((grade) => grade > 0).toSorted((a, b) => b - a)
  const ideal = discounted(relevant.slice(0, 10))
  return {
    hit1: first === 0 ? 1 : 0,
    mrr10: first < 0 ? 0 : 1 / (first + 1),
    recall10:
      relevant.length === 0
        ? 0
        : top.filter((grade) => grade > 0).length / Math.min(10, relevant.length),
    ndcg10: ideal === 0 ? 0 : discounted(top) / ideal,
  }
}

/**
 * Names judged documents that the index does not have: a slip in an id would pass for a bad ranking.
 *
 * @throws {ServiceError} `cli/usage` when no query has a judgement, for then there is no figure.
 */
function checkJudgements(
  { queries: queriesFile, qrels }: EvalFlags,
  queries: readonly { readonly id: string }[],
  judged: Judgements,
  known: ReadonlyMap<string, number>,
): void {
  if (!queries.some(({ id }) => judged.has(id)))
    throw new ServiceError(
      'cli/usage',
      `${String(qrels)}: expected judgements of the queries in ${String(queriesFile)}, got none of ${queries.length}`,
    )
  const ids = documentsOf(judged)
  const missing = ids.filter((id) => !known.has(id))
  if (missing.length > 0)
    console.error(
      `warning  ${String(qrels)}  ${missing.length} of ${ids.length} documents are not in the index: ${missing.slice(0, 3).join(', ')}`,
    )
}

function readQueries(file: string): { id: string; text: string }[] {
  return linesOf(file).map(({ line, text }) => {
    let value: { id?: unknown; text?: unknown } | null = {}
    try {
      value = JSON.parse(text) as typeof value
    } catch {
      // Reported below, with everything else that is not a query.
    }
    if (
      (typeof value?.id !== 'string' && typeof value?.id !== 'number') ||
      typeof value.text !== 'string'
    )
      throw new ServiceError(
        'cli/usage',
        `${file}:${line}: expected {"id","text"}, got ${text.slice(0, 80)}`,
      )
    return { id: String(value.id), text: value.text }
  })
}

/** Query to document to grade. */
type Judgements = ReadonlyMap<string, ReadonlyMap<string, number>>

function documentsOf(judged: Judgements): string[] {
  return [...new Set([...judged.values()].flatMap((grades) => [...grades.keys()]))]
}

function readJudgements(file: string): Judgements {
  const judged = new Map<string, Map<string, number>>()
  for (const { line, text } of linesOf(file)) {
    const [query, document, grade = '1'] = text.split('\t')
    if (query === undefined || document === undefined || !Number.isFinite(Number(grade)))
      throw new ServiceError(
        'cli/usage',
        `${file}:${line}: expected query TAB document TAB grade, got ${text.slice(0, 80)}`,
      )
    // As if it were not judged: a query that has no other judgement cannot be answered well.
    if (Number(grade) <= 0) continue
    const grades = judged.get(query) ?? new Map<string, number>()
    grades.set(document, Number(grade))
    judged.set(query, grades)
  }
  return judged
}

function linesOf(file: string): { line: number; text: string }[] {
  let content: string
  try {
    content = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new ServiceError('cli/usage', `cannot read ${file}`, { cause })
  }
  return content
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .map((text, index) => ({ line: index + 1, text }))
    .filter(({ text }) => text.trim() !== '')
}

/** Numbers in the index of all judged documents; those that are not in it are left out. */
async function documentNumbers(
  engine: SearchEngine,
  judged: Judgements,
): Promise<Map<string, number>> {
  const numbers = new Map<string, number>()
  for (const id of documentsOf(judged)) {
    const number = await engine.documentNumber(id)
    if (number >= 0) numbers.set(id, number)
  }
  return numbers
}

/** A document that is not in the index stays relevant: it cannot be found, and that counts. */
function judgedNumbers(
  judged: Judgements,
  numbers: ReadonlyMap<string, number>,
): Map<string, Map<number, number>> {
  let missing = -1
  return new Map(
    Array.from(judged, ([query, grades]) => [
      query,
      new Map(Array.from(grades, ([id, grade]) => [numbers.get(id) ?? missing--, grade] as const)),
    ]),
  )
}

/** The least value that at least a share `q` of the sorted values does not exceed. */
function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)] ?? 0
}

function round(value: number): number {
  return Number(value.toFixed(4))
}
