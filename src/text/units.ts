/**
 * Units: the smallest things that stand side by side in a Chinese text.
 *
 * A Han character is a unit; a Latin word or a number is one unit too, so 3月6日 is the units
 * 3, 月, 6, 日. Units that no punctuation separates are neighbours, and neighbours make
 * pairs. A middle dot between two characters is part of a name (买买提·艾力) or as good as a blank
 * (沁园春·雪), and separates nothing. A point between digits belongs to the number (332.37), and so do commas that part
 * thousands (1,021) and a sign for parts of a hundred or a thousand after them (50%). Names that
 * only their sign tells from others keep it: C++, C#.
 *
 * Layer: text. Imports: text.
 */

import { ALNUM, BREAK, CHAR, classOf, isDigit } from './char-class.ts'

/** Many type a point for it. */
const DOTS = '·・‧•.'

/**
 * The units of one normalized text, in columns: the i-th unit is `text.slice(start[i], end[i])`.
 * The columns are reused by the next `scan` of the same scanner.
 */
export interface Units {
  readonly count: number
  readonly start: Int32Array
  readonly end: Int32Array
  /** 1 for a character unit, 0 for a word or number. */
  readonly isChar: Uint8Array
  /** 1 where the unit has no neighbour to its left; not 0 behind the last unit. */
  readonly isFirst: Uint8Array
}

/** Creates a scanner, which owns the columns it fills. */
export function createUnitScanner(): (normalized: string) => Units {
  let size = 256
  let start = new Int32Array(size)
  let end = new Int32Array(size)
  let isChar = new Uint8Array(size)
  let isFirst = new Uint8Array(size)

  function grow(): void {
    size *= 2
    const copy = <T extends Int32Array | Uint8Array>(old: T, column: T): T => {
      column.set(old)
      return column
    }
    start = copy(start, new Int32Array(size))
    end = copy(end, new Int32Array(size))
    isChar = copy(isChar, new Uint8Array(size))
    isFirst = copy(isFirst, new Uint8Array(size))
  }

  return (text) => {
    let count = 0
    let first = 1
    for (let i = 0; i < text.length;) {
      const code = text.charCodeAt(i)
      const codePoint = code >= 0xd800 && code <= 0xdbff ? (text.codePointAt(i) ?? code) : code
      const kind = classOf(codePoint)
      const width = codePoint > 0xffff ? 2 : 1
      if (kind === BREAK && !(first === 0 && isDotInside(text, i))) first = 1
      if (kind !== CHAR && kind !== ALNUM) {
        i += width
        continue
      }
      const stop = kind === CHAR ? i + width : wordEnd(text, i)
      if (count === size) grow()
      start[count] = i
      end[count] = stop
      isChar[count] = kind === CHAR ? 1 : 0
      isFirst[count] = first
      count++
      first = 0
      i = stop
    }
    isFirst[count] = 1
    return { count, start, end, isChar, isFirst }
  }
}

/** Whether a middle dot stands at `at`, between two characters. */
export function isDotInside(text: string, at: number): boolean {
  return (
    DOTS.includes(text.charAt(at)) &&
    at > 0 &&
    classOf(codePointBefore(text, at)) === CHAR &&
    classOf(text.codePointAt(at + 1) ?? 0) === CHAR
  )
}

/** Whether a middle dot stands between two characters anywhere; faster than a look at all characters. */
export function hasDotInside(text: string): boolean {
  for (const dot of DOTS)
    for (let at = text.indexOf(dot); at >= 0; at = text.indexOf(dot, at + 1))
      if (isDotInside(text, at)) return true
  return false
}

/** A text without the middle dots between its characters: all that has the same units. */
export function withoutDots(text: string): string {
  return text.replace(/[·・‧•.]/gu, (sign, at: number) => (isDotInside(text, at) ? '' : sign))
}

/** Where the word or number that starts at `start` ends. */
function wordEnd(text: string, start: number): number {
  let i = start
  let last = 0
  while (i < text.length) {
    const codePoint = text.codePointAt(i) ?? 0
    if (classOf(codePoint) === ALNUM) {
      last = codePoint
      i += codePoint > 0xffff ? 2 : 1
      continue
    }
    if (!isDigit(last)) return i + nameSign(text, start, i)
    if (isPartsSign(codePoint)) return i + 1
    const groups = codePoint === COMMA ? groupsEnd(text, start, i) : i
    if (groups > i) {
      i = groups
      continue
    }
    if (codePoint !== POINT || !isDigit(text.codePointAt(i + 1) ?? 0)) break
    i++
  }
  return i
}

/** How many code units of signs belong to the word of letters before them. */
function nameSign(text: string, start: number, end: number): number {
  if (text.startsWith('++', end)) return 2
  // After more letters it is one of #话题#.
  return end - start === 1 && text.startsWith('#', end) ? 1 : 0
}

const POINT = 0x2e
const COMMA = 0x2c
/** Up to three digits, of which commas may part three more each. */
const HEAD = /^[1-9]\d{0,2}$/u
const GROUPS = /(?:,\d{3})+(?!\d|,\d)/uy
/** What commas part before one of them that belongs to a number; a list may be as long as its text. */
const LONGEST = 64

/** Where the thousands end whose first comma is at `at`; `at` in a list: 2020,2021 or 1,021,5. */
function groupsEnd(text: string, start: number, at: number): number {
  const isListed = start > 1 && isJoint(text, start - 1)
  if (isListed || at - start > 3 || !HEAD.test(text.slice(start, at))) return at
  GROUPS.lastIndex = at
  return GROUPS.test(text) ? GROUPS.lastIndex : at
}

/** Whether a comma or point stands between two digits. */
function isJoint(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code !== COMMA && code !== POINT) return false
  return isDigit(text.codePointAt(at - 1) ?? 0) && isDigit(text.codePointAt(at + 1) ?? 0)
}

/** Whether one Latin word or number stands on both sides of `index`. */
export function isInsideWord(text: string, index: number): boolean {
  const at = isJoint(text, index) ? index : index - 1
  if (!isJoint(text, at)) return isAlnum(text, index)
  if (text.charCodeAt(at) === POINT) return true
  let start = at
  while (
    at - start < LONGEST &&
    (isAlnum(text, start) || isJoint(text, start) || isJoint(text, start - 1))
  )
    start--
  return wordEnd(text, start) > at
}

/** Whether a letter or digit stands on both sides of `index`. */
function isAlnum(text: string, index: number): boolean {
  return (
    index > 0 &&
    classOf(codePointBefore(text, index)) === ALNUM &&
    classOf(text.codePointAt(index) ?? 0) === ALNUM
  )
}

/** The code point that ends at `index`, which is above 0. */
export function codePointBefore(text: string, index: number): number {
  const unit = text.charCodeAt(index - 1)
  if (unit < 0xdc00 || unit > 0xdfff || index < 2) return unit
  return text.codePointAt(index - 2) ?? unit
}

/** % or ‰. */
function isPartsSign(codePoint: number): boolean {
  return codePoint === 0x25 || codePoint === 0x2030
}
