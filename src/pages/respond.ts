/**
 * Responses: a page as HTTP, with the headers of every page.
 *
 * Layer: pages. Imports: api, pages.
 */

import type { Context } from 'hono'

import { CACHE_CONTROL } from '../api/etag.ts'
import type { Html } from './jsx-runtime.ts'

/** Nothing inline, nothing from elsewhere, in no one else's frame. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ')

/** On every page. The language may come from the browser, so a cache keeps one for each. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  // Where a reader goes from here learns which site they come from, not what they asked.
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  Vary: 'Accept-Language',
}

/** What a page may be kept for. */
export function cacheHeaders(etag: string): Record<string, string> {
  return { ...PAGE_HEADERS, ETag: etag, 'Cache-Control': CACHE_CONTROL }
}

/** Errors are never kept. */
export const ERROR_HEADERS: Readonly<Record<string, string>> = {
  ...PAGE_HEADERS,
  'Cache-Control': 'no-store',
}

/** Control characters have no place in HTML, and no look; nor have half characters. */
// oxlint-disable-next-line no-control-regex
const UNPRINTABLE = /(?![\t\n\f\r])\p{Cc}|\p{Noncharacter_Code_Point}|\p{Cs}/gu

/** Writes out a page. */
export function sendPage(
  c: Context,
  page: Html,
  status: 200 | 400 | 404 | 405 | 500 | 503,
  headers: Readonly<Record<string, string>>,
): Response {
  const html = page.html.replace(UNPRINTABLE, '\ufffd')
  return c.html(`<!doctype html>${html}`, status, { ...headers })
}
