import { describe, expect, it } from 'vitest'

import { openIndex } from '../../src/index/reader.ts'
import { createBlockLoader } from '../../src/search/retrieve/blocks.ts'
import { createSearchEngine } from '../../src/search/engine.ts'
import { nameEndOf } from '../../src/search/query/name-ends.ts'
import type { HitExplanation } from '../../src/wire.ts'
import { document, invert, openDocuments, pack, search, type Corpus } from '../support/core-seed.ts'
import { named } from '../support/core-text.ts'

const FILLER = '春风夏雨秋霜冬雪日月星辰山川草木'

const open = (articles: readonly (readonly [title: string, body: string])[]): Promise<Corpus> =>
  openDocuments(articles.map(([title, body], i) => document({ id: `d${i}`, title, body })))

describe('a title that the query contains', () => {
  const flower = `黄蝉的花${FILLER}`
  // Scores alone would put this one first.
  const flowers = `黄蝉的花，${flower}`
  const CASES = named([
    {
      name: 'comes before one that only contains it',
      articles: [
        ['软枝黄蝉', flowers],
        ['黄蝉', flower],
      ],
      query: '黄蝉的花是什么样子？',
      first: 'd1',
    },
    {
      name: 'also where it is all that was typed',
      articles: [
        ['黄蝉花', `黄蝉，黄蝉，${flowers}`],
        ['黄蝉', flower],
      ],
      query: '黄蝉',
      first: 'd1',
    },
    {
      name: 'beside a document without a title',
      articles: [
        ['', `黄蝉，黄蝉，${flowers}`],
        ['软枝黄蝉', flowers],
        ['黄蝉', flower],
      ],
      query: '黄蝉',
      first: 'd2',
    },
    {
      name: 'in the other script',
      articles: [
        ['软枝黄蝉', flowers],
        ['黄蝉', flower],
      ],
      query: '黃蟬的花',
      first: 'd1',
    },
    {
      name: 'without what it adds in brackets',
      articles: [
        ['软枝黄蝉', flower],
        ['黄蝉(植物)', flower],
      ],
      query: '黄蝉的花是什么样子？',
      first: 'd1',
    },
    {
      name: 'by one part of a dotted name',
      articles: [
        ['软枝黄蝉', flower],
        ['软枝·黄蝉', flower],
      ],
      query: '黄蝉的花是什么样子？',
      first: 'd1',
    },
    {
      name: 'by a part that is shorter than any title',
      articles: [
        ['黄蝉花', `黄蝉，黄蝉，${flowers}`],
        ['软枝·黄蝉', flower],
      ],
      query: '黄蝉',
      first: 'd1',
    },
    {
      name: 'not where a Latin word only begins with it',
      articles: [
        ['mien', `maintenance${FILLER}`],
        ['main', `maintenance${FILLER}`],
      ],
      query: 'maintenance',
      first: 'd0',
    },
    {
      name: 'not before a document that says the query as typed',
      articles: [
        ['黄蝉', `花${FILLER.repeat(3)}黄蝉`],
        ['软枝', `黄蝉花${FILLER}`],
      ],
      query: '黄蝉花',
      first: 'd1',
    },
  ])
  it.each(CASES)('$name', async ({ articles, query, first }) => {
    const corpus = await open(articles as [string, string][])
    const { hits } = await search(corpus, query)
    expect(hits[0]?.id).toBe(first)
  })

  it('is said by the explanation, and its part is in the score', async () => {
    const corpus = await open([
      ['软枝黄蝉', flowers],
      ['黄蝉', flower],
    ])
    const { hits } = await search(corpus, '黄蝉的花是什么样子？', { explain: true })
    expect(hits.map(({ explanation }) => (explanation?.title ?? 0) > 0)).toEqual([true, false])
    for (const { score, explanation } of hits) {
      const { terms, nearness, title } = explanation as HitExplanation
      const sum = terms.reduce((all, term) => all + term.score, nearness + title)
      expect(sum).toBeCloseTo(score, 2)
    }
  })
})

describe('a long document', () => {
  const others = Array.from({ length: 8 }, (_, i) => ['', `${FILLER}${i}`] as const)
  const rules = `${FILLER.repeat(60)}。旷课二十学时的，给予开除学籍处分。${FILLER.repeat(60)}`

  it('is as good as its best passage', async () => {
    const corpus = await open([['', '学时与开除，学时与开除'], ['学生手册', rules], ...others])
    const { hits } = await search(corpus, '旷课多少学时开除')
    expect(hits[0]?.id).toBe('d1')
  })

  it('comes after what says all of it in few words', async () => {
    const corpus = await open([['', '旷课二十学时开除'], ['学生手册', rules], ...others])
    const { hits } = await search(corpus, '旷课多少学时开除')
    expect(hits.map(({ id }) => id).slice(0, 2)).toEqual(['d0', 'd1'])
  })
})

describe('titles of which a query contains several', () => {
  const works = ['将进酒', '蜀道难', '早发白帝城', '望庐山瀑布']

  it('counts the rarest of them most', async () => {
    const corpus = await open([
      ['李白', '李白的静夜思，'.repeat(8)],
      ['静夜思', `李白，静夜思${FILLER.repeat(6)}`],
      ...works.map((work) => [work, `李白的${work}${FILLER}`] as const),
    ])
    const first = async (query: string): Promise<string | undefined> =>
      (await search(corpus, query)).hits[0]?.title.text
    expect([await first('李白 静夜思'), await first('李白')]).toEqual(['静夜思', '李白'])
  })
})

