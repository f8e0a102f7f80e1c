/**
 * Compounds: Latin words and numbers that single signs join, as in Wi-Fi, Node.js, H&M, GPT-4o,
 * Ctrl+F, TCP/IP, A·12345, 1/4, 16:9, 9:00—12:00 and (020)83181290.
 *
 * People write such a name without its sign as well. So an index has it as one word too, under a
 * sign of its own, so that it cannot pass for what a text says literally. Between numbers the sign
 * stays: 1/4 is not 14. A range has the same sign however it is written.
 *
 * Layer: text. Imports: text.
 */

import { isDigit } from './char-class.ts'
import type { Units } from './units.ts'
import { LETTER } from './scripts.ts'

/** Before a compound in the index. It sorts before all letters and digits. */
export const JOINED = '+'

export interface Compound {
  /** The units that it is made of. */
  readonly firstUnit: number
  readonly lastUnit: number
  /** Them in one: with the signs where all are numbers. */
  readonly text: string
}

const SIGNS = "-‐.'’_&+·・‧•"
/** It parts as often as it joins: iOS/Android. */
const SLASH = '/'
/** Before a number: 0.25g×24. For it many type a letter, which the compound has. */
export const TIMES = '×'
export const TIMES_LETTER = 'x'
/** These join nothing that other signs join. */
const APART = '/×'
/** These join numbers alone; before × may stand a unit. */
const OF_NUMBERS = ':×'
/** From one number to another. In a Chinese text — is the usual sign, which some double. */
const RANGE_SIGN = /^(?:[~–〜∼−]|[—―]{1,2})$/u
const RANGE = /[‐~–〜∼−]|[—―]{1,2}/gu
const DOT = /[·・‧•]/gu
/** The area code of a telephone number in brackets, and what ends it. */
const AREA_CODE = /\(0\d{1,3}$/u
const AREA_NUMBER = /^\d{3}/u
const AREA_CODE_UNITS = 5
const AREA_CODE_END = /^\)-?$/u
/** What may join numbers, and no words. */
const NUMBER_SIGN = /[~–〜∼−]|[—―]{1,2}|\)-?/uy
/** The longest sign. */
const MOST_UNITS = 2
/** Longer chains are names of files and addresses, which nobody types in one. */
const MOST_PARTS = 4
const NONE: readonly Compound[] = []

/**
 * The compounds of a normalized text: whole chains of up to four words, and each two neighbours
 * of longer ones, and what ranges go from and to (2025-01-06—2025-03-06). They overlap; a whole comes
 * before its parts.
 *
 * @param units - A scan of `text`.
 */
export function findCompounds(text: string, units: Units): readonly Compound[] {
  let found: Compound[] | null = null
  const { count } = units
  for (let first = 0; first + 1 < count;) {
    const sign = jointAfter(text, units, first)
    if (sign === '') {
      first++
      continue
    }
    let last = first + 1
    while (last + 1 < count && isAlike(sign, jointAfter(text, units, last))) last++
    found ??= []
    if (last - first < MOST_PARTS) found.push(compoundOf(text, units, first, last))
    if (last - first > 1) {
      for (const [from, to] of endsOfRanges(text, units, first, last))
        found.push(compoundOf(text, units, from, to))
      for (let i = first; i < last; i++) found.push(compoundOf(text, units, i, i + 1))
    }
    first = last
  }
  return found ?? NONE
}

/** The parts of a chain between signs of ranges, but for the chain itself and for those of two. */
function endsOfRanges(text: string, units: Units, first: number, last: number): [number, number][] {
  const ends: [number, number][] = []
  let from = first
  for (let i = first; i <= last; i++) {
    if (i < last && !RANGE_SIGN.test(jointAfter(text, units, i))) continue
    const isPart = i - from > 1 && i - from < MOST_PARTS && (from > first || i < last)
    if (isPart) ends.push([from, i])
    from = i + 1
  }
  return ends
}

function compoundOf(text: string, units: Units, first: number, last: number): Compound {
  let joined = ''
  for (let i = first; i <= last; i++) {
    if (i > first && jointAfter(text, units, i - 1) === TIMES) joined += TIMES_LETTER
    joined += text.slice(units.start[i], units.end[i])
  }
  if (!LETTER.test(joined)) {
    const written = text.slice(units.start[first], units.end[last])
    joined = withRange(written.replace(/\)-?/u, '-').replace(DOT, '.'))
  }
  return { firstUnit: first, lastUnit: last, text: joined }
}

/** A text with all signs from one number to another alike. */
export function withRange(text: string): string {
  return text.replace(RANGE, '-')
}

/** The sign that joins a Latin word or number to the next one; '' for none. */
function jointAfter(text: string, { start, end, isChar }: Units, index: number): string {
  const at = end[index] ?? 0
  const next = start[index + 1] ?? 0
  if (isChar[index] === 1 || isChar[index + 1] === 1 || next - at > MOST_UNITS) return ''
  const sign = text.slice(at, next)
  if (isJoint(sign)) return sign
  if (sign === '' || !isDigitAt(text, next)) return ''
  if (sign !== TIMES && !isDigitAt(text, at - 1)) return ''
  if (OF_NUMBERS.includes(sign) || RANGE_SIGN.test(sign)) return sign
  return AREA_CODE_END.test(sign) && isAreaCode(text, at, next) ? sign : ''
}

/** Whether the area code of a telephone number ends at `end`, with the number at `next`. */
function isAreaCode(text: string, end: number, next: number): boolean {
  const before = text.slice(Math.max(0, end - AREA_CODE_UNITS), end)
  return AREA_CODE.test(before) && AREA_NUMBER.test(text.slice(next, next + AREA_CODE_UNITS))
}

/** What stands at `at` and may join two numbers, and nothing else; '' for none. */
export function numberSign(text: string, at: number): string {
  NUMBER_SIGN.lastIndex = at
  return NUMBER_SIGN.exec(text)?.[0] ?? ''
}

function isDigitAt(text: string, index: number): boolean {
  return isDigit(text.charCodeAt(index))
}

function isAlike(sign: string, other: string): boolean {
  return other !== '' && APART.indexOf(sign) === APART.indexOf(other)
}

/** Whether a sign joins Latin words that have it between them without a blank. */
export function isJoint(sign: string): boolean {
  return sign.length === 1 && (SIGNS.includes(sign) || sign === SLASH)
}
