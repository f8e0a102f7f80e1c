import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { WordTable } from '../../src/build/word-table.ts'
import { pairKey } from '../../src/index/segment.ts'
import { LAW } from '../support/core-text.ts'

/** Few characters, so that words share their beginnings; one of them takes two code units. */
const word = fc
  .array(fc.constantFrom('工', '会', '员', '𠮷'), { minLength: 1, maxLength: 5 })
  .map((chars) => chars.join(''))

describe('WordTable', () => {
  it('knows the words it was given, as a Map does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.nat(9))), fc.array(word), (given, asked) => {
        const table = new WordTable()
        for (const [each, frequency] of given) table.set(each, frequency)
        const expected = new Map(given)
        for (const each of [...asked, ...expected.keys()]) {
          expect(table.get(each), each).toBe(expected.get(each))
          const [a = 0, b = 0, ...more] = Array.from(each, (char) => char.codePointAt(0) ?? 0)
          const frequency = expected.get(each) ?? 0
          if (b === 0) expect(table.characterFrequency(a)).toBe(frequency)
          else if (more.length === 0) expect(table.pairFrequency(pairKey(a, b))).toBe(frequency)
        }
      }),
      { ...LAW, numRuns: 40 },
    )
  })

  it('visits the words of two or more characters from a place on, shortest first', () => {
    fc.assert(
      fc.property(fc.array(word), word, fc.nat(10), (given, text, cut) => {
        const table = new WordTable()
        for (const each of given) table.set(each, 1)
        const limit = cut % 2 === 0 ? text.length : Math.min(cut, text.length)
        const found: string[] = []
        table.wordsFrom(text, 0, limit, (end) => found.push(text.slice(0, end)))
        const expected = [...new Set(given)].filter(
          (each) => [...each].length > 1 && text.slice(0, limit).startsWith(each),
        )
        expect(found).toEqual(expected.toSorted((left, right) => left.length - right.length))
      }),
      { ...LAW, numRuns: 40 },
    )
  })
})
