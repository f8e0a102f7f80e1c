/**
 * Days: today, and where a range of dates starts.
 *
 * Days are ISO strings. No clock is read here: the moment comes from the request.
 *
 * Layer: pages. Imports: nothing.
 */

/** The ranges that a results page offers, shortest first. */
export const RANGES = ['week', 'month', 'year'] as const

export type Range = (typeof RANGES)[number]

/** All of China keeps one time, eight hours before UTC. */
const CHINA_OFFSET_MS = 8 * 3_600_000

/** The day it is in China. */
export function dayInChina(now: Date): string {
  return isoOf(now.getTime() + CHINA_OFFSET_MS)
}

/**
 * The first day of a range that ends on `today`.
 *
 * @example
 * rangeStart('month', '2025-03-31') // => '2025-02-28'
 */
export function rangeStart(range: Range, today: string): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  if (range === 'week') return isoOf(Date.UTC(year, month - 1, day - 7))
  const back = range === 'month' ? 1 : 12
  // Day 0 is the last day of the month before: 31 March goes back to 28 February.
  const lastDay = new Date(Date.UTC(year, month - back, 0)).getUTCDate()
  return isoOf(Date.UTC(year, month - 1 - back, Math.min(day, lastDay)))
}

function isoOf(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10)
}
