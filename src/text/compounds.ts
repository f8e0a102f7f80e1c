/**
 * Compounds: Latin words and numbers that single signs join, as in Wi-Fi, Node.js, H&M, GPT-4o,
 * Ctrl+F, TCP/IP, 1/4 and 16:9.
 *
 * People write such a name without its sign as well. So an index has it as one word too, under a
 * sign of its own, so that it cannot pass for what a text says literally. Between numbers the sign
 * stays: 1/4 is not 14.
 *
 * Layer: text. Imports: text.
 */

import { isDigit } from './char-class.ts'
import type { Units } from './units.ts'

/** Before a compound in the index. It sorts before all letters and digits. */
export const JOINED = '+'

export interface Compound {
  /** The units that it is made of. */
  readonly firstUnit: number
  readonly lastUnit: number
  /** Them in one: with the signs where all are numbers. */
  readonly text: string
}

const SIGNS = "-‐.'’_&+"
/** It parts as often as it joins (iOS/Android), so it joins nothing that other signs join. */
const SLASH = '/'
/** These join numbers alone. */
const OF_NUMBERS = ':~–×'
/** From one number to another. */
const RANGE = /[‐~–]/gu
/** Longer chains are names of files and addresses, which nobody types in one. */
const MOST_PARTS = 4
const LETTER = /\p{L}/u
const NONE: readonly Compound[] = []

/**
 * The compounds of a normalized text: whole chains of up to four words, and each two neighbours
 * of longer ones. They overlap; a whole comes before its parts.
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
    if (last - first > 1)
      for (let i = first; i < last; i++) found.push(compoundOf(text, units, i, i + 1))
    first = last
  }
  return found ?? NONE
}

function compoundOf(text: string, units: Units, first: number, last: number): Compound {
  let joined = ''
  for (let i = first; i <= last; i++) joined += text.slice(units.start[i], units.end[i])
  if (!LETTER.test(joined)) joined = withRange(text.slice(units.start[first], units.end[last]))
  return { firstUnit: first, lastUnit: last, text: joined }
}

/** A text with all signs from one number to another alike. */
export function withRange(text: string): string {
  return text.replace(RANGE, '-')
}

/** The sign that joins a Latin word or number to the next one; '' for none. */
function jointAfter(text: string, { start, end, isChar }: Units, index: number): string {
  const at = end[index] ?? 0
  if (isChar[index] === 1 || isChar[index + 1] === 1 || start[index + 1] !== at + 1) return ''
  const sign = text.charAt(at)
  if (isJoint(sign)) return sign
  const isOfNumbers =
    OF_NUMBERS.includes(sign) && isDigitAt(text, at - 1) && isDigitAt(text, at + 1)
  return isOfNumbers ? sign : ''
}

function isDigitAt(text: string, index: number): boolean {
  return isDigit(text.charCodeAt(index))
}

function isAlike(sign: string, other: string): boolean {
  return other !== '' && (sign === SLASH) === (other === SLASH)
}

/** Whether a sign joins Latin words that have it between them without a blank. */
export function isJoint(sign: string): boolean {
  return sign !== '' && (SIGNS.includes(sign) || sign === SLASH)
}
