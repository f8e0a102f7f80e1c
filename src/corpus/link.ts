/**
 * Links out of documents, which end in the `href` of other people's pages.
 *
 * Layer: corpus. Imports: nothing.
 */

/** Characters a browser drops from a link before it reads its scheme, and spaces. */
// oxlint-disable-next-line no-control-regex
const UNSAFE_CHARACTERS = /[\u0000-\u0020\u007F-\u009F\u2028\u2029\\]/u
const SCHEME = /^[a-z][a-z\d+.-]*:/iu

/**
 * Checks a link from a source: an `http(s)` address or a path, and nothing that could run.
 *
 * @returns The link, trimmed; null for `javascript:` and every other scheme, for control
 *   characters, spaces or backslashes in it, and for an empty one.
 */
export function parseLink(text: string): string | null {
  const link = text.trim()
  if (link === '' || UNSAFE_CHARACTERS.test(link)) return null
  const scheme = SCHEME.exec(link)?.[0].toLowerCase()
  return scheme === undefined || scheme === 'http:' || scheme === 'https:' ? link : null
}
