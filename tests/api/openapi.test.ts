/**
 * The OpenAPI document, held against real answers.
 *
 * The checker below knows the part of JSON Schema that the document uses, and refuses a
 * document that uses more.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestHarness } from 'wrangler'

import { openApiDocument } from '../../src/build/openapi.ts'

type Schema = Record<string, unknown>

const document = openApiDocument() as {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, { get: { operationId: string; responses: Record<string, Schema> } }>
  components: { schemas: Record<string, Schema> }
}
const KNOWN = new Set(
  '$ref type properties required items anyOf enum const minimum minItems maxItems format additionalProperties'.split(
    ' ',
  ),
)

/** Where `value` is not what the schema says; empty when it is. */
function faults(schema: Schema, value: unknown, at = '$'): string[] {
  const unknown = Object.keys(schema).filter((key) => !KNOWN.has(key))
  if (unknown.length > 0) return [`${at}: the document uses ${unknown.join(', ')}`]
  if (typeof schema['$ref'] === 'string') {
    const name = schema['$ref'].replace('#/components/schemas/', '')
    const target = document.components.schemas[name]
    return target === undefined ? [`${at}: no schema ${name}`] : faults(target, value, at)
  }
  if (Array.isArray(schema['anyOf'])) {
    const all = (schema['anyOf'] as Schema[]).map((one) => faults(one, value, at))
    return all.some((one) => one.length === 0) ? [] : all.flat()
  }
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(value))
    return [`${at}: ${String(value)}`]
  if ('const' in schema && schema['const'] !== value) return [`${at}: ${String(value)}`]
  switch (schema['type']) {
    case 'null':
      return value === null ? [] : [`${at}: not null`]
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${at}: no boolean`]
    case 'string':
      return typeof value === 'string' ? [] : [`${at}: no string`]
    case 'integer':
      return Number.isInteger(value) ? [] : [`${at}: no integer`]
    case 'number':
      return typeof value === 'number' ? [] : [`${at}: no number`]
    case 'array': {
      if (!Array.isArray(value)) return [`${at}: no array`]
      const items = schema['items'] as Schema | undefined
      return items === undefined
        ? []
        : value.flatMap((item, i) => faults(items, item, `${at}[${i}]`))
    }
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return [`${at}: no object`]
      const properties = (schema['properties'] ?? {}) as Record<string, Schema>
      const rest = schema['additionalProperties'] as Schema | undefined
      const required = (schema['required'] ?? []) as string[]
      return [
        ...required.filter((name) => !(name in value)).map((name) => `${at}: lacks ${name}`),
        ...Object.entries(value).flatMap(([name, own]) => {
          const of = properties[name] ?? rest
          if (of !== undefined) return faults(of, own, `${at}.${name}`)
          return 'properties' in schema ? [`${at}: has ${name}, which is not described`] : []
        }),
      ]
    }
    default:
      return []
  }
}

const server = createTestHarness({ workers: [{ configPath: './wrangler.toml' }] })
let id = ''
beforeAll(async () => {
  await server.listen()
  const found = (await (await server.fetch('/v1/search?q=')).json()) as { hits: { id: string }[] }
  id = found.hits[0]?.id ?? ''
})
afterAll(() => server.close())

describe('openApiDocument', () => {
  it('is an OpenAPI 3.1 document with an operation for each route', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(document.info.title).toBe('hansou')
    expect(Object.keys(document.paths)).toEqual([
      '/v1/search',
      '/v1/suggest',
      '/v1/documents/{id}',
      '/healthz',
    ])
  })

  it('is what the Worker serves', async () => {
    const served: unknown = await (await server.fetch('/openapi.json')).json()
    expect(served).toEqual(JSON.parse(JSON.stringify(document)))
  })

  it.each([
    { path: '/v1/search', url: '/v1/search?q=工会&facets=city&limit=3' },
    { path: '/v1/search', url: '/v1/search?q=工会&explain=true' },
    { path: '/v1/search', url: '/v1/search?limit=x' },
    { path: '/v1/search', url: '/v1/search?q=' },
    { path: '/v1/suggest', url: '/v1/suggest?q=医' },
    { path: '/v1/suggest', url: '/v1/suggest?limit=99' },
    { path: '/v1/documents/{id}', url: 'document' },
    { path: '/v1/documents/{id}', url: '/v1/documents/none' },
    { path: '/healthz', url: '/healthz' },
  ])('describes the answer to $url', async ({ path, url }) => {
    const response = await server.fetch(encodeURI(url === 'document' ? `/v1/documents/${id}` : url))
    const described = document.paths[path]?.get.responses[String(response.status)] as
      { content: Record<string, { schema: Schema }> } | undefined
    const type = response.headers.get('content-type')?.split(';')[0] ?? ''
    const schema = described?.content[type]?.schema
    expect(schema, `${response.status} as ${type}`).toBeDefined()
    expect(faults(schema ?? {}, await response.json())).toEqual([])
  })
})