describe('a title in which the name of the query ends', () => {
  // Scores alone put those of the longer name first.
  const CASES = named([
    {
      name: 'comes before those that go on with it',
      titles: ['iPhone 15 Pro Max的壳', 'iPhone 15 Pro的尺寸和重量'],
      query: 'iphone 15 pro',
      first: 'd1',
    },
    {
      name: 'also where it is typed in one',
      titles: ['Mate 60 Pro的参数', '华为Mate 60的参数'],
      query: 'mate60',
      first: 'd1',
    },
    {
      name: 'also where a sign goes on with it',
      titles: ['Mate 60 Pro+的参数', 'Mate 60 Pro的全部参数'],
      query: 'mate 60 pro',
      first: 'd1',
    },
    {
      name: 'and the sign may be typed',
      titles: ['Mate 60 Pro的参数', 'Mate 60 Pro+的全部参数，Mate 60 Pro'],
      query: 'mate 60 pro+',
      first: 'd1',
    },
    {
      name: 'also between characters',
      titles: ['华为Mate 60 Pro价格', '华为Mate 60的各种价格'],
      query: '华为mate60价格',
      first: 'd1',
    },
    {
      name: 'also where it is a number, and has letters before it',
      titles: ['RTX 4090 D的评测', 'RTX4090的评测和跑分'],
      query: '4090',
      first: 'd1',
    },
    {
      name: 'but not if it is a year',
      titles: ['2024 AI大会', '大会安排2024年'],
      query: '2024',
      first: 'd0',
    },
  ])
  it.each(CASES)('$name', async ({ titles, query, first }) => {
    const corpus = await open(titles.map((title) => [title, FILLER] as const))
    const { hits } = await search(corpus, query)
    expect(hits[0]?.id).toBe(first)
  })
})

describe('nameEndOf', () => {
  const CASES = named([
    { name: 'characters follow', query: 'mate 60', title: '华为mate60参数', end: 'ends' },
    { name: 'nothing follows', query: '华为mate60价格', title: 'mate 60', end: 'ends' },
    { name: 'a sign follows', query: 'mate60', title: 'mate 60（12gb）', end: 'ends' },
    { name: 'a word follows', query: 'mate60', title: 'mate 60 pro', end: 'goes on' },
    { name: 'an amount follows', query: 'iphone15', title: 'iphone 15 128gb', end: 'ends' },
    { name: 'a letter follows', query: 'iphone 5', title: 'iphone 5s 16gb', end: 'goes on' },
    { name: 'letters follow', query: '4090', title: 'rtx 4090d', end: 'goes on' },
    { name: 'decimals follow', query: 'ios 17', title: 'ios 17.0.3', end: 'goes on' },
    { name: 'it stands there twice', query: 'mate60', title: 'mate 60 pro和mate 60', end: 'ends' },
    { name: 'another number ends with it', query: '4090', title: '14090', end: null },
    { name: 'another word ends with it', query: 'pro', title: 'repro', end: null },
    { name: 'it is lacking', query: 'mate60', title: 'mate 50', end: null },
  ])
  it.each(CASES)('where $name', ({ query, title, end }) => {
    expect(nameEndOf(query)?.(title)).toBe(end)
  })

  const NONE = named([
    { name: 'no Latin word', query: '医疗互助' },
    { name: 'a year', query: '工作报告2024' },
    { name: 'a count', query: '3勺生抽' },
    { name: 'a sentence', query: 'how to write a program in a few hundred lines of code' },
  ])
  it.each(NONE)('is null for $name', ({ query }) => {
    expect(nameEndOf(query)).toBeNull()
  })
})

describe('the texts of a first page', () => {
  const articles = [
    ['工会的消息', `医疗互助${FILLER}`],
    ['工会又有消息', `医疗互助，医疗互助${FILLER}`],
    ['', `医疗互助${FILLER.repeat(2)}`],
  ] as const
  const CASES = named([
    { name: 'are not read for a word that is shorter than any title', query: '医疗', reads: false },
    { name: 'are read for a query as long as the shortest', query: '工会的消息', reads: true },
    { name: 'are read where the words may be near or far', query: '医疗 春风', reads: true },
  ])
  it.each(CASES)('$name', async ({ query, reads }) => {
    const documents = articles.map(([title, body], i) => document({ id: `d${i}`, title, body }))
    const { bytes, blocks } = pack([invert(documents)])
    const paths: string[] = []
    const reader = openIndex(new Uint8Array(bytes).buffer)
    const read = (path: string): Promise<Uint8Array | null> => {
      paths.push(path)
      return Promise.resolve(blocks.get(path) ?? null)
    }
    const engine = createSearchEngine(reader, createBlockLoader(reader, { read }))
    expect((await engine.rank(query, 10)).length).toBeGreaterThan(1)
    expect(paths.some((path) => path.startsWith('documents/'))).toBe(reads)
  })
})
