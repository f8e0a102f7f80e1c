/** What an index takes of a Worker, and which plan that needs. */

import { describe, expect, it } from 'vitest'

import { budgetsOf, planOf, standingOf, type Budget } from '../../src/build/budget.ts'
import type { Manifest } from '../../src/build/index-files.ts'
import { named } from '../support/core-text.ts'

const MIB = 1024 * 1024

function manifestOf(fields: Partial<Manifest>): Manifest {
  return {
    format: 1,
    version: '',
    documents: 0,
    terms: 0,
    postings: 0,
    indexBytes: 0,
    documentBytes: 0,
    positionBytes: 0,
    textBytes: 0,
    largestBlockBytes: 0,
    pairPostings: 0,
    wordPostings: 0,
    analysis: '',
    sources: '',
    facets: [],
    blocks: [],
    blockBytes: [],
    ...fields,
  }
}

const usedOf = (name: Budget['name'], fields: Partial<Manifest>): number =>
  budgetsOf(manifestOf(fields), null).find((one) => one.name === name)?.used ?? NaN

const budget = (used: number, freeOnly = false): Budget => {
  return { name: 'files', used, limit: 100, unit: 'files', freeOnly, advice: '' }
}

describe('budgetsOf', () => {
  it('takes the greater of what starting and serving need', () => {
    const empty = usedOf('memory', {})
    // All caches stay empty: the start is what counts.
    expect(usedOf('memory', { indexBytes: 10 * MIB }) - empty).toBe(26 * MIB)
    // Texts fill them.
    const texts = { indexBytes: 10 * MIB, documentBytes: 50 * MIB, positionBytes: 50 * MIB }
    expect(usedOf('memory', texts) - empty).toBeGreaterThan(26 * MIB)
    // But no further than they reach.
    const more = { ...texts, documentBytes: 500 * MIB, postings: 0 }
    expect(usedOf('memory', more)).toBe(usedOf('memory', texts))
  })

  it.each(
    named([
      { name: 'script', of: { indexBytes: MIB }, more: MIB },
      { name: 'startup', of: { indexBytes: MIB }, more: 2 },
      { name: 'memory', of: { documents: 1000 }, more: 32_000 },
      { name: 'files', of: { blocks: ['a', 'b'], blockBytes: [1, 1] }, more: 2 },
      { name: 'file', of: { largestBlockBytes: 7 }, more: 7 },
    ] as const),
  )('grows with the index: $name', ({ name, of, more }) => {
    expect(usedOf(name, of) - usedOf(name, {})).toBe(more)
  })

  it('knows of CPU what was measured', () => {
    const cpuOf = (ms: number | null): (number | undefined)[] =>
      budgetsOf(manifestOf({}), ms).flatMap(({ name, used }) => (name === 'cpu' ? [used] : []))
    expect([cpuOf(null), cpuOf(3)]).toEqual([[], [3]])
  })
})

describe('standingOf', () => {
  it.each([
    [80, 'fits'],
    [81, 'tight'],
    [100, 'tight'],
    [101, 'over'],
  ])('says of %d in a hundred: %s', (used, standing) => {
    expect(standingOf(budget(used))).toBe(standing)
  })
})

describe('planOf', () => {
  const CASES = named([
    { name: 'everything fits', budgets: [budget(100), budget(100, true)], plan: 'Free' },
    {
      name: 'the Paid plan allows what is over',
      budgets: [budget(1), budget(101, true)],
      plan: 'Paid',
    },
    { name: 'no plan does', budgets: [budget(101), budget(1, true)], plan: null },
    { name: 'it does of one only', budgets: [budget(101), budget(101, true)], plan: null },
  ])
  it.each(CASES)('is $plan where $name', ({ budgets, plan }) => {
    expect(planOf(budgets)).toBe(plan)
  })
})
