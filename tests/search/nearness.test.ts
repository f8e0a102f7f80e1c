import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'

import { RANKING } from '../../src/index/ranking.ts'
import { openIndex } from '../../src/index/reader.ts'
import { createBlockLoader } from '../../src/search/retrieve/blocks.ts'
import { createSearchEngine } from '../../src/search/engine.ts'
import { nearnessOf, NearnessScorer } from '../../src/search/rank/nearness.ts'
import { inverseDocumentFrequency } from '../../src/search/rank/scored-lists.ts'
import type { ScoredTerm } from '../../src/search/retrieve/planned.ts'
import {
  document,
  invert,
  openDocuments,
  openPacked,
  openSeed,
  pack,
  search,
  type Corpus,
} from '../support/core-seed.ts'
import { LAW, named } from '../support/core-text.ts'

async function open(bodies: readonly string[]): Promise<Corpus> {
  const { bytes, blocks } = pack([
    invert(bodies.map((body, i) => document({ id: `d${i}`, title: '', body }))),
  ])
  return openPacked(bytes, blocks)
}

const FILLER = '春风夏雨秋霜冬雪日月星辰山川草木'

describe('the order of the first page', () => {
  const apart = `困难${FILLER}${FILLER}帮扶`
  const together = `${FILLER}困难的帮扶${FILLER.slice(1)}`
  const CASES = named([
    { name: 'words side by side come before words apart', query: '困难 帮扶' },
    { name: 'in either order', query: '帮扶 困难' },
    { name: 'in a question', query: '怎么帮扶有困难的人' },
  ])
  it.each(CASES)('$name', async ({ query }) => {
    const corpus = await open([apart, together])
    const { hits } = await search(corpus, query)
    expect(hits.map(({ id }) => id)).toEqual(['d1', 'd0'])
  })

  it('is that of headlines too, where there is no text', async () => {
    const corpus = await openDocuments(
      [apart, together].map((title, i) => document({ id: `d${i}`, title, body: '' })),
    )
    const { hits } = await search(corpus, '困难 帮扶')
    expect(hits.map(({ id }) => id)).toEqual(['d1', 'd0'])
  })

  it('stays that of the scores where the passages say the same', async () => {
    const corpus = await open([apart, `${apart}${FILLER}${FILLER}`, apart])
    const { hits } = await search(corpus, '困难 帮扶')
    expect(hits.map(({ id }) => id)).toEqual(['d0', 'd2', 'd1'])
  })

  it('keeps a document that says the query as typed before all others', async () => {
    const corpus = await open([
      `困难${FILLER}${FILLER}帮扶，帮扶困难，困难，帮扶`,
      `困难帮扶${FILLER.repeat(9)}`,
    ])
    const { hits } = await search(corpus, '困难帮扶')
    expect(hits.map(({ id }) => id)).toEqual(['d1', 'd0'])
  })

  it('is that of the passages behind a document that says the query as typed', async () => {
    const corpus = await open([`困难帮扶${FILLER.repeat(9)}`, apart, together])
    const { hits } = await search(corpus, '困难帮扶')
    expect(hits.map(({ id }) => id)).toEqual(['d0', 'd2', 'd1'])
  })

  it('is the same however many hits are asked for', async () => {
    const corpus = await openSeed()
    for (const query of ['女职工 活动', '如何组织职工参观', '工会 慰问 困难']) {
      const all = await search(corpus, query, { limit: 50 })
      for (const limit of [1, 3])
        for (const offset of [0, 2]) {
          const some = await search(corpus, query, { limit, offset })
          expect(some.hits).toEqual(all.hits.slice(offset, offset + limit))
        }
    }
  })
})

describe('reading texts', () => {
  it('takes ten blocks at most for ten hits, on any page', async () => {
    // Each document fills a block of its own.
    const bodies = Array.from(
      { length: 35 },
      (_, i) => `困难${FILLER.repeat(1 + (i % 7))}帮扶${FILLER.repeat(100)}`,
    )
    const { bytes, blocks } = pack([
      invert(bodies.map((body, i) => document({ id: `d${i}`, body }))),
    ])
    const reader = openIndex(new Uint8Array(bytes).buffer)
    for (const offset of [0, 10, 20, 30]) {
      const read: string[] = []
      const loader = createBlockLoader(reader, {
        read: (path) => {
          read.push(path)
          return Promise.resolve(blocks.get(path) ?? null)
        },
      })
      const engine = createSearchEngine(reader, loader)
      const filters = { facets: [], fromDay: null, toDay: null }
      const request = { limit: 10, offset, sort: 'relevance' as const, filters, facets: [] }
      const { hits } = await engine.search({ ...request, query: '帮扶 困难' })
      expect(hits).toHaveLength(offset === 30 ? 5 : 10)
      expect(read.filter((path) => path.startsWith('documents/'))).toHaveLength(hits.length)
    }
  })
})

