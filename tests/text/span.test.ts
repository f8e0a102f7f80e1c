import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { mergeSpans, splitsPair, type Span } from '../../src/text/span.ts'
import { LAW } from '../support/core-text.ts'

describe('mergeSpans', () => {
  const spans = fc.array(
    fc.record({ start: fc.nat(40), size: fc.nat(8) }).map(({ start, size }) => ({
      start,
      end: start + size,
    })),
  )

  it('covers what the spans cover, in sorted spans that do not touch', () => {
    fc.assert(
      fc.property(spans, (given) => {
        const merged = mergeSpans(given)
        expect(coveredBy(merged)).toEqual(coveredBy(given))
        for (const [i, span] of merged.entries()) {
          expect(span.start).toBeLessThan(span.end)
          expect(span.start).toBeGreaterThan(merged[i - 1]?.end ?? -1)
        }
      }),
      LAW,
    )
  })
})

describe('splitsPair', () => {
  it('is true inside of a surrogate pair alone', () => {
    const text = '工𠮷😀'
    expect(Array.from({ length: text.length + 1 }, (_, i) => splitsPair(text, i))).toEqual([
      false,
      false,
      true,
      false,
      true,
      false,
    ])
  })
})

function coveredBy(spans: readonly Span[]): number[] {
  const covered = new Set<number>()
  for (const { start, end } of spans) for (let i = start; i < end; i++) covered.add(i)
  return [...covered].toSorted((a, b) => a - b)
}
