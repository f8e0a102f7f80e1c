/**
 * Subtitles: the lines right under a headline that a dash begins, `——大连造船厂劳模创新工作室见闻`.
 *
 * Layer: corpus. Imports: corpus.
 */

import type { Piece } from '../articles.ts'

const MAX_SUBTITLES = 2
const MAX_SUBTITLE_CODE_UNITS = 40
const DASH = /^(?:[—–―－]{1,2}|--)\s*[^\s—–―－-]/u
/** Speech and lists begin with a dash, too, and end as text does. */
const TEXT_AT_END = /[。．.！!：:；;，,、…]["”’」』]?$/u

/** Counts the subtitles that an article opens with, over at least one line of text. */
export function countSubtitles(pieces: readonly Piece[]): number {
  const first = pieces.findIndex(({ text }) => !isSubtitle(text))
  return first <= MAX_SUBTITLES ? Math.max(0, first) : 0
}

/** The subtitles without their dashes. */
export function subtitlesOf(pieces: readonly Piece[]): string[] {
  return pieces
    .slice(0, countSubtitles(pieces))
    .map(({ text }) => text.replace(/^[—–―－-]{1,2}\s*/u, ''))
}

function isSubtitle(line: string): boolean {
  return line.length <= MAX_SUBTITLE_CODE_UNITS && DASH.test(line) && !TEXT_AT_END.test(line)
}
