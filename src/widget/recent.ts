/**
 * Recent searches: kept in this browser alone, newest first.
 *
 * Storage may be missing, full or forbidden (private windows, sandboxed frames): then there are
 * no recent searches, and nothing fails.
 *
 * Layer: widget. Imports: nothing of ours.
 */

const STORAGE_KEY = 'hansou-recent'

/** Seven lines fit above a phone's keyboard. */
const MAX_RECENT = 7

/** Returns the stored queries, newest first. */
export function readRecent(): string[] {
  try {
    const stored: unknown[] = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]')
    return stored.filter((query) => typeof query === 'string')
  } catch {
    return []
  }
}

/** Puts a query first. Blank ones are not kept. */
export function addRecent(query: string): void {
  if (query !== '') write([query, ...without(query)].slice(0, MAX_RECENT))
}

/** Forgets one query. */
export function removeRecent(query: string): void {
  write(without(query))
}

/** Forgets every query. */
export function clearRecent(): void {
  write([])
}

function without(query: string): string[] {
  return readRecent().filter((other) => other !== query)
}

function write(queries: readonly string[]): void {
  try {
    if (queries.length === 0) localStorage.removeItem(STORAGE_KEY)
    else localStorage.setItem(STORAGE_KEY, JSON.stringify(queries))
  } catch {
    // See the header.
  }
}
