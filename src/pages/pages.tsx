/** @jsxImportSource . */
/**
 * The pages: `/`, `/search`, `/documents/{id}`, `/explain` and `/opensearch.xml` around a search
 * engine.
 *
 * Complete without script. Whether the reader has a page already is known before anything is
 * searched for it: from the index version, the canonical address, the language and the day.
 *
 * Layer: pages. Imports: search, api, pages.
 */

import { findNeighbours, findResults } from './results.ts'
import { createRelated } from './related.ts'

import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { etagOf, isFresh } from '../api/etag.ts'
import { problemOfError, statusOf } from '../api/problem.ts'
import type { SearchEngine } from '../search/engine.ts'
import { ArticlePage } from './article-page.tsx'
import { cacheHeaders, ERROR_HEADERS, PAGE_HEADERS, sendPage } from './respond.ts'
import { summarizeCorpus } from './corpus-summary.ts'
import { dayInChina } from './dates.ts'
import { createExplainPage } from './explain-page.tsx'
import { negotiateLanguage } from './language.ts'
import type { Html } from './jsx-runtime.ts'
import { type PageContext, pageContext } from './layout.tsx'
import { parametersIn } from './legacy-encoding.ts'
import { OPENSEARCH_TYPE, openSearchDescription } from './opensearch.ts'
import { StartPage } from './start-page.tsx'
import { markTexts } from './marked.tsx'
import { lastHitOf, parametersOf, type ReadQuery, readPageQuery } from './page-query.ts'
import { ResultsPage } from './results-page.tsx'
import { FailedPage, InvalidPage, NotAllowedPage, NotFoundPage } from './message-page.tsx'

export interface PagesOptions {
  /** The moment of a request; ranges such as 一周内 end on its day. */
  readonly now?: () => Date
  /**
   * Changes with the pages themselves, so that nobody keeps the HTML of an older release; what
   * names a deployment will do.
   */
  readonly release?: string
}

/** A page, before it is written out. */
type Answer = (page: PageContext, read: ReadQuery) => Html | Promise<Html | Missing>

/** Stands for a page where there is none. */
interface Missing {
  readonly missing: 'article'
}

/** Creates the pages around `engine`. Everything else that is asked for is answered by a 404 page. */
export function createPages(
  engine: SearchEngine,
  { now = () => new Date(), release = '' }: PagesOptions = {},
): Hono {
  const { reader } = engine
  const fields = reader.meta.facets.map(({ field }) => field)
  const related = createRelated(reader)
  const app = new Hono()

  function read(c: Context): { readonly page: PageContext; readonly read: ReadQuery } {
    const found = readPageQuery(parametersIn(c.req.url), fields)
    const language = negotiateLanguage(c.req.header('accept-language'))
    return { page: pageContext(c.req.url, found.query, language, fields), read: found }
  }

  /**
   * Answers 304, or with the page.
   *
   * @param parts - What the page depends on besides the index, the search and the language.
   */
  async function answer(c: Context, parts: readonly string[], render: Answer): Promise<Response> {
    const { page, read: found } = read(c)
    const canonical = String(parametersOf(found.query))
    const etag = etagOf(reader.version, [release, c.req.path, canonical, page.language, ...parts])
    if (isFresh(c.req.header('if-none-match'), etag)) return c.body(null, 304, cacheHeaders(etag))
    const node = await render(page, found)
    if ('missing' in node)
      return sendPage(c, <NotFoundPage page={page} what={node.missing} />, 404, ERROR_HEADERS)
    return sendPage(c, node, 200, cacheHeaders(etag))
  }

  app.get('/', (c) =>
    answer(c, [], async (page) => (
      <StartPage page={page} summary={await summarizeCorpus(engine, page.query)} />
    )),
  )

  app.get('/search', (c) => {
    const { page, read: found } = read(c)
    if (found.problems.length > 0)
      return sendPage(c, <InvalidPage page={page} problems={found.problems} />, 400, ERROR_HEADERS)
    const today = dayInChina(now())
    return answer(c, [today], async () => (
      <ResultsPage
        page={page}
        results={await findResults(engine, related, found.query)}
        today={today}
      />
    ))
  })

  app.get('/documents/:id', (c) => {
    const position = positionOf(c.req.query('hit'), read(c).read.query.limit)
    return answer(c, [String(position)], async (page, { query }) => {
      const document = await engine.document(c.req.param('id'))
      if (document === null) return { missing: 'article' }
      const { title, body, caption, byline, id } = document
      const paragraphs = linesOf(body)
      const captions = linesOf(caption)
      const texts = [title, byline, ...paragraphs, ...captions]
      const [markedTitle, markedByline, ...marked] = markTexts(engine, query.q, texts)
      return (
        <ArticlePage
          page={page}
          document={document}
          article={{
            title: markedTitle ?? { text: title, ranges: [] },
            byline: markedByline ?? { text: byline, ranges: [] },
            paragraphs: marked.slice(0, paragraphs.length),
            captions: marked.slice(paragraphs.length),
          }}
          position={position}
          neighbours={position === null ? null : await findNeighbours(engine, query, position, id)}
        />
      )
    })
  })

  app.get('/opensearch.xml', (c) =>
    c.body(openSearchDescription(new URL(c.req.url).origin), 200, {
      ...PAGE_HEADERS,
      'Content-Type': OPENSEARCH_TYPE,
      'Cache-Control': 'public, max-age=86400',
    }),
  )

  app.route('/', createExplainPage(engine))

  // Every page is there to be read.
  for (const { path } of [...app.routes])
    app.all(path, (c) =>
      sendPage(c, <NotAllowedPage page={read(c).page} />, 405, {
        ...ERROR_HEADERS,
        Allow: 'GET, HEAD',
      }),
    )

  app.all('*', (c) =>
    sendPage(c, <NotFoundPage page={read(c).page} what="page" />, 404, ERROR_HEADERS),
  )

  app.onError((error, c) => {
    console.error(error)
    const status = statusOf(problemOfError(error).code)
    return sendPage(c, <FailedPage page={read(c).page} />, status, ERROR_HEADERS)
  })

  return app
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

/** Reads the position of a hit, from 1; null where there is none, or no results page shows it. */
function positionOf(text: string | undefined, limit: number): number | null {
  const position = /^[1-9]\d{0,3}$/.test(text ?? '') ? Number(text) : 0
  return position >= 1 && position <= lastHitOf(limit) ? position : null
}
