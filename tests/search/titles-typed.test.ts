/** Queries that are the title of a page as a whole. */

import { describe, expect, it } from 'vitest'

import { document, openDocuments, search } from '../support/core-seed.ts'

const LONG = '春风夏雨秋霜冬雪日月星辰山川草木'.repeat(60)
const MENTIONS = Array.from({ length: 30 }, (_, i) =>
  document({ id: `m${i}`, title: `如何设置第${i}项`, body: '设置按钮button，再设置，还要设置。' }),
)

async function first(title: string, query: string): Promise<string | undefined> {
  const page = document({ id: 'page', title, body: `${LONG}设置按钮button` })
  const { hits } = await search(await openDocuments([...MENTIONS, page]), query)
  return hits[0]?.id
}

describe('a page whose title is the query', () => {
  it.each([
    ['as it is', '设置', '设置'],
    ['in traditional characters', '设置', '設置'],
    ['in capitals, with a blank around', 'button', ' BUTTON '],
    ['by the one script of two', 'Button 按钮', '按钮'],
    ['by the other', 'Button 按钮', 'button'],
    ['without what brackets add', '设置（旧版）', '设置'],
  ])('comes first: %s', async (_, title, query) => {
    expect(await first(title, query)).toBe('page')
  })

  it.each([
    ['where the title says more', '设置指南', '设置'],
    ['where the query is a phrase', '设置', '"设置"'],
    ['where the query says more', '设置', '设置 按钮'],
  ])('comes first for that reason alone: not %s', async (_, title, query) => {
    expect(await first(title, query)).not.toBe('page')
  })

  it('is told by the explanation', async () => {
    const page = document({ id: 'page', title: '设置', body: LONG })
    const corpus = await openDocuments([...MENTIONS, page])
    const { hits } = await search(corpus, '设置', { explain: true })
    expect(hits[0]?.explanation?.terms.map(({ term }) => term)).toContain('"设置')
  })
})
