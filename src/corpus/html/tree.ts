/**
 * Trees of HTML: their nodes, and ways through them.
 *
 * Layer: corpus. Imports: parse5, corpus.
 */

import { defaultTreeAdapter, type DefaultTreeAdapterTypes } from 'parse5'

import { pushAll, pushReversed } from '../push-all.ts'

/** A headline or a day has no more in it. */
const MAX_NODES = 300

export type HtmlNode = DefaultTreeAdapterTypes.Node
export type HtmlElement = DefaultTreeAdapterTypes.Element

/** Visits every element under `root`, parents first, in the order of the page. */
export function* walkElements(root: HtmlNode): Generator<HtmlElement> {
  const stack: HtmlNode[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (defaultTreeAdapter.isElementNode(node)) yield node
    if ('childNodes' in node) pushReversed(stack, node.childNodes)
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

/**
 * The same for many elements: what lies deep in boxes within boxes is told without climbing through all of
 * them for each.
 */
export function liesWithin(
  isOne: (ancestor: HtmlElement) => boolean,
): (element: HtmlElement) => boolean {
  /** By box: whether what lies in it lies in one of the kind. */
  const known = new Map<HtmlElement, boolean>()
  return (element) => {
    const boxes: HtmlElement[] = []
    let is = false
    let { parentNode } = element
    while (parentNode !== null && defaultTreeAdapter.isElementNode(parentNode)) {
      const before = known.get(parentNode)
      is = before ?? isOne(parentNode)
      if (before !== undefined) break
      boxes.push(parentNode)
      if (is) break
      parentNode = parentNode.parentNode
    }
    for (const box of boxes) known.set(box, is)
    return is
  }
}

/** Whether so little is in an element that its text may be read also where boxes lie within boxes. */
export function isSmall(element: HtmlElement): boolean {
  const stack: HtmlNode[] = [...element.childNodes]
  let nodes = 0
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (++nodes > MAX_NODES) return false
    if ('childNodes' in node) pushAll(stack, node.childNodes)
  }
  return true
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
      pushAll(stack, node.childNodes)
  }
  return letters
}

/** Letters and characters of a text; digits and signs are none. */
export function lettersOf(text: string): number {
  return text.replace(NO_LETTERS, '').length
}
