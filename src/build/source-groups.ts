/**
 * Groups of sources: what becomes one segment.
 *
 * Large chunks are groups by themselves; small files are put together, since a segment has
 * costs of its own. Where a group ends depends on the names and sizes there and not on what
 * came long before, so that one more file changes its own group and leaves the others alone.
 *
 * Layer: build. Imports: node, build.
 */

import { createHash } from 'node:crypto'

import type { SourceChunk } from './read-corpus.ts'

const MIN_GROUP_BYTES = 256 * 1024
const MAX_GROUP_BYTES = 4 * 1024 * 1024
/** From the least size on, one file in so many ends a group. */
const CUT_ONE_IN = 16

export async function* groupSources(
  chunks: AsyncIterable<SourceChunk>,
): AsyncGenerator<readonly SourceChunk[]> {
  let group: SourceChunk[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    if (chunk.sizeBytes >= MIN_GROUP_BYTES) {
      if (group.length > 0) yield group
      group = []
      bytes = 0
      yield [chunk]
      continue
    }
    group.push(chunk)
    bytes += chunk.sizeBytes
    if (bytes >= MAX_GROUP_BYTES || (bytes >= MIN_GROUP_BYTES && endsGroup(chunk))) {
      yield group
      group = []
      bytes = 0
    }
  }
  if (group.length > 0) yield group
}

function endsGroup({ file }: SourceChunk): boolean {
  const digest = createHash('sha256').update(file).digest()
  return (digest[0] ?? 0) % CUT_ONE_IN === 0
}

/** Key of a group in the cache, from all that its segment depends on. */
export function keyOfGroup(group: readonly SourceChunk[], context: string): string {
  const hash = createHash('sha256').update(context)
  // Not the line it starts on: a line more above must not make the rest of a file new.
  for (const { file, hash: content } of group) hash.update(`\n${content} ${file}`)
  return hash.digest('hex').slice(0, 32)
}
