import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { NumberFilter } from '../../src/text/number-filter.ts'
import { LAW } from '../support/core-text.ts'

describe('NumberFilter', () => {
  it('never denies what was added', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeNat()), (keys) => {
        const filter = new NumberFilter(64)
        for (const key of keys) filter.add(key)
        expect(keys.every((key) => filter.mayHave(key))).toBe(true)
      }),
      LAW,
    )
  })

  it('denies nearly all else where it has bits to spare', () => {
    const filter = new NumberFilter(1 << 16)
    for (let key = 0; key < 1000; key++) filter.add(key * 0x200000)
    const others = Array.from({ length: 10_000 }, (_, index) => index * 0x200001 + 1)
    expect(others.filter((key) => filter.mayHave(key)).length).toBeLessThan(500)
  })
})
