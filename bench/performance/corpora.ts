/**
 * Corpora that grow: the same texts in five sizes, a stream of real queries, and questions that fit.
 *
 * A smaller corpus is spread evenly over the whole file, so that every size has the same mix.
 *
 * Layer: bench. Imports: data.
 */

import { hasFile, readLines } from '../data.ts'
import type { BenchDocument, BenchQuery } from '../relevance/sets.ts'

const QUERIES = 'queries/zhihu.txt.gz'
/** Questions of laypeople about statutes: what they ask for is there, in other words or the same. */
const QUESTIONS = 'relevance/stard/queries.jsonl'

const FILES = {
  laws: {
    file: 'scale/laws-articles.jsonl.gz',
    sizes: [8, 1_000, 10_000, 50_000, 147_288],
    about: 'articles of statutes with a title',
  },
  headlines: {
    file: 'scale/weibo-headlines-100k.jsonl.gz',
    sizes: [8, 1_000, 10_000, 50_000, 100_000],
    about: 'headlines of about eleven characters without a text',
  },
} as const

/** The name of a corpus. */
export type CorpusName = keyof typeof FILES

/** Every corpus, in the order of the tables. */
export const CORPUS_NAMES = Object.keys(FILES) as readonly CorpusName[]

/** The sizes that a corpus is measured at, in documents, growing. */
export function corpusSizes(name: CorpusName): readonly number[] {
  return FILES[name].sizes
}

/** Tells what a corpus consists of. */
export function describeCorpus(name: CorpusName): string {
  return FILES[name].about
}

/** Tells which files of a corpus and of the query stream are absent. */
export function missingFiles(name: CorpusName): string[] {
  return [FILES[name].file, QUERIES].filter((path) => !hasFile(path))
}

/** Reads as many documents as asked for, spread over the file; all when it has fewer. */
export function loadDocuments(name: CorpusName, size: number): BenchDocument[] {
  const lines = readLines(FILES[name].file)
  const count = Math.min(size, lines.length)
  return Array.from({ length: count }, (_, i) => {
    const line = lines[Math.floor((i * lines.length) / count)] ?? ''
    const { id, title, text } = JSON.parse(line) as BenchDocument
    return { id, title, text }
  })
}

/** Reads queries of the stream, `from` until before `to`. */
export function loadQueries(from: number, to: number): BenchQuery[] {
  return readLines(QUERIES)
    .slice(from, to)
    .map((text, i) => ({ id: String(from + i), text }))
}

/** Reads questions about a corpus, `from` until before `to`; none where there are no such. */
export function loadQuestions(name: CorpusName, from: number, to: number): BenchQuery[] {
  if (name !== 'laws' || !hasFile(QUESTIONS)) return []
  return readLines(QUESTIONS)
    .slice(from, to)
    .map((line) => JSON.parse(line) as BenchQuery)
    .map(({ id, text }) => ({ id, text }))
}
