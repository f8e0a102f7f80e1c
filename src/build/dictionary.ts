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

const SPACE = 0x20
const LINE_FEED = 0x0a
/** Of the block of unified ideographs. */
const FIRST_IDEOGRAPH = 0x4e00
const LAST_IDEOGRAPH = 0x9fff

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
  const text = new TextDecoder().decode(jiebaDict)
  const stays = unitsThatStay(normalizer)
  const changing: string[] = []
  let totalFrequency = 0
  const set = (word: string, frequency: number): void => {
    totalFrequency += frequency - table.set(word, frequency)
  }
  visitLines(text, (start, end, frequency) => {
    totalFrequency += frequency - table.set(text, frequency, start, end)
    for (let at = start; at < end; at++)
      if (stays[text.charCodeAt(at)] === 0) {
        changing.push(text.slice(start, end))
        break
      }
  })
  // A word that normalizing changes (乾隆) never stands in a normalized text as it is.
  for (const word of changing) {
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

/** By code unit whether it is 1: an ideograph that every text keeps as it is, whatever is beside it. */
function unitsThatStay(normalizer: Normalizer): Uint8Array {
  const stays = new Uint8Array(0x10000)
  for (let unit = FIRST_IDEOGRAPH; unit <= LAST_IDEOGRAPH; unit++) {
    const character = String.fromCharCode(unit)
    if (normalizer.normalizeText(character) === character) stays[unit] = 1
  }
  return stays
}

/**
 * Visits lines of a word, its frequency and its part of speech, `\n` at the end of each but perhaps
 * the last. No string is made of any: there are 350,000.
 */
function visitLines(
  text: string,
  visit: (start: number, end: number, frequency: number) => void,
): void {
  for (let start = 0; start < text.length;) {
    let end = start
    while (end < text.length && text.charCodeAt(end) > SPACE) end++
    let frequency = 0
    let at = end + 1
    for (; at < text.length && isDigit(text.charCodeAt(at)); at++)
      frequency = frequency * 10 + (text.charCodeAt(at) - 0x30)
    while (at < text.length && text.charCodeAt(at) !== LINE_FEED) at++
    if (end > start && text.charCodeAt(end) === SPACE) visit(start, end, frequency)
    start = at + 1
  }
}

function vocabularyOf(table: WordTable, totalFrequency: number): Vocabulary {
  return {
    totalFrequency,
    characterFrequency: (codePoint) => table.characterFrequency(codePoint),
    wordsFrom: (text, start, limit, visit) => table.wordsFrom(text, start, limit, visit),
  }
}
