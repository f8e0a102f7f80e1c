/**
 * Digests that tell whether an index is current.
 *
 * Layer: build. Imports: node, build.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { sha256 } from './index-files.ts'

/** Digest of the code that makes an index of segments: after any change to it one is made anew. */
export function packingDigest(): string {
  return codeDigest(['index'])
}

/** Digest of the code in some layers, in hex. */
export function codeDigest(layers: readonly string[]): string {
  return digestOf(
    layers.map((layer) => {
      const folder = join(import.meta.dirname, '..', layer)
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      return names
        .filter((name) => name.endsWith('.ts'))
        .toSorted()
        .map((name) => [name, readFileSync(join(folder, name), 'utf8')])
    }),
  )
}

/** Digest of what `JSON.stringify` says of a value, in hex. */
export function digestOf(value: unknown): string {
  return sha256(new TextEncoder().encode(JSON.stringify(value)))
}
