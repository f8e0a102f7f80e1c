/** `docs/embed.md` says what is so: its snippet works as it stands, and it names everything. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { stringsFor } from '../../src/widget/strings.ts'
import { search, useBrowser } from '../support/browser-suite.ts'

const suite = useBrowser()
const ROOT = join(import.meta.dirname, '../..')
const DOCUMENT = readFileSync(join(ROOT, 'docs/embed.md'), 'utf8')
const ADDRESS = 'https://search.example.com'

/** The blocks of code in one language, in order. */
function blocks(language: string): string[] {
  return Array.from(
    DOCUMENT.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms')),
    ([, code = '']) => code,
  )
}

describe('the snippet', () => {
  it.each([
    { name: 'Chinese', block: 0, label: '搜索' },
    { name: 'English', block: -1, label: 'Search' },
  ])('works on another site under the policy beside it: $name', async ({ block, label }) => {
    // The same server under another name is another origin.
    const service = suite.site.origin.replace('127.0.0.1', 'localhost')
    const [head = '', body = ''] = (blocks('html').at(block) ?? '')
      .replaceAll(ADDRESS, service)
      .split('\n\n')
    const policy = blocks('http')[0]
      ?.replaceAll(ADDRESS, service)
      .replace(/^[^:]*:\s*/, '')
      .trim()
    const page = await suite.openBody(body, { head, policy: `default-src 'none'; ${policy}` })
    expect(await page.getByRole('combobox', { name: label }).count()).toBe(1)
    await search(page, '医疗')
    expect(await page.locator('.hansou-hit').first().getAttribute('href')).toBe(
      `${service}/documents/a0`,
    )
    await page.keyboard.press('Enter')
    await page.waitForURL(`${service}/search?*`)
  })
})

describe('the tables', () => {
  const style = readFileSync(join(ROOT, 'src/widget/widget.css'), 'utf8')
  const settings = ['settings.ts', 'form.ts']
    .map((name) => readFileSync(join(ROOT, 'src/widget', name), 'utf8'))
    .join('')

  it.each([
    { name: 'property', names: style.match(/--hansou-[a-z-]+/g) ?? [] },
    { name: 'text', names: Object.keys(stringsFor('')) },
    {
      name: 'attribute',
      names: Array.from(settings.matchAll(/getAttribute\('(\w+)'\)/g), ([, name = '']) => name),
    },
  ])('name every $name', ({ names }) => {
    expect(names.length).toBeGreaterThan(5)
    const missing = names.filter((name) => !DOCUMENT.includes(`\`${name}\``))
    // Set by the dialog, not by the page.
    expect(missing.filter((name) => name !== '--hansou-viewport')).toEqual([])
  })
})
