/**
 * The element's attributes as values, read whenever they are needed: a change takes effect with
 * the next thing the reader does.
 *
 * Layer: widget. Imports: nothing of ours, widget.
 */

import { parseHotkeys } from './hotkeys.ts'
import { apiBase } from './locations.ts'
import { type Strings, stringsFor } from './strings.ts'

const DEFAULT_DEBOUNCE_MS = 150
const DEFAULT_LIMIT = 8

/** The API lists no more. */
const MAX_LIMIT = 50

/** Returns where and how much to ask. */
export function scopeOf(element: Element): { readonly base: string; readonly limit: number } {
  const limit = Number(element.getAttribute('limit')) || DEFAULT_LIMIT
  return {
    base: apiBase(element.getAttribute('src')),
    limit: Math.min(Math.max(Math.trunc(limit), 1), MAX_LIMIT),
  }
}

/** Returns the rest after a key before a search, in milliseconds. */
export function debounceMsOf(element: Element): number {
  return Number(element.getAttribute('debounce') ?? DEFAULT_DEBOUNCE_MS)
}

/** Returns the keys that focus the box. */
export function hotkeysOf(element: Element): readonly string[] {
  return parseHotkeys(element.getAttribute('hotkey') ?? '/ mod+k')
}

/** Tells whether recent searches are kept and shown. */
export function keepsRecent(element: Element): boolean {
  return element.getAttribute('recent') !== 'off'
}

/** An element with texts of its own. */
export interface TextHost extends HTMLElement {
  strings: Partial<Strings>
}

/** Returns the texts in the language of the element or of what is around it, and its own. */
export function stringsOf(element: TextHost): Strings {
  return { ...stringsFor(languageOf(element)), ...element.strings }
}

/** The language around an element, also beyond the shadow root that it is in. */
function languageOf(element: Element): string {
  const { host } = element.getRootNode() as Partial<ShadowRoot>
  return element.closest<HTMLElement>('[lang]')?.lang ?? (host ? languageOf(host) : '')
}
