/**
 * Blocks: runs of byte strings in files of bounded size, each read as a whole.
 *
 * Stored documents lie in blocks, and so do the positions of pairs. A block is the number of
 * its entries (u32), one more offset than that (u32 each, counted from the first entry), and
 * the entries. Its name is a digest of its bytes: a block never changes, and a reader with an
 * older index cannot be given a newer block by mistake.
 *
 * Layer: index. Imports: index, errors.
 */

import { ServiceError } from '../errors.ts'
import { ByteWriter } from './byte-writer.ts'

/** A file beside `index.bin`: its path below the assets, and its bytes. */
export interface BlockFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Where the blocks of one kind start, and their names: 16 hex digits each. */
export interface BlockTable {
  /** First entry of each block, and at last the number of entries. */
  readonly start: Uint32Array
  /** Two 32-bit words a block. */
  readonly names: Uint32Array
}

export interface BlockWriter {
  /** Adds an entry; it gets the next number. */
  add(entry: Uint8Array): void
  /** Whether the next entry begins a block. */
  readonly isBetweenBlocks: boolean
  /** Between blocks: takes a whole block over that is there already, with so many entries. */
  reuse(name: readonly [number, number], entries: number): void
  finish(): BlockTable
}

/**
 * Collects entries into blocks and hands each full block to `write`.
 *
 * @param targetBytes - A block ends with the entry that reaches this size.
 */
export function createBlockWriter(
  kind: 'documents' | 'positions',
  targetBytes: number,
  digest: (bytes: Uint8Array) => string,
  write: (file: BlockFile) => void,
): BlockWriter {
  const entries = new ByteWriter(targetBytes * 2)
  let offsets: number[] = [0]
  let total = 0
  const start: number[] = [0]
  const names: number[] = []

  function flush(): void {
    const head = (offsets.length + 1) * 4
    const bytes = new Uint8Array(head + entries.length)
    new Uint32Array(bytes.buffer, 0, offsets.length + 1).set([offsets.length - 1, ...offsets])
    bytes.set(entries.view(), head)
    const hex = digest(bytes).slice(0, 16)
    names.push(Number.parseInt(hex.slice(0, 8), 16), Number.parseInt(hex.slice(8), 16))
    start.push(total)
    write({ name: `${kind}/${hex}.bin`, bytes })
    entries.clear()
    offsets = [0]
  }

  return {
    get isBetweenBlocks() {
      return offsets.length === 1
    },
    reuse(name, count) {
      names.push(...name)
      start.push((total += count))
    },
    add(entry) {
      entries.bytes(entry)
      offsets.push(entries.length)
      total++
      if (entries.length >= targetBytes) flush()
    },
    finish() {
      if (offsets.length > 1) flush()
      return { start: Uint32Array.from(start), names: Uint32Array.from(names) }
    },
  }
}

/** Path of the `index`-th block of a table. */
export function blockPath(
  kind: 'documents' | 'positions',
  names: Uint32Array,
  index: number,
): string {
  const hex = (word: number | undefined): string => (word ?? 0).toString(16).padStart(8, '0')
  return `${kind}/${hex(names[index * 2])}${hex(names[index * 2 + 1])}.bin`
}

/** Index of the block that holds `entry`; `start` is that of the table. */
export function blockOf(start: Uint32Array, entry: number): number {
  let low = 0
  let high = start.length - 1
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((start[middle] ?? 0) <= entry) low = middle
    else high = middle
  }
  return low
}

/**
 * Checks that a block is whole: that it has so many entries, and ends where the last of them does.
 *
 * @throws {ServiceError} `index/corrupt`
 */
export function checkBlock(block: Uint8Array, entries: number): void {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  const head = (entries + 2) * 4
  const isWhole =
    head <= block.byteLength &&
    view.getUint32(0, true) === entries &&
    head + view.getUint32(head - 4, true) === block.byteLength
  if (!isWhole)
    throw new ServiceError(
      'index/corrupt',
      `expected ${entries} entries, and nothing behind them, in ${block.byteLength} bytes`,
    )
}

/**
 * The `index`-th entry of a block: a view.
 *
 * @throws {ServiceError} `index/corrupt` when the block has no such entry.
 */
export function readEntry(block: Uint8Array, index: number): Uint8Array {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  const count = block.byteLength >= 4 ? view.getUint32(0, true) : 0
  const head = (count + 2) * 4
  if (index < 0 || index >= count || head > block.byteLength)
    throw new ServiceError(
      'index/corrupt',
      `entry ${index} asked of a block of ${count} entries, ${block.byteLength} bytes`,
    )
  const from = head + view.getUint32((index + 1) * 4, true)
  const to = head + view.getUint32((index + 2) * 4, true)
  if (from > to || to > block.byteLength)
    throw new ServiceError(
      'index/corrupt',
      `entry ${index} lies at ${from} to ${to} in a block of ${block.byteLength} bytes`,
    )
  return block.subarray(from, to)
}
