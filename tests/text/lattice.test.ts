import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createLatticeSegmenter } from '../../src/text/lattice.ts'
import type { Vocabulary } from '../../src/text/segmenter.ts'
import { wordsOf } from '../laws/segmenter.ts'
import { LAW } from '../support/core-text.ts'

/** A vocabulary of a few words, as a map. */
function vocabularyOf(words: ReadonlyMap<string, number>): Vocabulary {
  let totalFrequency = 0
  for (const frequency of words.values()) totalFrequency += frequency
  return {
    totalFrequency,
    characterFrequency: (codePoint) => words.get(String.fromCodePoint(codePoint)) ?? 0,
    wordsFrom(text, start, limit, visit) {
      for (let end = start + 2; end <= limit; end++) {
        const frequency = words.get(text.slice(start, end))
        if (frequency !== undefined) visit(end, frequency)
      }
    },
  }
}

/** Every way to cut a text whose characters are single code units. */
function* cutsOf(text: string, words: ReadonlyMap<string, number>): Iterable<string[]> {
  if (text === '') yield []
  for (let end = 1; end <= text.length; end++) {
    const head = text.slice(0, end)
    if (end > 1 && !words.has(head)) continue
    for (const rest of cutsOf(text.slice(end), words)) yield [head, ...rest]
  }
}

describe('createLatticeSegmenter', () => {
  const CHARS = ['工', '会', '组', '建']
  const word = fc.array(fc.constantFrom(...CHARS), { minLength: 1, maxLength: 4 })
  const vocabulary = fc
    .array(fc.tuple(word, fc.integer({ min: 1, max: 2000 })), { maxLength: 12, size: 'max' })
    .map((pairs) => new Map(pairs.map(([chars, frequency]) => [chars.join(''), frequency])))
  const sentence = fc
    .array(fc.constantFrom(...CHARS), { maxLength: 8, size: 'max' })
    .map((chars) => chars.join(''))

  it('takes the most probable of all cuts', () => {
    fc.assert(
      fc.property(vocabulary, sentence, (words, text) => {
        const given = vocabularyOf(new Map([['总', 1], ...words]))
        const worth = (cut: readonly string[]): number =>
          cut.reduce(
            (sum, part) =>
              sum + Math.log(Math.max(1, words.get(part) ?? 0)) - Math.log(given.totalFrequency),
            0,
          )
        const cut = wordsOf(createLatticeSegmenter(given), text)
        expect(cut.join('')).toBe(text)
        for (const part of cut) if (part.length > 1) expect(words.has(part)).toBe(true)
        let best = -Infinity
        for (const other of cutsOf(text, words)) best = Math.max(best, worth(other))
        expect(worth(cut)).toBeCloseTo(best, 9)
      }),
      LAW,
    )
  })

  it('lets the longer word win where two cuts are as probable', () => {
    // With a total of 1, 工会 is as probable as 工 and 会, and so is every cut.
    const words = new Map([['工会', 1]])
    const given = { ...vocabularyOf(words), characterFrequency: () => 1 }
    expect(wordsOf(createLatticeSegmenter(given), '工会工')).toEqual(['工会', '工'])
  })

  it('lets characters outside of the vocabulary stand alone', () => {
    const words = new Map([
      ['工会', 10],
      ['总', 1],
    ])
    expect(wordsOf(createLatticeSegmenter(vocabularyOf(words)), '𠮷工会誉')).toEqual([
      '𠮷',
      '工会',
      '誉',
    ])
  })

  it('cuts texts longer than its work space', () => {
    const words = new Map([
      ['工会', 10],
      ['总', 1],
    ])
    const cut = wordsOf(createLatticeSegmenter(vocabularyOf(words)), '工会'.repeat(500))
    expect(cut).toEqual(Array.from({ length: 500 }, () => '工会'))
  })
})
