/**
 * Written days: a date as people and their programs write it, to an ISO day.
 *
 * For fields that hold a date and nothing else; a date within a text is for `printed-date.ts`. The day is the
 * one that is written, its author's, but for a time in UTC: that is how programs write an instant, whatever day
 * it was where they ran, so it is the day that it was in Beijing.
 *
 * Layer: corpus. Imports: corpus.
 */

import { isoDay } from '../iso-day.ts'

/** `2025-03-06`, `2025/3/6 10:00`, `2025年3月6日`, and what may come after: a time, a zone, a weekday. */
const YEAR_FIRST =
  /^(?<year>\d{4}) ?[-/.年] ?(?<month>\d{1,2}) ?[-/.月] ?(?<day>\d{1,2})(?: ?[日号]|(?=$|[T ,(Z+]|-\d{1,2}:))/iu
/** `20250306`, `20250306103000`, `20250306T103000Z`. */
const COMPACT =
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:[T ]?\d{2}:?\d{2}(?::?\d{2})?(?:[Z+.-]\S{0,10})?)?$/iu
/** `Thu, 06 Mar 2025 10:00:00 +0800`, as in mail and HTTP. */
const DAY_FIRST =
  /^(?:[a-z]{3,9},? )?(?<day>\d{1,2})(?:st|nd|rd|th)?[ -](?<name>[a-z]{3,9})\.?,?[ -](?<year>\d{4})(?!\d)/iu
/** `Mar 6, 2025`, `Thu Mar 06 2025 10:00:00 GMT+0800`, `Thu Mar 6 10:00:00 2025`. */
const MONTH_FIRST =
  /^(?:[a-z]{3,9},? )??(?<name>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?:\d{2}:\d{2}(?::\d{2})? (?:[a-z]{3,5} )?)?(?<year>\d{4})(?!\d)/iu
const FORMS = [YEAR_FIRST, COMPACT, DAY_FIRST, MONTH_FIRST]

/** A time of UTC at which it is the next day in Beijing: `T16:00:00.000Z`, `23:30 +0000`, `16:00:00 GMT`. */
const NEXT_DAY_IN_BEIJING =
  /(?<=[T ]|^\d{8})(?:1[6-9]|2[0-3]):?\d{2}(?::?\d{2}(?:[.,]\d{1,9})?)? ?(?:(?:UTC|GMT)?[+-]00:?00|Z|UTC|GMT)(?![\w:+-])/iu
const DAY_MS = 86_400_000

const MONTHS =
  'january february march april may june july august september october november december'.split(' ')

/**
 * Reads a day, alone or as the start of a date and time.
 *
 * @returns An ISO day; null for any other form, and for a day that does not exist.
 *
 * @example
 * parseWrittenDay('2025年3月6日 10:00') // => '2025-03-06'
 * parseWrittenDay('Thu, 06 Mar 2025 23:30:00 -0800') // => '2025-03-06'
 * parseWrittenDay('2025-03-05T16:00:00.000Z') // => '2025-03-06'
 */
export function parseWrittenDay(text: string): string | null {
  const written = text.normalize('NFKC').trim().replace(/\s+/gu, ' ')
  for (const form of FORMS) {
    const { year, month, name, day } = form.exec(written)?.groups ?? {}
    if (year === undefined) continue
    const told = isoDay(
      Number(year),
      name === undefined ? Number(month) : monthOf(name),
      Number(day),
    )
    return told !== null && NEXT_DAY_IN_BEIJING.test(written) ? dayAfter(told) : told
  }
  return null
}

function dayAfter(day: string): string | null {
  const next = new Date(Date.parse(day) + DAY_MS)
  return isoDay(next.getUTCFullYear(), next.getUTCMonth() + 1, next.getUTCDate())
}

/** Since 1970, in seconds of ten digits or milliseconds of thirteen. */
const TIMESTAMP = /^\d{9,10}(?:\d{3})?$/u
/** Texts in Chinese; China has no summer time. */
const BEIJING_MS = 8 * 3_600_000

/**
 * Reads a count of seconds or milliseconds since 1970, as programs write times.
 *
 * @returns The ISO day that it was in Beijing; null for what is no such count.
 */
export function parseTimestamp(text: string): string | null {
  if (!TIMESTAMP.test(text)) return null
  const ms = text.length > 10 ? Number(text) : Number(text) * 1000
  return new Date(ms + BEIJING_MS).toISOString().slice(0, 10)
}

/** 1 to 12 of an English name, whole or its first letters; 0 for none. */
function monthOf(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.toLowerCase())) + 1
}
