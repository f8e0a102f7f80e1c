/**
 * Document columns: what ranking, filters, facets and sorting need of every document.
 *
 * Layer: index. Imports: index.
 */

import type { FacetMeta } from './format.ts'
import { decodeLength, encodeLength } from './lengths.ts'
import { weightedLength, type ScoringShape } from './ranking.ts'
import type { DocumentFacts } from './segment.ts'

/** Stands in the day column for a document without a date. */
export const NO_DAY = -0x80000000

export interface DocumentColumns {
  readonly averageLength: number
  /** Code units of the shortest name that a title gives; 0 where none does. */
  readonly shortestName: number
  /** Weighted length in one byte a document. */
  readonly length: Uint8Array
  /** Days since 1970-01-01, or `NO_DAY`; empty when no document has a date. */
  readonly days: Int32Array
  readonly idHash: Uint32Array
  readonly facets: readonly FacetMeta[]
  readonly facetOrdinals: Uint32Array
  /** Per facet field its values, in order of ordinal. */
  readonly facetValues: readonly (readonly string[])[]
}

export function buildDocumentColumns(
  documents: readonly DocumentFacts[],
  shape: ScoringShape,
): DocumentColumns {
  const weighted = documents.map(({ lengths }) => weightedLength(lengths, shape))
  const sum = weighted.reduce((total, length) => total + length, 0)
  const dated = documents.some(({ day }) => day !== null)
  return {
    averageLength: documents.length === 0 ? 0 : roundAverage(sum / documents.length),
    shortestName: shortestOf(documents.map(({ shortestName }) => shortestName)),
    length: Uint8Array.from(weighted, (length) => encodeLength(Math.round(length))),
    days: dated ? Int32Array.from(documents, ({ day }) => day ?? NO_DAY) : new Int32Array(),
    idHash: Uint32Array.from(documents, ({ id }) => hashId(id)),
    ...buildFacets(documents),
  }
}

/** The least of the lengths that are not 0; 0 without any. */
function shortestOf(lengths: readonly number[]): number {
  const shortest = lengths.reduce(
    (least, length) => (length === 0 ? least : Math.min(least, length)),
    Infinity,
  )
  return shortest === Infinity ? 0 : shortest
}

/**
 * Rounds to seven significant bits, within 0.8 %. Every norm depends on the average: were it exact,
 * one article more would change what every list says of its impacts.
 */
function roundAverage(length: number): number {
  const step = 2 ** (Math.floor(Math.log2(length)) - 6)
  return length === 0 ? 0 : Math.round(length / step) * step
}

/** What BM25 adds to a document's weighted count below the line, by length byte. */
export function normTable(averageLength: number, shape: ScoringShape): Float32Array {
  const average = Math.max(1, averageLength)
  return Float32Array.from(
    { length: 256 },
    (_, byte) => shape.k1 * (1 - shape.b + (shape.b * decodeLength(byte)) / average),
  )
}

/** FNV-1a over UTF-16 code units, 32 bits: finds a document by id among a few candidates. */
export function hashId(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

function buildFacets(documents: readonly DocumentFacts[]): {
  facets: FacetMeta[]
  facetOrdinals: Uint32Array
  facetValues: string[][]
} {
  const fields = [...new Set(documents.flatMap(({ facets }) => Object.keys(facets)))].toSorted()
  const facets: FacetMeta[] = []
  const facetValues: string[][] = []
  const words: number[] = []
  for (const field of fields) {
    const of = ({ facets: own }: DocumentFacts): readonly string[] =>
      Object.hasOwn(own, field) ? (own[field] ?? []) : []
    const values = [...new Set(documents.flatMap((document) => [...of(document)]))].toSorted()
    const ordinalOf = new Map(values.map((value, index) => [value, index]))
    const multiple = documents.some((document) => of(document).length > 1)
    facets.push({ field, values: values.length, multiple, at: words.length })
    facetValues.push(values)
    // One value at most: its ordinal + 1, or 0. Several: start offsets, then ordinals.
    if (multiple) {
      let start = 0
      for (const document of documents) {
        words.push(start)
        start += of(document).length
      }
      words.push(start)
      for (const document of documents)
        for (const value of of(document)) words.push(ordinalOf.get(value) ?? 0)
    } else {
      for (const document of documents) {
        const value = of(document)[0]
        words.push(value === undefined ? 0 : (ordinalOf.get(value) ?? 0) + 1)
      }
    }
  }
  return { facets, facetOrdinals: Uint32Array.from(words), facetValues }
}
