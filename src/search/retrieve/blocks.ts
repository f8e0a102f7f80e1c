/**
 * Loading blocks: stored documents and positions, through a small cache.
 *
 * Where blocks come from (static assets of a Worker, a folder on a disk) is the caller's
 * affair; so the same engine runs everywhere.
 *
 * Layer: search. Imports: text, corpus, index, errors.
 */

import type { Document } from '../../corpus/document.ts'
import { ServiceError } from '../../errors.ts'
import { blockOf, blockPath, checkBlock, readEntry, type BlockTable } from '../../index/blocks.ts'
import type { IndexReader } from '../../index/reader.ts'
import { readStoredDocument } from '../../index/stored.ts'
import { openReadings, type Readings } from '../../text/readings.ts'

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
  /** How characters sound; null where the index has been deployed without. */
  readings(): Promise<Readings | null>
}

/** Where the readings lie. They are the same for every index, so no index names them. */
export const READINGS_PATH = 'sounds.bin'

/** Bytes of blocks kept. A page of ten hits reads ten blocks of 16 KiB. */
export const BLOCK_CACHE_BYTES = 8 * 1024 * 1024

/**
 * @throws {ServiceError} from its methods: `index/missing` when a block is not there,
 *   `index/corrupt` with its name when it is not what the index says.
 */
export function createBlockLoader(
  reader: IndexReader,
  source: BlockSource,
  cacheBytes: number = BLOCK_CACHE_BYTES,
): BlockLoader {
  // By key, least recently used first: a map keeps the order of insertion.
  const kept = new Map<number, Uint8Array>()
  let held = 0

  function keep(key: number, bytes: Uint8Array): void {
    // Two requests may have read it at a time.
    if (kept.has(key)) return
    kept.set(key, bytes)
    held += bytes.byteLength
    for (const [oldest, each] of kept) {
      if (held <= cacheBytes || oldest === key) return
      kept.delete(oldest)
      held -= each.byteLength
    }
  }

  async function readBlock(
    kind: BlockKind,
    { start, names }: BlockTable,
    block: number,
  ): Promise<Uint8Array> {
    const path = blockPath(kind, names, block)
    const bytes = await source.read(path)
    if (bytes === null)
      throw new ServiceError(
        'index/missing',
        `block ${path} is not there; index.bin and its blocks come from different builds`,
      )
    try {
      checkBlock(bytes, (start[block + 1] ?? 0) - (start[block] ?? 0))
    } catch (cause) {
      throw damaged(path, cause)
    }
    keep(keyOf(kind, block), bytes)
    return bytes
  }

  /** The bytes of a block if it is kept, now the most recently used. */
  function find(key: number): Uint8Array | undefined {
    const bytes = kept.get(key)
    if (bytes !== undefined && kept.delete(key)) kept.set(key, bytes)
    return bytes
  }

  /** What `decode` makes of entries of blocks, in the order asked for. */
  async function entries<T>(
    kind: BlockKind,
    table: BlockTable,
    numbers: readonly number[],
    decode: (entry: Uint8Array) => T,
  ): Promise<T[]> {
    const { start, names } = table
    const blocks = numbers.map((number) => blockOf(start, number))
    const found = blocks.map((block) => find(keyOf(kind, block)))
    // Mostly all are kept, and then there is nothing to wait for.
    const missing = new Set(blocks.filter((_, i) => found[i] === undefined))
    if (missing.size > 0) {
      // What is being read belongs to the request that reads it: in a Worker nobody else may wait
      // for that, since a request that is cut off leaves its promises open for ever.
      const read = new Map(
        await Promise.all(
          Array.from(
            missing,
            async (block) => [block, await readBlock(kind, table, block)] as const,
          ),
        ),
      )
      for (const [i, block] of blocks.entries()) found[i] ??= read.get(block)
    }
    return found.map((bytes, i) => {
      const block = blocks[i] ?? 0
      try {
        return decode(readEntry(bytes as Uint8Array, (numbers[i] ?? 0) - (start[block] ?? 0)))
      } catch (cause) {
        throw damaged(blockPath(kind, names, block), cause)
      }
    })
  }

  let opened: Readings | undefined

  return {
    async readings() {
      if (opened !== undefined) return opened
      const bytes = await source.read(READINGS_PATH)
      return bytes === null ? null : (opened ??= openReadings(bytes))
    },
    documents: (numbers) =>
      entries('documents', reader.documentBlocks, Array.from(numbers), readStoredDocument),
    async positions(terms) {
      const numbers = Array.from(terms)
      const found = await entries('positions', reader.positionBlocks, numbers, (entry) => entry)
      return new Map(numbers.map((term, i) => [term, found[i] as Uint8Array]))
    },
  }
}

type BlockKind = 'documents' | 'positions'

function damaged(path: string, cause: unknown): ServiceError {
  const found = cause instanceof Error ? cause.message : String(cause)
  return new ServiceError('index/corrupt', `block ${path} is damaged: ${found}`, { cause })
}

/** Tells the blocks of both kinds apart. */
function keyOf(kind: BlockKind, block: number): number {
  return block * 2 + (kind === 'documents' ? 0 : 1)
}
