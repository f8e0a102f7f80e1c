import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { Document } from '../../src/corpus/document.ts'
import { chunksOf } from '../../src/index/chunk-reader.ts'
import { Cursor, END } from '../../src/index/cursor.ts'
import { EVERY_FIELD } from '../../src/index/schema.ts'
import { withoutSorted } from '../../src/index/sorted.ts'
import { collect, filter } from '../../src/search/retrieve/collect.ts'
import type { LiteralMatcher } from '../../src/search/retrieve/literal.ts'
import { beyond, type Requirement } from '../../src/search/retrieve/requirement.ts'
import { SMALL_UNION } from '../../src/search/retrieve/union.ts'
import { generateDocuments } from '../support/core-corpus.ts'
import { document as article, invert, openPacked, pack, type Corpus } from '../support/core-seed.ts'
import { LAW } from '../support/core-text.ts'

let corpus: Corpus
let dense: Corpus
/** The same among so many others that no list has a directory. */
let sparse: Corpus

beforeAll(async () => {
  const documents = generateDocuments(900, 11)
  const others = Array.from({ length: 15_000 }, (_, i) => article({ id: `o${i}`, body: '空' }))
  const open = (segment: Document[]): Promise<Corpus> => {
    const { bytes, blocks } = pack([invert(segment)])
    return openPacked(bytes, blocks)
  }
  dense = await open(documents)
  sparse = await open([...documents, ...others])
})

beforeEach(() => {
  corpus = dense
})

/** Trees over terms by share of all terms, so that they can be drawn before there is an index. */
interface Tree {
  readonly kind: 'terms' | 'bitmap' | 'all' | 'any' | 'most' | 'literal'
  readonly terms?: readonly number[]
  readonly fields?: number
  readonly parts?: readonly Tree[]
  /** Every so many documents are in the bitmap, or let pass by the matcher. */
  readonly every?: number
}
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      kind: fc.constant('terms' as const),
      terms: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { maxLength: 4 }),
      fields: fc.constantFrom(EVERY_FIELD, 1, 2),
    }),
    fc.record({ kind: fc.constant('bitmap' as const), every: fc.integer({ min: 1, max: 40 }) }),
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('all' as const, 'any' as const, 'most' as const),
        parts: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      }),
    },
    fc.record({
      kind: fc.constant('literal' as const),
      parts: fc.tuple(tie('tree')),
      every: fc.constantFrom(2, 3),
    }),
  ),
}))

function requirementOf(
  { kind, terms = [], fields = EVERY_FIELD, parts = [], every = 1 }: Tree,
  from: readonly number[] = corpusTerms(),
): Requirement {
  const own = parts.map((part) => requirementOf(part, from))
  if (kind === 'most') return { kind, parts: own, least: (own.length >>> 1) + 1 }
  if (kind === 'bitmap') return bitmapOf(every)
  if (kind === 'literal') return { kind, candidates: own[0]!, matcher: matcherOf(every) }
  if (kind !== 'terms') return { kind, parts: own }
  return { kind, fields, terms: terms.map((share) => from[Math.floor(share * from.length)] ?? 0) }
}

function bitmapOf(every: number): Requirement {
  const bytes = new Uint8Array((corpus.reader.documentCount + 7) >>> 3)
  let count = 0
  for (let document = 0; document < corpus.reader.documentCount; document += every, count++)
    bytes[document >>> 3] = (bytes[document >>> 3] ?? 0) | (1 << (document & 7))
  return { kind: 'bitmap', bitmap: { bytes, count } }
}

function matcherOf(every: number): LiteralMatcher {
  const filterEvery = (documents: Int32Array): Int32Array =>
    documents.filter((document) => document % every === 0)
  return { terms: [], provide: () => undefined, filter: filterEvery }
}

function corpusTerms(): number[] {
  return Array.from({ length: corpus.reader.firstContained }, (_, term) => term)
}

const any = (...parts: Requirement[]): Requirement => ({ kind: 'any', parts })
const all = (...parts: Requirement[]): Requirement => ({ kind: 'all', parts })

