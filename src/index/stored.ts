/**
 * Stored documents: what a hit, a page and an answer are made from.
 *
 * Layer: index. Imports: corpus.
 */

import type { Document } from '../corpus/document.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Encodes a document as JSON in UTF-8, keys in a fixed order so that builds are reproducible. */
export function storeDocument(document: Document): Uint8Array {
  const { id, title, body, caption, byline, date, url, facets } = document
  return encoder.encode(JSON.stringify({ id, title, body, caption, byline, date, url, facets }))
}

/** Decodes what `storeDocument` wrote. */
export function readStoredDocument(bytes: Uint8Array): Document {
  return JSON.parse(decoder.decode(bytes)) as Document
}
