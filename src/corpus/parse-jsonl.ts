/**
 * JSON Lines: one document a line, `{"id","title","text","url"?,"date"?,"facets"?}`.
 *
 * Exports of other programs name fields otherwise: `body` or `content` is the text where there is no
 * `text`, and `author` the byline where there is no `byline`. Their texts may be HTML, and their ids
 * numbers beyond 2^53, which are read as written.
 *
 * A line is parsed without a look at its neighbours, so a file of any size streams. Without
 * an id, a title or a text there is no document; a wrong optional field costs that field.
 *
 * Layer: corpus. Imports: valibot, parse5 (for HTML in a text).
 */

import { parseFragment } from 'parse5'
import * as v from 'valibot'

import { decodeUtf8, linesOf } from './decode.ts'
import { canBeInAddress } from './document-id.ts'
import type { Document, Issue, ParseResult } from './document.ts'
import { createFacets, describeBadField } from './facets.ts'
import { collectText } from './html-text.ts'
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

/** As many digits as the least integer has that no number of JavaScript equals. */
const LONG_NUMBER = /\d{16}/u
const HTML_BLOCK = /<\/(?:p|div)\s*>/iu
const HTML_BREAK = /<br\s*\/?>/iu

const NO_ISSUES: readonly Issue[] = []

const text = v.optional(v.nullable(v.string('expected a string'), ''), '')
const FacetValue = v.union([v.string(), v.number(), v.boolean()])
/** A null says that there is no value. */
const FacetValues = v.pipe(
  v.union([v.nullable(FacetValue), v.array(v.nullable(FacetValue))]),
  v.check((values) => !Array.isArray(values) || values.length === 0 || values.some(isPresent)),
  v.transform((values) => [values].flat().filter(isPresent).map(String)),
)
const EXPECTED_FACET = 'expected a string or an array of strings and numbers'
const Names = v.union(
  [
    v.string(),
    v.pipe(
      v.array(v.string()),
      v.transform((names) => names.join(' ')),
    ),
  ],
  'expected a string or an array of strings',
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
  byline: Names,
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
  facets: v.custom<object>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'expected an object',
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
    value = LONG_NUMBER.test(line) ? JSON.parse(line, asWritten) : JSON.parse(line)
  } catch (error) {
    return lost('bad-json', `expected a JSON object: ${String(error)}`)
  }
  const required = v.safeParse(Required, value)
  if (!required.success) return lost('bad-document', describe(required.issues))
  const { id, title } = required.output
  const fields: Readonly<Record<string, unknown>> = required.output
  if (!canBeInAddress(String(id)))
    return lost(
      'bad-document',
      `id: expected one that can stand in an address, found ${quoteValue(id)}`,
    )
  const { body, captions } = readText(required.output.text || otherName(fields, 'body', 'content'))
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
  const facets = Object.entries(read<object>('facets', Optional.facets, {})).map(
    ([field, given]: [string, unknown]) => {
      const parsed = v.safeParse(FacetValues, given)
      const problem = describeBadField(field)
      if (problem === null && parsed.success) return [field, parsed.output] as const
      const expected = problem === null ? EXPECTED_FACET : `expected ${problem}`
      const found = quoteValue({ [field]: given })
      const message = `facets: ${expected}, found ${found}`
      issues.push({ file, line: lineNumber, rule: 'bad-field', message })
      return [field, []] as const
    },
  )
  const document: Document = {
    id: String(id),
    title,
    body,
    caption: [read('caption', Optional.caption, ''), ...captions]
      .filter((caption) => caption !== '')
      .join('\n'),
    byline: read('byline', Optional.byline, '') || otherNames(fields, 'author'),
    date: read<string | null>('date', Optional.date, null),
    url: read<string | null>('url', Optional.url, null),
    facets: createFacets(facets),
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

/** The same of a field that may list names. */
function otherNames(fields: Readonly<Record<string, unknown>>, name: string): string {
  const parsed = v.safeParse(Names, fields[name])
  return parsed.success ? parsed.output : ''
}

/** Takes the tags out of a text that is plainly HTML; any other text is as it is. */
function readText(source: string): { body: string; captions: readonly string[] } {
  const isHtml = HTML_BLOCK.test(source)
  if (!isHtml && !HTML_BREAK.test(source)) return { body: source, captions: [] }
  // Without blocks it is text to which line ends matter.
  const html = isHtml ? source : source.replaceAll('\n', '<br>')
  const { paragraphs, captions } = collectText(parseFragment(html))
  return { body: paragraphs.join('\n'), captions }
}

/** Keeps an integer that no number of JavaScript equals as it is written. */
function asWritten(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source ?? ''
  const isTooLong = typeof value === 'number' && !Number.isSafeInteger(value)
  return isTooLong && /^-?\d+$/u.test(source) ? source : value
}

function isPresent<Value>(value: Value | null): value is Value {
  return value !== null
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
