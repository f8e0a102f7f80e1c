/** How the box looks and holds up: axe in every state, forced colours, zoom, themes. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import type axe from 'axe-core'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'

import { searchResponse } from '../support/browser-answers.ts'
import { FORM } from '../support/browser-server.ts'
import {
  addStyle,
  focusBox,
  type PageOptions,
  search,
  useBrowser,
} from '../support/browser-suite.ts'

declare global {
  interface Window {
    axe: typeof axe
  }
}

const suite = useBrowser()
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const FAST = 'debounce="0"'
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** Every state the box can be in, and how a reader gets there from an empty, closed box. */
const STATES: readonly {
  readonly name: string
  readonly reach: (page: Page) => Promise<unknown>
}[] = [
  { name: 'closed', reach: () => Promise.resolve() },
  {
    name: 'recent',
    reach: async (page) => {
      await page.evaluate(() => localStorage.setItem('hansou-recent', '["医疗互助","工会"]'))
      await enter(page)
      await page.locator('.hansou-recent').first().waitFor()
      await page.keyboard.press('ArrowDown')
    },
  },
  {
    name: 'stalled',
    reach: async (page) => {
      suite.site.hold('search', '医')
      await page.keyboard.insertText('医')
      await page.locator('.hansou-progress').waitFor()
    },
  },
  {
    name: 'results',
    reach: async (page) => {
      await page.keyboard.insertText('疗')
      await page.locator('.hansou-hit').first().waitFor()
      for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown')
    },
  },
  {
    name: 'stalled over results',
    reach: async (page) => {
      suite.site.hold('search', '医疗互')
      await page.keyboard.insertText('互')
      await page.locator('.hansou-progress').waitFor()
    },
  },
  {
    name: 'some',
    reach: async (page) => {
      suite.site.search = () => ({ body: searchResponse('医疗', { total: 3, match: 'some' }) })
      await page.keyboard.insertText('助')
      await page.getByText('以下结果不一定包含全部词语').waitFor()
    },
  },
  {
    name: 'empty',
    reach: async (page) => {
      suite.site.search = () => ({
        body: searchResponse('', { total: 0, suggestion: '医疗互助' }),
      })
      await page.keyboard.insertText('保')
      await page.locator('.hansou-correction').waitFor()
    },
  },
  {
    name: 'error',
    reach: async (page) => {
      suite.site.search = () => ({ status: 500 })
      await page.keyboard.insertText('障')
      await page.locator('.hansou-retry').waitFor()
      await page.keyboard.press('ArrowDown')
    },
  },
]

describe('axe', () => {
  it.each([
    { name: 'light', options: {} },
    { name: 'dark', options: { media: { colorScheme: 'dark' } } },
    { name: 'phone', options: { context: PHONE } },
  ] satisfies { name: string; options: PageOptions }[])(
    'finds nothing in any state: $name',
    async ({ options }) => {
      const page = await suite.open({ attributes: 'debounce="0" limit="3"', ...options })
      await page.locator('input[role=combobox]').waitFor()
      await page.evaluate(AXE)
      for (const { name, reach } of STATES) {
        await reach(page)
        expect({ name, violations: await violations(page) }).toEqual({ name, violations: [] })
      }
    },
  )
})

describe('a page on paper', () => {
  it('has no open list over its text', async () => {
    const page = await suite.open({ attributes: FAST })
    await search(page, '医疗')
    expect(await page.locator('.hansou-panel').isVisible()).toBe(true)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.hansou-panel').isVisible()).toBe(false)
    await page.emulateMedia({ media: null })
  })
})

describe('forced colours', () => {
  it('keep the colours of the system for marks, and a line for the active option', async () => {
    const page = await suite.open({ attributes: FAST, media: { forcedColors: 'active' } })
    await search(page, '医疗')
    await page.keyboard.press('ArrowDown')
    await page.evaluate(() => {
      const probe = document.createElement('i')
      probe.style.setProperty('background-color', 'Mark')
      probe.style.setProperty('color', 'MarkText')
      document.querySelector('main')?.append(probe)
    })
    const marked = await colours(page.locator('.hansou-hit mark').first())
    expect(marked).toEqual(await colours(page.locator('main > i')))
    const active = page.locator('[aria-selected=true]')
    expect(await active.evaluate((option) => getComputedStyle(option).outlineStyle)).toBe('solid')
  })
})

