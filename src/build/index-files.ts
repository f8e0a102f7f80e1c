/**
 * The index on disk: written so that a reader never sees half of it, and read back.
 *
 * `index.bin` and `manifest.json` are replaced by renaming, blocks have the name of their
 * content and are there before the `index.bin` that names them. Blocks of the build before
 * stay until the next one: a reader that still holds the old `index.bin` finds them.
 *
 * Layer: build. Imports: node, index, errors.
 */

import { createHash } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

import { ServiceError } from '../errors.ts'
import type { BlockFile } from '../index/blocks.ts'
import { isIntact, openIndexFile, type IndexMeta } from '../index/format.ts'
import { openIndex, type IndexReader } from '../index/reader.ts'

/** Everything a Worker serves as static files lies below this folder of an index. */
export const ASSETS = 'assets'

export interface Manifest {
  readonly format: number
  readonly version: string
  readonly documents: number
  readonly terms: number
  readonly postings: number
  readonly indexBytes: number
  readonly documentBytes: number
  readonly positionBytes: number
  readonly textBytes: number
  readonly largestBlockBytes: number
  /** Postings of pairs of characters, and of those that are words of the dictionary. */
  readonly pairPostings: number
  readonly wordPostings: number
  readonly analysis: string
  /** Digest of everything that the index was made from. */
  readonly sources: string
  readonly facets: readonly string[]
  /** Files below `assets/` that belong to this index. */
  readonly blocks: readonly string[]
  /** Size of each of them, in the same order. */
  readonly blockBytes: readonly number[]
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export interface IndexFolder {
  /** Writes a block, unless it is there from an earlier build with the same bytes. */
  writeBlock(file: BlockFile): void
  /** Writes a file below the assets, in place of an older one. */
  writeAsset(name: string, content: Uint8Array | string): void
  /** A file below the assets; null when it is not there. */
  readAsset(name: string): Uint8Array | null
  /**
   * The index that is there, if it was made from these sources and is whole. Of blocks it is the
   * size that tells: to read them all would take longer than a build that has nothing to do.
   */
  current(sources: string): PresentIndex | null
  /** @throws {ServiceError} `index/corrupt` when a block does not have the content of its name. */
  readBlock(name: string): Uint8Array
  /** Puts the new index in place of the old one. */
  commit(index: Uint8Array, manifest: Manifest): void
}

export interface PresentIndex {
  readonly manifest: Manifest
  /** `index.bin`. */
  readonly bytes: ArrayBuffer
}

export function openIndexFolder(folder: string): IndexFolder {
  const made = new Set<string>()
  function writeAtomically(path: string, bytes: Uint8Array | string): void {
    const parent = dirname(path)
    if (!made.has(parent)) mkdirSync(parent, { recursive: true })
    made.add(parent)
    const part = `${path}.${process.pid}.part`
    writeFileSync(part, bytes)
    renameSync(part, path)
  }
  const present = new Map<string, ReadonlySet<string>>()
  function isPresent(name: string): boolean {
    const kind = dirname(name)
    let names = present.get(kind)
    if (names === undefined) present.set(kind, (names = new Set(listBlocks(folder, kind))))
    return names.has(name)
  }
  function hasBytes(path: string, bytes: Uint8Array): boolean {
    try {
      return readFileSync(path).equals(bytes)
    } catch {
      return false
    }
  }
  return {
    writeBlock({ name, bytes }) {
      const path = join(folder, ASSETS, name)
      if (!isPresent(name) || !hasBytes(path, bytes)) writeAtomically(path, bytes)
    },
    current(sources) {
      const manifest = readManifest(folder)
      if (manifest?.sources !== sources) return null
      const { blocks, blockBytes } = manifest
      const areThere = blocks.every((name, i) => sizeOf(folder, name) === blockBytes[i])
      const bytes = areThere ? readWhole(join(folder, 'index.bin'), manifest) : null
      return bytes === null ? null : { manifest, bytes }
    },
    readBlock(name) {
      const bytes = readFileSync(join(folder, ASSETS, name))
      if (!sha256(bytes).startsWith(basename(name, '.bin')))
        throw new ServiceError('index/corrupt', `block ${name} is not what it is named by`)
      return bytes
    },
    writeAsset: (name, content) => writeAtomically(join(folder, ASSETS, name), content),
    readAsset(name) {
      try {
        return readFileSync(join(folder, ASSETS, name))
      } catch {
        return null
      }
    },
    commit(index, manifest) {
      const before = readManifest(folder)
      writeAtomically(join(folder, 'index.bin'), index)
      writeAtomically(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
      const kept = new Set([...manifest.blocks, ...(before?.blocks ?? [])])
      for (const kind of ['documents', 'positions'])
        for (const name of listBlocks(folder, kind))
          if (!kept.has(name)) rmSync(join(folder, ASSETS, name), { force: true })
    },
  }
}

/** Reads an index; null unless it has the bytes that its manifest says. */
function readWhole(file: string, { version }: Manifest): ArrayBuffer | null {
  try {
    const bytes = readOwn(file)
    const isWhole = openIndexFile(bytes).digest.startsWith(version) && isIntact(bytes, sha256)
    return isWhole ? bytes : null
  } catch {
    return null
  }
}

/** Size of a block in bytes; -1 when it is not there. */
function sizeOf(folder: string, name: string): number {
  return statSync(join(folder, ASSETS, name), { throwIfNoEntry: false })?.size ?? -1
}

function listBlocks(folder: string, kind: string): string[] {
  try {
    return readdirSync(join(folder, ASSETS, kind)).map((name) => `${kind}/${name}`)
  } catch {
    return []
  }
}

/** The manifest of an index, or null where there is none, or something else. */
export function readManifest(folder: string): Manifest | null {
  try {
    const found: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    return isManifest(found) ? found : null
  } catch {
    return null
  }
}

/** Looks at what a build relies on; the rest is shown, or compared with what is there. */
function isManifest(value: unknown): value is Manifest {
  const { blocks, blockBytes } = (value ?? {}) as Partial<Record<keyof Manifest, unknown>>
  return (
    Array.isArray(blocks) &&
    blocks.every((name) => typeof name === 'string') &&
    Array.isArray(blockBytes) &&
    blockBytes.length === blocks.length
  )
}

/**
 * Opens the index in a folder.
 *
 * @throws {ServiceError} `index/missing` when there is none; what `openIndex` throws.
 */
export function openIndexIn(folder: string): IndexReader {
  let bytes: ArrayBuffer
  try {
    bytes = readOwn(join(folder, 'index.bin'))
  } catch (cause) {
    throw new ServiceError(
      'index/missing',
      `no index in ${folder}: build one with "hansou build --out ${folder}"`,
      { cause },
    )
  }
  return openIndex(bytes)
}

/** Reads a file into a buffer of its own: views are laid over it, and a copy would double it. */
function readOwn(file: string): ArrayBuffer {
  const handle = openSync(file, 'r')
  try {
    const bytes = new Uint8Array(fstatSync(handle).size)
    for (let at = 0; at < bytes.length;) {
      const read = readSync(handle, bytes, at, bytes.length - at, at)
      if (read === 0) break
      at += read
    }
    return bytes.buffer
  } finally {
    closeSync(handle)
  }
}

/** Reads blocks of an index from disk; for the engine. */
export function blocksIn(folder: string): { read(path: string): Promise<Uint8Array | null> } {
  return {
    // Without a thread in between, which for files this small would take most of the time.
    async read(path) {
      try {
        return readFileSync(join(folder, ASSETS, path))
      } catch {
        return null
      }
    },
  }
}

export function termCount(meta: IndexMeta): number {
  return meta.characters + meta.pairs + meta.strings
}
