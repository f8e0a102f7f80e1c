/**
 * The cache of segments: what is unchanged is not analyzed again.
 *
 * An entry is keyed by everything a segment depends on: the content of its sources, their
 * names, the parse options, the analysis. So it never has to be invalidated, only swept.
 *
 * Layer: build. Imports: node, corpus, index.
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

import type { Issue } from '../corpus/document.ts'
import { openSegment } from '../index/segment-file.ts'
import type { SegmentSource } from '../index/segment.ts'

/** Counts up whenever `segment-file.ts` or what fills it changes. */
export const CACHE_VERSION = 8

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

interface Head extends GroupFacts {
  readonly segmentBytes: number
}

export interface SegmentCache {
  get(key: string): GroupFacts | null
  /** Keeps an entry. `segment` is encoded. */
  put(key: string, facts: GroupFacts, segment: Uint8Array): void
  /** Opens the segment of an entry that was got or put; its parts are read when asked for. */
  open(key: string): SegmentSource
  /** Opens a segment that a build before used, if it is still there and whole. */
  openEarlier(key: string): SegmentSource | null
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
/** Bytes before the head: its length, and as many again. */
const START = 8

/**
 * A cache in `folder`; with null one that lasts as long as the build, so that segments need not
 * be held in memory in any case. A damaged entry counts as missing.
 */
export function openSegmentCache(folder: string | null): SegmentCache {
  const place = folder ?? mkdtempSync(join(tmpdir(), 'hansou-build-'))
  const used = new Set<string>()
  mkdirSync(place, { recursive: true })

  const nameOf = (key: string): string => `${key}.segment`

  function readAt(key: string, offset: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length)
    // Opened anew each time: a corpus of many files has more segments than may be open at once.
    const file = openSync(join(place, nameOf(key)), 'r')
    try {
      if (readSync(file, bytes, 0, length, offset) < length)
        throw new RangeError(`expected ${length} bytes at ${offset}`)
    } finally {
      closeSync(file)
    }
    return bytes
  }

  /** The head, and where the segment starts. */
  function readHead(key: string): { facts: Head; start: number } {
    const length = new DataView(readAt(key, 0, START).buffer).getUint32(0, true)
    const facts = JSON.parse(new TextDecoder().decode(readAt(key, START, length))) as Head
    return { facts, start: START + length }
  }

  function open(key: string): SegmentSource {
    const { start } = readHead(key)
    return openSegment((offset, length) => readAt(key, start + offset, length))
  }

  /** The head of an entry that is whole. */
  function find(key: string): GroupFacts | null {
    try {
      const { facts, start } = readHead(key)
      const { size } = statSync(join(place, nameOf(key)))
      return size === start + facts.segmentBytes ? facts : null
    } catch {
      return null
    }
  }

  return {
    open,
    get(key) {
      const facts = find(key)
      if (facts !== null) used.add(nameOf(key))
      return facts
    },
    openEarlier: (key) => (find(key) === null ? null : open(key)),
    packed() {
      try {
        return JSON.parse(readFileSync(join(place, PACKED), 'utf8')) as PackedFrom
      } catch {
        return null
      }
    },
    remember(packed) {
      writeFileSync(join(place, PACKED), JSON.stringify(packed))
    },
    put(key, facts, segment) {
      used.add(nameOf(key))
      const head = new TextEncoder().encode(
        JSON.stringify({ ...facts, segmentBytes: segment.length }),
      )
      const start = new Uint8Array(START)
      new DataView(start.buffer).setUint32(0, head.length, true)
      const part = join(place, `${nameOf(key)}.${process.pid}.part`)
      writeFileSync(part, Buffer.concat([start, head, segment]))
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
