import { describe, expect, it } from 'vitest'

import type { Document } from '../../src/corpus/document.ts'
import { indexInMemory } from '../support/memory-index.ts'

const document = (number: number, body: string): Document => ({
  id: `n${number}`,
  title: '',
  body,
  caption: '',
  byline: '',
  date: null,
  url: null,
  facets: {},
})

describe('half-typed numbers', () => {
  // More numbers than any page could list: each has 77 in it, and each is another term.
  const count = 3000
  const { engine } = indexInMemory(
    Array.from({ length: count }, (_, i) => document(i, `编号${1000 + i}77号`)),
  )

  it.each([
    { name: 'inside of a number', query: '77' },
    { name: 'at the end of a number, with what follows', query: '77号' },
  ])('find every document that has them, $name', async ({ query }) => {
    const { documents, match } = await engine.find(query)
    expect([match, documents.length]).toEqual(['all', count])
  })
})
