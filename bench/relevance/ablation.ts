/**
 * Ablation: what gives how much?
 *
 * Question: how does hansou rank with one of its tuned numbers changed, or one part of the ranking
 *   left out?
 * Corpus: the sets of `sets.ts`, read from the data folder beside the repository.
 * Expected answer: the judgements that come with each set.
 * Record: `bench/record/ablation-<date>.json`.
 * Not measured: time. The sets are those the numbers were chosen on.
 *
 * Usage: node bench/relevance/ablation.ts [--set NAME]… [--out PAGE.md]
 *   --out     rewrites the generated section of a page
 *
 * Layer: bench. Imports: src, sets, metrics, recorded, scratch.
 */

import { parseArgs } from 'node:util'

import { RANKING, SHAPE } from '../../src/index/ranking.ts'
import type { SearchEngine } from '../../src/search/engine.ts'
import { pickNames } from '../arguments.ts'
import { drawTable } from '../markdown.ts'
import { createScratch, removeScratch } from '../scratch.ts'
import { measureAnswers, type Answer } from './metrics.ts'
import { engineOf, recordSets } from './recorded.ts'
import { SET_NAMES, type RelevanceSet, type SetName } from './sets.ts'

interface Variant {
  readonly name: string
  readonly ranking?: Partial<Record<keyof typeof RANKING, number>>
  /** Built into the index. */
  readonly shape?: Partial<typeof SHAPE>
}

const VARIANTS: readonly Variant[] = [
  { name: 'as shipped' },
  { name: 'without nearness', ranking: { nearnessWeight: 0 } },
  { name: 'nearness whatever its share', ranking: { nearnessWeight: 0.15, nearnessPower: 0 } },
  { name: 'without names of titles', ranking: { titleNameWeight: 0, titleNamesWeight: 0 } },
  {
    name: 'several names of titles as one',
    ranking: { titleNamesWeight: RANKING.titleNameWeight },
  },
  { name: 'without ends of names', ranking: { nameEndWeight: 0 } },
  { name: 'without passages of long texts', ranking: { passageWeight: 0 } },
  { name: 'without numbers of documents', ranking: { documentNumberWeight: 0 } },
  { name: 'nearness counts twice', ranking: { nearnessWeight: 0.5 } },
  { name: 'passages of 40 code units', ranking: { passageUnits: 40 } },
  { name: 'without contained characters', ranking: { containedCharacterWeight: 0 } },
  { name: 'contained characters 0.6', ranking: { containedCharacterWeight: 0.6 } },
  {
    name: 'without either',
    ranking: { nearnessWeight: 0, containedCharacterWeight: 0 },
  },
  { name: 'pairs that are no words 0', ranking: { pairWeight: 0 } },
  { name: 'pairs that are no words 0.8', ranking: { pairWeight: 0.8 } },
  { name: 'pairs beside function words 0.5', ranking: { functionSeamWeight: 0.5 } },
  { name: 'without long words', ranking: { longWordWeight: 0 } },
  { name: 'long words 0.8', ranking: { longWordWeight: 0.8 } },
  {
    name: 'characters of their own 0',
    ranking: { characterWeight: 0, functionCharacterWeight: 0 },
  },
  { name: 'idf to the power 1', ranking: { idfPower: 1 } },
  { name: 'idf to the power 1.5', ranking: { idfPower: 1.5 } },
  {
    name: 'every word required, of questions too',
    ranking: { requiredOfQuestion: 99, requiredOfText: 99 },
  },
  {
    name: 'what asks counts as any pair or character',
    ranking: { askingWeight: 0.5 },
  },
  { name: 'title weight 2', shape: { fieldWeights: [2, ...SHAPE.fieldWeights.slice(1)] } },
  { name: 'b 0.75', shape: { b: 0.75 } },
  { name: 'k1 0.8', shape: { k1: 0.8 } },
  { name: 'k1 2', shape: { k1: 2 } },
]

interface Row {
  readonly set: SetName
  readonly variant: string
  readonly mrr10: number
  readonly ndcg10: number
}

await main()

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      set: { type: 'string', multiple: true, default: [...SET_NAMES] },
      out: { type: 'string' },
    },
  })
  await recordSets('ablation', pickNames(values.set, SET_NAMES), measureSet, draw, values.out)
}

async function measureSet(set: RelevanceSet): Promise<Row[]> {
  const folder = createScratch()
  const kept = { ranking: { ...RANKING }, shape: { ...SHAPE } }
  const rows: Row[] = []
  try {
    let engine = await engineOf(set, folder)
    for (const { name, ranking, shape } of VARIANTS) {
      Object.assign(RANKING, ranking)
      if (shape !== undefined) {
        Object.assign(SHAPE, shape)
        engine = await engineOf(set, folder)
      }
      const { mrr10, ndcg10 } = await measure(engine, set)
      rows.push({ set: set.name, variant: name, mrr10, ndcg10 })
      console.error(`${set.name} ${name}: MRR ${mrr10.toFixed(4)}, nDCG ${ndcg10.toFixed(4)}`)
      Object.assign(RANKING, kept.ranking)
      Object.assign(SHAPE, kept.shape)
    }
  } finally {
    removeScratch(folder)
  }
  return rows
}

async function measure(
  engine: SearchEngine,
  set: RelevanceSet,
): Promise<{ mrr10: number; ndcg10: number }> {
  const answers: Answer[] = []
  for (const { id, text } of set.queries) {
    const ranking = await engine.rank(text, 10)
    answers.push({
      query: id,
      ranking: Array.from(ranking, (number) => set.documents[number]?.id ?? ''),
      elapsedMs: 0,
    })
  }
  return measureAnswers(answers, set.qrels)
}

function draw(names: readonly SetName[], rows: readonly Row[]): string {
  const header = ['MRR@10 / nDCG@10', ...names]
  const lines = VARIANTS.map(({ name }) => [
    name,
    ...names.map((set) => {
      const row = rows.find((each) => each.set === set && each.variant === name)
      return row === undefined ? '' : `${row.mrr10.toFixed(4)} / ${row.ndcg10.toFixed(4)}`
    }),
  ])
  return drawTable(header, lines)
}
