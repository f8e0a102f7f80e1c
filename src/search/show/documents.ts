/**
 * Reading documents: from their blocks to what nearness and snippets work on, remembered.
 *
 * Parsing and normalizing a page of documents takes longer than finding it, and readers ask for
 * the same ones again and again; so those that are read a second time are kept, up to a bound on
 * their bytes.
 *
 * Layer: search. Imports: text, corpus, index, search.
 */

import type { Document } from '../../corpus/document.ts'
import { RANKING } from '../../index/ranking.ts'
import type { Normalized, Normalizer } from '../../text/normalize.ts'
import type { BlockLoader } from '../retrieve/blocks.ts'
import { Doorkeeper } from '../retrieve/doorkeeper.ts'
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

/** The part for the latest, unless the first documents of a search take more. */
const RECENT_SHARE = 1 / 4
const MOST_RECENT = 64
/** A search reads its first documents twice: to settle their order, and to show them. */
const MOST_HELD = RANKING.nearnessDepth

export interface DocumentReader {
  /** The documents with these numbers, in the order asked for. */
  read(numbers: readonly number[]): Promise<ReadDocument[]>
}

/** A document that was read a moment ago. */
interface Recent {
  readonly read: ReadDocument
  /** Whether it was read before, too. */
  readonly isKnown: boolean
}

export function createDocumentReader(
  blocks: BlockLoader,
  normalizer: Normalizer,
  cacheBytes: number = DOCUMENT_CACHE_BYTES,
): DocumentReader {
  // Both least recently first: a map keeps the order of insertion.
  const recent = new Map<number, Recent>()
  const kept = new Map<number, ReadDocument>()
  const doorkeeper = new Doorkeeper()
  let recentBytes = 0
  let keptBytes = 0

  /** What is kept of a document, now the most recently used. */
  function find(number: number): ReadDocument | undefined {
    const read = kept.get(number)
    if (read === undefined) return recent.get(number)?.read
    kept.delete(number)
    kept.set(number, read)
    return read
  }

  function add(number: number, read: ReadDocument): void {
    if (kept.has(number) || recent.has(number)) return
    recent.set(number, { read, isKnown: doorkeeper.admits(number) })
    recentBytes += sizeOf(read)
  }

  /** Forgets the oldest of what came by, but for what is `held`. */
  function forget(held: readonly number[]): void {
    for (const [oldest, each] of recent) {
      if (recent.size <= MOST_RECENT && recentBytes <= cacheBytes * RECENT_SHARE) return
      if (held.includes(oldest)) continue
      recent.delete(oldest)
      recentBytes -= sizeOf(each.read)
      if (each.isKnown) keep(oldest, each.read)
    }
  }

  function keep(number: number, read: ReadDocument): void {
    kept.set(number, read)
    keptBytes += sizeOf(read)
    for (const [oldest, each] of kept) {
      if (keptBytes <= cacheBytes * (1 - RECENT_SHARE)) return
      kept.delete(oldest)
      keptBytes -= sizeOf(each)
    }
  }

  return {
    async read(numbers) {
      const found = numbers.map(find)
      const missing = numbers.filter((_, i) => found[i] === undefined)
      if (missing.length === 0) return found as ReadDocument[]
      const stored = await blocks.documents(missing)
      let next = 0
      for (const [i, number] of numbers.entries()) {
        if (found[i] !== undefined) continue
        const read = readDocument(normalizer, stored[next++] as Document)
        found[i] = read
        add(number, read)
      }
      forget(numbers.slice(0, MOST_HELD))
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
