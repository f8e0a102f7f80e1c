/**
 * Decoding: bytes of a source file to text.
 *
 * UTF-8 is read strictly: a file that is not UTF-8 is an issue, never a text full of
 * replacement characters. Where a little of it is damaged, as by programs that cut a text between two bytes, the
 * rest is read. UTF-16 is read where it begins with its mark, as Windows
 * saves "Unicode". HTML may declare another encoding, as archives of Chinese news do.
 *
 * Layer: corpus. Imports: nothing.
 */

/** What could not be read: the first line of it, and why. */
export interface DecodeIssue {
  /** 1-based; 0 when the whole file is meant. */
  readonly line: number
  readonly rule: string
  readonly message: string
}

/** The text, with an issue where some of it is lost; or the issue alone. */
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly issue?: DecodeIssue }
  | ({ readonly ok: false } & DecodeIssue)

/** Ends a line, and is never part of a character in UTF-8. */
export const LINE_FEED = 0x0a
/** An HTML parser looks at 1024 (HTML standard, 13.2.3.2), but browsers find declarations after long scripts. */
const PRESCAN_BYTES = 8192
/** Read characters beyond ASCII for each that is lost; with fewer the encoding is another. */
const MIN_READ_PER_LOST = 100
/** A short text may have lost one. */
const MIN_READ_PER_ONE_LOST = 10

/** gb2312 and gbk are subsets of gb18030, and pages that declare them use more than they hold. */
const LEGACY_ENCODINGS: ReadonlyMap<string, string> = new Map([
  ['gb2312', 'gb18030'],
  ['gbk', 'gb18030'],
  ['gb18030', 'gb18030'],
  ['x-gbk', 'gb18030'],
  ['big5', 'big5'],
  ['big5-hkscs', 'big5'],
])

const DECLARED_IN_META = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/iu
const DECLARED_IN_XML = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w-]+)/iu

/** Any text has some of these, and text that is read in a wrong encoding hardly any. */
const FREQUENT = /[，。、的一是不了在有人中大为為这這]/gu

const REPLACEMENT = '\uFFFD'
const BEYOND_ASCII = /\P{ASCII}/gu

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Decodes UTF-8, without its byte order mark, strictly. */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  const text = tryDecode(utf8, bytes)
  if (text !== null) return { ok: true, text }
  const line = firstBadLine(bytes)
  return { ok: false, line, rule: 'not-utf8', message: `expected UTF-8, found ${guess(bytes)}` }
}

/**
 * Decodes UTF-8 as `decodeUtf8` does, also where a little of it is damaged: at most one of 100 characters
 * beyond ASCII, or one of at least 10; and UTF-16 that a byte order mark tells.
 *
 * Issues: `damaged-text` (what is damaged is read as U+FFFD), `not-utf8`.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const utf16 = utf16Of(bytes)
  const text = utf16 === null ? null : tryDecode(new TextDecoder(utf16, { fatal: true }), bytes)
  if (text !== null) return { ok: true, text }
  const decoded = decodeUtf8(bytes)
  return decoded.ok ? decoded : (decodeDamaged(bytes, 'utf-8', 'UTF-8') ?? decoded)
}

/** Decodes a text of which a little is damaged; null where it is too much. */
function decodeDamaged(bytes: Uint8Array, encoding: string, expected: string): Decoded | null {
  const strict = new TextDecoder(encoding, { fatal: true })
  const lenient = new TextDecoder(encoding)
  let read = 0
  let lost = 0
  let line = 0
  // Line by line: a replacement character may also be in a text.
  for (const [index, bytesOfLine] of linesOf(bytes).entries()) {
    const whole = tryDecode(strict, bytesOfLine)
    const text = whole ?? lenient.decode(bytesOfLine)
    const lostInLine = whole === null ? text.split(REPLACEMENT).length - 1 : 0
    read += (text.match(BEYOND_ASCII)?.length ?? 0) - lostInLine
    lost += lostInLine
    if (line === 0 && lostInLine > 0) line = index + 1
  }
  if (read < lost * (lost === 1 ? MIN_READ_PER_ONE_LOST : MIN_READ_PER_LOST)) return null
  const damage = lost === 1 ? 'one damaged character' : `${lost} damaged characters from here on`
  const message = `expected ${expected}, found ${damage}, read as ${REPLACEMENT}`
  return { ok: true, text: lenient.decode(bytes), issue: { line, rule: 'damaged-text', message } }
}

/** What bytes that are not UTF-8 seem to be, for who has to convert them. */
function guess(bytes: Uint8Array): string {
  const told = (encoding: string): string =>
    `what seems to be ${encoding}: "iconv -f ${encoding} -t UTF-8" converts it`
  if (utf16Of(bytes) !== null) return told('UTF-16')
  // One wrong line in a text of UTF-8 is damage.
  const isMixed = linesOf(bytes).some(
    (line) => line.some((byte) => byte > 127) && tryDecode(utf8, line) !== null,
  )
  // Most bytes of Big5 are also some in GB18030.
  const gb18030 = countFrequent(bytes, 'gb18030')
  const big5 = countFrequent(bytes, 'big5') ?? 0
  if (isMixed || (gb18030 === null && big5 === 0)) return 'other bytes'
  return told(big5 > (gb18030 ?? 0) ? 'BIG5' : 'GB18030')
}

/** Counts the most frequent characters of a text in an encoding; null where it is not in that. */
function countFrequent(bytes: Uint8Array, encoding: string): number | null {
  const text = tryDecode(new TextDecoder(encoding, { fatal: true }), bytes)
  return text === null ? null : (text.match(FREQUENT)?.length ?? 0)
}

/** The encoding that a byte order mark of UTF-16 tells, which no other text begins with. */
function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

/**
 * Decodes an HTML page: UTF-8 where the bytes are valid UTF-8, else what it declares; either may be a little
 * damaged.
 *
 * Bytes before declaration, because pages moved to UTF-8 keep their old `<meta>`, and a page
 * of GBK or Big5 is never valid UTF-8 but by a hair.
 *
 * Issues: `damaged-text` (what is damaged is read as U+FFFD), `not-utf8`, `bad-encoding`.
 */
export function decodeHtml(bytes: Uint8Array): Decoded {
  const asUtf8 = decodeText(bytes)
  if (asUtf8.ok) return asUtf8

  const declared = declaredEncoding(bytes)
  const encoding = LEGACY_ENCODINGS.get(declared)
  if (encoding === undefined) return asUtf8
  const text = tryDecode(new TextDecoder(encoding, { fatal: true }), bytes)
  if (text !== null) return { ok: true, text }
  const expected = `${declared}, as declared`
  return (
    decodeDamaged(bytes, encoding, expected) ?? {
      ok: false,
      line: 0,
      rule: 'bad-encoding',
      message: `expected ${expected}`,
    }
  )
}

/**
 * Reads the label of `<meta charset>`, `<meta http-equiv>` or `<?xml encoding?>`, in lower case; may be
 * empty.
 */
function declaredEncoding(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN_BYTES))
  const [, label = ''] = DECLARED_IN_META.exec(head) ?? DECLARED_IN_XML.exec(head) ?? []
  return label.toLowerCase()
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
