import { beforeAll, describe, expect, it } from 'vitest'

import { LONG } from '../../src/index/list.ts'
import {
  document,
  invert,
  openDocuments,
  openPacked,
  pack,
  search,
  type Corpus,
} from '../support/core-seed.ts'

/**
 * Every document holds both pairs of 杉枫槐, so positions must decide. Those that contain it are
 * long and say it once; the others say the pairs often, and score higher.
 */
const COUNT = 3_000
const isLiteral = (i: number): boolean => i % 97 === 5
const FILLER = '春风夏雨秋霜冬雪'

let corpus: Corpus

beforeAll(async () => {
  const bodies = Array.from({ length: COUNT }, (_, i) =>
    isLiteral(i)
      ? `杉枫槐${FILLER.repeat(20 + (i % 13))}`
      : `杉枫，枫槐。${'杉枫，枫槐。'.repeat(i % 4)}${FILLER}`,
  )
  const { bytes, blocks } = pack([
    invert(
      bodies.map((body, i) => document({ id: `d${i}`, body, facets: { half: [`${i % 2}`] } })),
    ),
  ])
  corpus = await openPacked(bytes, blocks)
})

const literals = Array.from({ length: COUNT }, (_, i) => i).filter(isLiteral)

describe('documents that contain the query as typed', () => {
  it('come first, all of them, however many score higher', async () => {
    const { hits, total } = await search(corpus, '杉枫槐', { limit: 50 })
    expect(total).toBe(COUNT)
    const found = hits.map(({ id }) => Number(id.slice(1)))
    expect(found.slice(0, literals.length).toSorted((a, b) => a - b)).toEqual(literals)
    for (const group of [hits.slice(0, literals.length), hits.slice(literals.length)]) {
      const scores = group.map(({ score }) => score)
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    }
  })

  it('are the same, however many hits are asked for', async () => {
    const all = await search(corpus, '杉枫槐', { limit: 50 })
    for (const limit of [1, 7, 10, 33]) {
      const some = await search(corpus, '杉枫槐', { limit })
      expect(some.hits).toEqual(all.hits.slice(0, limit))
    }
  })

  it('come first of those that pass a filter', async () => {
    const filters = { facets: [{ field: 'half', value: '1' }], fromDay: null, toDay: null }
    const { hits } = await search(corpus, '杉枫槐', { limit: 50, filters })
    const expected = literals.filter((i) => i % 2 === 1)
    const found = hits.slice(0, expected.length).map(({ id }) => Number(id.slice(1)))
    expect(found.toSorted((a, b) => a - b)).toEqual(expected)
  })

  it('have nothing to do with a single one that only holds the pairs of the query', async () => {
    const { bytes, blocks } = pack([
      invert([
        document({
          id: 'pairs',
          body: `居委会民主议事。工会办公室。会民众。民宿。${FILLER.repeat(9)}`,
        }),
        document({ id: 'words', title: '民宿与工会', body: '民宿行业成立工会。民宿、工会携手。' }),
        document({ id: 'other', body: FILLER }),
      ]),
    ])
    const found = await openPacked(bytes, blocks)
    for (const query of ['工会民宿', '工会 民宿', '民宿工会']) {
      const { hits } = await search(found, query)
      expect(hits.map(({ id }) => id)).toEqual(['words', 'pairs'])
    }
  })

  it('are told apart from a single one that only holds the pairs', async () => {
    const texts = ['杉枫，枫槐', '杉枫槐']
    for (const [i, body] of texts.entries()) {
      const { bytes, blocks } = pack([invert([document({ id: 'd', body })])])
      const { hits } = await search(await openPacked(bytes, blocks), '杉枫槐', { explain: true })
      expect(hits.map(({ explanation }) => explanation?.literal)).toEqual([i === 1])
    }
  })

  it.each(['粤府〔2024〕', '（2024）粤府', '粤府（2024）通知'])(
    'are told by their texts where a number stands between signs: %s',
    async (query) => {
      const texts = [
        `粤府〔2024〕15号。${FILLER.repeat(5)}`,
        `2024〕粤府。${FILLER.repeat(5)}`,
        `粤府，2024，通知。${FILLER.repeat(5)}`,
        '粤府2024年通知，粤府2024年通知。2024：粤府函〔2024〕15号通知',
      ]
      const { bytes, blocks } = pack([
        invert(texts.map((body, i) => document({ id: `${i}`, body }))),
      ])
      const { hits } = await search(await openPacked(bytes, blocks), query, { explain: true })
      const expected = { '粤府〔2024〕': ['0', '2'], '（2024）粤府': ['1', '3'] }[query] ?? ['2']
      const literal = hits.filter(({ explanation }) => explanation?.literal)
      expect(literal.map(({ id }) => id).toSorted()).toEqual(expected)
      expect(hits.slice(0, expected.length)).toEqual(literal)
    },
  )

  it('are told as such in explanations, in any order', async () => {
    for (const sort of ['relevance', 'newest'] as const) {
      const { hits } = await search(corpus, '杉枫槐', { limit: 50, sort, explain: true })
      for (const { id, explanation } of hits)
        expect(explanation?.literal).toBe(isLiteral(Number(id.slice(1))))
    }
  })
})

