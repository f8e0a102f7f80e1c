/**
 * SQLite FTS5, in the two ways that need no extension: over words cut before, and over trigrams.
 *
 * Both are optimized to one segment when built, and rank by bm25 with the title weighted 0.5: the
 * best of 0.5, 1 and 2 (MRR@10 over words on cmrc-trial / drcd-dev / its simplified twin / stard:
 * .986 / .939 / .755 / .366; .987 / .939 / .750 / .365; .989 / .940 / .738 / .361). The words
 * table is contentless; the trigram table keeps its texts, which LIKE needs for queries under
 * three characters, and they are not counted as index.
 *
 * Layer: bench. Imports: node:sqlite.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

import { packageVersion } from '../../versions.ts'
import type { Peer } from '../peer.ts'
import type { BenchDocument } from '../sets.ts'
import { createJiebaCut, fold } from './words.ts'

const TRIGRAM = 3

interface Table {
  /** Options of the virtual table. */
  readonly options: string
  /** What is stored of a field. */
  prepare(text: string): string
  /** The terms of a query, or none if it is too short for the table. */
  terms(text: string): string[]
}

/** Makes FTS5 over words that jieba cut, at indexing and at asking. */
export function createFts5Jieba(folder: string): Peer {
  const cut = createJiebaCut()
  const table: Table = {
    options: `content='', tokenize='unicode61 remove_diacritics 0'`,
    prepare: (text) => cut(text).join(' '),
    terms: cut,
  }
  return createFts5(folder, table, {
    name: 'FTS5 + jieba',
    version: `${sqliteVersion()}, ${packageVersion('@node-rs/jieba')}`,
    configuration: 'cutForSearch without HMM, words OR-ed, bm25 with title weight 0.5, contentless',
  })
}

/** Makes FTS5 over trigrams; a query of one or two characters is a scan with LIKE. */
export function createFts5Trigram(folder: string): Peer {
  const table: Table = { options: `tokenize='trigram'`, prepare: fold, terms: trigrams }
  return createFts5(folder, table, {
    name: 'FTS5 trigram',
    version: sqliteVersion(),
    configuration:
      'all trigrams of the query OR-ed, bm25 with title weight 0.5, LIKE under 3 characters',
  })
}

function createFts5(
  folder: string,
  table: Table,
  about: Pick<Peer, 'name' | 'version' | 'configuration'>,
): Peer {
  const database = new DatabaseSync(`${folder}fts5.sqlite`)
  let ids: string[] = []
  let match: ReturnType<DatabaseSync['prepare']> | undefined
  let like: ReturnType<DatabaseSync['prepare']> | undefined
  const open = (): void => {
    match = database.prepare('SELECT rowid FROM d WHERE d MATCH ? ORDER BY rank LIMIT ?')
    like = database.prepare(
      String.raw`SELECT rowid FROM d WHERE title LIKE ?1 ESCAPE '\' OR body LIKE ?1 ESCAPE '\'
        ORDER BY title LIKE ?1 ESCAPE '\' DESC, length(body) LIMIT ?2`,
    )
  }
  return {
    ...about,
    async build(documents) {
      const start = performance.now()
      ids = documents.map((document) => document.id)
      fill(database, table, documents)
      open()
      return { buildMs: performance.now() - start, helperRssBytes: 0 }
    },
    async save() {
      writeFileSync(`${folder}ids.json`, JSON.stringify(ids))
      const { bytes } = database
        .prepare(`SELECT sum(pgsize) AS bytes FROM dbstat WHERE name <> 'd_content'`)
        .get() as { bytes: number }
      return { indexBytes: bytes }
    },
    async load() {
      ids = JSON.parse(readFileSync(`${folder}ids.json`, 'utf8')) as string[]
      open()
    },
    search(text, limit) {
      const terms = [...new Set(table.terms(text))]
      const rows =
        terms.length > 0
          ? match?.all(terms.map((term) => `"${term.replaceAll('"', '""')}"`).join(' OR '), limit)
          : like?.all(`%${fold(text).replaceAll(/[%_\\]/g, String.raw`\$&`)}%`, limit)
      return (rows ?? []).flatMap((row) => ids[Number(row['rowid'])] ?? [])
    },
    close() {
      database.close()
    },
  }
}

function fill(database: DatabaseSync, table: Table, documents: readonly BenchDocument[]): void {
  // A build that fails is thrown away, so it needs no journal.
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF')
  database.exec(`CREATE VIRTUAL TABLE d USING fts5(title, body, ${table.options})`)
  database.exec(`INSERT INTO d(d, rank) VALUES ('rank', 'bm25(0.5, 1.0)')`)
  database.exec('BEGIN')
  const insert = database.prepare('INSERT INTO d(rowid, title, body) VALUES (?, ?, ?)')
  for (const [i, { title, text }] of documents.entries()) {
    insert.run(i, table.prepare(title), table.prepare(text))
  }
  database.exec('COMMIT')
  database.exec(`INSERT INTO d(d) VALUES ('optimize')`)
}

function trigrams(text: string): string[] {
  const points = [...fold(text)]
  return points
    .slice(TRIGRAM - 1)
    .map((_, i) => points.slice(i, i + TRIGRAM).join(''))
    .filter((term) => term.trim() !== '')
}

function sqliteVersion(): string {
  const database = new DatabaseSync(':memory:')
  const row = database.prepare('SELECT sqlite_version() AS version').get()
  database.close()
  return `SQLite ${String(row?.['version'])}`
}
