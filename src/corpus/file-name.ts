/**
 * Names of files: the title of last resort, and a day.
 *
 * Layer: corpus. Imports: corpus.
 */

import { isoDay, parseIsoDay } from './iso-day.ts'

/** `2025-03-06-title.md`, as Jekyll names a post. */
const DATED_NAME = /^(?<day>\d{4}-\d{2}-\d{2})-(?=.)/u
/** `2025-03-06`, `2025_03_06`, `20250306 周四`, as note apps name the page of a day. */
const DAY_NAME =
  /^(?<year>(?:19|20)\d{2})(?<sign>[-_.]?)(?<month>\d{2})\k<sign>(?<day>\d{2})(?!\d)/u
/** `2025/03/06/title.md`. */
const DAY_FOLDERS =
  /(?:^|[/\\])(?<year>(?:19|20)\d{2})[/\\](?<month>\d{2})[/\\](?<day>\d{2})[/\\][^/\\]+$/u
/** The page of its folder, which has the name that says something. */
const FOLDER_PAGE = /^(?:_?index|readme)$/iu
/** What exports of Notion end a name with. */
const NOTION_ID = /(?<=\S) [\da-f]{32}$/u

/** `notes/2025-03-06-plan.md` to `plan`; `plan/index.md` likewise. */
export function nameOf(file: string): string {
  return nameWithDay(file).replace(DATED_NAME, '').replace(NOTION_ID, '') || file
}

/** Whether Notion exported a file. */
export function isOfNotion(file: string): boolean {
  return NOTION_ID.test(nameWithDay(file))
}

/** Whether a name is a day and nothing else. */
export function isDayName(name: string): boolean {
  return DAY_NAME.exec(name)?.[0] === name
}

/** The day that a file's name begins with, or that of its folder, or null. */
export function dayOf(file: string): string | null {
  const name = nameWithDay(file)
  const dated = DATED_NAME.exec(name)?.groups?.['day']
  if (dated !== undefined) return parseIsoDay(dated)
  const { year, month, day } = (DAY_NAME.exec(name) ?? DAY_FOLDERS.exec(file))?.groups ?? {}
  return year === undefined ? null : isoDay(Number(year), Number(month), Number(day))
}

/** Without what it ends with; that of the folder, for its page. */
function nameWithDay(file: string): string {
  const parts = file.split(/[/\\]/u)
  const name = (parts.at(-1) ?? file).replace(/\.[a-z]+(?:\.gz)?$/iu, '')
  return (FOLDER_PAGE.test(name) ? parts.at(-2) : undefined) || name
}