/** Terms whose lists are kept decoded, because they are long and have been read before. */
function keptTerms(): number[] {
  const chunks = chunksOf(corpus.reader)
  return corpusTerms().filter((term) => {
    for (let time = 0; time < 3; time++) {
      chunks.open(term)
      while (chunks.following());
    }
    chunks.open(term)
    return chunks.kept !== null
  })
}

/** What a requirement means, term by term and document by document. */
function naive(requirement: Requirement): Set<number> {
  if (requirement.kind === 'terms') {
    const found = new Set<number>()
    for (const term of requirement.terms) {
      const cursor = new Cursor(corpus.reader, term)
      for (let at = cursor.next(); at !== END; at = cursor.next())
        if (cursor.mask & requirement.fields) found.add(at)
    }
    return found
  }
  if (requirement.kind === 'most') {
    const { parts, least } = requirement
    const met = new Map<number, number>()
    for (const part of parts)
      for (const document of naive(part)) met.set(document, (met.get(document) ?? 0) + 1)
    return new Set([...met].filter(([, count]) => count >= least).map(([document]) => document))
  }
  if (requirement.kind === 'bitmap') {
    const { bytes } = requirement.bitmap
    const numbers = Array.from({ length: bytes.length * 8 }, (_, document) => document)
    return new Set(
      numbers.filter((document) => ((bytes[document >>> 3] ?? 0) >>> (document & 7)) & 1),
    )
  }
  if (requirement.kind === 'literal')
    return new Set(requirement.matcher.filter(Int32Array.from(naive(requirement.candidates))))
  const [first = new Set<number>(), ...others] = requirement.parts.map(naive)
  return others.reduce(
    (sum, next) =>
      requirement.kind === 'any'
        ? new Set([...sum, ...next])
        : new Set([...sum].filter((document) => next.has(document))),
    first,
  )
}

const sorted = (set: ReadonlySet<number>): number[] => [...set].toSorted((a, b) => a - b)

