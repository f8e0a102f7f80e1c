/**
 * Unlisted pages: those that a search is not meant to find.
 *
 * Layer: corpus. Imports: corpus.
 */

import { attribute, type HtmlElement } from './tree.ts'

/** Longer, and there is a text to read before. */
const MAX_REDIRECT_SECONDS = 5
/** `0; url=https://x.cn/a`, as browsers read it. */
const REFRESH =
  /^\s*(?<seconds>\d+)(?:\.[\d.]*)?(?:\s*[;,]|\s)\s*(?:url\s*=\s*)?(?<target>\S.*)$/isu
const UNLISTED = new Set(['noindex', 'none'])

/**
 * Whether a page leads elsewhere at once, as generators of sites write for addresses that have changed, or
 * tells search engines to leave it out.
 *
 * @param elements - All of the page.
 * @param file - Its path: a page that leads to itself is one that renews itself.
 */
export function isUnlisted(elements: readonly HtmlElement[], file: string): boolean {
  return elements.some((element) => {
    if (element.tagName !== 'meta') return false
    const content = attribute(element, 'content') ?? ''
    if (attribute(element, 'http-equiv')?.trim().toLowerCase() === 'refresh')
      return isRedirect(content, file)
    if (attribute(element, 'name')?.trim().toLowerCase() !== 'robots') return false
    // `max-image-preview: none` is another rule.
    const rules = content
      .toLowerCase()
      .replace(/:\s+/gu, ':')
      .split(/[\s,]+/u)
    return rules.some((rule) => UNLISTED.has(rule))
  })
}

function isRedirect(content: string, file: string): boolean {
  const { seconds, target = '' } = REFRESH.exec(content)?.groups ?? {}
  if (seconds === undefined || Number(seconds) > MAX_REDIRECT_SECONDS) return false
  const [address = ''] = target
    .trimEnd()
    .replace(/^['"]|['"]$/gu, '')
    .split(/[?#]/u)
  const name = file.replace(/\.gz$/iu, '').split(/[/\\]/u).at(-1)
  return address.trim() !== '' && address.trim() !== name
}
