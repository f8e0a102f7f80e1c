/**
 * Listing a corpus: paths to the files that are sources.
 *
 * Layer: build. Imports: node, corpus, errors.
 */

import { open, readdir, realpath, stat } from 'node:fs/promises'
import { basename, extname, join, relative, sep } from 'node:path'

import { formatOf, type Format } from '../corpus/parse.ts'
import { pushAll } from '../corpus/push-all.ts'
import { ServiceError } from '../errors.ts'

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
  /** Why there is nothing to read, null where there is: the source is then no file but an issue. */
  readonly problem: { readonly rule: string; readonly message: string } | null
}

/** What lies in a corpus folder at any depth and is not in the corpus. */
const NOT_A_SOURCE =
  /^(?:\.|(?:synonyms\.txt|dictionary(?:\.txt)?|node_modules|_drafts|_sources)$)/iu
/** What a site has for programs: robots, language models, advertisers, and those who ask whose it is. */
const FOR_PROGRAMS =
  /^(?:(?:robots|humans|(?:app-)?ads|security|llms(?:-[a-z]+)?)\.txt|(?:mp|baidu)_verify_[\w-]+\.(?:txt|html?)|google[0-9a-f]{16}\.html)(?:\.gz)?$/iu
/**
 * What describes a folder that was named: README.md, README.zh-CN.md. Further below it is the page of a
 * folder, as in VuePress, docsify and GitBook.
 */
const DESCRIPTION =
  /^readme(?:\.[a-z]{2,3}(?:[-_][a-z]{2,4})?)?(?:\.(?:md|markdown|txt)(?:\.gz)?)?$/iu
/** What a site shows for a wrong address. Further below it may be an article. */
const ERROR_PAGE = /^404\.html?(?:\.gz)?$/iu
/** Articles as people keep them, in no format that is read. */
const DOCUMENTS: ReadonlySet<string> = new Set(['.doc', '.docx', '.pdf'])

/**
 * Lists the sources that `readCorpus` would read, in its order: that of the paths, and by code unit
 * below each.
 *
 * @param paths - Files and folders. In folders, dot-files, `synonyms.txt`, `dictionary.txt`,
 *   `dictionary/`, `node_modules/`, `_drafts/`, `_sources/` (of Sphinx), `robots.txt`, `llms.txt` and their like,
 *   and unknown extensions are passed over, and directly in them `README`, `README.md`, `README.txt`, those of
 *   a language, and `404.html`. A file reached twice is listed once.
 * @returns Also what cannot be listed (`unreadable`), and one `passed-over` for a folder where whole
 *   documents are in formats that are not read.
 * @throws {ServiceError} `corpus/missing` when a path does not exist.
 */
export async function listSources(paths: readonly string[]): Promise<readonly Source[]> {
  const sources: Source[] = []
  const seen = new Set<string>()
  for (const root of paths) {
    const found = await stat(root).catch((cause: unknown) => {
      throw new ServiceError('corpus/missing', `no such file or folder: ${root}`, { cause })
    })
    const isFolder = found.isDirectory()
    const { files, unreadable } = isFolder
      ? await walk(root, true)
      : { files: [root], unreadable: [] }
    const listed: Source[] = [...unreadable]
    for (const file of files.toSorted(byCodeUnit)) {
      const format = formatOf(file)
      if (format === null && isFolder) continue
      try {
        const real = await realpath(file)
        if (seen.has(real)) continue
        seen.add(real)
        const sizeBytes = (await stat(file)).size
        const contentBytes = isGzip(file) ? await unzippedSize(file, sizeBytes) : sizeBytes
        const path = isFolder ? relative(root, file).split(sep).join('/') : basename(file)
        listed.push({ file, path, format, sizeBytes, contentBytes, problem: null })
      } catch (error) {
        listed.push(asProblem(file, 'unreadable', String(error)))
      }
    }
    pushAll(
      sources,
      listed.toSorted((left, right) => byCodeUnit(left.file, right.file)),
    )
    const passedOver = isFolder ? describePassedOver(files, listed) : null
    if (passedOver !== null) sources.push(asProblem(root, 'passed-over', passedOver))
  }
  return sources
}

/** Whether a file is zipped, by its name. */
export function isGzip(file: string): boolean {
  return /\.gz$/iu.test(file)
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
async function walk(
  folder: string,
  isNamed: boolean,
): Promise<{ files: readonly string[]; unreadable: readonly Source[] }> {
  const files: string[] = []
  const unreadable: Source[] = []
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    unreadable.push(asProblem(folder, 'unreadable', String(error)))
    return []
  })
  for (const entry of entries) {
    if (NOT_A_SOURCE.test(entry.name) || FOR_PROGRAMS.test(entry.name)) continue
    if (isNamed && (DESCRIPTION.test(entry.name) || ERROR_PAGE.test(entry.name))) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      const below = await walk(path, false)
      pushAll(files, below.files)
      pushAll(unreadable, below.unreadable)
    } else if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(path)))) files.push(path)
  }
  return { files, unreadable }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

/**
 * Says how many documents of a folder are in no format that is read, null where that is no news: in a
 * site of HTML they are attachments.
 */
function describePassedOver(files: readonly string[], listed: readonly Source[]): string | null {
  if (listed.some(({ format }) => format === 'html')) return null
  const counts = new Map<string, number>()
  for (const file of files) {
    const extension = extname(file).toLowerCase()
    // Beside sources it is what a site generator keeps for itself.
    const isDocument = DOCUMENTS.has(extension) || (extension === '.json' && listed.length === 0)
    if (isDocument) counts.set(extension, (counts.get(extension) ?? 0) + 1)
  }
  if (counts.size === 0) return null
  const found = [...counts].toSorted(([left], [right]) => byCodeUnit(left, right))
  return `files in formats that are not read: ${found.map(([name, count]) => `${count} ${name}`).join(', ')}`
}

function asProblem(file: string, rule: string, message: string): Source {
  const problem = { rule, message }
  return { file, path: '', format: null, sizeBytes: 0, contentBytes: 0, problem }
}

function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
