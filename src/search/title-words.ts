/**
 * Words of a query that only the title of a document says: what its text has of them.
 *
 * A title says in short what a long text tells at length: 草船借箭 is 望子敬借我二十只船 there. The
 * characters of such words tell where.
 *
 * Layer: search. Imports: text, search.
 */

import type { Normalized } from '../text/normalize.ts'
import { isNumeral } from '../text/numbers.ts'
import { ALL_HAN } from '../text/scripts.ts'
import type { Span } from '../text/span.ts'
import { whole } from './alternatives.ts'
import { findMatches, type Match } from './matches.ts'
import { PassageWindow } from './passage-window.ts'
import type { Mark } from './planned.ts'

/** Code units of a text whose head tells what it is about. */
const SHORT = 2000
/** Code units that a passage shows, about. */
const PASSAGE = 110

/** What a text has of the characters of words that only its title says. */
export interface TitleWords {
  /** Of a mark for each character, numbered from the last of the other marks on. */
  readonly hints: readonly Match[]
  /** Where two of them stand side by side as they were typed. */
  readonly runs: readonly Span[]
}

const NONE: TitleWords = { hints: [], runs: [] }

/**
 * Looks for the characters of the words that a title says and its text does not.
 *
 * @param matches - Of the marks in the text.
 * @param titleMatches - In the title.
 * @returns Nothing where the head of the text is the better passage.
 */
export function findTitleWords(
  normalized: Normalized,
  marks: readonly Mark[],
  matches: readonly Match[],
  titleMatches: readonly Match[],
): TitleWords {
  const textOf = ({ mark }: Match): string => marks[mark]?.text ?? ''
  const only = [
    ...new Set(
      titleMatches.filter(({ mark }) => !matches.some((match) => match.mark === mark)).map(textOf),
    ),
  ]
  if (only.length === 0) return NONE
  // Of 草船借箭 a title may have 借箭; all of it was typed.
  const words = marks.flatMap(({ text }) => (only.some((each) => text.includes(each)) ? text : []))
  const said = matches.map(textOf).join('')
  const typed = new Set(words.join(''))
  const characters = [...typed].filter(
    (each) => ALL_HAN.test(each) && !isNumeral(each) && !said.includes(each),
  )
  const found = findMatches(normalized, characters.map(whole)).toSorted((a, b) => a.start - b.start)
  const window = new PassageWindow(
    found,
    characters.map(() => 1),
  )
  // Fewer of the characters stand together anywhere.
  const areMost = ({ start }: Match): boolean => {
    window.moveTo(start, start + PASSAGE)
    return Math.floor(window.most) * 2 > typed.size
  }
  if (said === '' && (normalized.text.length < SHORT || !found.some(areMost))) return NONE
  return {
    hints: found.map((match) => ({ ...match, mark: match.mark + marks.length })),
    runs: found.flatMap(({ start, end, mark }, i) => {
      const next = found[i + 1]
      const pair = `${characters[mark]}${next && characters[next.mark]}`
      return end === next?.start && words.some((word) => word.includes(pair))
        ? { start, end: next.end }
        : []
    }),
  }
}
