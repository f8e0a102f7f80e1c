/**
 * Runs of characters of a query as typed, and which of their characters make no word of the corpus:
 * what is wrong or short for something mostly is among them.
 *
 * Layer: search. Imports: text, search.
 */

import { HAN_RUN } from '../../text/scripts.ts'
import { wordsOf } from '../../text/segmenter.ts'
import { isFunctionWord, isMeantLast } from '../query/function-words.ts'
import type { PlanContext } from '../retrieve/planned.ts'
import { replaceParts, type Proposal } from '../query/proposal.ts'

const PARTED = /\p{Script=Han}\s+$/u
/** A longer word beside a lone character is hardly part of its mistake. */
const SHORT = 2

export interface QueryRun {
  /** As typed. */
  readonly text: string
  /** Normalized. */
  readonly characters: readonly string[]
  /** By character: whether it is part of no word, and no function word. */
  readonly isLone: readonly boolean[]
  /** The same, with function words beside such a one. */
  readonly isDoubtful: readonly boolean[]
  /** The same, with the short words beside a lone one: 公 / 基金 for 公积金. */
  readonly isNear: readonly boolean[]
  /** Whether nothing but blanks parts it from the run before. */
  readonly isParted: boolean
}

/** Characters of a run that is words alone, and may be mistaken all the same. */
const LEAST_SURE = 4
const MOST_SURE = 6

export function runsOf(plan: PlanContext, query: string): QueryRun[] {
  return Array.from(query.matchAll(HAN_RUN), ({ 0: text, index }) =>
    readRun(plan, text, PARTED.test(query.slice(0, index))),
  )
}

/** The query with others for its runs, in order; those that are missing stay as typed. */
export function withRuns(query: string, others: readonly (Proposal | undefined)[]): Proposal {
  let at = 0
  return replaceParts(query, HAN_RUN, () => others[at++] ?? null)
}

function readRun(
  { normalizeText, segmenter }: PlanContext,
  text: string,
  isParted: boolean,
): QueryRun {
  const normalized = normalizeText(text)
  const characters = [...normalized]
  const isLone: boolean[] = []
  const isWeak: boolean[] = []
  const sizes: number[] = []
  for (const word of wordsOf(segmenter, normalized)) {
    const size = [...word].length
    // 狂犬并: what nothing follows may be a mistake itself.
    const isEnd = sizes.length > 0 && isLone.length + 1 === characters.length
    const isWeakOne = size === 1 && isFunctionWord(word) && !(isEnd && isMeantLast(word))
    sizes.push(size)
    for (let i = 0; i < size; i++) {
      isLone.push(size === 1 && !isWeakOne)
      isWeak.push(isWeakOne)
    }
  }
  // 医了互助: a function word beside a lone character may be part of the same mistake.
  const isDoubtful = isLone.map(
    (own, i) => own || (isWeak[i] === true && (isLone[i - 1] === true || isLone[i + 1] === true)),
  )
  // A slip that makes a word (工商认定 for 工伤认定): in what is short enough to be one thing, and long
  // enough to be another by no chance.
  const { length } = characters
  if (length >= LEAST_SURE && length <= MOST_SURE && !isDoubtful.includes(true))
    isDoubtful.fill(true)
  const isCut = length > 1 && isLone.length === length
  const told = (places: readonly boolean[]): readonly boolean[] =>
    isCut ? places : characters.map(() => false)
  return {
    text,
    characters,
    isLone: told(isLone),
    isDoubtful: told(isDoubtful),
    isNear: told(withWords(isDoubtful, isLone, sizes)),
    isParted,
  }
}

/** @param sizes - Of the words, in characters. */
function withWords(
  isDoubtful: readonly boolean[],
  isLone: readonly boolean[],
  sizes: readonly number[],
): readonly boolean[] {
  // Several lone characters are a name, or new to the corpus.
  if (isLone.filter(Boolean).length > 1) return isDoubtful
  let start = 0
  return sizes.flatMap((size) => {
    const end = start + size
    const isNear = size === SHORT && (isLone[start - 1] === true || isLone[end] === true)
    const places = isDoubtful.slice(start, end).map((own) => own || isNear)
    start = end
    return places
  })
}
