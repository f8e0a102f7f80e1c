/** Ranges typed with a sign, that texts say with 至 or 到. */

import { describe, expect, it } from 'vitest'

import { document, openDocuments, search } from '../support/core-seed.ts'

const TEXTS = [
  '疫苗接种年龄扩大到9至45岁。',
  '拔一颗300到1500元。',
  '上午8:00至11:30，下午照常。',
  '每次5至10毫克。',
  '共9家，45岁以上。',
  '5至10厘米。',
  '11:30 开门，8:00 到岗。',
]

describe('a range in words', () => {
  it.each([
    ['9-45岁', ['0']],
    ['9~45岁', ['0']],
    ['300-1500元', ['1']],
    ['8:00-11:30', ['2']],
    ['5-10毫克', ['3']],
    ['5—10厘米', ['5']],
  ])('is found by %s', async (query, ids) => {
    const corpus = await openDocuments(TEXTS.map((body, i) => document({ id: `${i}`, body })))
    const { hits, match } = await search(corpus, query)
    expect([match, hits.map(({ id }) => id)]).toEqual(['all', ids])
  })
})
