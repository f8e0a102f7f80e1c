/**
 * WeChat: the day of an article, which its page shows by script.
 *
 * Layer: corpus. Imports: corpus.
 */

import type { Found } from './marks.ts'
import { attribute, type HtmlElement } from './tree.ts'
import { parseTimestamp } from '../newspaper/written-day.ts'

/** `var createTime = '2024-07-05 10:00'`, of older pages `var publish_time = "2017-07-05" || ""`. */
const WRITTEN = /\b(?:createTime|publish_time)\s*=\s*["'](\d{4}-\d{2}-\d{2})\b/u
/** `var ct = "1720144800"`, in seconds. */
const COUNTED = /\bct\s*=\s*["'](\d{9,10})["']/u

/** Finds the days that scripts of an article's page say, ISO; none on other pages. */
export function readWeChatDays(elements: readonly HtmlElement[]): readonly Found[] {
  if (!elements.some((element) => attribute(element, 'id') === 'js_content')) return []
  const scripts = elements
    .filter(({ tagName }) => tagName === 'script')
    .map((element) => ({
      element,
      text: element.childNodes.map((node) => ('value' in node ? node.value : '')).join(''),
    }))
  const written = scripts.map(({ element, text }) => ({ element, value: WRITTEN.exec(text)?.[1] }))
  const counted = scripts.map(({ element, text }) => {
    const seconds = COUNTED.exec(text)?.[1]
    return { element, value: parseTimestamp(seconds ?? '') ?? undefined }
  })
  return [...written, ...counted].flatMap(({ element, value }) =>
    value === undefined ? [] : [{ element, value }],
  )
}
