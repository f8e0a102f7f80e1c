/**
 * Reads varints one after another, as `ByteWriter.varint` writes them.
 *
 * Layer: index. Imports: nothing.
 */

export class VarintReader {
  /** Where the next one starts. */
  offset = 0
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** The next value; past the end of the bytes, 0. */
  next(): number {
    let byte = this.#bytes[this.offset++] ?? 0
    let value = byte & 127
    for (let shift = 7; byte & 128 && shift < 35; shift += 7) {
      byte = this.#bytes[this.offset++] ?? 0
      value |= (byte & 127) << shift
    }
    return value >>> 0
  }

  /** Passes over so many values. */
  skip(count: number): void {
    for (let left = count; left > 0; left--) while ((this.#bytes[this.offset++] ?? 0) & 128);
  }
}
