/** The box from the keyboard alone: the list, the hotkeys, recent searches. */

import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'

import { FORM } from '../support/browser-server.ts'
import {
  activeOption,
  addStyle,
  eventsOf,
  focusBox,
  search,
  useBrowser,
} from '../support/browser-suite.ts'

const suite = useBrowser()
const FAST = 'debounce="0"'

describe('combobox', () => {
  it('is one, with nothing selected until asked for', async () => {
    const page = await suite.open({ attributes: FAST })
    const input = page.getByRole('combobox', { name: '搜索' })
    await input.waitFor()
    expect(await input.getAttribute('aria-expanded')).toBe('false')
    await search(page, '医疗')
    expect(await input.getAttribute('aria-expanded')).toBe('true')
    expect(await input.getAttribute('aria-autocomplete')).toBe('list')
    const listId = await page.getByRole('listbox').getAttribute('id')
    expect(await input.getAttribute('aria-controls')).toBe(listId)
    expect(await activeOption(page)).toBeNull()
  })

  it('wraps up and down through the input', async () => {
    const page = await suite.open({ attributes: 'debounce="0" limit="1"' })
    await search(page, '医疗')
    const visited: (string | null)[] = []
    for (const key of ['Down', 'Down', 'Down', 'Down', 'Down', 'Down', 'Up', 'Up', 'Up']) {
      await page.keyboard.press(`Arrow${key}`)
      visited.push(await activeOption(page))
    }
    const [term, title, hit, all] = [
      '医疗保障计划',
      '医疗怎么办理？一图看懂',
      expect.stringMatching(/^佛山万名职工获赠免费医疗互助保障/),
      '查看全部 12 条结果',
    ]
    expect(visited).toEqual([term, title, hit, all, null, term, null, all, hit])
    expect(await page.locator('[aria-selected=true]').count()).toBe(1)
  })

  it('gives Home and End to the text until an option is active', async () => {
    const page = await suite.open({ attributes: FAST })
    await search(page, '医疗')
    await page.keyboard.press('Home')
    expect(await caret(page)).toBe(0)
    expect(await activeOption(page)).toBeNull()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    expect(await activeOption(page)).toBe('查看全部 12 条结果')
    await page.keyboard.press('Home')
    expect(await activeOption(page)).toBe('医疗保障计划')
    await page.keyboard.press('ArrowRight')
    expect(await activeOption(page)).toBeNull()
    expect(await caret(page)).toBe(1)
  })

  it('keeps the active option in view', async () => {
    const page = await suite.open({ attributes: FAST })
    await search(page, '医疗')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    const isInside = await page.evaluate(() => {
      const option = document.querySelector('[aria-selected=true]')?.getBoundingClientRect()
      const all = document.querySelector('.hansou-all')?.getBoundingClientRect()
      return option !== undefined && all !== undefined && option.bottom <= all.top + 1
    })
    expect(isInside).toBe(true)
  })

  it('scrolls its list alone to an option, never the page around it', async () => {
    const page = await suite.openBody(
      `<header><hansou-search ${FAST}>${FORM}</hansou-search></header>`,
    )
    await addStyle(page, 'header { overflow: hidden; height: 70px }')
    await search(page, '医疗')
    for (let i = 0; i < 11; i++) await page.keyboard.press('ArrowDown')
    const tops = await page.evaluate(() =>
      ['.hansou-panel', 'header', 'html'].map(
        (selector) => document.querySelector(selector)?.scrollTop,
      ),
    )
    expect(tops).toEqual([expect.closeTo(await scrollRange(page), 0), 0, 0])
    await page.keyboard.press('Home')
    const first = page.locator('[aria-selected=true]')
    const [row, list] = await Promise.all([
      first.boundingBox(),
      page.locator('.hansou-panel').boundingBox(),
    ])
    expect(row?.y).toBeGreaterThanOrEqual(list?.y ?? Infinity)
  })

  it('keeps the active option when a key changes nothing that is asked for', async () => {
    const page = await suite.open({ context: {} })
    await page.clock.install()
    await page.reload()
    await focusBox(page)
    await page.clock.pauseAt(Date.now() + 60_000)
    await page.keyboard.insertText('医疗')
    await page.clock.runFor(150)
    await page.locator('.hansou-hit').first().waitFor()
    await page.keyboard.insertText(' ')
    await page.keyboard.press('ArrowDown')
    const active = await activeOption(page)
    expect(active).not.toBeNull()
    await page.clock.runFor(150)
    expect(await activeOption(page)).toBe(active)
  })

  it('goes to an option on Enter', async () => {
    const page = await suite.open({ attributes: FAST })
    await search(page, '医疗')
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/documents/a0')
    await page.goBack()
    expect(await page.locator('hansou-search input').count()).toBe(1)
  })

  it('submits the form on Enter without an active option', async () => {
    const page = await suite.open({ attributes: FAST })
    await search(page, '医疗')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?*')
    expect(new URL(page.url()).search).toBe(`?q=${encodeURIComponent('医疗')}`)
  })

  it.each(['Control', 'Meta'])('opens a new tab on %s+Enter, and stays', async (mod) => {
    const page = await suite.open({ attributes: FAST })
    await search(page, '医疗')
    const tab = page.context().waitForEvent('page')
    await page.keyboard.press(`${mod}+Enter`)
    expect(new URL((await tab).url() || '').pathname).toMatch(/^(\/search|blank)$/)
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown')
    const second = page.context().waitForEvent('page')
    await page.keyboard.press(`${mod}+Enter`)
    await (await second).waitForURL('**/documents/a0')
    expect(await page.locator('.hansou-panel').isVisible()).toBe(true)
  })

  it('leaves what opens elsewhere to the browser, whatever the page does with the rest', async () => {
    const page = await suite.open({ attributes: FAST })
    await page.evaluate(() =>
      document.addEventListener('hansou-select', (event) => event.preventDefault()),
    )
    await search(page, '医疗')
    const hit = page.locator('.hansou-panel a[href$="/documents/a0"]')
    for (const modifier of ['Control', 'Shift'] as const) {
      const opened = page.context().waitForEvent('page')
      await hit.click({ modifiers: [modifier] })
      await (await opened).waitForURL('**/documents/a0')
    }
    expect(await eventsOf(page, 'hansou-select')).toEqual([])
    await hit.click()
    expect(await eventsOf(page, 'hansou-select')).toHaveLength(1)
    expect(new URL(page.url()).pathname).not.toContain('/documents/')
  })

  it('closes on Escape, clears on the second, and leaves the third to the page', async () => {
    const page = await suite.open({ attributes: FAST })
    await search(page, '医疗')
    await page.keyboard.press('Escape')
    expect(await page.locator('.hansou-panel').isVisible()).toBe(false)
    expect(await page.inputValue('input')).toBe('医疗')
    await page.keyboard.press('Escape')
    expect(await page.inputValue('input')).toBe('')
    await page.evaluate(() => {
      addEventListener('keydown', (event) => {
        window.log.events.push({ type: 'key', detail: { isPrevented: event.defaultPrevented } })
      })
    })
    await page.keyboard.press('Escape')
    expect(await eventsOf(page, 'key')).toEqual([{ isPrevented: false }])
  })

  it('closes on Tab and moves on', async () => {
    const page = await suite.open({ attributes: FAST })
    await search(page, '医疗')
    await page.keyboard.press('Tab')
    expect(await page.locator('.hansou-panel').isVisible()).toBe(false)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON')
  })

  it('opens again on an arrow, and asks for a text that was there before', async () => {
    const page = await suite.open({
      attributes: FAST,
      content:
        '<form role="search" action="/search"><label><span class="hansou-label">搜</span><input type="search" name="q" value="医疗"></label></form>',
    })
    await focusBox(page)
    expect(suite.site.queries('search')).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.locator('.hansou-hit').first().waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+ArrowDown')
    expect(await page.locator('.hansou-panel').isVisible()).toBe(true)
    expect(await activeOption(page)).toBeNull()
    await page.keyboard.press('Alt+ArrowUp')
    expect(await page.locator('.hansou-panel').isVisible()).toBe(false)
  })

  it('leaves keys with Shift or Control to the text', async () => {
    const page = await suite.open({ attributes: FAST })
    await search(page, '医疗')
    await page.keyboard.press('Shift+Home')
    await page.keyboard.press('Shift+ArrowDown')
    expect(await activeOption(page)).toBeNull()
  })
})

