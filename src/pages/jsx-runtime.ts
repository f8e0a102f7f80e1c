/**
 * What JSX of the pages compiles to: elements that are HTML at once, escaped by Hono's `html`.
 *
 * Hono's own runtime also has contexts, streams and elements that move to the head of a page. None of
 * these pages does, and it is 4 kB of a script that is read before a Worker can answer.
 *
 * Layer: pages. Imports: nothing.
 */

import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { JSX as HonoJsx } from 'hono/jsx/jsx-runtime'
import type { HtmlEscapedString } from 'hono/utils/html'

/** Elements without an end tag. */
const VOID: ReadonlySet<string> = new Set('br hr img input link meta'.split(' '))

/** Attributes that are there or not; others say `true` or `false` (spellcheck). */
const BOOLEAN: ReadonlySet<string> = new Set(['open'])

/** A component, with the type of its properties left to the compiler. */
type Component = (props: Readonly<Record<string, unknown>>) => JSX.Element | null

/** The types of JSX, as the compiler looks for them. */
// oxlint-disable-next-line typescript/no-namespace
export declare namespace JSX {
  type Element = HtmlEscapedString | Promise<HtmlEscapedString>
  type ElementType = HonoJsx.ElementType
  interface ElementChildrenAttribute {
    children: Child
  }
  type IntrinsicElements = HonoJsx.IntrinsicElements
}

/**
 * An element, or what a component gives.
 *
 * @param props - Attributes, of which those that are null or undefined are left out, and `children`.
 */
export function jsx(
  tag: string | Component,
  props: Readonly<Record<string, unknown>>,
): JSX.Element | null {
  if (typeof tag !== 'string') return tag(props)
  const { children, ...attributes } = props
  const written = Object.entries(attributes).flatMap(([name, value]) => {
    if (value === null || value === undefined) return []
    if (BOOLEAN.has(name)) return value === true ? html` ${raw(name)}=""` : []
    return html` ${raw(name)}="${typeof value === 'boolean' ? `${value}` : value}"`
  })
  const end = VOID.has(tag) ? '' : `</${tag}>`
  return html`${raw(`<${tag}`)}${written}${raw('>')}${children}${raw(end)}`
}

export const jsxs = jsx

/** Some elements side by side. */
export function Fragment({ children }: { readonly children?: Child }): JSX.Element {
  return html`${children}`
}
