/**
 * Words of a query that a text does not say: what it has of their characters.
 *
 * A title says in short what a long text tells at length: 草船借箭 is 望子敬借我二十只船 there. So do
 * those who ask: of 营养价值 a text has 营养. The characters of such words tell where.
 *
 * Layer: search. Imports: text, search.
 */

import type { Normalized } from '../text/normalize.ts'
import { isNumeral } from '../text/numbers.ts'
import { ALL_HAN } from '../text/scripts.ts'
import type { Span } from '../text/span.ts'
import { whole } from './alternatives.ts'
import { isFunctionWord } from './function-words.ts'
import { findMatches, type Match } from './matches.ts'
import { PassageWindow } from './passage-window.ts'
import type { Mark } from './planned.ts'

/** Code units of a text whose head tells what it is about. */
const SHORT = 2000
/** Code units that a passage shows, about. */
const PASSAGE = 110

/** What a text has of the characters of words that it does not say. */
export interface AbsentWords {
  /** Of a mark for each character, numbered from the last of the other marks on. */
  readonly hints: readonly Match[]
  /** Where two of them stand side by side as they were typed. */
  readonly runs: readonly Span[]
}

const NONE: AbsentWords = { hints: [], runs: [] }

/**
 * Looks for the characters of the words that a text does not say.
 *
 * @param matches - Of the marks in the text.
 * @param typed - The query, normalized: other words for it are not sought.
 * @returns Nothing where the head of the text is the better passage.
 */
export function findAbsentWords(
  normalized: Normalized,
  marks: readonly Mark[],
  matches: readonly Match[],
  typed: string,
): AbsentWords {
  const present = new Set(matches.map(({ mark }) => mark))
  const said = Array.from(present, (mark) => marks[mark]?.text).join('')
  const words = marks.flatMap(({ text }, i) =>
    present.has(i) || !typed.includes(text) ? [] : text,
  )
  const characters = [...new Set(words.join(''))].filter(
    (each) =>
      ALL_HAN.test(each) && !isNumeral(each) && !isFunctionWord(each) && !said.includes(each),
  )
  if (characters.length === 0) return NONE
  const found = findMatches(normalized, characters.map(whole)).toSorted((a, b) => a.start - b.start)
  const window = new PassageWindow(
    found,
    characters.map(() => 1),
  )
  // Fewer of the characters stand together anywhere.
  const areMost = ({ start }: Match): boolean => {
    window.moveTo(start, start + PASSAGE)
    return Math.floor(window.most) * 2 > characters.length
  }
  if (said === '' && (normalized.text.length < SHORT || !found.some(areMost))) return NONE
  return {
    hints: found.map((match) => ({ ...match, mark: match.mark + marks.length })),
    runs: found.flatMap(({ start, end, mark }, i) => {
      const next = found[i + 1]
      const pair = `${characters[mark]}${next && characters[next.mark]}`
      return end === next?.start && words.some((word) => isPart(word, pair))
        ? { start, end: next.end }
        : []
    }),
  }
}

/** Whether a word says something by two of its characters: 年级 tells nothing of 五年级. */
function isPart(word: string, pair: string): boolean {
  const at = word.indexOf(pair)
  return at >= 0 && !isNumeral(word.slice(0, at).slice(-1))
}
