/**
 * Request parameters: query strings to typed requests, or everything that is wrong with them.
 *
 * API and pages read the same parameters by the same rules. An unknown parameter is an error
 * in the API, where it is a typo; pages ignore it, since links pick up parameters on their way.
 *
 * What a rule allows is said to clients in the OpenAPI document (`build/openapi.ts`).
 *
 * Layer: api. Imports: search, wire.
 */

import * as v from 'valibot'

import { dayOf, type FacetFilter, isoOf } from '../search/retrieve/filters.ts'
import type { SearchRequest } from '../search/engine.ts'
import type { ParameterProblem } from '../wire.ts'

/** Longest accepted query, in code points. Planning is linear in it, so this bounds a request. */
export const MAX_QUERY = 200
export const MAX_LIMIT = 50
export const MAX_OFFSET = 1000
export const DEFAULT_LIMIT = 10
export const MAX_SUGGESTIONS = 20
/** Longest accepted filter, field and colon included, in code points. */
export const MAX_FILTER = 500

const isAtMost = (most: number, text: string): boolean =>
  text.length <= most || [...text].length <= most

const atMost = (most: number) =>
  v.check(
    (text: string) => isAtMost(most, text),
    ({ input }) => `expected at most ${most} characters, got ${[...input].length}`,
  )

/** @param expected - What a text should have been. */
const check = (isRight: (text: string) => boolean, expected: string) =>
  v.check(isRight, ({ input }) => `expected ${expected}, got ${quote(input)}`)

const query = v.optional(v.pipe(v.string(), atMost(MAX_QUERY)), '')

const integer = (least: number, most: number, fallback: number) =>
  v.optional(
    v.pipe(
      v.string(),
      check(
        (text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most,
        `a whole number from ${least} to ${most}`,
      ),
      v.transform(Number),
    ),
    String(fallback),
  )

const day = v.optional(
  v.pipe(
    v.string(),
    check((text) => dayOf(text) !== null, 'a day as YYYY-MM-DD'),
    v.transform((text) => dayOf(text)),
  ),
)

const choice = <const T extends readonly [string, ...string[]]>(choices: T, fallback: T[number]) =>
  v.optional(
    v.picklist(
      choices,
      ({ input }) => `expected one of ${choices.join(', ')}, got ${quote(input)}`,
    ),
    fallback,
  )

const flag = v.optional(
  v.pipe(
    v.string(),
    check((text) => text === 'true' || text === 'false', 'true or false'),
    v.transform((text) => text === 'true'),
  ),
  'false',
)

/** Which field it names only an index can say: see `readFilter`. */
const filter = v.pipe(
  v.string(),
  check((text) => /.:./su.test(text), 'field:value'),
  atMost(MAX_FILTER),
)

/** What `/v1/search` takes. */
export const SearchParams = v.object({
  q: query,
  limit: integer(1, MAX_LIMIT, DEFAULT_LIMIT),
  offset: integer(0, MAX_OFFSET, 0),
  sort: choice(['relevance', 'newest', 'oldest'], 'relevance'),
  filter: v.optional(v.array(filter), []),
  from: day,
  to: day,
  facets: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => [...new Set(text.split(',').filter((field) => field !== ''))]),
    ),
    '',
  ),
  explain: flag,
})

/** What `/v1/suggest` takes. */
export const SuggestParams = v.object({
  q: query,
  limit: integer(1, MAX_SUGGESTIONS, 8),
  /** `opensearch` is the form that browsers ask for (`/opensearch.xml`). */
  format: choice(['json', 'opensearch'], 'json'),
})

/** What `/v1/documents/{id}` takes beside its path: nothing. */
export const DocumentParams = v.object({})

/** Parameters that may be given several times. */
const REPEATABLE = new Set(['filter'])

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly ParameterProblem[] }

/**
 * Reads parameters by a schema. All that is wrong is reported at once.
 *
 * @param unknown - What to do with parameters that the schema does not name.
 */
export function readParams<S extends v.ObjectSchema<v.ObjectEntries, undefined>>(
  schema: S,
  search: URLSearchParams,
  unknown: 'reject' | 'ignore',
): Parsed<v.InferOutput<S>> {
  const errors: ParameterProblem[] = []
  const raw: Record<string, unknown> = {}
  const known = Object.keys(schema.entries).join(', ')
  for (const parameter of new Set(search.keys())) {
    const values = search.getAll(parameter)
    if (!Object.hasOwn(schema.entries, parameter)) {
      if (unknown === 'reject')
        errors.push({
          parameter,
          detail: `expected ${known === '' ? 'no parameter' : `one of ${known}`}, got ${quote(parameter)}`,
        })
      continue
    }
    if (values.length > 1 && !REPEATABLE.has(parameter))
      errors.push({ parameter, detail: `expected one value, got ${values.length}` })
    raw[parameter] = REPEATABLE.has(parameter) ? values : values[0]
  }
  const parsed = v.safeParse(schema, raw)
  if (!parsed.success)
    // The first key of an object that was made above: a name of a parameter.
    for (const { path, message } of parsed.issues)
      errors.push({ parameter: path?.[0].key as string, detail: message })
  return parsed.success && errors.length === 0
    ? { ok: true, value: parsed.output }
    : { ok: false, errors }
}

/**
 * Reads `field:value`. Names of fields may hold colons: the longest one that fits is meant.
 *
 * @param fields - Facet fields of the index.
 * @returns Null where it names none of them, has no value, or is too long.
 *
 * @example
 * readFilter('time:9:30', ['time']) // => { field: 'time', value: '9:30' }
 * readFilter('og:type:news', ['og', 'og:type']) // => { field: 'og:type', value: 'news' }
 */
export function readFilter(text: string, fields: readonly string[]): FacetFilter | null {
  let longest = ''
  for (const field of fields)
    if (text.startsWith(`${field}:`) && field.length > longest.length) longest = field
  if (longest === '' || !isAtMost(MAX_FILTER, text)) return null
  const value = text.slice(longest.length + 1)
  return value === '' ? null : { field: longest, value }
}

/**
 * Turns parameters into a search request.
 *
 * @param facetFields - Fields the index can filter and count by.
 */
export function toSearchRequest(
  params: v.InferOutput<typeof SearchParams>,
  facetFields: readonly string[],
): Parsed<SearchRequest> {
  const errors: ParameterProblem[] = []
  const known = facetFields.length === 0 ? 'none in this index' : facetFields.join(', ')
  const filters: FacetFilter[] = []
  for (const text of params.filter) {
    const read = readFilter(text, facetFields)
    if (read !== null) filters.push(read)
    else
      errors.push({
        parameter: 'filter',
        detail: `expected a field of ${known}, got ${quote(text)}`,
      })
  }
  for (const field of params.facets)
    if (!facetFields.includes(field))
      errors.push({
        parameter: 'facets',
        detail: `expected fields of ${known}, got ${quote(field)}`,
      })
  const fromDay = params.from ?? null
  const toDay = params.to ?? null
  if (fromDay !== null && toDay !== null && toDay < fromDay)
    errors.push({
      parameter: 'to',
      detail: `expected a day not before ${isoOf(fromDay)}, got ${quote(isoOf(toDay))}`,
    })
  if (errors.length > 0) return { ok: false, errors }
  return {
    ok: true,
    value: {
      query: params.q,
      limit: params.limit,
      offset: params.offset,
      sort: params.sort,
      filters: { facets: filters, fromDay, toDay },
      facets: params.facets,
      explain: params.explain,
    },
  }
}

function quote(value: unknown): string {
  return JSON.stringify(value)
}
