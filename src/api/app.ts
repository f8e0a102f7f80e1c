/**
 * The API: `/v1/*` and `/healthz` around a search engine.
 *
 * Routes translate: parameters in, engine call, JSON out. They decide nothing about relevance.
 *
 * Layer: api. Imports: search, api, wire.
 */

import type { Context } from 'hono'
import { Hono } from 'hono/tiny'

import type { SearchEngine } from '../search/engine.ts'
import { invalidParams, problem, problemOfError } from './problem.ts'
import { etagOf } from './etag.ts'
import {
  DocumentParams,
  readParams,
  SearchParams,
  SuggestParams,
  toSearchRequest,
} from './params.ts'
import { urlOf } from '../search/show/hit.ts'
import type { DocumentResponse, SearchResponse, SuggestResponse } from '../wire.ts'
import { ANY_ORIGIN, hasAlready, notModified, sendAnswer } from './answers.ts'
import type { ResponseCache } from './response-cache.ts'

/** What every route answers. */
const METHODS = ['GET', 'HEAD', 'OPTIONS']

export interface ApiOptions {
  /** Changes with the code, so that nobody keeps the answer of an older release. */
  readonly release?: string
  /** Takes each answer. Who asks again gets it from there (`answers.ts`), before any route is looked for. */
  readonly cache?: ResponseCache
}

/** Creates the API around `engine`, so that a test can pass a small one. */
export function createApi(engine: SearchEngine, { release = '', cache }: ApiOptions = {}): Hono {
  const { reader } = engine
  const fields = reader.meta.facets.map(({ field }) => field)
  const app = new Hono()

  /** Answers 304, or with what `answer` gives. */
  async function cached(
    c: Context,
    parts: readonly string[],
    answer: () => Promise<object | Response>,
    type = 'application/json',
  ): Promise<Response> {
    const etag = etagOf(reader.version, [release, c.req.path, ...parts])
    if (hasAlready(c.req.raw, etag)) return notModified(etag)
    const body = await answer()
    if (body instanceof Response) return body
    const ready = { etag, body: JSON.stringify(body), type }
    cache?.put(c.req.url, ready)
    return sendAnswer(c.req.raw, ready)
  }

  /** Whatever headers a page would send, none of them changes an answer. */
  function preflight(c: Context): Response {
    return new Response(null, {
      status: 204,
      headers: {
        ...ANY_ORIGIN,
        'Access-Control-Allow-Methods': METHODS.join(','),
        'Access-Control-Allow-Headers': c.req.header('access-control-request-headers') ?? '*',
        'Access-Control-Max-Age': '86400',
        Vary: 'Access-Control-Request-Headers',
      },
    })
  }

  app.use('/v1/*', async (c, next) => {
    if (c.req.method === 'OPTIONS') return preflight(c)
    await next()
    // Answers say it themselves; problems do not.
    if (!c.res.ok && !c.res.headers.has('Access-Control-Allow-Origin'))
      for (const [name, value] of Object.entries(ANY_ORIGIN)) c.res.headers.set(name, value)
    return undefined
  })

  app.get('/v1/search', async (c) => {
    const params = readParams(SearchParams, new URL(c.req.url).searchParams, 'reject')
    if (!params.ok) return invalidParams(c, params.errors)
    const request = toSearchRequest(params.value, fields)
    if (!request.ok) return invalidParams(c, request.errors)
    return cached(c, [JSON.stringify(params.value)], (): Promise<SearchResponse> =>
      engine.search(request.value),
    )
  })

  app.get('/v1/suggest', async (c) => {
    const params = readParams(SuggestParams, new URL(c.req.url).searchParams, 'reject')
    if (!params.ok) return invalidParams(c, params.errors)
    const { q, limit, format } = params.value
    return cached(
      c,
      [JSON.stringify(params.value)],
      async (): Promise<SuggestResponse | readonly [string, readonly string[]]> => {
        const suggestions = await engine.suggest(q, limit)
        return format === 'json'
          ? { query: q, suggestions }
          : [q, suggestions.map(({ text }) => text)]
      },
      format === 'json' ? 'application/json' : 'application/x-suggestions+json',
    )
  })

  app.get('/v1/documents/:id', (c) => {
    const params = readParams(DocumentParams, new URL(c.req.url).searchParams, 'reject')
    if (!params.ok) return invalidParams(c, params.errors)
    const id = c.req.param('id')
    return cached(c, [], async () => {
      const document = await engine.document(id)
      if (document === null)
        return problem(c, 'document/not-found', `no document has the id ${JSON.stringify(id)}`)
      const { title, body, caption, byline, date, facets } = document
      return {
        id,
        url: urlOf(document),
        title,
        text: body,
        caption,
        byline,
        date,
        facets,
      } satisfies DocumentResponse
    })
  })

  app.get('/healthz', (c) =>
    c.json({ status: 'ok', documents: reader.documentCount, indexVersion: reader.version }, 200, {
      'Cache-Control': 'no-store',
    }),
  )

  for (const path of ['/v1/search', '/v1/suggest', '/v1/documents/:id', '/healthz'])
    app.all(path, (c) => {
      c.header('Allow', METHODS.join(', '))
      return c.req.method === 'OPTIONS'
        ? c.body(null, 204)
        : problem(c, 'route/method', `expected GET, got ${c.req.method}`)
    })
  app.all('/v1/*', (c) => problem(c, 'route/not-found', `nothing at ${c.req.path}`))
  app.onError((error, c) => {
    const { code, detail } = problemOfError(error)
    console.error(error)
    return problem(c, code, detail)
  })
  return app
}
