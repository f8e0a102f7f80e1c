/**
 * Lone characters: what no word of the index takes in, and what it is meant with.
 *
 * Layer: search. Imports: index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import { isFunctionWord, isMeantLast } from '../query/function-words.ts'
import type { Unit } from '../query/query-units.ts'
import { frequencyOf } from '../retrieve/union.ts'

/** The units of a text, and by unit the terms of the pair that it makes with the one before. */
export interface PairedUnits {
  readonly units: readonly Unit[]
  readonly pairs: readonly (readonly number[] | null)[]
}

/** By unit of a function word of several characters: the first of that word. */
export type FunctionWordUnits = ReadonlyMap<number, number>

/** Whether one of a unit and the one before is of a function word that the other is no part of: 么药 of 什么药. */
export function isAcrossEdge(shaping: FunctionWordUnits, index: number): boolean {
  return shaping.get(index - 1) !== shaping.get(index)
}

/** Whether a character only shapes what stands around it. */
export function isIdle(units: readonly Unit[], index: number): boolean {
  const text = units[index]?.text ?? ''
  const isLast = !units[index]?.isFirst && (units[index + 1]?.isFirst ?? true)
  return isFunctionWord(text) && !(isLast && isMeantLast(text))
}

/**
 * Whether a unit and the one before are the start of a name and the end of another (奇湖 of
 * 东契奇湖人): lone characters all, of which their neighbours are together in more documents.
 */
export function isSeam(
  reader: IndexReader,
  { units, pairs }: PairedUnits,
  lone: readonly number[],
  index: number,
): boolean {
  if (!lone.includes(index - 2) || !lone.includes(index + 1)) return false
  if (units[index - 1]?.isFirst || units[index + 1]?.isFirst) return false
  const own = frequencyOf(reader, pairs[index] ?? [])
  return [index - 1, index + 1].every((each) => frequencyOf(reader, pairs[each] ?? []) > own)
}

/**
 * The pairs that may tell what a lone character is meant with, each by the unit that it ends with:
 * one of them, or either where words stand on both sides (线 of 6号线开通). Empty where the index
 * has none.
 */
export function pairsOfLone(
  { units, pairs }: PairedUnits,
  isCovered: (unit: number) => boolean,
  index: number,
): number[] {
  const isTaken = (other: number): boolean => isCovered(other) && (units[other]?.isChar ?? true)
  const isWeak = isFunctionWord(units[index + 1]?.text ?? '')
  // 股 of A股大跌 goes with the A, and not with a part of 大跌; 屏 of 骨架屏是什么 not with the 是.
  const isBefore = isWeak || (isTaken(index + 1) && !isTaken(index - 1))
  const held = (isBefore ? [index, index + 1] : [index + 1, index]).filter(
    (last) => (pairs[last] ?? []).length > 0,
  )
  return isTaken(index - 1) && isTaken(index + 1) ? held : held.slice(0, 1)
}
