/**
 * Title lines: whether the first line of a text without a title is one.
 *
 * Layer: corpus. Imports: corpus.
 */

import { startsWithDateline } from './dateline.ts'

const MAX_TITLE_CODE_POINTS = 60
/** A title may ask or call; it does not end as text does. */
const TEXT_AT_END = /[。｡．.…：:；;，,、][”"’'」』)）]*$/u

/** Tells whether a line can be a title: short, without the end of a sentence, and no dateline. */
export function isTitle(line: string): boolean {
  return (
    Array.from(line).length <= MAX_TITLE_CODE_POINTS &&
    !TEXT_AT_END.test(line) &&
    !startsWithDateline(line)
  )
}
