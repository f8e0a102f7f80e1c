/**
 * Readings: how characters sound, as syllables of pinyin without tones (`lv` for lǜ).
 *
 * They propose what a reader may have meant, and never match: were they keys of the index, 景点
 * would equal 经典. So they are a file of their own, `sounds.bin`, read when somebody needs them:
 *
 *     "HSND"  u32 version  u32 bytes of syllables  u32 other readings
 *     syllables, sorted, joined by blanks, padded with blanks to a multiple of 4
 *     u16 by character from U+4E00 on: 1 + its syllable, 0 where it has none
 *     (u16 character - U+4E00, u16 syllable): its other readings, the more usual first
 *
 * All numbers are little-endian.
 *
 * Layer: text. Imports: errors.
 */

import { ServiceError } from '../errors.ts'

/** CJK Unified Ideographs as far as Unicode 1.1 had them: what people type by its sound. */
const FIRST_CHARACTER = 0x4e00
const LAST_CHARACTER = 0x9fff
const CHARACTERS = LAST_CHARACTER - FIRST_CHARACTER + 1

const MAGIC = 0x444e5348
/** Counts up with the format, and with what fills it. */
const VERSION = 1
const HEADER = 16

export interface Readings {
  /** All syllables, sorted. */
  readonly syllables: readonly string[]
  /** The number of a syllable, or -1. */
  syllable(text: string): number
  /** Visits a character's syllables, the most usual first; none for a character without any. */
  visit(codePoint: number, visit: (syllable: number, rank: number) => void): void
}

/**
 * Encodes readings.
 *
 * @param readingsOf - The syllables of a character, the most usual first.
 */
export function encodeReadings(readingsOf: (character: string) => readonly string[]): Uint8Array {
  const all = Array.from({ length: CHARACTERS }, (_, i) =>
    readingsOf(String.fromCodePoint(FIRST_CHARACTER + i)),
  )
  const syllables = [...new Set(all.flat())].toSorted()
  const numbers = new Map(syllables.map((text, number) => [text, number]))
  const others = all.flatMap((readings, i) =>
    readings.slice(1).map((text) => [i, numbers.get(text) ?? 0] as const),
  )
  const joined = syllables.join(' ')
  const text = new TextEncoder().encode(joined.padEnd(Math.ceil(joined.length / 4) * 4))
  const bytes = new Uint8Array(HEADER + text.length + CHARACTERS * 2 + others.length * 4)
  const view = new DataView(bytes.buffer)
  for (const [i, value] of [MAGIC, VERSION, text.length, others.length].entries())
    view.setUint32(i * 4, value, true)
  bytes.set(text, HEADER)
  let at = HEADER + text.length
  for (const [first] of all) {
    view.setUint16(at, first === undefined ? 0 : 1 + (numbers.get(first) ?? 0), true)
    at += 2
  }
  for (const [character, syllable] of others) {
    view.setUint16(at, character, true)
    view.setUint16(at + 2, syllable, true)
    at += 4
  }
  return bytes
}

/** Whether a file has readings in the form that `openReadings` reads. */
export function isReadings(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  if (view.getUint32(0, true) !== MAGIC || view.getUint32(4, true) !== VERSION) return false
  const size = HEADER + view.getUint32(8, true) + CHARACTERS * 2 + view.getUint32(12, true) * 4
  return bytes.length === size
}

/** @throws {ServiceError} `index/corrupt` for a file that is no such file, or not all of it. */
export function openReadings(bytes: Uint8Array): Readings {
  if (!isReadings(bytes))
    throw new ServiceError(
      'index/corrupt',
      `expected sounds of version ${VERSION}, found ${bytes.length} bytes of something else`,
    )
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const textEnd = HEADER + view.getUint32(8, true)
  const syllables = new TextDecoder().decode(bytes.subarray(HEADER, textEnd)).trim().split(' ')
  const numbers = new Map(syllables.map((text, number) => [text, number]))
  const othersAt = textEnd + CHARACTERS * 2
  const others = new Map<number, number[]>()
  const hasOthers = new Uint8Array(CHARACTERS)
  for (let at = othersAt; at < bytes.length; at += 4) {
    const character = view.getUint16(at, true)
    hasOthers[character] = 1
    const more = others.get(character)
    if (more === undefined) others.set(character, [view.getUint16(at + 2, true)])
    else more.push(view.getUint16(at + 2, true))
  }
  return {
    syllables,
    syllable: (text) => numbers.get(text) ?? -1,
    visit(codePoint, visit) {
      const character = codePoint - FIRST_CHARACTER
      if (character < 0 || character >= CHARACTERS) return
      const first = view.getUint16(textEnd + character * 2, true)
      if (first === 0) return
      visit(first - 1, 0)
      if (hasOthers[character] === 0) return
      for (const [i, syllable] of (others.get(character) ?? []).entries()) visit(syllable, i + 1)
    },
  }
}
