/**
 * What JSX of the pages compiles to: elements that are HTML at once, with all text in them escaped.
 *
 * Hono's runtime also has contexts, streams, promises and elements that move to the head of a page. None of
 * these pages does, and it is 4 kB of a script that is read before a Worker can answer.
 *
 * Layer: pages. Imports: search.
 */

import type { JSX as HonoJsx } from 'hono/jsx/jsx-runtime'

import { escapeHtml } from '../search/show/marked-text.ts'

/** HTML, of which all text is escaped. */
export class Html {
  readonly html: string

  constructor(html: string) {
    this.html = html
  }
}

/** What may stand in an element; null, undefined and booleans are nothing. */
export type Child = Html | string | number | boolean | null | undefined | readonly Child[]

/** Elements without an end tag. */
const VOID: ReadonlySet<string> = new Set('br hr img input link meta'.split(' '))

/** Attributes that are there or not; others say `true` or `false` (spellcheck). */
const BOOLEAN: ReadonlySet<string> = new Set(['open'])

/** A component, with the type of its properties left to the compiler. */
type Component = (props: Readonly<Record<string, unknown>>) => JSX.Element | null

/** The types of JSX, as the compiler looks for them. */
// oxlint-disable-next-line typescript/no-namespace
export declare namespace JSX {
  type Element = Html
  type ElementType = keyof IntrinsicElements | ((props: never) => Element | null)
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
  const { children, ...attributes } = props as Readonly<Record<string, Child>>
  const written = Object.entries(attributes).map(([name, value]) => {
    if (value === null || value === undefined || (value === false && BOOLEAN.has(name))) return ''
    const said = typeof value === 'boolean' ? `${value}` : htmlOf(value)
    return ` ${name}="${BOOLEAN.has(name) ? '' : said}"`
  })
  const end = VOID.has(tag) ? '' : `</${tag}>`
  return new Html(`<${tag}${written.join('')}>${htmlOf(children)}${end}`)
}

export const jsxs = jsx

/** Some elements side by side. */
export function Fragment({ children }: { readonly children?: Child }): JSX.Element {
  return new Html(htmlOf(children))
}

function htmlOf(child: Child): string {
  if (child === null || child === undefined || typeof child === 'boolean') return ''
  if (child instanceof Html) return child.html
  return typeof child === 'object' ? child.map(htmlOf).join('') : escapeHtml(`${child}`)
}
