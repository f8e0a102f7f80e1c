/**
 * Blocks of an index that was packed before, and taking their entries over.
 *
 * Layer: index. Imports: index.
 */

import { blockOf, blockPath, readEntry, type BlockTable, type BlockWriter } from './blocks.ts'

/** Where blocks lie, and who is told of those that the new index has too. */
export interface BlockAccess {
  readonly read: (path: string) => Uint8Array
  readonly keep: (path: string) => void
}

/** The blocks of one kind. */
export class PresentBlocks {
  readonly #kind: 'documents' | 'positions'
  readonly #table: BlockTable
  readonly #access: BlockAccess
  #read: { readonly block: number; readonly bytes: Uint8Array } | null = null

  constructor(kind: 'documents' | 'positions', table: BlockTable, access: BlockAccess) {
    this.#kind = kind
    this.#table = table
    this.#access = access
  }

  entry(index: number): Uint8Array {
    const { start, names } = this.#table
    const block = blockOf(start, index)
    if (this.#read?.block !== block)
      this.#read = { block, bytes: this.#access.read(blockPath(this.#kind, names, block)) }
    return readEntry(this.#read.bytes, index - (start[block] ?? 0))
  }

  /**
   * Adds entries `from` to `to`, that one excluded, to a writer with the target that these blocks
   * were written with. Those that come out the same are neither read nor written.
   */
  copyTo(writer: BlockWriter, from: number, to: number): void {
    const { start, names } = this.#table
    const last = start.length - 2
    let block = blockOf(start, from)
    for (let entry = from; entry < to;) {
      while ((start[block + 1] ?? Infinity) <= entry) block++
      const end = start[block + 1] ?? 0
      // The last block may be short of its target, and would go on where there is more.
      const isSame = entry === start[block] && end <= to && block < last
      if (isSame && writer.isBetweenBlocks) {
        writer.reuse([names[block * 2] ?? 0, names[block * 2 + 1] ?? 0], end - entry)
        this.#access.keep(blockPath(this.#kind, names, block))
        entry = end
      } else writer.add(this.entry(entry++))
    }
  }
}
