import { describe, expect, it } from 'vitest'

import { document, openDocuments, search, type Corpus } from '../support/core-seed.ts'
import { named } from '../support/core-text.ts'

const SYNONYMS = [['建会', '成立工会']]

/** Few documents hold a character, so that the index keeps lists of them; 会 is a function word. */
function open(): Promise<Corpus> {
  const others = Array.from({ length: 40 }, (_, i) => document({ id: `o${i}`, body: '春风夏雨' }))
  const told = ['申请建会', '成立工会', 'AI企业申请', '2025年建会'].map((body, i) =>
    document({ id: `d${i}`, body }),
  )
  return openDocuments([...told, ...others], SYNONYMS)
}

describe('characters that count in whatever word they stand', () => {
  const CASES = named([
    { name: 'of Chinese alone', query: '申请建会', characters: '申请建' },
    { name: 'after a Latin word, with a synonym', query: 'AI建会申请', characters: '建申请' },
    { name: 'after a number, with a synonym', query: '2025年建会', characters: '年建' },
    { name: 'around a blank, with a synonym', query: '建会 申请', characters: '建申请' },
  ])
  it.each(CASES)('are those of the query: $name', async ({ query, characters }) => {
    const { explanation } = await search(await open(), query, { explain: true })
    const contained = (explanation?.terms ?? []).filter((term) => term.contained)
    expect(new Set(contained.map(({ term }) => term))).toEqual(new Set(characters))
  })
})
