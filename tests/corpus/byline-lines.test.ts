import { describe, expect, it } from 'vitest'

import { parseNewspaper } from '../../src/corpus/newspaper/parse-newspaper.ts'
import { OPTIONS } from './pages.ts'

const document = (article: string) =>
  parseNewspaper(`# 题\n\n${article}`, 'page.txt', OPTIONS).documents[0]
const read = (article: string) => {
  const { byline, body } = document(article) ?? {}
  return { byline, body: body?.split('\n') }
}

const TEXT = '我家住在大观河边,每年十一月,海鸥就来了。'

describe('a line under the headline', () => {
  const AUTHORS = [
    '徐蔚然',
    '欧阳修文',
    '王 五',
    '黎細玲',
    '薛鸣谦 邬静之',
    '段铁军(韶关)',
    '温馨（东莞）',
    '田亦乐(市民)',
    '心理咨询师 景和',
    '第二十六届研究生支教团 邢子昂',
    '集团党委副书记、工会主席 花满楼',
    '图/文 本报记者 张三',
    '昆明机务段 单守义',
    '特约撰稿 白描',
    '撰文:葉芷晴 攝影:鄧家希',
    '解答人:市总工会法律顾问 贺兰山',
    '文:程詩敏 圖:羅國輝',
    '受访专家:省人民医院主任医师 祝延年 本报记者 苗青',
  ]
  it.each(AUTHORS)('says who wrote the article: %s', (line) => {
    expect(read(`${line}\n\n${TEXT}`)).toEqual({ byline: line, body: [TEXT] })
  })

  const OTHERS = [
    {
      name: 'a list of names',
      article: '徐蔚然\n\n骆长河\n\n等人获奖。',
      body: '徐蔚然骆长河等人获奖。',
    },
    { name: 'a sentence broken off', article: '成立于\n\n佛山。', body: '成立于佛山。' },
    { name: 'a name and the sex', article: '王秋菊(女)\n\n获奖。', body: '王秋菊(女)获奖。' },
    { name: 'a column', article: '红黑榜\n\n获奖。', body: '红黑榜获奖。' },
    { name: 'a word', article: '成长\n\n获奖。', body: '成长获奖。' },
    { name: 'a sub-headline', article: '石磊 金山\n\n获奖。', body: '石磊 金山\n获奖。' },
    { name: 'all there is', article: '徐蔚然', body: '徐蔚然' },
  ]
  it.each(OTHERS)('is text: $name', ({ article, body }) => {
    expect(read(article)).toEqual({ byline: '', body: body.split('\n') })
  })
})

describe('a subtitle with a dash', () => {
  const SUBTITLE = '——大连造船厂劳模工作室见闻'

  it('stands apart from who wrote the article and from the text', () => {
    expect(read(`${SUBTITLE}\n\n本报记者 贺文静\n\n${TEXT}`)).toEqual({
      byline: '本报记者 贺文静',
      body: [SUBTITLE, TEXT],
    })
    expect(read(`${SUBTITLE}\n徐蔚然\n${TEXT}`)).toEqual({
      byline: '徐蔚然',
      body: [SUBTITLE, TEXT],
    })
  })

  it('names the city', () => {
    expect(document(`——佛山创新见闻\n\n${TEXT}`)?.facets).toEqual({ city: ['佛山'] })
  })

  it('leaves the day to the text', () => {
    expect(document(`${SUBTITLE}\n\n2025年5月12日,开会。`)?.date).toBe('2025-05-12')
  })

  const OTHERS = [
    { name: 'speech', article: '——谁来了?\n\n是他。', body: ['——谁来了?', '是他。'] },
    { name: 'a list', article: '——加强领导,\n\n落实责任。', body: ['——加强领导,落实责任。'] },
  ]
  it.each(OTHERS)('is not $name', ({ article, body }) => {
    expect(read(article)).toEqual({ byline: '', body })
  })
})