describe('marks', () => {
  it.each([
    { name: 'light', media: { colorScheme: 'light' }, color: 'rgb(204, 0, 0)' },
    { name: 'dark', media: { colorScheme: 'dark' }, color: 'rgb(255, 138, 128)' },
  ] as const)('are red, bold and without background: $name', async ({ media, color }) => {
    const page = await suite.open({ attributes: FAST, media })
    await search(page, '医疗')
    const style = await page
      .locator('.hansou-hit mark')
      .first()
      .evaluate((mark) => {
        const { color: ink, backgroundColor, fontWeight } = getComputedStyle(mark)
        return { ink, backgroundColor, fontWeight }
      })
    expect(style).toEqual({ ink: color, backgroundColor: 'rgba(0, 0, 0, 0)', fontWeight: '600' })
  })
})

describe('narrow and enlarged', () => {
  it.each([
    { name: '320 px', viewport: { width: 320, height: 568 }, rootPercent: 100 },
    { name: '200 % zoom of 1280 px', viewport: { width: 640, height: 400 }, rootPercent: 100 },
    { name: '200 % text at 320 px', viewport: { width: 320, height: 568 }, rootPercent: 200 },
    { name: '200 % text at 900 px', viewport: { width: 900, height: 600 }, rootPercent: 200 },
  ])('needs no sideways scrolling: $name', async ({ viewport, rootPercent }) => {
    const page = await suite.open({ attributes: FAST, viewport })
    await page.evaluate((percent) => {
      document.documentElement.style.setProperty('font-size', `${percent}%`)
    }, rootPercent)
    expect(await overflowing(page)).toEqual([])
    await search(page, '医疗')
    expect(await overflowing(page)).toEqual([])
  })

  it('puts the date below the title in a narrow column of a wide page', async () => {
    const page = await suite.openBody(
      `<aside><hansou-search ${FAST}>${FORM}</hansou-search></aside>`,
    )
    await addStyle(page, 'aside { width: 200px }')
    await search(page, '医疗')
    const title = await page.locator('.hansou-title').first().boundingBox()
    expect(title?.width).toBeGreaterThan(130)
    const panel = await page.locator('.hansou-panel').boundingBox()
    const form = await page.locator('form').boundingBox()
    expect(panel).toMatchObject({ x: form?.x, width: 200 })
  })

  it.each(['', 'align="end"'])(
    'opens a panel as wide as a box across the window %s',
    async (align) => {
      const page = await suite.openBody(`<hansou-search ${FAST} ${align}>${FORM}</hansou-search>`)
      await addStyle(page, 'main { max-width: none; padding: 0 }')
      await search(page, '医疗')
      const form = await page.locator('form').boundingBox()
      const panel = await page.locator('.hansou-panel').boundingBox()
      expect(panel).toMatchObject({ x: form?.x, width: form?.width })
      expect(await overflowing(page)).toEqual([])
    },
  )

  it.each([100, 200])('needs none in full screen either: text of %i %', async (rootPercent) => {
    const viewport = { width: 320, height: 568 }
    const page = await suite.open({ attributes: FAST, viewport })
    await page.evaluate((percent) => {
      document.documentElement.style.setProperty('font-size', `${percent}%`)
    }, rootPercent)
    await enter(page)
    await page.keyboard.insertText('医疗')
    await page.locator('dialog .hansou-hit').first().waitFor()
    expect(await overflowing(page)).toEqual([])
  })
})

