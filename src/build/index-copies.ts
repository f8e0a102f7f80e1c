/**
 * Copies that sites keep of a page as `index.html`, as mdBook does of its first chapter.
 *
 * Layer: build. Imports: node, corpus, index, build.
 */

import { basename, dirname } from 'node:path'

import type { Document } from '../corpus/document.ts'
import { formatOf } from '../corpus/parse.ts'
import type { SegmentSource } from '../index/segment.ts'
import type { SegmentOfFiles } from './duplicates.ts'

const INDEX = /^index\.(?:x?html?|shtml?)(?:\.gz)?$/iu

/** The place of a document: of its segment, and in it. */
export interface DocumentPlace {
  readonly segment: number
  readonly index: number
  readonly file: string
}

/**
 * Finds the pages called `index.html` that have the title and the text of another page of their folder.
 *
 * @param sources - Of the segments, in their order.
 * @param documentAt - Reads a document; called for pages of equal length alone.
 * @returns Each with the page that it is a copy of.
 */
export function findIndexCopies(
  segments: readonly SegmentOfFiles[],
  sources: readonly SegmentSource[],
  documentAt: (place: DocumentPlace) => Document,
): readonly { readonly copy: DocumentPlace; readonly page: DocumentPlace }[] {
  const folders = new Map<string, DocumentPlace[]>()
  for (const { files } of segments)
    for (const file of files) if (isIndex(file)) folders.set(dirname(file), [])
  if (folders.size === 0) return []
  for (const [segment, { files, documents }] of segments.entries()) {
    let index = 0
    for (const [chunk, file] of files.entries()) {
      const count = documents[chunk] ?? 0
      // A page is one document.
      if (count === 1 && formatOf(file) === 'html')
        folders.get(dirname(file))?.push({ segment, index, file })
      index += count
    }
  }
  const lengthsOf = ({ segment, index }: DocumentPlace): string =>
    sources[segment]?.facts[index]?.lengths.join(' ') ?? ''
  return [...folders.values()].flatMap((pages) => {
    const copy = pages.find(({ file }) => isIndex(file))
    if (copy === undefined) return []
    const lengths = lengthsOf(copy)
    const alike = pages.filter((page) => page !== copy && lengthsOf(page) === lengths)
    if (alike.length === 0) return []
    const { title, body } = documentAt(copy)
    const page = alike.find((one) => {
      const other = documentAt(one)
      return other.title === title && other.body === body
    })
    return page === undefined ? [] : [{ copy, page }]
  })
}

function isIndex(file: string): boolean {
  return INDEX.test(basename(file))
}
