import { describe, expect, it } from 'vitest'

import { indexDocuments } from '../../src/build/index-documents.ts'
import { createMiniSearch, indexWithMiniSearch, termsOf } from '../../src/index/minisearch.ts'
import { openSegmentBytes, encodeSegment } from '../../src/index/segment-file.ts'
import { collect } from '../../src/search/retrieve/collect.ts'
import type { Requirement } from '../../src/search/retrieve/requirement.ts'
import { EVERY_FIELD } from '../../src/index/schema.ts'
import { generateDocuments, sequence } from '../support/generated-corpus.ts'
import { analysis, openPacked, pack } from '../support/memory-index.ts'

const documents = generateDocuments(300, 7)
const { normalizer, analyzer } = analysis

describe('indexWithMiniSearch', () => {
  it('gives the very bytes that the inverter gives', () => {
    const direct = pack([indexDocuments(documents, analysis)])
    const through = pack([indexWithMiniSearch(documents, analysis)])
    expect(Buffer.compare(direct.bytes, through.bytes)).toBe(0)
    expect([...through.blocks.keys()]).toEqual([...direct.blocks.keys()])
  })

  it('matches the same documents as MiniSearch itself, all terms or any', () => {
    const index = createMiniSearch(normalizer, analyzer)
    index.addAll(documents.map((document, number) => ({ ...document, number })))
    const { reader } = openPacked(pack([indexDocuments(documents, analysis)]))
    const termOf = (term: string): number => {
      for (let number = 0; number < reader.termCount; number++)
        if (reader.termText(number) === term) return number
      return -1
    }
    const below = sequence(3)
    for (let round = 0; round < 40; round++) {
      const source = documents[below(documents.length)]
      const all = termsOf(normalizer, analyzer, source?.body ?? '')
      const terms = Array.from({ length: 1 + below(4) }, () => all[below(all.length)] ?? '')
      for (const combineWith of ['AND', 'OR'] as const) {
        const requirement: Requirement = {
          kind: combineWith === 'AND' ? 'all' : 'any',
          parts: terms.map((term) => ({
            kind: 'terms',
            terms: [termOf(term)],
            fields: EVERY_FIELD,
          })),
        }
        const expected = index
          .search({
            combineWith,
            queries: terms.map((term) => ({ queries: [term], tokenize: (text: string) => [text] })),
          })
          .map(({ id }) => Number(id))
        expect([...collect(reader, requirement)]).toEqual(expected.toSorted((a, b) => a - b))
      }
    }
  })
})

describe('packIndex', () => {
  it('gives the same bytes however the documents are cut into segments', () => {
    const whole = pack([indexDocuments(documents, analysis)])
    for (const parts of [2, 7]) {
      const size = Math.ceil(documents.length / parts)
      const segments = Array.from({ length: parts }, (_, i) =>
        indexDocuments(documents.slice(i * size, (i + 1) * size), analysis),
      )
      // Through the form that threads hand over and the cache keeps.
      const cut = pack(segments.map((segment) => openSegmentBytes(encodeSegment(segment))))
      expect(Buffer.compare(cut.bytes, whole.bytes)).toBe(0)
      expect([...cut.blocks.keys()]).toEqual([...whole.blocks.keys()])
    }
  })
})
