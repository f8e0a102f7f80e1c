/**
 * Alternatives: other ways to say a part of the query.
 *
 * A number may be written in another way (`number-alternatives.ts`), a word may have synonyms in the
 * corpus's own list, or be spelled in another way. Each widens what is required of a document: the
 * words as typed, or the other way of saying them. What was typed still counts for more.
 *
 * Layer: search. Imports: index, search.
 */

import { RANKING } from '../../index/ranking.ts'
import type { IndexReader } from '../../index/reader.ts'
import { mostHolding } from './rarest-pair.ts'
import { costOf, type Requirement } from '../retrieve/requirement.ts'
import type { Mark, PlanContext, ScoredTerm } from '../retrieve/planned.ts'

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
 * Synonyms and other spellings of parts of the text, the longest part first; parts do not overlap.
 *
 * @param isScored - Else it says what is left out: that is a word in any spelling, and no synonym.
 * @param plan - Plans another text the same way, without synonyms.
 */
export function synonymAlternatives(
  { reader }: PlanContext,
  text: string,
  isScored: boolean,
  plan: (text: string) => {
    readonly required: Requirement | null
    readonly scored: readonly ScoredTerm[]
  },
): Alternative[] {
  const taken: PlacedMember[] = []
  const found: Alternative[] = []
  for (const placed of membersIn(reader, text)) {
    const { member, start } = placed
    const { word, group } = member
    const end = start + word.length
    const isTaken = taken.some(
      (other) =>
        other.member === member ||
        (start < other.start + other.member.word.length && other.start < end),
    )
    if (isTaken) continue
    taken.push(placed)
    // One word in several spellings.
    const isSpelling = group[0] === ''
    if (!isScored && !isSpelling) continue
    const most = isSpelling ? mostHolding(reader, word) : 0
    const weight = isSpelling ? RANKING.numberFormWeight : RANKING.synonymWeight
    for (const other of group) {
      // Part of what was typed is found with it; it is no other way to say it.
      if (other === word || other === '') continue
      if (isSpelling && mostHolding(reader, other) <= most * BY_CHANCE) continue
      const { required, scored } = plan(other)
      // What no text says has pieces that say nothing: 工 of 员工.
      if (required === null || costOf(reader, required) === 0) continue
      found.push({
        start,
        end,
        text: other,
        requirement: required,
        scored: scored.map((term) => ({ ...term, weight: term.weight * weight })),
        // Its words by themselves are no answer: 成立 alone does not say 成立工会.
        marks: [whole(other)],
      })
    }
  }
  return found
}

/** Of a spelling that so few documents have, beside the typed one, the characters meet by chance: 设计画面. */
const BY_CHANCE = 0.05

/** A synonym and its group. */
interface Member {
  readonly word: string
  readonly group: readonly string[]
}

/** A synonym where it stands in a text. */
interface PlacedMember {
  readonly member: Member
  readonly start: number
}

/** Where synonyms stand in a text, the longest first. */
function membersIn(reader: IndexReader, text: string): PlacedMember[] {
  const members = membersOf(reader)
  const found: PlacedMember[] = []
  for (let start = 0; start < text.length; start++)
    for (const member of members.get(text.charCodeAt(start)) ?? [])
      if (text.startsWith(member.word, start)) found.push({ member, start })
  return found.toSorted((a, b) => b.member.word.length - a.member.word.length)
}

const known = new WeakMap<IndexReader, ReadonlyMap<number, readonly Member[]>>()

/** All synonyms of an index by their first code unit. */
function membersOf(reader: IndexReader): ReadonlyMap<number, readonly Member[]> {
  let members = known.get(reader)
  if (members === undefined) {
    members = Map.groupBy(
      reader.synonyms.flatMap((group) => group.map((word) => ({ word, group }))),
      ({ word }) => word.charCodeAt(0),
    )
    known.set(reader, members)
  }
  return members
}

/** A mark on whole words and numbers alone. */
export function whole(text: string): Mark {
  return { text, wholeStart: true, wholeEnd: true }
}
