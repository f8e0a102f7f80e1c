/**
 * The measures of the bench of typed queries, and its files.
 */

import { readdirSync, readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { meanOf, ndcgOf } from '../../bench/relevance/graded.ts'

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
  ])('$name', ({ ranking, grades, expected }) => {
    expect(ndcgOf(ranking, grades as Readonly<Record<string, number>>, 2)).toBeCloseTo(expected, 10)
  })

  it('means nothing of nothing', () => {
    expect([meanOf([]), meanOf([1, 0])]).toEqual([0, 0.5])
  })
})

const FOLDER = new URL('../../bench/relevance/typed/', import.meta.url)

describe.each(readdirSync(FOLDER))('the typed queries of %s', (file) => {
  const rows = readFileSync(new URL(file, FOLDER), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { query: string; need: string; grades: object })

  it('are each there once, with what is wanted and graded', () => {
    expect(new Set(rows.map(({ query }) => query)).size).toBe(rows.length)
    expect(rows.filter(({ query, need }) => query.trim() === '' || need === '')).toEqual([])
    const grades = rows.flatMap((row) => [
      Object.values(row.grades).length,
      ...Object.values(row.grades),
    ])
    expect(grades.every((grade) => Number.isInteger(grade) && grade > 0)).toBe(true)
    expect(rows.flatMap((row) => Object.values(row.grades)).every((grade) => grade <= 3)).toBe(true)
  })
})
