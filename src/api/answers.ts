/**
 * Answers of the API as they are sent: with a tag, or as 304 to who has them already.
 *
 * They are made at once: each header that is set later is a call out of JavaScript.
 *
 * Layer: api. Imports: api.
 */

import { CACHE_CONTROL, isFresh } from './etag.ts'
import type { CachedAnswer } from './response-cache.ts'

/** Any page may read the answers. */
export const ANY_ORIGIN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag,Retry-After',
}

/**
 * Whether who asks has the answer with a tag.
 *
 * @param isThere - Whether there is known to be one.
 */
export function hasAlready({ headers }: Request, etag: string, isThere = false): boolean {
  return isFresh(headers.get('if-none-match'), etag, isThere)
}

export function notModified(etag: string): Response {
  return new Response(null, {
    status: 304,
    headers: { ETag: etag, 'Cache-Control': CACHE_CONTROL, ...ANY_ORIGIN },
  })
}

/** An answer, or that it has not changed. */
export function sendAnswer(request: Request, { etag, body, type }: CachedAnswer): Response {
  if (hasAlready(request, etag, true)) return notModified(etag)
  return new Response(body, {
    headers: {
      ETag: etag,
      'Cache-Control': CACHE_CONTROL,
      ...ANY_ORIGIN,
      'Content-Type': type,
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  })
}
