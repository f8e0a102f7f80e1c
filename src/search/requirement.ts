/**
 * Requirements: which documents a query asks for, before any ranking.
 *
 * A requirement is a small tree over posting lists. Sets of documents are sorted arrays; an
 * intersection starts from its rarest member and lets the others pass or drop candidates,
 * leaping over the rest of their lists.
 *
 * Layer: search. Imports: index.
 */

import { Cursor, END } from '../index/cursor.ts'
import { decodeDocuments } from '../index/document-list.ts'
import type { IndexReader } from '../index/reader.ts'
import type { LiteralMatcher } from './literal.ts'

export type Requirement =
  /** Any of these terms, in one of the fields. No terms: no document. */
  | { readonly kind: 'terms'; readonly terms: readonly number[]; readonly fields: number }
  | { readonly kind: 'all'; readonly parts: readonly Requirement[] }
  | { readonly kind: 'any'; readonly parts: readonly Requirement[] }
  /** What `candidates` lets pass and what the matcher then finds in the positions. */
  | { readonly kind: 'literal'; readonly candidates: Requirement; readonly matcher: LiteralMatcher }

/** Sorted document numbers. */
export type Documents = Int32Array

/** How many documents the requirement can match at most: cheap, for choosing where to start. */
export function costOf(reader: IndexReader, requirement: Requirement): number {
  switch (requirement.kind) {
    case 'terms':
      return requirement.terms.reduce((sum, term) => sum + reader.list(term).documentFrequency, 0)
    case 'all':
      return Math.min(...requirement.parts.map((part) => costOf(reader, part)))
    case 'any':
      return requirement.parts.reduce((sum, part) => sum + costOf(reader, part), 0)
    case 'literal':
    default:
      return costOf(reader, requirement.candidates)
  }
}

/** All documents that meet the requirement. */
export function collect(reader: IndexReader, requirement: Requirement): Documents {
  switch (requirement.kind) {
    case 'terms':
      return anyOf(reader, requirement.terms, requirement.fields)
    case 'all': {
      const parts = byCost(reader, requirement.parts)
      const [first, ...others] = parts
      if (first === undefined) return new Int32Array()
      let documents = collect(reader, first)
      for (const part of others) documents = filter(reader, part, documents)
      return documents
    }
    case 'any':
      return union(
        reader,
        requirement.parts.map((part) => collect(reader, part)),
      )
    case 'literal':
    default:
      return requirement.matcher.filter(collect(reader, requirement.candidates))
  }
}

/** Those of `documents` that meet the requirement. */
export function filter(
  reader: IndexReader,
  requirement: Requirement,
  documents: Documents,
): Documents {
  if (documents.length === 0) return documents
  switch (requirement.kind) {
    case 'terms': {
      const [only, ...others] = requirement.terms
      if (only === undefined) return new Int32Array()
      if (others.length === 0) return filterByTerm(reader, only, requirement.fields, documents)
      // Collecting many short lists is cheaper than leading a cursor through each.
      return intersect(collect(reader, requirement), documents)
    }
    case 'all': {
      let left = documents
      for (const part of byCost(reader, requirement.parts)) left = filter(reader, part, left)
      return left
    }
    case 'any':
      return union(
        reader,
        requirement.parts.map((part) => filter(reader, part, documents)),
      )
    case 'literal':
    default:
      return requirement.matcher.filter(filter(reader, requirement.candidates, documents))
  }
}

/** Those of `documents` that are not in `others`. */
export function without(documents: Documents, others: Documents): Documents {
  const left = new Int32Array(documents.length)
  let count = 0
  let k = 0
  for (const document of documents) {
    while (k < others.length && (others[k] ?? 0) < document) k++
    if (others[k] !== document) left[count++] = document
  }
  return left.subarray(0, count)
}

/** The documents that have one of the terms, in one of the fields. */
function anyOf(reader: IndexReader, terms: readonly number[], fields: number): Documents {
  const [first, ...others] = terms
  if (first === undefined) return new Int32Array()
  const size = terms.map((term) => reader.list(term).documentFrequency)
  const total = size.reduce((sum, each) => sum + each, 0)
  if (others.length === 0 || total <= SMALL_UNION) {
    const joined = new Int32Array(total)
    let count = 0
    for (const term of terms) count += decodeDocuments(reader, term, fields, joined.subarray(count))
    const documents = joined.subarray(0, count)
    return others.length === 0 ? documents : distinct(documents.sort())
  }
  const bits = new Uint32Array((reader.documentCount + 31) >>> 5)
  const some = new Int32Array(Math.max(...size))
  for (const term of terms) {
    const count = decodeDocuments(reader, term, fields, some)
    mark(bits, some, count)
  }
  return markedIn(bits, Math.min(total, reader.documentCount))
}

function byCost(reader: IndexReader, parts: readonly Requirement[]): Requirement[] {
  return parts
    .map((part) => ({ part, cost: costOf(reader, part) }))
    .toSorted((a, b) => a.cost - b.cost)
    .map(({ part }) => part)
}

function filterByTerm(
  reader: IndexReader,
  term: number,
  fields: number,
  documents: Documents,
): Documents {
  const cursor = new Cursor(reader, term)
  const left = new Int32Array(Math.min(documents.length, cursor.head.documentFrequency))
  let count = 0
  for (const document of documents) {
    const at = cursor.advance(document)
    if (at === END) break
    if (at === document && cursor.mask & fields) left[count++] = document
  }
  return left.subarray(0, count)
}

function intersect(a: Documents, b: Documents): Documents {
  const both = new Int32Array(Math.min(a.length, b.length))
  let count = 0
  for (let i = 0, k = 0; i < a.length && k < b.length;) {
    const left = a[i] ?? 0
    const right = b[k] ?? 0
    if (left === right) both[count++] = left
    if (left <= right) i++
    if (right <= left) k++
  }
  return both.subarray(0, count)
}

/** Below this many documents in all, sorting beats marking them in a bit set. */
const SMALL_UNION = 4096

/** Every document that is in one of the sets. */
export function union(reader: IndexReader, sets: readonly Documents[]): Documents {
  const some = sets.filter((set) => set.length > 0)
  if (some.length <= 1) return some[0] ?? new Int32Array()
  const size = some.reduce((sum, set) => sum + set.length, 0)
  if (size <= SMALL_UNION) {
    const joined = new Int32Array(size)
    let at = 0
    for (const set of some) {
      joined.set(set, at)
      at += set.length
    }
    return distinct(joined.sort())
  }
  const bits = new Uint32Array((reader.documentCount + 31) >>> 5)
  for (const set of some) mark(bits, set, set.length)
  return markedIn(bits, Math.min(size, reader.documentCount))
}

/** Drops repeated documents of a sorted set, in place. */
function distinct(sorted: Int32Array): Documents {
  let count = 0
  for (const document of sorted)
    if (count === 0 || sorted[count - 1] !== document) sorted[count++] = document
  return sorted.subarray(0, count)
}

function mark(bits: Uint32Array, documents: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const document = documents[i] ?? 0
    bits[document >>> 5] = (bits[document >>> 5] ?? 0) | (1 << (document & 31))
  }
}

/** The documents whose bits are set, `most` at most. */
function markedIn(bits: Uint32Array, most: number): Documents {
  const documents = new Int32Array(most)
  let count = 0
  for (let word = 0; word < bits.length; word++)
    for (let left = bits[word] ?? 0; left !== 0; left &= left - 1)
      documents[count++] = (word << 5) + (31 - Math.clz32(left & -left))
  return documents.subarray(0, count)
}
