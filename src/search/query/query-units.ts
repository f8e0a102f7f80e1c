/**
 * The units of a query, and the terms of the pairs that they make.
 *
 * Layer: search. Imports: text, index, search.
 */

import { isCounted } from '../../text/numbers.ts'
import { unitPairTerm } from '../../text/analyzer.ts'
import { CHAR, classOf } from '../../text/char-class.ts'
import type { Segmenter } from '../../text/segmenter.ts'
import type { Units } from '../../text/units.ts'
import type { IndexReader } from '../../index/reader.ts'
import { isFunctionWord } from './function-words.ts'
import { addTerms, containing, endingWith, startingWith } from './half-typed.ts'

/** A unit of a query: a character, or a Latin word or number. */
export interface Unit {
  readonly text: string
  readonly isChar: boolean
  readonly isFirst: boolean
  readonly start: number
  readonly end: number
  /** What stands between it and the unit before. */
  readonly gap: string
}

/** The units of a normalized text, of which `columns` are a scan. */
export function unitsOf(columns: Units, text: string): Unit[] {
  const units: Unit[] = []
  for (let i = 0; i < columns.count; i++) {
    const start = columns.start[i] ?? 0
    const end = columns.end[i] ?? 0
    units.push({
      text: text.slice(start, end),
      isChar: columns.isChar[i] === 1,
      isFirst: columns.isFirst[i] === 1,
      start,
      end,
      gap: text.slice(columns.end[i - 1] ?? 0, start),
    })
  }
  return units
}

/** For each unit, the terms of the pair it makes with the one before; null at the start of a run. */
export function pairsOf(reader: IndexReader, units: readonly Unit[]): (readonly number[] | null)[] {
  const known = new Map<string, readonly number[]>()
  return units.map((unit, i) => {
    const before = units[i - 1]
    if (before === undefined || unit.isFirst) return null
    if (unit.isChar && before.isChar) {
      const term = reader.pairTerm(before.text.codePointAt(0) ?? 0, unit.text.codePointAt(0) ?? 0)
      return term < 0 ? [] : [term]
    }
    const text = unitPairTerm(before.text, unit.text, !unit.isChar && !before.isChar)
    // What is typed may begin or end inside a word or number of the text.
    const opensLeft = !before.isChar && isEdge(units, i - 1, 'left')
    const opensRight = !unit.isChar && isEdge(units, i, 'right')
    const key = `${Number(opensLeft)}${Number(opensRight)}${text}`
    const again = known.get(key)
    if (again !== undefined) return again
    const exact = reader.stringTerm(text)
    const terms = exact < 0 ? [] : [exact]
    known.set(key, terms)
    if (opensLeft && opensRight) addTerms(terms, containing(reader, text, 'word pair'))
    else if (opensLeft) addTerms(terms, endingWith(reader, text))
    else if (opensRight) addTerms(terms, startingWith(reader, text))
    return terms
  })
}

/** The term of two units side by side, either of which may be a character; -1 for none. */
export function pairTermOf(reader: IndexReader, left: string, right: string): number {
  const isLeftWord = !isCharacter(left)
  const isRightWord = !isCharacter(right)
  return isLeftWord || isRightWord
    ? reader.stringTerm(unitPairTerm(left, right, isLeftWord && isRightWord))
    : reader.pairTerm(left.codePointAt(0) ?? 0, right.codePointAt(0) ?? 0)
}

function isCharacter(unit: string): boolean {
  return classOf(unit.codePointAt(0) ?? 0) === CHAR
}

/**
 * Whether what is typed begins, or ends, with a unit, so that it may be a part of a word. Beside a sign
 * it is whole: the m of H&M begins a word.
 */
export function isEdge(units: readonly Unit[], index: number, side: 'left' | 'right'): boolean {
  return side === 'left' ? index === 0 : index === units.length - 1
}

/**
 * Whether a unit is a number, and the character after it goes with it: 3月, 62家, 3个; but not where
 * the index only knows that character with the next one (大促 after 618), unless it is of a date; nor after a
 * longer one where it knows neither and nothing is counted by it (1020错误).
 *
 * @param pairs - Those of the units, as `pairsOf` gives them.
 */
export function isMeasured(
  segmenter: Segmenter,
  units: readonly Unit[],
  pairs: readonly (readonly number[] | null)[],
  index: number,
): boolean {
  const unit = units[index]
  const next = units[index + 1]
  return (
    unit !== undefined &&
    next !== undefined &&
    /^\d.*(?<![%‰])$/u.test(unit.text) &&
    next.isChar &&
    !next.isFirst &&
    (isCounted(next.text) || !isFunctionWord(next.text)) &&
    (isKnown(pairs[index + 1]) ||
      (!isKnown(pairs[index + 2]) && (unit.text.length < 3 || isCounted(next.text))) ||
      /[年月万亿]/u.test(next.text)) &&
    beginsNoWord(segmenter, units, index + 1)
  )
}

function isKnown(pair: readonly number[] | null | undefined): boolean {
  return pair !== null && pair !== undefined && pair.length > 0
}

/** Whether no word of two or more characters starts at a unit. */
function beginsNoWord(segmenter: Segmenter, units: readonly Unit[], index: number): boolean {
  const next = units[index + 1]
  if (next === undefined || next.isFirst || !next.isChar) return true
  let alone = true
  const text = (units[index]?.text ?? '') + next.text
  segmenter.segment(charactersFrom(units, index), (start, end) => {
    if (start === 0 && end >= text.length) alone = false
  })
  return alone
}

/** The characters from a unit on, up to the end of its run or the next Latin word or number. */
function charactersFrom(units: readonly Unit[], index: number): string {
  let text = ''
  for (let i = index; i < units.length; i++) {
    if (i > index && (units[i]?.isFirst || !units[i]?.isChar)) break
    text += units[i]?.text ?? ''
  }
  return text
}

/** The texts of all runs of two units or more, as they are written in normalized documents. */
export function runTexts(units: readonly Unit[]): string[] {
  const texts: string[] = []
  for (let first = 0; first < units.length;) {
    let last = first
    let text = units[first]?.text ?? ''
    while (last + 1 < units.length && !units[last + 1]?.isFirst) {
      last++
      const bothWords = !units[last - 1]?.isChar && !units[last]?.isChar
      text = unitPairTerm(text, units[last]?.text ?? '', bothWords)
    }
    if (last > first) texts.push(text)
    first = last + 1
  }
  return texts
}
