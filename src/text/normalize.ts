/**
 * Normalizing: one form for what readers take for the same text, with a way back.
 *
 * NFKC (width, compatibility forms), lower case, then the fold (繁 to 简). The ratio sign ∶ is a
 * colon, the minus sign − a hyphen, * is ×, and ℃ or °C is 度. Latin letters lose their accents, and invisible
 * code points are dropped. Blanks go too, except one between two Latin words or numbers: in Chinese a
 * blank is layout, and `总工会 组织` is to be found as `总工会组织`. Line ends stay.
 * Documents and queries take the same path. Equal normalized texts is what "literally
 * contains" means everywhere in this project.
 *
 * Layer: text. Imports: text.
 */

import { ALNUM, classOf, SPACE } from './char-class.ts'
import { textOf } from './code-units.ts'
import { clusterEnd, isMark, isMarkAt, mayBeSpecial, withoutLatinMarks } from './combining.ts'
import { DEGREE, joinDegrees, SIGN } from './degrees.ts'
import type { Fold } from './fold.ts'
import { SAME_SIGNS } from './same-signs.ts'
import type { Span } from './span.ts'

/** A normalized text and where each of its code units came from. */
export interface Normalized {
  readonly text: string
  /**
   * The original span of the normalized code units `[start, end)`, which must not be empty.
   * Blanks and invisible code points between them are inside the span, those around are not.
   */
  readonly toOriginal: (start: number, end: number) => Span
  /** Whether every code unit stands where its original does: then no map is held. */
  readonly isEven: boolean
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

/** NFKC would make a letter of the C in it. */
const CELSIUS = /℃/gu

/** How often a text may be gone over. Two passes do for all that is not made to take more. */
const MAX_PASSES = 8

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
  /** Whether each code unit became one so far: then `starts` and `ends` are not written. */
  let isEven = true
  /** Whether all stayed as it was so far, but for blanks that are not settled. */
  let isSame = true
  /** Whether a ° was pushed, which may belong to a C. */
  let hasSign = false

  function learn(unit: number): number {
    if (unit >= 0xd800 && unit <= 0xdfff) return SLOW
    // The unified ideographs are their own NFKC form; and ASCII needs no pattern either.
    if (unit >= 0x4e00 && unit <= 0x9fff) {
      const folded = fold.get(unit) ?? unit
      return folded > 0xffff ? SLOW : folded
    }
    if (unit === SIGN) return SLOW
    if (unit > 0x20 && unit < 0x7f)
      return SAME_SIGNS.get(unit) ?? (unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit)
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
    const lower = cluster.replace(CELSIUS, DEGREE).normalize('NFKC').toLowerCase()
    for (const char of withoutLatinMarks(lower)) {
      const code = char.codePointAt(0) ?? 0
      if (mayBeSpecial(code) && INVISIBLE.test(char)) continue
      // Final sigma is a place in a word, not another letter. Lone surrogates must not pair up.
      if (code === 0x3c2) folded += 'σ'
      else if (code >= 0xd800 && code <= 0xdfff) folded += '\ufffd'
      else folded += String.fromCodePoint(SAME_SIGNS.get(code) ?? fold.get(code) ?? code)
    }
    return folded.normalize('NFKC')
  }

  function push(unit: number, start: number, end: number): void {
    reserve(1)
    if (isEven && (start !== length || end !== length + 1)) spread()
    units[length] = unit
    starts[length] = start
    ends[length] = end
    length++
  }

  /** Writes down what is left unwritten while all is even. */
  function spread(): void {
    if (!isEven) return
    isEven = false
    for (let i = 0; i < length; i++) {
      starts[i] = i
      ends[i] = i + 1
    }
  }

  /** Makes room for so many more code units. */
  function reserve(more: number): void {
    if (length + more <= units.length) return
    const size = Math.max(units.length * 2, length + more)
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
    const isSameText = runPasses(text)
    if (!hasSign) return isSameText
    spread()
    const before = length
    length = joinDegrees(units, starts, ends, length)
    return isSameText && length === before
  }

  function runPasses(text: string): boolean {
    hasSign = false
    if (pass(text)) return true
    // What was dropped may have stood between a letter and its mark.
    for (let passes = 1; isLoose && passes < MAX_PASSES; passes++) {
      const before = textOf(units, length)
      spread()
      const from = starts.slice(0, length)
      const to = ends.slice(0, length)
      pass(before)
      spread()
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
    isEven = true
    isSame = true
    let blank = -1
    for (let i = 0; i < text.length;) {
      if (blank < 0) {
        i = pushPlain(text, i)
        if (i === text.length) break
      }
      const unit = text.charCodeAt(i)
      const known = table[unit] || (table[unit] = learn(unit))
      if (known === BLANK) {
        if (blank < 0) blank = i
        i++
        continue
      }
      if (known === DROP) {
        isSame = false
        i++
        continue
      }
      const isPlain = known !== SLOW && !isMarkAt(text, i + 1)
      const end = isPlain ? i + 1 : clusterEnd(text, i)
      const normal = isPlain ? String.fromCharCode(known) : normalizeCluster(text.slice(i, end))
      if (normal.length !== end - i || !text.startsWith(normal, i)) isSame = false
      if (normal.length > 0) {
        const first = normal.codePointAt(0) ?? 0
        isLoose ||= !isPlain && (isMark(first) || classOf(first) === SPACE)
        if (blank >= 0) isSame = settleBlank(text, blank, i, first) && isSame
        blank = -1
        hasSign ||= first === SIGN
        for (let k = 0; k < normal.length; k++) push(normal.charCodeAt(k), i, end)
      }
      i = end
    }
    return isSame && blank < 0
  }

  /**
   * Pushes what becomes one code unit each, from `from` on: nearly all of a Chinese text.
   *
   * @returns Where something else stands, or the end of the text.
   */
  function pushPlain(text: string, from: number): number {
    reserve(text.length - from)
    if (from !== length) spread()
    let changed = -1
    let changedBefore = -1
    let at = from
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      const known = table[unit] || (table[unit] = learn(unit))
      if (known <= BLANK) break
      if (known !== unit) {
        changedBefore = changed
        changed = at
      }
      units[length] = known
      if (!isEven) {
        starts[length] = at
        ends[length] = at + 1
      }
      length++
    }
    // A mark belongs to the character before it.
    if (at > from && at < text.length && isMarkAt(text, at)) {
      length--
      at--
      if (changed === at) changed = changedBefore
    }
    if (changed >= 0) isSame = false
    return at
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

  return {
    normalize(text) {
      const isSameText = run(text)
      if (isSameText || isEven)
        return { text: isSameText ? text : textOf(units, length), toOriginal: asIs, isEven: true }
      const from = starts.slice(0, length)
      const to = ends.slice(0, length)
      return {
        text: textOf(units, length),
        toOriginal: (start, end) => ({ start: from[start] ?? 0, end: to[end - 1] ?? 0 }),
        isEven: false,
      }
    },
    normalizeText(text) {
      return run(text) ? text : textOf(units, length)
    },
  }
}

function asIs(start: number, end: number): Span {
  return { start, end }
}

function isLineEnd(unit: number): boolean {
  return (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029
}
