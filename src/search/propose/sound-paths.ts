/**
 * From sounds to what the corpus says: the texts whose characters fit what was typed, and of which
 * every two neighbours stand side by side somewhere in the corpus.
 *
 * The pairs of the index are a graph over characters. What was typed is a row of places with steps
 * between them (a syllable, part of one, a certain character); a path through both at once is a
 * text. The cheapest are found place by place, each with a few ways to reach it. A pair costs the
 * negative logarithm of the share of documents that hold it, less if it is a word or keeps together.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import type { Readings } from '../../text/readings.ts'
import { isWordLike } from '../plan/bound-pairs.ts'
import { OTHER_CHARACTER, OTHER_READING, type SyllableCosts } from './sound-costs.ts'

/** What may stand between two places: this character, or one that sounds so. */
export interface SoundStep {
  readonly from: number
  readonly to: number
  /** 0 for none. */
  readonly codePoint: number
  /** Null where it must be the character. */
  readonly costs: SyllableCosts | null
}

export interface SoundPath {
  readonly text: string
  readonly cost: number
}

/** With the characters that it may be, and what each costs. */
interface Step extends SoundStep {
  readonly like: ReadonlyMap<number, number>
}

/** A way to a place: its last character, and the way to the one before. */
interface Way {
  readonly codePoint: number
  readonly before: Way | null
  readonly cost: number
}

/** Ways kept to one character at one place, and characters at one place. */
const WAYS = 3
const CHARACTERS = 128
/** How much the first character's share of documents counts beside that of its pair. */
const START = 0.5
/** What a pair costs less that is a word, or a name: those make sense. */
const WORD = 3

export class SoundPaths {
  readonly #reader: IndexReader
  readonly #readings: Readings
  /** By syllable: the characters of the index that sound so; made when first asked for. */
  #bySound: number[][] | null = null
  /** By what was typed. */
  readonly #like = new WeakMap<SyllableCosts, Map<number, number>>()
  /** By pair, 0 for those that nobody has asked for: keystrokes go through the same ones. */
  readonly #costs: Float32Array

  constructor(reader: IndexReader, readings: Readings) {
    this.#reader = reader
    this.#readings = readings
    this.#costs = new Float32Array(reader.firstString)
  }

  /** The cheapest `limit` texts that lead from place 0 to place `end`, cheapest first. */
  find(steps: readonly SoundStep[], end: number, limit: number): SoundPath[] {
    const from: Step[][] = Array.from({ length: end + 1 }, () => [])
    for (const step of steps) from[step.from]?.push({ ...step, like: this.#soundingLike(step) })
    const places: Map<number, Way[]>[] = Array.from({ length: end + 1 }, () => new Map())
    for (const step of from[0] ?? []) this.#start(step, places[step.to])
    for (let at = 1; at < end; at++)
      if ((from[at] ?? []).length > 0)
        for (const [codePoint, ways] of cheapest(places[at]))
          this.#continue(codePoint, ways, from[at] ?? [], places)
    return [...(places[end]?.values() ?? [])]
      .flat()
      .toSorted((a, b) => a.cost - b.cost)
      .slice(0, limit)
      .map((way) => ({ text: textOf(way), cost: way.cost }))
  }

  /**
   * Words of the index with a character for each of some letters, which its sound begins with: 水浒传 for
   * shz. Those most documents have first.
   */
  words(letters: string): string[] {
    const { strings, firstString } = this.#reader
    const found: { readonly text: string; readonly index: number }[] = []
    const [firsts = new Set<number>(), ...others] = Array.from(letters, (letter) =>
      this.#sounding(letter),
    )
    if (others.some(({ size }) => size === 0)) return []
    for (const codePoint of firsts) {
      const first = String.fromCodePoint(codePoint)
      strings.visitFrom(strings.lowerBound(first), (text, index) => {
        if (!text.startsWith(first)) return false
        const isMeant =
          text.length === letters.length &&
          others.every((each, i) => each.has(text.charCodeAt(i + 1)))
        if (isMeant) found.push({ text, index })
        return true
      })
    }
    const count = ({ index }: { readonly index: number }): number =>
      this.#reader.list(firstString + index).documentFrequency
    return found
      .filter((word) => count(word) > 0)
      .toSorted((a, b) => count(b) - count(a))
      .map(({ text }) => text)
  }

  /** The characters of the index whose sound begins with a letter. */
  #sounding(letter: string): ReadonlySet<number> {
    const { syllables } = this.#readings
    return new Set(
      this.#charactersBySound().flatMap((characters, syllable) =>
        syllables[syllable]?.startsWith(letter) === true ? characters : [],
      ),
    )
  }

