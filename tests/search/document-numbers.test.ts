/** Numbers of official documents, as they are printed and as people quote them. */

import { describe, expect, it } from 'vitest'

import { document, openDocuments, search } from '../support/core-seed.ts'

/** The right one says the least of all. */
const TEXTS = [
  `粤府〔2024〕15号。${'春风夏雨秋霜冬雪'.repeat(9)}`,
  '粤府函〔2024〕15号，2024年，15号',
  '粤府规〔2024〕15号，2024年，15号',
  '粤府〔2023〕15号，2024年，15号',
  '粤府〔2024〕5号，2024年，15号',
  ...Array<string>(20).fill('山川草木'.repeat(9)),
]

describe('the number of an official document', () => {
  it.each([
    '粤府〔2024〕15号',
    '粤府[2024]15号',
    '粤府（2024）15号',
    '粤府2024年15号',
    '粤府2024年第15号',
    '粤府 2024年15号',
    '粤府2024 15号',
    '粵府〔2024〕15號',
  ])('quoted as %s comes first', async (query) => {
    const corpus = await openDocuments(TEXTS.map((body, i) => document({ id: `${i}`, body })))
    const { match, hits } = await search(corpus, query)
    expect([match, hits[0]?.id]).toEqual(['all', '0'])
  })
})
