/**
 * The dictionary: the words jieba knows, with the words a corpus adds.
 *
 * jieba cuts with it, the analyzer finds long words in it, and the index takes the
 * frequencies of the words it holds from it, so that queries are cut by the same numbers.
 *
 * Layer: build. Imports: text.
 */

import { Jieba } from '@node-rs/jieba'
import { dict as jiebaDict } from '@node-rs/jieba/dict.js'

import type { LongWords } from '../text/analyzer.ts'
import { CHAR, classOf } from '../text/char-class.ts'
import type { Normalizer } from '../text/normalize.ts'
import { NumberMap } from '../text/number-map.ts'
import type { Segmenter, Vocabulary } from '../text/segmenter.ts'

/** A word that a corpus adds to the dictionary. */
export interface UserWord {
  readonly word: string
  /** How often it is used; null lets the dictionary choose one that makes it win. */
  readonly frequency: number | null
}

export interface Dictionary extends Vocabulary {
  readonly segmenter: Segmenter
  readonly longWords: LongWords
  /** Frequency of a word of any length; 0 where it is unknown. */
  frequency(word: string): number
}

/** Jieba's dictionary as it comes, for digests. */
export function dictionaryBytes(): Uint8Array {
  return jiebaDict
}

/**
 * Loads jieba's dictionary and adds `userWords`, all in normalized form.
 *
 * A user word without a frequency gets one just above the most probable cut of its own
 * characters, so that it is cut as one word wherever it stands alone (the rule of jieba's
 * `suggest_freq`).
 */
export function loadDictionary(
  normalizer: Normalizer,
  userWords: readonly UserWord[] = [],
): Dictionary {
  const frequencies = new Map<string, number>()
  const words: string[] = []
  let totalFrequency = 0
  // Lines of word, frequency and part of speech.
  for (const line of new TextDecoder().decode(jiebaDict).split('\n')) {
    const end = line.indexOf(' ')
    if (end <= 0) continue
    const word = line.slice(0, end)
    const frequency = Number.parseInt(line.slice(end + 1), 10)
    totalFrequency += frequency - (frequencies.get(word) ?? 0)
    frequencies.set(word, frequency)
    words.push(word)
  }
  const jieba = Jieba.withDict(jiebaDict)

  // A word that normalizing changes (乾隆) never stands in a normalized text as it is.
  const added: string[] = []
  for (const word of words) {
    const normalized = normalizer.normalizeText(word)
    if (normalized === word || frequencies.has(normalized)) continue
    if (!/^\p{Script=Han}{2,}$/u.test(normalized)) continue
    const frequency = frequencies.get(word) ?? 0
    frequencies.set(normalized, frequency)
    totalFrequency += frequency
    added.push(`${normalized} ${frequency} n`)
  }
  for (const { word, frequency } of userWords) {
    const normalized = normalizer.normalizeText(word)
    if ([...normalized].length < 2) continue
    const chosen = frequency ?? winningFrequency(normalized)
    totalFrequency += chosen - (frequencies.get(normalized) ?? 0)
    frequencies.set(normalized, chosen)
    added.push(`${normalized} ${chosen} n`)
  }
  if (added.length > 0) jieba.loadDict(Buffer.from(`${added.join('\n')}\n`))

  function winningFrequency(word: string): number {
    let probability = 1
    for (const part of jieba.cut(word, false))
      probability *= Math.max(1, frequencies.get(part) ?? 1) / totalFrequency
    return Math.max(frequencies.get(word) ?? 1, Math.ceil(probability * totalFrequency) + 1)
  }

  return {
    totalFrequency,
    frequency: (word) => frequencies.get(word) ?? 0,
    characterFrequency: (codePoint) => frequencies.get(String.fromCodePoint(codePoint)) ?? 0,
    wordsFrom(text, start, limit, visit) {
      let end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1)
      while (end < limit) {
        end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
        const word = text.slice(start, end)
        const frequency = frequencies.get(word)
        if (frequency !== undefined) visit(end, frequency)
        if (end - start >= MAX_WORD_CODE_UNITS) return
      }
    },
    segmenter: createJiebaSegmenter(jieba),
    longWords: createLongWords(frequencies.keys()),
  }
}

/** The longest word of jieba's dictionary has 16 characters. */
const MAX_WORD_CODE_UNITS = 16

/** jieba, dictionary words only: the words its hidden Markov model invents cost .008 MRR. */
function createJiebaSegmenter(jieba: Jieba): Segmenter {
  // Letters and digits become blanks of the same length: jieba would join some of them with
  // Han characters (T恤), and units are not its business.
  const words = /[\p{L}\p{N}\p{M}\p{S}]/gu
  return {
    segment(normalized, visit) {
      let start = 0
      const masked = normalized.replace(words, (char) =>
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

function createLongWords(words: Iterable<string>): LongWords {
  const known = new Set<string>()
  // First three characters to the longest word, in characters, that starts with them.
  const longest = new NumberMap(1 << 18)
  for (const word of words) {
    if (word.length < 3) continue
    const chars = codePointsOf(word)
    if (chars.length < 3 || !chars.every((codePoint) => classOf(codePoint) === CHAR)) continue
    known.add(word)
    const head = headKey(chars[0] ?? 0, chars[1] ?? 0, chars[2] ?? 0)
    longest.set(head, Math.max(longest.get(head), chars.length))
  }
  return {
    visit(text, units, first, limit, visit) {
      const { start, end } = units
      const from = start[first] ?? 0
      const size = longest.get(
        headKey(
          text.codePointAt(from) ?? 0,
          text.codePointAt(start[first + 1] ?? 0) ?? 0,
          text.codePointAt(start[first + 2] ?? 0) ?? 0,
        ),
      )
      if (size < 0) return
      const stop = Math.min(limit, first + size)
      for (let last = first + 2; last < stop; last++)
        if (known.has(text.slice(from, end[last] ?? 0))) visit(last)
    },
  }
}

function codePointsOf(word: string): number[] {
  const found: number[] = []
  for (let i = 0; i < word.length; i++) {
    const codePoint = word.codePointAt(i) ?? 0
    if (codePoint > 0xffff) i++
    found.push(codePoint)
  }
  return found
}

/** Three code points in one number. Of rare planes the low 17 bits: a clash costs a look-up. */
function headKey(a: number, b: number, c: number): number {
  return ((a & 0x1ffff) * 0x20000 + (b & 0x1ffff)) * 0x20000 + (c & 0x1ffff)
}
