/**
 * A growing run of bytes, and the variable-length integers it is written in.
 *
 * Varints are little-endian base 128, the high bit saying that more follows; values are
 * unsigned and below 2^32.
 *
 * Layer: index. Imports: nothing.
 */

export class ByteWriter {
  #bytes: Uint8Array<ArrayBuffer>
  #length = 0

  constructor(capacity = 1024) {
    this.#bytes = new Uint8Array(capacity)
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#length
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#reserve(1)
    this.#bytes[this.#length++] = value
  }

  varint(value: number): void {
    let rest = value
    while (rest > 127) {
      this.byte((rest & 127) | 128)
      rest >>>= 7
    }
    this.byte(rest)
  }

  uint16(value: number): void {
    this.byte(value & 255)
    this.byte(value >>> 8)
  }

  uint32(value: number): void {
    this.uint16(value & 0xffff)
    this.uint16(value >>> 16)
  }

  bytes(source: Uint8Array): void {
    if (this.#length + source.length > this.#bytes.length) this.#reserve(source.length)
    this.#bytes.set(source, this.#length)
    this.#length += source.length
  }

  /** Writes `source[from]` … `source[to - 1]`; for pieces of a few bytes, without a view of each. */
  copy(source: Uint8Array, from: number, to: number): void {
    const size = to - from
    if (this.#length + size > this.#bytes.length) this.#reserve(size)
    if (size > 64) this.#bytes.set(source.subarray(from, to), this.#length)
    else for (let i = 0; i < size; i++) this.#bytes[this.#length + i] = source[from + i] ?? 0
    this.#length += size
  }

  /** The bytes written so far: a view, valid until the next write. */
  view(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length)
  }

  /** A copy of the bytes written so far. */
  take(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length)
  }

  clear(): void {
    this.#length = 0
  }

  #reserve(more: number): void {
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more))
    grown.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = grown
  }
}
