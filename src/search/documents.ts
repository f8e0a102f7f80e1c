/**
 * Reading documents: from their blocks to what nearness and snippets work on, remembered.
 *
 * Parsing and normalizing a page of documents takes longer than finding it, and readers ask for
 * the same ones again and again; so the latest are kept, up to a bound on their bytes.
 *
 * Layer: search. Imports: text, corpus, search.
 */

import type { Document } from '../corpus/document.ts'
import type { Normalized, Normalizer } from '../text/normalize.ts'
import type { BlockLoader } from './blocks.ts'
import { passageSource, type PassageSource } from './passage.ts'

/** A document with the text that its snippet is cut from, normalized once for all who read it. */
export interface ReadDocument {
  readonly document: Document
  readonly source: PassageSource
  readonly normalized: Normalized
  readonly title: Normalized
}

/** Bytes of documents kept, as `sizeOf` reckons them. */
export const DOCUMENT_CACHE_BYTES = 4 * 1024 * 1024

export interface DocumentReader {
  /** The documents with these numbers, in the order asked for. */
  read(numbers: readonly number[]): Promise<ReadDocument[]>
}

export function createDocumentReader(
  blocks: BlockLoader,
  normalizer: Normalizer,
  cacheBytes: number = DOCUMENT_CACHE_BYTES,
): DocumentReader {
  // Least recently used first: a map keeps the order of insertion.
  const kept = new Map<number, ReadDocument>()
  let held = 0

  function keep(number: number, read: ReadDocument): void {
    if (kept.has(number)) return
    kept.set(number, read)
    held += sizeOf(read)
    for (const [oldest, each] of kept) {
      if (held <= cacheBytes) return
      kept.delete(oldest)
      held -= sizeOf(each)
    }
  }

  return {
    async read(numbers) {
      const found = numbers.map((number) => kept.get(number))
      const missing = numbers.filter((_, i) => found[i] === undefined)
      if (missing.length > 0) {
        const stored = await blocks.documents(missing)
        let next = 0
        for (const [i, number] of numbers.entries()) {
          if (found[i] !== undefined) continue
          const read = readDocument(normalizer, stored[next++] as Document)
          found[i] = read
          keep(number, read)
        }
      }
      for (const [i, number] of numbers.entries())
        if (kept.delete(number)) kept.set(number, found[i] as ReadDocument)
      return found as ReadDocument[]
    },
  }
}

/**
 * Reads a document.
 *
 * Captions and byline follow the body in the text that snippets are cut from: what was found
 * there can be shown, with what stands near it.
 */
export function readDocument(normalizer: Normalizer, document: Document): ReadDocument {
  const { title, body, caption, byline } = document
  const text =
    caption === '' && byline === ''
      ? body
      : [body, caption, byline].filter((field) => field !== '').join('\n')
  return {
    document,
    source: passageSource(text),
    normalized: normalizer.normalize(text),
    title: normalizer.normalize(title),
  }
}

/** Two bytes a code unit, of the document and of both its texts; eight more for each of a way back. */
function sizeOf({ document, source, normalized }: ReadDocument): number {
  const { title, body, caption, byline } = document
  const own = title.length + body.length + caption.length + byline.length
  const { length } = normalized.text
  return 2 * (own + source.text.length + length) + (normalized.isEven ? 0 : 8 * length)
}
