/** Rows: characters that a text has one by one between signs, typed in one. */

import { describe, expect, it } from 'vitest'

import { bracketed, document, openDocuments, search } from '../support/core-seed.ts'

async function found(
  texts: readonly string[],
  query: string,
): Promise<{ readonly match: string; readonly ids: readonly string[] }> {
  const corpus = await openDocuments(texts.map((body, i) => document({ id: `${i}`, body })))
  const { match, hits } = await search(corpus, query, { limit: 50 })
  return { match, ids: hits.map(({ id }) => id) }
}

describe('a row of characters', () => {
  const TEXTS = [
    '展览从衣、食、住、行四个方面介绍城市生活。',
    '甲、乙、丙、丁、戊、己、庚、辛、壬、癸为十天干。',
    '座談會請產、官、學三方討論。',
    '他的衣着、美食和住房，出行也方便。',
    '请出示信用卡、纸张和笔。',
    '甲方和乙方各执一份，丙方见证。',
  ]

  it.each([
    ['衣食住行', ['0']],
    ['食住行', ['0']],
    ['甲乙丙丁戊己庚辛壬癸', ['1']],
    ['丙丁戊', ['1']],
    ['產官學', ['2']],
    ['产官学', ['2']],
    // In another order it is another text.
    ['行住食衣', []],
    // Not between signs, one by one.
    ['卡纸', []],
    ['甲乙', []],
    // A phrase is exact.
    ['"衣食住行"', []],
  ])('%s is found', async (query, ids) => {
    expect(await found(TEXTS, query)).toEqual({ match: 'all', ids })
  })

  it('comes only where no text has some of it in one', async () => {
    const texts = [...TEXTS, '衣食住行样样有着落']
    expect(await found(texts, '衣食住行')).toEqual({ match: 'all', ids: ['6'] })
  })

  it('is marked character by character', async () => {
    const corpus = await openDocuments([
      document({ id: '0', title: '衣、食、住、行的变迁', body: '序' }),
    ])
    const { hits } = await search(corpus, '衣食住行')
    expect(hits.map(({ title }) => bracketed(title))).toEqual(['[衣]、[食]、[住]、[行]的变迁'])
  })
})
