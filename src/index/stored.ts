/**
 * Stored documents: what a hit, a page and an answer are made from.
 *
 * Layer: index. Imports: corpus, errors.
 */

import type { Document } from '../corpus/document.ts'
import { ServiceError } from '../errors.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Encodes a document as JSON in UTF-8, keys in a fixed order so that builds are reproducible. */
export function storeDocument(document: Document): Uint8Array {
  const { id, title, body, caption, byline, date, url, facets } = document
  return encoder.encode(JSON.stringify({ id, title, body, caption, byline, date, url, facets }))
}

/**
 * Decodes what `storeDocument` wrote.
 *
 * @throws {ServiceError} `index/corrupt` for anything else.
 */
export function readStoredDocument(bytes: Uint8Array): Document {
  let stored: unknown
  try {
    stored = JSON.parse(decoder.decode(bytes))
  } catch (cause) {
    throw new ServiceError('index/corrupt', 'a stored document is not JSON', { cause })
  }
  if (!isDocument(stored))
    throw new ServiceError('index/corrupt', 'a stored document lacks a field, or has another in it')
  return stored
}

function isDocument(value: unknown): value is Document {
  const stored = (value ?? {}) as Partial<Record<keyof Document, unknown>>
  const { id, title, body, caption, byline, date, url, facets } = stored
  return (
    [id, title, body, caption, byline].every(isText) &&
    (date === null || isText(date)) &&
    (url === null || isText(url)) &&
    typeof facets === 'object' &&
    facets !== null &&
    Object.values(facets).every((values) => Array.isArray(values) && values.every(isText))
  )
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
