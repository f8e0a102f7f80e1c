/**
 * Addresses of documents on the site that publishes them.
 *
 * A page of HTML that names no address of its own is published where its file lies in its folder.
 * Addresses that a document gives as paths are taken from the site as a browser would.
 *
 * Layer: build. Imports: corpus.
 */

import { documentId } from '../corpus/document-id.ts'
import type { Document } from '../corpus/document.ts'
import type { Format } from '../corpus/parse.ts'

/** Where sources are published. */
export interface Published {
  /** Address of the site; ends in `/`. */
  readonly site: string
  /** Way of the file below the folder that was named, parted by `/`. */
  readonly path: string
}

/** The documents of a file with their full addresses; those that have none stay without. */
export function publish(
  documents: readonly Document[],
  format: Format,
  { site, path }: Published,
): Document[] {
  return documents.map((document) => {
    if (document.url !== null) return { ...document, url: resolve(document.url, site) }
    if (format !== 'html') return document
    const page = pagePath(path)
    // Not of the site: a trial elsewhere gives the same id.
    return { ...document, id: documentId([page]), url: resolve(page, site) }
  })
}

/** `posts/a/index.html` to `posts/a/`, percent-encoded. */
function pagePath(path: string): string {
  const page = path.replace(/\.gz$/iu, '').replace(/(?<=^|\/)index\.html?$/iu, '')
  return page.split('/').map(encodeURIComponent).join('/')
}

/** What is no address stays what it is. */
function resolve(url: string, site: string): string {
  return URL.canParse(url, site) ? new URL(url, site).href : url
}
