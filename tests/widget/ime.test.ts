/**
 * Input methods, as a browser reports them.
 *
 * Compositions are real: driven over the DevTools protocol, with the events and flags of
 * Chromium. Safari's and Firefox's ways are reproduced by their flags and order alone; this is
 * no proof that those browsers behave so.
 */

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'

import { IME_KEY_CODE, InputMethod } from '../support/browser-page.ts'
import { activeOption, eventsOf, focusBox, search, useBrowser } from '../support/browser-suite.ts'

const suite = useBrowser()
const ANDROID =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Mobile Safari/537.36'

describe('composition', () => {
  it('asks once for a committed word, not for its letters', async () => {
    const page = await openFocused()
    const ime = await InputMethod.of(page)
    await ime.compose('beijing')
    await ime.commit('北京')
    await page.locator('.hansou-hit').first().waitFor()
    expect(suite.site.queries('search')).toEqual(['北京'])
    expect(await eventsOf(page, 'hansou-search')).toEqual([{ query: '北京' }])
  })

  it('asks once for each of two words', async () => {
    const page = await openFocused()
    const ime = await InputMethod.of(page)
    await ime.compose('yiliao')
    await ime.commit('医疗')
    await ime.compose('huzhu')
    await ime.commit('互助')
    await expect.poll(() => suite.site.queries('search')).toEqual(['医疗', '医疗互助'])
  })

  it('suggests for half-typed pinyin without searching for it', async () => {
    const page = await openFocused('debounce="0"')
    const ime = await InputMethod.of(page)
    await ime.compose('yiliao')
    await page.locator('.hansou-suggestion').first().waitFor()
    await expect.poll(() => suite.site.queries('suggest').at(-1)).toBe('yiliao')
    expect(suite.site.queries('search')).toEqual([])
  })

  it('keeps the hits of the words before while the next is composed', async () => {
    const page = await openFocused('debounce="0"')
    await search(page, '医疗')
    const ime = await InputMethod.of(page)
    await ime.compose('huzhu')
    await page.getByText('医疗huzhu保障计划').waitFor()
    expect(await page.locator('.hansou-hit').count()).toBe(8)
    expect(suite.site.queries('search')).toEqual(['医疗'])
  })

  it('goes back to what was there when the composition is given up', async () => {
    const page = await openFocused('debounce="0"')
    await search(page, '医疗')
    const ime = await InputMethod.of(page)
    await ime.compose('hu')
    await page.getByText('医疗hu保障计划').waitFor()
    await ime.giveUp()
    await page.getByText('医疗保障计划', { exact: true }).waitFor()
    expect(suite.site.queries('search')).toEqual(['医疗'])
  })

  it('drops suggestions for it that come after it was given up', async () => {
    const page = await openFocused('debounce="0"')
    await search(page, '工会')
    suite.site.hold('suggest', '工会hu')
    const ime = await InputMethod.of(page)
    await ime.compose('hu')
    const asked = () => suite.site.requests.find(({ query }) => query === '工会hu')
    await expect.poll(asked).toBeDefined()
    await ime.giveUp()
    await expect.poll(asked).toMatchObject({ isAborted: true })
    expect(await page.getByText('工会保障计划', { exact: true }).isVisible()).toBe(true)
  })

  it.each(['Enter', 'ArrowDown', 'ArrowUp'] as const)(
    'leaves %s to the input method',
    async (key) => {
      const page = await openFocused('debounce="0"')
      await search(page, '医疗')
      const ime = await InputMethod.of(page)
      await ime.compose('hu')
      await watch(page)
      await ime.press(key)
      expect(await seen(page)).toEqual([`keydown ${key} left alone`])
      expect(await page.locator('.hansou-panel').isVisible()).toBe(true)
      expect(await activeOption(page)).toBeNull()
      expect(await page.inputValue('input')).toBe('医疗hu')
    },
  )

  it('leaves Escape to the input method', async () => {
    const page = await openFocused('debounce="0"')
    await search(page, '医疗')
    const ime = await InputMethod.of(page)
    await ime.compose('hu')
    await watch(page)
    // Sent by script: a real one reaches Chromium's own search field too, which empties itself.
    await page.evaluate(() => {
      const init = { key: 'Escape', isComposing: true, bubbles: true, cancelable: true }
      document.querySelector('input')?.dispatchEvent(new KeyboardEvent('keydown', init))
    })
    expect(await seen(page)).toEqual(['keydown Escape left alone'])
    expect(await page.locator('.hansou-panel').isVisible()).toBe(true)
    expect(await page.inputValue('input')).toBe('医疗hu')
  })

  it('neither closes on a Tab that an input method has nor keeps it from anyone', async () => {
    const page = await openFocused()
    await search(page, '医疗')
    const ime = await InputMethod.of(page)
    await watch(page)
    await ime.press('Tab', IME_KEY_CODE)
    expect(await seen(page)).toEqual(['keydown Tab left alone'])
    expect(await page.locator('.hansou-panel').isVisible()).toBe(true)
  })

  it('does not submit the form while composing', async () => {
    const page = await openFocused()
    const ime = await InputMethod.of(page)
    await ime.compose('bei')
    await watch(page)
    await page.evaluate(() => document.querySelector('form')?.requestSubmit())
    expect(await seen(page)).toEqual(['submit prevented'])
    expect(new URL(page.url()).pathname).not.toBe('/search')
  })

  it('opens no option with the Enter that ended a composition in Safari', async () => {
    const page = await openFocused()
    await search(page, '医疗')
    await page.keyboard.press('ArrowDown')
    expect(await activeOption(page)).toBe('医疗保障计划')
    const ime = await InputMethod.of(page)
    await watch(page)
    await ime.press('Enter', IME_KEY_CODE)
    expect(await seen(page)).toEqual(['keydown Enter left alone'])
    expect(await eventsOf(page, 'hansou-select')).toEqual([])
  })

  it('does nothing for that Enter and submits with the next', async () => {
    const page = await openFocused()
    const ime = await InputMethod.of(page)
    await ime.compose('beijing')
    await ime.commit('北京')
    await ime.press('Enter', IME_KEY_CODE)
    expect(new URL(page.url()).pathname).not.toBe('/search')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?q=*')
    expect(new URL(page.url()).searchParams.get('q')).toBe('北京')
  })

  it('drops the equal input that follows compositionend in Firefox', async () => {
    const page = await openFocused('debounce="0"')
    await page.evaluate(() => {
      const input = document.querySelector('input')
      if (!input) return
      input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
      input.value = '你'
      input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '你' }))
      input.dispatchEvent(new InputEvent('input', { bubbles: true, data: '你' }))
    })
    await page.locator('.hansou-hit').first().waitFor()
    expect(suite.site.queries('search')).toEqual(['你'])
  })

  it('ignores hotkeys that belong to an input method', async () => {
    const page = await suite.open()
    await page.locator('hansou-search input[role=combobox]').waitFor()
    const focused = await page.evaluate(() => {
      for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { key: '/', bubbles: true, ...init }),
        )
      }
      return document.activeElement?.tagName
    })
    expect(focused).toBe('BODY')
  })
})

