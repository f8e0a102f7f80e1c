/**
 * What it costs to take one syllable for another.
 *
 * A cost is a negative logarithm, like those of pairs in `sound-paths.ts`: e^-2 says that about one
 * in seven who type this mean that. They order proposals, which the index then has to confirm.
 *
 * Layer: search. Imports: text.
 */

import type { Readings } from '../../text/readings.ts'

/** A reading that a character has besides its usual one: 行 as háng. */
export const OTHER_READING = 2
/** A character in place of the one that was typed: most are meant. */
export const OTHER_CHARACTER = 4
/** Sounds that much of the south does not tell apart. */
const NEAR = 4
/** A syllable of which only the first letters were typed, an initial or what is still to come. */
const UNFINISHED = 4

/** By syllable: the cost of standing for what was typed; `Infinity` for what cannot. */
export type SyllableCosts = Float32Array

export interface SoundCosts {
  /** This syllable, and those that are near it. */
  like(syllable: number): SyllableCosts
  /** All that start so; null where none does. */
  startingWith(letters: string): SyllableCosts | null
  /** All with this initial; null for what is no initial. */
  withInitial(letters: string): SyllableCosts | null
}

const INITIALS = /^(?:[zcs]h|[a-hj-tw-z])$/

/** The costs over some readings, each made once. */
export function createSoundCosts({ syllables }: Readings): SoundCosts {
  const classes = syllables.map(nearClass)
  const like = new Map<number, SyllableCosts>()
  return {
    like(syllable) {
      let costs = like.get(syllable)
      if (costs === undefined) {
        costs = Float32Array.from(classes, (each) =>
          each === classes[syllable] ? NEAR : Number.POSITIVE_INFINITY,
        )
        costs[syllable] = 0
        like.set(syllable, costs)
      }
      return costs
    },
    startingWith: (letters) => unfinished(syllables, letters),
    withInitial: (letters) => (INITIALS.test(letters) ? unfinished(syllables, letters) : null),
  }
}

/** Who types initials types z for zh as well. */
function unfinished(syllables: readonly string[], letters: string): SyllableCosts | null {
  const costs = Float32Array.from(syllables, (text) =>
    text !== letters && text.startsWith(letters) ? UNFINISHED : Number.POSITIVE_INFINITY,
  )
  return costs.includes(UNFINISHED) ? costs : null
}

/** Syllables of one class are confused: zh and z, n and l, -ng and -n. */
function nearClass(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/u, '$1')
    .replace(/^l/u, 'n')
    .replace(/ng$/u, 'n')
}
