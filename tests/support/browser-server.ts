/**
 * A small site for browser tests: pages under a strict content security policy, the bundled
 * widget, and an API whose every answer the test decides.
 *
 * Nothing is timed. An answer that must be late is held until the test lets it go.
 *
 * Layer: tests. Imports: widget (bundled), tests/support.
 */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'

import { build } from 'esbuild'

import { searchResponse, suggestResponse } from './browser-answers.ts'

const WIDGET = join(import.meta.dirname, '../../src/widget')

/** No inline script or style, no eval, no image from a data URL. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src *"

/** The markup that the server's own pages carry. */
export const FORM = `<form role="search" action="/search" method="get">
  <label class="hansou-label" for="q">搜索</label>
  <input id="q" type="search" name="q" placeholder="搜索文章" enterkeyhint="search" maxlength="200" autocomplete="off" spellcheck="false">
  <button>搜索</button>
</form>`

/** What an API path answers. */
export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** A string is sent as it is, anything else as JSON. */
  readonly body?: unknown
}

/** One request of the API, as the server saw it. */
export interface ApiRequest {
  readonly path: 'search' | 'suggest'
  readonly query: string
  readonly limit: string | null
  /** The client went away before it was answered. */
  isAborted: boolean
}

/** A file of the site. */
interface SiteFile {
  readonly type: string
  readonly text: string
  readonly policy: string
}

type Answer = (query: string, limit: number) => Reply

/** Builds a module of the widget the way the site does. */
export async function bundleWidget(entry: string, globalName?: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(WIDGET, entry)],
    bundle: true,
    minify: true,
    target: 'es2022',
    write: false,
    ...(globalName === undefined ? { format: 'esm' } : { format: 'iife', globalName }),
  })
  return outputFiles[0]?.text ?? ''
}

/** Starts a site; `answers` and `requests` are the test's to read and write. */
export class TestSite {
  readonly requests: ApiRequest[] = []
  search: Answer = (query, limit) => ({ body: searchResponse(query, {}, limit) })
  suggest: Answer = (query) => ({ body: suggestResponse(query) })

  readonly #files = new Map<string, SiteFile>()
  readonly #held = new Map<string, { readonly gate: Promise<void>; readonly open: () => void }>()
  readonly #server = createServer((request, response) => void this.#handle(request, response))
  #pageCount = 0

  static async start(): Promise<TestSite> {
    const site = new TestSite()
    const [script, style] = await Promise.all([
      bundleWidget('define.ts'),
      bundleWidget('widget.css'),
    ])
    site.addFile('/widget.js', 'text/javascript', script)
    site.addFile('/widget.css', 'text/css', style)
    await new Promise<void>((resolve) => {
      site.#server.listen(0, '127.0.0.1', resolve)
    })
    return site
  }

  get origin(): string {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('the site is closed')
    return `http://127.0.0.1:${address.port}`
  }

  /** Serves a text, in UTF-8 unless its type names another encoding. */
  addFile(path: string, type: string, text: string, policy = POLICY): void {
    this.#files.set(path, { type, text, policy })
  }

  /** Serves a page with `body`, and returns its URL. */
  addPage(
    body: string,
    { head = '', lang = 'zh-CN', html = '', charset = 'utf-8', policy = POLICY } = {},
  ): string {
    const path = `/page/${++this.#pageCount}`
    const text = `<!doctype html>
<html lang="${lang}" ${html}><head><meta charset="${charset}"><title>测试页</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/page.css"><link rel="stylesheet" href="/widget.css">
${head === '' ? '<script type="module" src="/widget.js"></script>' : head}</head>
<body><main><h1>汉搜</h1>${body}</main></body></html>`
    this.addFile(path, `text/html; charset=${charset}`, text, policy)
    return this.origin + path
  }

  /** Holds back the answer to a query until the returned function is called. */
  hold(path: ApiRequest['path'], query: string): () => void {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#held.set(`${path} ${query}`, { gate: promise, open: resolve })
    return resolve
  }

  /** The queries that reached a path, in order. */
  queries(path: ApiRequest['path']): string[] {
    return this.requests.filter((request) => request.path === path).map(({ query }) => query)
  }

  /** Forgets what a test has set up and seen. */
  reset(): void {
    const fresh = new TestSite()
    this.requests.length = 0
    this.search = fresh.search
    this.suggest = fresh.suggest
    for (const { open } of this.#held.values()) open()
    this.#held.clear()
  }

  async close(): Promise<void> {
    this.reset()
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin)
    const query = url.searchParams.get('q') ?? ''
    const path = /^\/v1\/(search|suggest)$/.exec(url.pathname)?.[1]
    if (path === 'search' || path === 'suggest') {
      const limit = url.searchParams.get('limit')
      const seen: ApiRequest = { path, query, limit, isAborted: false }
      this.requests.push(seen)
      response.on('close', () => (seen.isAborted = !response.writableFinished))
      await this.#held.get(`${path} ${query}`)?.gate
      return send(response, this[path](query, Number(limit ?? 10)))
    }
    const file = this.#files.get(url.pathname)
    // Scripts and styles keep their address for as long as the site runs.
    const isPage = /^\/(page|search|documents)\b(?!\.)/.test(url.pathname)
    const headers = {
      'content-security-policy': file?.policy ?? POLICY,
      'cache-control': isPage ? 'no-store' : 'max-age=600',
    }
    if (file) {
      const charset = file.type.includes('charset') ? '' : '; charset=utf-8'
      const type = { 'content-type': file.type + charset }
      return send(response, { headers: { ...headers, ...type }, body: file.text })
    }
    if (url.pathname === '/page.css') {
      const type = { 'content-type': 'text/css' }
      return send(response, { headers: { ...headers, ...type }, body: PAGE_STYLE })
    }
    if (url.pathname === '/search' || url.pathname.startsWith('/documents/')) {
      const type = { 'content-type': 'text/html; charset=utf-8' }
      const body = `<!doctype html><html lang="zh-CN"><title>${url.pathname}</title><h1>页面</h1>`
      return send(response, { headers: { ...headers, ...type }, body })
    }
    return send(response, { status: 404, body: {} })
  }
}

const PAGE_STYLE = `
body { margin: 0; background: #fbfaf8; color: #1d1b19; font: 16px/1.7 system-ui, sans-serif }
main { max-width: 46rem; margin: 0 auto; padding: 3rem 1rem }
h1 { font-size: 1.25rem; font-weight: 600 }
@media (prefers-color-scheme: dark) { body { background: #141312; color: #f1eee9 } }
`

function send(response: ServerResponse, { status = 200, headers = {}, body }: Reply): void {
  if (response.destroyed) return
  response.writeHead(status, {
    'content-type': 'application/json',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'Retry-After',
    'cache-control': 'no-store',
    ...headers,
  })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}
