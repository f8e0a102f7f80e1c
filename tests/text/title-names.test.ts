import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { shortestName, titleNames, typedTitles } from '../../src/text/title-names.ts'
import { LAW, named } from '../support/core-text.ts'

describe('titleNames', () => {
  const CASES = named([
    { name: 'a plain title is its one name', title: '职工书屋开放', names: ['职工书屋开放'] },
    { name: 'brackets add', title: '格斗天王(电视剧)', names: ['格斗天王(电视剧)', '格斗天王'] },
    {
      name: 'after a line below too',
      title: '山西省_(中华民国)',
      names: ['山西省_(中华民国)', '山西省'],
    },
    {
      name: 'a dotted name has parts',
      title: '詹姆斯·史都华',
      names: ['詹姆斯·史都华', '詹姆斯史都华', '詹姆斯', '史都华'],
    },
    {
      name: 'with what brackets add',
      title: '保罗・狄拉克(学者)',
      names: ['保罗・狄拉克(学者)', '保罗・狄拉克', '保罗狄拉克', '狄拉克', '保罗'],
    },
    { name: 'initials are no names', title: 'j·k·罗琳', names: ['j·k·罗琳', 'jk罗琳', '罗琳'] },
    {
      name: 'dots in a sentence part no name',
      title: '学习·思考:怎么办',
      names: ['学习·思考:怎么办'],
    },
    { name: 'brackets inside add nothing', title: '关于(试行)办法', names: ['关于(试行)办法'] },
    { name: 'brackets alone leave no name', title: '(图)', names: ['(图)'] },
    { name: 'one character is none', title: '水', names: [] },
    { name: 'nor is nothing', title: '', names: [] },
  ])
  it.each(CASES)('$name', ({ title, names }) => {
    expect(titleNames(title).toSorted()).toEqual(names.toSorted())
  })

  it('gives the longest first, for any title', () => {
    const part = fc.constantFrom('黄蝉', '水', '·', '(', ')', '_', '电视剧', 'a', ' ', '・', '。')
    const title = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(title, (text) => {
        const lengths = titleNames(text).map(({ length }) => length)
        expect(lengths).toEqual(lengths.toSorted((a, b) => b - a))
        expect(lengths.every((length) => length >= 2)).toBe(true)
        expect(shortestName(text)).toBe(lengths.at(-1) ?? 0)
        if (text.length >= 2) expect(titleNames(text)).toContain(text)
      }),
      LAW,
    )
  })
})

describe('typedTitles', () => {
  const CASES = named([
    { name: 'a short title', title: '设置', names: ['设置'] },
    { name: 'what brackets add', title: '格斗天王(游戏)', names: ['格斗天王(游戏)', '格斗天王'] },
    {
      name: 'two scripts',
      title: 'datepicker日期选择',
      names: ['datepicker', '日期选择'],
    },
    { name: 'the other way round', title: '按钮button', names: ['按钮button', '按钮', 'button'] },
    { name: 'three scripts', title: '按钮button组件', names: ['按钮button组件'] },
    { name: 'a headline', title: '佛山万名职工获赠免费医疗互助保障', names: [] },
    { name: 'one character', title: '水', names: [] },
  ])
  it.each(CASES)('$name', ({ title, names }) => {
    expect(typedTitles(title)).toEqual(names)
  })
})
