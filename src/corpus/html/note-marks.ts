/**
 * Marks of notes: the numbers that stand within a sentence for a note, in books, encyclopedias and papers.
 *
 * They cut a sentence that one searches for: 中央红军[1]抵达湘江.
 *
 * Layer: corpus. Imports: corpus.
 */

import { attribute, childElementsOf, classesOf, type HtmlElement } from './tree.ts'

const NUMBER = /^\s*\d{1,3}\s*$/u
const BRACKETED = /^\s*[[［〔]\s?注?\s?\d{1,3}(?:\s?[-–,，、]\s?\d{1,3})*\s?[\]］〕]\s*$/u
const REFERENCE = /\bnoteref\b/u
const REFERENCE_CLASS = /^(?:noteref|footnote-ref|footnote-reference|duokan-footnote)$/u
/** A mark has no more in it. */
const MAX_DEPTH = 4

/** Whether an element is the mark of a note: a raised number in brackets, or one that leads to a note. */
export function isNoteMark(element: HtmlElement): boolean {
  if (element.tagName === 'sup') {
    const text = soleText(element)
    return BRACKETED.test(text) || (NUMBER.test(text) && (isLink(element) || holdsLink(element)))
  }
  if (element.tagName !== 'a') return false
  const isReference =
    REFERENCE.test(attribute(element, 'epub:type') ?? '') ||
    REFERENCE.test(attribute(element, 'role') ?? '') ||
    classesOf(element).some((name) => REFERENCE_CLASS.test(name))
  if (!isReference) return false
  const text = soleText(element)
  return BRACKETED.test(text) || NUMBER.test(text)
}

/** The text of an element that has at most one element in each; empty where it has more. */
function soleText(element: HtmlElement, depth = 0): string {
  const [inner, another] = childElementsOf(element)
  if (another !== undefined || depth > MAX_DEPTH) return ''
  const textOf = (node: HtmlElement['childNodes'][number]): string =>
    'value' in node ? node.value : node === inner ? soleText(inner, depth + 1) : ''
  return element.childNodes.map(textOf).join('')
}

function leadsToPlace(element: HtmlElement): boolean {
  return element.tagName === 'a' && attribute(element, 'href')?.includes('#') === true
}

/** Whether it is all of a link. */
function isLink({ parentNode }: HtmlElement): boolean {
  return (
    parentNode !== null &&
    'tagName' in parentNode &&
    leadsToPlace(parentNode) &&
    NUMBER.test(soleText(parentNode))
  )
}

function holdsLink(element: HtmlElement): boolean {
  return childElementsOf(element).some(leadsToPlace)
}
