/**
 * The search engine: a request in, ranked and marked hits out.
 *
 * All of it is plain computation over the index but for the blocks of the hits on the page
 * (and of the positions that tell who contains a text), which the block loader fetches.
 *
 * Layer: search. Imports: text, corpus, index, search, wire.
 */

// Not sorted: in this order more of the script repeats what gzip still remembers (see worker.ts).
import type { Document } from '../corpus/document.ts'
import { createNormalizer } from '../text/normalize.ts'
import { applyFilters, countFacet, type Filters } from './retrieve/filters.ts'
import { hashId } from '../index/document-columns.ts'
import { RANKING } from '../index/ranking.ts'
import { createWrittenForms } from './query/written-forms.ts'
import type { IndexReader } from '../index/reader.ts'
import { createWordStart } from './show/word-start.ts'
import { createLatticeSegmenter } from '../text/lattice.ts'
import { createDocumentReader, readDocument } from './show/documents.ts'
import type { Match as MatchLevel, SearchHit, SearchResponse, Sort, Suggestion } from '../wire.ts'
import type { BlockLoader } from './retrieve/blocks.ts'
import { Scorer, type Ranked } from './rank/score.ts'
import { firstByDate } from './rank/by-date.ts'
import { explainHit, explainQuery } from './explain.ts'
import { createSettler, NOTHING_ADDED, type Settled } from './rank/settle.ts'
import { withFunctionWords } from './query/function-words.ts'
import { bestLiteral, isLiteral } from './rank/literal-tier.ts'
import { createQueryMatcher, type QueryMatch } from './rank/query-match.ts'
import { createSounds, type Sounds } from './propose/sounds.ts'
import { planQuery, type QueryPlan } from './plan/plan.ts'
import { correct } from './propose/spelling.ts'
import { createPresenter } from './show/hit.ts'
import { createUnitScanner } from '../text/units.ts'
import { suggest } from './propose/suggest.ts'

export interface SearchRequest {
  readonly query: string
  readonly limit: number
  readonly offset: number
  readonly sort: Sort
  readonly filters: Filters
  /** Fields to count. */
  readonly facets: readonly string[]
  /** Whether to say why each hit is where it is. */
  readonly explain?: boolean
}

export interface SearchEngine {
  readonly reader: IndexReader
  /** Searches. A blank query lists all documents, newest first. */
  search(request: SearchRequest): Promise<SearchResponse>
  /** The numbers of the best documents alone, for evaluations. */
  rank(query: string, limit: number): Promise<Int32Array>
  /** Every document that matches, sorted, and the number of the best one (-1 without any). */
  find(query: string): Promise<{
    readonly match: MatchLevel
    readonly documents: Int32Array
    readonly best: number
  }>
  /** The number of the document with an id, or -1. */
  documentNumber(id: string): Promise<number>
  /** A document by id, or null. */
  document(id: string): Promise<Document | null>
  /** Completions of what was typed so far, best first. */
  suggest(query: string, limit: number): Promise<Suggestion[]>
  /** The words of a query as strings to mark in a text, for pages. */
  mark(query: string, document: Document): SearchHit
}

