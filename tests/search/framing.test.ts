/** What readers put around what they are after: no article is asked for it. */

import { describe, expect, it } from 'vitest'

import { withoutFrame } from '../../src/search/query/framing.ts'
import { document, openDocuments, search } from '../support/core-seed.ts'

const TEXTS = [
  '佛山植树活动',
  '佛山开会，了解情况',
  '植树介绍，想要的都有',
  '学校简介',
  '学校开学，另有简介',
]

async function found(query: string): Promise<[string, string[]]> {
  const corpus = await openDocuments(TEXTS.map((body, i) => document({ id: `${i}`, body })))
  const { match, hits } = await search(corpus, query)
  return [match, hits.map(({ id }) => id)]
}

describe('a query with a frame', () => {
  it.each([
    '我想了解佛山植树',
    '想知道佛山植树',
    '我想瞭解一下佛山植樹',
    '佛山植树介绍',
    '佛山 植树 资料',
    '佛山植树的相关信息',
    '我想了解佛山植树的最新消息？',
    '请告诉我佛山植树的具体内容',
    '最新佛山植树报道',
  ])('finds what has all the rest, and says that it has not all: %s', async (query) => {
    expect(await found(query)).toEqual(['some', ['0']])
  })

  it.each([
    ['学校简介', ['3', '4']],
    ['植树介绍', ['2']],
  ])('is one that is meant where an article says it: %s', async (query, ids) => {
    expect(await found(query)).toEqual(['all', ids])
  })

  it.each([
    ['好消息', '好消息'],
    ['我想了解', '我想了解'],
    ['医疗介绍信', '医疗介绍信'],
    ['了解医疗', '了解医疗'],
    ['最新', '最新'],
    ['不好意思', '不好意思'],
    ['内容全文', '内容'],
    ['我想知道医疗的意思', '医疗'],
  ])('keeps what is a word: %s', (typed, left) => {
    expect(withoutFrame(typed)).toBe(left)
  })
})

describe('a part of an article of a law', () => {
  it.each([
    '杉枫法第39条第2款',
    '杉枫法39条第二款第（三）项',
    '杉枫法第三十九条第一款规定',
    '《杉枫法》39条第1项',
    '杉枫法39条是什么内容',
    '杉枫法第39条怎么规定的？',
    '杉枫法 39条 2款',
  ])('finds the article first: %s', async (query) => {
    const corpus = await openDocuments([
      document({ id: '0', title: '杉枫法第二条', body: '杉枫法的规定，第二款，第一项，3条' }),
      document({ id: '1', title: '杉枫法第三十九条', body: '春风夏雨秋霜冬雪'.repeat(20) }),
      document({ id: '2', title: '杉枫法第三条', body: '杉枫法，怎么是内容，第三项，第2款' }),
    ])
    const { match, hits } = await search(corpus, query)
    expect([match, hits[0]?.id]).toEqual(['some', '1'])
  })

  it.each([
    ['杉枫法39条之一第2款', '杉枫法39条之一'],
    ['杉枫法第2款', '杉枫法第2款'],
    ['面条怎么说', '面条怎么说'],
    ['39条建议的内容', '39条建议'],
  ])('keeps what is no such part: %s', (typed, left) => {
    expect(withoutFrame(typed)).toBe(left)
  })
})
