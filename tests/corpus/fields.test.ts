import { describe, expect, it } from 'vitest'

import { createFacets } from '../../src/corpus/facets.ts'
import { isoDay, parseIsoDay } from '../../src/corpus/iso-day.ts'
import { parseLink } from '../../src/corpus/link.ts'
import { unwrap } from '../../src/corpus/soft-wrap.ts'

describe('parseIsoDay', () => {
  const CASES = [
    { text: '2025-03-06', day: '2025-03-06' },
    { text: ' 2025-03-06 ', day: '2025-03-06' },
    { text: '2025-03-06T23:59:59.999+08:00', day: '2025-03-06' },
    { text: '2025-03-06 10:00', day: '2025-03-06' },
    { text: '2024-02-29', day: '2024-02-29' },
    { text: '2000-02-29', day: '2000-02-29' },
    { text: '1900-02-29', day: null },
    { text: '2025-02-29', day: null },
    { text: '2025-04-31', day: null },
    { text: '2025-00-01', day: null },
    { text: '2025-3-6', day: null },
    { text: '2025-03-06x', day: null },
    { text: '20250306', day: null },
    { text: '3月6日', day: null },
    { text: '', day: null },
  ]
  it.each(CASES)('reads “$text”', ({ text, day }) => {
    expect(parseIsoDay(text)).toBe(day)
  })
})

describe('isoDay', () => {
  it('agrees with the calendar of Date over every day of four centuries', () => {
    for (let time = Date.UTC(1899, 11, 31); time < Date.UTC(2301, 0, 1); time += 86_400_000) {
      const date = new Date(time)
      const day = isoDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
      if (day !== date.toISOString().slice(0, 10)) expect(day).toBe(date.toISOString())
    }
  })

  it('refuses what is no number', () => {
    expect(isoDay(NaN, 1, 1)).toBeNull()
    expect(isoDay(2025, NaN, 1)).toBeNull()
    expect(isoDay(2025, 1, NaN)).toBeNull()
    expect(isoDay(2025, 1.5, 1)).toBeNull()
  })
})

describe('parseLink', () => {
  const LINKS = [
    'https://x.cn/a?b=1#c',
    'http://x.cn',
    'HTTPS://x.cn',
    '/a/b',
    'a.html',
    '#a',
    '//x.cn/a',
    '/a?t=12:30',
    '/文章/1',
  ]
  it.each(LINKS)('keeps %s', (link) => expect(parseLink(` ${link} `)).toBe(link))

  const REFUSED = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'mailto:a@x.cn',
    '/a b',
    '\\\\x.cn',
    '',
  ]
  it.each(REFUSED)('refuses %j', (link) => expect(parseLink(link)).toBeNull())
})

describe('createFacets', () => {
  it('sorts fields, trims values and keeps each once', () => {
    const facets = createFacets([
      ['tag', ['工会', ' 工会 ', '', '培训']],
      ['city', ['佛山']],
      [' tag ', ['招聘']],
      ['empty', ['  ']],
      ['', ['x']],
    ])
    expect(Object.entries(facets)).toEqual([
      ['city', ['佛山']],
      ['tag', ['工会', '培训', '招聘']],
    ])
  })

  it('takes a field named like a part of every object', () => {
    expect(Object.entries(createFacets([['__proto__', ['x']]]))).toEqual([['__proto__', ['x']]])
  })
})

describe('unwrap', () => {
  const CASES = [
    { text: '企业\n要充分', unwrapped: '企业要充分' },
    { text: '企业，\r\n  要充分', unwrapped: '企业，要充分' },
    { text: '企业,\n要充分', unwrapped: '企业,要充分' },
    { text: '企业\n(要', unwrapped: '企业(要' },
    { text: '“好”\n他', unwrapped: '“好”他' },
    { text: '企业 要', unwrapped: '企业 要' },
    { text: 'full\ntext', unwrapped: 'full text' },
    { text: 'end.\n(a)', unwrapped: 'end. (a)' },
    { text: '用\nHono', unwrapped: '用 Hono' },
    { text: '𠮷\n野', unwrapped: '𠮷野' },
  ]
  it.each(CASES)('reads %j', ({ text, unwrapped }) => expect(unwrap(text)).toBe(unwrapped))
})
