/**
 * Planning one piece of query text: what it requires, what it scores, what to mark.
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../../index/ranking.ts'
import { withWholes } from './piece-marks.ts'
import type { IndexReader } from '../../index/reader.ts'
import { findCompounds, JOINED } from '../../text/compounds.ts'
import { findNumbers, type NumberSpan } from '../../text/numbers.ts'
import { EVERY_FIELD } from '../../index/schema.ts'
import { synonymAlternatives, whole, type Alternative } from '../forms/alternatives.ts'
import { coupletOf } from '../forms/couplets.ts'
import { knownTerms, oneOf, scoredAs } from '../forms/form-terms.ts'
import { isAsking, isFunctionWord } from '../query/function-words.ts'
import { exactly } from '../forms/other-spelling.ts'
import { startingWith } from '../query/half-typed.ts'
import { numbersOf } from '../forms/typed-numbers.ts'
import { numberForms } from '../forms/number-forms.ts'
import { heldCompounds, type HeldCompound } from '../forms/compound-alternatives.ts'
import { otherAlternatives } from '../forms/text-alternatives.ts'
import { segmentGrades } from '../forms/grades.ts'
import { OPEN } from '../forms/neighbours.ts'
import { PlanBuilder } from './plan-builder.ts'
import type {
  Openness,
  PlanContext,
  PlannedWord,
  PlanOptions,
  ScoredTerm,
  TextPlan,
} from '../retrieve/planned.ts'
import { join, type Requirement } from '../retrieve/requirement.ts'
import type { JoinedWord } from '../forms/spacing.ts'
import { applyAlternatives } from '../forms/apply-alternatives.ts'
import { pairsOf, unitsOf, type Unit } from '../query/query-units.ts'

/** What stands beside a text in its query. */
export interface Surroundings {
  /** Words that it makes with that (`spacing.ts`). */
  readonly joined?: readonly JoinedWord[]
  readonly openness?: Openness
}

/**
 * Plans a text that must stand in one of `fields`, with all its ways of being said.
 *
 * @param isScored - Whether it is to score; what is excluded is only required.
 */
export function planText(
  context: PlanContext,
  text: string,
  fields: number,
  { joined = [], openness = OPEN }: Surroundings = {},
  isScored = true,
): TextPlan {
  const { reader } = context
  const normalized = context.normalizeText(text)
  const columns = context.scan(normalized)
  const units = unitsOf(columns, normalized)
  const spelled = findNumbers(normalized, columns)
  const numbers = numbersOf(reader, normalized, columns, spelled)
  const compounds = findCompounds(normalized, columns)
  const options = { fields, isScored, openness }
  const typed = planAsTyped(context, normalized, units, options, spelled[0] ?? null)
  // Pairs tell nothing of what signs part; its compounds do, and it has no other forms.
  const isParted = typed.inText !== null
  const held = isParted ? heldCompounds(reader, columns, compounds, fields) : []
  const forms = isParted
    ? null
    : (numberForms(reader, units, numbers, fields) ?? coupletOf(reader, units, fields))
  const literal = literalOf(reader, typed.literal, held, joined, fields)
  const others = otherAlternatives(
    context,
    { text: normalized, units: columns, numbers, compounds, fields },
    { held, literal, joined, hasWords: units.some(({ isChar }) => !isChar) },
  )
  // Planning another text scans it into the same columns.
  const synonyms = synonymAlternatives(context, normalized, isScored, (other) => {
    const otherUnits = unitsOf(context.scan(other), other)
    const plan = planAsTyped(context, other, otherUnits, { ...options, openness: OPEN })
    return { required: plan.literal, scored: plan.scored }
  })
  const { words, applied } = applyAlternatives(
    typed.words,
    [...others, ...synonyms],
    (character) => {
      const term = containedTerm(context, character, fields)
      return term < 0 ? null : oneOf([term], fields)
    },
  )
  const lines = (forms?.lines ?? []).map(whole)
  const marks = withWholes(normalized, [...typed.marks, ...lines], typed.words, applied)
  return {
    ...typed,
    words,
    literal,
    forms,
    alternatives: applied.map((alternative) => alternative.text),
    scored: [
      ...typed.scored,
      ...applied.flatMap((alternative) => alternative.scored),
      ...containedTerms(context, units, typed.words, fields),
      ...scoredAs(hyphened(context, units), 1, fields),
    ],
    marks: [
      ...marks.filter(({ text: part }) => !isReplaced(normalized, part, applied)),
      ...applied.flatMap((alternative) => alternative.marks),
    ],
  }
}

