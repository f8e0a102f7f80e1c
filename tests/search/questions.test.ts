/** Questions: what only asks neither decides nor is asked for. */

import { describe, expect, it } from 'vitest'

import { document, openDocuments, search } from '../support/core-seed.ts'

async function found(texts: readonly string[], query: string): Promise<string[]> {
  const corpus = await openDocuments(texts.map((body, i) => document({ id: `${i}`, body })))
  const { hits } = await search(corpus, query, { limit: 50 })
  return hits.map(({ id }) => id)
}

describe('a question', () => {
  const OTHERS = ['鸡蛋和面', '鸡蛋汤', '水煮鱼', '鸡蛋饼', '煮粥', '蒸鱼', '炒菜', '烤鸡翅']

  it.each([
    ['怎么煮鸡蛋', '水开后煮鸡蛋', '鸡蛋放久了怎么办，怎么存，怎么挑'],
    ['鸡蛋煮多久', '先把鸡蛋煮熟', '鸡蛋放多久，存多久，煮面多久'],
    ['bmi怎么算', '体重与身高的平方之比是BMI', '手续费怎么算'],
    ['大盘鸡怎么做', '大盘鸡要炒糖色', '怎么做人，怎么做事，怎么做题'],
    ['康熙在位多少年', '康熙在位六十一年', '过了多少年，多少年后，少年'],
    ['bmi怎么弄', '体重与身高的平方之比是BMI', '面怎么弄'],
    ['韭菜多少钱', '韭菜每斤五元', '面多少钱，付多少钱，一点钱'],
    ['鸡蛋什么时候下锅', '水开后鸡蛋下锅', '什么时候放面，什么时候放盐，时候到了'],
    ['鸡蛋汤怎么煮呢', '水开后煮鸡蛋汤', '鸡蛋放久了呢，怎么办呢，怎么存呢'],
  ])('%s is answered by what it asks of', async (query, answer, other) => {
    expect((await found([other, answer, ...OTHERS], query))[0]).toBe('1')
  })

  /** So many that a character of an answer is rare. */
  const MANY = Array.from({ length: 60 }, (_, i) => `${OTHERS[i % OTHERS.length]}第${i}号`)

  it.each([
    ['脚气用什么药能除根', '脚气要用药膏才能好', '新房用什么药剂能除甲醛'],
    ['孕妇吃什么药', '孕妇的用药', '吃什么'],
    ['失眠看什么科', '失眠的门诊', '看什么科幻片'],
  ])('%s is not about what stands beside the word that asks', async (query, answer, other) => {
    expect((await found([other, answer, ...MANY], query))[0]).toBe('1')
  })

  it.each([
    ['光速是多少', '光在真空中传播的速度', '体重是多少'],
    ['墙壁发霉怎么办', '墙上有霉要先除湿，壁纸发黄要换', '堵车怎么办'],
  ])('%s is answered in other words before by what asks the same', async (query, answer, other) => {
    expect((await found([other, answer, ...MANY], query))[0]).toBe('1')
  })

  it('is answered by what asks the same where nothing else is said', async () => {
    expect(await found(['堵车怎么办', ...OTHERS], '墙壁发霉怎么办')).toEqual(['0'])
  })

  it.each(['如何 页码', '页码 怎么'])('%s asks for what tells', async (query) => {
    const texts = ['插入页码', '如何打印，怎么装订', '页码的字号', '页码如何打印，怎么装订']
    expect((await found(texts, query)).toSorted()).toEqual(['0', '2', '3'])
  })

  it('is asked for by 是什么 as little', async () => {
    const texts = ['网关的用处', '路由器是什么', '网关与路由器']
    expect((await found(texts, '网关 是什么')).toSorted()).toEqual(['0', '2'])
  })

  it('keeps a word from the word that asks', async () => {
    const texts = ['骨架屏的用处', '骨架，屏是亮的', '山川草木']
    const corpus = await openDocuments(texts.map((body, i) => document({ id: `${i}`, body })))
    const { terms } = await search(corpus, '骨架屏是什么')
    expect(terms).toContain('架屏')
    expect(terms).not.toContain('屏是')
  })

  it.each(['怎', '咋', '啥'])('has %s as a word that only asks', async (asking) => {
    const texts = ['插入页码', `${asking}装订`, '页码的字号']
    expect((await found(texts, `页码 ${asking}`)).toSorted()).toEqual(['0', '2'])
  })

  it.each([
    ['央行降息了几次', '央行再降息', '央行降息三次'],
    ['6号线有几站', '6号线设12座车站', '6号线开通'],
    ['马龙拿了几枚金牌', '马龙拿了六金，他的金牌', '马龙拿金牌'],
  ])('%s asks for no measure', async (query, ...answers) => {
    const texts = [...answers, '今年来了几次', '过了几站，有几个站']
    expect((await found(texts, query)).toSorted()).toEqual(['0', '1'])
  })

  it.each(['这张专辑', '那批专辑', '这款专辑', '这些专辑'])('%s only points', async (query) => {
    const corpus = await openDocuments(
      ['专辑发行', '这张桌子和那批货', '这些年'].map((body, i) => document({ id: `${i}`, body })),
    )
    const { match, hits } = await search(corpus, query)
    expect([match, hits.map(({ id }) => id)]).toEqual(['all', ['0']])
  })

  it('has 几米 as a name', async () => {
    expect(await found(['几米的绘本', '绘本与米饭', '绘本展'], '几米绘本')).toEqual(['0'])
  })

  it.each([
    ['婚假几天', '婚假幾天'],
    ['租房多长时间', '租房多長時間'],
    ['谁管婚假', '誰管婚假'],
  ])('%s asks in traditional characters as well', async (simplified, traditional) => {
    const corpus = await openDocuments([document({ id: '0', body: '婚假与租房' })])
    const [one, other] = await Promise.all([
      search(corpus, simplified),
      search(corpus, traditional),
    ])
    expect(one.match).toBe('some')
    expect(other.match).toBe('some')
    expect(other.total).toBe(1)
  })

  it('of function words alone asks for them', async () => {
    expect(await found(['插入页码', '如何打印'], '如何 怎么')).toEqual(['1'])
  })
})
