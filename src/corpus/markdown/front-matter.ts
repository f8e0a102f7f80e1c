/**
 * Front matter: what the head of a Markdown file says about it, in YAML or TOML.
 *
 * Site generators disagree about names, so each field of a document has several. What has no
 * field here and is not a facet is ignored, not reported: most of it is for the generator.
 *
 * Layer: corpus. Imports: yaml, smol-toml, corpus.
 */

import { parse as parseToml, TomlError } from 'smol-toml'
import { isNode, LineCounter, parseDocument } from 'yaml'

import { canBeInAddress } from '../document-id.ts'
import type { Document, Issue } from '../document.ts'
import { createFacets, describeBadField, FACET_NAMES, valuesIn } from '../facets.ts'
import type { FrontMatterBlock } from './front-matter-block.ts'
import { parseLink } from '../link.ts'
import { parseWrittenDay } from '../newspaper/written-day.ts'

/** What a file says about itself; null and empty where it does not. */
export interface FrontMatter {
  readonly id: string | null
  readonly title: string | null
  readonly date: string | null
  readonly url: string | null
  readonly byline: string
  readonly facets: Document['facets']
  /** The file is not meant to be found, or not yet. */
  readonly isHidden: boolean
  /** Readers need a password for the text. */
  readonly isProtected: boolean
  /** What a page shows that has its text here: the start page of VitePress. */
  readonly shown: readonly string[]
}

/** Front matter of a file that has none. */
export const NO_FRONT_MATTER: FrontMatter = {
  id: null,
  title: null,
  date: null,
  url: null,
  byline: '',
  facets: {},
  isHidden: false,
  isProtected: false,
  shown: [],
}

const TITLE_NAMES = ['title', '标题']
const URL_NAMES = ['url', 'permalink', 'link']
const PLACEHOLDER = /(?:^|\/):[a-z]/u
const DATE_NAMES = [
  'date',
  'published',
  'publishDate',
  'pubDate',
  'pubDatetime',
  'publishedAt',
  'created',
  'createTime',
  'createdAt',
  'created_at',
  'date created',
  '日期',
  '发布日期',
  '发布时间',
  '创建日期',
  '创建时间',
]
/** A field of YAML that is not within another. */
const FIELD = /^(?<name>[A-Za-z][\w-]*)[ \t]*:(?<value>(?:[ \t].*)?)$/u
const BYLINE_NAMES = ['byline', 'author', 'authors', '作者']
/** `[[鲁迅]]`, `[[人物/鲁迅|周树人]]`: a link between notes says what it shows. */
const NOTE_LINK = /#?\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/gu

/** Fields as plain values, with the line of each, from 1; and what is wrong with them. */
interface Read {
  readonly fields: Readonly<Record<string, unknown>>
  readonly lineOf: (name: string) => number
  readonly problem?: { readonly rule: string; readonly line: number; readonly message: string }
}

/**
 * Reads front matter.
 *
 * Facets: `city`, `tags`, `categories`, `section`, `lang`, and every key under `facets` and
 * `taxonomies`.
 *
 * Issues: `bad-yaml` (the field that is no YAML is read as it stands), `bad-toml` (all of it is lost),
 * `bad-field` (the field is).
 */
export function parseFrontMatter(
  { format, fields: source, firstLine }: FrontMatterBlock,
  file: string,
): { frontMatter: FrontMatter; issues: readonly Issue[] } {
  const read = format === 'toml' ? readToml(source) : readYaml(source)
  const { fields, lineOf, problem } = read
  const issues: Issue[] = []
  if (problem !== undefined) issues.push({ ...problem, file, line: firstLine + problem.line - 1 })
  const report = (name: string, expected: string): void => {
    const line = firstLine + lineOf(name) - 1
    issues.push({ file, line, rule: 'bad-field', message: `${name}: expected ${expected}` })
  }

  const date = firstOf(fields, DATE_NAMES)
  const given = firstOf(fields, URL_NAMES)
  // Jekyll fills in `/:year/:title`.
  const url = given !== null && PLACEHOLDER.test(given.text) ? null : given
  const day = date === null ? null : parseWrittenDay(date.text)
  if (date !== null && day === null) report(date.name, 'a day, such as 2025-03-06')
  const link = url === null ? null : parseLink(url.text)
  if (url !== null && link === null) report(url.name, 'an http(s) address or a path')

  const id = firstOf(fields, ['id'])?.text ?? null
  if (id !== null && !canBeInAddress(id)) report('id', 'one that can stand in an address')
  const facets = readFacets(fields)
  const home = { ...asFields(fields['hero']), ...pick(fields, ['heroText', 'tagline']) }
  for (const [field] of facets) {
    const expected = describeBadField(field)
    if (expected !== null) report('facets', `${expected}, found ${JSON.stringify(field)}`)
  }

  return {
    frontMatter: {
      id: id === null || !canBeInAddress(id) ? null : id,
      title: (firstOf(fields, TITLE_NAMES) ?? firstOf(home, ['heroText', 'name']))?.text ?? null,
      date: day,
      url: link,
      byline: firstOf(fields, BYLINE_NAMES)?.text ?? '',
      facets: createFacets(facets.filter(([field]) => describeBadField(field) === null)),
      isHidden: isHidden(fields),
      isProtected: firstOf(fields, ['password']) !== null,
      shown: shownOf(home, fields['features']),
    },
    issues,
  }
}

