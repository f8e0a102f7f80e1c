import { describe, expect, it } from 'vitest'

import { publish } from '../../src/build/published.ts'
import { document } from '../support/core-seed.ts'
import { named } from '../support/core-text.ts'

const SITE = 'https://news.example.com/a/'

describe('publish', () => {
  const CASES = named([
    { name: 'a page', path: '2025/b.html', url: null, address: `${SITE}2025/b.html` },
    { name: 'an index', path: '2025/index.html', url: null, address: `${SITE}2025/` },
    { name: 'the index of the site', path: 'index.htm', url: null, address: SITE },
    { name: 'a zipped page', path: 'b.html.gz', url: null, address: `${SITE}b.html` },
    { name: 'one zipped in capitals', path: 'b.html.GZ', url: null, address: `${SITE}b.html` },
    { name: 'no index', path: 'my-index.html', url: null, address: `${SITE}my-index.html` },
    {
      name: 'a path in Chinese',
      path: '新闻/a b?#.html',
      url: null,
      address: `${SITE}%E6%96%B0%E9%97%BB/a%20b%3F%23.html`,
    },
    { name: 'a path of its own', path: 'b.html', url: '/c', address: 'https://news.example.com/c' },
    { name: 'a way from the site', path: 'b.html', url: 'c/', address: `${SITE}c/` },
    { name: 'an address', path: 'b.html', url: 'http://x.org/c', address: 'http://x.org/c' },
    { name: 'what is no address', path: 'b.html', url: 'http://', address: 'http://' },
  ])
  it.each(CASES)('gives $name its address', ({ path, url, address }) => {
    const [published] = publish([document({ id: 'a', url })], 'html', { site: SITE, path })
    expect(published?.url).toBe(address)
  })

  it('gives a page the same id on every site, and another id than its neighbour', () => {
    const idOf = (site: string, path: string, body: string) =>
      publish([document({ id: 'a', body })], 'html', { site, path })[0]?.id
    expect(idOf(SITE, 'b.html', '文')).toBe(idOf('http://localhost/', 'b.html', '改过的文'))
    expect(idOf(SITE, 'b.html', '文')).not.toBe(idOf(SITE, 'c.html', '文'))
  })

  it('leaves a document alone that is no page and has no address', () => {
    const article = document({ id: 'a', url: null })
    expect(publish([article], 'markdown', { site: SITE, path: 'a.md' })).toEqual([article])
  })
})
