/**
 * Character classes: what a code point is to a Chinese search index.
 *
 * Four classes are enough. A CHAR (Han of all planes, kana, hangul, bopomofo) is a unit by
 * itself; ALNUM code points (Latin, digits, other alphabets and their marks) form units
 * together; SPACE is transparent; everything else is a BREAK that no pair crosses.
 * Classes are found with Unicode properties once per code point and then remembered.
 *
 * Layer: text. Imports: nothing.
 */

export const CHAR = 1
export const ALNUM = 2
export const SPACE = 3
export const BREAK = 4

export type CharClass = typeof CHAR | typeof ALNUM | typeof SPACE | typeof BREAK

// Script extensions: ー belongs to both kinds of kana, 〆 is written among Han characters.
const CHAR_PATTERN =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}〇々]$/u
// Not one set of the three, which takes three times as long to read.
const ALNUM_PATTERN = /^(?:\p{L}|\p{N}|\p{M})$/u
// Line separators are not here: a line end is a paragraph end, and ends a run.
const SPACE_PATTERN = /^[\t\p{Zs}]$/u
const DIGIT_PATTERN = /^\p{Nd}$/u

/** By code point; 0 where it is not known yet. Not a map, which strange queries would fill. */
const classes = new Uint8Array(0x110000)

/** The class of a code point. Total: lone surrogates and unassigned code points are BREAK. */
export function classOf(codePoint: number): CharClass {
  return (classes[codePoint] ||= classify(codePoint)) as CharClass
}

/** Whether the code point is a decimal digit of any script. */
export function isDigit(codePoint: number): boolean {
  if (codePoint < 0x80) return codePoint >= 0x30 && codePoint <= 0x39
  return DIGIT_PATTERN.test(String.fromCodePoint(codePoint))
}

function classify(codePoint: number): CharClass {
  // What nearly all text is made of, without a pattern: the first use of each costs milliseconds,
  // which the first request of a Worker would pay.
  if (codePoint >= 0x3400 && codePoint <= 0x9fff)
    return codePoint < 0x4dc0 || codePoint > 0x4dff ? CHAR : BREAK
  if (codePoint < 0x80) {
    const lower = codePoint | 0x20
    if ((codePoint >= 0x30 && codePoint <= 0x39) || (lower >= 0x61 && lower <= 0x7a)) return ALNUM
    return codePoint === 0x20 || codePoint === 0x09 ? SPACE : BREAK
  }
  if (codePoint >= 0x3001 && codePoint <= 0x3004) return BREAK
  if (codePoint >= 0x3008 && codePoint <= 0x3020) return BREAK
  if (codePoint >= 0x2010 && codePoint <= 0x2027) return BREAK
  const text = String.fromCodePoint(codePoint)
  if (CHAR_PATTERN.test(text)) return ALNUM_PATTERN.test(text) || text === '々' ? CHAR : BREAK
  if (ALNUM_PATTERN.test(text)) return ALNUM
  if (SPACE_PATTERN.test(text)) return SPACE
  return BREAK
}