describe('composition on Android', () => {
  it('searches live for a Latin word that the keyboard keeps in composition', async () => {
    const page = await openFocused('debounce="0"', ANDROID)
    const ime = await InputMethod.of(page)
    await ime.compose('worker')
    await page.locator('.hansou-hit').first().waitFor()
    await expect.poll(() => suite.site.queries('search').at(-1)).toBe('worker')
  })

  it('waits for a preedit in Chinese characters', async () => {
    const page = await openFocused('debounce="0"', ANDROID)
    const ime = await InputMethod.of(page)
    await ime.compose('北')
    await page.locator('.hansou-suggestion').first().waitFor()
    expect(suite.site.queries('search')).toEqual([])
    await ime.commit('北京')
    await page.locator('.hansou-hit').first().waitFor()
    expect(suite.site.queries('search')).toEqual(['北京'])
  })
})

async function openFocused(attributes = '', userAgent?: string): Promise<Page> {
  const context = userAgent === undefined ? {} : { context: { userAgent } }
  const page = await suite.open({ attributes, ...context })
  await focusBox(page)
  return page
}

/** Records the keys and submits that reach the page, and what has become of them. */
function watch(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const type of ['keydown', 'submit']) {
      addEventListener(type, (event) => {
        const name = event instanceof KeyboardEvent ? `${type} ${event.key}` : type
        const fate = event.defaultPrevented ? 'prevented' : 'left alone'
        window.log.events.push({ type: 'watched', detail: { text: `${name} ${fate}` } })
      })
    }
  })
}

async function seen(page: Page): Promise<unknown[]> {
  return (await eventsOf(page, 'watched')).map(({ text }) => text)
}
