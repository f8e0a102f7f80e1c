/**
 * Bounds on a query: nothing is asked for twice, and not more things than anybody types.
 *
 * Each clause is planned and looked up by itself, and a character that stands alone has hundreds of
 * lists. Two hundred code points have room for a hundred of them.
 *
 * Layer: search. Imports: index, search.
 */

import { EVERY_FIELD } from '../index/schema.ts'
import type { Query, QueryText } from './query.ts'

/** Clauses, and alternatives of one. What goes beyond is sought as one text. */
const MOST = 16

/** A query that says nothing twice, in no more than `MOST` clauses of `MOST` alternatives. */
export function boundedQuery({ clauses, excluded }: Query): Query {
  const some = distinct(clauses.map((clause) => bounded(distinct(clause))))
  const single = some.slice(MOST - 1).filter((clause) => clause.length === 1)
  return {
    clauses:
      some.length <= MOST
        ? some
        : [...some.slice(0, MOST - 1), ...joined(single.flat()).map((each) => [each])],
    excluded: distinct(excluded),
  }
}

function bounded(texts: readonly QueryText[]): QueryText[] {
  return texts.length <= MOST
    ? [...texts]
    : [...texts.slice(0, MOST - 1), ...joined(texts.slice(MOST - 1))]
}

/** Words as one text; phrases and what is meant of one field are no part of it. */
function joined(texts: readonly QueryText[]): QueryText[] {
  const words = texts.filter(({ isPhrase, fields }) => !isPhrase && fields === EVERY_FIELD)
  if (words.length === 0) return []
  return [{ text: words.map(({ text }) => text).join(' '), isPhrase: false, fields: EVERY_FIELD }]
}

function distinct<Part>(parts: readonly Part[]): Part[] {
  return [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()]
}
