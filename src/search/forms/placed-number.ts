/**
 * A number where it stands in the text of a query: what touches it, and what it counts.
 *
 * Read at once into strings: by the time that the rest of an alternative is asked for (`Measured`),
 * the columns of the scan are another text's.
 *
 * Layer: search. Imports: text.
 */

import { ORDINAL, type NumberSpan } from '../../text/numbers.ts'
import type { Units } from '../../text/units.ts'

/** A number where it stands in a text. */
export interface PlacedNumber {
  /** In plain digits. */
  readonly plain: string
  /** Where it stands, without its ordinal. */
  readonly start: number
  readonly end: number
  /** 第 before it; '' without. It may be part of a word (第一), and begins a number in figures as well. */
  readonly ordinal: string
  /** The units that touch it; '' for none. */
  readonly before: string
  readonly after: string
  /** All of the text behind it. */
  readonly rest: string
  /** What it counts or numbers, as far as its first unit tells; '' for nothing. */
  readonly measure: string
  /** What texts may have for it. */
  readonly measures: readonly string[]
  /** Whether it is measured in characters. A Latin measure may be half typed: 长十二c. */
  readonly isMeasured: boolean
  readonly isOfMonth: boolean
  readonly isDay: boolean
}

export const MONTH = '月'
/** A day of a month is written with either. */
const DAYS: readonly string[] = ['日', '号']

/**
 * A number with what the text around it tells.
 *
 * @param units - A scan of `text`.
 */
export function placeNumber(
  text: string,
  units: Units,
  { firstUnit, lastUnit, plain }: NumberSpan,
): PlacedNumber {
  const unitText = (unit: number): string => text.slice(units.start[unit], units.end[unit])
  const next = lastUnit + 1
  const start = units.start[firstUnit] ?? 0
  const end = units.end[lastUnit] ?? 0
  const isContinued = units.isFirst[firstUnit] === 0
  const follows = units.isFirst[next] === 0
  // 50% is a whole, whatever follows.
  const hasMeasure = follows && !/[%‰]$/u.test(plain)
  const measure = hasMeasure ? text.slice(end, units.end[next]) : ''
  const isOfMonth = isContinued && text.charAt(start - 1) === MONTH
  const isDay = isOfMonth && DAYS.includes(measure)
  return {
    plain,
    start,
    end,
    ordinal: isContinued && text.charAt(start - 1) === ORDINAL ? ORDINAL : '',
    before: isContinued ? unitText(firstUnit - 1) : '',
    after: follows ? unitText(next) : '',
    rest: text.slice(end),
    measure,
    measures: isDay ? DAYS : [measure],
    isMeasured: hasMeasure && units.isChar[next] === 1,
    isOfMonth,
    isDay,
  }
}
