/**
 * Front matter: the YAML head of a Markdown file.
 *
 * Site generators disagree about names, so each field of a document has several. What has no
 * field here and is not a facet is ignored, not reported: most of it is for the generator.
 *
 * Layer: corpus. Imports: yaml.
 */

import { isNode, LineCounter, parseDocument } from 'yaml'

import type { Document, Issue } from './document.ts'
import { createFacets } from './facets.ts'
import { parseIsoDay } from './iso-day.ts'
import { parseLink } from './link.ts'

/** What a file says about itself; null and empty where it does not. */
export interface FrontMatter {
  readonly id: string | null
  readonly title: string | null
  readonly date: string | null
  readonly url: string | null
  readonly byline: string
  readonly facets: Document['facets']
  /** The file is not meant to be found yet. */
  readonly isDraft: boolean
}

/** Front matter of a file that has none. */
export const NO_FRONT_MATTER: FrontMatter = {
  id: null,
  title: null,
  date: null,
  url: null,
  byline: '',
  facets: {},
  isDraft: false,
}

/** Names in the order they are asked, to the facet they fill. */
const FACET_NAMES: Readonly<Record<string, string>> = {
  city: 'city',
  tags: 'tag',
  tag: 'tag',
  categories: 'category',
  category: 'category',
  section: 'section',
  lang: 'lang',
}
const URL_NAMES = ['url', 'permalink', 'link']
const DATE_NAMES = ['date', 'published', 'publishDate', 'pubDate']
const BYLINE_NAMES = ['byline', 'author', 'authors']

/** `2025-3-6`, `2025/03/06 10:00`: days that people write by hand. */
const LOOSE_DAY = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T ])/u

/**
 * Reads front matter.
 *
 * Facets: `city`, `tags`, `categories`, `section`, `lang`, and every key under `facets`.
 *
 * Issues: `bad-yaml` (all of it is lost), `bad-field` (the field is).
 *
 * @param yaml - Between the `---` lines.
 * @param firstLine - Line of the file that `yaml` starts on, from 1.
 */
export function parseFrontMatter(
  yaml: string,
  firstLine: number,
  file: string,
): { frontMatter: FrontMatter; issues: readonly Issue[] } {
  const lines = new LineCounter()
  const parsed = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, logLevel: 'error' })
  const [error] = parsed.errors
  if (error !== undefined) {
    const line = firstLine + Math.max(1, lines.linePos(error.pos[0]).line) - 1
    const issue = { file, line, rule: 'bad-yaml', message: `expected YAML: ${error.message}` }
    return { frontMatter: NO_FRONT_MATTER, issues: [issue] }
  }

  const issues: Issue[] = []
  const report = (name: string, expected: string): void => {
    const node: unknown = parsed.get(name, true)
    const start = isNode(node) ? (node.range?.[0] ?? 0) : 0
    const line = firstLine + Math.max(1, lines.linePos(start).line) - 1
    issues.push({ file, line, rule: 'bad-field', message: `${name}: expected ${expected}` })
  }

  const fields = asFields(readYaml(parsed))
  const date = firstOf(fields, DATE_NAMES)
  const url = firstOf(fields, URL_NAMES)
  const day = date === null ? null : parseLooseDay(date.text)
  if (date !== null && day === null) report(date.name, 'an ISO day or time')
  const link = url === null ? null : parseLink(url.text)
  if (url !== null && link === null) report(url.name, 'an http(s) address or a path')

  return {
    frontMatter: {
      id: firstOf(fields, ['id'])?.text ?? null,
      title: firstOf(fields, ['title'])?.text ?? null,
      date: day,
      url: link,
      byline: firstOf(fields, BYLINE_NAMES)?.text ?? '',
      facets: readFacets(fields),
      isDraft: fields['draft'] === true || fields['published'] === false,
    },
    issues,
  }
}

/** Converts to plain values. Aliases that grow without end give nothing instead of an error. */
function readYaml(parsed: ReturnType<typeof parseDocument>): unknown {
  try {
    return parsed.toJS()
  } catch {
    return null
  }
}

function readFacets(fields: Readonly<Record<string, unknown>>): Document['facets'] {
  const named = Object.entries(FACET_NAMES).map(
    ([name, facet]) => [facet, asTexts(fields[name])] as const,
  )
  const free = Object.entries(asFields(fields['facets'])).map(
    ([facet, value]) => [facet, asTexts(value)] as const,
  )
  return createFacets([...named, ...free])
}

function firstOf(
  fields: Readonly<Record<string, unknown>>,
  names: readonly string[],
): { name: string; text: string } | null {
  for (const name of names) {
    const text = asTexts(fields[name]).join(' ').trim()
    if (text !== '') return { name, text }
  }
  return null
}

function asFields(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? { ...value } : {}
}

function asTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => asTexts(entry))
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
}

function parseLooseDay(text: string): string | null {
  const [, year = '', month = '', day = ''] = LOOSE_DAY.exec(text) ?? []
  return parseIsoDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}
