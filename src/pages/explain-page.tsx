/** @jsxImportSource . */
/**
 * `/explain?q=`: for an editor who asks why this is not first.
 *
 * The lattice with the chosen cut, what each term is worth, and for each hit a bar of what each
 * term gave. Not listed, not cached: it is a tool.
 *
 * Layer: pages. Imports: text, api, search, wire, pages.
 */

import { Hono } from 'hono/tiny'

import { MAX_QUERY } from '../api/params.ts'
import type { SearchEngine } from '../search/engine.ts'
import { TITLED } from '../text/title-names.ts'
import type { HitExplanation, SearchHit, SearchResponse } from '../wire.ts'
import { EXPLAIN_STRINGS, type ExplainStrings } from './explain-strings.ts'
import { negotiateLanguage } from './language.ts'
import { Lattice } from './lattice.tsx'
import { Layout, pageContext, type PageContext } from './layout.tsx'
import { parametersIn } from './legacy-encoding.ts'
import { Marked } from './marked.tsx'
import { address, readPageQuery, searchRequestOf } from './page-query.ts'
import { ERROR_HEADERS, sendPage } from './respond.ts'

/** Width of the longest bar, in units of its picture. */
const BAR = 480

/** Creates the page around `engine`; what fails is left to the pages that it is one of. */
export function createExplainPage(engine: SearchEngine): Hono {
  return new Hono().get('/explain', async (c) => {
    const { query } = readPageQuery(parametersIn(c.req.url), [])
    const preferred = negotiateLanguage(c.req.header('accept-language'))
    const page = pageContext(c.req.url, query, preferred, [])
    const strings = EXPLAIN_STRINGS[page.language]
    const response =
      query.q.trim() === ''
        ? null
        : await engine.search({ ...searchRequestOf(query, []), explain: true })
    const node = (
      <Layout
        page={page}
        title={strings.title}
        description={strings.blank}
        path={null}
        pathIn={(language) =>
          address('/explain', new URLSearchParams({ q: query.q, lang: language }))
        }
        isListed={false}
        kind="plain"
        hasOwnForm={true}
        style="/explain.css"
      >
        <div class="explain">
          <h1>{strings.title}</h1>
          <form action="/explain" method="get">
            <label>
              {strings.blank}
              <input type="search" name="q" value={query.q} maxlength={MAX_QUERY} />
            </label>
            {query.language === null ? null : (
              <input type="hidden" name="lang" value={query.language} />
            )}
          </form>
          {response === null ? null : (
            <Explained page={page} response={response} strings={strings} />
          )}
        </div>
      </Layout>
    )
    return sendPage(c, node, 200, ERROR_HEADERS)
  })
}

function Explained({
  page,
  response,
  strings,
}: {
  readonly page: PageContext
  readonly response: SearchResponse
  readonly strings: ExplainStrings
}) {
  const { explanation, hits, match } = response
  const { labelled } = page.strings
  if (explanation === undefined) return null
  const best = Math.max(0, ...hits.map((hit) => sumOf(hit.explanation)))
  return (
    <>
      <h2>{strings.lattice}</h2>
      <p>{strings.latticeNote}</p>
      <div class="wide" tabindex={0} role="region" aria-label={strings.lattice}>
        <Lattice explanation={explanation} />
      </div>
      <p>
        {labelled(
          match === 'all' ? strings.required : strings.wanted,
          explanation.required.join(' · '),
        )}
      </p>
      {explanation.alternatives.length === 0 ? null : (
        <p>{labelled(strings.alternatives, explanation.alternatives.join(' · '))}</p>
      )}
      <h2>{strings.terms}</h2>
      <div class="wide" tabindex={0} role="region" aria-label={strings.terms}>
        <table>
          <thead>
            <tr>
              {strings.columns.map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {explanation.terms.map(({ term, contained, documentFrequency, idf, weight, most }) => (
              <tr>
                <th scope="row">{labelOf({ term, contained }, strings)}</th>
                <td>{documentFrequency}</td>
                <td>{idf}</td>
                <td>{weight}</td>
                <td>{most}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>{strings.hits}</h2>
      {hits.length === 0 ? <p>{strings.none}</p> : null}
      <ol>
        {hits.map((hit) => (
          <Hit hit={hit} best={best} strings={strings} />
        ))}
      </ol>
    </>
  )
}

function Hit({
  hit,
  best,
  strings,
}: {
  readonly hit: SearchHit
  readonly best: number
  readonly strings: ExplainStrings
}) {
  const { explanation } = hit
  if (explanation === undefined) return null
  const scale = best === 0 ? 0 : BAR / best
  let at = 0
  return (
    <li>
      <h3>
        <a href={hit.url}>
          <Marked {...hit.title} />
        </a>
        <span>{sumOf(explanation).toFixed(2)}</span>
      </h3>
      {explanation.literal ? <p>{strings.literal}</p> : null}
      <svg class="strip" viewBox={`0 0 ${BAR} 14`} preserveAspectRatio="none" aria-hidden="true">
        {partsOf(explanation, strings).map(({ label, score }, i) => {
          const x = at
          at += score * scale
          return (
            <rect
              x={x}
              y="0"
              width={Math.max(1, score * scale - 1)}
              height="14"
              fill="currentColor"
              opacity={i % 2 === 0 ? 0.85 : 0.55}
            >
              <title>{label}</title>
            </rect>
          )
        })}
      </svg>
      <p class="parts">
        {partsOf(explanation, strings)
          .map(({ label, score, where }) => `${label} +${score}${where}`)
          .join('　')}
      </p>
    </li>
  )
}

function sumOf(explanation: HitExplanation | undefined): number {
  if (explanation === undefined) return 0
  return explanation.terms.reduce(
    (sum, { score }) => sum + score,
    explanation.nearness + explanation.title,
  )
}

/** What made up a score, part by part. */
function partsOf(
  { terms, nearness, title }: HitExplanation,
  strings: ExplainStrings,
): { readonly label: string; readonly score: number; readonly where: string }[] {
  const parts = terms.map(({ term, contained, score, counts }) => ({
    label: labelOf({ term, contained }, strings),
    score,
    where: contained
      ? ''
      : `（${Object.entries(counts)
          .map(([field, count]) => `${strings.fields[field] ?? field} ${count}`)
          .join('，')}）`,
  }))
  const added = [
    { label: strings.nearness, score: nearness, where: '' },
    { label: strings.namedByTitle, score: title, where: '' },
  ]
  return [...parts, ...added.filter(({ score }) => score > 0)]
}

function labelOf(
  { term, contained }: { readonly term: string; readonly contained: boolean },
  strings: ExplainStrings,
): string {
  if (term.startsWith(TITLED)) return `《${term.slice(TITLED.length)}》`
  return contained ? `${term}（${strings.contained}）` : term
}
