/**
 * Ranking against a scorer that knows no shortcut, and reach against a naive scan.
 */

import { describe, expect, it } from 'vitest'

import { certify } from '../../src/build/certificate.ts'
import { Cursor, END } from '../../src/index/cursor.ts'
import { FIELDS } from '../../src/index/schema.ts'
import { Scorer } from '../../src/search/rank/score.ts'
import { inverseDocumentFrequency } from '../../src/search/rank/scored-lists.ts'
import type { ScoredTerm } from '../../src/search/retrieve/planned.ts'
import { generateDocuments, sequence } from '../support/generated-corpus.ts'
import { analysis, indexInMemory } from '../support/memory-index.ts'

const documents = generateDocuments(1500, 11)
const { reader, engine } = indexInMemory(documents)
const { normalizer } = analysis

/** Scores every document by every term, then sorts. */
function exhaustive(
  terms: readonly ScoredTerm[],
  candidates: readonly number[],
  bonus: ReadonlySet<number>,
): { document: number; score: number }[] {
  const sums = new Map<number, number>()
  let most = 0
  for (const { term, weight, fields } of terms) {
    const { documentFrequency, impact } = reader.list(term)
    const full = weight * inverseDocumentFrequency(documentFrequency, reader.documentCount)
    most += (full * impact) / 255
    const cursor = new Cursor(reader, term)
    for (let document = cursor.next(); document !== END; document = cursor.next()) {
      let weighted = 0
      for (let field = 0; field < FIELDS.length; field++)
        if (fields & (1 << field))
          weighted += (cursor.counts[field] ?? 0) * (reader.meta.shape.fieldWeights[field] ?? 0)
      // In single precision, by contract of `saturate`.
      const score = full * Math.fround(weighted / (weighted + reader.norm(document)))
      sums.set(document, (sums.get(document) ?? 0) + score)
    }
  }
  return candidates
    .map((document) => ({
      document,
      score: (sums.get(document) ?? 0) + (bonus.has(document) ? most : 0),
    }))
    .toSorted((a, b) => b.score - a.score || a.document - b.document)
}

describe('Scorer', () => {
  it('ranks as if it had scored everything', () => {
    const scorer = new Scorer(reader)
    const below = sequence(5)
    for (let round = 0; round < 200; round++) {
      const terms = Array.from({ length: 1 + below(12) }, () => ({
        term: below(reader.termCount),
        weight: 0.25 + below(4) / 4,
        documentFrequency: null,
        fields: below(5) === 0 ? 1 : 15,
      })).filter(({ term }, i, all) => all.findIndex((other) => other.term === term) === i)
      const candidates = Array.from({ length: reader.documentCount }, (_, i) => i).filter(
        () => round % 3 === 0 || below(3) > 0,
      )
      const bonus = round % 4 === 0 ? candidates.filter(() => below(100) === 0) : []
      const k = 1 + below(50)
      const first = scorer.rank(terms, Int32Array.from(bonus), k)
      const ranked = scorer.rankAfter(first, terms, Int32Array.from(candidates), k)
      const expected = exhaustive(terms, candidates, new Set(bonus)).slice(0, k)
      const scores = Array.from(ranked.scores)
      expect(scores).toHaveLength(expected.length)
      for (const [i, { score }] of expected.entries()) expect(scores[i]).toBeCloseTo(score, 9)
      // Sums in another order may differ in the last bit: compare documents where scores differ.
      const distinct = expected.filter(
        ({ score }, i) =>
          Math.abs(score - (expected[i - 1]?.score ?? Infinity)) > 1e-9 &&
          Math.abs(score - (expected[i + 1]?.score ?? -Infinity)) > 1e-9,
      )
      for (const { document } of distinct.slice(0, -1))
        expect(Array.from(ranked.documents)).toContain(document)
    }
  })

  it('breaks ties by document number', () => {
    const scorer = new Scorer(reader)
    const none = scorer.rank([], Int32Array.of(3, 5, 9), 2)
    expect(Array.from(none.documents)).toEqual([3, 5])
  })
})

describe('certify', () => {
  it('finds nothing out of reach, and the literal first', async () => {
    const small = indexInMemory(documents.slice(0, 25))
    const certificate = await certify(small.engine, (numbers) =>
      Promise.resolve(numbers.map((number) => documents[number] as (typeof documents)[number])),
    )
    expect(certificate).toMatchObject({ unreachable: 0, misranked: 0, isComplete: true })
    expect(certificate.tested).toBeGreaterThan(5000)
  })
})

describe('SearchEngine', () => {
  const contains = (number: number, text: string): boolean =>
    FIELDS.some((field) =>
      normalizer
        .normalizeText(documents[number]?.[field] ?? '')
        .includes(normalizer.normalizeText(text)),
    )

  it.each(['工会职工', '困难职工帮扶政策', '医疗互助', '和医疗', '组建总工会'])(
    'gives for the phrase “%s” exactly the documents that contain it',
    async (phrase) => {
      const { documents: found } = await engine.find(`“${phrase}”`)
      const expected = documents.flatMap((_, number) => (contains(number, phrase) ? [number] : []))
      if (expected.length > 0) expect([...found]).toEqual(expected)
    },
  )

  it('excludes exactly the documents that have the word', async () => {
    const all = await engine.find('工会')
    const without = await engine.find('工会 -佛山')
    expect([...without.documents]).toEqual(
      [...all.documents].filter((number) => !contains(number, '佛山')),
    )
  })

  it('joins alternatives', async () => {
    const either = await engine.find('民宿 OR 植树')
    const expected = documents.flatMap((_, number) =>
      contains(number, '民宿') || contains(number, '植树') ? [number] : [],
    )
    expect([...either.documents]).toEqual(expected)
  })

  it('filters, counts and sorts like a naive program', async () => {
    const request = {
      query: '职工',
      limit: 50,
      offset: 0,
      sort: 'newest' as const,
      filters: { facets: [{ field: 'city', value: '佛山' }], fromDay: 20_100, toDay: 20_300 },
      facets: ['city'],
    }
    const answer = await engine.search(request)
    const dayOf = (date: string | null): number =>
      date === null ? NaN : Date.parse(date) / 86_400_000
    const expected = documents.filter(
      ({ facets, date }, number) =>
        contains(number, '职工') &&
        facets['city']?.includes('佛山') &&
        dayOf(date) >= 20_100 &&
        dayOf(date) <= 20_300,
    )
    expect(answer.total).toBe(expected.length)
    expect(answer.facets['city']).toEqual({ 佛山: expected.length })
    const dates = answer.hits.map(({ date }) => date ?? '')
    expect(dates).toEqual(dates.toSorted().toReversed())
  })
})
