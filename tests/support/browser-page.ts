/**
 * A Chromium for a test file, and what a reader does in it.
 *
 * Waits are for conditions, never for time.
 *
 * Layer: tests. Imports: tests/support.
 */

import {
  type Browser,
  type BrowserContextOptions,
  type CDPSession,
  chromium,
  type Page,
} from 'playwright-core'

import { CHROMIUM_ARGS, findChromium } from './chromium.ts'

/** Launches the one browser of a test file. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium()
  return chromium.launch({
    executablePath,
    args: [...CHROMIUM_ARGS],
    env: { ...process.env, ...env },
  })
}

/** What the page's own script would see of the element, and what it should never see. */
export interface PageLog {
  readonly events: { readonly type: string; readonly detail: Record<string, unknown> }[]
  readonly violations: string[]
}

declare global {
  interface Window {
    log: PageLog
  }
}

/** Opens `url` in a context of its own, with the element's events recorded in `window.log`. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.addInitScript(() => {
    window.log = { events: [], violations: [] }
    for (const type of ['hansou-search', 'hansou-results', 'hansou-select', 'hansou-error']) {
      addEventListener(type, (event) => {
        if (event instanceof CustomEvent) window.log.events.push({ type, detail: event.detail })
      })
    }
    addEventListener('securitypolicyviolation', (event) => {
      window.log.violations.push(event.violatedDirective)
    })
    addEventListener('error', (event) => window.log.violations.push(event.message))
    addEventListener('unhandledrejection', (event) => {
      window.log.violations.push(String(event.reason))
    })
  })
  await page.goto(url)
  return page
}

/** Virtual key codes, as the protocol wants them. */
const KEY_CODES = { Enter: 13, Escape: 27, Tab: 9, ArrowUp: 38, ArrowDown: 40, Home: 36 } as const

/** The key code that says only: an input method has this key. */
export const IME_KEY_CODE = 229

/** An input method, driven through the DevTools protocol. */
export class InputMethod {
  readonly #session: CDPSession

  private constructor(session: CDPSession) {
    this.#session = session
  }

  static async of(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page))
  }

  /** Types letters into the preedit, one at a time. */
  async compose(letters: string): Promise<void> {
    for (let end = 1; end <= letters.length; end++) {
      await this.#session.send('Input.imeSetComposition', {
        text: letters.slice(0, end),
        selectionStart: end,
        selectionEnd: end,
      })
    }
  }

  /** Ends the composition with a word: `input`, then `compositionend`, as Chromium has it. */
  async commit(text: string): Promise<void> {
    await this.#session.send('Input.insertText', { text })
  }

  /** Empties the preedit, as Esc in an input method does. */
  async giveUp(): Promise<void> {
    await this.#session.send('Input.imeSetComposition', {
      text: '',
      selectionStart: 0,
      selectionEnd: 0,
    })
  }

  /**
   * Presses a key without what the browser would do for it.
   *
   * @param keyCode - 229 for the flags of a Safari key that ended a composition.
   */
  async press(key: keyof typeof KEY_CODES, keyCode: number = KEY_CODES[key]): Promise<void> {
    await this.#session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key,
      code: key,
      windowsVirtualKeyCode: keyCode,
    })
  }
}
