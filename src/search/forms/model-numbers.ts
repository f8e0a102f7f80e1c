/**
 * Numbers of models that stand behind letters in texts, and behind characters in a query: the 3101
 * of 南航3101 for CZ3101, the 4090 of 显卡4090 for RTX4090.
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../../index/ranking.ts'
import type { IndexReader } from '../../index/reader.ts'
import type { Units } from '../../text/units.ts'
import { LETTER } from '../../text/scripts.ts'
import type { Alternative } from './alternatives.ts'
import { containing, endingWith, MAX_SCORED_EXPANSION } from '../query/half-typed.ts'
import { exactly, spelledAs } from './other-spelling.ts'
import { pairTermOf } from '../query/query-units.ts'
import { frequencyOf } from '../retrieve/union.ts'

/** Shorter ones count something, or are part of anything. */
const NUMBER = /^\d{3,}$/u
const YEAR = /^(?:19\d|20[0-4])\d$/u

/**
 * The numbers of a text that no document has between the characters beside them, as the end of a
 * word that begins with letters; the last one, which is typed yet, as a part of it.
 *
 * @param units - A scan of `text`.
 * @returns Only what the index holds.
 */
export function modelNumberAlternatives(
  reader: IndexReader,
  text: string,
  units: Units,
  fields: number,
): Alternative[] {
  const found: Alternative[] = []
  const { count, start, end, isChar, isFirst } = units
  const unitAt = (i: number): string => text.slice(start[i], end[i])
  const isPair = (i: number): boolean => pairTermOf(reader, unitAt(i - 1), unitAt(i)) >= 0
  for (let i = 1; i < count; i++) {
    const number = unitAt(i)
    if (isFirst[i] === 1 || isChar[i - 1] === 0 || !isModel(number) || isPair(i)) continue
    const isLast = i === count - 1
    if (isFirst[i + 1] === 0 && isPair(i + 1)) continue
    const holding = isLast ? containing(reader, number, 'unit') : endingWith(reader, number)
    const terms = holding.filter((term) => isAfterLetter(reader.termText(term), number))
    const { scored, ...other } = spelledAs(
      reader,
      start[i] ?? 0,
      end[i] ?? 0,
      number,
      terms,
      fields,
      1,
    )
    if (scored.length === 0) continue
    // As rare as with the number by itself: rarer ones, which only end with it, come after that.
    const all = frequencyOf(reader, [...terms, ...exactly(reader, number)])
    const documents = Math.min(reader.documentCount, all)
    found.push({
      ...other,
      scored: scored.map((each) => ({
        ...each,
        weight: isModelOf(reader.termText(each.term), number)
          ? RANKING.spacingWeight
          : RANKING.partialUnitWeight,
        documentFrequency: documents,
      })),
      marks: [{ text: number, wholeStart: false, wholeEnd: !isLast, isNumber: !isLast }],
      isInstead: true,
    })
  }
  return found
}

/** Whether a word is letters and, at its end, the whole of a number that may be one of a model. */
export function isModelOf(word: string, number: string): boolean {
  return isModel(number) && word.endsWith(number) && LETTER.test(word.at(-1 - number.length) ?? '')
}

/** Of some terms those that are letters and a number: SH600519 for 600519. */
export function modelsOf(reader: IndexReader, terms: readonly number[], number: string): string[] {
  if (!isModel(number)) return []
  return terms
    .slice(0, MAX_SCORED_EXPANSION)
    .map((term) => reader.termText(term))
    .filter((word) => isModelOf(word, number))
}

function isModel(text: string): boolean {
  return NUMBER.test(text) && !YEAR.test(text)
}

/** Whether a number stands in a word with a letter before it, and no other digit or sign. */
function isAfterLetter(word: string, number: string): boolean {
  for (let at = word.indexOf(number, 1); at >= 0; at = word.indexOf(number, at + 1))
    if (LETTER.test(word.charAt(at - 1))) return true
  return false
}
