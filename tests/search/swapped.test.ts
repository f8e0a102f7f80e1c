/** Two neighbours of a query the wrong way round. */

import { beforeAll, describe, expect, it } from 'vitest'

import { document, openDocuments, search, type Corpus } from '../support/core-seed.ts'

const TITLES = [
  '外卖骑手的权益',
  '糖尿病怎么预防',
  '养老金认证手机办理',
  '苏炳添跑得快',
  '钟南山院士',
  '社会调查',
]

let corpus: Corpus

beforeAll(async () => {
  const others = Array.from({ length: 60 }, (_, i) => document({ id: `o${i}`, title: '糖水外骑' }))
  const own = TITLES.map((title, i) => document({ id: `${i}`, title }))
  corpus = await openDocuments([...others, ...own])
})

describe('two neighbours the wrong way round', () => {
  it.each([
    ['in two words', '外骑卖手', '外卖骑手'],
    ['in a word', '尿糖病', '糖尿病'],
    ['in a longer query', '养金老认证手机', '养老金认证手机'],
    ['in a name', '苏添炳', '苏炳添'],
    ['beside another word', '预防 尿糖病', '预防 糖尿病'],
    ['among traditional characters', '養金老認證手機', '養老金認證手機'],
  ])('are put right: %s', async (_, typed, meant) => {
    expect((await search(corpus, typed)).suggestion).toBe(meant)
  })

  it.each([
    ['of a pair, which is another word', '会社'],
    ['of words', '手骑外卖'],
    ['beside what stands nowhere', '尿糖病 火箭'],
    ['of what is found', '糖尿病'],
  ])('are left as they are: %s', async (_, typed) => {
    expect((await search(corpus, typed)).suggestion).toBeNull()
  })
})
