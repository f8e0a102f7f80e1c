/**
 * The OpenAPI document (3.1), made from the schemas that check the requests.
 *
 * Layer: build. Imports: api, valibot.
 */

import { toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'

import { SearchParams, SuggestParams } from '../api/params.ts'

type Json = Record<string, unknown>

const string: Json = { type: 'string' }
const boolean: Json = { type: 'boolean' }
const integer: Json = { type: 'integer', minimum: 0 }
const object = (properties: Record<string, Json>, optional: readonly string[] = []): Json => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
})
const array = (items: Json): Json => ({ type: 'array', items })
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
const nullable = (schema: Json): Json => ({ anyOf: [schema, { type: 'null' }] })
const mapOf = (values: Json): Json => ({ type: 'object', additionalProperties: values })

const day: Json = { type: 'string', format: 'date' }
const ranges = array({ type: 'array', items: integer, minItems: 2, maxItems: 2 })
const facetValues = mapOf(array(string))

const SCHEMAS: Record<string, Json> = {
  MarkedText: object({ text: string, ranges, html: string }),
  SearchHit: object(
    {
      id: string,
      url: string,
      score: { type: 'number' },
      date: nullable(day),
      facets: facetValues,
      title: ref('MarkedText'),
      snippet: ref('MarkedText'),
      explanation: ref('HitExplanation'),
    },
    ['explanation'],
  ),
  SearchResponse: object(
    {
      query: string,
      terms: array(string),
      match: { enum: ['all', 'some'] },
      total: integer,
      offset: integer,
      limit: integer,
      hits: array(ref('SearchHit')),
      facets: mapOf(mapOf(integer)),
      suggestion: nullable(string),
      indexVersion: string,
      explanation: ref('QueryExplanation'),
    },
    ['explanation'],
  ),
  HitExplanation: object({
    literal: boolean,
    nearness: { type: 'number' },
    title: { type: 'number' },
    terms: array(
      object({
        term: string,
        contained: boolean,
        score: { type: 'number' },
        counts: mapOf(integer),
      }),
    ),
  }),
  QueryExplanation: object({
    text: string,
    lattice: array(object({ start: integer, end: integer, frequency: integer, chosen: boolean })),
    required: array(string),
    alternatives: array(string),
    terms: array(
      object({
        term: string,
        contained: boolean,
        documentFrequency: integer,
        idf: { type: 'number' },
        weight: { type: 'number' },
        most: { type: 'number' },
      }),
    ),
  }),
  SuggestResponse: object({
    query: string,
    suggestions: array(
      object({ text: string, ranges, kind: { enum: ['title', 'term'] }, url: string }, ['url']),
    ),
  }),
  Document: object({
    id: string,
    url: string,
    title: string,
    text: string,
    caption: string,
    byline: string,
    date: nullable(day),
    facets: facetValues,
  }),
  Health: object({ status: { const: 'ok' }, documents: integer, indexVersion: string }),
  Problem: object(
    {
      type: string,
      title: string,
      status: integer,
      detail: string,
      code: string,
      errors: array(object({ parameter: string, detail: string })),
    },
    ['errors'],
  ),
}

const DESCRIPTIONS: Record<string, string> = {
  q: 'What to search for, at most 200 code points; blank lists all documents, newest first',
  limit: 'Hits to return',
  offset: 'Hits to pass over, at most 1000',
  sort: 'Order of the hits',
  filter: 'field:value, repeatable; the same field widens, different fields narrow',
  from: 'First day, ISO, included',
  to: 'Last day, ISO, included',
  facets: 'Fields to count, set apart by commas',
  format: 'json, or opensearch for the form that browsers ask for',
  explain: 'Whether to say why each hit is where it is',
}

/** The document. It names no server: it is served where the API is. */
export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'hansou',
      version: '1',
      description:
        'Full-text search for Chinese text. All ranges are UTF-16 code units, half-open.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: {
      '/v1/search': get(
        'search',
        'Search',
        'SearchResponse',
        parametersOf(SearchParams),
        [400, 503],
      ),
      '/v1/suggest': get(
        'suggest',
        'Suggest titles and terms',
        'SuggestResponse',
        parametersOf(SuggestParams),
        [400, 503],
      ),
      '/v1/documents/{id}': get(
        'getDocument',
        'Get a whole document',
        'Document',
        [{ name: 'id', in: 'path', required: true, schema: string }],
        [404, 503],
      ),
      '/healthz': get('getHealth', 'Say whether the index is there', 'Health', [], []),
    },
    components: { schemas: SCHEMAS },
  }
}

function get(
  operationId: string,
  summary: string,
  schema: string,
  parameters: readonly Json[],
  problems: readonly number[],
): Json {
  const answer = (description: string, type: string, name: string): Json => ({
    description,
    content: { [type]: { schema: ref(name) } },
  })
  return {
    get: {
      operationId,
      summary,
      ...(parameters.length > 0 ? { parameters } : {}),
      responses: {
        200: answer('The answer', 'application/json', schema),
        ...Object.fromEntries(
          problems.map((status) => [
            status,
            answer('What went wrong', 'application/problem+json', 'Problem'),
          ]),
        ),
      },
    },
  }
}

/** Query parameters of a schema: what a request may hold, before it is read. */
function parametersOf(schema: v.ObjectSchema<v.ObjectEntries, undefined>): Json[] {
  const { properties = {} } = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' })
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'query',
    description: DESCRIPTIONS[name] ?? name,
    schema: property,
    ...(name === 'filter' ? { explode: true, style: 'form' } : {}),
  }))
}
