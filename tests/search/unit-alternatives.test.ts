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
    ['u for the Greek letter', '360umol/L', '低于360μmol/L。', '低于[360μmol/L]。'],
    ['the Greek letter for u', '30μm', '晶粒30um。', '晶粒[30um]。'],
    ['letters after a blank', '100毫克', '每次100 mg。', '每次[100 mg]。'],
    ['a single character', '阿莫西林0.25克', '阿莫西林每粒0.25g。', '[阿莫西林]每粒[0.25g]。'],
    ['another word for the unit', '600km', '续航600公里。', '续航[600公里]。'],
    ['a unit of one letter', '24h', '保存24小时。', '保存[24小时]。'],
    ['a unit that is cut short', '20000毫安', '容量20000mAh。', '容量[20000mAh]。'],
    ['tenths of a degree', '38度5', '体温38.5℃。', '体温[38.5℃]。'],
    ['degrees in full', '40℃', '气温四十摄氏度。', '气温[四十摄氏度]。'],
    ['degrees in short', '36摄氏度', '水温三十六度。', '水温[三十六度]。'],
    ['thousands parted', '5088mAh', '电池5,088mAh。', '电池[5,088mAh]。'],
    ['thousands that were typed parted', '6,300mAh', '电池6300mAh。', '电池[6300mAh]。'],
    ['thousands parted, and characters', '5088毫安', '电池5,088mAh。', '电池[5,088mAh]。'],
    ['square metres with a sign', '120平米', '样板间120㎡。', '样板间[120㎡]。'],
    ['square metres in full', '140㎡', '面积140平方米及以下。', '面积[140平方米]及以下。'],
    ['square metres in short', '90平方米', '九十平米的房子。', '[九十平米]的房子。'],
    ['x for ×', '0.25gx24片', '规格0.25g×24片。', '规格[0.25g×24片]。'],
    ['× for x', '1920×1080', '分辨率1920x1080。', '分辨率[1920x1080]。'],
    ['x between numbers', '1920x1080', '分辨率1920×1080。', '分辨率[1920×1080]。'],
    ['* for ×', '0.25g*24片', '规格0.25g×24片。', '规格[0.25g×24片]。'],
    ['* for x', '0.25g*24片', '规格0.25gx24片。', '规格[0.25gx24片]。'],
    ['× for *', '10g×9袋', '每盒10g*9袋。', '每盒[10g*9袋]。'],
    ['three numbers, × for x', '80×28×202', '长80x28x202厘米。', '长[80x28x202]厘米。'],
    ['three numbers, x for ×', '80x28x202厘米', '长80×28×202厘米。', '长[80×28×202厘米]。'],
    ['three numbers, ✕ for *', '80✕28✕202', '长80*28*202厘米。', '长[80*28*202]厘米。'],
    ['two of three numbers', '28x202', '长80×28×202厘米。', '长80×[28×202]厘米。'],
    ['x before a unit that is not typed', '351x135', '键盘351*135mm。', '键盘[351*135]mm。'],
    ['× before a unit that is not typed', '351×135', '键盘351x135mm。', '键盘[351x135]mm。'],
    ['numbers that are half typed', '1920x10', '分辨率1920*1080。', '分辨率[1920*10]80。'],
    ['x between blanks', '3 x 5', '相框3×5寸。', '相框[3×5]寸。'],
    ['* as it is typed', '5*3*2', '算5*3*2。', '算[5*3*2]。'],
    ['a numeral with letters', '四升', '电饭煲4L。', '电饭煲[4L]。'],
    ['letters for a numeral', '4L', '电饭煲四升。', '电饭煲[四升]。'],
    ['a numeral of several characters', '二千五百瓦', '功率2500W。', '功率[2500W]。'],
    ['inches', '14寸', '屏幕14英寸。', '屏幕[14英寸]。'],
    ['inches in full', '14英寸', '屏幕14寸。', '屏幕[14寸]。'],
    ['a byte left out', '16GB', '内存16G。', '内存[16G]。'],
  ])('is found with %s', async (_, query, text, shown) => {
    expect(
      await found([text, '其他的文字。', '每次1000毫克，1600公里，0.25千克。'], query),
    ).toEqual([shown])
  })

  it.each(['20*1080', '1920*10', '3*2*7*8', '5*3*2*7', '25g*24', '5g*2'])(
    'is found by any part of it: %s',
    async (query) => {
      const texts = ['屏幕1920*1080', '算5*3*2*7*8*9', '规格0.25g*24片']
      const shown = await found([...texts, '共20和1080，3和2，7和8，5和24'], query)
      const said = texts.filter((text) => text.includes(query))
      expect(shown.map((text) => text.replace(/[[\]]/gu, ''))).toEqual(said)
    },
  )

  it.each([
    ['a network', '5g', '每次5克。'],
    ['grams', '5克', '连接5G网络。'],
    ['an oil', '5w-30', '灯泡5瓦，共30个。'],
    ['another number', '10mg', '每次100毫克。'],
    ['a longer word', '100克拉', '每次100g。'],
    ['numbers apart', '1920x1080', '高1080，宽1920。'],
    ['numbers apart for *', '1920*1080', '高1080，宽1920。'],
    ['amounts the other way round', '20*30', '相框30*20厘米。'],
    ['× between letters', 'axb', '乘积a*b。'],
  ])('is not taken for what it is not: %s', async (_, query, text) => {
    expect(await found([text, '其他的文字。'], query)).toEqual([])
  })
})
