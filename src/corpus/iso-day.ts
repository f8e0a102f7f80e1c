/**
 * ISO days: the only form a date has once a document is parsed.
 *
 * No time zones: an article's day is the day it was printed with, not an instant.
 *
 * Layer: corpus. Imports: nothing.
 */

const ISO_DAY_OR_TIME = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.{0,30})?$/u

/**
 * Formats a day of the Gregorian calendar, or gives null where there is no such day.
 *
 * @param month - 1 to 12.
 * @param day - 1 to 31.
 *
 * @example
 * isoDay(2025, 3, 6) // => '2025-03-06'
 * isoDay(2025, 2, 30) // => null
 */
export function isoDay(year: number, month: number, day: number): string | null {
  if (![year, month, day].every((part) => Number.isInteger(part))) return null
  if (year < 1 || year > 9999) return null
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  const padded = [String(year).padStart(4, '0'), ...[month, day].map((n) => pad2(n))]
  return padded.join('-')
}

/**
 * Reads `2025-03-06`, alone or as the start of a date and time, and keeps the day as written.
 *
 * @returns Null for any other form, and for a day that does not exist.
 */
export function parseIsoDay(text: string): string | null {
  const [, year, month, day] = ISO_DAY_OR_TIME.exec(text.trim()) ?? []
  return isoDay(Number(year), Number(month), Number(day))
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function pad2(number: number): string {
  return String(number).padStart(2, '0')
}
