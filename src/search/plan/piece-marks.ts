/**
 * Marks of pieces: what is one thing to a reader and not to the index (徐熙 and 熙媛 of 徐熙媛, 32.6 and
 * 公里) is marked in pieces only where a text does not have it whole.
 *
 * Layer: search. Imports: text, search.
 */

import { isNumeral, measureOf } from '../../text/numbers.ts'
import { whole, type Alternative } from '../forms/alternatives.ts'
import { numberMark } from '../forms/number-marks.ts'
import type { Mark, PlannedWord } from '../retrieve/planned.ts'

/** Characters of a name. What is longer may be two, each of which a text may have elsewhere by itself. */
const MOST_CHARACTERS = 3
const NUMBER = /^\d[\d.,]*$/u

/**
 * Marks of a normalized text with its wholes, and what is a piece of one only where that is not.
 *
 * @param words - Of the text as typed.
 * @param alternatives - Put in place of some of them.
 */
export function withWholes(
  text: string,
  marks: readonly Mark[],
  words: readonly PlannedWord[],
  alternatives: readonly Alternative[],
): readonly Mark[] {
  const wholes = [...names(text, words), ...amounts(words, alternatives)]
  const cut = words.filter((word) => word.isGuess && isCut(word, alternatives))
  if (wholes.length + cut.length === 0) return marks
  return [
    ...marks
      .filter((mark) => !cut.some((word) => word.text === mark.text))
      .map((mark) => {
        const [found] = wholes.filter(({ pieces }) => pieces.includes(mark.text))
        return found === undefined || mark.unless !== undefined
          ? mark
          : { ...mark, unless: found.forms }
      }),
    ...wholes.map(({ mark }) => mark),
  ]
}

/** Whether a numeral with the beginning of its measure (三季 of 三季报), which the number marks whole. */
function isCut(word: PlannedWord, alternatives: readonly Alternative[]): boolean {
  return alternatives.some(
    ({ start, end, measured }) =>
      measured !== undefined && start <= word.start && word.start < measured.end && end < word.end,
  )
}

interface Whole {
  readonly mark: Mark
  /** It, as texts may write it. */
  readonly forms: readonly string[]
  readonly pieces: readonly string[]
}

/** Pairs of characters that no word takes in, as far as they overlap, with the words in them. */
function names(text: string, words: readonly PlannedWord[]): Whole[] {
  const chains: { start: number; end: number }[] = []
  for (const { isGuess, start, end } of words) {
    if (!isGuess) continue
    const last = chains.at(-1)
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end)
    else chains.push({ start, end })
  }
  return chains.flatMap(({ start, end: last }) => {
    // A numeral counts what follows it: the name in 甘宁百骑 is 甘宁.
    const end = last < text.length && isNumeral(text.charAt(last - 1)) ? last - 1 : last
    const name = text.slice(start, end)
    const pieces = words
      .filter(
        (word) => start <= word.start && word.end <= end && word.end - word.start < end - start,
      )
      .map((word) => word.text)
    const isName = (name.match(CHARACTER) ?? []).length <= MOST_CHARACTERS
    return isName && pieces.length > 0 ? [{ mark: whole(name), forms: [name], pieces }] : []
  })
}

/** Latin words and numbers as one. */
const CHARACTER = /[\p{Script=Latin}\d.,]+|./gu

/** Numbers before a word that they count by: 32.6公里. */
function amounts(words: readonly PlannedWord[], alternatives: readonly Alternative[]): Whole[] {
  return words.flatMap((number, i) => {
    const measure = words[i + 1]
    if (!NUMBER.test(number.text) || measure?.start !== number.end) return []
    if (measureOf(measure.text) !== measure.text) return []
    const written = number.text + measure.text
    const others = alternatives
      .filter(({ start, end }) => start <= number.start && measure.end <= end)
      .flatMap(({ marks }) => marks.map((mark) => mark.text))
    const forms = [written, ...others]
    return [{ mark: numberMark(written), forms, pieces: [number.text, measure.text] }]
  })
}
