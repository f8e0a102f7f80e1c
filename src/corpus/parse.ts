/**
 * Parsing: one source file to documents, or to issues with file and line.
 *
 * Layer: corpus. Imports: corpus.
 */

import { decodeHtml, decodeText } from './decode.ts'
import type { Document, ParseOptions, ParseResult } from './document.ts'
import { createFacets } from './facets.ts'
import { parseHtml } from './html/parse-html.ts'
import { parseJsonl } from './jsonl/parse-jsonl.ts'
import { isNewspaper, parseMarkdown } from './markdown/parse-markdown.ts'
import { parseNewspaper } from './newspaper/parse-newspaper.ts'

/** Formats a corpus may hold. */
export type Format = 'newspaper' | 'markdown' | 'html' | 'jsonl'

const FORMATS: Readonly<Record<string, Format>> = {
  txt: 'newspaper',
  md: 'markdown',
  markdown: 'markdown',
  mdx: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  shtml: 'html',
  shtm: 'html',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
}

/**
 * Tells the format of a file by its extension, in any case; `.gz` after it does not count.
 *
 * @returns Null for any other extension.
 *
 * @example
 * formatOf('seeds/archive.jsonl.gz') // => 'jsonl'
 */
export function formatOf(file: string): Format | null {
  const extension = /\.([a-z]+)(?:\.gz)?$/iu.exec(file)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(FORMATS, extension) ? (FORMATS[extension] ?? null) : null
}

/**
 * Parses a source file. Never throws: whatever the bytes are, they give documents or issues.
 *
 * @param bytes - The file, or of JSON Lines a part of it, unzipped.
 * @param file - Its path, for issues.
 * @param firstLine - Number of the first line in `bytes`, for JSON Lines.
 */
export function parseSource(
  bytes: Uint8Array,
  file: string,
  format: Format,
  options: ParseOptions,
  firstLine = 1,
): ParseResult {
  if (format === 'jsonl') return wellFormed(parseJsonl(bytes, file, firstLine))
  const decoded = format === 'html' ? decodeHtml(bytes) : decodeText(bytes)
  if (!decoded.ok) {
    const { line, rule, message } = decoded
    return { documents: [], issues: [{ file, line, rule, message }] }
  }
  const { documents, issues } = parseBounded(decoded.text, file, format, options)
  const { issue } = decoded
  return wellFormed({
    documents,
    issues: issue === undefined ? issues : [{ file, ...issue }, ...issues],
  })
}

/** Thousands of quotes or lists in each other are no article, and more than the stack holds. */
function parseBounded(...[text, file, format, options]: Parameters<typeof parseText>): ParseResult {
  try {
    return parseText(text, file, format, options)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const message = `expected a text, found one that cannot be parsed: ${error.message}`
    return { documents: [], issues: [{ file, line: 0, rule: 'too-deep', message }] }
  }
}

function parseText(
  text: string,
  file: string,
  format: Exclude<Format, 'jsonl'>,
  options: ParseOptions,
): ParseResult {
  if (format === 'html') return parseHtml(text, file)
  // Editors of old Macs end lines by CR alone.
  const markdown = format === 'markdown' ? text.replace(/\r\n?/gu, '\n') : ''
  if (format === 'markdown' && !isNewspaper(markdown)) return parseMarkdown(markdown, file)
  return parseNewspaper(text, file, options)
}

/** Documents without halves of characters, which escapes can write (`\uD800`) and no encoding. */
function wellFormed(result: ParseResult): ParseResult {
  return { ...result, documents: result.documents.map(wellFormedDocument) }
}

function wellFormedDocument(document: Document): Document {
  const { id, title, body, caption, byline, url, facets } = document
  const names = Object.entries(facets)
  const texts = [id, title, body, caption, byline, url ?? '', ...names.flat(2)]
  if (texts.every((text) => text.isWellFormed())) return document
  return {
    ...document,
    id: id.toWellFormed(),
    title: title.toWellFormed(),
    body: body.toWellFormed(),
    caption: caption.toWellFormed(),
    byline: byline.toWellFormed(),
    url: url?.toWellFormed() ?? null,
    facets: createFacets(
      names.map(([name, values]) => [
        name.toWellFormed(),
        values.map((value) => value.toWellFormed()),
      ]),
    ),
  }
}