/** Drafts, and what its author takes out of the search of VitePress, VuePress, MkDocs and Docusaurus. */
function isHidden(fields: Readonly<Record<string, unknown>>): boolean {
  const { draft, published, search, unlisted } = fields
  const isExcluded = search === false || asFields(search)['exclude'] === true
  return draft === true || published === false || unlisted === true || isExcluded
}

function shownOf(home: Readonly<Record<string, unknown>>, features: unknown): readonly string[] {
  const blocks = Array.isArray(features) ? features.map((feature) => asFields(feature)) : []
  const names = ['text', 'tagline', 'title', 'details']
  return [home, ...blocks].flatMap((block) =>
    names.flatMap((name) => firstOf(block, [name])?.text ?? []),
  )
}

function pick(
  fields: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    names.filter((name) => name in fields).map((name) => [name, fields[name]]),
  )
}

function readYaml(source: string): Read {
  const lines = new LineCounter()
  const parsed = parseDocument(source, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  })
  const [error] = parsed.errors
  if (error !== undefined) {
    const line = Math.max(1, lines.linePos(error.pos[0]).line)
    const problem = { rule: 'bad-yaml', line, message: `expected YAML: ${error.message}` }
    return { ...readLenientYaml(source), problem }
  }
  const lineOf = (name: string): number => {
    const node: unknown = parsed.get(name, true)
    const start = isNode(node) ? (node.range?.[0] ?? 0) : 0
    return Math.max(1, lines.linePos(start).line)
  }
  return { fields: fieldsOf(parsed), lineOf }
}

/**
 * Reads what YAML can of each field on its own, as editors of notes do: a value that is none (`会议: 第一次`,
 * `@张三`) is what stands in its line. Tabs indent.
 */
function readLenientYaml(source: string): Read {
  const lines = source.split(/\r?\n/u)
  const starts = Array.from(lines.keys()).filter((at) => FIELD.test(lines[at] ?? ''))
  const fields: Record<string, unknown> = {}
  const lineOf = new Map<string, number>()
  for (const [index, start] of starts.entries()) {
    const { name = '', value = '' } = FIELD.exec(lines[start] ?? '')?.groups ?? {}
    const whole = lines
      .slice(start, starts[index + 1])
      .join('\n')
      .replace(/^\t+/gmu, '  ')
    const parsed = parseDocument(whole, { logLevel: 'silent' })
    const read = parsed.errors.length === 0 ? fieldsOf(parsed) : {}
    fields[name] = Object.hasOwn(read, name) ? read[name] : value.trim()
    lineOf.set(name, start + 1)
  }
  return { fields, lineOf: (name) => lineOf.get(name) ?? 1 }
}

function fieldsOf(parsed: ReturnType<typeof parseDocument>): Readonly<Record<string, unknown>> {
  try {
    return asFields(parsed.toJS())
  } catch {
    // Aliases that grow without end give nothing instead of an error.
    return {}
  }
}

function readToml(source: string): Read {
  const lineOf = (name: string): number =>
    Math.max(1, source.split('\n').findIndex((line) => line.trimStart().startsWith(name)) + 1)
  try {
    return { fields: asFields(parseToml(source)), lineOf }
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [message = ''] = error.message.split('\n')
    const problem = { rule: 'bad-toml', line: error.line, message: `expected TOML: ${message}` }
    return { fields: {}, lineOf, problem }
  }
}

function readFacets(
  fields: Readonly<Record<string, unknown>>,
): (readonly [field: string, values: readonly string[]])[] {
  const named = Object.entries(FACET_NAMES).map(([name, facet]) => {
    const value = fields[name]
    const texts = asTexts(value)
    const isLine = typeof value === 'string'
    return [facet, isLine ? texts.flatMap((line) => valuesIn(facet, line)) : texts] as const
  })
  const free = ['facets', 'taxonomies'].flatMap((name) =>
    Object.entries(asFields(fields[name])).map(
      ([facet, value]) =>
        [
          Object.hasOwn(FACET_NAMES, facet) ? (FACET_NAMES[facet] ?? facet) : facet,
          asTexts(value),
        ] as const,
    ),
  )
  return [...named, ...free]
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
  // A date of TOML; it says the day that was written.
  if (value instanceof Date) return [value.toISOString()]
  if (typeof value === 'number') return [String(value)]
  if (typeof value === 'string') return [value.replace(NOTE_LINK, '$1')]
  // Who or what is meant, where more is said of it: authors and tags of Docusaurus.
  const { name, label } = asFields(value)
  return [name, label].filter((text) => typeof text === 'string').slice(0, 1)
}
