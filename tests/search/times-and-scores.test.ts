/** Times of day and scores, with a colon and as they are said. */

import { describe, expect, it } from 'vitest'

import { bracketed, document, openDocuments, search } from '../support/core-seed.ts'

/** The documents that have all of a query, as they show it. */
async function found(texts: readonly string[], query: string): Promise<string[]> {
  const corpus = await openDocuments(texts.map((body, i) => document({ id: `${i}`, body })))
  const { hits, match } = await search(corpus, query, { limit: 50 })
  return match === 'all' ? hits.map(({ snippet }) => bracketed(snippet)) : []
}

describe('a time of day', () => {
  const OTHERS = [
    '其他的文字。',
    '19:30和9:45，共30人，9点。',
    '提了三点要求，比2024年多。',
    '三十分钟后点名。',
  ]
  it.each([
    ['said for a colon', '9:30', '上午9点30分开会。', '上午[9点30分]开会。'],
    ['a colon for what is said', '9点30分', '上午9:30开会。', '上午[9:30]开会。'],
    ['without 分', '9点30', '上午09:30开会。', '上午[09:30]开会。'],
    ['as a half', '9点半', '上午9：30开会。', '上午[9：30]开会。'],
    ['a half for a colon', '9:30', '上午九点半开会。', '上午[九点半]开会。'],
    ['in numerals', '九点半', '上午9:30开会。', '上午[9:30]开会。'],
    ['时 for 点', '9点30分', '上午9时30分开会。', '上午[9时30分]开会。'],
    ['a quarter', '9点一刻', '上午9:15开会。', '上午[9:15]开会。'],
    ['a zero before minutes', '9点05分', '上午9:05开会。', '上午[9:05]开会。'],
    ['the afternoon in 24 hours', '下午4点40分', '下午班车16:40发车。', '[下午]班车[16:40]发车。'],
    ['the evening in 24 hours', '晚上九点', '班车21:00发车。', '班车[21:00]发车。'],
    ['a zero before the hour', '7:40', '班车07:40发车。', '班车[07:40]发车。'],
    ['no zero before it', '07:40', '班车7:40发车。', '班车[7:40]发车。'],
    ['with what follows', '9:30开会', '上午9点30分开会。', '上午[9点30分开会]。'],
    ['a full hour with 时', '7时', '7:00由站前发车。', '[7:00]由站前发车。'],
    ['before what happens then', '7点发车', '7:00由站前发车。', '[7:00]由站前[发车]。'],
    ['the afternoon before that', '下午3点收盘', '15:00收盘。', '[15:00收盘]。'],
    ['beside what it is about', '开会 14点', '下午14:00开会。', '下午[14:00开会]。'],
  ])('is found %s', async (_, query, text, shown) => {
    expect(await found([text, ...OTHERS], query)).toEqual([shown])
  })

  it('is found by a full hour', async () => {
    expect(await found(['下午14点开会。', '14人开会。', '14:30开会。'], '14:00')).toEqual([
      '下午[14点]开会。',
    ])
  })

  it.each([
    ['what is counted', '三点要求', '3:00开始，提了要求。'],
    ['a period', '三时段', '3:00开始，分段。'],
    ['a bit', '便宜一点', '便宜的1:00开始。'],
    ['no minutes', '9点90', '9:90。'],
    ['a share of a hundred', '百分之三点六', '百分之三，3:06。'],
    ['tens of thousands', '一点五万名', '1:05，有10000名。'],
  ])('is not taken for what it is not: %s', async (_, query, text) => {
    expect(await found([text, '其他的文字。'], query)).toEqual([])
  })
})

describe('a number with a fraction', () => {
  it.each([
    ['一点五万名', '共1.5万名。', '共[1.5万名]。'],
    ['四点八亿元', '共4.8亿元。', '共[4.8亿元]。'],
  ])('is no time: %s', async (query, text, shown) => {
    expect(await found([text, '1:05开始，4:08结束。'], query)).toEqual([shown])
  })
})

describe('a score', () => {
  const OTHERS = ['其他的文字。', '3人，比2024年多。', '比分13:2和3:21。', '第3和第2。']

  it.each([
    ['said for a colon', '3:2', '主队3比2获胜。', '主队[3比2]获胜。'],
    ['said in numerals', '3:2', '主队三比二获胜。', '主队[三比二]获胜。'],
    ['a colon for what is said', '3比2', '主队3:2获胜。', '主队[3:2]获胜。'],
    ['a dash for what is said', '3比2', '主队3-2获胜。', '主队[3-2]获胜。'],
    ['numerals', '三比二', '主队3∶2获胜。', '主队[3∶2]获胜。'],
    ['a dash for a colon', '3:2', '主队3-2获胜。', '主队[3-2]获胜。'],
    ['said for a dash', '3-2', '主队3比2获胜。', '主队[3比2]获胜。'],
    ['zero', '2比0', '主队2:0获胜。', '主队[2:0]获胜。'],
    ['with what follows', '3:2获胜', '主队3比2获胜。', '主队[3比2获胜]。'],
    ['two numbers of two digits', '21比19', '21：19获胜。', '[21：19]获胜。'],
  ])('is found %s', async (_, query, text, shown) => {
    expect(await found([text, ...OTHERS], query)).toEqual([shown])
  })

  it.each([
    ['a range', '2:3', '第2-3页。'],
    ['the numbers apart', '3:2', '3人，比2人多。'],
    ['the end of a longer one', '3:2', '13比2。'],
  ])('is not taken for what it is not: %s', async (_, query, text) => {
    expect(await found([text, '其他的文字。'], query)).toEqual([])
  })

  it.each(['3比2', '3比', '比2', '3比21'])('is found by any part of it: %s', async (query) => {
    expect(await found(['主队13比21落败。', '其他的文字。'], query)).toHaveLength(1)
  })

  it('comes first as it was typed', async () => {
    const texts = ['主队3比2获胜。', '主队3:2获胜。']
    expect(await found(texts, '3:2')).toEqual(['主队[3:2]获胜。', '主队[3比2]获胜。'])
    expect(await found(texts, '3比2')).toEqual(['主队[3比2]获胜。', '主队[3:2]获胜。'])
  })
})
