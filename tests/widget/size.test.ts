/**
 * What the widget may weigh, and what its source may not hold.
 *
 * The limits are those of a page on a phone's first visit; the forbidden words are those that a
 * strict content security policy, or a hostile text, would turn against it.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { describe, expect, it } from 'vitest'

import { bundleWidget } from '../support/browser-server.ts'

const WIDGET = join(import.meta.dirname, '../../src/widget')

const FORBIDDEN = [
  /innerHTML/,
  /outerHTML/,
  /insertAdjacentHTML/,
  /document\.write/,
  /createContextualFragment/,
  /DOMParser/,
  /\beval\b/,
  /new Function/,
  /['"]style['"]/,
  /cssText/,
]

describe('size', () => {
  it.each([
    { entry: 'define.ts', limitBytes: 8_000 },
    { entry: 'widget.css', limitBytes: 3_000 },
    { entry: 'instantsearch.ts', limitBytes: 3_000 },
    { entry: 'autocomplete.ts', limitBytes: 3_000 },
  ])('$entry is at most $limitBytes bytes, minified and gzipped', async ({ entry, limitBytes }) => {
    const bundle = await bundleWidget(entry)
    expect(bundle.length).toBeGreaterThan(1_000)
    expect(gzipSync(bundle, { level: 9 }).length).toBeLessThanOrEqual(limitBytes)
  })
})

describe('source', () => {
  const modules = readdirSync(WIDGET).filter((name) => name.endsWith('.ts'))

  it.each(modules)('%s makes nodes, never markup, styles or code', (name) => {
    const source = readFileSync(join(WIDGET, name), 'utf8')
    expect(FORBIDDEN.filter((word) => word.test(source))).toEqual([])
  })

  it('is what is bundled: no package finds its way in', async () => {
    const bundle = await bundleWidget('define.ts')
    expect(FORBIDDEN.filter((word) => word.test(bundle))).toEqual([])
    expect(bundle).not.toMatch(/\bimport\b|\brequire\b/)
  })
})
