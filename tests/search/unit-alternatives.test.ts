/** Units of measurement in letters and in characters. */

import { describe, expect, it } from 'vitest'

import { bracketed, document, openDocuments, search } from '../support/core-seed.ts'

/** The documents that have all of a query, as they show it. */
async function found(texts: readonly string[], query: string): Promise<string[]> {
  const corpus = await openDocuments(texts.map((body, i) => document({ id: `${i}`, body })))
  const { hits, match } = await search(corpus, query, { limit: 50 })
  return match === 'all' ? hits.map(({ snippet }) => bracketed(snippet)) : []
}

describe('an amount', () => {
  it.each([
    ['letters for characters', '100mg', '每次100毫克。', '每次[100毫克]。'],
    ['characters for letters', '100毫克', '每次100mg。', '每次[100mg]。'],
    ['letters after a blank', '100毫克', '每次100 mg。', '每次[100 mg]。'],
    ['a single character', '阿莫西林0.25克', '阿莫西林每粒0.25g。', '[阿莫西林]每粒[0.25g]。'],
    ['another word for the unit', '600km', '续航600公里。', '续航[600公里]。'],
    ['a unit of one letter', '24h', '保存24小时。', '保存[24小时]。'],
    ['a unit that is cut short', '20000毫安', '容量20000mAh。', '容量[20000mAh]。'],
    ['tenths of a degree', '38度5', '体温38.5℃。', '体温[38.5℃]。'],
    ['x for ×', '0.25gx24片', '规格0.25g×24片。', '规格[0.25g×24片]。'],
    ['× for x', '1920×1080', '分辨率1920x1080。', '分辨率[1920x1080]。'],
    ['x between numbers', '1920x1080', '分辨率1920×1080。', '分辨率[1920×1080]。'],
  ])('is found with %s', async (_, query, text, shown) => {
    expect(
      await found([text, '其他的文字。', '每次1000毫克，1600公里，0.25千克。'], query),
    ).toEqual([shown])
  })

  it.each([
    ['a network', '5g', '每次5克。'],
    ['grams', '5克', '连接5G网络。'],
    ['an oil', '5w-30', '灯泡5瓦，共30个。'],
    ['another number', '10mg', '每次100毫克。'],
    ['a longer word', '100克拉', '每次100g。'],
    ['numbers apart', '1920x1080', '高1080，宽1920。'],
  ])('is not taken for what it is not: %s', async (_, query, text) => {
    expect(await found([text, '其他的文字。'], query)).toEqual([])
  })
})
