/**
 * The measures that the relevance bench and `hansou eval` share in definition.
 */

import { describe, expect, it } from 'vitest'

import {
  measureAnswers,
  measureRanking,
  ndcgOf,
  percentile,
} from '../../bench/relevance/metrics.ts'

const ten = Array.from({ length: 10 }, (_, i) => `d${i}`)

interface Case {
  readonly name: string
  readonly ranking: readonly string[]
  readonly grades: Readonly<Record<string, number>>
  readonly expected: readonly [hit1: number, mrr10: number, ndcg10: number, recall10: number]
}

const CASES: readonly Case[] = [
  { name: 'the only one first', ranking: ['a', 'b'], grades: { a: 1 }, expected: [1, 1, 1, 1] },
  {
    name: 'the only one third',
    ranking: ['x', 'y', 'a'],
    grades: { a: 1 },
    expected: [0, 1 / 3, 1 / Math.log2(4), 1],
  },
  { name: 'nothing found', ranking: [], grades: { a: 1 }, expected: [0, 0, 0, 0] },
  {
    name: 'eleventh is too late',
    ranking: [...ten, 'a'],
    grades: { a: 1 },
    expected: [0, 0, 0, 0],
  },
  { name: 'grade 0 is not relevant', ranking: ['a'], grades: { a: 0 }, expected: [0, 0, 0, 0] },
  {
    name: 'a higher grade below a lower one, gain 2^grade - 1',
    ranking: ['low', 'high'],
    grades: { low: 1, high: 2 },
    expected: [1, 1, (1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3)), 1],
  },
  {
    name: 'a repeated document counts once, at its first place',
    ranking: ['a', 'a', 'b'],
    grades: { a: 1, b: 1 },
    expected: [1, 1, 1, 1],
  },
  {
    name: 'recall divides by ten when more are relevant',
    ranking: ten,
    grades: Object.fromEntries([...ten, 'e', 'f'].map((id) => [id, 1])),
    expected: [1, 1, 1, 1],
  },
]

describe('measureRanking', () => {
  it.each(CASES)('measures $name', ({ ranking, grades, expected }) => {
    const { hit1, mrr10, ndcg10, recall10 } = measureRanking(
      ranking,
      new Map(Object.entries(grades)),
    )
    const measured = [hit1, mrr10, ndcg10, recall10]
    for (const [i, value] of expected.entries()) expect(measured[i]).toBeCloseTo(value, 12)
  })
})

describe('measureAnswers', () => {
  const qrels = new Map([
    ['q1', new Map([['a', 1]])],
    ['q2', new Map([['b', 1]])],
  ])

  it('takes means over judged queries, and counts and times all of them', () => {
    const measures = measureAnswers(
      [
        { query: 'q1', ranking: ['a'], elapsedMs: 1 },
        { query: 'q2', ranking: [], elapsedMs: 3 },
        { query: 'unjudged', ranking: ['z'], elapsedMs: 9 },
      ],
      qrels,
    )
    expect(measures).toEqual({
      queries: 2,
      hit1: 0.5,
      mrr10: 0.5,
      ndcg10: 0.5,
      recall10: 0.5,
      zeroResults: 1,
      p50Ms: 3,
      p99Ms: 9,
    })
  })

  it('gives zeros for no answers', () => {
    expect(measureAnswers([], qrels)).toMatchObject({ queries: 0, mrr10: 0, p50Ms: 0 })
  })
})

describe('percentile', () => {
  it.each([
    [0, 1],
    [0.5, 2],
    [0.75, 3],
    [0.99, 4],
    [1, 4],
  ])('finds the nearest rank of fraction %d', (fraction, expected) => {
    expect(percentile([4, 1, 3, 2], fraction)).toBe(expected)
  })
})

describe('ndcgOf', () => {
  it.each([
    { name: 'the best order', ranking: ['a', 'b', 'c'], grades: { a: 3, b: 2, c: 1 }, expected: 1 },
    { name: 'nothing wanted', ranking: ['x', 'y'], grades: { a: 3 }, expected: 0 },
    { name: 'nothing to want', ranking: ['x'], grades: {}, expected: 0 },
    { name: 'past the depth', ranking: ['x', 'y', 'a'], grades: { a: 3 }, expected: 0 },
    { name: 'second', ranking: ['x', 'a'], grades: { a: 3 }, expected: 1 / Math.log2(3) },
    {
      name: 'a poor one first',
      ranking: ['b', 'a'],
      grades: { a: 3, b: 1 },
      expected: (1 + 7 / Math.log2(3)) / (7 + 1 / Math.log2(3)),
    },
  ])('of the first two, $name', ({ ranking, grades, expected }) => {
    expect(ndcgOf(ranking, new Map(Object.entries(grades)), 2)).toBeCloseTo(expected, 10)
  })
})
