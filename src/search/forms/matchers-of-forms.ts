/**
 * Matchers made of others: of a text that may be written in several ways.
 *
 * Layer: search. Imports: index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import { filter } from '../retrieve/collect.ts'
import type { LiteralMatcher } from '../retrieve/literal.ts'
import type { Requirement } from '../retrieve/requirement.ts'
import { union } from '../retrieve/union.ts'

/** Lets pass who meets a requirement, and then a matcher, if there is one. */
export function matcherOf(
  reader: IndexReader,
  requirement: Requirement,
  matcher: LiteralMatcher | null,
): LiteralMatcher {
  return {
    terms: matcher?.terms ?? [],
    provide: (term, entry) => matcher?.provide(term, entry),
    filter(documents) {
      const held = filter(reader, requirement, documents)
      return matcher === null || held.length === 0 ? held : matcher.filter(held)
    },
  }
}

/** Lets pass whom one of some matchers does. */
export function anyMatcher(
  reader: IndexReader,
  matchers: readonly LiteralMatcher[],
): LiteralMatcher {
  return madeOf(matchers, (documents) =>
    union(
      reader,
      matchers.map((matcher) => matcher.filter(documents)),
    ),
  )
}

/** Lets pass whom all of some matchers do. */
export function allMatcher(matchers: readonly LiteralMatcher[]): LiteralMatcher {
  return madeOf(matchers, (documents) =>
    matchers.reduce((left, matcher) => matcher.filter(left), documents),
  )
}

/** A matcher that knows what each of some others does. */
function madeOf(
  matchers: readonly LiteralMatcher[],
  filterBy: LiteralMatcher['filter'],
): LiteralMatcher {
  return {
    terms: [...new Set(matchers.flatMap(({ terms }) => terms))],
    provide(term, entry) {
      for (const matcher of matchers) if (matcher.terms.includes(term)) matcher.provide(term, entry)
    },
    filter: filterBy,
  }
}
