/**
 * Names of files: the title of last resort, and a day.
 *
 * Layer: corpus. Imports: corpus.
 */

import { parseIsoDay } from './iso-day.ts'

/** `2025-03-06-title.md`, as Jekyll names a post. */
const DATED_NAME = /^(?<day>\d{4}-\d{2}-\d{2})-(?=.)/u

/** `notes/2025-03-06-plan.md` to `plan`. */
export function nameOf(file: string): string {
  const name = fileName(file).replace(DATED_NAME, '')
  return name.replace(/\.[a-z]+(?:\.gz)?$/iu, '') || file
}

/** The day that a file's name begins with, or null. */
export function dayOf(file: string): string | null {
  const day = DATED_NAME.exec(fileName(file))?.groups?.['day']
  return day === undefined ? null : parseIsoDay(day)
}

function fileName(file: string): string {
  return file.split(/[/\\]/u).at(-1) ?? file
}
