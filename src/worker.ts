/**
 * The Worker: the index, the engine, the API and the pages, put together.
 *
 * The index is a module of the bundle, opened when the Worker starts: no request pays for it.
 * The only file that knows the Worker's environment.
 *
 * Layer: worker. Imports: index, search, api, pages.
 */

// From the lowest layer up, packages last: in this order more of the script repeats what gzip still remembers.
import { openIndex } from './index/reader.ts'
import { createBlockLoader, type BlockSource } from './search/retrieve/blocks.ts'
import { createSearchEngine } from './search/engine.ts'
import { createApi } from './api/app.ts'
import { sendAnswer } from './api/answers.ts'
import { version } from '../package.json'
import { Hono } from 'hono/tiny'
import indexBytes from '../index/index.bin'
import { createResponseCache } from './api/response-cache.ts'
import { createPages } from './pages/pages.tsx'

const reader = openIndex(indexBytes)
const cache = createResponseCache()
let app: Hono | undefined

export default {
  fetch(request, env, context) {
    const kept = request.method === 'GET' ? cache.get(request.url) : undefined
    if (kept !== undefined) return sendAnswer(request, kept)
    app ??= createApp(env)
    return app.fetch(request, env, context)
  },
} satisfies ExportedHandler<Env>

function createApp(env: Env): Hono {
  const engine = createSearchEngine(reader, createBlockLoader(reader, assetsOf(env)))
  const options = { release: version, cache }
  return new Hono().route('/', createApi(engine, options)).route('/', createPages(engine, options))
}

/** Blocks lie among the static assets. */
function assetsOf(env: Env): BlockSource {
  return {
    async read(path) {
      // Only the path counts; the binding does not look at the host.
      const response = await env.ASSETS.fetch(`https://assets.invalid/${path}`)
      if (!response.ok) return null
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}
