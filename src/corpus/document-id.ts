/**
 * Document ids: short names that stay when neighbours come and go.
 *
 * An id hashes what the article itself is and nothing around it: its address where it has
 * one, else all of its letters. Letters, not title and first paragraph, so that two different
 * articles never need their neighbours to be told apart; and letters without white space, so
 * that line ends, reflowed columns and better re-joining rules keep every id.
 *
 * Layer: corpus. Imports: nothing.
 */

/** FNV-1a, 64 bits: offset basis and prime (2^40 + 0x1b3), in two halves of 32 bits. */
const OFFSET_HIGH = 0xcbf29ce4
const OFFSET_LOW = 0x84222325
const PRIME_LOW = 0x1b3
const TWO_TO_32 = 0x1_0000_0000

const LONE_SURROGATE = /\p{Surrogate}/u

const encoder = new TextEncoder()

/**
 * Names a document by what it consists of.
 *
 * @param parts - What makes the document itself, such as title and text. White space in them
 *   does not count; where one part ends and the next begins does.
 * @returns 16 lower-case hexadecimal digits. With 150,000 documents the odds that any two
 *   share an id by accident are below one in a thousand million.
 *
 * @example
 * documentId(['佛山', '本报讯']) === documentId(['佛山', '本 报\n讯']) // => true
 */
export function documentId(parts: readonly string[]): string {
  return fnv1a64(encoder.encode(parts.map((part) => part.replace(/\s+/gu, '')).join('\n')))
}

/**
 * Tells whether an id that a source gives can be a segment of an address: `.` and `..` lead elsewhere,
 * and half of a surrogate pair cannot be encoded.
 */
export function canBeInAddress(id: string): boolean {
  return id !== '.' && id !== '..' && !LONE_SURROGATE.test(id)
}

/**
 * Returns `id`, or `id-2`, `id-3`… when it came before.
 *
 * Only documents that are the same letter for letter come here twice, so which of them gets
 * the suffix makes no difference to a reader.
 *
 * @param id - From `documentId`; an id of another shape could equal one with a suffix.
 * @param copies - How often each id came so far; grows by this one.
 */
export function distinctId(id: string, copies: Map<string, number>): string {
  const copy = (copies.get(id) ?? 0) + 1
  copies.set(id, copy)
  return copy === 1 ? id : `${id}-${copy}`
}

/**
 * Hashes bytes with FNV-1a (Fowler, Noll, Vo; draft-eastlake-fnv), 64 bits, as hexadecimal.
 *
 * Not a cryptographic hash: it tells articles apart, it does not resist an attacker.
 */
export function fnv1a64(bytes: Uint8Array): string {
  let high = OFFSET_HIGH
  let low = OFFSET_LOW
  for (const byte of bytes) {
    low = (low ^ byte) >>> 0
    // Times 2^40 + 0x1b3, modulo 2^64. Every product stays below 2^42, so doubles are exact.
    const product = low * PRIME_LOW
    const carry = Math.floor(product / TWO_TO_32)
    high = (high * PRIME_LOW + carry + ((low << 8) >>> 0)) >>> 0
    low = product >>> 0
  }
  return hex32(high) + hex32(low)
}

function hex32(word: number): string {
  return word.toString(16).padStart(8, '0')
}