  #start({ like }: Step, place: Map<number, Way[]> | undefined): void {
    for (const [codePoint, cost] of like)
      offer(place, { codePoint, before: null, cost: this.#startCost(codePoint) + cost })
  }

  #continue(
    codePoint: number,
    ways: readonly Way[],
    steps: readonly Step[],
    places: readonly Map<number, Way[]>[],
  ): void {
    const reader = this.#reader
    const visit = (term: number, right: number): void => {
      for (const { to, like } of steps) {
        const cost = like.get(right)
        if (cost === undefined) continue
        const pair = this.#pairCost(term)
        for (const before of ways)
          offer(places[to], { codePoint: right, before, cost: before.cost + cost + pair })
      }
    }
    if (steps.every(({ costs }) => costs === null))
      for (const right of new Set(steps.map((step) => step.codePoint))) {
        const term = reader.pairTerm(codePoint, right)
        if (term >= 0) visit(term, right)
      }
    else reader.visitPairsFrom(codePoint, visit)
  }

  /** Characters that hardly any text has are hardly meant. */
  #startCost(codePoint: number): number {
    const { firstContained, documentCount } = this.#reader
    const ordinal = this.#reader.characterTerm(codePoint)
    if (ordinal < 0) return 0
    const { documentFrequency } = this.#reader.list(firstContained + ordinal)
    // The index keeps no list of what very many contain.
    return documentFrequency === 0 ? 0 : START * Math.log((documentCount + 1) / documentFrequency)
  }

  #pairCost(term: number): number {
    const known = this.#costs[term]
    if (known) return known
    const { documentFrequency } = this.#reader.list(term)
    const cost = Math.log((this.#reader.documentCount + 1) / (documentFrequency + 0.5))
    return (this.#costs[term] = isWordLike(this.#reader, term) ? cost - WORD : cost)
  }

  /** The characters of the index that may stand in a step, with the least cost of each. */
  #soundingLike({ codePoint, costs }: SoundStep): ReadonlyMap<number, number> {
    if (costs === null) return new Map([[codePoint, 0]])
    const like = this.#like.get(costs) ?? new Map<number, number>()
    if (like.size === 0) {
      this.#like.set(costs, like)
      const read = (each: number): void =>
        this.#readings.visit(each, (syllable, rank) => {
          const cost = (costs[syllable] ?? Infinity) + Math.min(1, rank) * OTHER_READING
          like.set(each, Math.min(like.get(each) ?? Infinity, cost))
        })
      for (const [syllable, characters] of this.#charactersBySound().entries())
        if (Number.isFinite(costs[syllable])) for (const each of characters) read(each)
    }
    if (codePoint === 0) return like
    const beside = Array.from(like, ([each, cost]) => [each, cost + OTHER_CHARACTER] as const)
    return new Map([...beside, [codePoint, 0]])
  }

  #charactersBySound(): number[][] {
    if (this.#bySound !== null) return this.#bySound
    const sounding: number[][] = this.#readings.syllables.map(() => [])
    for (let term = 0; term < this.#reader.meta.characters; term++) {
      const codePoint = this.#reader.termText(term).codePointAt(0) ?? 0
      this.#readings.visit(codePoint, (syllable) => sounding[syllable]?.push(codePoint))
    }
    return (this.#bySound = sounding)
  }
}

/** Adds a way to a place, unless enough cheaper ones lead to its character. */
function offer(place: Map<number, Way[]> | undefined, way: Way): void {
  const ways = place?.get(way.codePoint)
  if (ways === undefined) {
    place?.set(way.codePoint, [way])
    return
  }
  // A character that sounds two ways is offered once for each.
  if (ways.some(({ before, cost }) => before === way.before && cost <= way.cost)) return
  let at = ways.length
  while (at > 0 && (ways[at - 1]?.cost ?? 0) > way.cost) at--
  if (at >= WAYS) return
  ways.splice(at, 0, way)
  if (ways.length > WAYS) ways.pop()
}

function cheapest(place: ReadonlyMap<number, Way[]> | undefined): (readonly [number, Way[]])[] {
  const all = [...(place ?? [])]
  if (all.length <= CHARACTERS) return all
  return all.toSorted(([, a], [, b]) => (a[0]?.cost ?? 0) - (b[0]?.cost ?? 0)).slice(0, CHARACTERS)
}

function textOf(way: Way): string {
  let text = ''
  for (let each: Way | null = way; each !== null; each = each.before)
    text = String.fromCodePoint(each.codePoint) + text
  return text
}
