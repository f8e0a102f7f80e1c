/**
 * Bounds on a query: nothing is asked for twice, and not more things than anybody types.
 *
 * Each clause is planned and looked up by itself, and a character that stands alone has hundreds of
 * lists. Two hundred code points have room for a hundred of them.
 *
 * Layer: search. Imports: index, search.
 */

import { EVERY_FIELD } from '../../index/schema.ts'
import type { Query, QueryText } from './query.ts'

/** Clauses, and alternatives of one. Words that go beyond are sought as one text. */
const MOST = 16

/** A query that says nothing twice, and asks for no more than `MOST` words each by itself. */
export function boundedQuery({ clauses, excluded }: Query): Query {
  const some = clauses.map((clause) =>
    bounded(
      distinct(clause),
      (text) => text,
      (text) => text,
    ),
  )
  const textOf = ([only, ...more]: readonly QueryText[]): QueryText | undefined =>
    more.length === 0 ? only : undefined
  return {
    clauses: bounded(distinct(some), textOf, (text) => [text]),
    excluded: distinct(excluded),
  }
}

/** Phrases and what is meant of one field stay as they are, however many there are. */
function bounded<Part>(
  parts: readonly Part[],
  textOf: (part: Part) => QueryText | undefined,
  partOf: (text: QueryText) => Part,
): readonly Part[] {
  if (parts.length <= MOST) return parts
  const words: string[] = []
  const others = parts.slice(MOST - 1).filter((part) => {
    const { text, isPhrase, fields } = textOf(part) ?? { text: '', isPhrase: true, fields: 0 }
    const isWord = !isPhrase && fields === EVERY_FIELD
    if (isWord) words.push(text)
    return !isWord
  })
  const joined = { text: words.join(' '), isPhrase: false, fields: EVERY_FIELD }
  return [...parts.slice(0, MOST - 1), ...others, ...(words.length > 0 ? [partOf(joined)] : [])]
}

function distinct<Part>(parts: readonly Part[]): readonly Part[] {
  if (parts.length < 2) return parts
  return [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()]
}
