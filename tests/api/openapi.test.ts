/**
 * The OpenAPI document, held against real answers.
 *
 * The checker below knows the part of JSON Schema that the document uses, and refuses a
 * document that uses more.
 */

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestHarness } from 'wrangler'

import { createApi } from '../../src/api/app.ts'
import { openApiDocument } from '../../src/build/openapi.ts'
import { ServiceError } from '../../src/errors.ts'
import { createSeedEngine } from '../support/seed-engine.ts'

type Schema = Record<string, unknown>

interface Parameter {
  readonly name: string
  readonly in: string
  readonly schema: Schema
}

interface Operation {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly responses: Record<string, Schema>
}

const document = openApiDocument() as {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, { get: Operation }>
  components: { schemas: Record<string, Schema> }
}
const KNOWN = new Set(
  '$ref type properties required items prefixItems anyOf enum const minimum minItems maxItems format additionalProperties'.split(
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
      const [least, most] = [schema['minItems'] ?? 0, schema['maxItems'] ?? Infinity] as number[]
      if (value.length < (least ?? 0) || value.length > (most ?? Infinity))
        return [`${at}: ${value.length} items`]
      const first = (schema['prefixItems'] ?? []) as Schema[]
      const rest = schema['items'] as Schema | undefined
      return value.flatMap((item, i) => {
        const items = first[i] ?? rest
        return items === undefined ? [] : faults(items, item, `${at}[${i}]`)
      })
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

/** The schema of an answer, if the operation describes such a one. */
function schemaOf(
  operation: Operation | undefined,
  { status, headers }: { readonly status: number; readonly headers: Pick<Headers, 'get'> },
) {
  const described = operation?.responses[String(status)] as
    { content: Record<string, { schema: Schema }> } | undefined
  return described?.content[headers.get('content-type')?.split(';')[0] ?? '']?.schema
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
    { path: '/v1/suggest', url: '/v1/suggest?q=医&format=opensearch' },
    { path: '/v1/documents/{id}', url: 'document' },
    { path: '/v1/documents/{id}', url: '/v1/documents/none' },
    { path: '/v1/documents/{id}', url: '/v1/documents/none?x=1' },
    { path: '/healthz', url: '/healthz' },
    { path: '/v1/search', url: '/v1/search', method: 'POST' },
    { path: '/v1/suggest', url: '/v1/suggest', method: 'DELETE' },
    { path: '/v1/documents/{id}', url: '/v1/documents/none', method: 'PUT' },
    { path: '/healthz', url: '/healthz', method: 'POST' },
  ])('describes the answer to $url', async ({ path, url, method = 'GET' }) => {
    const address = encodeURI(url === 'document' ? `/v1/documents/${id}` : url)
    const response = await server.fetch(address, { method })
    const schema = schemaOf(document.paths[path]?.get, response)
    expect(schema, String(response.status)).toBeDefined()
    expect(faults(schema ?? {}, await response.json())).toEqual([])
  })

  it.each([
    { status: 503, error: new ServiceError('index/missing', 'block 7 is not there') },
    { status: 500, error: new Error('secret') },
  ])('describes what is answered when the engine fails: $status', async ({ status, error }) => {
    const fail = (): Promise<never> => Promise.reject(error)
    const engine = await createSeedEngine()
    const api = createApi({ ...engine, search: fail, suggest: fail, document: fail })
    const log = vi.spyOn(console, 'error').mockReturnValue()
    for (const [path, { get }] of Object.entries(document.paths)) {
      if (path === '/healthz') continue
      const response = await api.request(`https://hansou.test${path}?q=x`.replace('{id}?q=x', 'x'))
      expect([path, response.status]).toEqual([path, status])
      const schema = schemaOf(get, response)
      expect(schema).toBeDefined()
      expect(faults(schema ?? {}, await response.json())).toEqual([])
    }
    log.mockRestore()
  })

  it('describes that nothing is sent to who has the answer', async () => {
    for (const path of ['/v1/search', '/v1/suggest', `/v1/documents/${id}`]) {
      const response = await server.fetch(path, { headers: { 'if-none-match': '*' } })
      const described = document.paths[path.replace(id, '{id}')]?.get
      expect([response.status, await response.text()]).toEqual([304, ''])
      expect(described?.responses['304']).toEqual({ description: expect.any(String) })
    }
  })
})

describe('the parameters', () => {
  const all = Object.entries(document.paths).flatMap(([path, { get }]) =>
    (get.parameters ?? [])
      .filter((parameter) => parameter.in === 'query')
      .map(({ name, schema }) => ({ path, name, schema })),
  )
  const status = async (path: string, name: string, value: unknown): Promise<number> =>
    (await server.fetch(`${path}?${new URLSearchParams({ [name]: String(value) })}`)).status

  it('have types that programs can be made from', () => {
    expect(
      all.map(({ path, name, schema }) => [
        path.slice(4),
        name,
        schema['type'],
        schema['default'] ?? null,
      ]),
    ).toEqual([
      ['search', 'q', 'string', ''],
      ['search', 'limit', 'integer', 10],
      ['search', 'offset', 'integer', 0],
      ['search', 'sort', 'string', 'relevance'],
      ['search', 'filter', 'array', []],
      ['search', 'from', 'string', null],
      ['search', 'to', 'string', null],
      ['search', 'facets', 'string', ''],
      ['search', 'explain', 'boolean', false],
      ['suggest', 'q', 'string', ''],
      ['suggest', 'limit', 'integer', 8],
      ['suggest', 'format', 'string', 'json'],
    ])
  })

  it.each(all.filter(({ schema }) => schema['type'] === 'integer'))(
    '$name of $path is taken within its bounds, and no further',
    async ({ path, name, schema }) => {
      const [least, most] = [Number(schema['minimum']), Number(schema['maximum'])]
      expect(most).toBeGreaterThan(least)
      for (const value of [least, most]) expect(await status(path, name, value)).toBe(200)
      for (const value of [least - 1, most + 1]) expect(await status(path, name, value)).toBe(400)
    },
  )

  it.each(all.filter(({ name }) => name === 'q' || name === 'filter'))(
    '$name of $path is taken up to its length, and no further',
    async ({ path, name, schema }) => {
      const text = (name === 'filter' ? schema['items'] : schema) as Schema
      const longest = Number(text['maxLength'])
      const valueOf = (length: number): string =>
        name === 'filter' ? `city:${'😀'.repeat(length - 5)}` : '😀'.repeat(length)
      expect(await status(path, name, valueOf(longest))).toBe(200)
      expect(await status(path, name, valueOf(longest + 1))).toBe(400)
    },
  )

  it.each(
    all.filter(({ schema }) => schema['default'] !== undefined && schema['type'] !== 'array'),
  )(
    '$name of $path has the default that it has when it is not given',
    async ({ path, name, schema }) => {
      const q = name === 'q' ? '' : 'q=医'
      const given = `${path}?${q}&${new URLSearchParams({ [name]: String(schema['default']) })}`
      const answers = [encodeURI(given), encodeURI(`${path}?${q}`)].map(async (url) =>
        (await server.fetch(url)).text(),
      )
      const [one, other] = await Promise.all(answers)
      expect(one).toBe(other)
    },
  )
})
