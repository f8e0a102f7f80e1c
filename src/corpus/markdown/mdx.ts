/**
 * JavaScript in Markdown, as MDX has it: imports, exports and comments, which readers never see.
 *
 * A file that is no `.mdx` may be read as one all the same (Docusaurus), or say such words; there only
 * what cannot be prose counts: the whole form, and nothing in Chinese.
 *
 * Layer: corpus. Imports: nothing.
 */

const STATEMENT =
  /^(?:import\s*(?:[\w$]+\s*(?:,|from\b|$)|[*{'"])|export\s+(?:(?:default|async|function|class)\b|(?:const|let|var|type|interface)\s+[\w$]+|[*{]))/u
/** A statement in one line is known by its look; one of several lines is what its brackets hold. */
const IS_IMPORT = /^import\s[^'"]*['"][^'"]+['"];?$/u
const OPENS = /[([{]/gu
const CLOSES = /[)\]}]/gu
const CHINESE = /\p{Script=Han}/u
/** Nobody exports more on a page; the bound keeps brackets that never close from taking all of it. */
const MAX_STATEMENT_LINES = 200

/**
 * Counts the lines of a statement that starts on a line.
 *
 * @param isMdx - Whether the file is MDX for sure.
 * @returns 0 where none starts.
 */
export function statementLines(lines: readonly string[], start: number, isMdx: boolean): number {
  const first = lines[start] ?? ''
  if (!STATEMENT.test(first)) return 0
  let depth = 0
  for (let at = start; at < Math.min(lines.length, start + MAX_STATEMENT_LINES); at++) {
    const line = lines[at] ?? ''
    depth += count(line, OPENS) - count(line, CLOSES)
    if (depth > 0 && (isMdx || line.trim() !== '')) continue
    const statement = lines.slice(start, at + 1)
    const isSure = first.startsWith('export') || IS_IMPORT.test(statement.join(' ').trimEnd())
    return isMdx || (isSure && depth === 0 && !statement.some((each) => CHINESE.test(each)))
      ? statement.length
      : 0
  }
  return 0
}

/**
 * Counts the lines of a comment that opens a line and ends on a later one.
 *
 * @param lastEnd - The last line with an end of a comment, so that none is looked for in vain.
 * @returns 0 where none starts.
 */
export function commentLines(lines: readonly string[], start: number, lastEnd: number): number {
  const first = lines[start]?.trimStart() ?? ''
  if (!first.startsWith('{/*') || first.includes('*/}') || start >= lastEnd) return 0
  for (let at = start + 1; at <= lastEnd; at++)
    if (lines[at]?.trimEnd().endsWith('*/}') === true) return at - start + 1
  return 0
}

function count(line: string, pattern: RegExp): number {
  return line.match(pattern)?.length ?? 0
}
