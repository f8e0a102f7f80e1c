/**
 * Byline lines: lines of an article that are nothing but who wrote it, over the text or under it.
 *
 * Over the text no role need say so: there even a name alone is who wrote it (`徐蔚然`, `薛鸣谦 邬静之`,
 * `段铁军(韶关)`), or one behind where its bearer works.
 *
 * Layer: corpus. Imports: corpus.
 */

import { isFullName, isNamedWithPlace } from '../affiliations.ts'
import type { Piece } from '../articles.ts'
import { parseAffiliatedLine, parseBylineLine } from './dateline.ts'
import { countHeadLines } from './indentation.ts'
import { countSubtitles } from './subtitles.ts'

/** Two who wrote together, and a third. */
const MAX_AUTHORS = 3
/** No name ends so: 成立于, broken off; 红黑榜, 关键词. */
const NO_NAME_AT_END = /[的了在于和与是为被把将对从向及或等榜栏表词版报讯]$/u

/** Takes the lines that are nothing but a byline off both ends of an article. */
export function takeBylineLines(pieces: readonly Piece[]): {
  pieces: readonly Piece[]
  leading: readonly string[]
  trailing: readonly string[]
} {
  const names = pieces.map((piece) => parseBylineLine(piece.text))
  const subtitles = countSubtitles(pieces)
  names[subtitles] ??= authorAt(pieces, subtitles)
  // Over the text even a name alone is who wrote it.
  const headLines = countHeadLines(pieces)
  const above = pieces[headLines - 1]?.text.replace(/\s+/gu, ' ') ?? ''
  if (isFullName(above)) names[headLines - 1] ??= above
  const start = names.indexOf(null)
  // An article of bylines and nothing else is text after all.
  if (start === -1) return { pieces, leading: [], trailing: [] }
  let textAt = Math.max(start, headLines, subtitles)
  while (textAt < names.length && names[textAt] !== null) textAt++
  const end = Math.max(textAt, names.lastIndexOf(null) + 1)
  return {
    pieces: pieces.slice(0, end).filter((_, index) => index >= textAt || names[index] === null),
    leading: names.slice(0, textAt).filter((name) => name !== null),
    trailing: names.slice(end).filter((name) => name !== null),
  }
}

/** Reads the line under the headline as who wrote the article; of more than one it is a list. */
function authorAt(pieces: readonly Piece[], index: number): string | null {
  const [line, next] = [pieces[index], pieces[index + 1]].map((piece) => piece?.text)
  if (line === undefined) return null
  const affiliated = parseAffiliatedLine(line)
  if (affiliated !== null) return parseAffiliatedLine(next ?? '') === null ? affiliated : null
  const isAlone = next !== undefined && !isAuthor(next)
  return isAlone && isAuthor(line) ? line.replace(/\s+/gu, ' ') : null
}

/** Tells whether a line is nothing but the names of those who wrote an article. */
export function isAuthor(line: string): boolean {
  if (NO_NAME_AT_END.test(line)) return false
  if (isFullName(line) || isNamedWithPlace(line)) return true
  const names = line.split(/\s+/u)
  return names.length > 1 && names.length <= MAX_AUTHORS && names.every(isFullName)
}
