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
  readonly context?: BrowserContextOptions
}

/** The suite's site and how to open pages of it. */
export interface BrowserSuite {
  readonly site: TestSite
  open(options?: PageOptions): Promise<Page>
}

/** Registers set-up and tear-down for the test file that calls it. */
export function useBrowser(): BrowserSuite {
  let site: TestSite
  let browser: Browser

  beforeAll(async () => {
    ;[site, browser] = await Promise.all([TestSite.start(), launchBrowser()])
  })
  afterEach(async () => {
    const contexts = browser.contexts()
    for (const page of contexts.flatMap((context) => context.pages())) {
      expect(await page.evaluate(() => window.log?.violations ?? [])).toEqual([])
    }
    site.reset()
    await Promise.all(contexts.map((context) => context.close()))
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  return {
    get site() {
      return site
    },
    open: ({ attributes = '', content = FORM, after = '', context = {}, ...page } = {}) => {
      const body = `<hansou-search ${attributes}>${content}</hansou-search>${after}`
      return openPage(browser, site.addPage(body, page), context)
    },
  }
}

/** Types into the box as a keyboard without an input method does, and waits for hits. */
export async function search(page: Page, query: string): Promise<void> {
  await page.locator('hansou-search input').click()
  await page.keyboard.insertText(query)
  await page.locator('hansou-search .hansou-hit').first().waitFor()
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
