/**
 * Normalizing: one form for what readers take for the same text, with a way back.
 *
 * NFKC (width, compatibility forms), lower case, then the fold (繁 to 简). Invisible code
 * points are dropped. Blanks go too, except one between two Latin words or numbers: in
 * Chinese a blank is layout, and `总工会 组织` is to be found as `总工会组织`. Line ends stay.
 * Documents and queries take the same path. Equal normalized texts is what "literally
 * contains" means everywhere in this project.
 *
 * Layer: text. Imports: text.
 */

import { ALNUM, classOf, SPACE } from './char-class.ts'
import type { Fold } from './fold.ts'
import type { Span } from './span.ts'

/** A normalized text and where each of its code units came from. */
export interface Normalized {
  readonly text: string
  /**
   * The original span of the normalized code units `[start, end)`, which must not be empty.
   * Blanks and invisible code points between them are inside the span, those around are not.
   */
  readonly toOriginal: (start: number, end: number) => Span
}

export interface Normalizer {
  /** Normalizes with the map back; what highlighting needs. */
  readonly normalize: (text: string) => Normalized
  /** Normalizes alone; what indexing needs. The same text as `normalize(text).text`. */
  readonly normalizeText: (text: string) => string
}

const SLOW = 1
const DROP = 2
const BLANK = 3
const LINE = 10

/** How often a text may be gone over. Two passes do for all that is not made to take more. */
const MAX_PASSES = 8

const MARK = /^\p{M}$/u
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cf}]$/u

/**
 * Creates a normalizer. It remembers what it learned about each code unit, so make one and
 * keep it.
 */
export function createNormalizer(fold: Fold): Normalizer {
  // For each BMP code unit: 0 unknown, SLOW, DROP, BLANK, or the one code unit it becomes.
  const table = new Uint16Array(0x10000)
  let units = new Uint16Array(1024)
  let starts = new Int32Array(1024)
  let ends = new Int32Array(1024)
  let length = 0
  /** Whether something was pushed that may join what is before it: only another pass can tell. */
  let isLoose = false

  function learn(unit: number): number {
    if (unit >= 0xd800 && unit <= 0xdfff) return SLOW
    // The unified ideographs are their own NFKC form; and ASCII needs no pattern either.
    if (unit >= 0x4e00 && unit <= 0x9fff) {
      const folded = fold.get(unit) ?? unit
      return folded > 0xffff ? SLOW : folded
    }
    if (unit > 0x20 && unit < 0x7f) return unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit
    if (unit === 0x20) return BLANK
    if (unit === 0x0a) return LINE
    const text = String.fromCharCode(unit)
    if (isLineEnd(unit)) return LINE
    if (isMark(unit)) return SLOW
    if (mayBeSpecial(unit) && INVISIBLE.test(text)) return DROP
    if (classOf(unit) === SPACE) return BLANK
    const normal = normalizeCluster(text)
    if (normal.length === 0) return DROP
    const code = normal.charCodeAt(0)
    return normal.length > 1 || code <= BLANK || isMark(code) ? SLOW : code
  }

  function normalizeCluster(cluster: string): string {
    let folded = ''
    for (const char of cluster.normalize('NFKC').toLowerCase()) {
      const code = char.codePointAt(0) ?? 0
      if (mayBeSpecial(code) && INVISIBLE.test(char)) continue
      // Final sigma is a place in a word, not another letter. Lone surrogates must not pair up.
      if (code === 0x3c2) folded += 'σ'
      else if (code >= 0xd800 && code <= 0xdfff) folded += '\ufffd'
      else folded += String.fromCodePoint(fold.get(code) ?? code)
    }
    return folded.normalize('NFKC')
  }

  function push(unit: number, start: number, end: number): void {
    if (length === units.length) grow()
    units[length] = unit
    starts[length] = start
    ends[length] = end
    length++
  }

  function grow(): void {
    const size = units.length * 2
    const old = [units, starts, ends] as const
    units = new Uint16Array(size)
    starts = new Int32Array(size)
    ends = new Int32Array(size)
    units.set(old[0])
    starts.set(old[1])
    ends.set(old[2])
  }

  /** Fills `units`, `starts` and `ends`; returns whether the text stayed as it was. */
  function run(text: string): boolean {
    if (pass(text)) return true
    // What was dropped may have stood between a letter and its mark.
    for (let passes = 1; isLoose && passes < MAX_PASSES; passes++) {
      const before = textOf()
      const from = starts.slice(0, length)
      const to = ends.slice(0, length)
      pass(before)
      for (let i = 0; i < length; i++) {
        starts[i] = from[starts[i] ?? 0] ?? 0
        ends[i] = to[(ends[i] ?? 0) - 1] ?? 0
      }
    }
    return false
  }

  function pass(text: string): boolean {
    length = 0
    isLoose = false
    let same = true
    let blank = -1
    for (let i = 0; i < text.length;) {
      const unit = text.charCodeAt(i)
      const known = table[unit] || (table[unit] = learn(unit))
      let end = i + 1
      if (known === BLANK) {
        if (blank < 0) blank = i
        i = end
        continue
      }
      if (known === DROP) {
        same = false
        i = end
        continue
      }
      const next = end < text.length ? text.charCodeAt(end) : 0
      const plain = known !== SLOW && (next < 0x300 || !isMarkAt(text, end))
      if (plain) {
        if (blank >= 0) same = settleBlank(text, blank, i, known) && same
        blank = -1
        if (known !== unit) same = false
        push(known, i, end)
        i = end
        continue
      }
      end = clusterEnd(text, i)
      const cluster = text.slice(i, end)
      const normal = normalizeCluster(cluster)
      if (normal !== cluster) same = false
      if (normal.length > 0) {
        const first = normal.codePointAt(0) ?? 0
        isLoose ||= isMark(first) || classOf(first) === SPACE
        if (blank >= 0) same = settleBlank(text, blank, i, first) && same
        blank = -1
        for (let k = 0; k < normal.length; k++) push(normal.charCodeAt(k), i, end)
      }
      i = end
    }
    return same && blank < 0
  }

  /** Keeps one blank between two words of letters or digits; returns whether nothing changed. */
  function settleBlank(text: string, blank: number, at: number, next: number): boolean {
    const before = length > 0 ? lastCodePoint() : LINE
    if (classOf(before) !== ALNUM || classOf(next) !== ALNUM) return false
    push(0x20, blank, at)
    return at - blank === 1 && text.charCodeAt(blank) === 0x20
  }

  function lastCodePoint(): number {
    const unit = units[length - 1] ?? 0
    if (unit < 0xdc00 || unit > 0xdfff || length < 2) return unit
    return ((units[length - 2] ?? 0) - 0xd800) * 0x400 + (unit - 0xdc00) + 0x10000
  }

  function textOf(): string {
    let text = ''
    // Bounded chunks: apply() puts every argument on the stack.
    for (let i = 0; i < length; i += 8192)
      text += String.fromCharCode.apply(
        null,
        units.subarray(i, Math.min(length, i + 8192)) as unknown as number[],
      )
    return text
  }

  return {
    normalize(text) {
      if (run(text)) return { text, toOriginal: (start, end) => ({ start, end }) }
      const from = starts.slice(0, length)
      const to = ends.slice(0, length)
      return {
        text: textOf(),
        toOriginal: (start, end) => ({ start: from[start] ?? 0, end: to[end - 1] ?? 0 }),
      }
    },
    normalizeText(text) {
      return run(text) ? text : textOf()
    },
  }
}

