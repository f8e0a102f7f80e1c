/**
 * Places: where an occurrence of a pair stands, and whether its characters are parted there.
 *
 * Layer: index. Imports: index.
 */

import type { ByteWriter } from './byte-writer.ts'

/** A position, doubled; the lowest bit says that the pair is parted (`TermSink.pair`). */
export type Place = number

export function placeOf(position: number, isParted: boolean): Place {
  return position * 2 + (isParted ? 1 : 0)
}

/** Writes a place as a varint: the difference of positions, doubled, with its own lowest bit. */
export function writePlace(out: ByteWriter, place: Place, before: Place): void {
  out.varint(((place >>> 1) - (before >>> 1)) * 2 + (place & 1))
}