/** Ids of the documents that contain the query as typed, which must come first. */
async function literalIn(bodies: readonly string[], query: string): Promise<string[]> {
  const { bytes, blocks } = pack([invert(bodies.map((body, i) => document({ id: `${i}`, body })))])
  const found = await openPacked(bytes, blocks)
  const { hits } = await search(found, query, { limit: 50, explain: true })
  const literal = hits.filter(({ explanation }) => explanation?.literal)
  expect(hits.slice(0, literal.length)).toEqual(literal)
  return literal.map(({ id }) => id).toSorted()
}

describe('a text as typed', () => {
  it('has every character, also beside punctuation', async () => {
    const bodies = ['杉枫，槐柳桐', '杉枫，春柳桐。槐柳', '杉枫，槐柳。柳桐', '春杉，枫槐柳桐']
    expect(await literalIn(bodies, '"杉枫，槐柳桐"')).toEqual(['0'])
  })

  it.each(['加油 加油', 'bye bye'])('may say the same twice: %s', async (query) => {
    const found = await openDocuments([
      document({ id: 'once', title: query.split(' ')[0] ?? '' }),
      document({ id: 'twice', body: `${FILLER}，${query}，${FILLER}` }),
    ])
    const { match, hits } = await search(found, query)
    expect([match, hits.map(({ id }) => id)]).toEqual(['all', ['twice', 'once']])
  })

  it('may begin and end within words of letters, whichever stands first', async () => {
    const bodies = [
      'beta杉枫alto。alta杉枫',
      'alta杉枫alto。beta杉枫',
      'alta杉枫，枫alto',
      'beta杉枫',
    ]
    expect(await literalIn(bodies, 'ta杉枫al')).toEqual(['0', '1'])
  })

  it.each([LONG - 1, LONG, LONG + 1, LONG * 2])(
    'is told where a list has %d postings',
    async (count) => {
      const bodies = Array.from({ length: count }, (_, i) =>
        i % 50 === 7 ? '杉枫槐' : '杉枫，枫槐，槐枫杉',
      )
      const expected = bodies.flatMap((body, i) => (body === '杉枫槐' ? [`${i}`] : []))
      expect(await literalIn(bodies, '杉枫槐')).toEqual(expected.toSorted())
    },
  )

  it('is told where the positions of one list are many', async () => {
    const bodies = Array.from({ length: LONG + 4 }, (_, i) => {
      const ends = i % 40 === 39 || i > LONG ? '杉枫槐' : '枫槐'
      return `${'杉枫，'.repeat(270)}${ends}`
    })
    const expected = bodies.flatMap((body, i) => (body.endsWith('杉枫槐') ? [`${i}`] : []))
    expect(await literalIn(bodies, '杉枫槐')).toEqual(expected.toSorted())
  })

  it('is not made of what neighbours have', async () => {
    for (let place = 0; place < 7; place++)
      for (const apart of ['枫槐，杉枫', '杉枫，枫槐'])
        expect(await literalIn([apart, `${FILLER.slice(0, place)}杉枫槐`], '杉枫槐')).toEqual(['1'])
  })

  it('stands in one field, and in the one that is asked for', async () => {
    const fields = [
      { title: '杉枫', body: '春枫槐' },
      { title: '杉枫，枫槐', body: '杉枫槐' },
      { title: '杉枫槐', body: '春' },
    ]
    const { bytes, blocks } = pack([
      invert(fields.map((each, i) => document({ id: `${i}`, ...each }))),
    ])
    const found = await openPacked(bytes, blocks)
    for (const [query, ids] of [
      ['"杉枫槐"', ['1', '2']],
      ['title:"杉枫槐"', ['2']],
    ] as const) {
      const { hits } = await search(found, query)
      expect(hits.map(({ id }) => id).toSorted()).toEqual(ids)
    }
  })

  it('is told in a text of tens of thousands of characters', async () => {
    const far = FILLER.repeat(2500)
    const bodies = ['杉枫，枫槐', '杉枫槐', '枫槐，杉枫', '杉枫槐'].map((end) => `${far}${end}`)
    expect(await literalIn(bodies, '杉枫槐')).toEqual(['1', '3'])
  })
})
