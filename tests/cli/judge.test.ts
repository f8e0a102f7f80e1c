import { describe, expect, it } from 'vitest'

import { judge } from '../../src/cli/eval.ts'
import { bytesText, countText } from '../../src/cli/report.ts'
import { integerOption, listOption, textOption } from '../../src/cli/options.ts'
import { named } from '../support/core-text.ts'

describe('judge', () => {
  // log2(3) = 1.58496: what the second rank divides by.
  const CASES = named([
    { name: 'the only one first', ranked: [7, 1, 2], grades: { 7: 1 }, figures: [1, 1, 1, 1] },
    {
      name: 'the only one second',
      ranked: [1, 7],
      grades: { 7: 1 },
      figures: [0, 0.5, 1, 0.63093],
    },
    {
      name: 'the only one at rank 4',
      ranked: [1, 2, 3, 7],
      grades: { 7: 1 },
      figures: [0, 0.25, 1, 0.43068],
    },
    { name: 'not found', ranked: [1, 2], grades: { 7: 1 }, figures: [0, 0, 0, 0] },
    { name: 'nothing found', ranked: [], grades: { 7: 1 }, figures: [0, 0, 0, 0] },
    { name: 'one of two', ranked: [7], grades: { 7: 1, 8: 1 }, figures: [1, 1, 0.5, 0.61315] },
    {
      name: 'grades in the best order',
      ranked: [8, 7],
      grades: { 7: 1, 8: 3 },
      figures: [1, 1, 1, 1],
    },
    // (1 + 7 / log2 3) / (7 + 1 / log2 3)
    {
      name: 'grades in the wrong order',
      ranked: [7, 8],
      grades: { 7: 1, 8: 3 },
      figures: [1, 1, 1, 0.70983],
    },
    { name: 'a grade of 0', ranked: [7, 8], grades: { 7: 0, 8: 1 }, figures: [0, 0.5, 1, 0.63093] },
    {
      name: 'rank 11 does not count',
      ranked: [1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 7],
      grades: { 7: 1 },
      figures: [0, 0, 0, 0],
    },
    {
      name: 'more than ten relevant',
      ranked: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      grades: Object.fromEntries(Array.from({ length: 12 }, (_, i) => [i + 1, 1])),
      figures: [1, 1, 1, 1],
    },
    { name: 'none relevant', ranked: [1], grades: { 1: 0 }, figures: [0, 0, 0, 0] },
  ] as readonly {
    name: string
    ranked: number[]
    grades: Record<number, number>
    figures: number[]
  }[])
  it.each(CASES)('judges $name', ({ ranked, grades, figures }) => {
    const byDocument = new Map(Object.entries(grades).map(([id, grade]) => [Number(id), grade]))
    const { hit1, mrr10, recall10, ndcg10 } = judge(ranked, byDocument)
    for (const [i, figure] of [hit1, mrr10, recall10, ndcg10].entries())
      expect(figure).toBeCloseTo(figures[i] ?? Number.NaN, 4)
  })
})

describe('bytesText', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [18_400_000, '18.4 MB'],
    [2_000_000_000_000, '2000.0 GB'],
  ])('shows %i as %s', (bytes, text) => {
    expect(bytesText(bytes)).toBe(text)
  })
})

describe('countText', () => {
  it('sets thousands apart', () => {
    expect(countText(12_402)).toBe('12,402')
  })
})

describe('integerOption', () => {
  it.each([1, '10', 50])('takes %s', (value) => {
    expect(integerOption('limit', value, 1, 50)).toBe(Number(value))
  })
  it.each([0, 51, 1.5, 'many', true, undefined])('refuses %s, and says what it takes', (value) => {
    expect(() => integerOption('limit', value, 1, 50)).toThrow(
      '--limit: expected a whole number from 1 to 50',
    )
  })
})

describe('textOption', () => {
  it('takes a folder that is called 2025', () => {
    expect(textOption('index', 2025)).toBe('2025')
  })
  it.each(['', true, undefined])('refuses %s', (value) => {
    expect(() => textOption('index', value)).toThrow('--index: expected a value, got none')
  })
  it('refuses an option that is given twice, and says so', () => {
    expect(() => textOption('out', ['a', 'b'])).toThrow('--out: expected a value, got 2')
  })
})

describe('listOption', () => {
  it('takes one or several', () => {
    expect(listOption('source', 'a')).toEqual(['a'])
    expect(listOption('source', ['a', 3])).toEqual(['a', '3'])
  })
})
