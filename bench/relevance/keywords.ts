/**
 * Keywords: how are the questions of the sets answered when only a few of their words are typed?
 *
 * Question: of each question its two, three or four rarest words, apart or in one as readers type
 *   them, by themselves or asked: which rank has the right document?
 * Corpus: the sets of `sets.ts` whose questions are in simplified characters, read from the data folder
 *   beside the repository.
 * Words: jieba's, of two characters and more, that are no function words and that the documents have;
 *   the rarest by number of documents, in the order of the question. A question with fewer of them gives
 *   those that it has, one without any gives none.
 * Expected answer: the judgements that come with each set.
 * Record: `bench/record/keywords-<date>.json`.
 * Not measured: time. What was drawn so is not what a reader would choose: some of it says little.
 *
 * Usage: node bench/relevance/keywords.ts [--out PAGE.md]
 *   --out     rewrites the generated section of a page
 *
 * Layer: bench. Imports: src, sets, metrics, engines, peers, recorded, scratch.
 */

import { parseArgs } from 'node:util'

import { loadFold } from '../../src/build/fold.ts'
import { isFunctionWord } from '../../src/search/query/function-words.ts'
import { createNormalizer } from '../../src/text/normalize.ts'
import { drawTable } from '../markdown.ts'
import { createScratch, removeScratch } from '../scratch.ts'
import { loadEngine, whyAbsent, type EngineName } from './engines.ts'
import { measureAnswers, type Answer } from './metrics.ts'
import { createJiebaCut } from './peers/words.ts'
import { recordSets } from './recorded.ts'
import type { BenchQuery, RelevanceSet, SetName } from './sets.ts'

const NAMES: readonly SetName[] = ['cmrc-trial', 'drcd-dev-hans', 'stard']
const ENGINES: readonly EngineName[] = ['hansou', 'fts5-jieba']
const FORMS: readonly Form[] = [
  { name: 'two words', count: 2, between: ' ' },
  { name: 'three words', count: 3, between: ' ' },
  { name: 'four words', count: 4, between: ' ' },
  { name: 'three words in one', count: 3, between: '' },
  { name: 'two words and 怎么办', count: 2, between: '', after: '怎么办' },
  { name: 'two words and 的相关信息', count: 2, between: '', after: '的相关信息' },
]

interface Form {
  readonly name: string
  readonly count: number
  readonly between: string
  readonly after?: string
}

interface Row {
  readonly set: SetName
  readonly form: string
  readonly engine: EngineName
  readonly mrr10: number
  readonly recall10: number
}

const cut = createJiebaCut()
const normalizer = createNormalizer(loadFold())
const fold = (text: string): string => normalizer.normalizeText(text)

await main()

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string' } } })
  await recordSets('keywords', NAMES, measureSet, draw, values.out)
}

async function measureSet(set: RelevanceSet): Promise<Row[]> {
  const rows: Row[] = []
  const frequencies = frequenciesOf(set)
  for (const name of ENGINES) {
    const folder = createScratch()
    try {
      const absent = await whyAbsent(name, `${folder}/`)
      if (absent !== undefined) {
        console.error(`${name}: ${absent}`)
        continue
      }
      const engine = await (await loadEngine(name))(`${folder}/`)
      await engine.build(set.documents)
      for (const { name: form, count, between, after = '' } of FORMS) {
        const answers: Answer[] = []
        for (const query of set.queries) {
          const words = rarestWords(query, frequencies, count)
          if (words.length === 0) continue
          const ranking = await engine.search(words.join(between) + after, 10)
          answers.push({ query: query.id, ranking, elapsedMs: 0 })
        }
        const { mrr10, recall10 } = measureAnswers(answers, set.qrels)
        rows.push({ set: set.name, form, engine: name, mrr10, recall10 })
        console.error(`${set.name} ${name}, ${form}: ${mrr10.toFixed(4)}, ${recall10.toFixed(4)}`)
      }
      await engine.close()
    } finally {
      removeScratch(folder)
    }
  }
  return rows
}

/** By word, how many documents have it. */
function frequenciesOf(set: RelevanceSet): ReadonlyMap<string, number> {
  const frequencies = new Map<string, number>()
  for (const { title, text } of set.documents)
    for (const word of new Set(cut(fold(`${title} ${text}`))))
      frequencies.set(word, (frequencies.get(word) ?? 0) + 1)
  return frequencies
}

/** The rarest words of a question that documents have, in its order; none is part of another. */
function rarestWords(
  { text }: BenchQuery,
  frequencies: ReadonlyMap<string, number>,
  count: number,
): string[] {
  const words = [...new Set(cut(fold(text)))].filter(
    (word) => [...word].length > 1 && !isFunctionWord(word) && frequencies.has(word),
  )
  const whole = words.filter(
    (word) => !words.some((other) => other !== word && other.includes(word)),
  )
  const rarest = whole
    .toSorted((a, b) => (frequencies.get(a) ?? 0) - (frequencies.get(b) ?? 0))
    .slice(0, count)
  return whole.filter((word) => rarest.includes(word))
}

function draw(names: readonly SetName[], rows: readonly Row[]): string {
  const header = ['MRR@10 / recall@10', ...names]
  const lines = FORMS.flatMap(({ name: form }) =>
    ENGINES.map((engine) => [
      `${form}, ${engine}`,
      ...names.map((set) => {
        const row = rows.find(
          (each) => each.set === set && each.form === form && each.engine === engine,
        )
        return row === undefined ? '' : `${row.mrr10.toFixed(4)} / ${row.recall10.toFixed(4)}`
      }),
    ]),
  )
  return drawTable(header, lines)
}
