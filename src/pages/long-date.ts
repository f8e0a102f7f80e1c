/**
 * Days as people write them.
 *
 * Layer: pages. Imports: pages.
 */

import type { Language } from './language.ts'

const MONTHS =
  'January February March April May June July August September October November December'.split(' ')

/**
 * Writes out an ISO day.
 *
 * @example
 * longDate('2025-03-06', 'zh-CN') // => '2025年3月6日'
 * longDate('2025-03-06', 'en') // => '6 March 2025'
 */
export function longDate(iso: string, language: Language): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number)
  return language === 'en' ? `${day} ${MONTHS[month - 1]} ${year}` : `${year}年${month}月${day}日`
}
