import { beforeAll, describe, expect, it } from 'vitest'

import { Cursor, END } from '../../src/index/cursor.ts'
import { createRandom, generateDocuments } from '../support/core-corpus.ts'
import { document as article, openDocuments, type Corpus } from '../support/core-seed.ts'
import { Scorer } from '../../src/search/rank/score.ts'
import { inverseDocumentFrequency } from '../../src/search/rank/scored-lists.ts'
import type { ScoredTerm } from '../../src/search/retrieve/planned.ts'

/** None of its documents has a day, so ties are broken by document. */
let corpus: Corpus
/** The same documents with their days. */
let dated: Corpus
let all: Int32Array

beforeAll(async () => {
  const documents = generateDocuments(1500, 2)
  dated = await openDocuments(documents)
  corpus = await openDocuments(documents.map((document) => ({ ...document, date: null })))
  all = Int32Array.from({ length: corpus.reader.documentCount }, (_, document) => document)
})

/** Scores of every document, term by term, as the formula says. */
function scoreAll(terms: readonly ScoredTerm[]): Float64Array {
  const { reader } = corpus
  const { fieldWeights, k1, b } = reader.meta.shape
  const scores = new Float64Array(reader.documentCount)
  for (const { term, weight, fields, documentFrequency } of terms) {
    const cursor = new Cursor(reader, term)
    const df = documentFrequency ?? cursor.head.documentFrequency
    for (let at = cursor.next(); at !== END; at = cursor.next()) {
      let count = 0
      for (const [field, each] of cursor.counts.entries())
        if (fields & (1 << field)) count += each * (fieldWeights[field] ?? 0)
      // The norm holds the document's length: k1 (1 - b + b length / average).
      const norm = reader.norm(at)
      if (norm < k1 * (1 - b) - 1e-6) throw new Error(`document ${at} has the norm ${norm}`)
      const idf = inverseDocumentFrequency(df, reader.documentCount)
      // Saturation is in single precision, by contract of `saturate`.
      scores[at] = (scores[at] ?? 0) + weight * idf * Math.fround(count / (count + norm))
    }
  }
  return scores
}

/** The best k, found by sorting everything. */
function bestOf(
  scores: Float64Array,
  documents: Int32Array,
  k: number,
  bonus: ReadonlySet<number>,
  { days } = corpus.reader,
): number[] {
  return [...documents]
    .toSorted(
      (a, b) =>
        Number(bonus.has(b)) - Number(bonus.has(a)) ||
        near(scores[b] ?? 0, scores[a] ?? 0) ||
        (days[b] ?? 0) - (days[a] ?? 0) ||
        a - b,
    )
    .slice(0, k)
}

/** Sums of floats in another order differ in the last digits: equal is equal but for those. */
function near(a: number, b: number): number {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)) ? 0 : a - b
}

function randomTerms(random: () => number): ScoredTerm[] {
  const { reader } = corpus
  const count = 1 + Math.floor(random() * 9)
  const terms = new Map<string, ScoredTerm>()
  for (let i = 0; i < count; i++) {
    // Long lists as often as all others: they are where documents are left out.
    let term = Math.floor(random() * reader.termCount)
    if (random() < 0.6)
      for (let tries = 0; tries < 60 && reader.list(term).documentFrequency < 150; tries++)
        term = Math.floor(random() * reader.termCount)
    const fields = random() < 0.8 ? 15 : 1 + Math.floor(random() * 15)
    terms.set(`${term}/${fields}`, {
      term,
      fields,
      weight: [1, 0.5, 0.3, 0.9][Math.floor(random() * 4)] ?? 1,
      documentFrequency: random() < 0.1 ? 400 : null,
    })
  }
  return [...terms.values()]
}

