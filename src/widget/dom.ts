/**
 * Nodes from script: the one way the widget makes markup.
 *
 * Text arrives as text nodes and attributes through `setAttribute`, so nothing needs escaping
 * and no content security policy has to allow inline markup.
 *
 * Layer: widget. Imports: nothing of ours.
 */

/** Attributes by name; an undefined or null value leaves the attribute out. */
export type Attributes = Readonly<Record<string, string | number | null | undefined>>

/** Makes an element with attributes and children; strings become text nodes. */
export function makeElement<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  setAttributes(element, attributes)
  element.append(...children)
  return element
}

/** Sets each attribute, and removes those whose value is undefined or null. */
export function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null) element.removeAttribute(name)
    else element.setAttribute(name, `${value}`)
  }
}

/** Runs when the document is parsed, and later than now in any case. */
export function whenParsed(run: () => void, signal: AbortSignal): void {
  if (document.readyState !== 'loading') queueMicrotask(run)
  else document.addEventListener('DOMContentLoaded', run, { signal })
}
