import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'

import type { Document } from '../../src/corpus/document.ts'
import { createMiniSearch, indexWithMiniSearch, termsOf } from '../../src/index/minisearch.ts'
import { EVERY_FIELD } from '../../src/index/schema.ts'
import { collect } from '../../src/search/retrieve/collect.ts'
import type { Requirement } from '../../src/search/retrieve/requirement.ts'
import { createRandom, generateDocuments } from '../support/core-corpus.ts'
import {
  analysisOfBuilds,
  document,
  invert,
  openPacked,
  pack,
  type Corpus,
} from '../support/core-seed.ts'
import { LAW, readerText } from '../support/core-text.ts'

beforeAll(() => {
  analysisOfBuilds()
})

function viaMiniSearch(documents: readonly Document[]): ReturnType<typeof pack> {
  return pack([indexWithMiniSearch(documents, analysisOfBuilds())])
}

describe('indexWithMiniSearch', () => {
  it('gives the bytes that the inverter gives, over generated text', () => {
    const generated = fc.array(
      fc.record({ title: readerText, body: readerText, caption: readerText, byline: readerText }),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(generated, (fields) => {
        const documents = fields.map((each, i) => document({ id: `d${i}`, ...each }))
        const own = pack([invert(documents)])
        const other = viaMiniSearch(documents)
        expect(Buffer.compare(other.bytes, own.bytes)).toBe(0)
        expect(other.blocks).toEqual(own.blocks)
      }),
      { ...LAW, numRuns: 60 },
    )
  })

  it('gives the bytes that the inverter gives, over lists of several blocks', () => {
    const documents = generateDocuments(500, 3)
    const own = pack([invert(documents)])
    const other = viaMiniSearch(documents)
    expect(Buffer.compare(other.bytes, own.bytes)).toBe(0)
    expect(other.blocks).toEqual(own.blocks)
  })

  it('keeps documents of which no field has a term', () => {
    const documents = [document({ id: 'a', title: '……' }), document({ id: 'b', title: '工会' })]
    expect(Buffer.compare(viaMiniSearch(documents).bytes, pack([invert(documents)]).bytes)).toBe(0)
  })
})

describe('the set of documents that match', () => {
  it('is that of MiniSearch on the same tokens, for all of them and for any', async () => {
    const { normalizer, analyzer } = analysisOfBuilds()
    const documents = generateDocuments(400, 5)
    const oracle = createMiniSearch(normalizer, analyzer)
    for (const [number, { title, body, caption, byline }] of documents.entries())
      oracle.add({ number, title, body, caption, byline })
    const { bytes, blocks } = pack([invert(documents)])
    const corpus = await openPacked(bytes, blocks)
    const random = createRandom(11)
    let nonEmpty = 0
    for (let i = 0; i < 400; i++) {
      const source = documents[Math.floor(random() * documents.length)] as Document
      const tokens = termsOf(normalizer, analyzer, `${source.title}。${source.body}`)
      const from = Math.floor(random() * tokens.length)
      const query = [
        ...tokens.slice(from, from + 1 + Math.floor(random() * 4)),
        ...(random() < 0.2 ? ['没有的词'] : []),
      ]
      for (const combineWith of ['AND', 'OR'] as const) {
        const theirs = oracle
          .search(query.join('\0'), {
            combineWith,
            tokenize: (text) => text.split('\0'),
            processTerm: (term) => term,
          })
          .map(({ id }) => id as number)
          .toSorted((a, b) => a - b)
        const parts = query.map((term) => requirementOf(corpus, term))
        const ours = collect(corpus.reader, { kind: combineWith === 'AND' ? 'all' : 'any', parts })
        expect([...ours]).toEqual(theirs)
        if (theirs.length > 0) nonEmpty++
      }
    }
    expect(nonEmpty).toBeGreaterThan(400)
  })
})

/** The term as the index numbers it: by what it looks like. */
function requirementOf({ reader }: Corpus, token: string): Requirement {
  const codePoints = Array.from(token, (char) => char.codePointAt(0) ?? 0)
  const [left = 0, right = 0] = codePoints
  const term =
    codePoints.length === 1 && reader.characterTerm(left) >= 0
      ? reader.characterTerm(left)
      : codePoints.length === 2 && reader.pairTerm(left, right) >= 0
        ? reader.pairTerm(left, right)
        : reader.stringTerm(token)
  return { kind: 'terms', terms: term < 0 ? [] : [term], fields: EVERY_FIELD }
}
