/**
 * Chunks of lines: where a large file is cut, so that the same lines make the same chunks.
 *
 * Layer: build. Imports: corpus.
 */

import { LINE_FEED } from '../corpus/decode.ts'

/** Largest file that is read whole, and longest line that is. Articles are a thousandth of it. */
export const MAX_WHOLE_BYTES = 64 * 2 ** 20

/** A chunk ends at the first line from here on whose hash says so… */
const MIN_CHUNK_LINES = 500
/** …one line in 256, so 750 lines are usual… */
const LINE_CUT_MASK = 255
/** …or, where lines are long, from here on one in 32, so that a chunk stays half a megabyte or so… */
const MIN_CHUNK_BYTES = 2 ** 19
const BYTE_CUT_MASK = 31
/** …and here at the latest, which bounds memory and is rare enough not to matter for reuse. */
const MAX_CHUNK_LINES = 2_000
const MAX_CHUNK_BYTES = 16 * 2 ** 20

/**
 * Cuts a stream into runs of whole lines, at places that the lines themselves choose.
 *
 * @param stream - Parts of the file, in order, of any size.
 * @returns Chunks that joined are the file; only the last may lack its line feed.
 */
export async function* chunkLines(
  stream: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ bytes: Uint8Array; lineCount: number }> {
  let parts: Uint8Array[] = []
  let sizeBytes = 0
  let lineCount = 0
  /** What earlier parts of the stream have of the current line. */
  let before: Uint8Array[] = []
  let beforeBytes = 0

  for await (const part of stream) {
    let chunkStart = 0
    let lineStart = 0
    for (;;) {
      const end = part.indexOf(LINE_FEED, lineStart)
      if (end < 0) break
      lineCount++
      sizeBytes += beforeBytes + end - lineStart + 1
      const isEnd = endsChunk(lineCount, sizeBytes, () =>
        hashLine([...before, part.subarray(lineStart, end)]),
      )
      lineStart = end + 1
      if (beforeBytes > 0) before = []
      beforeBytes = 0
      if (!isEnd) continue
      parts.push(part.subarray(chunkStart, lineStart))
      yield { bytes: Buffer.concat(parts), lineCount }
      parts = []
      sizeBytes = 0
      lineCount = 0
      chunkStart = lineStart
    }
    if (lineStart < part.length) before.push(part.subarray(lineStart))
    beforeBytes += part.length - lineStart
    if (beforeBytes > MAX_WHOLE_BYTES)
      throw new RangeError(
        `expected lines of at most ${MAX_WHOLE_BYTES} bytes, found ${beforeBytes}`,
      )
    if (chunkStart < part.length) parts.push(part.subarray(chunkStart))
  }
  if (parts.length === 0) return
  yield { bytes: Buffer.concat(parts), lineCount: lineCount + (beforeBytes > 0 ? 1 : 0) }
}

function endsChunk(lineCount: number, sizeBytes: number, hash: () => number): boolean {
  if (lineCount >= MAX_CHUNK_LINES || sizeBytes >= MAX_CHUNK_BYTES) return true
  const isLong = lineCount >= MIN_CHUNK_LINES
  const isLarge = sizeBytes >= MIN_CHUNK_BYTES
  if (!isLong && !isLarge) return false
  const bits = hash()
  return (isLong && (bits & LINE_CUT_MASK) === 0) || (isLarge && (bits & BYTE_CUT_MASK) === 0)
}

/** FNV-1a, of 32 bits the high 16: cheap, and all that is asked of it is to look random. */
function hashLine(parts: readonly Uint8Array[]): number {
  let hash = 0x811c9dc5
  for (const part of parts)
    for (let i = 0; i < part.length; i++) hash = Math.imul(hash ^ (part[i] ?? 0), 0x01000193)
  // In FNV the low bits depend on the low bits of the bytes alone.
  return hash >>> 16
}