describe('theme', () => {
  const LIGHT = 'rgb(255, 255, 255)'
  const DARK = 'rgb(30, 28, 26)'

  it.each<{ name: string; system: 'light' | 'dark'; page: PageOptions; background: string }>([
    { name: 'follows the system: light', system: 'light', page: {}, background: LIGHT },
    { name: 'follows the system: dark', system: 'dark', page: {}, background: DARK },
    {
      name: 'its own attribute comes first: light',
      system: 'dark',
      page: { attributes: 'theme="light"' },
      background: LIGHT,
    },
    {
      name: 'its own attribute comes first: dark',
      system: 'light',
      page: { attributes: 'theme="dark"', html: 'data-theme="light"' },
      background: DARK,
    },
    {
      name: 'follows data-theme: light',
      system: 'dark',
      page: { html: 'data-theme="light"' },
      background: LIGHT,
    },
    {
      name: 'follows data-theme: dark',
      system: 'light',
      page: { html: 'data-theme="dark"' },
      background: DARK,
    },
    { name: 'follows .dark', system: 'light', page: { html: 'class="dark"' }, background: DARK },
  ])('$name', async ({ system, page: options, background }) => {
    const page = await suite.open({ ...options, media: { colorScheme: system } })
    const found = await page
      .locator('form')
      .evaluate((form) => getComputedStyle(form).backgroundColor)
    expect(found).toBe(background)
  })

  it('yields to the properties and to any rule of the page', async () => {
    const page = await suite.open()
    const form = page.locator('form')
    await page.evaluate(() => {
      document.documentElement.style.setProperty('--hansou-surface', 'rgb(1, 2, 3)')
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('form { border-radius: 1px }')
      document.adoptedStyleSheets = [sheet]
    })
    const found = await form.evaluate((node) => {
      const { backgroundColor, borderRadius } = getComputedStyle(node)
      return { backgroundColor, borderRadius }
    })
    expect(found).toEqual({ backgroundColor: 'rgb(1, 2, 3)', borderRadius: '1px' })
  })

  it('does not move for readers who asked for less motion', async () => {
    const page = await suite.open({ attributes: FAST, media: { reducedMotion: 'reduce' } })
    suite.site.hold('search', '医疗')
    await focusBox(page)
    await page.keyboard.insertText('医疗')
    await page.locator('.hansou-progress').waitFor()
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  })
})

