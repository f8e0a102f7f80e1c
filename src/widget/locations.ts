/**
 * Where things are: the API's base and the pages it names.
 *
 * A URL from an answer is data. Only web addresses become links; a `javascript:` that found its
 * way into a corpus does not.
 *
 * Layer: widget. Imports: nothing of ours.
 */

/** Returns the base that paths such as `/v1/search` are appended to; empty for the same origin. */
export function apiBase(src: string | null): string {
  return (src ?? '').replace(/\/+$/, '')
}

/** Resolves a page's URL against the API it came from; `#` for what is no web address. */
export function pageUrl(url: string, base: string): string {
  try {
    const { href, protocol } = new URL(url, new URL(`${base}/`, globalThis.document?.baseURI))
    if (/^https?:$/.test(protocol)) return href
  } catch {
    // Not a URL at all.
  }
  return '#'
}
