/**
 * The cache of segments: what is unchanged is not analyzed again.
 *
 * An entry is keyed by everything a segment depends on: the content of its sources, their
 * names, the parse options, the analysis. So it never has to be invalidated, only swept. It
 * carries checksums of its pieces, which are verified as they are read: a segment is read part by
 * part, and of most of them a build that has little to do reads hardly anything.
 *
 * Layer: build. Imports: node, corpus, index, errors.
 */

import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'

import type { Issue } from '../corpus/document.ts'
import { ServiceError } from '../errors.ts'
import { openSegment } from '../index/segment-file.ts'
import type { SegmentSource } from '../index/segment.ts'

/** Counts up whenever `segment-file.ts` or what fills it changes. */
export const CACHE_VERSION = 13

/** What is kept of a group of sources beside its segment. */
export interface GroupFacts {
  /** With the number of the chunk they are of, and lines counted from where it starts. */
  readonly issues: readonly (Issue & { readonly chunk: number })[]
  /** How many documents each chunk has. */
  readonly documents: readonly number[]
  /** Their lines, from 0 where the chunk starts; empty where the i-th stands on line i, or on none. */
  readonly lines: readonly (readonly number[])[]
  readonly characters: number
  readonly textBytes: number
}

/** What an index was packed from. */
export interface PackedFrom {
  /** `Manifest.sources` of that index. */
  readonly sources: string
  /** Digest of the code and the settings that packed it. */
  readonly packing: string
  /** Of its segments, in order; where documents were left out it is no key of the cache. */
  readonly keys: readonly string[]
}

interface Head {
  readonly facts: GroupFacts
  readonly segmentBytes: number
  /** CRC-32 of each piece of the segment. */
  readonly sums: readonly number[]
}

/** An entry that was found. */
export interface CachedGroup {
  readonly facts: GroupFacts
  /** Its parts are read when asked for: then `index/corrupt` is thrown for one that is damaged. */
  readonly segment: SegmentSource
}

export interface SegmentCache {
  get(key: string): CachedGroup | null
  /** Keeps an entry. `segment` is encoded. */
  put(key: string, facts: GroupFacts, segment: Uint8Array): void
  /** Opens the segment of an entry that was put. */
  open(key: string): SegmentSource
  /** Opens a segment that a build before used, if it is still there. */
  openEarlier(key: string): SegmentSource | null
  /** Removes those entries of this build that are damaged anywhere; returns how many were. */
  dropDamaged(): number
  /** What the index was packed from that was remembered last; null when nobody knows. */
  packed(): PackedFrom | null
  remember(packed: PackedFrom): void
  /** Removes what this build neither found nor put. */
  sweep(): void
  /** Removes a cache that was for one build. */
  close(): void
}

/** Beside the entries: what the index was packed from. */
const PACKED = 'packed.json'
/** Bytes before the head: its length and its CRC-32. */
const START = 8
/** Bytes of a piece: what is read beside what is wanted, and held with it, is two of them at most. */
const PIECE = 16 * 1024

/**
 * A cache in `folder`; with null one that lasts as long as the build, so that segments need not
 * be held in memory in any case. A damaged entry counts as missing.
 */
