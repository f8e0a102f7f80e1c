/**
 * The file `index.bin`: a header, a table of sections, and the sections.
 *
 * Everything is little-endian and every section starts at a multiple of four bytes, so a
 * reader lays typed arrays over the file and has opened it. Bytes 0 to 31: the magic word, the
 * format version, the file's length, the number of sections, and 16 bytes of digest over all
 * that follows the table. Then, for each section, its offset and its length in bytes.
 *
 * docs/index-format.md describes what is in each section.
 *
 * Layer: index. Imports: index, errors.
 */

import { ServiceError } from '../errors.ts'
import type { ScoringShape } from './ranking.ts'
import type { Variants } from './variants.ts'

/** `HSOU` */
export const MAGIC = 0x554f5348
/** Counts up whenever an older reader would misread the file. */
export const FORMAT_VERSION = 4
/** The oldest format this reader reads. */
const OLDEST_FORMAT_VERSION = 4

const HEADER_BYTES = 32

/** The list directory holds an offset for every so many lists, and lengths for those between. */
export const DIRECTORY_STEP = 32

export const SECTIONS = [
  'meta',
  'characters',
  'pairStart',
  'pairSecond',
  'stringStart',
  'strings',
  'listStart',
  'lengthStart',
  'lengths',
  'lists',
  'documentLength',
  'days',
  'idHash',
  'blockStart',
  'blockName',
  'shardStart',
  'shardName',
  'facetOrdinals',
  'facetValues',
  'fold',
  'synonyms',
] as const

export type SectionName = (typeof SECTIONS)[number]

/** What shaped the index, and how much is in it. Stored as JSON. */
export interface IndexMeta {
  readonly documents: number
  readonly characters: number
  readonly pairs: number
  readonly strings: number
  readonly postings: number
  /** Sum of the frequencies of the dictionary that cut the documents. */
  readonly totalFrequency: number
  /** The longest word, in characters: bounds how far the lattice looks. */
  readonly maxWordCharacters: number
  /** Mean of `weightedLength` over all documents, to seven bits; 0 without documents. */
  readonly averageLength: number
  /** Code units of the shortest name that a title gives (title-names.ts); 0 without any. */
  readonly shortestName: number
  readonly shape: ScoringShape
  /** Fields to filter and count by, with how their values are laid out. */
  readonly facets: readonly FacetMeta[]
  /** In which forms characters stand that the fold takes for one. */
  readonly variants: Variants
  /** Digest of the analysis: fold table, dictionary, version of the analyzer. */
  readonly analysis: string
}

export interface FacetMeta {
  readonly field: string
  readonly values: number
  /** Whether some document has several values: then the ordinals come with start offsets. */
  readonly multiple: boolean
  /** Where this field's ordinals start in the section, in 32-bit words. */
  readonly at: number
}

/** Bytes of sections, as they are written. */
export type SectionBytes = Readonly<Record<SectionName, ArrayBufferView>>

/**
 * Lays out the file.
 *
 * @param digest - Of the content, at least 16 bytes in hex, from the bytes it is given.
 */
export function writeIndexFile(
  sections: SectionBytes,
  digest: (bytes: Uint8Array) => string,
): Uint8Array<ArrayBuffer> {
  const bodyStart = HEADER_BYTES + SECTIONS.length * 8
  let length = bodyStart
  const table: number[] = []
  for (const name of SECTIONS) {
    table.push(length, sections[name].byteLength)
    length += (sections[name].byteLength + 3) & ~3
  }
  const file = new Uint8Array(length)
  const words = new Uint32Array(file.buffer)
  for (const [index, name] of SECTIONS.entries()) {
    const { buffer, byteOffset, byteLength } = sections[name]
    file.set(new Uint8Array(buffer, byteOffset, byteLength), table[index * 2] ?? 0)
  }
  words.set([MAGIC, FORMAT_VERSION, length, SECTIONS.length])
  words.set(table, HEADER_BYTES / 4)
  const hex = digest(file.subarray(bodyStart))
  for (let i = 0; i < 16; i++) file[16 + i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16)
  return file
}

/** Whether the content of a file that `openIndexFile` accepts is that of its digest. */
export function isIntact(buffer: ArrayBuffer, digest: (bytes: Uint8Array) => string): boolean {
  const body = new Uint8Array(buffer, HEADER_BYTES + SECTIONS.length * 8)
  return digest(body).startsWith(openIndexFile(buffer).digest)
}

/** An opened file: its version in hex and a view of each section. */
export interface IndexFile {
  readonly digest: string
  section(name: SectionName): { readonly offset: number; readonly length: number }
  /** Views of a section. */
  bytes(name: SectionName): Uint8Array
  words(name: SectionName): Uint32Array
  readonly buffer: ArrayBuffer
}

/**
 * Checks header and table, and reads nothing else.
 *
 * @throws {ServiceError} `index/format` when this is no index or another version;
 *   `index/corrupt` when the table does not fit the file.
 */
export function openIndexFile(buffer: ArrayBuffer): IndexFile {
  const size = buffer.byteLength
  if (size < HEADER_BYTES || size % 4 !== 0)
    throw new ServiceError(
      'index/format',
      `expected an index file of at least ${HEADER_BYTES} bytes, a multiple of 4, got ${size} bytes`,
    )
  const words = new Uint32Array(buffer)
  const [magic, version, length, count] = words
  if (magic !== MAGIC)
    throw new ServiceError('index/format', 'expected an index file, the magic word is missing')
  if (version === undefined || version < OLDEST_FORMAT_VERSION || version > FORMAT_VERSION)
    throw new ServiceError(
      'index/format',
      `format ${version}, this reader reads ${OLDEST_FORMAT_VERSION} to ${FORMAT_VERSION}`,
    )
  if (length !== size)
    throw new ServiceError('index/corrupt', `the file says ${length} bytes and has ${size}`)
  if (count !== SECTIONS.length || HEADER_BYTES + SECTIONS.length * 8 > size)
    throw new ServiceError('index/corrupt', `expected ${SECTIONS.length} sections, got ${count}`)
  const table = new Map<SectionName, { offset: number; length: number }>()
  for (const [index, name] of SECTIONS.entries()) {
    const offset = words[HEADER_BYTES / 4 + index * 2] ?? 0
    const bytes = words[HEADER_BYTES / 4 + index * 2 + 1] ?? 0
    if (offset % 4 !== 0 || offset + bytes > size)
      throw new ServiceError(
        'index/corrupt',
        `section ${name} lies at ${offset} + ${bytes}, outside of ${size} bytes`,
      )
    table.set(name, { offset, length: bytes })
  }
  const digest = Array.from(new Uint8Array(buffer, 16, 16), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  const section: IndexFile['section'] = (name) => table.get(name) ?? { offset: 0, length: 0 }
  return {
    digest,
    buffer,
    section,
    bytes(name) {
      const { offset, length: bytes } = section(name)
      return new Uint8Array(buffer, offset, bytes)
    },
    words(name) {
      const { offset, length: bytes } = section(name)
      return new Uint32Array(buffer, offset, bytes >>> 2)
    },
  }
}
