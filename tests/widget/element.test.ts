/** The element on a page: without script, before its children, moved, themed, overridden. */

import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { hitOf, markedText, searchResponse } from '../support/browser-answers.ts'
import { bundleWidget, FORM } from '../support/browser-server.ts'
import { eventsOf, focusBox, search, useBrowser } from '../support/browser-suite.ts'

const suite = useBrowser()
const FAST = 'debounce="0"'

describe('without script', () => {
  it('is a form that leads to the results page', async () => {
    const page = await suite.open({ context: { javaScriptEnabled: false } })
    await page.getByRole('searchbox', { name: '搜索' }).fill('医疗 互助')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?*')
    expect(new URL(page.url()).searchParams.get('q')).toBe('医疗 互助')
  })

  it('can be imported where there is no DOM', () => {
    const entry = join(import.meta.dirname, '../../src/widget/define.ts')
    const output = execFileSync(
      process.execPath,
      ['--input-type=module', '-e', `await import(${JSON.stringify(entry)}); console.log('ok')`],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    )
    expect(output).toBe('ok\n')
  })
})

describe('definition', () => {
  it('importing the class defines nothing', async () => {
    suite.site.addFile('/class.js', 'text/javascript', await bundleWidget('hansou-search.ts'))
    const page = await suite.open({ head: '<script type="module" src="/class.js"></script>' })
    expect(await page.evaluate(() => customElements.get('hansou-search'))).toBeUndefined()
  })

  it('loading the script twice does nothing the second time', async () => {
    suite.site.addFile('/again.js', 'text/javascript', await bundleWidget('define.ts'))
    const page = await suite.open({
      attributes: FAST,
      head: '<script type="module" src="/widget.js"></script><script type="module" src="/again.js"></script>',
    })
    await search(page, '医疗')
    expect(await page.locator('.hansou-panel').count()).toBe(1)
  })

  it('closes what a copy of the page has open', async () => {
    const page = await suite.open({ attributes: FAST })
    await search(page, '医疗')
    // As pages are kept that change without loading, and shown again.
    await page.evaluate(() => {
      document.documentElement.replaceChild(document.body.cloneNode(true), document.body)
    })
    expect(await page.locator('.hansou-panel:visible').count()).toBe(0)
    await search(page, '工会')
    expect(await page.locator('.hansou-panel').count()).toBe(1)
  })

  it('enhances children that the parser has not seen yet', async () => {
    suite.site.addFile('/classic.js', 'text/javascript', await bundleWidget('define.ts', 'hansou'))
    const page = await suite.open({ attributes: FAST, head: '<script src="/classic.js"></script>' })
    expect(await page.getByRole('combobox', { name: '搜索' }).count()).toBe(1)
    expect(await page.locator('form').count()).toBe(1)
    await search(page, '医疗')
  })
})

describe('form', () => {
  it('is built where there is none, as its attributes say', async () => {
    const page = await suite.open({
      attributes: 'name="wd" placeholder="找文章" action="/search?x=1" debounce="0"',
      content: '',
    })
    await page.getByRole('combobox', { name: '搜索' }).waitFor()
    const input = page.locator('input')
    expect(await input.getAttribute('name')).toBe('wd')
    expect(await input.getAttribute('placeholder')).toBe('找文章')
    expect(await page.locator('form').getAttribute('role')).toBe('search')
    await search(page, '医疗')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?*')
    expect(new URL(page.url()).search).toBe(`?wd=${encodeURIComponent('医疗')}`)
  })

  it('sends UTF-8 from a page in another encoding', async () => {
    const page = await suite.open({ attributes: FAST, content: '', charset: 'gbk' })
    expect(await page.evaluate(() => document.characterSet)).toBe('GBK')
    await search(page, '职业')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?*')
    expect(new URL(page.url()).search).toBe(`?q=${encodeURIComponent('职业')}`)
  })

  it.each(['', 'type="text"', 'type="search"'])(
    'of the page is its form: an input with `%s`',
    async (type) => {
      const page = await suite.open({
        content: `<form><input type="hidden" name="lang" value="en"><input ${type} name="q" aria-label="搜"></form>`,
      })
      await page.getByRole('combobox', { name: '搜' }).waitFor()
      expect(await page.locator('form').count()).toBe(1)
    },
  )

  it('added right after the element is not built twice', async () => {
    const page = await suite.open()
    const count = await page.evaluate(async () => {
      const element = document.createElement('hansou-search')
      document.body.append(element)
      const form = document.querySelector('form')?.cloneNode(true)
      if (form) element.append(form)
      await Promise.resolve()
      return element.querySelectorAll('form').length
    })
    expect(count).toBe(1)
  })

  it('carries its other fields to the results page', async () => {
    const page = await suite.open({
      attributes: FAST,
      content: FORM.replace('</form>', '<input type="hidden" name="sort" value="newest"></form>'),
    })
    await search(page, '医疗')
    const href = await page.locator('.hansou-all').getAttribute('href')
    expect(new URL(href ?? '').search).toBe(`?q=${encodeURIComponent('医疗')}&sort=newest`)
  })

  it('works again after it was taken out and put back', async () => {
    const page = await suite.open({ attributes: FAST })
    await search(page, '医疗')
    await page.evaluate(() => {
      const element = document.querySelector('hansou-search')
      element?.remove()
      document.dispatchEvent(new KeyboardEvent('keydown', { key: '/', cancelable: true }))
      if (element) document.querySelector('main')?.append(element)
    })
    expect(await page.locator('.hansou-panel').isVisible()).toBe(false)
    await page.keyboard.press('/')
    await page.keyboard.insertText('互助')
    await page.getByText('互助保障计划', { exact: true }).waitFor()
    expect(await page.locator('.hansou-panel').count()).toBe(1)
  })

  it('closes when the reader points elsewhere, not when they point at the list', async () => {
    const page = await suite.open({ attributes: FAST })
    await search(page, '医疗')
    await page.locator('.hansou-heading').first().click()
    expect(await page.locator('.hansou-panel').isVisible()).toBe(true)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
    await page.locator('h1').click()
    expect(await page.locator('.hansou-panel').isVisible()).toBe(false)
  })
})

