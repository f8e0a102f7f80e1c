/**
 * Alternatives: other ways to say a part of the query.
 *
 * A number may be written in another way (二〇二五年, 2025年), a word may have synonyms in the
 * corpus's own list. Either widens what is required of a document: the words as typed, or the
 * other way of saying them. What was typed still counts for more.
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../index/ranking.ts'
import type { IndexReader } from '../index/reader.ts'
import { unitPairTerm } from '../text/analyzer.ts'
import { findNumbers, PLAIN, spellings, type NumberSpan } from '../text/numbers.ts'
import type { Units } from '../text/units.ts'
import type { Requirement } from './requirement.ts'
import type { Mark, PlanContext, PlannedWord, ScoredTerm } from './planned.ts'

/** Another way to say `text.slice(start, end)` of the normalized query text. */
export interface Alternative {
  readonly start: number
  readonly end: number
  readonly requirement: Requirement
  readonly scored: readonly ScoredTerm[]
  readonly marks: readonly Mark[]
  /** As it is shown to a reader. */
  readonly text: string
}

/** Numbers of the text in other spellings; with the unit after it, as a reader means it. */
export function numberAlternatives(
  { reader }: PlanContext,
  text: string,
  units: Units,
  fields: number,
): Alternative[] {
  return numbersOf(text, units).map(({ firstUnit, lastUnit, plain }) => {
    const hasNext = lastUnit + 1 < units.count && units.isFirst[lastUnit + 1] === 0
    const last = hasNext ? lastUnit + 1 : lastUnit
    const next = text.slice(units.start[last], units.end[last])
    const withNext = (form: string): string =>
      hasNext ? unitPairTerm(form, next, units.isChar[last] === 0) : form
    // In digits, as a text may have it, and as what texts say in any other way.
    const terms = [withNext(plain), withNext(PLAIN + plain)]
      .map((form) => reader.stringTerm(form))
      .filter((term) => term >= 0)
    return {
      start: units.start[firstUnit] ?? 0,
      end: units.end[last] ?? 0,
      text: withNext(plain),
      requirement: { kind: 'terms', terms, fields },
      scored: terms.map((term) => ({
        term,
        weight: RANKING.numberFormWeight,
        documentFrequency: null,
        fields,
      })),
      marks: [plain, ...spellings(plain)]
        .filter((spelling) => hasNext || spelling.length > 1)
        .map((spelling) => whole(hasNext ? spelling + next : spelling)),
    }
  })
}

/** All numbers of a text: those in digits, and those that have another plain form. */
function numbersOf(text: string, units: Units): NumberSpan[] {
  const spelled = findNumbers(text, units)
  const taken = new Set(spelled.map(({ firstUnit }) => firstUnit))
  const inDigits: NumberSpan[] = []
  for (let i = 0; i < units.count; i++) {
    if (units.isChar[i] === 1) continue
    const own = text.slice(units.start[i], units.end[i])
    if (!taken.has(i) && /^\d{1,12}$/u.test(own))
      inDigits.push({ firstUnit: i, lastUnit: i, plain: own })
  }
  return [...spelled, ...inDigits]
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
    const start = word === '' ? -1 : text.indexOf(word)
    const end = start + word.length
    if (start < 0 || taken.some((span) => start < span.end && span.start < end)) continue
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

/**
 * Joins the words that lie inside of an alternative's part of the text into one, which the
 * alternatives satisfy too. An alternative whose part begins or ends inside of a word is
 * dropped: it is a chance likeness (建会 in 组建会议).
 */
export function applyAlternatives(
  words: readonly PlannedWord[],
  alternatives: readonly Alternative[],
): { readonly words: PlannedWord[]; readonly applied: readonly Alternative[] } {
  const parts = Map.groupBy(alternatives, ({ start, end }) => `${start}-${end}`)
  const applied: Alternative[] = []
  let left = [...words]
  for (const part of parts.values()) {
    const [{ start, end }] = part as [Alternative, ...Alternative[]]
    const inside = left.filter((word) => start <= word.start && word.end <= end)
    const isAcross = (word: PlannedWord): boolean =>
      word.start < end && start < word.end && !inside.includes(word)
    const isCut = left.some((word) => isAcross(word) && !word.isGuess)
    const counting = inside.filter(({ isOptional }) => !isOptional)
    if (isCut || inside.length === 0) continue
    applied.push(...part)
    left = left.filter((word) => !inside.includes(word) && !isAcross(word))
    left.push({
      text: inside.map(({ text }) => text).join(''),
      start: Math.min(...inside.map((word) => word.start)),
      end: Math.max(...inside.map((word) => word.end)),
      parts: inside.flatMap((word) => word.parts),
      isOptional: counting.length === 0,
      isGuess: false,
      requirement: {
        kind: 'any',
        parts: [
          {
            kind: 'all',
            parts: (counting.length > 0 ? counting : inside).map(({ requirement }) => requirement),
          },
          ...part.map(({ requirement }) => requirement),
        ],
      },
    })
  }
  return { words: left.toSorted((a, b) => a.start - b.start), applied }
}

function whole(text: string): Mark {
  return { text, wholeStart: true, wholeEnd: true }
}