export function createSearchEngine(reader: IndexReader, blocks: BlockLoader): SearchEngine {
  const normalizer = createNormalizer(reader.fold)
  const vocabulary = withFunctionWords(reader)
  const context = {
    reader,
    segmenter: createLatticeSegmenter(vocabulary),
    normalizeText: (text: string) => normalizer.normalizeText(text),
    scan: createUnitScanner(),
  }
  const scorer = new Scorer(reader)
  const texts = createDocumentReader(blocks, normalizer)
  const settler = createSettler(reader, context.normalizeText, texts)
  const matcher = createQueryMatcher(context, scorer, blocks)
  const wordStart = createWordStart(context.segmenter)
  const writing = { plan: context, forms: createWrittenForms(reader), texts, wordStart }
  let sounds: Sounds | undefined

  /** Read when somebody needs them. */
  async function openSounds(): Promise<Sounds | null> {
    if (sounds !== undefined) return sounds
    const readings = await blocks.readings()
    return readings === null ? null : (sounds ??= createSounds(reader, readings))
  }

  /** By date, or all documents of an index. */
  function list(plan: QueryPlan, matching: Int32Array, sort: Sort, k: number): Ranked {
    const dated = firstByDate(reader, matching, sort === 'oldest', k)
    if (plan.required === null) return { documents: dated, scores: new Float64Array(dated.length) }
    const scored = scorer.rank(plan.scored, dated.toSorted(), k)
    const scoreOf = new Map(
      Array.from(scored.documents, (document, i) => [document, scored.scores[i] ?? 0] as const),
    )
    return {
      documents: dated,
      scores: Float64Array.from(dated, (document) => scoreOf.get(document) ?? 0),
    }
  }

  /**
   * The best k of those that match and pass the filters, in their final order from rank `from`
   * on. Past the first page that needs no text of those before.
   */
  async function best(
    result: QueryMatch,
    matching: Int32Array,
    k: number,
    from = 0,
  ): Promise<Settled> {
    const { plan, tier, documents } = result
    const size = Math.max(k, RANKING.nearnessDepth)
    const within = matching === documents ? null : matching
    const literal = bestLiteral(tier, scorer, plan.scored, within, size)
    const ranked = scorer.rankAfter(literal, plan.scored, matching, size)
    if (from >= RANKING.nearnessDepth) return { ...ranked, added: [] }
    return settler.settle(result, ranked, literal.documents.length)
  }

  async function documentNumber(id: string): Promise<number> {
    const hash = hashId(id)
    let at = reader.idHashes.indexOf(hash)
    while (at >= 0) {
      const [document] = await blocks.documents([at])
      if (document?.id === id) return at
      at = reader.idHashes.indexOf(hash, at + 1)
    }
    return -1
  }

  return {
    reader,
    async search({ query, limit, offset, sort, filters, facets, explain = false }) {
      const result = await matcher.match(query)
      const matching = applyFilters(reader, filters, result.documents)
      const isRanked = sort === 'relevance' && result.plan.required !== null
      const ranked: Settled = isRanked
        ? await best(result, matching, offset + limit, offset)
        : { ...list(result.plan, matching, sort, offset + limit), added: [] }
      const page = Array.from(ranked.documents.subarray(offset, offset + limit))
      const read = await texts.read(page)
      const present = createPresenter(result.plan.marks, context.normalizeText(query), wordStart)
      // An explanation says of each hit whether it contains the query, even where none needs it.
      if (explain) await matcher.provide(result.tier.matchers)
      const isFound = result.documents.length > 0
      const suggestion =
        (isFound && result.match === 'all') || offset > 0
          ? null
          : await correct({ ...writing, matcher, sounds: openSounds }, query, isFound, page)
      return {
        query,
        terms: result.plan.words,
        match: result.match,
        total: matching.length,
        offset,
        limit,
        hits: read.map((each, i) => ({
          ...present(each, ranked.scores[offset + i] ?? 0),
          ...(explain && {
            explanation: explainHit(
              context,
              scorer,
              result.plan,
              page[i] ?? 0,
              result.match === 'all' && isLiteral(result.tier, page[i] ?? 0),
              ranked.added[offset + i] ?? NOTHING_ADDED,
            ),
          }),
        })),
        facets: Object.fromEntries(
          facets.map((field) => [field, countFacet(reader, field, matching)]),
        ),
        suggestion,
        indexVersion: reader.version,
        ...(explain && { explanation: explainQuery(context, vocabulary, result.plan, query) }),
      }
    },
    async rank(query, limit) {
      const result = await matcher.match(query)
      return (await best(result, result.documents, limit)).documents.slice(0, limit)
    },
    async find(query) {
      const result = await matcher.match(query)
      const { documents } = await best(result, result.documents, 1)
      return { match: result.match, documents: result.documents, best: documents[0] ?? -1 }
    },
    documentNumber,
    async document(id) {
      const number = await documentNumber(id)
      if (number < 0) return null
      const [document] = await blocks.documents([number])
      return document ?? null
    },
    suggest: (query, limit) =>
      suggest({ ...writing, normalizer, scorer, blocks, sounds: openSounds }, query, limit),
    mark: (query, document) =>
      createPresenter(
        planQuery(context, query).marks,
        context.normalizeText(query),
        wordStart,
      )(readDocument(normalizer, document), 0),
  }
}
