import { beforeAll, describe, expect, it } from 'vitest'

import { type Language, negotiateLanguage, parseLanguage } from '../../src/pages/language.ts'
import { createPages } from '../../src/pages/pages.tsx'
import { createSeedEngine } from '../support/seed-engine.ts'
import { all, attribute, linksOf, open, type Site, textOf, within } from './html-support.ts'

let site: Site
beforeAll(async () => {
  site = createPages(await createSeedEngine())
})

describe('parseLanguage', () => {
  it.each<[string, Language | null]>([
    ['zh', 'zh-CN'],
    ['zh-Hans-CN', 'zh-CN'],
    ['zh-SG', 'zh-CN'],
    ['zh-TW', 'zh-TW'],
    ['zh-hant', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['zh-Hans-HK', 'zh-CN'],
    ['zh-Hant-MO', 'zh-TW'],
    ['en-GB', 'en'],
    ['fr', null],
    ['zhuang', null],
    ['', null],
  ])('reads %s as %s', (tag, expected) => {
    expect(parseLanguage(tag)).toBe(expected)
  })
})

describe('negotiateLanguage', () => {
  it.each<[string | undefined, Language]>([
    [undefined, 'zh-CN'],
    ['', 'zh-CN'],
    ['*', 'zh-CN'],
    ['fr', 'zh-CN'],
    ['en-US,en;q=0.9', 'en'],
    ['fr, en;q=0.5, zh-TW;q=0.8', 'zh-TW'],
    ['en;q=0.3, zh-CN;q=0.3', 'en'],
    ['en;q=0, zh-TW;q=0.1', 'zh-TW'],
    ['en;q=x', 'en'],
    [';;;,,q=1', 'zh-CN'],
  ])('chooses for %j: %s', (header, expected) => {
    expect(negotiateLanguage(header)).toBe(expected)
  })
})

describe('languages of the pages', () => {
  const q = '医疗互助'
  it.each([
    { name: 'by default', path: '/search', accept: '', language: 'zh-CN', submit: '搜索' },
    { name: 'by the browser', path: '/search', accept: 'en', language: 'en', submit: 'Search' },
    {
      name: 'by choice',
      path: '/search?lang=zh-TW',
      accept: 'en',
      language: 'zh-TW',
      submit: '搜尋',
    },
    {
      name: 'not by nonsense',
      path: '/search?lang=x',
      accept: '',
      language: 'zh-CN',
      submit: '搜索',
    },
  ])('are chosen $name', async ({ path, accept, language, submit }) => {
    const page = await open(site, path, accept === '' ? {} : { 'accept-language': accept })
    expect(attribute(all(page, 'html')[0], 'lang')).toBe(language)
    expect(textOf(all(page, 'button')[0])).toBe(submit)
  })

  it('are kept by every link and form once chosen', async () => {
    for (const path of ['/?lang=en', `/search?q=${q}&lang=en`, `/search?q=%E9%87%8F&lang=en`]) {
      const page = await open(site, path)
      const others = linksOf(page).filter((link) => !/[?&]lang=(en|zh-CN|zh-TW)$/.test(link))
      const withPosition = others.filter((link) => !/[?&]lang=en&hit=\d+$/.test(link))
      expect(withPosition, path).toEqual([])
      for (const form of all(page, 'form'))
        expect(within(form, 'input').map((field) => attribute(field, 'name'))).toContain('lang')
    }
  })

  it('do not change what is found, and say that it is Chinese', async () => {
    const chinese = await open(site, `/search?q=${q}`)
    const english = await open(site, `/search?q=${q}&lang=en`)
    const titles = (page: typeof chinese): string[] =>
      within(all(page, 'ol.hits')[0], 'h2').map((title) => textOf(title))
    expect(titles(english)).toEqual(titles(chinese))
    expect(attribute(all(english, 'ol.hits')[0], 'lang')).toBe('zh')
    expect(attribute(all(chinese, 'ol.hits')[0], 'lang')).toBeUndefined()
  })

  it('can be changed on every page', async () => {
    const page = await open(site, `/search?q=${q}&sort=newest`)
    const links = within(all(page, 'footer')[0], 'a')
    expect(links.map((link) => attribute(link, 'href'))).toEqual([
      `/search?q=${q}&sort=newest&lang=zh-CN`,
      `/search?q=${q}&sort=newest&lang=zh-TW`,
      `/search?q=${q}&sort=newest&lang=en`,
    ])
  })
})
