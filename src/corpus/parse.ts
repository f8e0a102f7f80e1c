/**
 * Parsing: one source file to documents, or to issues with file and line.
 *
 * Layer: corpus. Imports: nothing.
 */

import { decodeHtml, decodeUtf8 } from './decode.ts'
import type { ParseOptions, ParseResult } from './document.ts'
import { parseHtml } from './parse-html.ts'
import { parseJsonl } from './parse-jsonl.ts'
import { isNewspaper, parseMarkdown } from './parse-markdown.ts'
import { parseNewspaper } from './parse-newspaper.ts'

/** Formats a corpus may hold. */
export type Format = 'newspaper' | 'markdown' | 'html' | 'jsonl'

const FORMATS: Readonly<Record<string, Format>> = {
  txt: 'newspaper',
  md: 'markdown',
  markdown: 'markdown',
  mdx: 'markdown',
  html: 'html',
  htm: 'html',
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
 * @param bytes - The file, unzipped.
 * @param file - Its path, for issues.
 */
export function parseSource(
  bytes: Uint8Array,
  file: string,
  format: Format,
  options: ParseOptions,
): ParseResult {
  if (format === 'jsonl') return parseJsonl(bytes, file, 1)
  const decoded = format === 'html' ? decodeHtml(bytes) : decodeUtf8(bytes)
  if (!decoded.ok) {
    const { line, rule, message } = decoded
    return { documents: [], issues: [{ file, line, rule, message }] }
  }
  const { text } = decoded
  if (format === 'html') return parseHtml(text, file)
  if (format === 'markdown' && !isNewspaper(text)) return parseMarkdown(text, file)
  return parseNewspaper(text, file, options)
}
