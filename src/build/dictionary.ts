/**
 * The dictionary: the words jieba knows, with the words a corpus adds.
 *
 * Texts are cut with it, the analyzer finds long words in it, and the index takes the
 * frequencies of the words it holds from it, so that queries are cut by the same numbers.
 *
 * Layer: build. Imports: text, build.
 */

import { dict as jiebaDict } from '@node-rs/jieba/dict.js'

import { isDigit } from '../text/char-class.ts'
import { createLatticeSegmenter } from '../text/lattice.ts'
import type { Normalizer } from '../text/normalize.ts'
import type { Segmenter, Vocabulary } from '../text/segmenter.ts'
import { MAX_FREQUENCY, WordTable } from './word-table.ts'

/** A word that a corpus adds to the dictionary. */
export interface UserWord {
  readonly word: string
  /** How often it is used; null lets the dictionary choose one that makes it win. */
  readonly frequency: number | null
}

export interface Dictionary extends Vocabulary {
  readonly segmenter: Segmenter
  /** Frequency of a word of any length; 0 where it is unknown. */
  frequency(word: string): number
  /** The same of two characters, given as `pairKey`. */
  pairFrequency(pair: number): number
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
  const table = new WordTable()
  const words: string[] = []
  let totalFrequency = 0
  const set = (word: string, frequency: number): void => {
    totalFrequency += frequency - (table.get(word) ?? 0)
    table.set(word, frequency)
  }
  visitLines(new TextDecoder().decode(jiebaDict), (word, frequency) => {
    set(word, frequency)
    words.push(word)
  })
  // A word that normalizing changes (乾隆) never stands in a normalized text as it is.
  for (const word of words) {
    const normalized = normalizer.normalizeText(word)
    if (normalized === word || table.get(normalized) !== undefined) continue
    if (/^\p{Script=Han}{2,}$/u.test(normalized)) set(normalized, table.get(word) ?? 0)
  }
  for (const { word, frequency } of userWords) {
    const normalized = normalizer.normalizeText(word)
    if ([...normalized].length < 2) continue
    set(normalized, Math.min(MAX_FREQUENCY, frequency ?? winningFrequency(normalized)))
  }

  function winningFrequency(word: string): number {
    let probability = 1
    createLatticeSegmenter(vocabularyOf(table, totalFrequency)).segment(word, (start, end) => {
      probability *= Math.max(1, table.get(word.slice(start, end)) ?? 1) / totalFrequency
    })
    return Math.max(table.get(word) ?? 1, Math.ceil(probability * totalFrequency) + 1)
  }

  const vocabulary = vocabularyOf(table, totalFrequency)
  return {
    ...vocabulary,
    frequency: (word) => table.get(word) ?? 0,
    pairFrequency: (pair) => table.pairFrequency(pair),
    // Cuts as jieba does (`tests/laws/segmenter.test.ts`), without handing each text to native code
    // and its words back. jieba's hidden Markov model is left out: the words that it invents cost
    // .008 MRR.
    segmenter: createLatticeSegmenter(vocabulary),
  }
}

/** Visits lines of a word, its frequency and its part of speech; all of them are not split up first. */
function visitLines(text: string, visit: (word: string, frequency: number) => void): void {
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start)
    const stop = newline < 0 ? text.length : newline
    const end = text.indexOf(' ', start)
    let frequency = 0
    for (let at = end + 1; at < stop && isDigit(text.charCodeAt(at)); at++)
      frequency = frequency * 10 + (text.charCodeAt(at) - 0x30)
    if (end > start && end < stop) visit(text.slice(start, end), frequency)
    start = stop + 1
  }
}

function vocabularyOf(table: WordTable, totalFrequency: number): Vocabulary {
  return {
    totalFrequency,
    characterFrequency: (codePoint) => table.characterFrequency(codePoint),
    wordsFrom: (text, start, limit, visit) => table.wordsFrom(text, start, limit, visit),
  }
}
