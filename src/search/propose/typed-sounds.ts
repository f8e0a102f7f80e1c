/**
 * What was typed by its sound, as steps: yiliao, yi'liao huzhu, 医疗huzhu, ylhz, gonghuizuj.
 *
 * Layer: search. Imports: text, search.
 */

import { CHAR, classOf } from '../../text/char-class.ts'
import type { Readings } from '../../text/readings.ts'
import type { Slips } from './slips.ts'
import type { SoundCosts, SyllableCosts } from './sound-costs.ts'
import type { SoundStep } from './sound-paths.ts'

export interface TypedSounds {
  readonly steps: readonly SoundStep[]
  /** The place where what was typed ends. */
  readonly end: number
}

export interface TypedOptions {
  /** Whether the last syllable may be one whose letters are still to come. */
  readonly isOpen: boolean
  /** Whether an initial may stand for its syllable. */
  readonly hasInitials: boolean
  /** What letters may be a slip for, where exactly one of their syllables has a slip in it. */
  readonly slips?: Slips
}

const MOST_LETTERS = 6
/** Longer than anybody types by sound; bounds the work. */
const MOST_PLACES = 48

/**
 * The steps of a normalized text of letters and characters; null for one without letters, or with
 * anything else in it. Blanks, apostrophes and the numbers of tones part syllables.
 */
export function typedSounds(
  text: string,
  readings: Readings,
  costs: SoundCosts,
  { isOpen, hasInitials, slips }: TypedOptions,
): TypedSounds | null {
  const places: string[] = []
  /** Places that a syllable may start or end at, but not run over. */
  const parted = new Set<number>()
  /** Whether the letters since the last part are one syllable: its tone is typed for each, or none. */
  const endsSyllable = (): boolean => {
    const start = Math.max(places.findLastIndex((each) => !isLetter(each)) + 1, ...parted)
    return readings.syllable(usual(places.slice(start).join(''))) >= 0
  }
  for (const character of text) {
    if (/[a-z]/u.test(character) || classOf(character.codePointAt(0) ?? 0) === CHAR)
      places.push(character)
    else if (/[\s'’]/u.test(character) || (/[1-5]/u.test(character) && endsSyllable()))
      parted.add(places.length)
    else return null
  }
  if (places.length > MOST_PLACES || !places.some(isLetter)) return null
  const steps: SoundStep[] = []
  // With slips there are the same places once more, for after the slip.
  const again = places.length + 1
  const put = (step: SoundStep): void => {
    steps.push(step)
    if (slips !== undefined && step.from > 0)
      steps.push({ ...step, from: step.from + again, to: step.to + again })
  }
  const add = (from: number, to: number, of: SyllableCosts | null): void => {
    if (of !== null) put({ from, to, codePoint: 0, costs: of })
  }
  for (const [from, first] of places.entries()) {
    if (!isLetter(first)) {
      put({ from, to: from + 1, codePoint: first.codePointAt(0) ?? 0, costs: null })
      continue
    }
    let letters = ''
    for (let to = from + 1; to <= Math.min(places.length, from + MOST_LETTERS); to++) {
      const letter = places[to - 1] ?? ''
      if (!isLetter(letter) || (to - 1 > from && parted.has(to - 1))) break
      letters += letter
      const syllable = readings.syllable(usual(letters))
      if (syllable >= 0) add(from, to, costs.like(syllable))
      if (isOpen && to === places.length) add(from, to, costs.startingWith(usual(letters)))
      else if (hasInitials) add(from, to, costs.withInitial(letters))
      const slip = slips?.(letters) ?? null
      if (slip !== null) steps.push({ from, to: to + again, codePoint: 0, costs: slip })
    }
  }
  return { steps, end: slips === undefined ? places.length : again + places.length }
}

/** A text as it is typed, with v for ü: without its dots it would be another letter. */
export function withoutUmlauts(text: string): string {
  return text.replace(/[üǖǘǚǜ]/giu, 'v')
}

function isLetter(text: string): boolean {
  return text >= 'a' && text <= 'z'
}

/** After n and l, ue is typed for üe, and after the others that have ü, v for it: jv for ju. */
function usual(letters: string): string {
  return letters.replace(/^([nl])ue$/u, '$1ve').replace(/^([jqxy])v/u, '$1u')
}
