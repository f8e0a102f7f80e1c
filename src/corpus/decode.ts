/**
 * Decoding: bytes of a source file to text.
 *
 * UTF-8 is read strictly: a file that is not UTF-8 is an issue, never a text full of
 * replacement characters. HTML may declare another encoding, as archives of Chinese news do.
 *
 * Layer: corpus. Imports: nothing.
 */

/** The text, or the first line that could not be read and why. */
export type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly line: number; readonly rule: string; readonly message: string }

/** Ends a line, and is never part of a character in UTF-8. */
export const LINE_FEED = 0x0a
/** Where an HTML parser looks for the declaration, too (HTML standard, 13.2.3.2). */
const PRESCAN_BYTES = 1024

/** gb2312 and gbk are subsets of gb18030, and pages that declare them use more than they hold. */
const LEGACY_ENCODINGS: Readonly<Record<string, string>> = {
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  'x-gbk': 'gb18030',
  big5: 'big5',
  'big5-hkscs': 'big5',
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Decodes UTF-8, without its byte order mark. */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  const text = tryDecode(utf8, bytes)
  if (text !== null) return { ok: true, text }
  const line = firstBadLine(bytes)
  return { ok: false, line, rule: 'not-utf8', message: `expected UTF-8, found ${guess(bytes)}` }
}

/** What bytes that are not UTF-8 seem to be, for who has to convert them. */
function guess(bytes: Uint8Array): string {
  const told = (encoding: string): string =>
    `what seems to be ${encoding}: "iconv -f ${encoding} -t UTF-8" converts it`
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return told('UTF-16')
  // One wrong line in a text of UTF-8 is damage.
  const isMixed = linesOf(bytes).some(
    (line) => line.some((byte) => byte > 127) && tryDecode(utf8, line) !== null,
  )
  const isChinese = tryDecode(new TextDecoder('gb18030', { fatal: true }), bytes) !== null
  return isMixed || !isChinese ? 'other bytes' : told('GB18030')
}

/**
 * Decodes an HTML page: UTF-8 where the bytes are valid UTF-8, else what it declares.
 *
 * Bytes before declaration, because pages moved to UTF-8 keep their old `<meta>`, and a page
 * of GBK or Big5 is never valid UTF-8 but by a hair.
 */
export function decodeHtml(bytes: Uint8Array): Decoded {
  const asUtf8 = decodeUtf8(bytes)
  if (asUtf8.ok) return asUtf8

  const declared = declaredEncoding(bytes)
  const encoding = LEGACY_ENCODINGS[declared]
  if (encoding === undefined) return asUtf8
  const text = tryDecode(new TextDecoder(encoding, { fatal: true }), bytes)
  if (text !== null) return { ok: true, text }
  return { ok: false, line: 0, rule: 'bad-encoding', message: `expected ${declared}, as declared` }
}

/** Reads the label of `<meta charset>` or `<meta http-equiv>`, in lower case; may be empty. */
function declaredEncoding(bytes: Uint8Array): string {
  const head = String.fromCharCode(...bytes.subarray(0, PRESCAN_BYTES))
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/iu.exec(head)?.[1]?.toLowerCase() ?? ''
}

/** Returns the 1-based line of the first bytes that are not UTF-8. */
function firstBadLine(bytes: Uint8Array): number {
  return linesOf(bytes).findIndex((line) => tryDecode(utf8, line) === null) + 1
}

/** The lines of a file, without their ends. */
export function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(LINE_FEED, start)
    const end = found === -1 ? bytes.length : found
    lines.push(bytes.subarray(start, end))
    start = end + 1
  }
  return lines
}

function tryDecode(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}
