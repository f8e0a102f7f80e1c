/** @jsxImportSource . */
/**
 * The shell of every page: head, search form, footer.
 *
 * Style and script are files of the site, never inline: the content security policy allows
 * nothing else. The form works without script; `<hansou-search>` builds on it.
 *
 * Layer: pages. Imports: api, pages.
 */

import { MAX_QUERY } from '../api/params.ts'
import type { Child } from './jsx-runtime.ts'
import { type Language, LANGUAGES } from './language.ts'
import { type PageQuery, startHref } from './page-query.ts'
import { type Strings, stringsIn } from './strings.ts'

/** What every page is given. */
export interface PageContext {
  readonly language: Language
  readonly strings: Strings
  /** Where the site is, without a slash at the end. */
  readonly origin: string
  /** What the reader searches for, kept from page to page. */
  readonly query: PageQuery
  /** Facet fields of the index. */
  readonly fields: readonly string[]
}

export interface LayoutProps {
  readonly page: PageContext
  readonly title: string
  readonly description: string
  /** Path and parameters of this page in their canonical form; null for a page that is none. */
  readonly path: string | null
  /** This page in another language. */
  readonly pathIn: (language: Language) => string
  /** Whether search engines may list the page. */
  readonly isListed: boolean
  /** The start page has name and search form in its middle. */
  readonly kind: 'start' | 'plain'
  /** Whether the page asks for words itself, so that its head does not. */
  readonly hasOwnForm?: boolean
  /** A style sheet of the page's own. */
  readonly style?: string
  readonly children?: Child
}

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  en: 'English',
}

/** A seal, red on any ground; the same red as the marks. */
const ICON =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22%3E%3Crect width=%2216%22 height=%2216%22 rx=%223%22 fill=%22%23c00%22/%3E%3C/svg%3E'

export function Layout({
  page,
  title,
  description,
  path,
  pathIn,
  isListed,
  kind,
  hasOwnForm = false,
  style,
  children,
}: LayoutProps) {
  const { strings, origin, query, language } = page
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={description} />
        <meta name="color-scheme" content="light dark" />
        {isListed ? null : <meta name="robots" content="noindex, follow" />}
        {path === null ? null : <link rel="canonical" href={new URL(path, origin).href} />}
        <link rel="icon" href={ICON} />
        <link
          rel="search"
          type="application/opensearchdescription+xml"
          href="/opensearch.xml"
          title={strings.site}
        />
        <link rel="stylesheet" href="/widget.css" />
        <link rel="stylesheet" href="/pages.css" />
        {style === undefined ? null : <link rel="stylesheet" href={style} />}
        <script type="module" src="/widget.js"></script>
      </head>
      <body class={kind}>
        <a class="skip" href="#main">
          {strings.skip}
        </a>
        {kind === 'start' ? null : (
          <header>
            <a class="brand" href={startHref(query)}>
              {strings.site}
            </a>
            {hasOwnForm ? null : <SearchForm page={page} />}
          </header>
        )}
        <main id="main">{children}</main>
        <footer>
          <nav aria-label={strings.languages}>
            {LANGUAGES.map((name) => (
              <a
                href={pathIn(name)}
                lang={name}
                aria-current={name === language ? 'true' : undefined}
              >
                {LANGUAGE_NAMES[name]}
              </a>
            ))}
          </nav>
        </footer>
      </body>
    </html>
  )
}

/**
 * The search form. It asks anew: filters stay behind, for the box lists hits without them as
 * the reader types.
 */
export function SearchForm({ page }: { readonly page: PageContext }) {
  const { strings, query } = page
  return (
    <hansou-search>
      <form role="search" action="/search" method="get">
        <label>
          <span class="hansou-label">{strings.searchLabel}</span>
          <input
            type="search"
            name="q"
            value={query.q}
            placeholder={strings.searchLabel}
            enterkeyhint="search"
            maxlength={MAX_QUERY}
            autocomplete="off"
            spellcheck={false}
          />
        </label>
        {query.language === null ? null : (
          <input type="hidden" name="lang" value={query.language} />
        )}
        <button>{strings.submit}</button>
      </form>
    </hansou-search>
  )
}

/** What a page is given, for a request. */
export function pageContext(
  url: string,
  query: PageQuery,
  preferred: Language,
  fields: readonly string[],
): PageContext {
  const language = query.language ?? preferred
  return { language, strings: stringsIn(language), origin: new URL(url).origin, query, fields }
}

/** The language of what the corpus says, where that of the labels is another. */
export function corpusLanguage({ language }: PageContext): string | undefined {
  return language === 'zh-CN' ? undefined : 'zh'
}
