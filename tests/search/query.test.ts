import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { FIELDS } from '../../src/index/schema.ts'
import { EVERY_FIELD } from '../../src/index/schema.ts'
import { parseQuery, type QueryText } from '../../src/search/query/query.ts'
import { anyText, LAW, named } from '../support/core-text.ts'

/** A query as one could type it: phrases in quotes, fields before a colon, alternatives by `|`. */
function show(input: string): string {
  const text = ({ text: words, isPhrase, fields }: QueryText): string => {
    const field = FIELDS.find((_, i) => fields === 1 << i)
    return (field === undefined ? '' : `${field}:`) + (isPhrase ? `«${words}»` : words)
  }
  const { clauses, excluded } = parseQuery(input)
  return [
    ...clauses.map((alternatives) => alternatives.map(text).join('|')),
    ...excluded.map((each) => `-${text(each)}`),
  ].join(' ')
}

describe('parseQuery', () => {
  const CASES = named([
    { name: 'a word', input: '医疗互助', shown: '医疗互助' },
    { name: 'words', input: '  医疗　互助\t保障 ', shown: '医疗 互助 保障' },
    { name: 'ASCII quotes', input: '"医疗互助"', shown: '«医疗互助»' },
    { name: 'Chinese quotes', input: '“医疗互助”', shown: '«医疗互助»' },
    { name: 'corner brackets', input: '「医疗」『互助』', shown: '«医疗» «互助»' },
    { name: 'book title marks', input: '《工会法》', shown: '«工会法»' },
    { name: 'full-width quotes', input: '＂工会＂', shown: '«工会»' },
    { name: 'a phrase with a blank', input: '"open source" 工会', shown: '«open source» 工会' },
    { name: 'a phrase right after a word', input: '宣传《工会法》', shown: '宣传 «工会法»' },
    { name: 'a word right after a phrase', input: '“医疗”互助', shown: '«医疗» 互助' },
    {
      name: 'other quotes inside of a phrase',
      input: '“《工会法》宣传”',
      shown: '«《工会法》宣传»',
    },
    { name: 'a lone quote', input: '"医疗互助', shown: '"医疗互助' },
    { name: 'a lone closing quote', input: '医疗互助”', shown: '医疗互助”' },
    { name: 'an empty phrase', input: '"" 工会', shown: '"" 工会' },
    { name: 'an empty phrase after a word', input: '工会""', shown: '工会""' },
    { name: 'a blank phrase', input: '“ ”工会', shown: '“ ”工会' },
    { name: 'an exclusion', input: '工会 -企业', shown: '工会 -企业' },
    { name: 'an exclusion alone', input: '-企业', shown: '-企业' },
    { name: 'an excluded phrase', input: '工会 -"医疗互助"', shown: '工会 -«医疗互助»' },
    {
      name: 'an option of a command',
      input: 'git push --force origin',
      shown: 'git push --force origin',
    },
    { name: 'a short option', input: 'docker compose up -d db', shown: 'docker compose up -d db' },
    { name: 'several in one', input: 'rm -rf dist', shown: 'rm -rf dist' },
    { name: 'one with a value', input: 'g++ -std=c++20 a.cpp', shown: 'g++ -std=c++20 a.cpp' },
    { name: 'a number below zero', input: '气温 -5 度', shown: '气温 -5 度' },
    { name: 'degrees below zero', input: '-30℃ 漠河', shown: '-30℃ 漠河' },
    { name: 'degrees below zero in full width', input: '－３０度 漠河', shown: '－３０度 漠河' },
    { name: 'degrees after a place', input: '漠河 -17.5 °C 冰雪', shown: '漠河 -17.5 °C 冰雪' },
    { name: 'degrees after a blank', input: '气温 -15 度 冰雪', shown: '气温 -15 度 冰雪' },
    { name: 'a minus sign', input: '−17℃ 冰雪', shown: '−17℃ 冰雪' },
    { name: 'a share below zero', input: '-3.5% 利率', shown: '-3.5% 利率' },
    { name: 'a year excluded', input: '-2024 工会', shown: '工会 -2024' },
    { name: 'a year before another word', input: '-2024 度假', shown: '度假 -2024' },
    { name: 'a letter beside Chinese', input: '目录 -R 说明', shown: '目录 -R 说明' },
    {
      name: 'a short word excluded from Chinese',
      input: '人工智能 -ai 应用',
      shown: '人工智能 应用 -ai',
    },
    { name: 'a word excluded from a word', input: 'vue -react hooks', shown: 'vue hooks -react' },
    { name: 'capitals excluded', input: 'music -BTS live', shown: 'music live -BTS' },
    { name: 'a full-width minus', input: '工会 －企业', shown: '工会 -企业' },
    { name: 'a lone minus', input: '工会 - 企业', shown: '工会 - 企业' },
    { name: 'a minus inside of a word', input: 'USB-C', shown: 'USB-C' },
    { name: 'OR', input: '佛山 OR 惠州', shown: '佛山|惠州' },
    { name: 'a chain of OR', input: '佛山 OR 惠州 OR 茂名 工会', shown: '佛山|惠州|茂名 工会' },
    { name: 'bars', input: '佛山|惠州 | 茂名｜肇庆', shown: '佛山|惠州|茂名|肇庆' },
    { name: 'OR between phrases', input: '“佛山” OR 《惠州》', shown: '«佛山»|«惠州»' },
    { name: 'or in lower case', input: 'to be or not', shown: 'to be or not' },
    { name: 'OR at the start', input: 'OR 佛山', shown: 'OR 佛山' },
    { name: 'OR at the end', input: '佛山 OR', shown: '佛山 OR' },
    { name: 'a bar at both ends', input: '|佛山|', shown: '佛山' },
    { name: 'bars alone', input: '| ||', shown: '' },
    { name: 'AND', input: '佛山 AND 工会', shown: '佛山 工会' },
    { name: 'AND at the start', input: 'AND 佛山', shown: 'AND 佛山' },
    { name: 'AND at the end', input: '佛山 AND', shown: '佛山 AND' },
    { name: 'and in lower case', input: 'rock and roll', shown: 'rock and roll' },
    { name: 'NOT', input: '工会 NOT 佛山', shown: '工会 -佛山' },
    { name: 'NOT before a phrase', input: '工会 NOT “佛山”', shown: '工会 -«佛山»' },
    { name: 'AND NOT', input: '工会 AND NOT 佛山', shown: '工会 -佛山' },
    { name: 'NOT at the start', input: 'NOT 佛山', shown: 'NOT 佛山' },
    { name: 'NOT at the end', input: '佛山 NOT', shown: '佛山 NOT' },
    { name: 'OR inside of a word', input: 'ORACLE 佛山', shown: 'ORACLE 佛山' },
    { name: 'a field', input: 'title:佛山', shown: 'title:佛山' },
    { name: 'a field in capitals', input: 'Title:佛山', shown: 'title:佛山' },
    { name: 'a field in full-width letters', input: 'ＴＩＴＬＥ：佛山', shown: 'title:佛山' },
    { name: 'a field in Chinese', input: '标题：佛山', shown: 'title:佛山' },
    {
      name: 'a field in traditional Chinese',
      input: '標題:佛山 圖注：合影',
      shown: 'title:佛山 caption:合影',
    },
    {
      name: 'a field as Taiwan says it',
      input: '內文:佛山 圖說:合影',
      shown: 'body:佛山 caption:合影',
    },
    {
      name: 'the other fields',
      input: '正文:佛山 图注:合影 作者:蔡琪',
      shown: 'body:佛山 caption:合影 byline:蔡琪',
    },
    { name: 'a phrase in a field', input: '标题:“佛山”', shown: 'title:«佛山»' },
    { name: 'an excluded field', input: '工会 -title:佛山', shown: '工会 -title:佛山' },
    { name: 'a field without a word', input: 'title: 佛山', shown: 'title: 佛山' },
    { name: 'an unknown field', input: 'city:佛山', shown: 'city:佛山' },
    { name: 'a time of day', input: '9:30', shown: '9:30' },
    { name: 'nothing', input: '', shown: '' },
    { name: 'blanks', input: ' \u3000\n', shown: '' },
  ])
  it.each(['-28', ' −28.5 ', '-30℃', '漠河 -30℃'])('excludes nothing in “%s”', (input) => {
    expect(parseQuery(input).excluded).toEqual([])
  })

  it.each(['工会 -2024', '-2024', '-企业', '-28 漠河'])('excludes something in “%s”', (input) => {
    expect(parseQuery(input).excluded).toHaveLength(1)
  })

  it.each(CASES)('reads $name', ({ input, shown }) => {
    expect(show(input)).toBe(shown)
  })

  it('makes something of any string, and invents nothing', () => {
    const typed = fc.oneof(
      anyText,
      fc
        .array(fc.constantFrom(...'"“”「《》-－|OR title:标题： 工会 \n'.split('')), {
          maxLength: 20,
          size: 'max',
        })
        .map((chars) => chars.join('')),
    )
    fc.assert(
      fc.property(typed, (input) => {
        const { clauses, excluded } = parseQuery(input)
        for (const { text, fields } of [...clauses.flat(), ...excluded]) {
          expect(input).toContain(text)
          expect(text.trim()).not.toBe('')
          expect(fields & EVERY_FIELD).toBe(fields)
          expect(fields).not.toBe(0)
        }
        for (const alternatives of clauses) expect(alternatives.length).toBeGreaterThan(0)
      }),
      { ...LAW, numRuns: 1000 },
    )
  })
})