describe('events', () => {
  it('tell of the search, its results and the choice; cancelling stops the navigation', async () => {
    const page = await suite.open({ attributes: FAST })
    const url = page.url()
    await page.evaluate(() => {
      document.addEventListener('hansou-select', (event) => event.preventDefault())
    })
    await search(page, '医疗')
    expect(await eventsOf(page, 'hansou-search')).toEqual([{ query: '医疗' }])
    expect(await eventsOf(page, 'hansou-results')).toMatchObject([
      { query: '医疗', response: { total: 12 } },
    ])
    await page.locator('.hansou-hit').first().click()
    await search(page, '互助')
    await page.getByText('医疗互助保障计划', { exact: true }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await eventsOf(page, 'hansou-select')).toMatchObject([
      { kind: 'hit', hit: { id: 'a0' }, url: `${suite.site.origin}/documents/a0` },
      { kind: 'suggestion', suggestion: { kind: 'term' }, query: '医疗互助保障计划' },
    ])
    expect(page.url()).toBe(url)
    expect(await page.locator('.hansou-panel').isVisible()).toBe(false)
  })
})

describe('texts', () => {
  it.each([
    { lang: 'zh-CN', text: '查看全部 12 条结果' },
    { lang: 'zh-TW', text: '查看全部 12 筆結果' },
    { lang: 'en', text: 'All results (12)' },
  ])('are in the language of the page: $lang', async ({ lang, text }) => {
    const page = await suite.open({ attributes: FAST, lang })
    await search(page, '医疗')
    expect(await page.locator('.hansou-all').innerText()).toBe(text)
  })

  it('can be overridden, and the element can have a language of its own', async () => {
    const page = await suite.open({ attributes: 'debounce="0" lang="en"' })
    await page.evaluate(() => {
      const element = document.querySelector('hansou-search')
      Object.assign(element ?? {}, { strings: { all: '{n} articles' } })
    })
    await search(page, '医疗')
    expect(await page.locator('.hansou-all').innerText()).toBe('12 articles')
    expect(await page.locator('.hansou-heading').first().innerText()).toBe('Suggestions')
  })
})

describe('custom row', () => {
  it('fills the fields of the template of the page', async () => {
    const template = `<template data-hansou="hit"><b data-field="title"></b><i data-field="city"></i>
      <time data-field="date"></time><small data-field="url"></small><u data-field="section"></u></template>`
    const page = await suite.open({ attributes: FAST, content: FORM + template })
    suite.site.search = (query) => ({
      body: searchResponse(query, { total: 1, hits: [hitOf(query, { date: null })] }),
    })
    await focusBox(page)
    await page.keyboard.insertText('医疗')
    const row = page.locator('.hansou-hit')
    await row.waitFor()
    expect(await row.locator('b mark').innerText()).toBe('医疗')
    expect(await row.locator('i').innerText()).toBe('佛山')
    expect(await row.locator('small').innerText()).toBe('/documents/a0')
    expect(await row.locator('time').isVisible()).toBe(false)
    expect(await row.locator('u').isVisible()).toBe(false)
  })
})

/** Texts that become markup, or script, wherever someone forgets to escape. */
const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '</mark><script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  '<a href="javascript:alert(1)">医疗</a>',
  '&lt;b&gt;医疗&lt;/b&gt; &amp;amp;',
  "'-alert(1)-'",
  '<template data-hansou="hit"><b>x</b></template>',
  '{{constructor.constructor("alert(1)")()}}',
]

describe('hostile text', () => {
  it.each(HOSTILE)('stays text: %s', async (text) => {
    const page = await suite.open({ attributes: FAST })
    const marked = markedText(text, text.slice(1, 4))
    const url = 'javascript:alert(1)'
    suite.site.search = (query) => ({
      body: searchResponse(query, {
        total: 1,
        suggestion: text,
        hits: [
          hitOf(query, {
            title: marked,
            snippet: marked,
            date: text,
            url,
            facets: { city: [text] },
          }),
        ],
      }),
    })
    suite.site.suggest = (query) => ({
      body: { query, suggestions: [{ ...marked, kind: 'title', url }] },
    })
    await search(page, text)
    const found = await page.locator('.hansou-panel').evaluate((panel) => ({
      tags: [...new Set([...panel.querySelectorAll('*')].map((node) => node.tagName))].toSorted(),
      handlers: [...panel.querySelectorAll('*')].flatMap((node) =>
        node.getAttributeNames().filter((name) => /^on|^style$|^src$/.test(name)),
      ),
      links: [...panel.querySelectorAll('a')].map((link) => link.protocol),
      title: panel.querySelector('.hansou-title')?.textContent,
      snippet: panel.querySelector('.hansou-snippet')?.textContent,
    }))
    expect(found).toEqual({
      tags: ['A', 'B', 'DIV', 'MARK', 'P', 'SPAN', 'TIME'],
      handlers: [],
      links: found.links.map(() => 'http:'),
      title: text,
      snippet: text,
    })
  })
})
