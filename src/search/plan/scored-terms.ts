/**
 * The terms that a text scores, each with the greatest weight that some part of it gives.
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../../index/ranking.ts'
import type { IndexReader } from '../../index/reader.ts'
import { unitPairTerm } from '../../text/analyzer.ts'
import { isAsking, isFunctionWord } from '../query/function-words.ts'
import { MAX_SCORED_EXPANSION } from '../query/half-typed.ts'
import { isAcrossEdge, type FunctionWordUnits, type PairedUnits } from './lone-characters.ts'
import type { ScoredTerm } from '../retrieve/planned.ts'
import { isModelOf } from '../forms/model-numbers.ts'
import { isBoundary } from '../forms/other-spelling.ts'
import type { Unit } from '../query/query-units.ts'

/** Of a very common character its pairs say little, and would take most of the search's time. */
const MAX_SCORED_POSTINGS = 50_000

/** Letters that a number may follow (AlphaFold2 for AlphaFold); fewer are codes of other things. */
const FAMILY = /^[a-z]{4,}$/u

export class ScoredTerms {
  readonly #reader: IndexReader
  readonly #fields: number
  readonly #terms = new Map<number, ScoredTerm>()

  constructor(reader: IndexReader, fields: number) {
    this.#reader = reader
    this.#fields = fields
  }

  /** @param documentFrequency - What its rarity is taken from; null for its own. */
  add(term: number, weight: number, documentFrequency: number | null = null): void {
    if (term < 0 || weight <= (this.#terms.get(term)?.weight ?? 0)) return
    // A character that only stands in words has a list for its frequency alone.
    if (this.#reader.list(term).documentFrequency === 0) return
    this.#terms.set(term, { term, weight, documentFrequency, fields: this.#fields })
  }

  /** All pairs of a text, as evidence for phrases; a word of the query counts for more. */
  addPairs({ units, pairs }: PairedUnits, shaping: FunctionWordUnits): void {
    for (const [index, terms] of pairs.entries()) {
      const text = `${units[index - 1]?.text}${units[index]?.text}`
      const weight = isAcrossEdge(shaping, index) ? RANKING.functionSeamWeight : pairWeight(text)
      this.addPair(units, index, terms ?? [], weight)
    }
  }

  /** The pair that a unit makes with the one before, as any of `terms`. */
  addPair(units: readonly Unit[], index: number, terms: readonly number[], weight: number): void {
    const left = units[index - 1]
    const right = units[index]
    const [only] = terms
    if (only === undefined || left === undefined || right === undefined) return
    if (left.isChar && right.isChar) {
      this.add(only, weight)
      return
    }
    const text = unitPairTerm(left.text, right.text, !left.isChar && !right.isChar)
    this.addExpansion(terms, this.#reader.stringTerm(text), weight)
  }

  /**
   * A term, and less what it may be a part of: 3年, and 1983年; but a number with the letters of a
   * model before it, RTX4090 for 4090, is in another spacing. Together they are as rare as all of
   * them, else a rare one that only contains what was typed would count for more than it does.
   */
  addExpansion(terms: readonly number[], exact: number, weight: number): void {
    const some = terms.slice(0, MAX_SCORED_EXPANSION)
    if (some.length === 1 && some[0] === exact) {
      this.add(exact, weight)
      return
    }
    const documents = Math.min(
      this.#reader.documentCount,
      some.reduce((sum, term) => sum + this.#reader.list(term).documentFrequency, 0),
    )
    const text = exact < 0 ? '' : this.#reader.termText(exact)
    const shareOf = (term: number): number => {
      if (term === exact) return 1
      const word = this.#reader.termText(term)
      const isOfFamily = FAMILY.test(text) && word.startsWith(text) && isBoundary(word, text.length)
      return isModelOf(word, text) || isOfFamily ? RANKING.spacingWeight : RANKING.partialUnitWeight
    }
    for (const term of some) this.add(term, weight * shareOf(term), documents)
  }

  /** Terms that are one together, which is as rare as all of them; the first count most. */
  addTogether(terms: readonly number[], weight: number, documents: number): void {
    const rarity = Math.min(this.#reader.documentCount, documents)
    let left = MAX_SCORED_POSTINGS
    for (const term of terms.slice(0, MAX_SCORED_EXPANSION)) {
      if ((left -= this.#reader.list(term).documentFrequency) < 0) break
      this.add(term, weight, rarity)
    }
  }

  all(): ScoredTerm[] {
    return [...this.#terms.values()]
  }
}

/** How much a pair counts that is no word of the query. */
function pairWeight(text: string): number {
  return isAsking(text) ? RANKING.askingWeight : RANKING.pairWeight
}

/** How much a character counts that the query has as a word. */
export function characterWeight(text: string): number {
  if (isAsking(text)) return RANKING.askingWeight
  return isFunctionWord(text) ? RANKING.functionCharacterWeight : RANKING.characterWeight
}

/** What a word of three or more characters counts, beside its pairs. */
export function longWordWeight(text: string): number {
  return isAsking(text) ? RANKING.askingWeight : RANKING.longWordWeight
}
