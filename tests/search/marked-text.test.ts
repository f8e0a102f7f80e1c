import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { escapeHtml, markText } from '../../src/search/show/marked-text.ts'
import { anyText, LAW, named } from '../support/core-text.ts'

describe('escapeHtml', () => {
  const CASES = named([
    {
      name: 'a tag',
      text: '<script>alert(1)</script>',
      html: '&lt;script&gt;alert(1)&lt;/script&gt;',
    },
    { name: 'an attribute', text: `" onload='x`, html: '&quot; onload=&#39;x' },
    { name: 'an entity', text: '&lt;&amp;', html: '&amp;lt;&amp;amp;' },
    { name: 'Chinese', text: '“工会”《法》', html: '“工会”《法》' },
  ])
  it.each(CASES)('escapes $name', ({ text, html }) => {
    expect(escapeHtml(text)).toBe(html)
  })
})

describe('markText', () => {
  const CASES = named([
    { name: 'a word', text: '医疗互助', spans: [[0, 2]], html: '<mark>医疗</mark>互助' },
    {
      name: 'neighbours as one',
      text: '医疗互助',
      spans: [
        [2, 4],
        [0, 2],
      ],
      html: '<mark>医疗互助</mark>',
    },
    {
      name: 'overlapping words as one',
      text: '医疗互助',
      spans: [
        [0, 3],
        [1, 4],
      ],
      html: '<mark>医疗互助</mark>',
    },
    { name: 'a tag', text: 'a<b>c', spans: [[1, 4]], html: 'a<mark>&lt;b&gt;</mark>c' },
    { name: 'half of a tag', text: '</mark>', spans: [[1, 3]], html: '&lt;<mark>/m</mark>ark&gt;' },
    {
      name: 'what lies outside',
      text: '工会',
      spans: [
        [-3, 1],
        [1, 99],
      ],
      html: '<mark>工会</mark>',
    },
    {
      name: 'nothing',
      text: '工会',
      spans: [
        [1, 1],
        [5, 9],
      ],
      html: '工会',
    },
  ] as const)
  it.each(CASES)('marks $name', ({ text, spans, html }) => {
    expect(
      markText(
        text,
        spans.map(([start, end]) => ({ start, end })),
      ).html,
    ).toBe(html)
  })

  it('gives ranges and html that say the same, with no other markup', () => {
    const spans = fc.array(fc.record({ start: fc.nat(40), end: fc.nat(40) }), { maxLength: 6 })
    const hostile = fc
      .array(fc.constantFrom('<', '>', '&', '"', "'", '<mark>', '</mark>', '&lt;', '工', '😀'))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(anyText, hostile), spans, (text, given) => {
        const { ranges, html, ...rest } = markText(text, given)
        expect(rest).toEqual({ text })
        expect(html.replace(/<\/?mark>/gu, '')).toBe(escapeHtml(text))
        expect(html.replace(/<\/?mark>/gu, '')).not.toMatch(/[<>"']/u)
        const marked = Array.from(html.matchAll(/<mark>(.*?)<\/mark>/gsu), ([, inside]) => inside)
        expect(marked).toEqual(ranges.map(([start, end]) => escapeHtml(text.slice(start, end))))
      }),
      LAW,
    )
  })
})
