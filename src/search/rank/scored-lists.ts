/**
 * The lists of a query, weighed for scoring.
 *
 * Layer: search. Imports: index, search.
 */

import { RANKING } from '../../index/ranking.ts'
import type { IndexReader } from '../../index/reader.ts'
import type { ScoredTerm } from '../retrieve/planned.ts'

/** A posting list that scores. */
export interface ScoredList {
  readonly term: number
  readonly fields: number
  /** Weight times inverse document frequency. */
  readonly weight: number
  /** The most a posting of this list can add. */
  readonly bound: number
  readonly documentFrequency: number
}

/** Robertson and Spärck Jones, with 1 added so that it stays positive. */
export function inverseDocumentFrequency(documentFrequency: number, documents: number): number {
  return (
    Math.log(1 + (documents - documentFrequency + 0.5) / (documentFrequency + 0.5)) **
    RANKING.idfPower
  )
}

/** The lists of some terms, from the one that can add most to the one that can add least. */
export function weighLists(reader: IndexReader, terms: readonly ScoredTerm[]): ScoredList[] {
  const { documentCount } = reader
  return terms
    .map(({ term, weight, fields, documentFrequency }) => {
      const head = reader.list(term)
      const { impact } = head
      const full =
        weight *
        inverseDocumentFrequency(documentFrequency ?? head.documentFrequency, documentCount)
      return {
        term,
        fields,
        weight: full,
        bound: (full * impact) / 255,
        documentFrequency: head.documentFrequency,
      }
    })
    .toSorted((a, b) => b.bound - a.bound || a.term - b.term)
}

/** For each list, the most that it and all lists after it can add. */
export function boundsBefore(lists: readonly ScoredList[]): number[] {
  const bounds = Array.from({ length: lists.length + 1 }, () => 0)
  for (let i = lists.length - 1; i >= 0; i--)
    bounds[i] = (bounds[i + 1] ?? 0) + (lists[i]?.bound ?? 0)
  return bounds
}
