/**
 * Reading a corpus: paths to chunks of source, each with its hash, parsed on demand.
 *
 * A file is one chunk, but JSON Lines stream in chunks of bounded size, so memory does not
 * grow with the corpus. Where one chunk ends and the next begins depends on the lines there,
 * not on their number: a line more or less changes the chunk it is in (and at times the next),
 * and every other chunk keeps its hash.
 *
 * Layer: build. Imports: node, corpus, build.
 */

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip, gunzipSync } from 'node:zlib'

import type { ParseOptions, ParseResult } from '../corpus/document.ts'
import { parseSource } from '../corpus/parse.ts'
import { chunkLines, MAX_WHOLE_BYTES } from './chunk-lines.ts'
import { isGzip, listSources, type Source } from './list-sources.ts'
import { publish } from './published.ts'

export interface ReadOptions extends ParseOptions {
  /** Address of the site that publishes the sources; null where their own addresses say it all. */
  readonly site?: string | null
}

/** A file, or consecutive lines of one. */
export interface SourceChunk {
  readonly file: string
  /** 0-based place in its file. */
  readonly chunk: number
  /** 1-based line of the file that the chunk starts on. */
  readonly firstLine: number
  /**
   * SHA-256 of the chunk's bytes, unzipped, as hexadecimal; and of its `path`, where a site publishes it.
   *
   * What `parse` gives depends on these bytes, on `file`, and on the parse options; a cache
   * keyed by all three may skip `parse`. Issues also carry line numbers, which move with
   * `firstLine`.
   */
  readonly hash: string
  /** Unzipped. */
  readonly sizeBytes: number
  /** Parses the bytes, which the chunk holds until it is dropped. Never throws. */
  readonly parse: () => ParseResult
}

/**
 * Reads every source under `paths`, in order of the paths and by code unit below each.
 *
 * Ids are not compared: two files may hold the same article or use the same id, and the caller,
 * who sees all of them, decides which counts.
 *
 * @param paths - Files and folders; `listSources` says what of a folder is read.
 * @returns Chunks. What cannot be read is a chunk of its own that parses to an issue:
 *   `unknown-format`, `unreadable`, `passed-over`, `bad-gzip`, `too-large`, `empty-file`.
 * @throws ServiceError `corpus/missing` before the first chunk, when a path does not exist.
 */
export async function* readCorpus(
  paths: readonly string[],
  options: ReadOptions,
): AsyncGenerator<SourceChunk> {
  for (const source of await listSources(paths)) {
    try {
      for await (const chunk of readSource(source, options))
        yield onSite(chunk, source, options.site ?? null)
    } catch (error) {
      yield problem(source.file, ruleOf(error), String(error))
    }
  }
}

async function* readSource(source: Source, options: ParseOptions): AsyncGenerator<SourceChunk> {
  const { file, format, sizeBytes } = source
  if (source.problem !== null) {
    yield problem(file, source.problem.rule, source.problem.message)
    return
  }
  if (format === null) {
    const known =
      '.txt .md .markdown .mdx .html .htm .xhtml .shtml .shtm .jsonl .ndjson, each also .gz'
    const hint = /\.json$/iu.test(file) ? ': "jq -c .[]" makes lines of an array' : ''
    yield problem(
      file,
      'unknown-format',
      `expected one of ${known}, found ${basename(file)}${hint}`,
    )
    return
  }
  if (format === 'jsonl') {
    yield* readJsonl(file, options)
    return
  }
  if (sizeBytes > MAX_WHOLE_BYTES) {
    yield problem(
      file,
      'too-large',
      `expected at most ${MAX_WHOLE_BYTES} bytes, found ${sizeBytes}`,
    )
    return
  }
  const raw = await readFile(file)
  const bytes = isGzip(file) ? gunzipSync(raw, { maxOutputLength: MAX_WHOLE_BYTES }) : raw
  yield {
    file,
    chunk: 0,
    firstLine: 1,
    hash: sha256(bytes),
    sizeBytes: bytes.length,
    parse: () => parseSource(bytes, file, format, options),
  }
}

/** A chunk whose documents have their addresses on a site. */
function onSite(chunk: SourceChunk, { path, format }: Source, site: string | null): SourceChunk {
  if (site === null || format === null) return chunk
  return {
    ...chunk,
    hash: sha256(`${chunk.hash} ${path}`),
    parse: () => {
      const parsed = chunk.parse()
      return { ...parsed, documents: publish(parsed.documents, format, { site, path }) }
    },
  }
}

/** Streams JSON Lines in chunks of whole lines. */
async function* readJsonl(file: string, options: ParseOptions): AsyncGenerator<SourceChunk> {
  let chunk = 0
  let firstLine = 1
  for await (const { bytes, lineCount } of chunkLines(openBytes(file))) {
    const start = firstLine
    const isFirst = chunk === 0
    yield {
      file,
      chunk,
      firstLine: start,
      hash: sha256(bytes),
      sizeBytes: bytes.length,
      parse: () => {
        const parsed = parseSource(bytes, file, 'jsonl', options, start)
        const isEmpty = isFirst && parsed.documents.length === 0 && parsed.issues.length === 0
        return isEmpty ? emptyFile(file) : parsed
      },
    }
    chunk++
    firstLine += lineCount
  }
  if (chunk === 0) yield { ...problem(file, 'empty-file', ''), parse: () => emptyFile(file) }
}

/** Read at once: with less, most of the time of a build that changes little is waiting for the next part. */
const READ_BYTES = 2 ** 20

function openBytes(file: string): AsyncIterable<Uint8Array> {
  const stream = createReadStream(file, { highWaterMark: READ_BYTES })
  // The callback is where pipeline reports; the error itself reaches who reads the stream.
  return isGzip(file) ? pipeline(stream, createGunzip(), () => undefined) : stream
}

/** zlib names its errors Z_DATA_ERROR and so on; past its limit it throws a RangeError. */
function ruleOf(error: unknown): string {
  if (error instanceof RangeError) return 'too-large'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('Z_') ? 'bad-gzip' : 'unreadable'
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function emptyFile(file: string): ParseResult {
  const message = 'expected documents, found an empty file'
  return { documents: [], issues: [{ file, line: 0, rule: 'empty-file', message }] }
}

function problem(file: string, rule: string, message: string): SourceChunk {
  return {
    file,
    chunk: 0,
    firstLine: 1,
    hash: sha256(`${rule}\n${message}`),
    sizeBytes: 0,
    parse: () => ({ documents: [], issues: [{ file, line: 0, rule, message }] }),
  }
}
