/**
 * The JSON that travels: types only, shared by the API, the pages and the search box.
 *
 * All ranges are half-open `[start, end)` in UTF-16 code units of the `text` beside them,
 * so `text.slice(start, end)` is the marked part.
 *
 * Layer: leaf. Imports: nothing.
 */

/** A text with marked parts, as data and as safe HTML. */
export interface MarkedText {
  /** As written: not normalized, not escaped. */
  readonly text: string
  /** Sorted, disjoint, never touching, never empty. */
  readonly ranges: readonly (readonly [start: number, end: number])[]
  /** `text` escaped, with `<mark>` as the only tag. */
  readonly html: string
}

/** How many of the query's words a hit had to hold. */
export type Match = 'all' | 'some'

export type Sort = 'relevance' | 'newest' | 'oldest'

/** Why a hit is where it is; with `explain=true`. */
export interface HitExplanation {
  /** Whether it contains the query as typed, which puts it first. */
  readonly literal: boolean
  /** What its best passage added; 0 past the first page, and where all are as near. */
  readonly nearness: number
  /** What its title added, where the query contains it whole; 0 past the first page. */
  readonly title: number
  /** What each term gave, the most first; `counts` are its occurrences by field. */
  readonly terms: readonly {
    readonly term: string
    /** Whether the character counts in whatever word it stands. */
    readonly contained: boolean
    readonly score: number
    readonly counts: Readonly<Record<string, number>>
  }[]
}

/** How a query was understood; with `explain=true`. */
export interface QueryExplanation {
  /** The query, normalized; spans of the lattice are of this text. */
  readonly text: string
  /** All words the index knows in the query, and which the most probable cut takes. */
  readonly lattice: readonly {
    readonly start: number
    readonly end: number
    /** Dictionary frequency; 0 for a character the dictionary does not have. */
    readonly frequency: number
    readonly chosen: boolean
  }[]
  /** Words that all are wanted; alternatives are one of them, parted by `|`. */
  readonly required: readonly string[]
  /** Synonyms and other spellings that were sought as well. */
  readonly alternatives: readonly string[]
  /** Scored terms; `most` bounds what a term can add. */
  readonly terms: readonly {
    readonly term: string
    /** Whether the character counts in whatever word it stands. */
    readonly contained: boolean
    readonly documentFrequency: number
    readonly idf: number
    readonly weight: number
    readonly most: number
  }[]
}

export interface SearchHit {
  readonly id: string
  readonly url: string
  readonly score: number
  /** ISO day, or null. */
  readonly date: string | null
  readonly facets: Readonly<Record<string, readonly string[]>>
  readonly title: MarkedText
  readonly snippet: MarkedText
  readonly explanation?: HitExplanation
}

/** `GET /v1/search` */
export interface SearchResponse {
  readonly query: string
  /** The words of the query as the index cuts them. */
  readonly terms: readonly string[]
  readonly match: Match
  readonly total: number
  readonly offset: number
  readonly limit: number
  readonly hits: readonly SearchHit[]
  /** Field to value to count, for the fields that were asked for; in no order that means anything. */
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** A better spelling, or null. */
  readonly suggestion: string | null
  readonly indexVersion: string
  readonly explanation?: QueryExplanation
}

export interface Suggestion {
  readonly text: string
  readonly ranges: readonly (readonly [start: number, end: number])[]
  readonly kind: 'title' | 'term'
  readonly url?: string
}

/** `GET /v1/suggest` */
export interface SuggestResponse {
  readonly query: string
  readonly suggestions: readonly Suggestion[]
}

/** `GET /v1/documents/{id}` */
export interface DocumentResponse {
  readonly id: string
  readonly url: string
  readonly title: string
  /** Paragraphs joined by `\n`. */
  readonly text: string
  readonly caption: string
  readonly byline: string
  readonly date: string | null
  readonly facets: Readonly<Record<string, readonly string[]>>
}

/** One wrong parameter of a request. */
export interface ParameterProblem {
  readonly parameter: string
  readonly detail: string
}

/** `application/problem+json`, RFC 9457. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  /** Stable, for programs. */
  readonly code: string
  /** For 400: each parameter that is wrong, and what was expected. */
  readonly errors?: readonly ParameterProblem[]
}
