import { describe, expect, it } from 'vitest'

import { parseNewspaper } from '../../src/corpus/newspaper/parse-newspaper.ts'
import { OPTIONS } from './pages.ts'

const read = (article: string) => {
  const { byline, body } =
    parseNewspaper(`# 题\n${article}`, 'page.txt', OPTIONS).documents[0] ?? {}
  return { byline, body: body?.split('\n') }
}

describe('lines over the first that is indented', () => {
  const text = '　　八月以来,连跌的\n价格终于止跌。\n　　补栏须谨慎。'
  const paragraphs = ['八月以来,连跌的价格终于止跌。', '补栏须谨慎。']
  const CASES = [
    { name: 'an author', above: '邓海建', byline: '邓海建', body: paragraphs },
    { name: 'an author of two characters', above: '王　五', byline: '王 五', body: paragraphs },
    { name: 'a column', above: '农技110', byline: '', body: ['农技110', ...paragraphs] },
    {
      name: 'a sub-headline over people',
      above: '专家提醒:补栏仍须谨慎\n\n  本报记者 牛新春',
      byline: '本报记者 牛新春',
      body: ['专家提醒:补栏仍须谨慎', ...paragraphs],
    },
    {
      name: 'a dateline with names alone',
      above: '本报济南4月30日讯 记者 曲冬梅 报道',
      byline: '记者 曲冬梅 报道',
      body: ['本报济南4月30日讯', ...paragraphs],
    },
    { name: 'a short word', above: '成长', byline: '', body: ['成长', ...paragraphs] },
    {
      name: 'two words that begin like a name',
      above: '温暖人心工程',
      byline: '',
      body: ['温暖人心工程', ...paragraphs],
    },
  ]
  it.each(CASES)('stand apart: $name', ({ above, byline, body }) => {
    expect(read(`${above}\n${text}`)).toEqual({ byline, body })
  })

  const JOINED = [
    {
      name: 'a sentence that a column broke',
      article: '3月6日,佛山市总工会在\n　　禅城区举办仪式\n，赠送保障。',
      body: ['3月6日,佛山市总工会在禅城区举办仪式，赠送保障。'],
    },
    {
      name: 'lines that are indented behind commas',
      article: '佛山市总工会和\n　　南海举办仪式，\n　　赠送保障\n计划。',
      body: ['佛山市总工会和南海举办仪式，赠送保障计划。'],
    },
    {
      name: 'one indented line alone',
      article: '佛山市总工会和\n　　南海举办仪式。',
      body: ['佛山市总工会和南海举办仪式。'],
    },
    {
      name: 'an indented line below text',
      article: '　　佛山市总工会和\n南海举办\n　　仪式。',
      body: ['佛山市总工会和南海举办仪式。'],
    },
  ]
  it.each(JOINED)('are text: $name', ({ article, body }) => {
    expect(read(article)).toEqual({ byline: '', body })
  })
})

describe('verse', () => {
  it('may be a list of words as long as a dictionary', () => {
    const words = Array.from({ length: 150_000 }, (_, i) => `词${i}`)
    expect(read(words.join('\n')).body).toHaveLength(words.length)
  })

  it('keeps its lines', () => {
    const verse =
      '　　银杏把金币\n　　一枚一枚\n　　投进草地的储蓄罐\n\n　　图书馆的灯，\n　　替我们支付利息。'
    expect(read(`中文系2022级 欧阳米粒\n\n${verse}`)).toEqual({
      byline: '中文系2022级 欧阳米粒',
      body: ['银杏把金币', '一枚一枚', '投进草地的储蓄罐', '图书馆的灯，', '替我们支付利息。'],
    })
  })

  const VERSES = [
    { name: 'uneven lines', lines: ['离地一百二十米', '他把月亮', '轻轻吊起', '又轻轻放下'] },
    {
      name: 'lines between blank lines',
      lines: ['灯一盏一盏亮起', '', '河流一样', '', '翻书声', '', '远山'],
    },
    { name: 'narrow lines', lines: ['床前明月光', '疑是地上霜', '举头望明月', '低头思故乡'] },
    {
      name: 'lines with marks',
      lines: ['龙门石径云深处,', '春风吹醒杜鹃花。', '渔舟三两点入烟,', '白鹭一行上青天。'],
    },
    {
      name: 'a table of one column',
      lines: ['开办数量:127所', '开设课程:36门', '参训职工:41862人次', '取得证书:9375人'],
    },
  ]
  it.each(VERSES)('keeps lines that are not indented: $name', ({ lines }) => {
    expect(read(lines.join('\n')).body).toEqual(lines.filter((line) => line !== ''))
  })

  const PROSE = [
    {
      name: 'lines of one width',
      article:
        '佛山市总工会和南海区总工会联合举办赠\n送仪式赠送职工医疗互助保障计划给一线\n职工代表和困难职工以及新近成立的工会\n单位',
    },
    { name: 'few lines', article: '　　成立了佛\n　　山和南海\n　　代办处' },
    { name: 'marks within', article: '　　成立了佛\n　　山，和南海\n　　代办\n　　处' },
    { name: 'long lines', article: `　　成立了佛\n　　山和南海\n　　代办\n　　${'长'.repeat(21)}` },
    { name: 'lines that are not indented', article: '　　成立了佛\n山和南海\n　　代办\n　　处' },
  ]
  it.each(PROSE)('is not prose: $name', ({ article }) => {
    expect(read(article).body).toEqual([article.replace(/\s/gu, '')])
  })
})
