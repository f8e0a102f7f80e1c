/**
 * Alternatives: other ways to say a part of the query.
 *
 * A number may be written in another way (`number-alternatives.ts`), a word may have synonyms in the
 * corpus's own list. Either widens what is required of a document: the words as typed, or the
 * other way of saying them. What was typed still counts for more.
 *
 * Layer: search. Imports: index, search.
 */

import { RANKING } from '../index/ranking.ts'
import type { IndexReader } from '../index/reader.ts'
import type { Requirement } from './requirement.ts'
import type { Mark, PlanContext, ScoredTerm } from './planned.ts'

/** Another way to say `text.slice(start, end)` of the normalized query text. */
export interface Alternative {
  readonly start: number
  readonly end: number
  readonly requirement: Requirement
  readonly scored: readonly ScoredTerm[]
  readonly marks: readonly Mark[]
  /** As it is shown to a reader. */
  readonly text: string
  /** How the part reads as a word, where that tells more than what was typed: a date with signs. */
  readonly reads?: string
  /**
   * Whether it stands for all ways to say the part, as typed too: a number that nothing typed
   * before it can lengthen is not found inside of a longer one, 五日 of 三月五日 not in 十五日.
   */
  readonly isComplete?: boolean
  /**
   * Of a number, the pairs that it is as typed, in numerals or with 万 and 亿, and the one that its end makes
   * with its measure: 六十 of 六十岁 stands in 第二百六十四条 too.
   */
  readonly joint?: Requirement | null
  /** Whether its marks stand for all that is typed there: H&M and not every h. */
  readonly isInstead?: boolean
  /** Of a number with the character after it, which may begin a longer word: 24小时. */
  readonly measured?: Measured
  /** Of an ordinal, where the number begins: 第 may end a word (排名第). */
  readonly numberStart?: number
  /** Of a number, the pairs that it makes with the characters beside it: 双十 and 双11. */
  readonly beside?: { readonly before: Requirement; readonly after: Requirement }
}

export interface Measured {
  /** Where the number ends and its measure begins. */
  readonly end: number
  /** The same as `joint` of the number, where the measure is a word and asked for by itself. */
  readonly joint: Requirement | null
  /** What a document must hold of the text from there to `end`, the end of a word. */
  readonly restTo: (end: number) => readonly Requirement[]
  /** What to mark where the measure goes on to `end`. */
  readonly marksTo: (end: number) => readonly Mark[]
}

/**
 * Synonyms of parts of the text, the longest part first; parts do not overlap.
 *
 * @param plan - Plans another text the same way, without synonyms.
 */
export function synonymAlternatives(
  { reader }: PlanContext,
  text: string,
  plan: (text: string) => {
    readonly required: Requirement | null
    readonly scored: readonly ScoredTerm[]
  },
): Alternative[] {
  const taken: { start: number; end: number }[] = []
  const found: Alternative[] = []
  for (const { word, group } of membersOf(reader)) {
    const isTaken = (at: number): boolean =>
      taken.some((span) => at < span.end && span.start < at + word.length)
    let start = word === '' ? -1 : text.indexOf(word)
    while (start >= 0 && isTaken(start)) start = text.indexOf(word, start + 1)
    if (start < 0) continue
    const end = start + word.length
    taken.push({ start, end })
    for (const other of group) {
      // Part of what was typed is found with it; it is no other way to say it.
      if (other === word) continue
      const { required, scored } = plan(other)
      if (required === null) continue
      found.push({
        start,
        end,
        text: other,
        requirement: required,
        scored: scored.map((term) => ({ ...term, weight: term.weight * RANKING.synonymWeight })),
        // Its words by themselves are no answer: 成立 alone does not say 成立工会.
        marks: [whole(other)],
      })
    }
  }
  return found
}

/** A synonym and its group. */
interface Member {
  readonly word: string
  readonly group: readonly string[]
}

const members = new WeakMap<IndexReader, readonly Member[]>()

/** All synonyms of an index, the longest first. */
function membersOf(reader: IndexReader): readonly Member[] {
  let known = members.get(reader)
  if (known === undefined) {
    known = reader.synonyms
      .flatMap((group) => group.map((word) => ({ word, group })))
      .toSorted((a, b) => b.word.length - a.word.length)
    members.set(reader, known)
  }
  return known
}

/** A mark on whole words and numbers alone. */
export function whole(text: string): Mark {
  return { text, wholeStart: true, wholeEnd: true }
}
