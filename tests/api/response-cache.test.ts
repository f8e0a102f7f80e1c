/** What is kept of answers, and what gives way. */

import { describe, expect, it } from 'vitest'

import { createResponseCache, type CachedAnswer } from '../../src/api/response-cache.ts'

/** With its key of one letter it takes 20 bytes. */
const answer = (etag: string, units = 9): CachedAnswer => {
  return { etag, body: 'x'.repeat(units), type: 'application/json' }
}

/** Which of some keys are there. Asking counts as use: each cache is asked once. */
const kept = (cache: ReturnType<typeof createResponseCache>, keys = 'abcdef'): string =>
  [...keys].filter((key) => cache.get(key) !== undefined).join('')

describe('createResponseCache', () => {
  it('keeps as much as it has room for, and drops the oldest for more', () => {
    const cache = createResponseCache(80)
    for (const key of 'abcd') cache.put(key, answer(key))
    expect(kept(cache)).toBe('abcd')
    for (const key of 'ef') cache.put(key, answer(key))
    expect(kept(cache)).toBe('cdef')
    // What was dropped has left its room.
    cache.put('a', answer('a'))
    expect(kept(cache)).toBe('adef')
  })

  it('drops what was not asked for longest', () => {
    const cache = createResponseCache(80)
    for (const key of 'abcd') cache.put(key, answer(key))
    expect(cache.get('a')).toEqual(answer('a'))
    cache.put('e', answer('e'))
    expect(kept(cache)).toBe('acde')
  })

  it('counts an answer once that two requests put', () => {
    const cache = createResponseCache(80)
    for (const key of 'aaaabcd') cache.put(key, answer(key))
    expect(kept(cache)).toBe('abcd')
  })

  it('leaves out an answer that would take more than a quarter of it', () => {
    const cache = createResponseCache(80)
    cache.put('a', answer('a'))
    cache.put('b', answer('b', 10))
    expect(kept(cache)).toBe('a')
  })
})
