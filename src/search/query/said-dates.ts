/**
 * Dates as texts say them: 4.30 is 4月30日 where no text has such a number.
 *
 * Layer: search. Imports: nothing.
 */

/** A day in eight figures, a month of a year, a day of a month; no part of a longer row of numbers. */
const DAY = /\b(\d{4})([01]\d)([0-3]\d)\b/gu
const MONTH = /(?<![\w./-])(\d{4})[-./]([01]?\d)(?![\w./%-])/gu
const ANY_YEAR = /(?<![\w./-])([01]?\d)[./]([0-3]?\d)(?![\w./%-])/gu

/** A query with its dates in words: 20250306 as 2025年03月06日, 1995-8 as 1995年8月, 4/30 as 4月30日. */
export function withSaidDates(query: string): string {
  return query.replace(DAY, '$1年$2月$3日').replace(MONTH, '$1年$2月').replace(ANY_YEAR, '$1月$2日')
}
