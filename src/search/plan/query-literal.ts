/**
 * Who says a whole query: as typed, or with its numbers in other spellings.
 *
 * Layer: search. Imports: index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import type { LiteralMatcher } from '../retrieve/literal.ts'
import { allMatcher, anyMatcher, matcherOf } from '../forms/matchers-of-forms.ts'
import type { PlannedClause } from './planned-clause.ts'
import type { OtherForms } from '../retrieve/planned.ts'
import { join, type Requirement } from '../retrieve/requirement.ts'

export interface QueryLiteral {
  /** What such a document must hold; null when that means nothing. */
  readonly requirement: Requirement | null
  /** Matchers behind it, to run over what it lets pass. */
  readonly matchers: readonly LiteralMatcher[]
  /** Who of those says it as typed, and who comes before whom (`LiteralTier`). */
  readonly typed: readonly LiteralMatcher[]
  readonly orders: readonly (readonly LiteralMatcher[])[]
}

const NO_LITERAL: QueryLiteral = { requirement: null, matchers: [], typed: [], orders: [] }

/** One text of the query. Phrases are exact, and their matchers asked in any case. */
type SaidText = Pick<PlannedClause, 'plan' | 'text'>

/**
 * @param whole - Other forms of a query of several texts with its blanks: 第三十八条 for 第 38 条.
 */
export function queryLiteral(
  reader: IndexReader,
  said: readonly SaidText[],
  whole: OtherForms | null,
): QueryLiteral {
  const texts = said.map((text) => literalText(reader, text))
  const parts = texts.flatMap(({ requirement }) => requirement ?? [])
  if (said.length === 0 || parts.length < said.length) return NO_LITERAL
  const each = join('all', parts)
  const matchers = texts.flatMap(({ matcher }) => matcher ?? [])
  const words = said.flatMap(({ plan, text }) => (text.isPhrase ? [] : (plan.wordMatcher ?? [])))
  const asTyped = matcherOf(reader, each, allMatcher(matchers))
  const someTyped = texts.flatMap(({ typed }) => typed ?? [])
  const typed = whole === null ? someTyped : [asTyped, ...someTyped]
  const titles = texts.flatMap(({ title }) => title ?? [])
  const orders = [
    words.length > 0 ? [...words, ...typed] : [],
    typed,
    whole?.titleMatcher ? [whole.titleMatcher] : [],
    whole === null ? [] : [whole.matcher],
    titles,
  ].filter((order) => order.length > 0)
  if (whole === null) return { requirement: each, matchers, typed, orders }
  return {
    requirement: { kind: 'any', parts: [each, whole.requirement] },
    matchers: [anyMatcher(reader, [asTyped, whole.matcher])],
    typed,
    orders,
  }
}

/** What one text asks of who says it, in whatever form. */
function literalText(reader: IndexReader, { plan, text }: SaidText) {
  const { literal, forms, matcher } = plan
  if (text.isPhrase) return { requirement: literal, matcher: null, typed: null, title: null }
  if (literal === null || forms === null)
    return { requirement: literal, matcher, typed: null, title: null }
  const typed = matcherOf(reader, literal, matcher)
  return {
    requirement: { kind: 'any', parts: [literal, forms.requirement] } satisfies Requirement,
    matcher: anyMatcher(reader, [typed, forms.matcher]),
    typed,
    title: forms.titleMatcher,
  }
}
