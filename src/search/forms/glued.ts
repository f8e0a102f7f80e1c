/**
 * Glued words: Latin words and numbers typed in one that texts write in several: iphone15promax,
 * wifi6, modely.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import { unitPairTerm } from '../../text/analyzer.ts'
import { isDigit } from '../../text/char-class.ts'
import { JOINED } from '../../text/compounds.ts'
import { LETTER } from '../../text/scripts.ts'
import { startingWith } from '../query/half-typed.ts'
import { isBoundary, isSign } from './other-spelling.ts'

/** Of letters between letters no fewer are a part, but for the last one: the Y of Model Y. */
const FEWEST_LETTERS = 2
/** Longer ones are no names. */
const MOST_LETTERS = 20
const MOST_PARTS = 4
/** More of them are chance. */
const MOST_CUTS = 8

/** Two neighbouring parts of a word, and the terms of texts that have them side by side. */
export interface Link {
  readonly text: string
  readonly terms: readonly number[]
}

/** One way to cut a word: each two neighbours of its parts. */
export type Cut = readonly Link[]

/**
 * The ways to cut a word into two to four parts, each two of which some text has side by side, with
 * a blank between; of three and more also with a sign. Where letters meet digits the word may go on
 * in its last part; one of letters alone is cut only if no text has it.
 */
export function cutsOf(reader: IndexReader, word: string): Cut[] {
  const size = word.length
  if (size > MOST_LETTERS) return []
  const isMixed = DIGIT.test(word) && LETTER.test(word)
  if (!isMixed && (DIGIT.test(word) || reader.stringTerm(word) >= 0)) return []
  const cuts: Cut[] = []

  const linkOf = (from: number, at: number, to: number, isOnly: boolean): Link => {
    const pair = unitPairTerm(word.slice(from, at), word.slice(at, to), true)
    const text = word.slice(from, to)
    const isOpen = isMixed && to === size
    const exact = [pair, ...(isOnly ? [] : [JOINED + text])].map((form) => reader.stringTerm(form))
    const terms = isOpen ? [...startingWith(reader, pair), ...exact.slice(1)] : exact
    return { text, terms: terms.filter((term) => term >= 0) }
  }

  /** Goes on with a part from `at`, after one from `from`. */
  const goOn = (from: number, at: number, links: Cut): void => {
    if (links.length === MOST_PARTS - 1) return
    for (let to = at + 1; to <= size && cuts.length < MOST_CUTS; to++) {
      if (!isPart(word, at, to)) continue
      const link = linkOf(from, at, to, from === 0 && to === size)
      if (link.terms.length === 0) continue
      if (to === size) cuts.push([...links, link])
      else goOn(at, to, [...links, link])
    }
  }

  for (let at = 1; at < size; at++)
    if (isPart(word, 0, at) && reader.stringTerm(word.slice(0, at)) >= 0) goOn(0, at, [])
  return cuts
}

const DIGIT = /\d/u

/** Whether a word may be cut at both ends of a part of it. */
function isPart(word: string, from: number, to: number): boolean {
  if (!mayCut(word, to)) return false
  if (to - from >= FEWEST_LETTERS || to === word.length) return true
  return isEnd(word, from) && isEnd(word, to)
}

/** Whether letters end at `at`, or digits. */
function isEnd(word: string, at: number): boolean {
  return at === 0 || at === word.length || isBoundary(word, at)
}

/** Not within a number. */
function mayCut(word: string, at: number): boolean {
  if (isEnd(word, at)) return true
  const before = word.charCodeAt(at - 1)
  const after = word.charCodeAt(at)
  return ![before, after].some((unit) => isDigit(unit) || isSign(unit))
}
