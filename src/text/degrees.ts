/**
 * Degrees: °C is written for ℃, with and without blanks, and both are said 度.
 *
 * Layer: text. Imports: text.
 */

import { ALNUM, classOf } from './char-class.ts'

/** What degrees Celsius become; most texts say 度 for them. */
export const DEGREE = '度'
/** The sign °. */
export const SIGN = 0xb0

const DEGREE_UNIT = DEGREE.charCodeAt(0)
const C = 0x63
const BLANK = 0x20

/**
 * Makes each °c of normalized code units one 度, in place: `ends` and `starts` are those of the
 * original, by code unit. A blank after it goes, as no Latin word is left before it.
 *
 * @returns How many code units are left.
 */
export function joinDegrees(
  units: Uint16Array,
  starts: Int32Array,
  ends: Int32Array,
  length: number,
): number {
  let kept = 0
  for (let i = 0; i < length; kept++) {
    const isDegree = isDegreeAt(units, i, length)
    const last = isDegree ? i + 1 : i
    units[kept] = isDegree ? DEGREE_UNIT : (units[i] ?? 0)
    starts[kept] = starts[i] ?? 0
    ends[kept] = ends[last] ?? 0
    i = last + 1
    if (isDegree && i < length && units[i] === BLANK) i++
  }
  return kept
}

/** Whether °c stands there, and no longer word than c: that of °celsius is none. */
function isDegreeAt(units: Uint16Array, at: number, length: number): boolean {
  if (units[at] !== SIGN || at + 1 >= length || units[at + 1] !== C) return false
  return at + 2 >= length || classOf(units[at + 2] ?? 0) !== ALNUM
}