describe('a requirement', () => {
  it.each([
    { name: 'any lists', of: () => dense, termsOf: corpusTerms },
    { name: 'lists that are kept decoded', of: () => dense, termsOf: keptTerms },
    { name: 'lists that are kept without a directory', of: () => sparse, termsOf: keptTerms },
  ])('collects what it means of $name', ({ of, termsOf }) => {
    corpus = of()
    const terms = termsOf()
    expect(terms.length).toBeGreaterThan(8)
    const [a = 0, b = 0] = terms.toSorted(
      (one, two) =>
        corpus.reader.list(one).documentFrequency - corpus.reader.list(two).documentFrequency,
    )
    const [rare, common, none] = [[a], [b], []].map((some): Requirement => {
      return { kind: 'terms', terms: some, fields: EVERY_FIELD }
    }) as [Requirement, Requirement, Requirement]
    const pair: Requirement = { kind: 'terms', terms: [b, a], fields: EVERY_FIELD }
    for (const first of [rare, any(rare), any(rare, any(none)), all(rare), all(any(rare)), pair])
      for (const other of [common, pair]) {
        const requirement = all(first, other)
        expect([...collect(corpus.reader, requirement)]).toEqual(sorted(naive(requirement)))
      }
    // So many that their documents are marked instead of sorted.
    const postings = terms.map((term) => corpus.reader.list(term).documentFrequency)
    expect(postings.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(SMALL_UNION)
    const many: Requirement = { kind: 'terms', terms, fields: EVERY_FIELD }
    const titles: Requirement = { kind: 'terms', terms, fields: 1 }
    const each = terms.map((term): Requirement => {
      return { kind: 'terms', terms: [term], fields: EVERY_FIELD }
    })
    const most: Requirement = { kind: 'most', parts: [...each, titles], least: 3 }
    for (const requirement of [
      many,
      any(many, titles),
      any(many, all(common)),
      any(titles, rare),
      most,
    ])
      expect([...collect(corpus.reader, requirement)]).toEqual(sorted(naive(requirement)))
    fc.assert(
      fc.property(tree, (drawn) => {
        const requirement = requirementOf(drawn, terms)
        expect([...collect(corpus.reader, requirement)]).toEqual(sorted(naive(requirement)))
      }),
      LAW,
    )
    // Narrowing a set must not have written into a list that others will read.
    for (const term of terms) {
      const requirement: Requirement = { kind: 'terms', terms: [term], fields: EVERY_FIELD }
      expect([...collect(corpus.reader, requirement)]).toEqual(sorted(naive(requirement)))
    }
  })

  it('has room for all that meet it, however often the list has been read', () => {
    corpus = sparse
    const everywhere: Requirement = {
      kind: 'terms',
      terms: [corpus.reader.characterTerm('空'.codePointAt(0) ?? 0)],
      fields: EVERY_FIELD,
    }
    const most: Requirement = { kind: 'most', parts: [everywhere, everywhere], least: 2 }
    const meant = sorted(naive(everywhere))
    expect(meant.length).toBeGreaterThan(SMALL_UNION)
    for (let time = 0; time < 4; time++) {
      expect([...collect(corpus.reader, most)]).toEqual(meant)
      expect([...collect(corpus.reader, any(everywhere, all(everywhere)))]).toEqual(meant)
      const literal = { candidates: bitmapOf(5), matcher: matcherOf(1) }
      for (const other of [bitmapOf(7), { kind: 'literal' as const, ...literal }]) {
        const either = any(other, everywhere)
        expect([...collect(corpus.reader, either)]).toEqual(sorted(naive(either)))
        expect([...filter(corpus.reader, either, Int32Array.from(meant))]).toEqual(meant)
      }
    }
  })

  it('lets pass what it means of any documents', () => {
    fc.assert(
      fc.property(tree, tree, (drawn, other) => {
        const requirement = requirementOf(drawn)
        const documents = collect(corpus.reader, requirementOf(other))
        const meant = naive(requirement)
        const left = filter(corpus.reader, requirement, documents)
        expect([...left]).toEqual([...documents].filter((document) => meant.has(document)))
        const rest = [...documents].filter((document) => !meant.has(document))
        expect([...withoutSorted(documents, left)]).toEqual(rest)
      }),
      LAW,
    )
  })

  it('asks beyond another one only what that left open', () => {
    fc.assert(
      fc.property(tree, tree, fc.boolean(), (drawn, other, both) => {
        const requirement = requirementOf(drawn)
        const met: Requirement = both
          ? { kind: 'all', parts: [requirement, requirementOf(other)] }
          : requirementOf(other)
        const documents = collect(corpus.reader, met)
        expect([...filter(corpus.reader, beyond(requirement, met), documents)]).toEqual([
          ...filter(corpus.reader, requirement, documents),
        ])
      }),
      LAW,
    )
  })

  it('asks nothing that has been asked', () => {
    const met: Requirement = {
      kind: 'all',
      parts: [1, 2, 3].map((term) => ({ kind: 'terms', terms: [term], fields: EVERY_FIELD })),
    }
    expect(beyond(met, met)).toEqual({ kind: 'all', parts: [] })
    const some: Requirement = { kind: 'all', parts: met.parts.slice(1) }
    expect(beyond(some, met)).toEqual({ kind: 'all', parts: [] })
    const title: Requirement = { kind: 'terms', terms: [2], fields: 1 }
    expect(beyond({ kind: 'all', parts: [title] }, met)).toEqual({ kind: 'all', parts: [title] })
    // Who holds one of two terms need not hold the first.
    const either: Requirement = { kind: 'terms', terms: [2, 9], fields: EVERY_FIELD }
    expect(beyond(some, all(either))).toEqual(some)
    expect(beyond(all(either), met)).toEqual(all(either))
    // Nor does one of several tell of the others.
    const nested = all({ kind: 'terms', terms: [2], fields: EVERY_FIELD }, title)
    expect(beyond(all(nested), met)).toEqual(all(nested))
  })
})
