/** The box in pages that do more than hold it: forms around it, scripts and frameworks beside it. */

import { describe, expect, it } from 'vitest'

import { InputMethod } from '../support/browser-page.ts'
import { FORM } from '../support/browser-server.ts'
import { focusBox, search, useBrowser } from '../support/browser-suite.ts'

const suite = useBrowser()
const FAST = 'debounce="0"'

describe('a page that is one form', () => {
  it('has one box, which leads to the results and does not send the page', async () => {
    const page = await suite.openBody(
      `<form action="/page" method="post"><hansou-search ${FAST}>${FORM}
        <template data-hansou="hit"><b data-field="title"></b></template></hansou-search></form>`,
    )
    await search(page, '医疗')
    expect(await page.locator('hansou-search input').count()).toBe(1)
    expect(await page.locator('.hansou-hit b').count()).toBeGreaterThan(0)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?*')
  })
})

describe('a script of the page', () => {
  it('sets texts before the script of the box is there', async () => {
    suite.site.addFile(
      '/early.js',
      'text/javascript',
      `document.querySelector('hansou-search').strings = { all: '{n} 篇报道' }`,
    )
    const page = await suite.open({ attributes: FAST, after: '<script src="/early.js"></script>' })
    await search(page, '医疗')
    expect(await page.locator('.hansou-all').innerText()).toBe('12 篇报道')
  })

  it.each([
    { name: 'src', value: '/other', url: /\/other\/v1\/search/ },
    { name: 'limit', value: '2', url: /limit=2$/ },
  ])('changes $name: the same text is asked anew', async ({ name, value, url }) => {
    const page = await suite.open({ attributes: FAST })
    await search(page, '医疗')
    await page.keyboard.press('Escape')
    await page.evaluate(
      ([attribute, to]) => document.querySelector('hansou-search')?.setAttribute(attribute, to),
      [name, value] as const,
    )
    await Promise.all([page.waitForRequest(url), page.keyboard.press('ArrowDown')])
  })

  it('sends a key press without a key, on nothing or on a button', async () => {
    const page = await suite.open({ attributes: FAST })
    await page.locator('input[role=combobox]').waitFor()
    // An exception would be found among the violations, after the test.
    await page.evaluate(() => {
      for (const target of [document.body, document.querySelector('button')]) {
        target?.dispatchEvent(new Event('keydown', { bubbles: true }))
      }
    })
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
  })
})

describe('a slow connection', () => {
  it('lists for what was typed before the script of the box was there', async () => {
    const page = await suite.open({ attributes: FAST, head: '<meta name="x">' })
    await page.locator('hansou-search input').focus()
    await page.keyboard.insertText('医疗')
    await page.evaluate(() => {
      const script = document.createElement('script')
      Object.assign(script, { type: 'module', src: '/widget.js' })
      document.head.append(script)
    })
    await page.locator('.hansou-hit').first().waitFor()
    expect(suite.site.queries('search')).toEqual(['医疗'])
  })
})

describe('a framework', () => {
  it('that takes out what the server did not send leaves a box that lists', async () => {
    const page = await suite.open({ attributes: FAST })
    await search(page, '医疗')
    await page.keyboard.press('Escape')
    await page.evaluate(() => {
      const [input, panel] = ['input', 'form + div'].map((part) =>
        document.querySelector(`hansou-search ${part}`),
      )
      for (const { name } of [...(input?.attributes ?? [])]) {
        if (/^(role|aria-)/.test(name)) input?.removeAttribute(name)
      }
      panel?.remove()
      document.querySelector('button')?.focus()
    })
    await page.locator('hansou-search input').focus()
    await page.keyboard.insertText('保障')
    await page.locator('.hansou-hit').first().waitFor()
    expect(await page.getByRole('combobox').count()).toBe(1)
  })

  it('that shows a copy of the page leaves nothing of the old one in it', async () => {
    const page = await suite.open({ attributes: FAST })
    await search(page, '医疗')
    await page.evaluate(() => document.body.replaceWith(document.body.cloneNode(true)))
    await search(page, '工会')
    expect(await page.locator('.hansou-announcer').count()).toBe(1)
  })

  it('that moves the box while a word is composed ends the composition', async () => {
    const page = await suite.open({ attributes: FAST })
    await focusBox(page)
    const ime = await InputMethod.of(page)
    await ime.compose('yi')
    await page.evaluate(() => {
      // Not every browser tells that the focus was taken away with the box.
      addEventListener('focusout', (event) => event.stopImmediatePropagation(), { capture: true })
      const element = document.querySelector('hansou-search')
      element?.remove()
      if (element) document.querySelector('main')?.append(element)
    })
    await page.locator('input[role=combobox]').waitFor()
    // Not by the keyboard: for Chromium's the word is still being composed.
    await page.evaluate(() => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }))
    })
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
  })
})

describe('an input of the page', () => {
  it('keeps its own keyboard', async () => {
    const content = FORM.replace('type="search"', 'type="search" inputmode="search"')
    const page = await suite.open({ content })
    await focusBox(page)
    await page.keyboard.press('Tab')
    expect(await page.locator('hansou-search input').getAttribute('inputmode')).toBe('search')
  })
})

describe('the look', () => {
  it.each([
    { hotkey: '/', hint: '"/"' },
    { hotkey: 's /', hint: '"/"' },
    { hotkey: 'mod+/', hint: 'none' },
  ])('hints at the key `$hotkey`: $hint', async ({ hotkey, hint }) => {
    const page = await suite.open({ attributes: `hotkey="${hotkey}"` })
    await page.locator('input[role=combobox]').waitFor()
    const content = await page
      .locator('hansou-search form')
      .evaluate((form) => getComputedStyle(form, '::after').content)
    expect(content).toBe(hint)
  })

  it('has a target of 24 px to remove a recent search, however small the letters', async () => {
    const page = await suite.openBody(
      `<div class="small"><hansou-search ${FAST}>${FORM}</hansou-search></div>`,
    )
    await page.evaluate(() => {
      localStorage.setItem('hansou-recent', '["医疗"]')
      const around = document.querySelector<HTMLElement>('.small')
      if (around) around.style.fontSize = '14px'
    })
    await focusBox(page)
    const box = await page.locator('.hansou-remove').boundingBox()
    expect(box?.width).toBeGreaterThanOrEqual(24)
    expect(box?.height).toBeGreaterThanOrEqual(24)
  })
})
