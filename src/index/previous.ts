/**
 * An index that was packed before, as packing takes over what has not changed.
 *
 * It was written by this same code and is whole: nothing of it is checked again.
 *
 * Layer: index. Imports: index.
 */

import { openIndexFile, type IndexMeta, type SectionName } from './format.ts'
import { FrontCodedStrings } from './front-coding.ts'
import { FLAG_BITS, KNOWN } from './list.ts'
import { readHead, type ListHead } from './list-head.ts'
import { PresentBlocks, type BlockAccess } from './present-blocks.ts'
import { pairKey } from './segment.ts'
import { VarintReader } from './varint-reader.ts'

/** Lists are numbered as terms are: characters, pairs, strings, contained characters. */
export interface PreviousLists {
  readonly bytes: Uint8Array
  /** Where each list starts, and at last where they end. */
  readonly start: Uint32Array
  /** The first varint of each list: its flags, and how many postings it has. */
  readonly flags: Uint32Array
  /** Of all lists but those of contained characters. */
  readonly positions: PresentBlocks
  head(list: number): ListHead
}

export interface PreviousIndex {
  readonly meta: IndexMeta
  readonly documents: PresentBlocks
  readonly lists: PreviousLists
  /** Code points of the characters, ascending. */
  readonly characters: Uint32Array
  /** The pairs as `pairKey`, ascending. */
  readonly pairs: Float64Array
  readonly strings: readonly string[]
}

export function openPrevious(buffer: ArrayBuffer, access: BlockAccess): PreviousIndex {
  const file = openIndexFile(buffer)
  const blocksOf = (
    kind: 'documents' | 'positions',
    start: SectionName,
    names: SectionName,
  ): PresentBlocks =>
    new PresentBlocks(kind, { start: file.words(start), names: file.words(names) }, access)
  const meta = JSON.parse(new TextDecoder().decode(file.bytes('meta'))) as IndexMeta
  const characters = file.words('characters')
  const strings: string[] = []
  new FrontCodedStrings(meta.strings, file.words('stringStart'), file.bytes('strings')).visitFrom(
    0,
    (term) => strings.push(term) > 0,
  )
  const second = file.section('pairSecond')
  const pairSecond =
    meta.characters > 0x10000
      ? file.words('pairSecond')
      : new Uint16Array(buffer, second.offset, meta.pairs)
  return {
    meta,
    documents: blocksOf('documents', 'blockStart', 'blockName'),
    lists: openLists(
      file.bytes('lists'),
      file.bytes('lengths'),
      blocksOf('positions', 'shardStart', 'shardName'),
      meta,
    ),
    characters,
    pairs: pairKeys(characters, file.words('pairStart'), pairSecond),
    strings,
  }
}

function openLists(
  bytes: Uint8Array,
  lengths: Uint8Array,
  positions: PresentBlocks,
  { characters, pairs, strings, documents }: IndexMeta,
): PreviousLists {
  const count = characters * 2 + pairs + strings
  const start = new Uint32Array(count + 1)
  const flags = new Uint32Array(count)
  const length = new VarintReader(lengths)
  const flag = new VarintReader(bytes)
  for (let list = 0; list < count; list++) {
    const from = start[list] ?? 0
    flag.offset = from
    flags[list] = flag.next()
    start[list + 1] = from + length.next()
  }
  return {
    bytes,
    start,
    flags,
    positions,
    head: (list) => readHead(bytes, start[list] ?? 0, start[list + 1] ?? 0, documents),
  }
}

export function documentFrequencyOf(flags: number): number {
  return flags >>> FLAG_BITS
}

/** Whether a list's term is a word of the dictionary. */
export function isKnown(flags: number): boolean {
  return (flags & KNOWN) !== 0
}

function pairKeys(
  characters: Uint32Array,
  start: Uint32Array,
  second: Uint16Array | Uint32Array,
): Float64Array {
  const keys = new Float64Array(second.length)
  for (const [left, codePoint] of characters.entries())
    for (let pair = start[left] ?? 0; pair < (start[left + 1] ?? 0); pair++)
      keys[pair] = pairKey(codePoint, characters[second[pair] ?? 0] ?? 0)
  return keys
}
