/**
 * Judged queries over the seed page, typed as readers type: `queries.jsonl`, one a line.
 *
 * `expect` names the first hits in order, by how their titles begin; `only` says that there
 * are no others; `why` is the reason for the order.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

import { openSeed, search, type Corpus } from '../support/core-seed.ts'

interface Judged {
  readonly query: string
  readonly expect: readonly string[]
  readonly only: boolean
  readonly match?: 'all' | 'some'
  readonly why: string
}

const JUDGED = readFileSync(join(import.meta.dirname, 'queries.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Judged)

let seed: Corpus

beforeAll(async () => {
  seed = await openSeed()
})

describe('queries.jsonl', () => {
  it('judges at least 60 queries, each once, each article, each with a reason', () => {
    expect(JUDGED.length).toBeGreaterThanOrEqual(60)
    expect(new Set(JUDGED.map(({ query }) => query)).size).toBe(JUDGED.length)
    for (const { expect: titles, why } of JUDGED) {
      expect(why).not.toBe('')
      for (const title of titles)
        expect(seed.documents.filter((one) => one.title.startsWith(title))).toHaveLength(1)
    }
    expect(new Set(JUDGED.map((judged) => judged.expect[0])).size).toBe(8)
  })

  it.each(JUDGED)('$query: $why', async ({ query, expect: titles, only, match }) => {
    const response = await search(seed, query)
    const found = response.hits.map(({ title }) => title.text)
    const shown = only ? found : found.slice(0, titles.length)
    // A title is compared up to the length that names it, so that a failure shows what came.
    expect(shown.map((title, i) => title.slice(0, titles[i]?.length ?? 6))).toEqual(titles)
    if (match !== undefined) expect(response.match).toBe(match)
  })
})