describe('hotkeys', () => {
  it.each(['/', 'Control+k', 'Meta+k', 'Control+K'])('%s focuses the box', async (key) => {
    const page = await suite.open()
    await page.locator('input[role=combobox]').waitFor()
    await page.keyboard.press(key.replace('K', 'k'))
    expect(await hasFocus(page)).toBe(true)
    expect(await page.inputValue('input')).toBe('')
  })

  it('pass a box by that is hidden', async () => {
    const box = `<hansou-search>${FORM}</hansou-search>`
    const page = await suite.openBody(`<div hidden>${box}</div>${box}`)
    await page.locator('input[role=combobox]').last().waitFor()
    await page.keyboard.press('/')
    const focused = page.locator('hansou-search').last().locator('input:focus')
    expect(await focused.count()).toBe(1)
    expect(await focused.inputValue()).toBe('')
  })

  it('are not sought in the key press without a key of a browser that fills in a field', async () => {
    const page = await suite.open({ after: '<input id="other">' })
    await page.locator('input[role=combobox]').waitFor()
    const errors: Error[] = []
    page.on('pageerror', (error) => errors.push(error))
    await page
      .locator('#other')
      .evaluate((other) => other.dispatchEvent(new Event('keydown', { bubbles: true })))
    // A later key shows that errors of the earlier one have been told.
    await page.keyboard.press('/')
    expect(await hasFocus(page)).toBe(true)
    expect(errors).toEqual([])
  })

  it('are named for assistive technology', async () => {
    const page = await suite.open()
    const input = page.locator('input[role=combobox]')
    expect(await input.getAttribute('aria-keyshortcuts')).toBe('/ Control+k Meta+k')
  })

  it.each([
    { name: 'none', hotkey: 'none', key: '/' },
    { name: 'another one', hotkey: 'mod+k', key: '/' },
    { name: 'only the slash', hotkey: '/', key: 'Control+k' },
  ])('can be switched off: $name', async ({ hotkey, key }) => {
    const page = await suite.open({ attributes: `hotkey="${hotkey}"` })
    await page.locator('input[role=combobox]').waitFor()
    await page.keyboard.press(key)
    expect(await hasFocus(page)).toBe(false)
  })

  it.each([
    { name: 'a field', after: '<input id="other">' },
    { name: 'a text area', after: '<textarea id="other"></textarea>' },
    { name: 'an editor', after: '<div id="other" contenteditable>文</div>' },
  ])('are left alone in $name', async ({ after }) => {
    const page = await suite.open({ after })
    await page.locator('input[role=combobox]').waitFor()
    await page.locator('#other').click()
    await page.keyboard.press('/')
    await page.keyboard.press('Control+k')
    expect(await hasFocus(page)).toBe(false)
    expect(
      await page
        .locator('#other')
        .evaluate((node) => ('value' in node ? node.value : node.textContent)),
    ).toContain('/')
  })

  it('are left alone in a field inside a shadow root, and where the page has acted', async () => {
    const page = await suite.open({ after: '<div id="host"></div>' })
    await page.locator('input[role=combobox]').waitFor()
    await page.evaluate(() => {
      const root = document.querySelector('#host')?.attachShadow({ mode: 'open' })
      root?.append(document.createElement('input'))
      root?.querySelector('input')?.focus()
    })
    await page.keyboard.press('/')
    expect(await hasFocus(page)).toBe(false)
    await page.evaluate(() => {
      document.body.tabIndex = -1
      document.body.focus()
      document.body.addEventListener('keydown', (event) => event.preventDefault())
    })
    await page.keyboard.press('/')
    expect(await hasFocus(page)).toBe(false)
  })
})

