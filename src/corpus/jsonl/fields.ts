/**
 * Fields of JSON Lines: what each may be, and by which other names programs write it.
 *
 * Layer: corpus. Imports: valibot, corpus.
 */

import * as v from 'valibot'

import { documentId } from '../document-id.ts'
import { FACET_NAMES, valuesIn } from '../facets.ts'
import { parseLink } from '../link.ts'
import { parseTimestamp, parseWrittenDay } from '../newspaper/written-day.ts'

type Fields = Readonly<Record<string, unknown>>

const EXPECTED_ID = 'expected a string that is not empty, or a number'

/** Days where there is no `date`. */
const DATE_NAMES = [
  'pubDate',
  'datePublished',
  'publishDate',
  'publish_date',
  'publish_time',
  'published_at',
  'publishedAt',
  'published',
  'created_at',
  'date_published',
  'isoDate',
  'publishTime',
  'createTime',
  'createdAt',
  'created',
  'updated',
]

/** Of a text without `text`; the last two are what a feed says of it that has no more. */
const TEXT_NAMES = [
  'body',
  'content',
  'content:encoded',
  'content_html',
  'content_text',
  'html',
  'plaintext',
  'summary',
  'description',
]

/** A text of WordPress, as its API gives it. */
const Rendered = v.pipe(
  v.object({ rendered: v.string() }),
  v.transform(({ rendered }) => rendered),
)
const title = v.optional(v.nullable(v.union([v.string(), Rendered], 'expected a string'), ''), '')
const Text = v.union(
  [
    v.string(),
    Rendered,
    v.pipe(
      v.array(v.string()),
      v.transform((paragraphs) => paragraphs.join('\n')),
    ),
  ],
  'expected a string',
)
const text = v.optional(v.nullable(Text, ''), '')
const FacetValue = v.union([v.string(), v.number(), v.boolean()])
/** A null says that there is no value. */
export const FacetValues = v.pipe(
  v.union([v.nullable(FacetValue), v.array(v.nullable(FacetValue))]),
  v.check((values) => !Array.isArray(values) || values.length === 0 || values.some(isPresent)),
  v.transform((values) => [values].flat().filter(isPresent).map(String)),
)
/** Of an export each may be all that is known of it. */
const NamedValues = v.pipe(
  v.array(v.object({ name: v.string() })),
  v.transform((values) => values.map(({ name }) => name)),
)
const NamedFacet = v.union([FacetValues, NamedValues])
export const EXPECTED_FACET = 'expected a string or an array of strings and numbers'
/** A name, alone or with what more is known of who bears it. */
const Name = v.union([
  v.string(),
  v.pipe(
    v.object({ name: v.string() }),
    v.transform(({ name }) => name),
  ),
])
const Names = v.union(
  [
    Name,
    v.pipe(
      v.array(Name),
      v.transform((names) => names.join(' ')),
    ),
  ],
  'expected a string or an array of strings',
)

/** What a line must have to be a document. */
export const Required = v.looseObject(
  {
    id: v.union(
      [
        v.pipe(
          v.string(),
          v.check((id) => id.trim() !== '', EXPECTED_ID),
        ),
        v.number(),
      ],
      EXPECTED_ID,
    ),
    title,
    text,
  },
  // A key that is missing is reported by the object, with the path of the key.
  (issue) => (issue.path === undefined ? 'expected an object' : EXPECTED_ID),
)

/** What it may have; each is checked on its own. */
export const Optional = {
  caption: v.string('expected a string'),
  byline: Names,
  date: v.pipe(
    v.union(
      [
        v.string(),
        v.pipe(
          v.number(),
          v.check((number) => parseTimestamp(String(number)) !== null),
          v.transform(String),
        ),
      ],
      'expected a day as text, such as "2025-03-06"',
    ),
    v.transform((written) => parseWrittenDay(written) ?? parseTimestamp(written.trim())),
    v.string('expected a day that exists, such as 2025-03-06'),
  ),
  url: v.pipe(
    v.string('expected a string'),
    v.transform(parseLink),
    v.string('expected an http(s) address or a path'),
  ),
  facets: v.custom<object>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'expected an object',
  ),
} as const

/** An object with an id, from its url if it has none; any other value as it is. */
export function withId(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || 'id' in value) return value
  const url = firstOf({ ...value }, Optional.url, 'url', 'link')
  return url === null ? value : { ...value, id: documentId([url]) }
}

/** The text where there is no `text`; empty without one. */
export function otherText(fields: Fields): string {
  return firstOf(fields, Text, ...TEXT_NAMES) ?? ''
}

/** Who wrote it, where there is no `byline`; empty where nobody is named. */
export function otherByline(fields: Fields): string {
  return firstOf(fields, Names, 'author') ?? ''
}

/** The day where there is no `date`. */
export function otherDate(fields: Fields): string | null {
  const isGiven = (fields['date'] ?? null) !== null
  return isGiven ? null : firstOf(fields, Optional.date, ...DATE_NAMES)
}

/** The address where there is no `url`. */
export function otherUrl(fields: Fields): string | null {
  return firstOf(fields, Optional.url, 'link')
}

/** The first of some fields that is as it should be; what is not is no news, for nobody asked for it. */
function firstOf<Output>(
  fields: Fields,
  schema: v.GenericSchema<unknown, Output>,
  ...names: readonly string[]
): Output | null {
  for (const name of names) {
    // Most are not there, and saying why that is wrong takes as long as all the rest.
    if (!isPresent(fields[name])) continue
    const parsed = v.safeParse(schema, fields[name])
    if (parsed.success) return parsed.output
  }
  return null
}

/** Facets that stand beside `facets`. */
export function namedFacets(
  fields: Fields,
): (readonly [field: string, values: readonly string[]])[] {
  const given = Object.entries(FACET_NAMES).filter(([name]) => isPresent(fields[name]))
  return given.map(([name, facet]) => {
    const parsed = v.safeParse(NamedFacet, fields[name])
    const [first = '', ...others] = parsed.success ? parsed.output : []
    return [facet, others.length === 0 ? valuesIn(facet, first) : [first, ...others]]
  })
}

function isPresent<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined
}
