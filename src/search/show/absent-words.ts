/**
 * Words of a query that a text does not say: what it has of their characters.
 *
 * A title says in short what a long text tells at length: 草船借箭 is 望子敬借我二十只船 there. So do
 * those who ask: of 营养价值 a text has 营养. The characters of such words tell where.
 *
 * Layer: search. Imports: text, search.
 */

import type { Normalized } from '../../text/normalize.ts'
import { isNumeral } from '../../text/numbers.ts'
import { ALL_HAN } from '../../text/scripts.ts'
import type { Span } from '../../text/span.ts'
import { whole } from '../forms/alternatives.ts'
import { isFunctionWord } from '../query/function-words.ts'
import { findMatches, type Match } from './matches.ts'
import { PassageWindow } from './passage-window.ts'
import type { Mark } from '../retrieve/planned.ts'

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
 * @param typed - The query, normalized: other words for it are not sought.
 * @returns What one text has of them, by the matches of the marks in it; nothing where the head of
 *   the text is the better passage.
 */
export function createAbsentWords(
  marks: readonly Mark[],
  typed: string,
): (normalized: Normalized, matches: readonly Match[]) => AbsentWords {
  const words = marks.map(({ text }) => (typed.includes(text) ? text : ''))
  const telling = words.map((word) => Array.from(word).filter(isTelling))
  return (normalized, matches) => {
    const present = new Set(matches.map(({ mark }) => mark))
    const sought = new Set(telling.flatMap((each, mark) => (present.has(mark) ? [] : each)))
    for (const mark of present) for (const each of marks[mark]?.text ?? '') sought.delete(each)
    return sought.size === 0 ? NONE : find(normalized, words, [...sought], present.size)
  }
}

/** Whether a character of a word tells a place. */
function isTelling(character: string): boolean {
  return ALL_HAN.test(character) && !isNumeral(character) && !isFunctionWord(character)
}

/** @param present - How many of the words the text says. */
function find(
  normalized: Normalized,
  words: readonly string[],
  characters: readonly string[],
  present: number,
): AbsentWords {
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
  if (present === 0 && (normalized.text.length < SHORT || !found.some(areMost))) return NONE
  return {
    hints: found.map((match) => ({ ...match, mark: match.mark + words.length })),
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