describe('Scorer.rank', () => {
  it.each([
    { name: 'all documents', share: 1, bonusShare: 0 },
    { name: 'a candidate set', share: 0.5, bonusShare: 0 },
    { name: 'few candidates', share: 0.02, bonusShare: 0 },
    { name: 'a bonus', share: 1, bonusShare: 0.01 },
    { name: 'candidates and a bonus', share: 0.4, bonusShare: 0.05 },
  ])('ranks as scoring everything does: $name', ({ share, bonusShare }) => {
    const random = createRandom(share * 100 + bonusShare * 1000)
    const scorer = new Scorer(corpus.reader)
    for (let i = 0; i < 120; i++) {
      const terms = randomTerms(random)
      const documents = share === 1 ? all : all.filter(() => random() < share)
      const bonus = documents.filter(() => random() < bonusShare)
      const k = 1 + Math.floor(random() * 50)
      const scores = scoreAll(terms)
      const wanted = bestOf(scores, documents, k, new Set(bonus))
      const ranked = scorer.rankAfter(scorer.rank(terms, bonus, k), terms, documents, k)
      expect([...ranked.documents]).toEqual(wanted)
      const lift = ranked.scores[0] ?? 0
      for (const [rank, document] of wanted.entries()) {
        const score = ranked.scores[rank] ?? 0
        if (bonus.includes(document)) expect(score).toBeGreaterThan((scores[document] ?? 0) - 1e-9)
        else expect(Math.abs(score - (scores[document] ?? 0))).toBeLessThan(1e-9)
        expect(score).toBeLessThanOrEqual(lift)
      }
    }
  })

  it('puts the newest of equals first, as scoring everything does', () => {
    const random = createRandom(7)
    const scorer = new Scorer(dated.reader)
    for (let i = 0; i < 120; i++) {
      // One term in one field gives hundreds the same.
      const terms = randomTerms(random).slice(0, 1 + (i % 2))
      const k = 1 + Math.floor(random() * 50)
      const wanted = bestOf(scoreAll(terms), all, k, new Set(), dated.reader)
      expect([...scorer.rank(terms, all, k).documents]).toEqual(wanted)
    }
  })

  it('fills the page with documents that have none of the terms, in order of number', () => {
    const rare = all.findLast((term) => corpus.reader.list(term).documentFrequency === 1) ?? 0
    const terms = [{ term: rare, weight: 1, fields: 15, documentFrequency: null }]
    const { documents, scores } = new Scorer(corpus.reader).rank(terms, all, 5)
    expect(scores[0]).toBeGreaterThan(0)
    expect([...scores.slice(1)]).toEqual([0, 0, 0, 0])
    expect([...documents.slice(1)]).toEqual([...all].filter((d) => d !== documents[0]).slice(0, 4))
  })

  it('breaks ties by document, whichever of two lists is read first', async () => {
    for (const words of [
      ['植树', '绿化'],
      ['绿化', '植树'],
    ]) {
      const bodies = Array.from({ length: 600 }, (_, i) => words[Math.floor(i / 300)] ?? '')
      const { reader } = await openDocuments(
        bodies.map((body, i) => article({ id: `d${i}`, body })),
      )
      const terms = words.map((word): ScoredTerm => {
        const term = reader.pairTerm(word.charCodeAt(0), word.charCodeAt(1))
        return { term, weight: 1, fields: 15, documentFrequency: null }
      })
      const { documents, scores } = new Scorer(reader).rank(terms, all.slice(0, 600), 5)
      expect(new Set(scores).size).toBe(1)
      expect([...documents]).toEqual([0, 1, 2, 3, 4])
    }
  })

  it('keeps nothing of a search that a damaged list ended', async () => {
    const bodies = Array.from({ length: 600 }, (_, i) => (i % 2 === 0 ? '植树绿化' : '植树'))
    const { reader } = await openDocuments(bodies.map((body, i) => article({ id: `d${i}`, body })))
    const terms = ['绿化', '植树'].map((word): ScoredTerm => {
      const term = reader.pairTerm(word.charCodeAt(0), word.charCodeAt(1))
      return { term, weight: 1, fields: 15, documentFrequency: null }
    })
    const documents = all.slice(0, 600)
    const wanted = new Scorer(reader).rank(terms, documents, 5)

    const scorer = new Scorer(reader)
    for (const { term } of terms) {
      const { start, end } = reader.list(term)
      const whole = reader.lists.slice(start, end)
      reader.lists.fill(255, Math.floor((start + end) / 2), end)
      expect(() => scorer.rank([...terms], documents, 5)).toThrow(/posting names/u)
      reader.lists.set(whole, start)
      expect(scorer.rank([...terms], documents, 5)).toEqual(wanted)
    }
  })

  it('ranks nothing where there is nothing', () => {
    const scorer = new Scorer(corpus.reader)
    expect(scorer.rank([], new Int32Array(), 10).documents).toHaveLength(0)
    expect([...scorer.rank([], all, 3).documents]).toEqual([0, 1, 2])
  })

  it('explains by the fields that were asked for', () => {
    const titled = all.find((term) => {
      const cursor = new Cursor(corpus.reader, term)
      return cursor.next() !== END && cursor.mask === 3
    })
    const [document = 0] = all.filter((each) => {
      const cursor = new Cursor(corpus.reader, titled ?? 0)
      return cursor.advance(each) === each && cursor.mask === 3
    })
    const counts = (fields: number): boolean[] =>
      new Scorer(corpus.reader)
        .explain([{ term: titled ?? 0, weight: 1, fields, documentFrequency: null }], document)
        .flatMap((each) => each.fields.slice(0, 2).map((count) => count > 0))
    expect([3, 1, 2, 4].map(counts)).toEqual([[true, true], [true, false], [false, true], []])
  })

  it('gives the sum of what it explains', () => {
    const random = createRandom(99)
    const scorer = new Scorer(corpus.reader)
    for (let i = 0; i < 50; i++) {
      const terms = randomTerms(random)
      const { documents, scores } = scorer.rank(terms, all, 5)
      for (const [rank, document] of documents.entries()) {
        const sum = scorer.explain(terms, document).reduce((total, { score }) => total + score, 0)
        expect(sum).toBeCloseTo(scores[rank] ?? 0, 9)
      }
    }
  })
})
