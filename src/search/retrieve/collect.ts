/**
 * Collecting: the documents that meet a requirement.
 *
 * Sets of documents are sorted arrays; an intersection starts from its rarest member and lets the
 * others pass or drop candidates, leaping over the rest of their lists.
 *
 * Layer: search. Imports: index, search.
 */

import { chunksOf } from '../../index/chunk-reader.ts'
import type { DecodedList } from '../../index/decoded-lists.ts'
import type { Bitmap, IndexReader } from '../../index/reader.ts'
import { EVERY_FIELD } from '../../index/schema.ts'
import { intersectSorted } from '../../index/sorted.ts'
import { keepBits, markSorted, readBits, SetCounter, setBits } from './document-bits.ts'
import { byCost, costOf, rarest, type Most, type Requirement, type Terms } from './requirement.ts'
import { anyOf, markTerms, SMALL_UNION, union, type Documents } from './union.ts'

/** All documents that meet the requirement; not to be written to, a kept list may lie behind them. */
export function collect(reader: IndexReader, requirement: Requirement): Documents {
  switch (requirement.kind) {
    case 'terms':
      return anyOf(reader, requirement.terms, requirement.fields)
    case 'all':
      return collectAll(reader, byCost(reader, requirement.parts))
    case 'any':
      return collectAny(reader, joinTerms(requirement.parts))
    case 'most':
      return collectMost(reader, requirement)
    case 'bitmap':
      return documentsIn(requirement.bitmap)
    case 'literal':
    default:
      return requirement.matcher.filter(collect(reader, requirement.candidates))
  }
}

/** The documents that meet all of some requirements, of which the first is the rarest. */
function collectAll(reader: IndexReader, parts: readonly Requirement[]): Documents {
  const [first, ...others] = parts
  if (first === undefined) return new Int32Array()
  const kept = keptTerm(reader, first)
  if (kept?.directory == null) {
    let left = kept?.documents ?? collect(reader, first)
    // Only of terms that are not kept it is certain that the set was made for this.
    let own = first.kind === 'terms' && kept === null ? left : null
    for (const part of others) left = own = filterInto(reader, part, left, own)
    return left
  }
  // Where there are many documents a word of bits tells of 32 at once.
  const bits = new Uint32Array(kept.directory.bits)
  const sparse = others.filter((part) => {
    const directory = keptTerm(reader, part)?.directory ?? null
    if (directory !== null) keepBits(bits, directory.bits)
    return directory === null
  })
  let left = readBits(bits, new Int32Array(kept.documents.length))
  for (const part of sparse) left = filterInto(reader, part, left, left)
  return left
}

/** The documents that meet one of some requirements. */
function collectAny(reader: IndexReader, parts: readonly Requirement[]): Documents {
  const large: Terms[] = []
  const sets: Documents[] = []
  for (const part of parts)
    if (parts.length > 1 && part.kind === 'terms' && costOf(reader, part) > SMALL_UNION)
      large.push(part)
    else sets.push(collect(reader, part))
  if (large.length === 0) return union(reader, sets)
  // Marked once and read once, whatever is joined to them.
  const bits = new Uint32Array((reader.documentCount + 31) >>> 5)
  for (const { terms, fields } of large) markTerms(reader, bits, terms, fields)
  for (const set of sets) setBits(bits, set)
  const most = costOf(reader, { kind: 'any', parts })
  return readBits(bits, new Int32Array(Math.min(most, reader.documentCount)))
}

/** The documents that meet enough of some requirements. */
function collectMost(reader: IndexReader, requirement: Most): Documents {
  const { parts, least } = requirement
  if (costOf(reader, requirement) <= SMALL_UNION)
    return holding(reader, requirement, collectAny(reader, joinTerms(rarest(reader, requirement))))
  const words = (reader.documentCount + 31) >>> 5
  const counter = new SetCounter(words)
  const bits = new Uint32Array(words)
  let size = 0
  for (const part of parts) {
    const directory = keptTerm(reader, part)?.directory ?? null
    if (directory !== null) {
      counter.add(directory.bits)
      size += costOf(reader, part)
      continue
    }
    const documents = collect(reader, part)
    markSorted(bits, documents)
    counter.add(bits)
    size += documents.length
  }
  return readBits(counter.atLeast(least), new Int32Array(Math.floor(size / least)))
}

/** The columns of a requirement that is one term in any field, if its list is kept. */
function keptTerm(reader: IndexReader, requirement: Requirement): DecodedList | null {
  if (requirement.kind !== 'terms' || requirement.fields !== EVERY_FIELD) return null
  const [term] = requirement.terms
  if (term === undefined || requirement.terms.length > 1) return null
  const chunks = chunksOf(reader)
  chunks.open(term)
  return chunks.kept
}

