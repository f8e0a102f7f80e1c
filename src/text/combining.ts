/**
 * Combining: which code points belong to the one before them.
 *
 * Layer: text. Imports: nothing.
 */

const MARK = /^(?:\p{M}|[\u1160-\u11ff\uff9e\uff9f])$/u

/** Where the cluster that starts at `start` ends: one code point and the marks upon it. */
export function clusterEnd(text: string, start: number): number {
  let end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1)
  while (end < text.length && isMarkAt(text, end))
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
  return end
}

export function isMarkAt(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  if (unit < 0x300) return false
  // Han characters and kana, the overwhelming case, carry no marks (but U+3099 and U+302A are).
  if (unit >= 0x3400 && unit <= 0x9fff) return false
  return isMark(text.codePointAt(index) ?? 0)
}

/**
 * Whether a code point could be invisible or a mark at all. ASCII, Han and the punctuation of
 * both are not, and are spared the patterns.
 */
export function mayBeSpecial(codePoint: number): boolean {
  if (codePoint < 0x7f) return codePoint < 0x20
  if (codePoint >= 0x3000 && codePoint <= 0x3020) return false
  if (codePoint >= 0x3400 && codePoint <= 0x9fff) return false
  if (codePoint >= 0xff01 && codePoint <= 0xff60) return false
  return codePoint < 0x2010 || codePoint > 0x2027
}

/** Accents and all else that is set upon Latin letters. */
const UPON_LATIN = /[\u0300-\u036f]/gu
/** Strokes through a letter: to Unicode no marks, to who types the name none of a keyboard's keys. */
const STROKES: ReadonlyMap<string, string> = new Map([
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ı', 'i'],
])

/**
 * A cluster in lower case without the marks of its Latin letters: Dončić is typed as doncic. One
 * of another script keeps its marks, which make other letters there (й, が).
 */
export function withoutLatinMarks(cluster: string): string {
  const first = cluster.codePointAt(0) ?? 0
  const isPlain = first < 0x80 && cluster.length === 1
  if (isPlain || !isLatinLetter(first)) return cluster
  const bare = cluster.normalize('NFD').replace(UPON_LATIN, '').normalize('NFC')
  return STROKES.get(bare) ?? bare
}

/** Whether it is a lower-case letter of the blocks that Latin names are written in. */
function isLatinLetter(codePoint: number): boolean {
  if (codePoint < 0x80) return codePoint >= 0x61 && codePoint <= 0x7a
  const isExtended = codePoint >= 0xdf && codePoint <= 0x24f && codePoint !== 0xf7
  return isExtended || (codePoint >= 0x1e00 && codePoint <= 0x1eff)
}

/** By code point: 1 for no mark, 2 for one; 0 where it is not known yet. */
const marks = new Uint8Array(0x110000)

/** Combining marks, and the Hangul vowels and finals that NFKC composes with what is before. */
export function isMark(codePoint: number): boolean {
  return (
    (marks[codePoint] ||=
      mayBeSpecial(codePoint) && MARK.test(String.fromCodePoint(codePoint)) ? 2 : 1) > 1
  )
}
