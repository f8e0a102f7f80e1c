/** A word of two characters is found as a word first, and between two words after that. */

import { beforeAll, describe, expect, it } from 'vitest'

import {
  document,
  invert,
  openDocuments,
  openPacked,
  pack,
  search,
  type Corpus,
} from '../support/core-seed.ts'

/** Those that say a word between two others say it more often, and in the title. */
const DOCUMENTS = [
  [
    'produce',
    '产品和服务',
    '企业提供产品和服务。商品和服务都要明码标价，产品和服务质量由工会监督。',
  ],
  ['kimono', '展览', '展厅里有三套和服，还有许多别的衣服，观众可以在这里拍照留念，直到闭馆。'],
  ['history', '服务行业的历史', '产品和服务的历史，和服务行业的历史。'],
  ['both', '旧照片', '一张旧照片里的人穿着和服，照片的历史已经说不清楚，只知道来自海边的小城。'],
  ['drugs', '严禁生产假药', '生产假药、销售假药的，依法处罚；生产假酒的同样处罚。'],
  ['leave', '答疑', '女职工生育享受产假，其间工资照发，手续由单位人事部门统一办理，不必本人到场。'],
  ['cheap', '中国学生', '中国学生到外国学习，中国学者也到外国学习。'],
] as const

let corpus: Corpus

beforeAll(async () => {
  const { bytes, blocks } = pack([
    invert(DOCUMENTS.map(([id, title, body]) => document({ id, title, body }))),
  ])
  corpus = await openPacked(bytes, blocks)
})

const idsOf = async (query: string, options = {}): Promise<string[]> =>
  (await search(corpus, query, options)).hits.map(({ id }) => id)

describe('a word of two characters', () => {
  it.each([
    ['begun by a word and ended by another', '和服', ['kimono', 'both', 'produce', 'history']],
    ['ended by a character of its own', '产假', ['leave', 'drugs']],
    ['beside another word', '和服 历史', ['both', 'history']],
    ['in the other script', '產假', ['leave', 'drugs']],
  ])('comes first where it is one: %s', async (_, query, ids) => {
    const found = await idsOf(query)
    expect([found[0], found.toSorted()]).toEqual([ids[0], ids.toSorted()])
    const words = ids.indexOf('produce') < 0 ? 1 : 2
    expect(found.slice(0, words).toSorted()).toEqual(ids.slice(0, words).toSorted())
  })

  it('is found where it is none anywhere', async () => {
    const { match, hits } = await search(corpus, '国学')
    expect([match, hits.map(({ id }) => id)]).toEqual(['all', ['cheap']])
  })

  it('is any text as a phrase', async () => {
    expect((await idsOf('"和服"'))[0]).not.toBe('kimono')
  })

  it('keeps its order, page after page', async () => {
    const all = await idsOf('和服')
    const pages = await Promise.all(all.map((_, offset) => idsOf('和服', { limit: 1, offset })))
    expect(pages.flat()).toEqual(all)
  })

  it('has one order and one score, however many hits are asked for', async () => {
    const found = await openDocuments(
      Array.from({ length: 40 }, (_, i) =>
        document({
          id: `d${i}`,
          body: `${i % 2 ? '和服很贵' : '产品和服务'}，${'另有展品。'.repeat(i)}`,
        }),
      ),
    )
    const all = (await search(found, '和服', { limit: 40 })).hits
    const scores = all.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    for (const limit of [1, 10, 15, 25])
      expect((await search(found, '和服', { limit })).hits).toEqual(all.slice(0, limit))
    expect((await search(found, '和服', { limit: 10, offset: 10 })).hits).toEqual(all.slice(10, 20))
  })

  it('is literal either way, and before what does not contain it', async () => {
    const found = await openDocuments(
      [
        document({ id: 'word', body: '和服很贵' }),
        document({ id: 'parted', body: '产品和服务' }),
        document({ id: 'synonym', title: '着物', body: '着物，着物展览' }),
      ],
      [['和服', '着物']],
    )
    const { hits } = await search(found, '和服', { explain: true })
    expect(hits.map(({ id, explanation }) => [id, explanation?.literal])).toEqual([
      ['word', true],
      ['parted', true],
      ['synonym', false],
    ])
    const scores = hits.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  })
})
