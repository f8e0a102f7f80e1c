/**
 * A query in other characters that sound alike: 医疗互助 for 医疗护助.
 *
 * Layer: search. Imports: text, search.
 */

import { findNumbers } from '../../text/numbers.ts'
import { wordsOf } from '../../text/segmenter.ts'
import { isUsual } from '../plan/bound-pairs.ts'
import type { PlanContext } from '../retrieve/planned.ts'
import { changed, typed, type Proposal } from '../query/proposal.ts'
import { withRuns, type QueryRun } from './query-runs.ts'
import type { Sounds } from './sounds.ts'

/** Texts of one run that are weighed. */
const MOST_TEXTS = 12
/** Characters of one query that may be other ones. */
const MOST_CHANGES = 3
/** A corpus of so many characters has all that are common. */
const CHARACTERS_IN_USE = 3500
/** Twenty, thirty and forty, as dates are written. */
const OLD_NUMERAL = /[廿卅卌]/u

/** The query with one of its runs, or each of them, in the likeliest other characters. */
export function respelled(
  plan: PlanContext,
  sounds: Sounds,
  query: string,
  runs: readonly QueryRun[],
): Proposal[] {
  const others = runs.map((run) =>
    run.isDoubtful.includes(true) ? othersOf(plan, sounds, run) : [],
  )
  const count = Math.max(...others.map((each) => each.length))
  return Array.from({ length: count }, (_, i) =>
    withRuns(
      query,
      others.map((each) => each[i] ?? each[0]),
    ),
  )
}

/** What is changed in two places and more, each time with one of them as typed: 印第安纳 for 印第安那. */
export function lessChanged(query: string, proposal: Proposal): Proposal[] {
  const asTyped = [...query]
  const places = proposal.flatMap(({ text, isTyped }) =>
    Array.from(text, (each) => (isTyped ? typed(each) : changed(each))),
  )
  const changes = places.flatMap(({ isTyped }, at) => (isTyped ? [] : [at]))
  if (changes.length < 2) return []
  return changes.map((at) => places.with(at, typed(asTyped[at] ?? '')))
}

/** Texts that sound like a run; what is not changed is as it was typed. */
function othersOf(
  plan: PlanContext,
  sounds: Sounds,
  { text, characters, isLone, isDoubtful, isNear }: QueryRun,
): Proposal[] {
  const asTyped = [...text]
  const isMeant = meantPlaces(plan, characters)
  const most = isLone.includes(true)
    ? Math.min(MOST_CHANGES, Math.max(1, characters.length >>> 1))
    : 1
  return sounds.alike(characters, isNear, MOST_TEXTS).flatMap((other) => {
    const isOther = [...other.text].map((each, i) => each !== characters[i])
    if (isOther.length === 2 && !isPairMeant(plan, other.text, isOther)) return []
    if (!areInWords(plan, other.text, isOther, isDoubtful)) return []
    // 冰敦敦 for 冰墩墩 is one mistake.
    const mistaken = new Set(characters.filter((_, i) => isOther[i] === true))
    if (mistaken.size > most || isOther.some((each, i) => each && isMeant[i] === true)) return []
    return [
      [...other.text].map((each, i) =>
        isOther[i] === true ? changed(each) : typed(asTyped[i] ?? each),
      ),
    ]
  })
}

/**
 * Whether a pair may be meant by two characters that the corpus does not have side by side: oftener
 * they are what it has nothing about (零食) than a mistake for what it hardly has (零时).
 */
function isPairMeant({ reader }: PlanContext, pair: string, isOther: readonly boolean[]): boolean {
  const [left = 0, right = 0] = Array.from(pair, (each) => each.codePointAt(0))
  return isUsual(reader, reader.pairTerm(left, right), isOther[0] === true ? right : left)
}

/** Whether what is changed beside doubtful characters is in one long word with one: 积 of 公积金 with 公. */
function areInWords(
  { segmenter }: PlanContext,
  text: string,
  isOther: readonly boolean[],
  isDoubtful: readonly boolean[],
): boolean {
  const isFar = isOther.map((each, i) => each && isDoubtful[i] === false)
  if (!isFar.includes(true)) return true
  let at = 0
  return wordsOf(segmenter, text).every((word) => {
    const start = at
    at += [...word].length
    const isLong = at - start > 2 && isDoubtful.slice(start, at).includes(true)
    return isLong || !isFar.slice(start, at).includes(true)
  })
}

/**
 * By character: whether it is meant. Whoever types a number means that one (三人 is no slip for
 * 单人), and who types a rare character went out of the way to do so (范蠡 is none for 范例).
 */
function meantPlaces(plan: PlanContext, characters: readonly string[]): boolean[] {
  const { reader } = plan
  const isNumber = numberPlaces(plan, characters.join(''))
  const hasCommon = reader.meta.characters >= CHARACTERS_IN_USE
  return characters.map(
    (each, i) =>
      isNumber[i] === true ||
      OLD_NUMERAL.test(each) ||
      (hasCommon && reader.characterTerm(each.codePointAt(0) ?? 0) < 0),
  )
}

/** By unit of a text: whether it is part of a number. */
function numberPlaces({ scan }: PlanContext, text: string): boolean[] {
  const units = scan(text)
  const places = Array.from({ length: units.count }, () => false)
  for (const { firstUnit, lastUnit } of findNumbers(text, units))
    places.fill(true, firstUnit, lastUnit + 1)
  return places
}
