/**
 * Loading blocks: stored documents and positions, through a small cache.
 *
 * Where blocks come from (static assets of a Worker, a folder on a disk) is the caller's
 * affair; so the same engine runs everywhere.
 *
 * Layer: search. Imports: corpus, index, errors.
 */

import type { Document } from '../corpus/document.ts'
import { ServiceError } from '../errors.ts'
import { blockOf, blockPath, readEntry } from '../index/blocks.ts'
import type { IndexReader } from '../index/reader.ts'
import { readStoredDocument } from '../index/stored.ts'

/** Reads a file of the index by its path below the assets. */
export interface BlockSource {
  /** @returns The file's bytes, or null when there is no such file. */
  read(path: string): Promise<Uint8Array | null>
}

export interface BlockLoader {
  /** The stored documents, in the order asked for. Each block is read once. */
  documents(numbers: Iterable<number>): Promise<Document[]>
  /** The position entries of terms. */
  positions(terms: Iterable<number>): Promise<Map<number, Uint8Array>>
}

/** Bytes of blocks kept. A page of ten hits reads ten blocks of 16 KiB. */
export const BLOCK_CACHE_BYTES = 8 * 1024 * 1024

/** @throws {ServiceError} from its methods: `index/missing` when a block is not there. */
export function createBlockLoader(
  reader: IndexReader,
  source: BlockSource,
  cacheBytes: number = BLOCK_CACHE_BYTES,
): BlockLoader {
  const cache = new Map<string, Promise<Uint8Array>>()
  const sizes = new Map<string, number>()
  let held = 0

  function load(path: string): Promise<Uint8Array> {
    const cached = cache.get(path)
    if (cached !== undefined) {
      // Least recently used first: a map keeps the order of insertion.
      cache.delete(path)
      cache.set(path, cached)
      return cached
    }
    const loading = read(path)
    cache.set(path, loading)
    return loading
  }

  async function read(path: string): Promise<Uint8Array> {
    try {
      const bytes = await source.read(path)
      if (bytes === null)
        throw new ServiceError(
          'index/missing',
          `block ${path} is not there; index.bin and its blocks come from different builds`,
        )
      held += bytes.byteLength
      sizes.set(path, bytes.byteLength)
      evict(path)
      return bytes
    } catch (error) {
      cache.delete(path)
      throw error
    }
  }

  function evict(newest: string): void {
    for (const path of cache.keys()) {
      if (held <= cacheBytes) return
      if (path === newest || !sizes.has(path)) continue
      held -= sizes.get(path) ?? 0
      sizes.delete(path)
      cache.delete(path)
    }
  }

  function entry(
    kind: 'documents' | 'positions',
    { start, names }: { readonly start: Uint32Array; readonly names: Uint32Array },
    number: number,
  ): Promise<Uint8Array> {
    const block = blockOf(start, number)
    return load(blockPath(kind, names, block)).then((bytes) =>
      readEntry(bytes, number - (start[block] ?? 0)),
    )
  }

  return {
    documents: (numbers) =>
      Promise.all(
        Array.from(numbers, async (number) =>
          readStoredDocument(await entry('documents', reader.documentBlocks, number)),
        ),
      ),
    async positions(terms) {
      const loaded = await Promise.all(
        Array.from(
          terms,
          async (term) => [term, await entry('positions', reader.positionBlocks, term)] as const,
        ),
      )
      return new Map(loaded)
    },
  }
}
