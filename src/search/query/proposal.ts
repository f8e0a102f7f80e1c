/**
 * Proposals: a query in pieces, those that stay as typed and those that are other than typed.
 *
 * Layer: search. Imports: nothing.
 */

export interface Piece {
  /** As typed, or, where it is other than typed, folded as terms are. */
  readonly text: string
  readonly isTyped: boolean
}

export type Proposal = readonly Piece[]

export function textOf(proposal: Proposal): string {
  return proposal.map(({ text }) => text).join('')
}

export function typed(text: string): Piece {
  return { text, isTyped: true }
}

export function changed(text: string): Piece {
  return { text, isTyped: false }
}

/** A query with the parts that match a pattern as `replace` says, in order; null leaves one as typed. */
export function replaceParts(
  query: string,
  pattern: RegExp,
  replace: (part: string) => Proposal | null,
): Proposal {
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: part, index } of query.matchAll(pattern)) {
    pieces.push(typed(query.slice(from, index)), ...(replace(part) ?? [typed(part)]))
    from = index + part.length
  }
  return [...pieces, typed(query.slice(from))].filter(({ text }) => text !== '')
}
