/**
 * Code units: a text out of the columns that hold it.
 *
 * Layer: text. Imports: nothing.
 */

/** Arguments of one call are all on the stack. */
const AT_ONCE = 8192

/** The first `length` of some code units as a text. */
export function textOf(units: Uint16Array, length: number): string {
  let text = ''
  for (let i = 0; i < length; i += AT_ONCE)
    text += String.fromCharCode.apply(
      null,
      units.subarray(i, Math.min(length, i + AT_ONCE)) as unknown as number[],
    )
  return text
}
