/**
 * JSON Lines: one document a line, `{"id","title","text","url"?,"date"?,"facets"?}`.
 *
 * Exports of other programs name fields otherwise: `body` or `content` is the text where there is no
 * `text`, `author` the byline where there is no `byline`, `link` the url, and `pubDate` and its like the date; `tags` and
 * `category` beside `facets` are facets. Their texts may be HTML or lists of paragraphs, their days counts of seconds,
 * and their ids numbers beyond 2^53, which are read as written. Without an id, the url gives one.
 *
 * A line is parsed without a look at its neighbours, so a file of any size streams. Without
 * an id, a title or a text there is no document; a wrong optional field costs that field.
 *
 * Layer: corpus. Imports: valibot, corpus.
 */

import * as v from 'valibot'

import { decodeUtf8, linesOf } from '../decode.ts'
import { canBeInAddress } from '../document-id.ts'
import type { Document, Issue, ParseResult } from '../document.ts'
import { createFacets, describeBadField } from '../facets.ts'
import {
  EXPECTED_FACET,
  FacetValues,
  namedFacets,
  Optional,
  otherByline,
  otherDate,
  otherText,
  otherUrl,
  Required,
  withId,
} from './fields.ts'
import { readText } from './text.ts'
import { pushAll } from '../push-all.ts'

/** What one line yielded. A document may come with issues about its optional fields. */
export interface JsonlLine {
  readonly document: Document | null
  readonly issues: readonly Issue[]
}

/** Quoted of a value that is not what was expected, in code units. */
const MAX_QUOTED_CODE_UNITS = 40

/** As many digits as the least integer has that no number of JavaScript equals. */
const LONG_NUMBER = /\d{16}/u
const NO_ISSUES: readonly Issue[] = []

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
    const json = withoutBrackets(line)
    if (json === '') return { document: null, issues: NO_ISSUES }
    value = LONG_NUMBER.test(json) ? JSON.parse(json, asWritten) : JSON.parse(json)
  } catch (error) {
    return lost('bad-json', `expected a JSON object: ${String(error)}`)
  }
  if (Array.isArray(value) && value.length > 0)
    return lost(
      'bad-document',
      'expected one object a line, found an array: "jq -c .[]" converts it',
    )
  const required = v.safeParse(Required, withId(value))
  if (!required.success) return lost('bad-document', describe(required.issues))
  const { id } = required.output
  const title = readText(required.output.title).body.replaceAll('\n', ' ')
  const fields: Readonly<Record<string, unknown>> = required.output
  if (!canBeInAddress(String(id)))
    return lost(
      'bad-document',
      `id: expected one that can stand in an address, found ${quoteValue(id)}`,
    )
  const { body, captions } = readText(required.output.text || otherText(fields))
  if (title.trim() === '' && body.trim() === '') {
    return lost('bad-document', 'expected a title or a text, found neither')
  }

  const issues: Issue[] = []
  const read = <Output>(
    name: string,
    schema: v.GenericSchema<unknown, Output>,
    absent: Output,
  ): Output => {
    const given = fields[name]
    if (given === undefined || given === null || given === '') return absent
    const parsed = v.safeParse(schema, given)
    if (parsed.success) return parsed.output
    const message = `${name}: ${parsed.issues[0].message}, found ${quoteValue(given)}`
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
    byline: read('byline', Optional.byline, '') || otherByline(fields),
    date: read<string | null>('date', Optional.date, null) ?? otherDate(fields),
    url: read<string | null>('url', Optional.url, null) ?? otherUrl(fields),
    facets: createFacets([...facets, ...namedFacets(fields)]),
  }
  return { document, issues: issues.length === 0 ? NO_ISSUES : issues }
}

/**
 * A line without what an array around all lines leaves in it: brackets and a comma.
 *
 * @returns Empty for nothing else.
 */
function withoutBrackets(line: string): string {
  const json = line.trim()
  if (json === '[' || json === ']') return ''
  if (json.startsWith('[') && json.endsWith(']')) return json
  return json.replace(/^\[\s*(?=\{)/u, '').replace(/\}\s{0,9}[,\]]$/u, '}')
}

/** Keeps an integer that no number of JavaScript equals as it is written. */
function asWritten(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source ?? ''
  const isTooLong = typeof value === 'number' && !Number.isSafeInteger(value)
  return isTooLong && /^-?\d+$/u.test(source) ? source : value
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
    pushAll(issues, parsed.issues)
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
