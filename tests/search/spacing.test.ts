import { describe, expect, it } from 'vitest'

import { joinedWord } from '../../src/search/spacing.ts'
import { bracketed, document, openDocuments, search } from '../support/core-seed.ts'
import { named } from '../support/core-text.ts'

const FILLER = '春风夏雨秋霜冬雪日月星辰山川草木'

describe('letters and digits with a blank between and without', () => {
  const CASES = named([
    {
      name: 'two words find the one word, before a document that has them apart',
      titles: ['折叠屏iPhone定价或超15000元', '消息称iPhone15要改名'],
      query: 'iPhone 15',
      found: ['消息称[iPhone15]要改名', '折叠屏[iPhone]定价或超[15]000元'],
    },
    {
      name: 'a document that has them as typed comes first',
      titles: ['消息称iPhone15要改名', 'iPhone 15 Pro的操作按钮'],
      query: 'iPhone 15',
      found: ['[iPhone] [15] Pro的操作按钮', '消息称[iPhone15]要改名'],
    },
    {
      name: 'one word finds the two',
      titles: ['iPhone 15 Pro的操作按钮', '安卓手机的操作按钮'],
      query: 'iphone15',
      found: ['[iPhone 15] Pro的操作按钮'],
    },
    {
      name: 'digits before letters',
      titles: ['5 G基站进村', '光纤进村'],
      query: '5G',
      found: ['[5 G]基站进村'],
    },
    {
      name: 'a decimal number before letters',
      titles: ['2.5 G网口的路由器', '光纤的路由器'],
      query: '2.5G',
      found: ['[2.5 G]网口的路由器'],
    },
    {
      name: 'in full width',
      titles: ['消息称ｉＰｈｏｎｅ１５要改名', '安卓手机要改名'],
      query: 'ｉｐｈｏｎｅ　１５',
      found: ['消息称[ｉＰｈｏｎｅ１５]要改名'],
    },
    {
      name: 'the one word may go on with letters, beside other words',
      titles: ['苹果追加iPhone15Pro订单', '苹果追加平板电脑订单'],
      query: '苹果 iPhone 15 订单',
      found: ['[苹果]追加[iPhone15]Pro[订单]'],
    },
    {
      name: 'a phrase stays exact',
      titles: ['消息称iPhone15要改名', 'iPhone 15 Pro的操作按钮'],
      query: '"iPhone 15"',
      found: ['[iPhone 15] Pro的操作按钮'],
    },
  ])
  it.each(CASES)('$name', async ({ titles, query, found }) => {
    const corpus = await openDocuments(
      titles.map((title, i) => document({ id: `d${i}`, title, body: FILLER })),
    )
    const { hits, match } = await search(corpus, query)
    expect(hits.map(({ title }) => bracketed(title))).toEqual(found)
    expect(match).toBe('all')
  })

  it('counts for less where the digits go on', async () => {
    const corpus = await openDocuments(
      ['iPhone12的消息', 'iPhone1的消息'].map((title, i) =>
        document({ id: `d${i}`, title, body: FILLER }),
      ),
    )
    const { hits } = await search(corpus, 'iPhone 1')
    expect(hits.map(({ id }) => id)).toEqual(['d1', 'd0'])
  })
})

describe('joinedWord', () => {
  const CASES = named([
    { name: 'letters and digits', left: 'iphone', right: '15', joined: 'iphone15' },
    { name: 'digits and letters', left: '5', right: 'g', joined: '5g' },
    { name: 'where they meet counts', left: 'mp3', right: 'player', joined: 'mp3player' },
    { name: 'letters with accents', left: 'café', right: '24', joined: 'café24' },
    { name: 'two words', left: 'new', right: 'york', joined: null },
    { name: 'two numbers', left: '2024', right: '15', joined: null },
    { name: 'a character', left: '第', right: '15', joined: null },
    { name: 'nothing', left: '', right: '15', joined: null },
    { name: 'a decimal number', left: 'iphone', right: '3.5', joined: null },
  ])
  it.each(CASES)('$name', ({ left, right, joined }) => {
    expect(joinedWord(left, right)).toBe(joined)
  })
})
