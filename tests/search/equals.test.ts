/** Documents that score alike: which comes first. */

import { describe, expect, it } from 'vitest'

import { document, openDocuments, search } from '../support/core-seed.ts'

const DAYS = ['2021-07-23', '2024-09-05', null, '2022-08-24', '2024-09-05', '2026-07-14']
const HEADLINES = DAYS.map((date, i) =>
  document({ id: `${i}`, title: `台风${'甲乙丙丁戊己'[i]}`, body: '', ...(date && { date }) }),
)

async function ids(query: string, limit: number, offset = 0): Promise<string[]> {
  const { hits } = await search(await openDocuments(HEADLINES), query, { limit, offset })
  return hits.map(({ id }) => id)
}

describe('documents that score alike', () => {
  it('come newest first, those of a day by number, those without one last', async () => {
    expect(await ids('台风', 6)).toEqual(['5', '1', '4', '3', '0', '2'])
  })

  it('come so where fewer are asked for, and on a later page', async () => {
    expect(await ids('台风', 2)).toEqual(['5', '1'])
    expect(await ids('台风', 2, 4)).toEqual(['0', '2'])
  })

  it('come after what scores more, however old that is', async () => {
    expect(await ids('台风甲', 1)).toEqual(['0'])
  })

  it('come so when their passages are weighed', async () => {
    const corpus = await openDocuments(HEADLINES)
    const { hits } = await search(corpus, '台风 暴雨')
    expect(hits.map(({ id }) => id)).toEqual(['5', '1', '4', '3', '0', '2'])
  })
})
