/** @jsxImportSource . */
/**
 * Pages that say why there is nothing else: a wrong address, a wrong parameter, a failure.
 *
 * Layer: pages. Imports: pages.
 */

import { Layout, type PageContext } from './layout.tsx'
import { newQuery, type QueryProblem, searchHref, startHref } from './page-query.ts'

interface MessagePageProps {
  readonly page: PageContext
  readonly heading: string
  readonly lines: readonly string[]
  /** Where to go from here; by default to the start page. */
  readonly link?: { readonly href: string; readonly text: string }
}

function MessagePage({ page, heading, lines, link }: MessagePageProps) {
  const { strings, query } = page
  return (
    <Layout
      page={page}
      title={`${heading} - ${strings.site}`}
      description={heading}
      path={null}
      pathIn={(language) =>
        query.q === ''
          ? startHref({ ...query, language })
          : searchHref(query, { offset: query.offset, language })
      }
      isListed={false}
      kind="plain"
    >
      <section class="empty">
        <h1>{heading}</h1>
        {lines.length === 1 ? (
          <p>{lines}</p>
        ) : (
          <ul class="advice">
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        )}
        <p>
          <a class="button" href={link?.href ?? startHref(query)}>
            {link?.text ?? strings.site}
          </a>
        </p>
      </section>
    </Layout>
  )
}

/** Says what of a search is wrong, and offers the rest of it. */
export function InvalidPage({
  page,
  problems,
}: {
  readonly page: PageContext
  readonly problems: readonly QueryProblem[]
}) {
  const { strings, query } = page
  return (
    <MessagePage
      page={page}
      heading={strings.invalid}
      lines={problems.map((problem) => strings.problems[problem])}
      link={{ href: searchHref(query, { offset: query.offset }), text: strings.carryOn }}
    />
  )
}

/** Says that there is nothing here. */
export function NotFoundPage({
  page,
  what,
}: {
  readonly page: PageContext
  readonly what: 'article' | 'page'
}) {
  const { strings, query } = page
  return (
    <MessagePage
      page={page}
      heading={strings.notFound}
      lines={[what === 'article' ? strings.noArticle : strings.noPage]}
      link={{ href: searchHref(newQuery(query)), text: strings.browse }}
    />
  )
}

/** Says that a page can be read and nothing else. */
export function NotAllowedPage({ page }: { readonly page: PageContext }) {
  const { strings } = page
  return <MessagePage page={page} heading={strings.notAllowed} lines={[strings.readOnly]} />
}

/** Says that it is not the reader's fault. */
export function FailedPage({ page }: { readonly page: PageContext }) {
  const { strings } = page
  return <MessagePage page={page} heading={strings.failed} lines={[strings.failedAdvice]} />
}