/**
 * What a document must hold that says a text as typed: with its compounds, or in one with what stands
 * beside it (USB4 for usb 4).
 */
function literalOf(
  reader: IndexReader,
  literal: Requirement | null,
  held: readonly HeldCompound[],
  joined: readonly JoinedWord[],
  fields: number,
): Requirement | null {
  if (literal === null) return null
  const all = join('all', [literal, ...held.map(({ requirement }) => requirement)])
  const inOne = joined.flatMap(({ text, isMixed }) => (isMixed ? exactly(reader, text) : []))
  return inOne.length > 0 ? join('any', [all, oneOf(inOne, fields)]) : all
}

/** Whether a mark stands for a part of what some alternative marks in its stead. */
function isReplaced(text: string, part: string, alternatives: readonly Alternative[]): boolean {
  return alternatives.some(
    ({ isInstead, start, end }) => isInstead && text.slice(start, end).includes(part),
  )
}

/** The term of a character wherever a document has it; such terms tell nothing of fields. */
function containedTerm({ reader }: PlanContext, character: string, fields: number): number {
  return fields === EVERY_FIELD ? reader.containedTerm(character.codePointAt(0) ?? 0) : -1
}

/** The characters of the text, wherever a document has them: words that share one are often kin. */
function containedTerms(
  context: PlanContext,
  units: readonly Unit[],
  words: readonly PlannedWord[],
  fields: number,
): readonly ScoredTerm[] {
  const terms = new Set<number>()
  const asking = words.filter((word) => isAsking(word.text))
  for (const { text, isChar, start, end } of units) {
    if (asking.some((word) => word.start <= start && end <= word.end)) continue
    const term = isChar && !isFunctionWord(text) ? containedTerm(context, text, fields) : -1
    if (term >= 0) terms.add(term)
  }
  return scoredAs([...terms], RANKING.containedCharacterWeight, fields)
}

/** The numbers of a text behind a character as others write them: 歼-20 for 歼20, and the other way round. */
function hyphened({ reader }: PlanContext, units: readonly Unit[]): number[] {
  return units.flatMap(({ text, isChar, start }, i) => {
    const before = units[i - 1]
    if (isChar || !before?.isChar || start > before.end + 1) return []
    const form = before.text + text
    const own = start > before.end ? knownTerms(reader, [form]) : []
    return [...own, ...startingWith(reader, JOINED + form)]
  })
}

/** Whether a text begins with a number in Chinese numerals, and something follows it. */
function beginsWithNumerals(units: readonly Unit[], number: NumberSpan | null): boolean {
  if (number?.firstUnit !== 0 || !units[0]?.isChar) return false
  return units[number.lastUnit + 1]?.isFirst === false
}

/**
 * Plans a normalized text as it stands.
 *
 * @param number - Its first number that is not in plain digits.
 */
function planAsTyped(
  context: PlanContext,
  normalized: string,
  units: readonly Unit[],
  options: PlanOptions,
  number: NumberSpan | null = null,
): TextPlan {
  const pairs = pairsOf(context.reader, units)
  const builder = new PlanBuilder(context, units, pairs, options)
  builder.addUnits()
  segmentGrades(
    context.segmenter,
    normalized,
    (start, end) => builder.addWord(normalized, start, end),
    (start, end) => builder.addLongWord(normalized.slice(start, end)),
  )
  return builder.finish(beginsWithNumerals(units, number) ? number : null)
}
