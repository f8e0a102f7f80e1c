/**
 * Entity tags: made from what an answer depends on, before it is computed.
 *
 * The release, the index version and the canonical parameters decide an answer, so a reader who
 * has it already is told so without a search.
 *
 * Layer: api. Imports: nothing.
 */

/**
 * The tag of an answer.
 *
 * @param version - Of the index.
 * @param parts - Everything else that the answer depends on, in a fixed order.
 */
export function etagOf(version: string, parts: readonly string[]): string {
  // FNV-1a twice, with different seeds: 64 bits are plenty to tell apart what one reader asks.
  const text = parts.join('\u0000')
  let a = 0x811c9dc5
  let b = 0x01000193
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x85ebca6b) ^ (b >>> 13)
  }
  const hex = (hash: number): string => (hash >>> 0).toString(16).padStart(8, '0')
  return `W/"${version}-${hex(a)}${hex(b)}"`
}

/**
 * Whether the tags that a reader sent name this one.
 *
 * @param isThere - Whether there is known to be an answer: then `*`, any tag, names it as well.
 */
export function isFresh(
  ifNoneMatch: string | null | undefined,
  etag: string,
  isThere = false,
): boolean {
  if (ifNoneMatch == null) return false
  const opaque = (tag: string): string => tag.trim().replace(/^W\//u, '')
  return ifNoneMatch
    .split(',')
    .some((tag) => (tag.trim() === '*' ? isThere : opaque(tag) === opaque(etag)))
}

/** How long answers may be kept: a minute for certain, a day while a new one is fetched. */
export const CACHE_CONTROL = 'public, max-age=60, stale-while-revalidate=86400'
