/**
 * Characters and pairs of an index: from code points to their numbers, and back.
 *
 * Characters are sorted by code point; the pairs of each first character lie side by side, sorted by
 * the number of their second one.
 *
 * Layer: index. Imports: index, errors.
 */

import { ServiceError } from '../errors.ts'
import { createPairEnds, type PairEnds } from './pair-ends.ts'
import { CODE_POINTS } from './segment.ts'

export interface CharacterPairs {
  /** The number of a character; -1 where no text has it. */
  characterOf(codePoint: number): number
  /** The number of a pair of code points; -1 where no text has it. */
  pairOf(left: number, right: number): number
  /** @throws {ServiceError} `index/corrupt` when the number has no code point. */
  codePointOf(character: number): number
  /** @throws {ServiceError} `index/corrupt` when it has a character that is none. */
  pairText(pair: number): string
  /**
   * Visits the pairs that begin with a character, with the code points of their second ones.
   *
   * @throws {ServiceError} `index/corrupt` when that is none.
   */
  visitFrom(codePoint: number, visit: (pair: number, right: number) => void): void
  /** Visits the pairs that hold a character: those it begins, then those it ends only. */
  visitOf(codePoint: number, visit: (pair: number) => void): void
}

/**
 * Lays out the characters and pairs of an index.
 *
 * @param start - By character, the first pair that it begins; one more at the end.
 * @param second - By pair, the number of its second character.
 */
export function openCharacterPairs(
  characters: Uint32Array,
  start: Uint32Array,
  second: Uint16Array | Uint32Array,
): CharacterPairs {
  const count = characters.length
  let ends: PairEnds | undefined

  function characterOf(codePoint: number): number {
    let low = 0
    let high = count
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((characters[middle] ?? 0) < codePoint) low = middle + 1
      else high = middle
    }
    return low < count && characters[low] === codePoint ? low : -1
  }

  /** A damaged file may say where pairs end beyond them. */
  function endOf(character: number): number {
    return Math.min(start[character + 1] ?? 0, second.length)
  }

  /** A character, which a damaged file may have as a number that is none. */
  function codePointOf(character = -1): number {
    const codePoint = characters[character] ?? CODE_POINTS
    if (codePoint < CODE_POINTS) return codePoint
    throw new ServiceError(
      'index/corrupt',
      `character ${character} of ${count} is ${codePoint}, expected a code point`,
    )
  }

  function visitFrom(codePoint: number, visit: (pair: number, right: number) => void): void {
    const character = characterOf(codePoint)
    if (character < 0) return
    const end = endOf(character)
    for (let pair = start[character] ?? 0; pair < end; pair++)
      visit(pair, codePointOf(second[pair]))
  }

  return {
    characterOf,
    codePointOf,
    visitFrom,
    pairOf(left, right) {
      const first = characterOf(left)
      const wanted = first < 0 ? -1 : characterOf(right)
      if (wanted < 0) return -1
      let low = start[first] ?? 0
      const end = endOf(first)
      let high = end
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((second[middle] ?? 0) < wanted) low = middle + 1
        else high = middle
      }
      return low < end && second[low] === wanted ? low : -1
    },
    pairText(pair) {
      let low = 0
      let high = count
      while (high - low > 1) {
        const middle = (low + high) >>> 1
        if ((start[middle] ?? 0) <= pair) low = middle
        else high = middle
      }
      return String.fromCodePoint(codePointOf(low), codePointOf(second[pair]))
    },
    visitOf(codePoint, visit) {
      const character = characterOf(codePoint)
      if (character < 0) return
      visitFrom(codePoint, visit)
      ends ??= createPairEnds(second, count)
      const from = start[character] ?? 0
      const to = start[character + 1] ?? 0
      for (const pair of ends.of(character)) if (pair < from || pair >= to) visit(pair)
    },
  }
}
