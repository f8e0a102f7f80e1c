/**
 * Soft wraps: line ends inside a paragraph of Markdown or HTML, which mean a space in Latin
 * script and nothing between Chinese characters.
 *
 * Layer: corpus. Imports: nothing.
 */

const WIDE_AT_END =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF“”‘’—…]$/u
const WIDE_AT_START =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF“”‘’—…]/u
const MARK_AT_END = /[,.;:!?)\]]$/u
const MARK_AT_START = /^[,.;:!?([]/u

/**
 * Replaces every run of white space by one space, or by nothing where it holds a line end and
 * stands between wide characters, or between one and an ASCII mark.
 *
 * @example
 * unwrap('企业\n要充分') // => '企业要充分'
 * unwrap('full\ntext') // => 'full text'
 */
export function unwrap(text: string): string {
  return text.replace(/[ \t\r\n\f]+/gu, (run, offset: number) => {
    if (!/[\r\n]/u.test(run)) return ' '
    const before = text.slice(Math.max(0, offset - 2), offset)
    const after = text.slice(offset + run.length, offset + run.length + 2)
    const isWide =
      (WIDE_AT_END.test(before) && (WIDE_AT_START.test(after) || MARK_AT_START.test(after))) ||
      (MARK_AT_END.test(before) && WIDE_AT_START.test(after))
    return isWide ? '' : ' '
  })
}
