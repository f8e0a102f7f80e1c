/**
 * jieba itself, as the oracle of the lattice: dictionary words only, over jieba's dictionary and
 * the words that a build adds to it.
 */

import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

import type { UserWord } from '../../src/build/dictionary.ts'
import { CHAR, classOf } from '../../src/text/char-class.ts'
import type { Normalizer } from '../../src/text/normalize.ts'
import type { Segmenter } from '../../src/text/segmenter.ts'

/** Letters, digits, marks and symbols: jieba would join some of them with characters (T恤). */
const NO_CHARACTERS = /[\p{L}\p{N}\p{M}\p{S}]/gu

/** @param userWords - Each with a frequency. */
export function createJiebaSegmenter(
  normalizer: Normalizer,
  userWords: readonly UserWord[] = [],
): Segmenter {
  const jieba = Jieba.withDict(dict)
  const added = [...normalizedWords(normalizer), ...userWords].map(
    ({ word, frequency }) => `${word} ${frequency} n\n`,
  )
  jieba.loadDict(Buffer.from(added.join('')))
  return {
    segment(normalized, visit) {
      let start = 0
      const masked = normalized.replace(NO_CHARACTERS, (char) =>
        classOf(char.codePointAt(0) ?? 0) === CHAR ? char : ' '.repeat(char.length),
      )
      for (const word of jieba.cut(masked, false)) {
        const end = start + word.length
        if (classOf(word.codePointAt(0) ?? 0) === CHAR) visit(start, end)
        start = end
      }
    },
  }
}

/** Words of the dictionary in the form that they have in normalized text, where that is another. */
function normalizedWords(normalizer: Normalizer): UserWord[] {
  const lines = new TextDecoder().decode(dict).trim().split('\n')
  const words = new Map(
    lines.map((line) => {
      const [word = '', frequency] = line.split(' ')
      return [word, Number(frequency)] as const
    }),
  )
  const found = new Map<string, number>()
  for (const [word, frequency] of words) {
    const normalized = normalizer.normalizeText(word)
    if (words.has(normalized) || found.has(normalized)) continue
    if (/^\p{Script=Han}{2,}$/u.test(normalized)) found.set(normalized, frequency)
  }
  return Array.from(found, ([word, frequency]) => ({ word, frequency }))
}
