/**
 * Telephone numbers: digits that some write in one and some in groups, as in 02083181290,
 * 020-83181290, (020)8318 1290, 400-830-5678 and 186 8888 1234; and the numbers of books, which are
 * written so too.
 *
 * Only digits in groups that people know such numbers by are one. So no range of years, no amount
 * with its thousands apart and no row of a table is.
 *
 * Layer: text. Imports: nothing.
 */

/** A number of which all or the first digits are known. */
export interface Telephone {
  /** All that are known, without the code of a country. */
  readonly digits: string
  /** The groups that others may write it in, two or more each. */
  readonly groupings: readonly (readonly string[])[]
  /** Whether its first digits tell that it is one. An area has numbers that look like any others. */
  readonly isSure: boolean
}

interface Shape {
  readonly begins: RegExp
  /** Digits by group, in the ways to write it. */
  readonly sizes: readonly (readonly number[])[]
  readonly isSure: boolean
}

/** A publisher has up to six digits, and all publishers and titles of a group eight together. */
const BOOKS = [2, 3, 4, 5, 6].map((publisher) => [3, 1, publisher, 8 - publisher, 1])
const MOBILE = [
  [3, 4, 4],
  [4, 3, 4],
  [4, 4, 3],
  [3, 8],
]
const LOCAL = [[8], [4, 4], [7], [3, 4]]
/** Taiwan: areas of one or two digits after the 0; mobiles and services begin with four. */
const TAIWAN = [...inArea(2), [3, 6], [3, 3, 3], [3, 7], [3, 3, 4], [4, 6], [4, 3, 3]]
const SERVICE = [
  [3, 3, 4],
  [3, 4, 3],
  [4, 3, 3],
  [3, 7],
]

const SHAPES: readonly Shape[] = [
  { begins: /^1[3-9]/u, sizes: MOBILE, isSure: true },
  { begins: /^0(?:10|2[01])/u, sizes: inArea(3), isSure: true },
  { begins: /^02/u, sizes: [...inArea(3), ...TAIWAN], isSure: true },
  { begins: /^0[3-9]/u, sizes: [...inArea(4), ...TAIWAN], isSure: true },
  { begins: /^[48]00/u, sizes: SERVICE, isSure: true },
  { begins: /^97[89]/u, sizes: BOOKS, isSure: true },
  { begins: /^[2-9]/u, sizes: LOCAL.filter(({ length }) => length > 1), isSure: false },
]
/** Fewer digits may begin anything. */
const FEWEST = 7
/** 2024-2025, 3000-4500: what goes from one round number or year to another. */
const RANGE = /^(?:(?:19|20)\d\d(?:19|20)\d\d|\d{2,3}0\d{3}0)$/u
const COUNTRY = /^(?:00)?86(?=1[3-9]\d{9}$|0?(?:10|2\d|[3-9]\d\d)\d{7,8}$)/u

/**
 * The telephone number that some digits are or, half typed, begin; null where they are none.
 *
 * @param isHalf - Whether more digits may follow.
 */
export function telephoneOf(typed: string, isHalf: boolean): Telephone | null {
  const national = typed.replace(COUNTRY, '')
  const isLocal = national !== typed && !/^(?:0|1[3-9])/u.test(national)
  const digits = isLocal ? `0${national}` : national
  if (digits.length < FEWEST) return null
  for (const { begins, sizes, isSure } of SHAPES) {
    if (!begins.test(digits) || (!isSure && RANGE.test(digits))) continue
    const groupings = new Map<string, readonly string[]>()
    for (const groups of sizes) {
      const size = groups.reduce((sum, each) => sum + each, 0)
      if (digits.length > size || (digits.length < size && !isHalf)) continue
      const parts = partsOf(digits, groups)
      if (parts.length > 1) groupings.set(parts.join(' '), parts)
    }
    if (groupings.size > 0) return { digits, groupings: [...groupings.values()], isSure }
  }
  return null
}

/** Numbers of an area whose code has so many digits. */
function inArea(digits: number): number[][] {
  return LOCAL.map((local) => [digits, ...local])
}

/** Digits in groups of these sizes, as far as there are some. */
function partsOf(digits: string, sizes: readonly number[]): string[] {
  const parts: string[] = []
  for (let at = 0; at < digits.length; at += sizes[parts.length - 1] ?? digits.length)
    parts.push(digits.slice(at, at + (sizes[parts.length] ?? digits.length)))
  return parts
}
