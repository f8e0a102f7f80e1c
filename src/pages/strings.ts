/**
 * The words on the pages: what there is to say, and in which language.
 *
 * The words themselves are in `string-table.ts`.
 *
 * Layer: pages. Imports: pages, wire.
 */

import type { Sort } from '../wire.ts'
import type { Range } from './dates.ts'
import { byLanguage, type Language } from './language.ts'
import type { QueryProblem } from './page-query.ts'
import { TEXTS } from './string-table.ts'

/** Every text of the pages. */
export interface Strings {
  readonly site: string
  readonly tagline: string
  readonly skip: string
  readonly searchLabel: string
  readonly submit: string
  readonly languages: string

  readonly articles: (count: number) => string
  readonly span: (first: string, last: string) => string
  readonly newest: string
  readonly allArticles: string
  readonly tips: string
  readonly tipRows: readonly (readonly [example: string, meaning: string])[]

  readonly resultsOf: (q: string) => string
  readonly total: (count: number) => string
  readonly some: string
  readonly any: (count: number) => string
  readonly sort: string
  readonly sorts: Readonly<Record<Sort, string>>
  readonly filters: string
  readonly active: string
  readonly remove: (what: string) => string
  readonly clearFilters: string
  readonly labelled: (label: string, value: string) => string
  readonly date: string
  readonly anyDate: string
  readonly ranges: Readonly<Record<Range, string>>
  readonly custom: string
  readonly from: string
  readonly to: string
  readonly apply: string
  readonly between: (from: string | null, to: string | null) => string
  readonly more: string
  readonly pages: string
  readonly previousPage: string
  readonly nextPage: string
  readonly pastEnd: string
  readonly firstPage: string
  readonly cutOff: (shown: number) => string
  readonly related: string
  readonly untitled: string

  readonly none: (q: string) => string
  readonly noneAtAll: string
  readonly tried: string
  readonly correction: string
  readonly withoutFilters: (count: number) => string
  readonly tryNext: string
  readonly advice: readonly string[]
  readonly browse: string

  readonly caption: string
  readonly original: string
  readonly back: string
  readonly hitNumber: (number: number, total: number) => string
  readonly hits: string
  readonly previousHit: string
  readonly nextHit: string

  readonly invalid: string
  readonly problems: Readonly<Record<QueryProblem, string>>
  readonly carryOn: string
  readonly notFound: string
  readonly noArticle: string
  readonly noPage: string
  readonly notAllowed: string
  readonly readOnly: string
  readonly failed: string
  readonly failedAdvice: string
}

const STRINGS = byLanguage(TEXTS)

/** The texts in a language. */
export function stringsIn(language: Language): Strings {
  return STRINGS[language]
}
