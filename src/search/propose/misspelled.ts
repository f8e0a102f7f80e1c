/**
 * Misspelled Latin words: pyhton for Python, kubernets for Kubernetes.
 *
 * A word that the index lacks may be a slip or two away from one that it has: a letter left out,
 * added, or another; or two neighbours the wrong way round. That is the distance of Damerau (1964),
 * in the form that changes no part twice.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import { textOf } from '../../text/code-units.ts'
import { isUnit } from '../query/half-typed.ts'
import { changed, replaceParts, type Proposal } from '../query/proposal.ts'

/** Figures are meant: iPhone 14 is no slip for iPhone 15. */
const WORD = /\p{Script=Latin}+/gu
/** Shorter words are a slip away from too many. */
const FEWEST_LETTERS = 4
/** From so many letters on, two slips. */
const LETTERS_OF_TWO = 8
/** Longer words are no names that one knows by heart. */
const MOST_LETTERS = 24

/**
 * The query with each Latin word that the index lacks as the likeliest one that it has; null where
 * none is like one of those. Whether some document has it all is not asked.
 */
export function respelledWords(
  reader: IndexReader,
  query: string,
  normalizeText: (text: string) => string,
): Proposal | null {
  let isChanged = false
  const proposal = replaceParts(query, WORD, (typed) => {
    const word = normalizeText(typed)
    if (reader.stringTerm(word) >= 0) return null
    const meant = nearest(reader, word)
    isChanged ||= meant !== null
    return meant === null ? null : [changed(meant)]
  })
  return isChanged ? proposal : null
}

/** The word of the index that differs least, of those the most frequent; its first letter is right. */
function nearest(reader: IndexReader, word: string): string | null {
  if (word.length < FEWEST_LETTERS || word.length > MOST_LETTERS) return null
  const { strings, firstString } = reader
  const most = word.length < LETTERS_OF_TWO ? 1 : 2
  const first = word.charAt(0)
  const next = String.fromCharCode(first.charCodeAt(0) + 1)
  let best: { readonly text: string; readonly slips: number; readonly count: number } | null = null
  strings.visitHolding(
    first,
    'anywhere',
    strings.lowerBound(first),
    strings.lowerBound(next),
    (index, units, length) => {
      const bound = best?.slips ?? most
      if (Math.abs(length - word.length) > bound) return
      const slips = slipsBetween(word, units, length, bound)
      if (slips > bound) return
      const text = textOf(units, length)
      const count = isUnit(text) ? reader.list(firstString + index).documentFrequency : 0
      if (count > 0 && (best === null || slips < best.slips || count > best.count))
        best = { text, slips, count }
    },
  )
  return (best as { readonly text: string } | null)?.text ?? null
}

/** Slips between a word and some code units; above `most` it need not be exact. */
function slipsBetween(word: string, units: Uint16Array, length: number, most: number): number {
  let before = new Uint8Array(length + 1)
  let row = new Uint8Array(length + 1)
  let twoBefore = new Uint8Array(length + 1)
  for (let j = 0; j <= length; j++) row[j] = j
  for (let i = 1; i <= word.length; i++) {
    ;[twoBefore, before, row] = [before, row, twoBefore]
    row[0] = i
    const unit = word.charCodeAt(i - 1)
    let least = i
    for (let j = 1; j <= length; j++) {
      const isSame = unit === units[j - 1]
      let slips = Math.min(
        (before[j - 1] ?? 0) + (isSame ? 0 : 1),
        (before[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
      )
      const isSwapped =
        i > 1 && j > 1 && unit === units[j - 2] && word.charCodeAt(i - 2) === units[j - 1]
      if (isSwapped) slips = Math.min(slips, (twoBefore[j - 2] ?? 0) + 1)
      row[j] = slips
      least = Math.min(least, slips)
    }
    if (least > most + 1) return least
  }
  return row[length] ?? 0
}
