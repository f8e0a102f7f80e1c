/**
 * The cache of segments: what is unchanged is not analyzed again.
 *
 * An entry is keyed by everything a segment depends on: the content of its sources, their
 * names, the parse options, the analysis. So it never has to be invalidated, only swept.
 *
 * Layer: build. Imports: node, corpus.
 */

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Issue } from '../corpus/document.ts'

/** Counts up whenever `segment-file.ts` or what fills it changes. */
export const CACHE_VERSION = 3

/** What is kept of a group of sources. */
export interface CachedSegment {
  /** With the number of the chunk they are of, and lines counted from where it starts. */
  readonly issues: readonly (Issue & { readonly chunk: number })[]
  readonly characters: number
  readonly textBytes: number
  /** Encoded; empty when the sources held no document. */
  readonly segment: Uint8Array
}

export interface SegmentCache {
  get(key: string): CachedSegment | null
  /** Keeps an entry; returns whether it did. */
  put(key: string, entry: CachedSegment): boolean
  /** Removes what this build neither found nor put. */
  sweep(): void
}

/** A cache in `folder`, or none when it is null. A damaged entry counts as missing. */
export function openSegmentCache(folder: string | null): SegmentCache {
  if (folder === null) return { get: () => null, put: () => false, sweep: () => undefined }
  const used = new Set<string>()
  mkdirSync(folder, { recursive: true })
  return {
    get(key) {
      const name = `${key}.segment`
      try {
        const file = readFileSync(join(folder, name))
        const headLength = file.readUInt32LE(0)
        const head = JSON.parse(file.toString('utf8', 4, 4 + headLength)) as Omit<
          CachedSegment,
          'segment'
        >
        used.add(name)
        // A copy of its own: columns are laid over it, which takes an aligned start.
        return { ...head, segment: new Uint8Array(file.subarray(4 + headLength)) }
      } catch {
        return null
      }
    },
    put(key, { issues, characters, textBytes, segment }) {
      const name = `${key}.segment`
      used.add(name)
      const head = Buffer.from(JSON.stringify({ issues, characters, textBytes }))
      const size = Buffer.alloc(4)
      size.writeUInt32LE(head.length)
      const part = join(folder, `${name}.${process.pid}.part`)
      writeFileSync(part, Buffer.concat([size, head, segment]))
      renameSync(part, join(folder, name))
      return true
    },
    sweep() {
      for (const name of readdirSync(folder))
        if (!used.has(name)) rmSync(join(folder, name), { force: true })
    },
  }
}
