/**
 * Marks of Pagefind: `data-pagefind-meta` and `data-pagefind-filter`, which have one grammar.
 *
 * `name` (the element's text) and `name[attribute]`, parted by commas, and last `name:value`, whose value
 * runs to the end (pagefind.app/docs/metadata).
 *
 * Layer: corpus. Imports: corpus.
 */

import { collectText } from './text.ts'
import { attribute, type HtmlElement } from './tree.ts'

/** A value and the element that carries it. */
export interface Found {
  readonly value: string
  readonly element: HtmlElement
}

/** A value with its name, trimmed. */
export interface Mark extends Found {
  readonly name: string
}

/** Reads the marks of a kind, in the order of the page; values may be empty. */
export function readMarks(
  elements: readonly HtmlElement[],
  kind: 'data-pagefind-meta' | 'data-pagefind-filter',
): readonly Mark[] {
  const marks: Mark[] = []
  for (const element of elements) {
    const written = attribute(element, kind)
    if (written === null) continue
    const [, names = '', inline] = /^([^:]*)(?::(.*))?$/su.exec(written) ?? []
    const sources = names.split(',')
    const last = inline === undefined ? undefined : sources.pop()
    for (const source of sources) {
      const [, name = '', from] = /^([^[]*)(?:\[([^\]]*)\])?/u.exec(source) ?? []
      const value = from === undefined ? textOf(element) : (attribute(element, from) ?? '')
      marks.push({ name: name.trim(), value, element })
    }
    if (last !== undefined) marks.push({ name: last.trim(), value: inline ?? '', element })
  }
  return marks
}

/** The text of an element in one line; of a `meta` its content. */
export function textOf(element: HtmlElement): string {
  if (element.tagName === 'meta') return attribute(element, 'content') ?? ''
  return collectText(element).paragraphs.join(' ')
}
