/** What issue 2 says the seed page must show, through the engine over the product's own build. */

import { beforeAll, describe, expect, it } from 'vitest'

import { certify } from '../../src/build/certificate.ts'
import { bracketed, openSeed, search, type Corpus } from '../support/core-seed.ts'

let seed: Corpus

beforeAll(async () => {
  seed = await openSeed()
})

const titlesOf = async (query: string): Promise<string[]> =>
  (await search(seed, query)).hits.map(({ title }) => title.text)

describe('the seed page', () => {
  it('has eight articles, of eight cities', async () => {
    const { total, facets } = await search(seed, '', { facets: ['city'] })
    expect(total).toBe(8)
    expect(Object.keys(facets['city'] ?? {}).toSorted()).toEqual(
      ['佛山', '惠州', '茂名', '肇庆', '广州', '湛江', '云浮', '江门'].toSorted(),
    )
  })

  it('answers 医疗互助 with 佛山, then 从化, and nothing else, marked as one run', async () => {
    const { match, total, hits } = await search(seed, '医疗互助')
    expect([match, total]).toEqual(['all', 2])
    expect(bracketed(hits[0]!.title)).toBe('佛山万名职工获赠免费[医疗互助]保障')
    expect(hits[0]!.title.html).toBe('佛山万名职工获赠免费<mark>医疗互助</mark>保障')
    expect(hits[0]!.title.ranges).toEqual([[10, 14]])
    expect(hits[1]!.title.text).toBe('广州市从化区总工会 组织62家企业揽才')
    expect(bracketed(hits[1]!.snippet)).toContain('工会职工[医疗互助]保障计划')
  })

  it('answers 工会组建 and 组建工会 with 云浮', async () => {
    for (const query of ['工会组建', '组建工会'])
      expect((await titlesOf(query))[0]).toBe('云浮市郁南县总工会 推进非公企业组建工会')
  })

  it('answers every spelling of a query alike', async () => {
    for (const query of ['醫療互助', '医疗 互助', '医疗　互助', '醫療\u200b互助'])
      expect(await titlesOf(query)).toEqual(await titlesOf('医疗互助'))
    expect(await titlesOf('２０２５年')).toEqual(await titlesOf('2025年'))
    expect(await titlesOf('2025年')).toHaveLength(2)
  })

  it.each([
    { phrase: '成立了佛山和南海', title: '佛山' },
    { phrase: '归属感,让职工可以安心工作', title: '佛山' },
    { phrase: '民宿项目', title: '肇庆' },
    { phrase: '深刻感受到了', title: '肇庆' },
    { phrase: '岗位建功立业过程中', title: '茂名' },
  ])('shows $phrase whole, which a column break cut', async ({ phrase, title }) => {
    for (const query of [phrase, `"${phrase}"`]) {
      const { match, hits } = await search(seed, query)
      expect(match).toBe('all')
      expect(hits[0]!.title.text.startsWith(title)).toBe(true)
      expect(hits[0]!.snippet.text).toContain(phrase)
      expect(bracketed(hits[0]!.snippet).replace(/[[\]]/gu, '')).toContain(phrase)
      expect(bracketed(hits[0]!.snippet)).toContain('[')
    }
  })

  it.each([
    { name: 'a word inside of a word run', query: '职工医疗互助保障计划', hits: 2 },
    { name: 'half a word', query: '疗互', hits: 2 },
    { name: 'one character', query: '柳', hits: 1 },
    { name: 'a decimal', query: '332.37万', hits: 1 },
    { name: 'a number with its measure', query: '62家', hits: 1 },
    { name: 'a date', query: '3月5日', hits: 3 },
  ])('finds $name', async ({ query, hits }) => {
    const response = await search(seed, query)
    expect([response.match, response.total]).toEqual(['all', hits])
    for (const { id } of response.hits) {
      const one = seed.documents.find((each) => each.id === id)
      expect([one?.title, one?.body, one?.caption].join()).toContain(query)
    }
  })

  it('marks a number, a date and a character where they stand', async () => {
    const shown = async (query: string): Promise<string> =>
      bracketed((await search(seed, query)).hits[0]!.snippet)
    expect(await shown('332.37万')).toContain('[332.37万]人次')
    expect(await shown('3月16日')).toContain('[3月16日]')
    expect(await shown('柳')).toContain('[柳]')
  })

  it('shows what it found in a caption or a byline', async () => {
    for (const [query, shown] of [
      ['图注:收到工会赠送', '[收到工会赠送]'],
      ['作者:霍嘉琪', '[霍嘉琪]'],
      ['林景余', '[林景余]'],
    ] as const) {
      const { hits } = await search(seed, query)
      expect(bracketed(hits[0]!.snippet)).toContain(shown)
    }
  })

  it('shows passages of 80 to 120 characters, or a whole text', async () => {
    for (const query of ['工会', '职工', '佛山', '3月5日', '的', '医疗互助 保障 活动'])
      for (const { snippet, id } of (await search(seed, query)).hits) {
        const characters = [...snippet.text].length
        expect(characters).toBeLessThanOrEqual(120)
        const one = seed.documents.find((each) => each.id === id)!
        if (one.body.length > 200) expect([id, characters >= 80]).toEqual([id, true])
      }
  })

  it('loses nothing: every substring of 2 to 8 characters is found, literal first', async () => {
    const certificate = await certify(seed.engine, (numbers) => seed.blocks.documents(numbers))
    expect(certificate).toMatchObject({
      isComplete: true,
      unreachable: 0,
      misranked: 0,
      examples: [],
    })
    expect(certificate.tested).toBeGreaterThan(8000)
  })
})
