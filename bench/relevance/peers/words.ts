/**
 * Text into words, in the two ways a user of a search library would pick for Chinese.
 *
 * Both fold first (NFKC, lower case) and keep only what has a letter or a digit in it, so that
 * no engine spends its time on punctuation. No stop words, no 繁简 folding: the libraries have none.
 *
 * Layer: bench. Imports: @node-rs/jieba.
 */

import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

/** Cuts a text into words, in order, repeats kept. */
export type Cut = (text: string) => string[]

const WORD = /[\p{L}\p{N}]/u

/** Folds width and case, the least that every engine here is given. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/**
 * Makes a cutter over jieba's search mode: long words and the shorter words inside them.
 * HMM is off: guessed words cost quality on these sets (design D1).
 */
export function createJiebaCut(): Cut {
  const jieba = Jieba.withDict(dict)
  return (text) => jieba.cutForSearch(fold(text), false).filter((word) => WORD.test(word))
}

/** Makes a cutter over the word rules of ICU that ship with the runtime. */
export function createIntlCut(): Cut {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  return (text) => {
    const words: string[] = []
    for (const { segment, isWordLike } of segmenter.segment(fold(text))) {
      if (isWordLike === true && WORD.test(segment)) words.push(segment)
    }
    return words
  }
}
