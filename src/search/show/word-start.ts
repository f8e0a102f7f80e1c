/**
 * Where the words of a text start, found for one place at a time.
 *
 * Layer: search. Imports: text, search.
 */

import type { Segmenter } from '../../text/segmenter.ts'
import type { WordStart } from './passage.ts'

/** Code units around a place that are cut; words seldom have more on one side. */
const AROUND = 8

/** Cuts with the words that an index holds, so a text in another script has none. */
export function createWordStart(segmenter: Segmenter): WordStart {
  return (text, at) => {
    const from = Math.max(0, at - AROUND)
    let found = at
    segmenter.segment(text.slice(from, at + AROUND), (start, end) => {
      if (from + start < at && at < from + end) found = from + start
    })
    return found
  }
}
