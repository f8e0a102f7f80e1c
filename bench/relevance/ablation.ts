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
 * Layer: bench. Imports: src, sets, metrics, scratch.
 */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { buildIndex } from '../../src/build/build-index.ts'
import { blocksIn, openIndexIn } from '../../src/build/index-files.ts'
import { RANKING, SHAPE } from '../../src/index/ranking.ts'
import { createBlockLoader } from '../../src/search/blocks.ts'
import { createSearchEngine, type SearchEngine } from '../../src/search/engine.ts'
import { pickNames, today } from '../arguments.ts'
import { DATA_FOLDER } from '../data.ts'
import { drawTable, writeSection } from '../markdown.ts'
import { createScratch, removeScratch } from '../scratch.ts'
import { describeMachine } from '../versions.ts'
import { measureAnswers, type Answer } from './metrics.ts'
import { loadSet, missingFiles, SET_NAMES, type RelevanceSet, type SetName } from './sets.ts'

const RECORDS = fileURLToPath(new URL('../record/', import.meta.url))

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
  const names = pickNames(values.set, SET_NAMES).filter((name) => missingFiles(name).length === 0)
  if (names.length === 0) {
    console.log(`nothing to measure; the sets were looked for in ${DATA_FOLDER}relevance/`)
    return
  }
  const rows: Row[] = []
  for (const name of names) rows.push(...(await measureSet(loadSet(name))))
  const record = { date: today(), machine: describeMachine(), rows }
  mkdirSync(RECORDS, { recursive: true })
  writeFileSync(`${RECORDS}ablation-${record.date}.json`, `${JSON.stringify(record, null, 2)}\n`)
  const section = draw(names, rows)
  console.log(section)
  if (values.out !== undefined) writeSection(values.out, 'ablation', 'Relevance', section)
}

async function measureSet(set: RelevanceSet): Promise<Row[]> {
  const folder = createScratch()
  const kept = { ranking: { ...RANKING }, shape: { ...SHAPE } }
  const rows: Row[] = []
  try {
    const source = `${folder}/corpus.jsonl`
    writeFileSync(source, set.documents.map((each) => `${JSON.stringify(each)}\n`).join(''))
    let engine = await build(source, `${folder}/index`)
    for (const { name, ranking, shape } of VARIANTS) {
      Object.assign(RANKING, ranking)
      if (shape !== undefined) {
        Object.assign(SHAPE, shape)
        engine = await build(source, `${folder}/index`)
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

/** Builds with the cache: another shape takes a merge, not another analysis. */
async function build(source: string, out: string): Promise<SearchEngine> {
  // A build sees that nothing changed, and not that a number of the ranking did.
  rmSync(`${out}/index.bin`, { force: true })
  const quiet = { onIssue: () => undefined, onProgress: () => undefined }
  await buildIndex({ sources: [source], out, year: null, cache: true, ...quiet })
  const reader = openIndexIn(out)
  return createSearchEngine(reader, createBlockLoader(reader, blocksIn(out)))
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
