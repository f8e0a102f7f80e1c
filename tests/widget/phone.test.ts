/** The box on a phone: full screen, and back. */

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'

import type { HansouSearchElement } from '../../src/widget/hansou-search.ts'
import { hitOf, searchResponse } from '../support/browser-answers.ts'
import { InputMethod } from '../support/browser-page.ts'
import { FORM } from '../support/browser-server.ts'
import { useBrowser } from '../support/browser-suite.ts'

const suite = useBrowser()
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

describe('full screen', () => {
  it('opens on a tap, with the same input, and lists there', async () => {
    const page = await openPhone()
    const dialog = page.getByRole('dialog', { name: '搜索' })
    await dialog.waitFor()
    expect(await page.locator('input').count()).toBe(1)
    await page.keyboard.insertText('医疗')
    await dialog.locator('.hansou-hit').first().waitFor()
    const box = await dialog.boundingBox()
    expect(box).toMatchObject({ x: 0, y: 0, width: 390, height: 844 })
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?*')
  })

  it('has an input that iOS does not zoom into', async () => {
    const page = await openPhone()
    const size = await page.locator('input').evaluate((input) => getComputedStyle(input).fontSize)
    expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(16)
  })

  it('gives the focus back when it is closed, and the form to its place', async () => {
    const page = await openPhone()
    await page.getByRole('button', { name: '关闭' }).tap()
    expect(await page.locator('dialog').count()).toBe(0)
    expect(await page.locator('hansou-search > form').count()).toBe(1)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
    // The keyboard of the phone stays away until the next tap.
    expect(await page.locator('input').getAttribute('inputmode')).toBe('none')
    await page.locator('input').tap()
    await page.locator('dialog').waitFor()
    expect(await page.locator('input').getAttribute('inputmode')).toBeNull()
  })

  it('closes on Escape, but not on the Escape of an input method', async () => {
    const page = await openPhone()
    const ime = await InputMethod.of(page)
    await ime.compose('bei')
    await page.evaluate(() => {
      const dialog = document.querySelector('dialog')
      dialog?.requestClose()
    })
    expect(await page.locator('dialog').isVisible()).toBe(true)
    await ime.commit('北')
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
    expect(await page.locator('hansou-search > form').isVisible()).toBe(true)
  })

  it('closes when the browser goes back, as the Back gesture of Android does', async () => {
    const page = await openPhone()
    await page.evaluate(() => document.querySelector('dialog')?.requestClose())
    await page.locator('dialog').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
  })

  it('leaves what a copy of the page has open', async () => {
    const page = await openPhone()
    // As pages are kept that change without loading, and shown again: a dialog is no longer modal.
    await page.evaluate(() => {
      document.documentElement.replaceChild(document.body.cloneNode(true), document.body)
    })
    await page.locator('hansou-search > form').waitFor()
    expect(await page.locator('dialog').count()).toBe(0)
    await page.locator('input').tap()
    await page.locator('dialog').waitFor()
    expect(await page.locator('dialog').count()).toBe(1)
    await page.getByRole('button', { name: '关闭' }).tap()
    expect(await page.locator('hansou-search > form').count()).toBe(1)
  })

  it('announces inside the dialog, where the page behind is silent', async () => {
    const page = await openPhone()
    suite.site.search = (query) => ({ body: searchResponse(query, { total: 3 }) })
    await page.keyboard.insertText('医疗')
    const spoken = page.locator('dialog .hansou-announcer')
    await expect.poll(() => spoken.innerText()).toBe('找到 3 条结果')
  })

  it('goes to a hit on a tap, and removes a recent search on a tap beside it', async () => {
    const page = await openPhone()
    await page.keyboard.insertText('医疗')
    await page.locator('.hansou-hit').nth(1).tap()
    await page.waitForURL('**/documents/a1')
    await page.goBack()
    await page.locator('input[role=combobox]').tap()
    await page.locator('input').fill('')
    await page.locator('.hansou-remove').tap()
    expect(await page.locator('.hansou-recent').count()).toBe(0)
    expect(await page.locator('dialog').isVisible()).toBe(true)
  })

  it.each([
    { name: 'a router takes the click', url: '/documents/a0', isRouted: true },
    { name: 'it is a place on the same page', url: '#sec', isRouted: false },
  ])('closes on a tap on a hit that does not leave the page: $name', async ({ url, isRouted }) => {
    const page = await openPhone()
    const target = new URL(url, page.url()).href
    suite.site.search = (query) => ({
      body: searchResponse(query, { hits: [hitOf(query, { url: target })] }),
    })
    if (isRouted) await page.evaluate(routeClicks)
    await page.keyboard.insertText('工会')
    await page.locator('.hansou-hit').tap()
    await page.waitForURL(target)
    await page.locator('dialog').waitFor({ state: 'detached' })
    expect(await page.locator('hansou-search > form').isVisible()).toBe(true)
    expect(await page.locator('.hansou-panel').isVisible()).toBe(false)
  })

  it.each([
    { name: 'where the keyboard of the phone begins', height: 500, scale: 1, expected: 500 },
    { name: 'where it did before the reader zoomed in', height: 400, scale: 2, expected: 800 },
  ])('ends $name', async ({ height, scale, expected }) => {
    const page = await openPhone()
    await page.evaluate(
      (values) => {
        for (const [name, value] of Object.entries(values)) {
          Object.defineProperty(visualViewport, name, { value })
        }
        visualViewport?.dispatchEvent(new Event('resize'))
      },
      { height, scale },
    )
    expect((await page.locator('dialog').boundingBox())?.height).toBe(expected)
  })

  it('does not open where the element is hidden, and leaves the key to the page', async () => {
    const page = await suite.openBody(`<div hidden><hansou-search>${FORM}</hansou-search></div>`, {
      context: PHONE,
    })
    await page.locator('input[role=combobox]').waitFor({ state: 'attached' })
    const found = await page.evaluate(() => {
      const key = new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true })
      document.body.dispatchEvent(key)
      const element = document.querySelector<HansouSearchElement>('hansou-search')
      return { isOpen: element?.open(), key: key.defaultPrevented }
    })
    expect(found).toEqual({ isOpen: false, key: false })
    expect(await page.locator('dialog').count()).toBe(0)
  })

  it('closes when the page handles the submit itself', async () => {
    const page = await openPhone()
    await page.evaluate(() => {
      document.addEventListener('submit', (event) => event.preventDefault())
    })
    await page.keyboard.insertText('医疗')
    await page.keyboard.press('Enter')
    await page.locator('dialog').waitFor({ state: 'detached' })
    expect(await page.inputValue('input')).toBe('医疗')
  })

  it('puts everything back when the element is taken out', async () => {
    const page = await openPhone()
    const html = await page.evaluate(() => {
      const element = document.querySelector('hansou-search')
      element?.remove()
      return [...(element?.children ?? [])].map((child) => child.tagName)
    })
    expect(html).toEqual(['FORM'])
  })
})

/** What the router of a single-page application does with links. */
function routeClicks(): void {
  const onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element && event.target.closest('a')
    if (!link) return
    event.preventDefault()
    history.pushState(null, '', link.href)
  }
  addEventListener('click', onClick, { capture: true })
}

async function openPhone(): Promise<Page> {
  const page = await suite.open({ attributes: 'debounce="0"', context: PHONE })
  await page.locator('input[role=combobox]').tap()
  await page.locator('dialog').waitFor()
  return page
}
