/**
 * Digests that tell whether an index is current.
 *
 * Layer: build. Imports: node, build.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { sha256 } from './index-files.ts'

/** The code that makes an index of segments: after any change to it an index is made anew. */
const PACKING = join(import.meta.dirname, '../index')

/** Digest of the code that packs, in hex. */
export function packingDigest(): string {
  const names = readdirSync(PACKING).toSorted()
  return digestOf(names.map((name) => [name, readFileSync(join(PACKING, name), 'utf8')]))
}

/** Digest of what `JSON.stringify` says of a value, in hex. */
export function digestOf(value: unknown): string {
  return sha256(new TextEncoder().encode(JSON.stringify(value)))
}
