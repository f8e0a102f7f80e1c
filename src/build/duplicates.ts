/**
 * Ids that two documents have, and pages that a site has twice: which of them stays, and under which id.
 *
 * Ids are compared when all documents are known. That two have the same is rare: the others of such a
 * segment are indexed again, from what it stores of them.
 *
 * Layer: build. Imports: corpus, index, build.
 */

import { documentId } from '../corpus/document-id.ts'
import type { Document, Issue } from '../corpus/document.ts'
import { formatOf } from '../corpus/parse.ts'
import { sourceOf, type SegmentSource } from '../index/segment.ts'
import { readStoredDocument } from '../index/stored.ts'
import type { Analysis } from './analysis.ts'
import { findIndexCopies } from './index-copies.ts'
import { indexDocuments } from './index-documents.ts'
import { digestOf } from './packing-digest.ts'

/** A segment, and where its documents are from. */
export interface SegmentOfFiles {
  readonly key: string
  readonly segment: () => SegmentSource
  /** Of each chunk: its file, the line of it that it starts on, how many documents it has. */
  readonly files: readonly string[]
  readonly firstLines: readonly number[]
  readonly documents: readonly number[]
  /** Of each chunk: lines of its documents, from 0; empty where the i-th stands on line i, or on none. */
  readonly lines: readonly (readonly number[])[]
}

/** A segment in which every document has an id of its own. */
export interface DistinctSegment {
  readonly source: SegmentSource
  readonly count: number
  readonly key: string
}

/** Of a segment and of a document in it, as one key. */
const SEGMENT = 2 ** 32

/**
 * Opens the segments, without documents whose id an earlier one has.
 *
 * A page of Markdown with another text stays, under an id made from title and text: generators of sites
 * ask for ids that are distinct in a folder only.
 *
 * @param issues - Grows by a `duplicate-id` for each document that is left out or named anew, and by an
 *   `index-copy` for each `index.html` that is left out because its folder has the same page.
 */
export function withDistinctIds(
  segments: readonly SegmentOfFiles[],
  analysis: Analysis,
  issues: Issue[],
): DistinctSegment[] {
  const places = new Map<string, number>()
  const sources: SegmentSource[] = segments.map(({ segment }) => segment())
  const opened = new Map<number, ReturnType<SegmentSource['documents']>>()

  const documentAt = (place: number): Document => {
    const at = Math.floor(place / SEGMENT)
    const documents = opened.get(at) ?? sources[at]?.documents() ?? []
    opened.set(at, documents)
    return readStoredDocument(documents[place % SEGMENT]?.stored ?? new Uint8Array())
  }

  /** The id that a document gets whose own is taken, null where it is the same article again. */
  const anotherId = (place: number, taken: number): string | null => {
    const { title, body } = documentAt(place)
    const first = documentAt(taken)
    if (first.title === title && first.body === body) return null
    const id = documentId([title, body])
    return places.has(id) ? null : id
  }

  const copies = new Set<number>()
  const placeOf = (place: { segment: number; index: number }): number =>
    place.segment * SEGMENT + place.index
  for (const { copy, page } of findIndexCopies(segments, sources, (one) =>
    documentAt(placeOf(one)),
  )) {
    copies.add(placeOf(copy))
    const message = `expected another page, found that of ${page.file} again, which is kept`
    issues.push({ file: copy.file, line: 0, rule: 'index-copy', message })
  }

  return segments.map((segment, at) => {
    const source = sources[at] ?? segment.segment()
    const ids = source.facts.map(({ id }, index): string | null => {
      const place = at * SEGMENT + index
      if (copies.has(place)) return null
      const taken = places.get(id)
      if (taken === undefined) {
        places.set(id, place)
        return id
      }
      const { file, line } = whereIs(segment, index)
      const first = whereIs(segments[Math.floor(taken / SEGMENT)] ?? segment, taken % SEGMENT)
      const another = formatOf(file) === 'markdown' ? anotherId(place, taken) : null
      if (another !== null) places.set(another, place)
      const found = `expected a new id, found ${JSON.stringify(id)} again`
      const kept =
        another === null
          ? `the first one is kept, in ${nameOf(first)}`
          : `the first one is in ${nameOf(first)}, this one is kept as ${another}`
      issues.push({ file, line, rule: 'duplicate-id', message: `${found}; ${kept}` })
      return another
    })
    if (ids.every((id, index) => id === source.facts[index]?.id))
      return { source, count: ids.length, key: segment.key }
    const documents = source.documents().flatMap(({ stored }, index) => {
      const id = ids[index] ?? null
      return id === null ? [] : [{ ...readStoredDocument(stored), id }]
    })
    const again = sourceOf(indexDocuments(documents, analysis))
    return { source: again, count: documents.length, key: digestOf([segment.key, ids]) }
  })
}

interface Place {
  readonly file: string
  /** From 1; 0 in a file that has no lines of documents. */
  readonly line: number
}

function whereIs({ files, firstLines, documents, lines }: SegmentOfFiles, index: number): Place {
  let chunk = 0
  let before = 0
  while (chunk < documents.length - 1 && index - before >= (documents[chunk] ?? 0))
    before += documents[chunk++] ?? 0
  const file = files[chunk] ?? ''
  if (formatOf(file) !== 'jsonl') return { file, line: 0 }
  const line = lines[chunk]?.[index - before] ?? index - before
  return { file, line: (firstLines[chunk] ?? 1) + line }
}

function nameOf({ file, line }: Place): string {
  return line === 0 ? file : `${file}:${line}`
}
