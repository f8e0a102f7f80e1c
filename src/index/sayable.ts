/**
 * Which synonyms a corpus can say: a group none of whose words any text can have is no help.
 *
 * A text can say a word only if the corpus has its characters, and those side by side. So an index
 * carries of some hundred names of regions those that it needs.
 *
 * Layer: index. Imports: text, index.
 */

import { CHAR, classOf } from '../text/char-class.ts'
import type { CharacterTable } from './character-table.ts'

/**
 * The groups with some word that documents may have.
 *
 * @param start - By number of a character, where its pairs start in `second`.
 * @param second - The numbers of the second characters.
 */
export function sayable(
  groups: readonly (readonly string[])[],
  { codePoints }: CharacterTable,
  start: Uint32Array,
  second: Uint16Array | Uint32Array,
): (readonly string[])[] {
  const numbers = new Map(Array.from(codePoints, (codePoint, number) => [codePoint, number]))
  const areBeside = (left: number, right: number): boolean =>
    second.subarray(start[left], start[left + 1]).includes(right)
  const canSay = (word: string): boolean => {
    const characters = Array.from(word, (character) => character.codePointAt(0) ?? 0)
    // What stands between signs or beside letters is in no pair of characters.
    if (characters.some((codePoint) => classOf(codePoint) !== CHAR)) return true
    const known = characters.map((codePoint) => numbers.get(codePoint) ?? -1)
    return known.every(
      (number, i) => number >= 0 && (i === 0 || areBeside(known[i - 1] ?? 0, number)),
    )
  }
  return groups.filter((group) => group.some((word) => word !== '' && canSay(word)))
}
