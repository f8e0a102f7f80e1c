/**
 * How a document writes a folded text: 義和團 for 义和团, Kubernetes for kubernetes.
 *
 * Layer: search. Imports: text, search.
 */

import type { Normalized } from '../../text/normalize.ts'
import { isInsideWord } from '../../text/units.ts'
import type { ReadDocument } from './documents.ts'
import type { WordStart } from './passage.ts'

export interface Written {
  /** By character of the folded text; of usual width, and without blanks between them. */
  readonly characters: readonly string[]
  /** Whether it is cut there as words: 里面 stands in 公里面积, too. */
  readonly isWord: boolean
}

/** What tells how a text is cut and folded. */
export interface WritingRules {
  readonly wordStart: WordStart
  readonly normalizeText: (text: string) => string
}

/** Places in a text that are looked at; most are words. */
const MOST_PLACES = 8

/** The first place of a document that says the text in words, else the first; null without any. */
export function writtenIn(
  { document, source, title, normalized }: ReadDocument,
  text: string,
  rules: WritingRules,
): Written | null {
  const inTitle = firstIn(document.title, title, text, rules)
  if (inTitle?.isWord === true) return inTitle
  const inText = firstIn(source.text, normalized, text, rules)
  return inText?.isWord === true ? inText : (inTitle ?? inText)
}

function firstIn(
  original: string,
  { text: within, toOriginal }: Normalized,
  text: string,
  { wordStart, normalizeText }: WritingRules,
): Written | null {
  const isBorder = (at: number): boolean =>
    !isInsideWord(within, at) && wordStart(within, at) === at
  let first: Written | null = null
  let left = MOST_PLACES
  for (let at = within.indexOf(text); at >= 0 && left-- > 0; at = within.indexOf(text, at + 1)) {
    const isWord = isBorder(at) && isBorder(at + text.length)
    if (!isWord && first !== null) continue
    let from = at
    const characters = Array.from(text, (folded) => {
      const { start, end } = toOriginal(from, (from += folded.length))
      const form = original.slice(start, end).normalize('NFKC')
      // A ligature is several characters.
      return normalizeText(form) === folded ? form : folded
    })
    first = { characters, isWord }
    if (isWord) break
  }
  return first
}
