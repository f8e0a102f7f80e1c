/**
 * Trees of HTML: their nodes, and ways through them.
 *
 * Layer: corpus. Imports: parse5.
 */

import { defaultTreeAdapter, type DefaultTreeAdapterTypes } from 'parse5'

export type HtmlNode = DefaultTreeAdapterTypes.Node
export type HtmlElement = DefaultTreeAdapterTypes.Element

/** Visits every element under `root`, parents first, in the order of the page. */
export function* walkElements(root: HtmlNode): Generator<HtmlElement> {
  const stack: HtmlNode[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (defaultTreeAdapter.isElementNode(node)) yield node
    if ('childNodes' in node) stack.push(...node.childNodes.toReversed())
  }
}

/** Whether an element under `root`, or `root` itself, is one of a kind. */
export function holds(root: HtmlNode, isOne: (element: HtmlElement) => boolean): boolean {
  for (const element of walkElements(root)) if (isOne(element)) return true
  return false
}

/** Whether an element lies in one of a kind. */
export function isWithin(element: HtmlElement, isOne: (ancestor: HtmlElement) => boolean): boolean {
  let { parentNode } = element
  while (parentNode !== null && defaultTreeAdapter.isElementNode(parentNode)) {
    if (isOne(parentNode)) return true
    parentNode = parentNode.parentNode
  }
  return false
}

/** Gives the elements right below an element. */
export function childElementsOf(element: HtmlElement): HtmlElement[] {
  return element.childNodes.filter((node) => defaultTreeAdapter.isElementNode(node))
}

/** Gives the value of an attribute, null where the element has none of that name. */
export function attribute(element: HtmlElement, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null
}

/** Gives the classes of an element, as written. */
export function classesOf(element: HtmlElement): readonly string[] {
  return attribute(element, 'class')?.split(/\s+/u) ?? []
}

/** Whether an element has a role of ARIA, which is what an element of that name is. */
export function isRole(element: HtmlElement, role: string): boolean {
  return attribute(element, 'role')?.trim().toLowerCase() === role
}

const NO_LETTERS = /\P{L}+/gu

/** How many letters and characters the text in an element has, without those of elements that are passed over. */
export function lettersIn(
  root: HtmlElement,
  isPassedOver: (element: HtmlElement) => boolean,
): number {
  let letters = 0
  const stack: HtmlNode[] = [...root.childNodes]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (defaultTreeAdapter.isTextNode(node)) letters += lettersOf(node.value)
    else if (defaultTreeAdapter.isElementNode(node) && !isPassedOver(node))
      stack.push(...node.childNodes)
  }
  return letters
}

/** Letters and characters of a text; digits and signs are none. */
export function lettersOf(text: string): number {
  return text.replace(NO_LETTERS, '').length
}
