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
import { open, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip, gunzipSync } from 'node:zlib'

import type { ParseOptions, ParseResult } from '../corpus/document.ts'
import { formatOf, parseSource, type Format } from '../corpus/parse.ts'
import { ServiceError } from '../errors.ts'
import { chunkLines, MAX_WHOLE_BYTES } from './chunk-lines.ts'
import { publish } from './published.ts'

export interface ReadOptions extends ParseOptions {
  /** Address of the site that publishes the sources; null where their own addresses say it all. */
  readonly site?: string | null
}

/** A file of the corpus. */
export interface Source {
  /** The path it was given by, or that path joined with the way below it. */
  readonly file: string
  /** Way below the folder that was named, parted by `/`; the name of a file that was. */
  readonly path: string
  /** Null for a file named by the caller that has no known extension. */
  readonly format: Format | null
  /** On disk, so before unzipping. */
  readonly sizeBytes: number
  /** Of what is in it: for a zipped file what its end says, which is right below 4 GiB. */
  readonly contentBytes: number
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

/** Files of a corpus folder that are about the corpus, not in it. */
const NOT_A_SOURCE = /^(?:\.|readme|synonyms\.txt$|dictionary(?:\.txt)?$|node_modules$)/iu

/**
 * Reads every source under `paths`, in order of the paths and by code unit below each.
 *
 * Ids are not compared: two files may hold the same article or use the same id, and the caller,
 * who sees all of them, decides which counts.
 *
 * @param paths - Files and folders. In folders, dot-files, `README*`, `synonyms.txt`,
 *   `dictionary.txt`, `dictionary/`, `node_modules/` and unknown extensions are passed over. A
 *   file reached twice is read once.
 * @returns Chunks. What cannot be read is a chunk of its own that parses to an issue:
 *   `unknown-format`, `unreadable`, `bad-gzip`, `too-large`, `empty-file`.
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

/**
 * Lists the sources that `readCorpus` would read, in its order.
 *
 * @throws ServiceError `corpus/missing` when a path does not exist.
 */
export async function listSources(paths: readonly string[]): Promise<readonly Source[]> {
  const sources: Source[] = []
  const seen = new Set<string>()
  for (const root of paths) {
    const found = await stat(root).catch((cause: unknown) => {
      throw new ServiceError('corpus/missing', `no such file or folder: ${root}`, { cause })
    })
    const files = found.isDirectory() ? await walk(root) : [root]
    for (const file of files.toSorted(byCodeUnit)) {
      const format = formatOf(file)
      if (format === null && found.isDirectory()) continue
      const real = await realpath(file)
      if (seen.has(real)) continue
      seen.add(real)
      const sizeBytes = (await stat(file)).size
      const contentBytes = /\.gz$/iu.test(file) ? await unzippedSize(file, sizeBytes) : sizeBytes
      const path = found.isDirectory() ? relative(root, file).split(sep).join('/') : basename(file)
      sources.push({ file, path, format, sizeBytes, contentBytes })
    }
  }
  return sources
}

/** The last four bytes of a gzip file are the length of what was zipped, modulo 2^32 (RFC 1952). */
async function unzippedSize(file: string, sizeBytes: number): Promise<number> {
  const handle = await open(file).catch(() => null)
  if (handle === null) return sizeBytes
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(4),
      0,
      4,
      Math.max(0, sizeBytes - 4),
    )
    return bytesRead === 4 ? Math.max(sizeBytes, buffer.readUInt32LE(0)) : sizeBytes
  } finally {
    await handle.close()
  }
}

/** Lists the files below a folder. Links to files count, links to folders could go in circles. */
async function walk(folder: string): Promise<string[]> {
  const files: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (NOT_A_SOURCE.test(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) files.push(...(await walk(path)))
    else if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(path)))) files.push(path)
  }
  return files
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

async function* readSource(source: Source, options: ParseOptions): AsyncGenerator<SourceChunk> {
  const { file, format, sizeBytes } = source
  if (format === null) {
    const known =
      '.txt .md .markdown .mdx .html .htm .xhtml .shtml .shtm .jsonl .ndjson, each also .gz'
    yield problem(file, 'unknown-format', `expected one of ${known}, found ${basename(file)}`)
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
      const { documents, issues } = chunk.parse()
      return { documents: publish(documents, format, { site, path }), issues }
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

function openBytes(file: string): AsyncIterable<Uint8Array> {
  const stream = createReadStream(file)
  // The callback is where pipeline reports; the error itself reaches who reads the stream.
  return isGzip(file) ? pipeline(stream, createGunzip(), () => undefined) : stream
}

/** zlib names its errors Z_DATA_ERROR and so on; past its limit it throws a RangeError. */
function ruleOf(error: unknown): string {
  if (error instanceof RangeError) return 'too-large'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('Z_') ? 'bad-gzip' : 'unreadable'
}

function isGzip(file: string): boolean {
  return /\.gz$/iu.test(file)
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

function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