describe('beside the styles of a page', () => {
  it.each([
    { name: 'a reset of everything', css: '* { margin: 0; padding: 0; border: 0 }' },
    {
      name: 'a reset of every element, and links of its own',
      css: `html, body, div, span, a, b, mark, time, form, label, p, dialog, input, button {
          margin: 0; padding: 0; border: 0; font: inherit; font-size: 100%; vertical-align: baseline }
        a { color: blue; text-decoration: underline; border-bottom: 1px solid }
        a:hover, a:link { color: red; text-decoration: underline }`,
    },
    {
      name: 'a reset of borders and controls',
      css: `*, ::before, ::after { border-width: 0; border-style: solid }
        button, input { margin: 0; padding: 0; font: inherit; line-height: inherit; color: inherit }
        button, [type='button'] { background: transparent }
        [type='search'] { appearance: textfield; outline-offset: -2px; border: 1px solid }
        a { color: inherit; text-decoration: inherit }`,
    },
  ])('keeps its shape: $name', async ({ css }) => {
    const page = await suite.open({ attributes: FAST })
    await search(page, '医疗')
    await page.locator('.hansou-hit').first().hover()
    const before = await shape(page)
    await addStyle(page, css)
    expect(await shape(page)).toEqual(before)
  })

  it.each(['unset', 'revert'])('shows the list below the form: * { all: %s }', async (value) => {
    const page = await suite.open({ attributes: FAST })
    await addStyle(page, `* { all: ${value} }`)
    await search(page, '医疗')
    const form = await page.locator('form').boundingBox()
    const panel = await page.locator('.hansou-panel').boundingBox()
    expect(panel).toMatchObject({ x: form?.x, width: form?.width })
    expect(panel?.y).toBe((form?.y ?? 0) + (form?.height ?? 0) + 8)
    const places = await page
      .locator('.hansou-list > *, .hansou-heading')
      .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).display))
    expect(new Set(places)).toEqual(new Set(['block', 'flex']))
  })

  it('ends a Chinese line with its full stop on a page that runs from the right', async () => {
    const page = await suite.open({ attributes: FAST, html: 'dir="rtl"' })
    await search(page, '医疗')
    const snippet = page.locator('.hansou-snippet').first()
    const [before = 0, stop = 0] = await snippet.evaluate((node) => {
      const text = node.lastChild ?? node
      const end = text.textContent?.length ?? 0
      return [end - 2, end - 1].map((at) => {
        const range = document.createRange()
        range.setStart(text, at)
        range.setEnd(text, at + 1)
        return range.getBoundingClientRect().left
      })
    })
    expect(await snippet.innerText()).toMatch(/。$/)
    expect(stop).toBeGreaterThan(before)
    const title = await page.locator('.hansou-title').first().boundingBox()
    const meta = await page.locator('.hansou-meta').first().boundingBox()
    expect(title?.x).toBeGreaterThan(meta?.x ?? Infinity)
  })

  it('yields to rules that begin with the element and name a class', async () => {
    const page = await suite.open({ attributes: FAST })
    await addStyle(page, 'hansou-search .hansou-option { padding: 1px; border: 2px solid }')
    await search(page, '医疗')
    const hit = page.locator('.hansou-hit').first()
    const { padding, borderTopWidth } = await hit.evaluate((node) => getComputedStyle(node))
    expect({ padding, borderTopWidth }).toEqual({ padding: '1px', borderTopWidth: '2px' })
  })

  it.each(['62.5%', '37.5px', '100px'])('has one size whatever the root has: %s', async (size) => {
    const page = await suite.open({ attributes: FAST })
    await addStyle(page, 'main { max-width: 700px; padding: 40px }')
    await search(page, '医疗')
    const before = await shape(page)
    await addStyle(page, `html { font-size: ${size} }`)
    expect(await shape(page)).toEqual(before)
  })

  it.each([
    { property: '--hansou-font-size: 20px', height: 60, fontSize: '17.5px' },
    { property: '--hansou-size: 36px', height: 36, fontSize: '14px' },
  ])('has the size that is set: $property', async ({ property, height, fontSize }) => {
    const page = await suite.open({ attributes: FAST })
    await addStyle(page, `html { ${property} }`)
    await search(page, '医疗')
    expect((await page.locator('form').boundingBox())?.height).toBe(height)
    const snippet = page.locator('.hansou-snippet').first()
    expect(await snippet.evaluate((node) => getComputedStyle(node).fontSize)).toBe(fontSize)
  })
})

/** Boxes, letters and links of all that shows, a line for each node. */
function shape(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { left, top } = document.querySelector('form')?.getBoundingClientRect() ?? new DOMRect()
    return [...document.querySelectorAll('hansou-search :not(mark, [hidden])')].map((node) => {
      const { x, y, width, height } = node.getBoundingClientRect()
      const style = getComputedStyle(node)
      return [
        node.className || node.tagName,
        [x - left, y - top, width, height].map(Math.round).join(' '),
        style.padding,
        style.margin,
        style.borderWidth,
        style.fontSize,
        style.fontWeight,
        style.color,
        style.backgroundColor,
        style.textDecorationLine,
      ].join(' | ')
    })
  })
}

/** Focuses the box as the layout has it: a phone opens its dialog. */
async function enter(page: Page): Promise<void> {
  await page.locator('input[type=search]').click()
}

function colours(locator: Locator): Promise<string[]> {
  return locator.evaluate((node) => {
    const { backgroundColor, color } = getComputedStyle(node)
    return [backgroundColor, color]
  })
}

async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const results = await window.axe.run(document, { resultTypes: ['violations'], preload: false })
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    )
  })
}

/** What reaches out of the window to the side. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const nodes = document.querySelectorAll(
      'hansou-search *:not(.hansou-announcer *, .hansou-label)',
    )
    const outside = [...nodes].filter((node) => {
      const { left, right, width: own } = node.getBoundingClientRect()
      return own > 0 && (left < -1 || right > width + 1)
    })
    const { scrollWidth } = document.documentElement
    return [
      ...outside.map(({ className, tagName }) => `${tagName} ${className}`),
      ...(scrollWidth > width ? [`the page: ${scrollWidth} of ${width}`] : []),
    ]
  })
}
