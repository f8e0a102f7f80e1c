/**
 * Building a plan, unit by unit and word by word.
 *
 * The text is cut by the index's own terms (`lattice.ts`), so whatever it asks for can be in
 * the index. Words of two characters are required through their pairs and longer ones through
 * themselves: the index has both wherever they stand, however a document was cut. Single
 * characters and function words score but are not required, unless there is nothing else.
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../../index/ranking.ts'
import { plainNumber, type NumberSpan } from '../../text/numbers.ts'
import { placesOf } from './character-places.ts'
import { isFunctionWord } from '../query/function-words.ts'
import { termsOfUnit } from '../query/half-typed.ts'
import { planLiteral } from '../retrieve/literal-plan.ts'
import { isAcrossEdge, isIdle, isSeam, pairsOfLone, type PairedUnits } from './lone-characters.ts'
import { modelsOf } from '../forms/model-numbers.ts'
import { OPEN } from '../forms/neighbours.ts'
import type { Mark, PlanContext, PlannedWord, PlanOptions, TextPlan } from '../retrieve/planned.ts'
import { QueryRequirements } from './query-requirements.ts'
import { isMeasured, isEdge, runTexts, type Unit } from '../query/query-units.ts'
import { costOf, type Requirement } from '../retrieve/requirement.ts'
import { characterWeight, longWordWeight, ScoredTerms } from './scored-terms.ts'

const BEGINS_WITH_LETTER = /^[a-z]/u

export class PlanBuilder {
  readonly #context: PlanContext
  readonly #text: PairedUnits
  readonly #units: readonly Unit[]
  readonly #pairs: readonly (readonly number[] | null)[]
  readonly #options: PlanOptions
  readonly #scored: ScoredTerms
  readonly #words: PlannedWord[] = []
  readonly #marks = new Map<string, Mark>()
  /** By unit: whether a required word covers it. */
  readonly #covered: boolean[]
  /** By code unit of the normalized text: its unit. */
  readonly #unitAt = new Map<number, number>()
  /** Lone characters, by unit, in case nothing else is required. */
  readonly #lone: number[] = []
  /** What was looked up for a unit, for when it comes again. */
  readonly #expansions = new Map<string, readonly number[]>()
  readonly #characters = new Map<string, Requirement>()
  readonly #shaping = new Map<number, number>()
  readonly #requirements: QueryRequirements

  constructor(
    context: PlanContext,
    units: readonly Unit[],
    pairs: readonly (readonly number[] | null)[],
    options: PlanOptions,
  ) {
    this.#context = context
    this.#text = { units, pairs }
    this.#units = units
    this.#pairs = pairs
    this.#options = options
    this.#requirements = new QueryRequirements(options.fields)
    this.#scored = new ScoredTerms(context.reader, options.fields)
    this.#covered = units.map(() => false)
    for (const [index, { start }] of units.entries()) this.#unitAt.set(start, index)
  }

  /** Latin words and numbers. */
  addUnits(): void {
    for (const [index, unit] of this.#units.entries()) if (!unit.isChar) this.#addUnit(index)
  }

  /** A word of three or more characters that the text has, cut or not. */
  addLongWord(word: string): void {
    this.#scored.add(this.#context.reader.stringTerm(word), longWordWeight(word))
  }

  addWord(normalized: string, start: number, end: number): void {
    const first = this.#unitAt.get(start) ?? 0
    const text = normalized.slice(start, end)
    let last = first
    while ((this.#units[last]?.end ?? end) < end) last++
    if (last === first) {
      this.#addCharacter(first)
      return
    }
    const isOptional = isFunctionWord(text)
    const word = last > first + 1 ? this.#context.reader.stringTerm(text) : -1
    const required =
      word < 0
        ? this.#requirements.pairsWithin(this.#pairs, first, last)
        : this.#requirements.any([word])
    this.#require(text, start, required, isOptional)
    for (let i = first; i <= last; i++) {
      this.#covered[i] = true
      if (isOptional) this.#shaping.set(i, first)
    }
    // A function word counts as any pair does that is no word.
    if (last === first + 1 && !isOptional)
      for (const term of this.#pairs[last] ?? []) this.#scored.add(term, 1)
    this.#mark(text, true, true)
  }

  /** @param number - The number in numerals that the text begins with. */
  finish(number: NumberSpan | null): TextPlan {
    this.#scored.addPairs(this.#text, this.#shaping)
    this.#addLoneCharacters()
    // Where the text stands as typed it is marked in one piece, lone characters and all.
    for (const text of runTexts(this.#units)) this.#mark(text, false, false)
    const required = this.#words.flatMap(({ isOptional, requirement, wherever }) =>
      isOptional ? (wherever ?? []) : requirement,
    )
    const { requirement: literal, ...matchers } = planLiteral(
      this.#context.reader,
      { units: this.#units, pairs: this.#pairs, fields: this.#options.fields, number },
      required,
    )
    return {
      words: this.#words.toSorted((a, b) => a.start - b.start),
      literal,
      ...matchers,
      forms: null,
      scored: this.#scored.all(),
      alternatives: [],
      marks: [...this.#marks.values()],
    }
  }

  /** A number with a lone character after it is one thing to a reader: 3月, 62家, 2025年. */
  #addUnit(index: number): void {
    const unit = this.#units[index] as Unit
    const { reader, segmenter } = this.#context
    const exact = reader.stringTerm(unit.text)
    // What the index lacks can only be a part of a word: of a model beside a character, too (索尼xm5).
    const { left: isLeftOpen, right: isRightOpen } = exact < 0 ? OPEN : this.#options.openness
    const isModel = exact < 0 && BEGINS_WITH_LETTER.test(unit.text)
    const isBeside = isModel && (this.#units[index - 1]?.isChar ?? false)
    const left = isLeftOpen && (isBeside || isEdge(this.#units, index, 'left'))
    const right = isRightOpen && isEdge(this.#units, index, 'right')
    const terms = this.#termsOfUnit(unit.text, exact, left, right)
    this.#scored.addExpansion(terms, exact, 1)
    this.#covered[index] = true
    const next = this.#units[index + 1]
    if (next !== undefined && isMeasured(segmenter, this.#units, this.#pairs, index)) {
      const pair = this.#pairs[index + 1] ?? []
      this.#scored.addPair(this.#units, index + 1, pair, 1)
      this.#covered[index + 1] = true
      this.#require(unit.text + next.text, unit.start, this.#requirements.any(pair), false)
      // Typed with more, a number is half typed only where all of it stands.
      const isAll = left && isEdge(this.#units, index + 1, 'right')
      this.#mark(unit.text + next.text, !isAll, true)
    } else {
      this.#require(unit.text, unit.start, this.#requirements.once(terms), false)
      const isAlone = terms.length === 1 && terms[0] === exact
      const isPart = isAlone || (/^\d/u.test(unit.text) && !(left && right))
      this.#mark(unit.text, isPart || !left, isPart || !right)
      if (isPart && left)
        for (const word of modelsOf(reader, terms, unit.text)) this.#mark(word, true, true)
    }
  }

  /** The terms that a Latin word or number is, or may be part of where the text begins or ends. */
  #termsOfUnit(text: string, exact: number, left: boolean, right: boolean): readonly number[] {
    const key = `${Number(left)}${Number(right)}${text}`
    return this.#once(key, this.#expansions, () =>
      termsOfUnit(this.#context.reader, text, exact, left, right),
    )
  }

  #once<Value>(key: string, known: Map<string, Value>, make: () => Value): Value {
    let value = known.get(key)
    if (value === undefined) known.set(key, (value = make()))
    return value
  }

  #addCharacter(index: number): void {
    const unit = this.#units[index] as Unit
    const term = this.#context.reader.characterTerm(unit.text.codePointAt(0) ?? 0)
    this.#scored.add(term, characterWeight(unit.text))
    if (!(this.#covered[index] ?? false)) this.#lone.push(index)
  }

  /**
   * Two lone characters side by side are most often a name or a word no dictionary has (蔡琪):
   * their pair is required, unless one is a function word and there is more to go by. A lone
   * character that no pair takes in is required only when the text has nothing else.
   */
  #addLoneCharacters(): void {
    const hasMore = this.#words.some(({ isOptional }) => !isOptional)
    const paired = new Set<number>()
    for (const index of this.#lone) {
      if (!this.#lone.includes(index - 1) || this.#units[index]?.isFirst) continue
      const left = this.#units[index - 1] as Unit
      const right = this.#units[index] as Unit
      const isWeak = isFunctionWord(left.text) || isFunctionWord(right.text)
      if ((isWeak && hasMore) || isSeam(this.#context.reader, this.#text, this.#lone, index))
        continue
      const pair = this.#requirements.any(this.#pairs[index] ?? [])
      this.#require(left.text + right.text, left.start, pair, false, right.end)
      this.#mark(left.text + right.text, true, true)
      paired.add(index - 1).add(index)
    }
    const hasRequired = this.#words.some(({ isOptional }) => !isOptional)
    for (const index of this.#lone) {
      if (paired.has(index)) continue
      const unit = this.#units[index] as Unit
      if (hasRequired) {
        if (!this.#requireWithNeighbour(index) && !isIdle(this.#units, index))
          this.#addOptionalCharacter(unit)
        continue
      }
      const pair = this.#pairs[index] ?? this.#pairs[index + 1] ?? null
      if (pair !== null) this.#require(unit.text, unit.start, this.#requirements.any(pair), false)
      else this.#requireCharacter(unit)
    }
  }

  /** A unit with the one before it. */
  #pairText(index: number): string {
    return `${this.#units[index - 1]?.text}${this.#units[index]?.text}`
  }

  /**
   * A character that was cut off a word (助保障) is meant with what it touches, as far as the
   * index knows the two together. Whatever contains the text as typed has them.
   */
  #requireWithNeighbour(index: number): boolean {
    if (isIdle(this.#units, index)) return false
    const isCovered = (other: number): boolean => this.#covered[other] ?? true
    // 药 of 什么药 is meant with no 么.
    const either = pairsOfLone(this.#text, isCovered, index).filter(
      (each) => !isAcrossEdge(this.#shaping, each),
    )
    const [last] = either
    if (last === undefined) return false
    const left = this.#units[last - 1] as Unit
    const right = this.#units[last] as Unit
    const pairs = this.#requirements.any(either.flatMap((each) => this.#pairs[each] ?? []))
    this.#require(left.text + right.text, left.start, pairs, false, right.end)
    for (const each of either) this.#mark(this.#pairText(each), true, true)
    return true
  }

  /**
   * It may be what the text is about (蓍的叶子), so a sentence is answered by it as well. One that
   * stands nowhere is required: no document has all that was typed.
   */
  #addOptionalCharacter(unit: Unit): void {
    const term = this.#context.reader.characterTerm(unit.text.codePointAt(0) ?? 0)
    const isKnown = term >= 0
    this.#require(unit.text, unit.start, this.#requirements.any(isKnown ? [term] : []), isKnown)
    const word = this.#words.at(-1)
    if (!isKnown || word === undefined) return
    const codePoint = unit.text.codePointAt(0) ?? 0
    const { requirement } = placesOf(this.#context.reader, codePoint, this.#options.fields, false)
    this.#words.splice(-1, 1, { ...word, wherever: requirement })
  }

  /** A character by itself: wherever it stands, which is in some pair or as a word. */
  #requireCharacter(unit: Unit): void {
    const requirement = this.#once(unit.text, this.#characters, () => this.#whereverItStands(unit))
    this.#require(unit.text, unit.start, requirement, false)
    this.#mark(unit.text, false, false)
  }

  #whereverItStands(unit: Unit): Requirement {
    const { reader } = this.#context
    const codePoint = unit.text.codePointAt(0) ?? 0
    // What words a function character stands in tells nothing of what is sought.
    const isScored = this.#options.isScored && !isFunctionWord(unit.text)
    const { requirement, pairs } = placesOf(reader, codePoint, this.#options.fields, isScored)
    if (isScored)
      this.#scored.addTogether(pairs, RANKING.partialCharacterWeight, costOf(reader, requirement))
    return requirement
  }

  /** @param guessEnd - Where two characters end that may not belong together; between them may be a dot. */
  #require(
    text: string,
    start: number,
    requirement: Requirement,
    isOptional: boolean,
    guessEnd: number | null = null,
  ): void {
    this.#words.push({
      text,
      start,
      end: guessEnd ?? start + text.length,
      parts: [text],
      requirement,
      isOptional,
      isGuess: guessEnd !== null,
    })
  }

  #mark(text: string, wholeStart: boolean, wholeEnd: boolean): void {
    const isNumber = wholeStart && plainNumber(text) !== null
    if (this.#marks.get(text)?.isNumber ?? true)
      this.#marks.set(text, { text, wholeStart, wholeEnd, isNumber })
  }
}
