/** Dates in figures alone, of a corpus that says them in words. */

import { describe, expect, it } from 'vitest'

import { withSaidDates } from '../../src/search/query/said-dates.ts'
import { document, openDocuments, search } from '../support/core-seed.ts'

describe('a query with its dates in words', () => {
  it.each([
    ['20250306', '2025年03月06日'],
    ['会议20250306', '会议2025年03月06日'],
    ['1995-08', '1995年08月'],
    ['1995.8 会议', '1995年8月 会议'],
    ['1995/8', '1995年8月'],
    ['4.30', '4月30日'],
    ['4/30放假', '4月30日放假'],
    ['放假 5.1', '放假 5月1日'],
    // Each as it was typed.
    ['2025-03-06', '2025-03-06'],
    ['2025.3.6', '2025.3.6'],
    ['20259906', '20259906'],
    ['12025030612', '12025030612'],
    ['v8.2', 'v8.2'],
    ['4.2kg', '4.2kg'],
    ['3.5%', '3.5%'],
    ['40.2', '40.2'],
    ['1.50', '1.50'],
    ['3-1', '3-1'],
    ['192.168.1.1', '192.168.1.1'],
    ['2025', '2025'],
  ])('%s is %s', (query, said) => {
    expect(withSaidDates(query)).toBe(said)
  })
})

describe('a date in figures alone', () => {
  const BODIES = [
    '工会定于1995年8月12日召开会议',
    '5月1日放假安排',
    '价格为4.30元',
    '消防演练',
    '十二月三十一日聚会',
  ]
  const found = async (query: string): Promise<readonly [string, string[]]> => {
    const corpus = await openDocuments(
      BODIES.map((body, i) => document({ id: `${i}`, body, date: i === 3 ? '2025-03-06' : null })),
    )
    const { match, hits } = await search(corpus, query)
    return [match, hits.map(({ id }) => id)]
  }

  it.each([
    ['19950812', ['all', ['0']]],
    ['1995.8', ['all', ['0']]],
    ['1995-08会议', ['all', ['0']]],
    ['8/12', ['all', ['0']]],
    ['5.1放假', ['all', ['1']]],
    ['12/31', ['all', ['4']]],
    // What says it as typed is meant.
    ['4.30', ['all', ['2']]],
    // The articles of that day, though none says it.
    ['20250306', ['some', ['3']]],
    ['3/6', ['some', ['3']]],
    ['5.1 演练', ['some', ['3']]],
  ])('%s finds %j', async (query, expected) => {
    expect(await found(query)).toEqual(expected)
  })
})
