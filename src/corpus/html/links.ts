/**
 * Links to other pages: whether an element is one, or one of several things alike that each lead to another.
 *
 * Layer: corpus. Imports: corpus.
 */

import { leadsElsewhere, leadsToFile } from './cards.ts'
import { isNoise, isUndisplayed } from './noise.ts'
import { attribute, childElementsOf, holds, isSmall, lettersIn, type HtmlElement } from './tree.ts'

const MIN_ALIKE = 3
/** Of the letters of what is an entry: less, and it is a text with a link. */
const MIN_SHARE_OF_TITLE = 0.25
/** By box: those in it that lead elsewhere, which are asked about one by one. */
const LINKED = new WeakMap<HtmlElement, ReadonlySet<HtmlElement>>()

/** Whether an element is one of several alike beside each other, each with the title of another page. */
export function isOneOfLinks(element: HtmlElement): boolean {
  const { parentNode } = element
  if (parentNode === null || !('tagName' in parentNode)) return false
  const known = LINKED.get(parentNode) ?? linkedIn(parentNode)
  LINKED.set(parentNode, known)
  return known.has(element)
}

function linkedIn(parent: HtmlElement): ReadonlySet<HtmlElement> {
  const kinds = Map.groupBy(
    childElementsOf(parent),
    (one) => `${one.tagName} ${attribute(one, 'class')?.replace(/\d+/gu, '') ?? ''}`,
  )
  const linked = [...kinds.values()].filter(
    (alike) => alike.length >= MIN_ALIKE && alike[0]?.tagName !== 'p' && alike.every(isTitled),
  )
  return new Set(linked.flat())
}

/** Whether much of an element is a link, as of an entry with its excerpt. */
function isTitled(element: HtmlElement): boolean {
  if (!isSmall(element) || holds(element, ({ tagName }) => tagName === 'h1')) return false
  const letters = lettersIn(element, isHidden)
  const unlinked = lettersIn(element, (one) => isHidden(one) || isLink(one))
  return letters > unlinked && letters - unlinked >= letters * MIN_SHARE_OF_TITLE
}

/** Whether an element leads to another page; what is to be downloaded is none, nor is an address to write to. */
export function isLink(element: HtmlElement): boolean {
  return (
    leadsElsewhere(element) &&
    !leadsToFile(element) &&
    !/^(?:mailto|tel):/iu.test(attribute(element, 'href')?.trim() ?? '')
  )
}

function isHidden(element: HtmlElement): boolean {
  return isNoise(element) || isUndisplayed(element)
}
