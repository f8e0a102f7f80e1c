/**
 * What sounds propose: texts of the corpus for what was typed by its sound, or with a character
 * that only sounds right. Nothing here matches anything; the engine is asked whether a proposal
 * stands in the corpus.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import type { Readings } from '../../text/readings.ts'
import { createSlips, type Slips } from './slips.ts'
import { createSoundCosts } from './sound-costs.ts'
import { SoundPaths, type SoundPath, type SoundStep } from './sound-paths.ts'
import { typedSounds, type TypedOptions } from './typed-sounds.ts'

/** Fewer may begin anything. */
const LEAST_INITIALS = 3

export interface Sounds {
  /** Texts for a normalized text that has letters in it, the likeliest first. */
  typed(text: string, options: TypedOptions, limit: number): SoundPath[]
  /** The same for a text with a slip in one of its syllables. */
  mistyped(text: string, limit: number): SoundPath[]
  /** Words of three characters and more, each of which begins with one of the letters of a text. */
  initials(text: string): string[]
  /**
   * Texts that sound like a run of characters and differ from it only where `isDoubtful` says so,
   * by character of the run; the likeliest first, itself left out.
   */
  alike(characters: readonly string[], isDoubtful: readonly boolean[], limit: number): SoundPath[]
}

export function createSounds(reader: IndexReader, readings: Readings): Sounds {
  const costs = createSoundCosts(readings)
  const paths = new SoundPaths(reader, readings)
  let slips: Slips | null = null
  function typed(text: string, options: TypedOptions, limit: number): SoundPath[] {
    const sounds = typedSounds(text, readings, costs, options)
    return sounds === null ? [] : paths.find(sounds.steps, sounds.end, limit)
  }

  return {
    typed,
    mistyped(text, limit) {
      slips ??= createSlips(readings)
      return typed(text, { isOpen: false, hasInitials: false, slips }, limit)
    },
    initials: (text) => (text.length < LEAST_INITIALS ? [] : paths.words(text)),
    alike(characters, isDoubtful, limit) {
      const steps = characters.flatMap((character, from) => {
        const codePoint = character.codePointAt(0) ?? 0
        const own: SoundStep = { from, to: from + 1, codePoint, costs: null }
        if (isDoubtful[from] !== true) return [own]
        const alike: SoundStep[] = []
        readings.visit(codePoint, (syllable) =>
          alike.push({ from, to: from + 1, codePoint, costs: costs.like(syllable) }),
        )
        return alike.length > 0 ? alike : [own]
      })
      const own = characters.join('')
      return paths
        .find(steps, characters.length, limit + 1)
        .filter(({ text }) => text !== own)
        .slice(0, limit)
    },
  }
}
