/**
 * The OpenAPI document (3.1), made from the schemas that check the requests.
 *
 * Layer: build. Imports: api, valibot.
 */

import { toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'

import {
  MAX_FILTER,
  MAX_LIMIT,
  MAX_OFFSET,
  MAX_QUERY,
  MAX_SUGGESTIONS,
  SearchParams,
  SuggestParams,
} from '../api/params.ts'

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
  OpenSearchSuggestions: {
    type: 'array',
    prefixItems: [string, array(string)],
    minItems: 2,
    maxItems: 2,
  },
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

const integerUpTo = (maximum: number, minimum = 0): Json => ({ type: 'integer', minimum, maximum })

/**
 * What the parameters of each route say, and what their checks allow, as JSON Schema has it: a check is a
 * function, which says nothing of itself.
 */
const SEARCH_PARAMETERS: Readonly<Record<keyof typeof SearchParams.entries, Json>> = {
  q: {
    description: 'What to search for; blank lists all documents, newest first',
    maxLength: MAX_QUERY,
  },
  limit: { description: 'Hits to return', ...integerUpTo(MAX_LIMIT, 1) },
  offset: { description: 'Hits to pass over', ...integerUpTo(MAX_OFFSET) },
  sort: { description: 'Order of the hits; documents without a date come last by date' },
  filter: {
    description: 'field:value, repeatable; the same field widens, different fields narrow',
    items: { type: 'string', maxLength: MAX_FILTER },
  },
  from: { description: 'First day, ISO, included', format: 'date' },
  to: { description: 'Last day, ISO, included', format: 'date' },
  facets: { description: 'Fields to count, set apart by commas' },
  explain: { description: 'Whether to say why each hit is where it is', ...boolean },
}
const SUGGEST_PARAMETERS: Readonly<Record<keyof typeof SuggestParams.entries, Json>> = {
  q: {
    description: 'What was typed so far; blank has no suggestions',
    maxLength: MAX_QUERY,
  },
  limit: { description: 'Suggestions to return', ...integerUpTo(MAX_SUGGESTIONS, 1) },
  format: { description: 'json, or opensearch for the form that browsers ask for' },
}

/** Each type that an operation answers with, and the schema of it. */
type Content = Readonly<Record<string, Json>>

const JSON_TYPE = 'application/json'

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
        parametersOf(SearchParams, SEARCH_PARAMETERS),
        { [JSON_TYPE]: ref('SearchResponse') },
        [304, 400, 405, 500, 503],
      ),
      '/v1/suggest': get(
        'suggest',
        'Suggest titles and terms',
        parametersOf(SuggestParams, SUGGEST_PARAMETERS),
        {
          [JSON_TYPE]: ref('SuggestResponse'),
          'application/x-suggestions+json': ref('OpenSearchSuggestions'),
        },
        [304, 400, 405, 500, 503],
      ),
      '/v1/documents/{id}': get(
        'getDocument',
        'Get a whole document',
        [{ name: 'id', in: 'path', required: true, schema: string }],
        { [JSON_TYPE]: ref('Document') },
        [304, 400, 404, 405, 500, 503],
      ),
      '/healthz': get(
        'getHealth',
        'Say whether the index is there',
        [],
        { [JSON_TYPE]: ref('Health') },
        [405, 500],
      ),
    },
    components: { schemas: SCHEMAS },
  }
}

/** An operation, with the statuses that it may answer besides 200. */
function get(
  operationId: string,
  summary: string,
  parameters: readonly Json[],
  content: Content,
  others: readonly number[],
): Json {
  const answer = (status: number): Json =>
    status === 304
      ? { description: 'The answer is the one that If-None-Match names' }
      : answerOf('What went wrong', { 'application/problem+json': ref('Problem') })
  return {
    get: {
      operationId,
      summary,
      ...(parameters.length > 0 ? { parameters } : {}),
      responses: {
        200: answerOf('The answer', content),
        ...Object.fromEntries(others.map((status) => [status, answer(status)])),
      },
    },
  }
}

function answerOf(description: string, content: Content): Json {
  return {
    description,
    content: Object.fromEntries(
      Object.entries(content).map(([type, schema]) => [type, { schema }]),
    ),
  }
}

/** Query parameters of a schema: what a request may hold, before it is read. */
function parametersOf(
  schema: v.ObjectSchema<v.ObjectEntries, undefined>,
  told: Readonly<Record<string, Json>>,
): Json[] {
  const { properties = {} } = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' })
  return Object.entries(properties).map(([name, property]) => {
    const { description = name, ...allowed } = told[name] ?? {}
    return {
      name,
      in: 'query',
      description,
      schema: typeof property === 'object' ? typed({ ...property, ...allowed }) : property,
      ...(name === 'filter' ? { explode: true, style: 'form' } : {}),
    }
  })
}

/** A default is written as a request has it, which is text: here it is what the text says. */
function typed(schema: Json): Json {
  const isText = schema['type'] === 'string' || schema['type'] === 'array'
  if (isText || typeof schema['default'] !== 'string') return schema
  return { ...schema, default: JSON.parse(schema['default']) as unknown }
}
