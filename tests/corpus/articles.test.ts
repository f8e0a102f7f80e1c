import { describe, expect, it } from 'vitest'

import { parseHeading, splitArticles } from '../../src/corpus/articles.ts'

describe('parseHeading', () => {
  const CASES = [
    { name: 'a heading', line: '# 标题', heading: { title: '标题', level: 1 } },
    { name: 'a deeper heading', line: '#### 标题', heading: { title: '标题', level: 4 } },
    {
      name: 'two parts',
      line: '## 从化区总工会  揽才',
      heading: { title: '从化区总工会 揽才', level: 2 },
    },
    {
      name: 'a full-width space',
      line: '##　肩题　主题',
      heading: { title: '肩题 主题', level: 2 },
    },
    { name: 'full-width hashes', line: '＃＃ 标题', heading: { title: '标题', level: 2 } },
    { name: 'closing hashes', line: '## 标题 ##', heading: { title: '标题', level: 2 } },
    {
      name: 'closing hashes without a space',
      line: '##标题##',
      heading: { title: '标题', level: 2 },
    },
    { name: 'no space', line: '##“百千万”见效', heading: { title: '“百千万”见效', level: 2 } },
    {
      name: 'a word that ends in a hash',
      line: '# 学习C#',
      heading: { title: '学习C#', level: 1 },
    },
    { name: 'an empty heading', line: '##', heading: { title: '', level: 2 } },
    { name: 'an empty heading, closed', line: '## ##', heading: { title: '', level: 2 } },
    { name: 'a topic of a microblog', line: '#工会帮就业#', heading: null },
    { name: 'a number sign', line: '#1 车间', heading: null },
    { name: 'seven hashes', line: '####### 标题', heading: null },
    { name: 'text', line: '标题 # 一', heading: null },
  ]
  it.each(CASES)('reads $name', ({ line, heading }) => {
    expect(parseHeading(line)).toEqual(heading)
  })
})

describe('a heading without end', () => {
  const LINES = [
    { name: 'of blanks', title: `标题${' '.repeat(200_000)}续` },
    { name: 'of signs', title: `标题${'#'.repeat(200_000)}续` },
  ]
  it.each(LINES)('is read but once: $name', ({ title }) => {
    expect(parseHeading(`# ${title}`)?.title).toBe(title.replace(/ +/u, ' '))
  })
})

describe('splitArticles', () => {
  it('counts lines as an editor does, whatever ends them', () => {
    const { articles } = splitArticles('\uFEFF# 甲\r\n\r\n一\r二\n\n\n三\f四\n')
    expect(articles[0]?.line).toBe(1)
    expect(articles[0]?.pieces).toEqual([
      { text: '一', line: 3, blankLinesBefore: 0 },
      { text: '二', line: 4, blankLinesBefore: 0 },
      { text: '三', line: 7, blankLinesBefore: 2 },
      { text: '四', line: 7, blankLinesBefore: 0 },
    ])
  })

  it('keeps what precedes the first heading apart', () => {
    const { preamble, articles } = splitArticles('报头\n# 甲\n## 乙\n一')
    expect(preamble.map(({ text }) => text)).toEqual(['报头'])
    expect(articles.map(({ title, pieces }) => [title, pieces.length])).toEqual([
      ['甲', 0],
      ['乙', 1],
    ])
  })

  it('drops lines that are only a rule', () => {
    const { articles } = splitArticles('# 甲\n---\n一\n* * *\n——————\n……\n')
    expect(articles[0]?.pieces.map(({ text }) => text)).toEqual(['一', '……'])
  })
})
