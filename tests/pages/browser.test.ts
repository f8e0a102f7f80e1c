/**
 * The pages in a real browser: with the search box and without any script, in every layout, by
 * keyboard alone.
 */

import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'

import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { createPages } from '../../src/pages/pages.tsx'
import { launchBrowser } from '../support/browser-page.ts'
import { bundleWidget } from '../support/browser-server.ts'
import { createSeedEngine } from '../support/seed-engine.ts'

const AXE = readFileSync(
  join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'),
  'utf8',
)
const STYLE = readFileSync(join(import.meta.dirname, '../../src/pages/pages.css'), 'utf8')
const EXPLAIN = readFileSync(join(import.meta.dirname, '../../src/pages/explain.css'), 'utf8')

let server: Server
let browser: Browser
let origin: string
let article: string

beforeAll(async () => {
  const engine = await createSeedEngine()
  const pages = createPages(engine)
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/pages.css': ['text/css', STYLE],
    '/explain.css': ['text/css', EXPLAIN],
    '/widget.css': ['text/css', await bundleWidget('widget.css')],
    '/widget.js': ['text/javascript', await bundleWidget('define.ts')],
  }
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', origin)
    const file = files[url.pathname]
    if (file !== undefined) {
      response.writeHead(200, { 'content-type': file[0] }).end(file[1])
      return
    }
    void Promise.resolve(pages.request(url.href)).then(async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(await answer.text())
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  origin = `http://127.0.0.1:${address.port}`
  const filters = { facets: [], fromDay: null, toDay: null }
  const request = { limit: 1, offset: 0, sort: 'relevance', filters, facets: [] } as const
  const { hits } = await engine.search({ ...request, query: '医疗互助' })
  article = `${hits[0]?.url}?q=医疗互助&hit=1`
  browser = await launchBrowser()
})
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
})
afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

async function openPage(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(origin + path)
  return page
}

const WIDE = { width: 1280, height: 800 }
const PHONE = { width: 320, height: 640 }

const LAYOUTS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { viewport: WIDE },
  dark: { viewport: WIDE, colorScheme: 'dark' },
  'with filters just beside the results': { viewport: { width: 1000, height: 800 } },
  'on a phone': { viewport: PHONE, hasTouch: true },
  'in forced colours': { viewport: WIDE, forcedColors: 'active' },
}

describe('every page', () => {
  it.each(Object.entries(LAYOUTS))(
    '%s: accessible, and no wider than the window',
    async (_, options) => {
      const paths = {
        start: '/',
        results: '/search?q=职工',
        filtered: '/search?q=工会&filter=city:佛山&filter=city:惠州&from=2025-03-01',
        relaxed: '/search?q=医疗互助 量子计算&lang=en',
        explained: '/explain?q=如何组织职工参观',
        empty: '/search?q=量子纠缠&filter=city:佛山',
        article,
        wrong: '/search?q=x&from=2025-02-31',
        missing: '/nowhere',
        longest: `/search?q=${'医疗W'.repeat(66)}`,
      }
      const page = await openPage('/', options)
      for (const [name, path] of Object.entries(paths)) {
        const problems: string[] = []
        page.on('pageerror', (error) => problems.push(error.message))
        page.on('console', (message) => {
          if (/Content Security Policy/.test(message.text())) problems.push(message.text())
        })
        await page.goto(origin + path)
        const excess = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        await page.evaluate(AXE)
        const violations = await page.evaluate(async () => {
          const { axe } = globalThis as unknown as {
            axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
          }
          const found = await axe.run()
          return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
        })
        expect({ name, excess, violations, problems }).toEqual({
          name,
          excess: 0,
          violations: [],
          problems: [],
        })
      }
    },
  )
})

describe('a reader without script', () => {
  it('searches, narrows, opens an article, goes on and comes back', async () => {
    const page = await openPage('/', { viewport: WIDE, javaScriptEnabled: false })
    await page.getByRole('searchbox').fill('职工')
    await page.getByRole('button', { name: '搜索' }).click()
    expect(new URL(page.url()).searchParams.get('q')).toBe('职工')
    await page.getByRole('link', { name: '佛山 1' }).click()
    await page.getByRole('link', { name: '移除：城市：佛山' }).click()
    await page.getByText('自定义').click()
    await page.getByLabel('从').fill('2025-03-06')
    await page.getByRole('button', { name: '确定' }).click()
    const titles = page.locator('.hits h2')
    expect(await titles.count()).toBe(2)
    const [first = '', second = ''] = await titles.allTextContents()
    await titles.first().getByRole('link').click()
    expect(await page.locator('h1').textContent()).toBe(first)
    expect(await page.locator('mark').count()).toBeGreaterThan(0)
    await page.locator('.next-hits a').click()
    expect(await page.locator('h1').textContent()).toBe(second)
    await page.getByRole('link', { name: '返回搜索结果' }).click()
    expect(new URL(page.url()).searchParams.get('from')).toBe('2025-03-06')
    expect(new URL(page.url()).hash).toBe('#hit-2')
  })
})

describe('a reader with a keyboard', () => {
  it('skips to the results, opens the first and goes back', async () => {
    const page = await openPage('/search?q=医疗互助', { viewport: WIDE })
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
    await page.keyboard.press('Enter')
    const hit = page.locator('.hits a').first()
    for (let presses = 0; presses < 9; presses++) {
      await page.keyboard.press('Tab')
      if (await hit.evaluate((link) => link === document.activeElement)) break
    }
    const outline = await hit.evaluate((link) => getComputedStyle(link).outlineStyle)
    expect(outline).toBe('solid')
    await Promise.all([page.waitForURL(/\/documents\//), page.keyboard.press('Enter')])
    await page.getByRole('link', { name: '返回搜索结果' }).focus()
    await Promise.all([page.waitForURL(/\/search/), page.keyboard.press('Enter')])
    expect(await page.locator('.hits li').count()).toBe(2)
  })
})

describe('a text in Arabic or Uyghur', () => {
  it.each([
    { part: 'title', path: '/search?q=工会', selector: '.hits h2 a' },
    { part: 'snippet', path: '/search?q=工会', selector: '.hits p:not(.meta)' },
    { part: 'headline', path: '', selector: 'article h1' },
    { part: 'paragraph', path: '', selector: 'article > p:not(.meta)' },
  ])('runs from the right: $part', async ({ path, selector }) => {
    const page = await openPage(path === '' ? article : path, { viewport: WIDE })
    const [first = 0, last = 0] = await page
      .locator(selector)
      .first()
      .evaluate((node) => {
        node.textContent = 'ئىشچىلار ئۇيۇشمىسى 2025!'
        const text = node.firstChild ?? node
        return [0, node.textContent.length - 1].map((at) => {
          const range = document.createRange()
          range.setStart(text, at)
          range.setEnd(text, at + 1)
          return range.getBoundingClientRect().left
        })
      })
    expect(last).toBeLessThan(first)
  })
})

describe('print', () => {
  it('leaves the article alone on the page', async () => {
    const page = await openPage(article, { viewport: WIDE, colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print' })
    for (const gone of ['header', 'footer', '.way', '.next-hits'])
      expect(await page.locator(gone).isVisible(), gone).toBe(false)
    expect(await page.locator('article').isVisible()).toBe(true)
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(ground).toBe('rgb(255, 255, 255)')
  })
})
