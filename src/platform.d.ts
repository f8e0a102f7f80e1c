/**
 * What the portable core may take for granted besides ES2024: the encoding API,
 * which Node, workerd and browsers all have as a global. Nothing else.
 */

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(input?: ArrayBufferView | ArrayBuffer): string
}

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}
