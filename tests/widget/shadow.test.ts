/** The box inside a shadow root of the page's own, open or closed. */

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'

import { eventsOf, type PageOptions, useBrowser } from '../support/browser-suite.ts'

const suite = useBrowser()

declare global {
  interface Window {
    box: HTMLElement
  }
}

describe.each(['open', 'closed'] as const)('in a root that is %s', (mode) => {
  it.each([
    { lang: 'zh-CN', text: '搜索文章' },
    { lang: 'zh-TW', text: '搜尋文章' },
    { lang: 'en', text: 'Search articles' },
  ])('speaks the language of the page: $lang', async ({ lang, text }) => {
    const page = await openIn(mode, { lang })
    expect(await page.evaluate(() => window.box.querySelector('input')?.placeholder)).toBe(text)
  })

  it('stays open when the reader presses on the list, and follows the choice', async () => {
    const page = await openIn(mode)
    await typeInto(page, '医疗')
    const { x, y } = await placeOf(page, '.hansou-hit')
    await page.mouse.click(x, y)
    await page.waitForURL('**/documents/a0')
  })

  it('closes when the reader presses elsewhere, in its root and outside', async () => {
    const page = await openIn(mode)
    await typeInto(page, '医疗')
    for (const press of [{ x: 5, y: 5 }, await placeOf(page, '#beside')]) {
      const input = await placeOf(page, 'input')
      await page.mouse.click(input.x, input.y)
      expect(await isOpen(page)).toBe(true)
      await page.mouse.click(press.x, press.y)
      expect(await isOpen(page)).toBe(false)
    }
  })

  it('takes the key that focuses it for a letter once it has the focus', async () => {
    const page = await openIn(mode)
    await page.keyboard.press('/')
    await typeInto(page, '1')
    await page.keyboard.press('/')
    await page.keyboard.press('2')
    expect(await page.evaluate(() => window.box.querySelector('input')?.value)).toBe('1/2')
    expect((await eventsOf(page, 'hansou-search')).at(0)).toEqual({ query: '1' })
  })
})

/** A page with a box in a root of its own, beside a field. */
async function openIn(mode: ShadowRootMode, options: PageOptions = {}): Promise<Page> {
  const page = await suite.openBody('<div id="host"></div>', options)
  await page.evaluate(async (rootMode) => {
    await customElements.whenDefined('hansou-search')
    const root = document.querySelector('#host')?.attachShadow({ mode: rootMode })
    const style = document.createElement('link')
    Object.assign(style, { rel: 'stylesheet', href: '/widget.css' })
    const beside = document.createElement('p')
    Object.assign(beside, { id: 'beside', textContent: '旁边' })
    window.box = document.createElement('hansou-search')
    window.box.setAttribute('debounce', '0')
    root?.append(style, beside, window.box)
    await new Promise((resolve) => {
      style.addEventListener('load', resolve)
    })
  }, mode)
  return page
}

async function typeInto(page: Page, query: string): Promise<void> {
  await page.evaluate(() => window.box.querySelector('input')?.focus())
  await page.keyboard.insertText(query)
  await page.waitForFunction(() => window.box.querySelector('.hansou-hit'))
}

/** The middle of what a selector finds beside or in the box. */
function placeOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  return page.evaluate((wanted) => {
    const found = window.box.parentNode?.querySelector(wanted)
    const { x, y, width, height } = found?.getBoundingClientRect() ?? new DOMRect()
    return { x: x + width / 2, y: y + height / 2 }
  }, selector)
}

function isOpen(page: Page): Promise<boolean> {
  return page.evaluate(() => window.box.querySelector('.hansou-panel')?.checkVisibility() === true)
}
