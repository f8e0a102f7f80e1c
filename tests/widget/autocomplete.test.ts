/** The Autocomplete source inside the real Algolia Autocomplete, in Chromium. */

import { join } from 'node:path'

import type { AutocompleteOptions } from '@algolia/autocomplete-js'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

import { type AutocompleteItem, createAutocompleteSource } from '../../src/widget/autocomplete.ts'
import { hitOf, markedText, searchResponse } from '../support/browser-answers.ts'
import { useBrowser } from '../support/browser-suite.ts'

const suite = useBrowser()

/** What a page that uses both would write. */
const PAGE_SCRIPT = `
  import { autocomplete } from '@algolia/autocomplete-js'
  import { createAutocompleteSource } from ${JSON.stringify(join(import.meta.dirname, '../../src/widget/autocomplete.ts'))}

  const hansou = createAutocompleteSource({ src: location.origin, limit: 3, sourceId: 'articles' })
  autocomplete({
    container: '#autocomplete',
    detachedMediaQuery: 'none',
    ignoreCompositionEvents: true,
    getSources: () => [hansou],
    navigator: {
      navigate: ({ itemUrl }) => window.log.events.push({ type: 'navigate', detail: { itemUrl } }),
    },
  })
`

describe('createAutocompleteSource', () => {
  it('is a source as the types of Autocomplete have it', () => {
    const source = createAutocompleteSource({ src: 'https://search.example.com' })
    const options: Partial<AutocompleteOptions<AutocompleteItem>> = { getSources: () => [source] }
    expect(options.getSources).toBeTypeOf('function')
    expect(source.sourceId).toBe('hansou')
  })

  it('lists hits with marks, and goes where they are', async () => {
    const page = await openAutocomplete()
    await page.locator('#autocomplete input').focus()
    await page.keyboard.insertText('医疗')
    const items = page.locator('.aa-Item')
    await items.first().waitFor()
    expect(await items.count()).toBe(3)
    expect(await items.first().locator('.aa-ItemContentTitle').innerText()).toBe(
      '佛山万名职工获赠免费医疗互助保障',
    )
    expect(await items.first().locator('mark').allInnerTexts()).toEqual(['医疗', '医疗', '医疗'])
    expect(await items.first().locator('.hansou-item-meta').innerText()).toBe('佛山 · 2025-03-06')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const log = await page.evaluate(() => window.log.events)
    expect(log).toEqual([
      { type: 'navigate', detail: { itemUrl: `${suite.site.origin}/documents/a0` } },
    ])
  })

  it('asks for nothing but words, and says when there is nothing', async () => {
    const page = await openAutocomplete()
    suite.site.search = (query) => ({ body: searchResponse(query, { total: 0 }) })
    await page.locator('#autocomplete input').focus()
    await page.keyboard.insertText(' ')
    await page.keyboard.insertText('医疗胡助')
    await page.getByText('没有找到与“医疗胡助”相关的结果').waitFor()
    // The words are there before what they are about was asked for: of the blank nothing was found either.
    await expect.poll(() => suite.site.queries('search')).toEqual(['医疗胡助'])
  })

  it('keeps hostile text as text', async () => {
    const page = await openAutocomplete()
    const text = '<img src=x onerror=alert(1)>医疗</mark><script>alert(1)</script>'
    const title = markedText(text, '医疗')
    suite.site.search = (query) => ({
      body: searchResponse(query, {
        total: 1,
        hits: [hitOf(query, { title, snippet: title, url: 'javascript:alert(1)' })],
      }),
    })
    await page.locator('#autocomplete input').focus()
    await page.keyboard.insertText('医疗')
    const item = page.locator('.aa-Item')
    await item.waitFor()
    expect(await item.locator('.aa-ItemContentTitle').textContent()).toBe(text)
    expect(await item.locator('img, script').count()).toBe(0)
    expect(await item.locator('a').getAttribute('href')).toBe('#')
  })
})

async function openAutocomplete() {
  const { outputFiles } = await build({
    stdin: { contents: PAGE_SCRIPT, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: 'esm',
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
  })
  suite.site.addFile('/autocomplete.js', 'text/javascript', outputFiles[0]?.text ?? '')
  return suite.open({
    after: '<div id="autocomplete"></div>',
    head: '<script type="module" src="/autocomplete.js"></script>',
  })
}
