/** Tags of answers: what has another one, and which ones a reader may send back. */

import { describe, expect, it } from 'vitest'

import { etagOf, isFresh } from '../../src/api/etag.ts'

describe('etagOf', () => {
  it('is weak, and begins with the version of the index', () => {
    for (let i = 0; i < 200; i++) expect(etagOf('abc', [`${i}`])).toMatch(/^W\/"abc-[0-9a-f]{16}"$/)
  })

  it('is another one for whatever else is asked', () => {
    const asked = [[], [''], ['ab'], ['a', 'b'], ['b', 'a'], ['', 'ab'], ['ab', ''], ['医疗']]
    const many = Array.from({ length: 2000 }, (_, i) => ['/v1/search', `{"q":"${i}"}`])
    const tags = [...asked, ...many].map((parts) => etagOf('v', parts))
    // No part at all is an empty one.
    expect(new Set(tags).size).toBe(tags.length - 1)
    expect(etagOf('v', ['ab'])).toBe(etagOf('v', ['ab']))
    expect(etagOf('w', ['ab'])).not.toBe(etagOf('v', ['ab']))
  })
})

describe('isFresh', () => {
  it.each([
    ['the tag', 'W/"a"', true],
    ['the tag as a strong one, as some caches send it', '"a"', true],
    ['the tag among others', '"x", W/"y" ,W/"a"', true],
    ['another tag', 'W/"b"', false],
    ['a tag that begins so', 'W/"ab"', false],
    ['an empty header', '', false],
    ['no header', undefined, false],
  ])('knows %s', (_, header, expected) => {
    expect(isFresh(header, 'W/"a"')).toBe(expected)
    expect(isFresh(header, 'W/"a"', true)).toBe(expected)
  })
})
