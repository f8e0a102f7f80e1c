/**
 * Typed queries: how good is the first screen of what readers type into a search box?
 *
 * Question: of queries as they are typed (a word, two or three, a name, half a word, a short
 *   question, in either script), how good are the first five documents, and the very first?
 * Corpus: statute articles (stard), encyclopedia paragraphs in both scripts (cmrc-trial and drcd-dev
 *   in one), and 100,000 headlines without a text, read from the data folder beside the repository.
 * Queries: `typed/*.jsonl`, written before any engine was asked, with what their reader wants.
 * Expected answer: grades from 0 (not wanted) to 3 (exactly that), in the same files. Graded was what
 *   any of the engines below had among its first five, by a judge who did not see whose it was. What
 *   was not graded counts as not wanted, so an engine or a version that came later is at a disadvantage.
 * Record: `bench/record/typed-<date>.json`.
 * Not measured: time, snippets.
 *
 * Usage: node bench/relevance/typed.ts [--out PAGE.md]
 *   --out     rewrites the generated section of a page
 *
 * Layer: bench. Imports: data, sets, engines, metrics, recorded, scratch.
 */

import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { DATA_FOLDER, hasFile, readLines } from '../data.ts'
import { drawTable } from '../markdown.ts'
import { createScratch, removeScratch } from '../scratch.ts'
import { loadEngine, whyAbsent, type EngineName } from './engines.ts'
import { mean, ndcgOf } from './metrics.ts'
import { recordRows } from './recorded.ts'
import { loadSet, missingFiles, type BenchDocument, type Judgements } from './sets.ts'

const ENGINES: readonly EngineName[] = ['hansou', 'fts5-jieba', 'minisearch-intl', 'flexsearch']
const HEADLINES = 'scale/weibo-headlines-100k.jsonl.gz'
/** A first hit of this grade or more is one that was wanted. */
const GOOD = 2

interface TypedQuery {
  readonly query: string
  /** Grades by document; those of grade 0 are left out. */
  readonly grades: Judgements
  /** Whether the best documents are in the other script: other engines do not fold it. */
  readonly otherScript?: boolean
}

interface Corpus {
  readonly name: string
  /** Null where its data is absent. */
  readonly documents: () => readonly BenchDocument[] | null
}

const CORPORA: readonly Corpus[] = [
  { name: 'statutes', documents: () => documentsOf('stard') },
  {
    name: 'encyclopedia',
    documents: () => {
      const parts = [documentsOf('cmrc-trial'), documentsOf('drcd-dev')]
      return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? [])
    },
  },
  {
    name: 'headlines',
    documents: () =>
      hasFile(HEADLINES)
        ? readLines(HEADLINES).map((line) => JSON.parse(line) as BenchDocument)
        : null,
  },
]

interface Row {
  readonly corpus: string
  readonly engine: EngineName
  readonly queries: number
  readonly ndcg5: number
  readonly good1: number
}

const { values } = parseArgs({ options: { out: { type: 'string' } } })
const rows: Row[] = []
for (const { name, documents } of CORPORA) {
  const all = documents()
  if (all === null) console.log(`${name}: not measured; its data was looked for in ${DATA_FOLDER}`)
  else for (const engine of ENGINES) rows.push(...(await measure(name, all, engine)))
}
if (rows.length > 0) recordRows('typed', rows, draw(), values.out)

function documentsOf(set: 'cmrc-trial' | 'drcd-dev' | 'stard'): readonly BenchDocument[] | null {
  return missingFiles(set).length > 0 ? null : loadSet(set).documents
}

async function measure(
  corpus: string,
  documents: readonly BenchDocument[],
  engine: EngineName,
): Promise<Row[]> {
  const folder = createScratch()
  try {
    const absent = await whyAbsent(engine, `${folder}/`)
    if (absent !== undefined) {
      console.error(`${engine}: ${absent}`)
      return []
    }
    const peer = await (await loadEngine(engine))(`${folder}/`)
    await peer.build(documents)
    const queries = readQueries(corpus)
    const found: string[][] = []
    for (const { query } of queries) found.push([...(await peer.search(query, 10))])
    await peer.close()
    const row = (name: string, isMeant: (query: TypedQuery) => boolean): Row => {
      const meant = queries.flatMap((query, i) =>
        isMeant(query) ? [[query, found[i] ?? []] as const] : [],
      )
      return {
        corpus: name,
        engine,
        queries: meant.length,
        ndcg5: mean(meant.map(([{ grades }, ids]) => ndcgOf(ids, grades, 5))),
        good1: mean(
          meant.map(([{ grades }, [id = '']]) => ((grades.get(id) ?? 0) >= GOOD ? 1 : 0)),
        ),
      }
    }
    const isMixed = queries.some(({ otherScript }) => otherScript)
    const own = isMixed ? [row(`${corpus}, same script`, ({ otherScript }) => !otherScript)] : []
    const measured = [row(corpus, () => true), ...own]
    for (const { corpus: of, ndcg5, good1 } of measured)
      console.error(`${of} ${engine}: ${ndcg5.toFixed(3)}, ${good1.toFixed(2)}`)
    return measured
  } finally {
    removeScratch(folder)
  }
}

function readQueries(corpus: string): TypedQuery[] {
  const text = readFileSync(new URL(`typed/${corpus}.jsonl`, import.meta.url), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const row = JSON.parse(line) as Omit<TypedQuery, 'grades'> & {
        grades: Record<string, number>
      }
      return { ...row, grades: new Map(Object.entries(row.grades)) }
    })
}

function draw(): string {
  const corpora = [...new Map(rows.map(({ corpus, queries }) => [corpus, queries]))]
  const header = ['nDCG@5 / good first', ...corpora.map(([name, count]) => `${name} (${count})`)]
  const lines = ENGINES.map((engine) => [
    engine,
    ...corpora.map(([corpus]) => {
      const row = rows.find((each) => each.corpus === corpus && each.engine === engine)
      return row === undefined ? '' : `${row.ndcg5.toFixed(3)} / ${row.good1.toFixed(2)}`
    }),
  ])
  return drawTable(header, lines)
}
