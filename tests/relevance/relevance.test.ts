/**
 * Judged queries over the seed page, typed as readers type, with the expected order and why.
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { buildIndex } from '../../src/build/build-index.ts'
import { blocksIn, openIndexIn } from '../../src/build/index-files.ts'
import { createBlockLoader } from '../../src/search/blocks.ts'
import { createSearchEngine, type SearchEngine } from '../../src/search/engine.ts'

interface Judged {
  readonly query: string
  /** Beginnings of the titles that come first, in order. */
  readonly first: readonly string[]
  /** Whether nothing else is found. */
  readonly exactly?: boolean
  readonly why: string
}

const JUDGED = readFileSync(join(import.meta.dirname, 'queries.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Judged)

const folder = mkdtempSync(join(tmpdir(), 'hansou-relevance-'))
let engine: SearchEngine

beforeAll(async () => {
  await buildIndex({
    sources: [join(import.meta.dirname, '../../seeds')],
    out: folder,
    year: null,
    cache: false,
    onIssue: ({ message }) => expect.fail(message),
    onProgress: () => undefined,
  })
  const reader = openIndexIn(folder)
  engine = createSearchEngine(reader, createBlockLoader(reader, blocksIn(folder)))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('relevance over the seed page', () => {
  it('has sixty judged queries at least, none twice', () => {
    const queries = JUDGED.map(({ query }) => query)
    expect(new Set(queries).size).toBe(queries.length)
    expect(queries.length).toBeGreaterThanOrEqual(60)
  })

  it.each(JUDGED)('$query ($why)', async ({ query, first, exactly = false }) => {
    const { hits, total } = await engine.search({
      query,
      limit: 10,
      offset: 0,
      sort: 'relevance',
      filters: { facets: [], fromDay: null, toDay: null },
      facets: [],
    })
    const titles = hits.map(({ title }) => title.text)
    expect(
      titles.slice(0, first.length).map((title, i) => title.slice(0, first[i]?.length)),
    ).toEqual(first)
    if (exactly) expect(total).toBe(first.length)
  })
})
