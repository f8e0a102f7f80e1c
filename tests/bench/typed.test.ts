/**
 * The files of the bench of typed queries.
 */

import { readdirSync, readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

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
