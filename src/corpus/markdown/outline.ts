/**
 * Outlines of Logseq: what a program keeps between the lines of a note, and readers never see.
 *
 * Layer: corpus. Imports: nothing.
 */

/** Properties of a block that are for the program alone: `id:: 6955f017-…`, `collapsed:: true`. */
const PROPERTY =
  /^\s*(?:[-*]\s)?(?:id|collapsed|alias|public|template|icon|heading|filters|exclude-from-graph-view|background-color|query-[\w-]+|ls-type|hl-[\w-]+|created-at|updated-at|card-[\w-]+|logseq\.[\w.-]+)::(?:\s.*)?$/u
/** Hours that a task took. */
const DRAWER = /^\s*:(?:LOGBOOK|PROPERTIES):\s*$/u
const DRAWER_END = /^\s*:END:\s*$/u
/** Days of a task, and the bounds of a block. */
const PLANNED =
  /^\s*(?:[-*]\s)?(?:(?:SCHEDULED|DEADLINE): <[^<>]{1,60}>|#\+(?:BEGIN|END)_[A-Z]{1,20})\s*$/u
const MAY_BE_NO_TEXT = /:|#\+/u
const MAX_DRAWER_LINES = 50

/** Counts the lines from one on that hold no text; 0 where it is text. */
export function outlineLines(lines: readonly string[], start: number): number {
  const first = lines[start] ?? ''
  if (!MAY_BE_NO_TEXT.test(first)) return 0
  if (PROPERTY.test(first) || PLANNED.test(first)) return 1
  if (!DRAWER.test(first)) return 0
  const end = lines
    .slice(start, start + MAX_DRAWER_LINES)
    .findIndex((line) => DRAWER_END.test(line))
  return end + 1
}
