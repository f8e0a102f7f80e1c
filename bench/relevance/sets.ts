/**
 * The judged sets: documents, queries, and which documents answer which query.
 *
 * Every engine gets the same objects. `drcd-dev-hans` is drcd-dev with the same questions
 * in simplified characters over the same traditional documents.
 *
 * Layer: bench. Imports: data.
 */

import { hasFile, readLines } from '../data.ts'

/** What an engine indexes. Ids are unique in a set. */
export interface BenchDocument {
  readonly id: string
  readonly title: string
  readonly text: string
}

/** What an engine is asked, as typed: no character removed, none folded. */
export interface BenchQuery {
  readonly id: string
  readonly text: string
}

/** Document id -> grade of one query; a grade above 0 is relevant. */
export type Judgements = ReadonlyMap<string, number>

/** One judged set, read into memory. */
export interface RelevanceSet {
  readonly name: SetName
  readonly documents: readonly BenchDocument[]
  readonly queries: readonly BenchQuery[]
  /** Query id -> its judgements. */
  readonly qrels: ReadonlyMap<string, Judgements>
}

interface SetFiles {
  readonly documents: string
  readonly queries: string
  readonly qrels: string
  /** One line for the table: what is asked of what. */
  readonly about: string
}

const FILES = {
  'cmrc-trial': {
    documents: 'relevance/cmrc-trial/docs.jsonl',
    queries: 'relevance/cmrc-trial/queries.jsonl',
    qrels: 'relevance/cmrc-trial/qrels.tsv',
    about: 'questions over encyclopedia paragraphs, simplified; one right paragraph each',
  },
  'drcd-dev': {
    documents: 'relevance/drcd-dev/docs.jsonl',
    queries: 'relevance/drcd-dev/queries.jsonl',
    qrels: 'relevance/drcd-dev/qrels.tsv',
    about: 'the same kind of set in traditional characters',
  },
  'drcd-dev-hans': {
    documents: 'relevance/drcd-dev/docs.jsonl',
    queries: 'relevance/drcd-dev/queries.hans.jsonl',
    qrels: 'relevance/drcd-dev/qrels.tsv',
    about: 'the questions of drcd-dev in simplified characters, over its traditional paragraphs',
  },
  stard: {
    documents: 'relevance/stard/docs.jsonl.gz',
    queries: 'relevance/stard/queries.jsonl',
    qrels: 'relevance/stard/qrels.tsv',
    about: 'legal questions in everyday words over statute articles; one or several right ones',
  },
} as const satisfies Record<string, SetFiles>

/** The name of a judged set. */
export type SetName = keyof typeof FILES

/** Every set, in the order of the tables. */
export const SET_NAMES = Object.keys(FILES) as readonly SetName[]

/** Tells what a set asks of what, in one line. */
export function describeSet(name: SetName): string {
  return FILES[name].about
}

/** Tells which files of a set are absent; none means that `loadSet` can read it. */
export function missingFiles(name: SetName): string[] {
  const { documents, queries, qrels } = FILES[name]
  return [documents, queries, qrels].filter((path) => !hasFile(path))
}

/** Reads a set whose files are all present. */
export function loadSet(name: SetName): RelevanceSet {
  const files = FILES[name]
  return {
    name,
    documents: readLines(files.documents).map((line) => {
      const { id, title, text } = JSON.parse(line) as BenchDocument
      return { id, title, text }
    }),
    queries: readLines(files.queries).map((line) => {
      const { id, text } = JSON.parse(line) as BenchQuery
      return { id, text }
    }),
    qrels: parseQrels(readLines(files.qrels)),
  }
}

/** The answers that a set gives to its queries, as its paragraphs say them; none in a set without. */
export function loadAnswers(name: SetName): ReadonlyMap<string, readonly string[]> {
  const lines = readLines(FILES[name].queries)
  return new Map(
    lines.map((line) => {
      const { id, answers = [] } = JSON.parse(line) as { id: string; answers?: string[] }
      return [id, answers]
    }),
  )
}

/**
 * Reads judgements, one a line: query TAB document TAB grade.
 *
 * @throws `Error` with the line, when it has not three columns or no numeric grade.
 */
export function parseQrels(lines: readonly string[]): Map<string, Map<string, number>> {
  const qrels = new Map<string, Map<string, number>>()
  for (const line of lines) {
    const [query, document, grade] = line.split('\t')
    if (query === undefined || document === undefined || !/^\d+$/.test(grade?.trim() ?? '')) {
      throw new Error(`qrels line is not query TAB document TAB grade: ${line}`)
    }
    const judgements = qrels.get(query) ?? new Map<string, number>()
    judgements.set(document, Number(grade))
    qrels.set(query, judgements)
  }
  return qrels
}
