import { describe, expect, it } from 'vitest'

import type { HitExplanation } from '../../src/wire.ts'
import { document, openDocuments, search, type Corpus } from '../support/core-seed.ts'
import { named } from '../support/core-text.ts'

const FILLER = '春风夏雨秋霜冬雪日月星辰山川草木'

const open = (articles: readonly (readonly [title: string, body: string])[]): Promise<Corpus> =>
  openDocuments(articles.map(([title, body], i) => document({ id: `d${i}`, title, body })))

describe('a title that the query contains whole', () => {
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
      name: 'in the other script',
      articles: [
        ['软枝黄蝉', flowers],
        ['黄蝉', flower],
      ],
      query: '黃蟬的花',
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
