/**
 * Slips in pinyin: syllables with two letters the wrong way round (tei for tie), with a letter left
 * out (lio for liao), or with one too many (shoou).
 *
 * Layer: search. Imports: text, search.
 */

import type { Readings } from '../../text/readings.ts'
import type { SyllableCosts } from './sound-costs.ts'

/** Letters the wrong way round are commoner than one left out or too many. */
const SWAPPED = 1
const MISCOUNTED = 2

/** What some letters may be a slip for; null for nothing. */
export type Slips = (letters: string) => SyllableCosts | null

export function createSlips({ syllables }: Readings): Slips {
  const known = new Map(syllables.map((text, syllable) => [text, syllable]))
  /** By letters of a slip: what each syllable costs that they may stand for. */
  const slips = new Map<string, Map<number, number>>()
  const add = (letters: string, syllable: number, cost: number): void => {
    const costs = slips.get(letters) ?? new Map<number, number>()
    slips.set(letters, costs.set(syllable, Math.min(cost, costs.get(syllable) ?? Infinity)))
  }
  for (const [text, syllable] of known)
    for (let at = 1; at < text.length; at++) {
      const left = text.charAt(at - 1)
      const right = text.charAt(at)
      if (left !== right)
        add(text.slice(0, at - 1) + right + left + text.slice(at + 1), syllable, SWAPPED)
      // The first letter is right.
      if (text.length > 2) add(text.slice(0, at) + text.slice(at + 1), syllable, MISCOUNTED)
    }
  return (letters) => {
    const costs = new Map(slips.get(letters))
    for (let at = 1; at < letters.length; at++) {
      const syllable = known.get(letters.slice(0, at) + letters.slice(at + 1))
      if (syllable !== undefined)
        costs.set(syllable, Math.min(MISCOUNTED, costs.get(syllable) ?? Infinity))
    }
    if (costs.size === 0) return null
    return Float32Array.from(syllables, (_, syllable) => costs.get(syllable) ?? Infinity)
  }
}
