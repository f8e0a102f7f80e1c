/**
 * JSON Lines: one document a line, `{"id","title","text","url"?,"date"?,"facets"?}`.
 *
 * Exports of other programs name fields otherwise: `body` or `content` is the text where there is no
 * `text`, and `author` the byline where there is no `byline`.
 *
 * A line is parsed without a look at its neighbours, so a file of any size streams. Without
 * an id, a title or a text there is no document; a wrong optional field costs that field.
 *
 * Layer: corpus. Imports: valibot.
 */

import * as v from 'valibot'

import { decodeUtf8, linesOf } from './decode.ts'
import type { Document, Issue, ParseResult } from './document.ts'
import { createFacets } from './facets.ts'
import { parseLink } from './link.ts'
import { parseWrittenDay } from './written-day.ts'

/** What one line yielded. A document may come with issues about its optional fields. */
export interface JsonlLine {
  readonly document: Document | null
  readonly issues: readonly Issue[]
}

/** Quoted of a value that is not what was expected, in code units. */
const MAX_QUOTED_CODE_UNITS = 40

const EXPECTED_ID = 'expected a string that is not empty, or a number'

const NO_ISSUES: readonly Issue[] = []

const text = v.optional(v.nullable(v.string('expected a string'), ''), '')
const FacetValue = v.union([v.string(), v.number()], 'expected a string or a number')
const Facets = v.record(
  v.string(),
  v.union(
    [FacetValue, v.array(FacetValue)],
    'expected a string or an array of strings and numbers',
  ),
  'expected an object',
)

/** What a line must have to be a document. */
const Required = v.looseObject(
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
    title: text,
    text,
  },
  // A key that is missing is reported by the object, with the path of the key.
  (issue) => (issue.path === undefined ? 'expected an object' : EXPECTED_ID),
)

/** What it may have; each is checked on its own. */
const Optional = {
  caption: v.string('expected a string'),
  byline: v.string('expected a string'),
  date: v.pipe(
    v.string('expected a day as text, such as "2025-03-06"'),
    v.transform(parseWrittenDay),
    v.string('expected a day that exists, such as 2025-03-06'),
  ),
  url: v.pipe(
    v.string('expected a string'),
    v.transform(parseLink),
    v.string('expected an http(s) address or a path'),
  ),
  facets: v.pipe(
    Facets,
    v.transform((fields) =>
      createFacets(
        Object.entries(fields).map(([field, value]) => [field, [value].flat().map(String)]),
      ),
    ),
  ),
} as const

/**
 * Parses one line.
 *
 * @param line - Without its line end; a blank line yields nothing.
 * @param lineNumber - 1-based, for issues.
 * @param file - Path of the source, for issues.
 *
 * Issues: `bad-json`, `bad-document` (the line is lost), `bad-field` (the field is).
 */
export function parseJsonlLine(line: string, lineNumber: number, file: string): JsonlLine {
  if (line.trim() === '') return { document: null, issues: NO_ISSUES }
  const lost = (rule: string, message: string): JsonlLine => ({
    document: null,
    issues: [{ file, line: lineNumber, rule, message }],
  })

  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return lost('bad-json', `expected a JSON object: ${String(error)}`)
  }
  const required = v.safeParse(Required, value)
  if (!required.success) return lost('bad-document', describe(required.issues))
  const { id, title } = required.output
  const fields: Readonly<Record<string, unknown>> = required.output
  const body = required.output.text || otherName(fields, 'body', 'content')
  if (title.trim() === '' && body.trim() === '') {
    return lost('bad-document', 'expected a title or a text, found neither')
  }

  const issues: Issue[] = []
  const read = <Output>(
    name: string,
    schema: v.GenericSchema<unknown, Output>,
    absent: Output,
  ): Output => {
    if (fields[name] === undefined || fields[name] === null) return absent
    const parsed = v.safeParse(schema, fields[name])
    if (parsed.success) return parsed.output
    const message = `${name}: ${parsed.issues[0].message}, found ${quoteValue(fields[name])}`
    issues.push({ file, line: lineNumber, rule: 'bad-field', message })
    return absent
  }
  const document: Document = {
    id: String(id),
    title,
    body,
    caption: read('caption', Optional.caption, ''),
    byline: read('byline', Optional.byline, '') || otherName(fields, 'author'),
    date: read<string | null>('date', Optional.date, null),
    url: read<string | null>('url', Optional.url, null),
    facets: read('facets', Optional.facets, {}),
  }
  return { document, issues: issues.length === 0 ? NO_ISSUES : issues }
}

/** The first of some fields that is a string, empty without one. */
function otherName(fields: Readonly<Record<string, unknown>>, ...names: readonly string[]): string {
  for (const name of names) {
    const value = fields[name]
    if (typeof value === 'string') return value
  }
  return ''
}

/**
 * Parses bytes of whole lines, such as a file or a part of one.
 *
 * A line that is not UTF-8 costs that line (`not-utf8`). Ids are not compared: in a stream
 * nobody has seen them all. That is for who collects them.
 *
 * @param firstLine - Number of the first line in `bytes`, from 1.
 */
export function parseJsonl(bytes: Uint8Array, file: string, firstLine: number): ParseResult {
  const documents: Document[] = []
  const documentLines: number[] = []
  const issues: Issue[] = []
  const whole = decodeUtf8(bytes)
  const lines = whole.ok ? whole.text.split('\n') : linesOf(bytes)

  for (const [index, source] of lines.entries()) {
    const line = firstLine + index
    const decoded =
      typeof source === 'string' ? ({ ok: true, text: source } as const) : decodeUtf8(source)
    if (!decoded.ok) {
      // What it may be only the whole tells.
      const { rule, message } = whole.ok ? decoded : whole
      issues.push({ file, line, rule, message })
      continue
    }
    const parsed = parseJsonlLine(decoded.text, line, file)
    if (parsed.document !== null) {
      documents.push(parsed.document)
      documentLines.push(line)
    }
    issues.push(...parsed.issues)
  }
  return { documents, issues, lines: documentLines }
}

function describe(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues
    .map((issue) => {
      const path = v.getDotPath(issue)
      return `${path === null ? '' : `${path}: `}${issue.message}, found ${quoteValue(issue.input)}`
    })
    .join('; ')
}

function quoteValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  const json = toJson(value)
  return json.length > MAX_QUOTED_CODE_UNITS ? `${json.slice(0, MAX_QUOTED_CODE_UNITS)}…` : json
}

/** JSON parses deeper than it prints: brackets by the thousand overflow the stack only here. */
function toJson(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    return 'a value nested too deep to print'
  }
}
