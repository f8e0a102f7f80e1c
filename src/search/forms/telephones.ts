/**
 * Telephone numbers of a query in other groups than they are typed: 02083181290 and 020-83181290,
 * 138 0013 8000 and 13800138000.
 *
 * Texts need no terms for it: numbers side by side are pairs or compounds of the index, and a
 * telephone number has few groups.
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../../index/ranking.ts'
import type { IndexReader } from '../../index/reader.ts'
import { unitPairTerm } from '../../text/analyzer.ts'
import { JOINED } from '../../text/compounds.ts'
import { telephoneOf, type Telephone } from '../../text/telephones.ts'
import type { Units } from '../../text/units.ts'
import type { Alternative } from './alternatives.ts'
import { knownTerms, oneOf } from './form-terms.ts'
import { MAX_SCORED_EXPANSION, startingWith } from '../query/half-typed.ts'
import type { PlanContext, ScoredTerm } from '../retrieve/planned.ts'
import { plainTextOf, type Query, type QueryText } from '../query/query.ts'
import type { Requirement } from '../retrieve/requirement.ts'

/** A telephone number of a text, unit by unit. */
interface TypedTelephone extends Telephone {
  readonly firstUnit: number
  readonly lastUnit: number
  /** Whether the text ends with it, so that more digits may follow. */
  readonly isHalf: boolean
}

const DIGITS = /^\d+$/u
/** What parts its groups. */
const GAP = /^(?:[-‐–—―−]| |\)-?)$/u
/** The code of the country has two or four digits, and stands first. */
const COUNTRY = /^(?:00)?86$/u
const FEWEST_OF_GROUP = 3
const MOST_GROUPS = 6
/** The numbers of books have short groups. */
const BOOK = /^97[89]$/u
/** What a word of a query has in it that may be a part of one. */
const PART = /^[+＋]?[(（]?[\d０-９][\d０-９()（）‐–—―−－-]*$/u

/**
 * The telephone numbers of a text in other groups.
 *
 * @param units - A scan of `text`.
 * @returns Those that are surely such numbers, then others.
 */
export function telephoneAlternatives(
  reader: IndexReader,
  text: string,
  units: Units,
  fields: number,
): { readonly sure: readonly Alternative[]; readonly others: readonly Alternative[] } {
  const sure: Alternative[] = []
  const others: Alternative[] = []
  for (let first = 0; first < units.count; first++) {
    const telephone = telephoneAt(text, units, first)
    if (telephone === null) continue
    const alternative = inOtherGroups(reader, units, telephone, fields)
    if (telephone.isSure) sure.push(alternative)
    else others.push(alternative)
    first = telephone.lastUnit
  }
  return { sure, others }
}

/** A query with clauses in one that are the groups of a telephone number: 138 0013 8000. */
export function withTelephones(
  { normalizeText, scan }: PlanContext,
  { clauses, excluded }: Query,
): Query {
  const parts = clauses.map((clause) => {
    const only = plainTextOf(clause)
    return only !== null && PART.test(only.text) ? only : null
  })
  const joined: (readonly QueryText[])[] = []
  for (let i = 0; i < clauses.length;) {
    let next = i + 1
    let clause = clauses[i] ?? []
    let text = parts[i]?.text ?? ''
    for (let k = i + 1; text !== '' && k < i + MOST_GROUPS; k++) {
      const part = parts[k]
      if (part === null || part === undefined) break
      text += ` ${part.text}`
      const normalized = normalizeText(text)
      const units = scan(normalized)
      if (telephoneAt(normalized, units, 0)?.lastUnit !== units.count - 1) continue
      clause = [{ ...part, text }]
      next = k + 1
    }
    joined.push(clause)
    i = next
  }
  return { clauses: joined, excluded }
}

/** The longest telephone number that begins with a unit. */
function telephoneAt(text: string, units: Units, first: number): TypedTelephone | null {
  const { start, end, count } = units
  const groups: string[] = []
  for (let i = first; i < count && groups.length < MOST_GROUPS; i++) {
    const unit = text.slice(start[i], end[i])
    if (!DIGITS.test(unit) || (i > first && !GAP.test(text.slice(end[i - 1], start[i])))) break
    groups.push(unit)
  }
  for (; groups.length > 0; groups.pop()) {
    const lastUnit = first + groups.length - 1
    const isHalf = lastUnit === count - 1
    const telephone = telephoneOf(groups.join(''), isHalf)
    if (telephone === null || !isGrouped(groups, telephone, isHalf)) continue
    const typed = COUNTRY.test(groups[0] ?? '') ? groups.slice(1) : groups
    const groupings = typed.length > 1 ? [typed, ...telephone.groupings] : telephone.groupings
    return { ...telephone, groupings, firstUnit: first, lastUnit, isHalf }
  }
  return null
}

/** Whether digits are grouped as in a telephone number, and not like thousands or what stands in a table. */
function isGrouped(groups: readonly string[], telephone: Telephone, isHalf: boolean): boolean {
  if (groups.length === 1 || BOOK.test(groups[0] ?? '')) return true
  if (!telephone.isSure) return telephone.groupings.some((some) => some.join() === groups.join())
  // After the code of the country 20 is the area 020; and 02 is that of Taipei.
  const short = COUNTRY.test(groups[0] ?? '') ? 2 : groups[0]?.startsWith('0') ? 1 : 0
  return groups.every(
    (group, i) =>
      group.length >= (i < short ? 2 : FEWEST_OF_GROUP) || (isHalf && i === groups.length - 1),
  )
}

function inOtherGroups(
  reader: IndexReader,
  units: Units,
  { firstUnit, lastUnit, digits, groupings, isSure, isHalf }: TypedTelephone,
  fields: number,
): Alternative {
  const scored = new Map<number, ScoredTerm>()
  const isApart = lastUnit > firstUnit
  const weight = RANKING.spacingWeight * (lastUnit - firstUnit + 1)
  /** Terms of any of these forms; the last one may go on. */
  const anyOf = (forms: readonly string[], isOpen: boolean): Requirement => {
    const exact = knownTerms(reader, forms)
    const all = isOpen ? forms.flatMap((form) => startingWith(reader, form)) : exact
    for (const term of all.slice(0, MAX_SCORED_EXPANSION))
      scored.set(term, {
        term,
        weight: exact.includes(term) ? weight : RANKING.partialUnitWeight,
        documentFrequency: null,
        fields,
      })
    return oneOf([...exact, ...all], fields)
  }
  const inOne = anyOf([digits, `86${digits}`], isHalf && isApart)
  const apart = groupings.map((groups): Requirement => {
    const joints = groups.slice(1).map((right, i) => ({ left: groups[i] ?? '', right, i }))
    return {
      kind: 'all',
      parts: joints.map(({ left, right, i }) =>
        anyOf(
          [unitPairTerm(left, right, true), `${JOINED}${left}-${right}`],
          isHalf && i === joints.length - 1,
        ),
      ),
    }
  })
  return {
    start: units.start[firstUnit] ?? 0,
    end: units.end[lastUnit] ?? 0,
    text: digits,
    requirement: { kind: 'any', parts: [inOne, ...apart] },
    scored: [...scored.values()],
    marks: [digits, `86${digits}`].map((form) => ({
      text: form,
      wholeStart: true,
      wholeEnd: !isHalf,
      isLoose: true,
    })),
    // Its groups somewhere are no answer.
    isComplete: isSure && isApart,
    isInstead: isSure && isApart,
  }
}
