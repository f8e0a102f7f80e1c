/**
 * Requirements: which documents a query asks for, before any ranking.
 *
 * A requirement is a small tree over posting lists; `collect.ts` meets it.
 *
 * Layer: search. Imports: index, search.
 */

import type { Bitmap, IndexReader } from '../../index/reader.ts'
import type { LiteralMatcher } from './literal.ts'
import { frequencyOf } from './union.ts'

/** Any of these terms, in one of the fields. No terms: no document. */
export interface Terms {
  readonly kind: 'terms'
  readonly terms: readonly number[]
  readonly fields: number
}

export type Requirement =
  | Terms
  | { readonly kind: 'all'; readonly parts: readonly Requirement[] }
  | { readonly kind: 'any'; readonly parts: readonly Requirement[] }
  /** So many of the parts, at least one. */
  | { readonly kind: 'most'; readonly parts: readonly Requirement[]; readonly least: number }
  /** A set that the index holds as such. */
  | { readonly kind: 'bitmap'; readonly bitmap: Bitmap }
  /** What `candidates` lets pass and what the matcher then finds in the positions. */
  | { readonly kind: 'literal'; readonly candidates: Requirement; readonly matcher: LiteralMatcher }

/**
 * What is asked for where no document has everything, who of these comes first, and what is asked
 * for instead where those do not fill a page.
 */
export type Relaxed = readonly [
  asked: Requirement,
  first?: Requirement | undefined,
  wider?: Requirement,
]

/** Some requirements in one. */
export function join(kind: 'all' | 'any', parts: readonly Requirement[]): Requirement {
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : { kind, parts }
}

/** How many documents the requirement can match at most: cheap, for choosing where to start. */
export function costOf(reader: IndexReader, requirement: Requirement): number {
  switch (requirement.kind) {
    case 'terms':
      return frequencyOf(reader, requirement.terms)
    case 'all':
      return Math.min(...requirement.parts.map((part) => costOf(reader, part)))
    case 'any':
      return requirement.parts.reduce((sum, part) => sum + costOf(reader, part), 0)
    case 'most':
      return costOf(reader, { kind: 'any', parts: rarest(reader, requirement) })
    case 'bitmap':
      return requirement.bitmap.count
    case 'literal':
    default:
      return costOf(reader, requirement.candidates)
  }
}

/** What a requirement asks of documents that meet another one already. */
export function beyond(requirement: Requirement, met: Requirement): Requirement {
  if (requirement === met) return { kind: 'all', parts: [] }
  if (requirement.kind !== 'all') return requirement
  const known = new Set(singleTerms(met))
  return {
    kind: 'all',
    parts: requirement.parts.filter(
      (part) => part.kind !== 'terms' || !singleTerms(part).some((own) => known.has(own)),
    ),
  }
}

/** The single terms, with their fields, that all documents must hold. */
function singleTerms(requirement: Requirement): string[] {
  if (requirement.kind === 'all') return requirement.parts.flatMap(singleTerms)
  if (requirement.kind !== 'terms' || requirement.terms.length !== 1) return []
  return [`${requirement.terms[0]}/${requirement.fields}`]
}

export type Most = Extract<Requirement, { readonly kind: 'most' }>

/** So few of the parts that a document without any of them lacks too many; the rarest ones. */
export function rarest(reader: IndexReader, { parts, least }: Most): Requirement[] {
  return byCost(reader, parts).slice(0, parts.length - least + 1)
}

/** The parts, the cheapest first. */
export function byCost(reader: IndexReader, parts: readonly Requirement[]): Requirement[] {
  return parts
    .map((part) => ({ part, cost: costOf(reader, part) }))
    .toSorted((a, b) => a.cost - b.cost)
    .map(({ part }) => part)
}
