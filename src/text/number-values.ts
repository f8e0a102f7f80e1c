/**
 * Values of numbers that are written in numerals, or in figures with 万 and 亿 between them.
 *
 * Layer: text. Imports: nothing.
 */

export const DIGITS = '〇一二三四五六七八九'
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }
/** What characters multiply by. */
export const SIZES: Readonly<Record<string, number>> = { ...SMALL, ...LARGE }
const IN_PARTS = /^(?:(\d+)亿(?=\d))?(?:(\d+)万)?(\d{1,4})?$/u

/** Value of figures with 万 or 亿 between them, or null when they are none: 3万5千. */
export function valueInParts(written: string): string | null {
  const parts = IN_PARTS.exec(written)
  if (parts === null) return null
  const [, large = '0', middle = '0', rest = ''] = parts
  // As in 两万五, one figure alone counts thousands.
  const ones = Number(rest) * (rest.length === 1 && middle !== '0' ? 1000 : 1)
  const value = Number(large) * 1e8 + Number(middle) * 1e4 + ones
  return Number.isSafeInteger(value) ? String(value) : null
}

/** Without the commas between its thousands. */
export function ungrouped(written: string): string {
  return written.replace(/,/gu, '')
}

/**
 * Value of a number with 十 百 千 万 亿 in it, or null when they do not follow in order.
 *
 * @param last - What a digit at the end counts.
 */
export function valueOf(chars: readonly string[], last: number): number | null {
  let total = 0
  let section = 0
  let digit: number | null = null
  let unit = Infinity
  let large = Infinity
  for (const char of chars) {
    const value = DIGITS.indexOf(char)
    const small = SMALL[char]
    const big = LARGE[char]
    if (value >= 0) {
      if (digit !== null && digit !== 0) return null
      digit = value
    } else if (small !== undefined) {
      if (small >= unit) return null
      // Only ten may stand without a digit: 十五 is one, and so is 一百十五; 百千 is none.
      if (digit === null && small !== 10) return null
      section += (digit ?? 1) * small
      unit = small
      digit = null
    } else if (big !== undefined) {
      section += digit ?? 0
      // 亿 counts all before it: 三万亿, 两万五千亿.
      const isWhole = big > large && total < big
      if (isWhole ? total + section === 0 : section === 0 || big >= large) return null
      total = isWhole ? (total + section) * big : total + section * big
      section = 0
      digit = null
      unit = Infinity
      large = big
    }
  }
  const value = total + section + (digit ?? 0) * last
  return Number.isSafeInteger(value) ? value : null
}

/** What a digit at the end counts: ones, but in 一百五 tens, and in 两万五 thousands. */
export function lastPlace(chars: readonly string[]): number {
  const before = chars.at(-2) ?? ''
  return Math.max(1, (SIZES[before] ?? 1) / 10)
}
