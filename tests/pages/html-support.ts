/**
 * Pages as a test sees them: parsed by the rules of HTML, with every parse error kept.
 *
 * Layer: tests. Imports: parse5.
 */

import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

/** A parsed page. */
export interface ParsedPage {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  readonly root: Node
  /** Names of what is not well-formed, with the place. */
  readonly errors: readonly string[]
}

/** Anything that answers requests, such as the pages. */
export interface Site {
  request(url: string, init?: RequestInit): Response | Promise<Response>
}

export const ORIGIN = 'https://hansou.test'

/** Asks for a page and parses it. */
export async function open(
  site: Site,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<ParsedPage> {
  const response = await site.request(ORIGIN + path, { headers })
  return { status: response.status, headers: response.headers, ...parsePage(await response.text()) }
}

export function parsePage(html: string): Pick<ParsedPage, 'html' | 'root' | 'errors'> {
  const errors: string[] = []
  const root = parse(html, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startOffset }) =>
      errors.push(`${code} at ${html.slice(Math.max(0, startOffset - 40), startOffset + 40)}`),
  })
  return { html, root, errors }
}

/** Elements in order, of a tag and a class where they are given: `a`, `.meta`, `p.notice`. */
export function all({ root }: Pick<ParsedPage, 'root'>, selector = ''): Element[] {
  const [tag = '', name] = selector.split('.')
  return descendants(root).filter(
    (element) =>
      (tag === '' || element.tagName === tag) &&
      (name === undefined || (attribute(element, 'class') ?? '').split(' ').includes(name)),
  )
}

/** Elements inside of another. */
export function within(element: Element | undefined, selector: string): Element[] {
  return element === undefined ? [] : all({ root: element }, selector)
}

/** The text of an element, with `[` and `]` round what is marked if `marks` asks for it. */
export function textOf(node: Node | undefined, marks?: 'marks'): string {
  if (node === undefined) return ''
  if (node.nodeName === '#text' && 'value' in node) return node.value
  if (!('childNodes' in node)) return ''
  const text = node.childNodes.map((child) => textOf(child, marks)).join('')
  return marks === 'marks' && node.nodeName === 'mark' ? `[${text}]` : text
}

export function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((candidate) => candidate.name === name)?.value
}

/** Where the links of a page lead: paths of this site, without fragments. */
export function linksOf(page: Pick<ParsedPage, 'root'>): string[] {
  const links = all(page, 'a').map((link) => attribute(link, 'href') ?? '')
  return links.filter((link) => link.startsWith('/')).map((link) => link.replace(/#.*/, ''))
}

/** Shapes of a page that do not depend on what its texts say: tags and attribute names. */
export function skeletonOf(page: Pick<ParsedPage, 'root'>): string {
  return all(page)
    .map(({ tagName, attrs }) => `${tagName}(${attrs.map(({ name }) => name).join(' ')})`)
    .join('\n')
}

function descendants(node: Node): Element[] {
  if (!('childNodes' in node)) return []
  return node.childNodes.flatMap((child) =>
    'tagName' in child ? [child, ...descendants(child)] : [],
  )
}