/** Where the cluster that starts at `start` ends: one code point and the marks upon it. */
function clusterEnd(text: string, start: number): number {
  let end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1)
  while (end < text.length && isMarkAt(text, end))
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
  return end
}

function isMarkAt(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  if (unit < 0x300) return false
  // Han characters and kana, the overwhelming case, carry no marks (but U+3099 and U+302A are).
  if (unit >= 0x3400 && unit <= 0x9fff) return false
  return isMark(text.codePointAt(index) ?? 0)
}

const markMemo = new Map<number, boolean>()

/**
 * Whether a code point could be invisible or a mark at all. ASCII, Han and the punctuation of
 * both are not, and are spared the patterns.
 */
function mayBeSpecial(codePoint: number): boolean {
  if (codePoint < 0x7f) return codePoint < 0x20
  if (codePoint >= 0x3000 && codePoint <= 0x3020) return false
  if (codePoint >= 0x3400 && codePoint <= 0x9fff) return false
  if (codePoint >= 0xff01 && codePoint <= 0xff60) return false
  return codePoint < 0x2010 || codePoint > 0x2027
}

/** Combining marks, and the Hangul vowels and finals that NFKC composes with what is before. */
function isMark(codePoint: number): boolean {
  let known = markMemo.get(codePoint)
  if (known === undefined) {
    const jamo =
      (codePoint >= 0x1160 && codePoint <= 0x11ff) || (codePoint >= 0xff9e && codePoint <= 0xff9f)
    known = jamo || (mayBeSpecial(codePoint) && MARK.test(String.fromCodePoint(codePoint)))
    markMemo.set(codePoint, known)
  }
  return known
}

function isLineEnd(unit: number): boolean {
  return (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029
}
