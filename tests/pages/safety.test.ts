/**
 * What a reader types, and what a corpus says, is text: it never becomes markup, a link that
 * runs, or anything inline.
 */

import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'

import { createPages } from '../../src/pages/pages.tsx'
import { createEngineOf } from '../support/seed-engine.ts'
import {
  all,
  attribute,
  open,
  type ParsedPage,
  type Site,
  skeletonOf,
  textOf,
} from './html-support.ts'

const PAYLOADS = [
  '<script>alert(1)</script>',
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '</title><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '<!--',
  '--><script>alert(1)</script>',
  '<![CDATA[<script>alert(1)</script>]]>',
  'javascript:alert(1)',
  'jaVasCript:/*-/*`/*\\`/*\'/*"/**/(/* */oNcliCk=alert() )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=alert()//>\\x3e',
  '" autofocus onfocus=alert(1) x="',
  "' autofocus onfocus=alert(1) x='",
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;',
  '<mark>医疗</mark>',
  '${alert(1)}',
  '{{constructor.constructor("alert(1)")()}}',
  '\u0000<script>',
  '<\u0000script>',
  '＜script＞alert(1)＜/script＞',
  '\u2028<b>\u2029',
  'data:text/html,<script>alert(1)</script>',
  '//evil.example',
]

let site: Site
beforeAll(async () => {
  // The same payloads in the corpus: in every field that is shown.
  const hostile = PAYLOADS.map((payload, index) => ({
    id: `${index}${payload}`,
    title: `${payload} 医疗互助`,
    text: `医疗互助 ${payload} 结束。\n${payload}`,
    caption: payload,
    byline: payload,
    facets: { city: payload, [payload]: payload },
  }))
  const plain = Array.from({ length: 3 }, (_, index) => ({
    id: `plain-${index}`,
    title: '医疗互助',
    text: '医疗互助保障计划。',
    facets: { city: '佛山' },
  }))
  site = createPages(await createEngineOf([...hostile, ...plain]))
})

/** What may never be on a page, whatever it shows. */
function expectSafe(page: ParsedPage): void {
  expect(page.errors).toEqual([])
  expect(all(page, 'style')).toEqual([])
  for (const script of all(page, 'script')) {
    expect(attribute(script, 'src')).toBe('/widget.js')
    expect(textOf(script)).toBe('')
  }
  for (const element of all(page)) {
    expect(KNOWN_TAGS).toContain(element.tagName)
    for (const { name, value } of element.attrs) {
      expect(name).not.toMatch(/^(style|on.*|srcdoc|formaction)$/)
      if (name === 'href' && element.tagName === 'a')
        expect(value).toMatch(/^(\/(?!\/)|#|https?:\/\/)/)
      if (name === 'action') expect(value).toBe('/search')
    }
  }
}

const KNOWN_TAGS =
  'html head body meta title link script a header main footer nav aside section article h1 h2 h3 p ol ul li dl dt dd div span small mark time form label input button details summary hansou-search'.split(
    ' ',
  )

describe('a query', () => {
  it.each(PAYLOADS)('never becomes markup: %j', async (payload) => {
    const q = encodeURIComponent(payload)
    for (const path of [
      `/search?q=${q}`,
      `/search?q=x&filter=${q}`,
      `/search?q=x&filter=city:${q}`,
      `/search?q=x&from=${q}&sort=${q}&limit=${q}&lang=${q}&more=${q}`,
      `/documents/plain-0?q=${q}&hit=1`,
      `/documents/${q}`,
      `/?q=${q}`,
      `/${q}`,
    ])
      expectSafe(await open(site, path))
  })

  it('never becomes markup, whatever it is', async () => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        ...`<>&"'\`=/\\ \u0000\n;#x-医!a`,
        '&lt',
        'script',
        'onload=',
        '</',
        '😀',
      ),
      maxLength: 30,
    })
    const reference = skeletonOf(await open(site, '/search?q=zzz'))
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (q, value) => {
        const query = new URLSearchParams({ q, filter: `city:${value}` })
        const page = await open(site, `/search?${query}`)
        expectSafe(page)
        const bare = await open(site, `/search?${new URLSearchParams({ q: `zzz${q}` })}`)
        expectSafe(bare)
        const input = all(bare, 'input').find((field) => attribute(field, 'name') === 'q')
        // Control characters have no place in HTML; a page shows that there was one.
        // oxlint-disable-next-line no-control-regex
        expect(attribute(input, 'value')).toBe(`zzz${q}`.trim().replaceAll('\u0000', '\ufffd'))
        expect(skeletonOf(bare).split('\n').slice(0, 16)).toEqual(
          reference.split('\n').slice(0, 16),
        )
      }),
      { numRuns: 60, seed: 5 },
    )
  })
})

describe('a corpus', () => {
  it('never becomes markup', async () => {
    expectSafe(await open(site, '/'))
    for (let offset = 0; offset < PAYLOADS.length; offset += 10)
      expectSafe(await open(site, `/search?q=%E5%8C%BB%E7%96%97&offset=${offset}`))
    for (const [index, payload] of PAYLOADS.entries()) {
      const id = encodeURIComponent(`${index}${payload}`)
      const page = await open(site, `/documents/${id}?q=script&hit=1`)
      expectSafe(page)
    }
  })

  it('is shown as it is', async () => {
    const id = encodeURIComponent(`0${PAYLOADS[0]}`)
    const page = await open(site, `/documents/${id}?q=script`)
    expect(textOf(all(page, 'h1')[0], 'marks')).toBe('<[script]>alert(1)</[script]> 医疗互助')
  })

  it('cannot give a hit an address that runs', async () => {
    const engine = await createEngineOf([{ id: 'a', title: '医疗', text: '医疗' }])
    const evil = createPages({
      ...engine,
      search: async (request) => {
        const response = await engine.search(request)
        return {
          ...response,
          hits: response.hits.map((hit) => ({ ...hit, url: 'javascript:alert(1)' })),
        }
      },
    })
    const page = await open(evil, '/search?q=%E5%8C%BB%E7%96%97')
    expectSafe(page)
    expect(page.html).toContain('href="/documents/a?')
  })
})
