/**
 * What every browser test file needs: one site, one Chromium, a fresh context for each test, and
 * a check that no page broke its content security policy or threw.
 *
 * Layer: tests. Imports: tests/support.
 */

import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'

import { launchBrowser, openPage } from './browser-page.ts'
import { FORM, TestSite } from './browser-server.ts'

/** How a page under test differs from the plain one. */
export interface PageOptions {
  /** Of `<hansou-search>`. */
  readonly attributes?: string
  /** Inside `<hansou-search>`; default the form that the server renders. */
  readonly content?: string
  /** After the element. */
  readonly after?: string
  /** Instead of the widget's script. */
  readonly head?: string
  readonly lang?: string
  /** Attributes of `<html>`. */
  readonly html?: string
  /** The encoding that the page claims to be in; its text is in UTF-8 all the same. */
  readonly charset?: string
  /** Instead of the strict content security policy. */
  readonly policy?: string
  /** What the page asks of its media: `light` and a large window where it is not said. */
  readonly media?: Parameters<Page['emulateMedia']>[0]
  readonly viewport?: { readonly width: number; readonly height: number }
  /** Given, even if empty, the page has a context of its own; else tests share one. */
  readonly context?: BrowserContextOptions
}

/** The suite's site and how to open pages of it. */
export interface BrowserSuite {
  readonly site: TestSite
  open(options?: PageOptions): Promise<Page>
  /** Opens a page whose element is written out in `body`. */
  openBody(body: string, options?: PageOptions): Promise<Page>
}

/** Registers set-up and tear-down for the test file that calls it. */
export function useBrowser(): BrowserSuite {
  let site: TestSite
  let browser: Browser
  let shared: Page | undefined

  beforeAll(async () => {
    ;[site, browser] = await Promise.all([TestSite.start(), launchBrowser()])
  })
  afterEach(async () => {
    const contexts = browser.contexts()
    for (const page of contexts.flatMap((context) => context.pages())) {
      expect(await page.evaluate(() => window.log?.violations ?? [])).toEqual([])
    }
    site.reset()
    const others = contexts.filter((context) => context !== shared?.context())
    await Promise.all(others.map((context) => context.close()))
    const tabs =
      shared
        ?.context()
        .pages()
        .filter((page) => page !== shared) ?? []
    await Promise.all(tabs.map((page) => page.close()))
    await shared?.evaluate(() => localStorage.clear())
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  const openBody: BrowserSuite['openBody'] = async (body, options = {}) => {
    const { media = {}, viewport = { width: 1280, height: 720 }, context, ...page } = options
    const url = site.addPage(body, page)
    if (context) return openPage(browser, url, context)
    // A context costs more than all that most tests do in it.
    shared ??= await openPage(browser, 'about:blank')
    await shared.emulateMedia({
      colorScheme: 'light',
      forcedColors: 'none',
      reducedMotion: 'no-preference',
      ...media,
    })
    await shared.setViewportSize(viewport)
    await shared.goto(url)
    return shared
  }

  return {
    get site() {
      return site
    },
    openBody,
    open: ({ attributes = '', content = FORM, after = '', ...options } = {}) =>
      openBody(`<hansou-search ${attributes}>${content}</hansou-search>${after}`, options),
  }
}

/**
 * Puts the focus into the box once it is a combobox.
 *
 * Counts as the reader's doing, and costs a tenth of a click.
 */
export function focusBox(page: Page): Promise<void> {
  return page.locator('hansou-search input[role=combobox]').focus()
}

/** Types into the box as a keyboard without an input method does, and waits for hits. */
export async function search(page: Page, query: string): Promise<void> {
  await focusBox(page)
  await page.keyboard.insertText(query)
  await page.locator('hansou-search .hansou-hit').first().waitFor()
}

/** Adds rules of the page's own, which the policy lets a script do. */
export function addStyle(page: Page, css: string): Promise<void> {
  return page.evaluate((text) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets.push(sheet)
  }, css)
}

/** The text of the active option; null when the input alone is active. */
export function activeOption(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const input = document.querySelector('hansou-search input')
    const id = input?.getAttribute('aria-activedescendant')
    const option = id ? document.getElementById(id) : null
    return option?.ariaLabel ?? option?.textContent ?? null
  })
}

/** The element's events of one type, in order. */
export function eventsOf(page: Page, type: string): Promise<Record<string, unknown>[]> {
  return page.evaluate(
    (name) => window.log.events.filter((event) => event.type === name).map(({ detail }) => detail),
    type,
  )
}