describe('recent searches', () => {
  it('show on an empty box: what was submitted or chosen, newest first', async () => {
    const page = await suite.open({ attributes: FAST })
    const url = page.url()
    await search(page, '医疗')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?*')
    await page.goto(url)
    await search(page, '工会')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?*')
    await page.goto(url)
    await focusBox(page)
    expect(await recent(page)).toEqual(['工会保障计划', '医疗'])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/search?q=${encodeURIComponent('医疗')}`)
    expect(new URL(page.url()).searchParams.get('q')).toBe('医疗')
  })

  it('are removed one by one by key and by mouse, and all at once', async () => {
    const page = await openWithRecent(['甲', '乙', '丙'])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+Delete')
    expect(await recent(page)).toEqual(['甲', '丙'])
    expect(await activeOption(page)).toBe('丙')
    await expect.poll(() => page.locator('.hansou-announcer').innerText()).toBe('已删除“乙”')
    await page.locator('.hansou-remove').first().click()
    expect(await recent(page)).toEqual(['丙'])
    expect(await hasFocus(page)).toBe(true)
    await page.getByRole('option', { name: '清除全部记录' }).click()
    expect(await page.locator('.hansou-panel').isVisible()).toBe(false)
    expect(await page.evaluate(() => localStorage.getItem('hansou-recent'))).toBeNull()
  })

  it('are neither kept nor shown when switched off', async () => {
    const page = await openWithRecent(['甲'], 'recent="off"')
    expect(await page.locator('.hansou-panel').isVisible()).toBe(false)
    await search(page, '医疗')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?*')
    expect(await page.evaluate(() => localStorage.getItem('hansou-recent'))).toBe('["甲"]')
  })

  it('do without storage', async () => {
    const page = await suite.open({ attributes: FAST, context: {} })
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    })
    await page.reload()
    await search(page, '医疗')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?*')
    expect(new URL(page.url()).searchParams.get('q')).toBe('医疗')
  })

  it('do not open over a page that puts the focus into the box itself', async () => {
    const page = await openWithRecent(['甲'], '', {})
    // Not through `evaluate`, which counts as the reader's own doing.
    await page.addInitScript(() => {
      addEventListener('load', () => document.querySelector('input')?.focus())
    })
    await page.reload()
    await expect.poll(() => hasFocus(page)).toBe(true)
    expect(await page.locator('.hansou-panel').isVisible()).toBe(false)
  })
})

async function openWithRecent(
  queries: readonly string[],
  attributes = '',
  context?: BrowserContextOptions,
): Promise<Page> {
  const page = await suite.open({
    attributes: `${FAST} ${attributes}`,
    ...(context && { context }),
  })
  await page.evaluate(
    (list) => localStorage.setItem('hansou-recent', JSON.stringify(list)),
    queries,
  )
  await focusBox(page)
  return page
}

function recent(page: Page): Promise<string[]> {
  return page.locator('.hansou-recent').allInnerTexts()
}

function hasFocus(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.matches('hansou-search input') ?? false)
}

/** How far the panel can be scrolled. */
function scrollRange(page: Page): Promise<number> {
  return page
    .locator('.hansou-panel')
    .evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)
}

function caret(page: Page): Promise<number | null> {
  return page.evaluate(() => document.querySelector('input')?.selectionStart ?? null)
}