/** Those of `documents` that meet the requirement. */
export function filter(
  reader: IndexReader,
  requirement: Requirement,
  documents: Documents,
): Documents {
  return filterInto(reader, requirement, documents, null)
}

/**
 * The same.
 *
 * @param room - Where the result may lie, as long as `documents`, or these if nobody needs them
 *   any more; null for a new place. Sets of a large corpus are large: garbage costs pauses.
 */
function filterInto(
  reader: IndexReader,
  requirement: Requirement,
  documents: Documents,
  room: Documents | null,
): Documents {
  if (documents.length === 0) return documents
  switch (requirement.kind) {
    case 'terms': {
      const [only, ...others] = requirement.terms
      if (only === undefined) return new Int32Array()
      if (others.length === 0)
        return filterByTerm(reader, only, requirement.fields, documents, room)
      // Collecting many short lists is cheaper than leading a cursor through each.
      return intersectSorted(collect(reader, requirement), documents)
    }
    case 'all': {
      let left = documents
      let own = room
      for (const part of byCost(reader, requirement.parts)) {
        left = filterInto(reader, part, left, own)
        if (left !== documents) own = left
      }
      return left
    }
    case 'any':
      return union(
        reader,
        requirement.parts.map((part) => filter(reader, part, documents)),
      )
    case 'most':
      return holding(reader, requirement, documents)
    case 'bitmap':
      return filterByBitmap(requirement.bitmap.bytes, documents, room)
    case 'literal':
    default:
      return requirement.matcher.filter(filter(reader, requirement.candidates, documents))
  }
}

/** Those of `documents` that meet enough of the parts. */
function holding(reader: IndexReader, { parts, least }: Most, documents: Documents): Documents {
  const met = new Uint16Array(documents.length)
  for (const part of parts) {
    let at = 0
    for (const document of filter(reader, part, documents)) {
      while ((documents[at] ?? document) < document) at++
      met[at] = (met[at] ?? 0) + 1
    }
  }
  return documents.filter((_, i) => (met[i] ?? 0) >= least)
}

/** The same alternatives, with single terms of the same fields put together: one pass does for all. */
function joinTerms(parts: readonly Requirement[]): Requirement[] {
  const terms = new Map<number, number[]>()
  const others: Requirement[] = []
  for (const part of parts)
    if (part.kind === 'terms')
      terms.set(part.fields, [...(terms.get(part.fields) ?? []), ...part.terms])
    else others.push(part)
  for (const [fields, all] of terms)
    others.push({ kind: 'terms', terms: [...new Set(all)], fields })
  return others
}

function filterByTerm(
  reader: IndexReader,
  term: number,
  fields: number,
  documents: Documents,
  room: Documents | null,
): Documents {
  const chunks = chunksOf(reader)
  const { documentFrequency } = chunks.open(term)
  const directory = chunks.kept?.directory ?? null
  if (directory !== null && fields === EVERY_FIELD)
    return filterByBitmap(directory.bytes, documents, room)
  const left = room ?? new Int32Array(Math.min(documents.length, documentFrequency))
  let count = 0
  for (let k = 0; k < documents.length && chunks.next(documents[k] ?? 0);) {
    const { documents: held, codes, end } = chunks
    for (let i = chunks.first; i < end && k < documents.length; i++) {
      const document = held[i] ?? 0
      while (k < documents.length && (documents[k] ?? 0) < document) k++
      // A code's low half is the mask of fields, whether or not it says all of the counts.
      if (documents[k] === document && (codes[i] ?? 0) & fields) left[count++] = document
    }
  }
  return left.subarray(0, count)
}

function filterByBitmap(
  bytes: Uint8Array,
  documents: Documents,
  room: Documents | null,
): Documents {
  const left = room ?? new Int32Array(documents.length)
  let count = 0
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i] ?? 0
    // Written in any case, and kept or not: which it will be cannot be guessed.
    left[count] = document
    count += ((bytes[document >>> 3] ?? 0) >>> (document & 7)) & 1
  }
  return left.subarray(0, count)
}

function documentsIn({ bytes, count: most }: Bitmap): Documents {
  const documents = new Int32Array(most)
  let count = 0
  for (const [index, byte] of bytes.entries())
    for (let left = byte; left !== 0; left &= left - 1)
      documents[count++] = (index << 3) + (31 - Math.clz32(left & -left))
  return documents.subarray(0, Math.min(count, most))
}
