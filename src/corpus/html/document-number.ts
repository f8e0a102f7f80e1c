/**
 * Numbers of official documents that a page shows beside the text: above it a table says 索引号, 发文字号, 公开日期.
 *
 * Layer: corpus. Imports: corpus.
 */

import { collectText } from './text.ts'
import { isSmall, type HtmlElement } from './tree.ts'

/** What says that a number of a document follows; pages put blanks between its characters. */
const LABEL = /^\s*(?:发\s*文\s*[字文]?\s*号|文\s*号|文\s*件\s*编\s*号)\s*[:：]?\s*/u
/** 粤府〔2024〕15号 */
const NUMBER = /^\S{1,20}[〔［[【(（](?:19|20)\d{2}[〕］\]】)）]第?[1-9]\d{0,4}号$/u
/** A label may lie in elements of its own within its cell. */
const MAX_LEVELS = 3

/** The first number of a document that a label of the page names; null without one. */
export function readDocumentNumber(elements: readonly HtmlElement[]): string | null {
  for (const element of elements) {
    const own = element.childNodes.find((node) => 'value' in node && node.value.trim() !== '')
    const text = own !== undefined && 'value' in own ? own.value : ''
    const [label] = LABEL.exec(text) ?? []
    if (label === undefined) continue
    const rest = text.slice(label.length).trim()
    const number = rest === '' ? textBehind(element) : rest
    if (NUMBER.test(number)) return number
  }
  return null
}

/** The text of the next element, or of that behind the box that ends with this one. */
function textBehind(element: HtmlElement): string {
  let box: HtmlElement['parentNode'] | HtmlElement = element
  for (let levels = 0; levels < MAX_LEVELS && box !== null && 'tagName' in box; levels++) {
    const siblings: HtmlElement['childNodes'] = box.parentNode?.childNodes ?? []
    const next = siblings.slice(siblings.indexOf(box) + 1).find((node) => 'tagName' in node)
    if (next !== undefined) return isSmall(next) ? collectText(next).paragraphs.join('').trim() : ''
    box = box.parentNode
  }
  return ''
}
