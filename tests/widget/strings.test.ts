import { describe, expect, it } from 'vitest'

import { fillString, stringsFor } from '../../src/widget/strings.ts'

describe('stringsFor', () => {
  it.each([
    { language: '', label: '搜索' },
    { language: 'zh', label: '搜索' },
    { language: 'zh-CN', label: '搜索' },
    { language: 'zh-Hans-HK', label: '搜索' },
    { language: 'ZH-tw', label: '搜尋' },
    { language: 'zh-HK', label: '搜尋' },
    { language: 'zh-Hant', label: '搜尋' },
    { language: 'en-GB', label: 'Search' },
    { language: 'de', label: 'Search' },
  ])('$language', ({ language, label }) => {
    expect(stringsFor(language).label).toBe(label)
  })

  it('has the same places in every language', () => {
    expect(places('zh-TW')).toEqual(places('zh-CN'))
    expect(places('en')).toEqual(places('zh-CN'))
  })
})

describe('fillString', () => {
  it.each([
    { template: '找到 {n} 条结果', values: { n: 1234 }, text: '找到 1,234 条结果' },
    { template: '“{q}”', values: { q: '{n} $& 医疗' }, text: '“{n} $& 医疗”' },
    { template: '{n}{other}', values: { n: 0 }, text: '0{other}' },
  ])('$template', ({ template, values, text }) => {
    expect(fillString(template, values)).toBe(text)
  })
})

/** The places of each string, by its name. */
function places(language: string): [name: string, places: string[]][] {
  return Object.entries(stringsFor(language)).map(([name, text]) => [
    name,
    text.match(/\{\w+\}/g) ?? [],
  ])
}