export function openSegmentCache(folder: string | null): SegmentCache {
  const place = folder ?? mkdtempSync(join(tmpdir(), 'hansou-build-'))
  const used = new Set<string>()
  mkdirSync(place, { recursive: true })

  const nameOf = (key: string): string => `${key}.segment`

  function readAt(name: string, offset: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length)
    // Opened anew each time: a corpus of many files has more segments than may be open at once.
    const file = openSync(join(place, name), 'r')
    try {
      if (readSync(file, bytes, 0, length, offset) < length)
        throw new RangeError(`expected ${length} bytes at ${offset}`)
    } finally {
      closeSync(file)
    }
    return bytes
  }

  /** The head of an entry, and where its segment starts. */
  function readHead(name: string): { head: Head; start: number } {
    const { buffer } = readAt(name, 0, START)
    const [length = 0, sum] = new Uint32Array(buffer)
    const bytes = readAt(name, START, length)
    expectSum(bytes, sum)
    const head = JSON.parse(new TextDecoder().decode(bytes)) as Head
    return { head, start: START + length }
  }

  /** Reads from a segment that starts at `start`, whole pieces, and gives what is wanted of them. */
  function readPieces(
    name: string,
    start: number,
    { segmentBytes, sums }: Head,
    offset: number,
    length: number,
  ): Uint8Array {
    const first = Math.floor(offset / PIECE)
    const from = first * PIECE
    const to = Math.min(segmentBytes, Math.ceil((offset + length) / PIECE) * PIECE)
    const bytes = readAt(name, start + from, to - from)
    for (let at = 0; at < bytes.length; at += PIECE)
      expectSum(bytes.subarray(at, at + PIECE), sums[first + at / PIECE])
    return bytes.subarray(offset - from, offset - from + length)
  }

  /** Opens an entry. Whatever is wrong with it, on the disk or in it, is `index/corrupt`. */
  function openEntry(name: string): CachedGroup {
    const guarded = <T>(read: () => T): T => {
      try {
        return read()
      } catch (cause) {
        throw new ServiceError('index/corrupt', `${name} in the cache is damaged`, { cause })
      }
    }
    return guarded(() => {
      const { head, start } = readHead(name)
      // What is cut short is known at once, for it is not even read where nothing has changed.
      const { size } = statSync(join(place, name))
      if (size !== start + head.segmentBytes)
        throw new RangeError(`expected ${start + head.segmentBytes} bytes, found ${size}`)
      const segment = openSegment((offset, length) =>
        guarded(() => readPieces(name, start, head, offset, length)),
      )
      return { facts: head.facts, segment }
    })
  }

  function find(key: string): CachedGroup | null {
    try {
      return openEntry(nameOf(key))
    } catch {
      return null
    }
  }

  function isWhole(name: string): boolean {
    try {
      const { head, start } = readHead(name)
      readPieces(name, start, head, 0, head.segmentBytes)
      return true
    } catch {
      return false
    }
  }

  return {
    open: (key) => openEntry(nameOf(key)).segment,
    get(key) {
      const found = find(key)
      if (found !== null) used.add(nameOf(key))
      return found
    },
    openEarlier: (key) => find(key)?.segment ?? null,
    dropDamaged() {
      const damaged = [...used].filter((name) => !isWhole(name))
      for (const name of damaged) rmSync(join(place, name), { force: true })
      return damaged.length
    },
    packed() {
      try {
        const found = JSON.parse(readFileSync(join(place, PACKED), 'utf8')) as PackedFrom | null
        return Array.isArray(found?.keys) ? found : null
      } catch {
        return null
      }
    },
    remember(packed) {
      writeFileSync(join(place, PACKED), JSON.stringify(packed))
    },
    put(key, facts, segment) {
      used.add(nameOf(key))
      const sums: number[] = []
      for (let at = 0; at < segment.length; at += PIECE)
        sums.push(crc32(segment.subarray(at, at + PIECE)))
      const head: Head = { facts, segmentBytes: segment.length, sums }
      const bytes = new TextEncoder().encode(JSON.stringify(head))
      const start = Uint32Array.of(bytes.length, crc32(bytes))
      const part = join(place, `${nameOf(key)}.${process.pid}.part`)
      writeFileSync(part, Buffer.concat([new Uint8Array(start.buffer), bytes, segment]))
      renameSync(part, join(place, nameOf(key)))
    },
    sweep() {
      for (const name of readdirSync(place))
        if (/\.(?:segment|part)$/u.test(name) && !used.has(name))
          rmSync(join(place, name), { force: true })
    },
    close() {
      if (folder === null) rmSync(place, { recursive: true, force: true })
    },
  }
}

function expectSum(bytes: Uint8Array, sum: number | undefined): void {
  const found = crc32(bytes)
  if (found !== sum) throw new RangeError(`expected the checksum ${sum}, found ${found}`)
}