describe('NearnessScorer', () => {
  let corpus: Corpus
  const WORDS = ['困难', '帮扶', '职工', '职业', '2025']

  beforeAll(async () => {
    corpus = await open([`困难帮扶职工2025`, '困难职业', '2025年的职工'])
  })

  const termsOf = (): ScoredTerm[] =>
    WORDS.map((word, i) => ({
      term: /\d/u.test(word)
        ? corpus.reader.stringTerm(word)
        : corpus.reader.pairTerm(word.charCodeAt(0), word.charCodeAt(1)),
      documentFrequency: null,
      weight: 1 - i / 8,
      fields: 15,
    }))

  /** For each place the terms that start there or a little before: the greatest sum. */
  function naive(text: string): number {
    const worthOf = (term: ScoredTerm): number =>
      term.weight *
      inverseDocumentFrequency(
        corpus.reader.list(term.term).documentFrequency,
        corpus.reader.documentCount,
      )
    return Math.max(
      0,
      ...Array.from(text, (_, end) => {
        const from = Math.max(0, end - RANKING.passageUnits)
        const starts = Array.from({ length: end - from + 1 }, (__, i) => from + i)
        return termsOf()
          .filter((_term, i) => starts.some((at) => text.startsWith(WORDS[i] ?? '', at)))
          .reduce((sum, term) => sum + worthOf(term), 0)
      }),
    )
  }

  it('finds the best passage of any text', () => {
    const part = fc.constantFrom(...WORDS, '困', '扶', '20', '，', FILLER, '的')
    const texts = fc.array(
      fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
      { maxLength: 3 },
    )
    fc.assert(
      fc.property(texts, (all) => {
        const scorer = new NearnessScorer(corpus.reader)
        const { best } = scorer.worths(termsOf(), all)
        expect(best).toHaveLength(all.length)
        for (const [i, text] of all.entries()) expect(best[i]).toBeCloseTo(naive(text), 9)
        // What one query left behind must not count for the next.
        expect(scorer.worths(termsOf().slice(0, 1), ['帮扶']).best).toEqual([0])
      }),
      LAW,
    )
  })

  it('asks a passage for no more than can stand in one place of it', async () => {
    const others = Array.from({ length: 30 }, () => FILLER)
    const { reader } = await open(['二〇二五年的职工', '职工', ...others])
    const scored = (term: number): ScoredTerm => {
      expect(term).toBeGreaterThanOrEqual(0)
      return { term, weight: 1, documentFrequency: null, fields: 15 }
    }
    const [zhi = 0, gong = 0, de = 0] = Array.from('职工的', (each) => each.codePointAt(0) ?? 0)
    const word = scored(reader.pairTerm(zhi, gong))
    // Twice, a plain form of a number, a function word, a character in other words.
    const more = [
      reader.stringTerm('#2025'),
      reader.characterTerm(de),
      reader.containedTerm(gong),
    ].map(scored)
    const texts = ['职工的职工', '#2025的工']
    const found = new NearnessScorer(reader).worths([word, word, ...more], texts)
    expect(found).toEqual(new NearnessScorer(reader).worths([word], texts))
    expect(found.best).toEqual([found.most, 0])
  })

  it('counts the more for each term, the more of the query a passage says', () => {
    expect(nearnessOf(0, 0)).toBe(0)
    expect(nearnessOf(8, 8)).toBeCloseTo(RANKING.nearnessWeight * 8, 9)
    for (const worth of [1, 2, 4]) {
      expect(nearnessOf(worth * 2, 8)).toBeGreaterThan(2 * nearnessOf(worth, 8))
      expect(nearnessOf(worth, 16)).toBeLessThan(nearnessOf(worth, 8))
    }
  })

  it('is what the explanation adds to the terms', async () => {
    const seed = await openSeed()
    const { hits } = await search(seed, '如何组织职工参观', { explain: true })
    expect(hits.length).toBeGreaterThan(1)
    for (const { score, explanation } of hits) {
      const sum = explanation?.terms.reduce((all, term) => all + term.score, 0) ?? 0
      expect(explanation?.nearness).toBeGreaterThan(0)
      expect(sum + (explanation?.nearness ?? 0)).toBeCloseTo(score, 2)
    }
  })
})
