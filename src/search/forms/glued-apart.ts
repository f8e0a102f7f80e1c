/**
 * Letters glued to an amount or a code that no text has side by side: LPR3.6% where a text says
 * “5年期以上LPR降至3.6%”, hk00700 where it says 腾讯控股（00700）.
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../../index/ranking.ts'
import type { IndexReader } from '../../index/reader.ts'
import { PLAIN } from '../../text/numbers.ts'
import type { Units } from '../../text/units.ts'
import { LETTER } from '../../text/scripts.ts'
import { whole, type Alternative } from './alternatives.ts'
import { knownTerms, oneOf, scoredAs } from './form-terms.ts'
import { addTerms, containing, startingWith } from '../query/half-typed.ts'
import { numberMark } from './number-marks.ts'
import { pairTermOf } from '../query/query-units.ts'

const PARTS = /\d[\d.,]*[%‰]?|[^\d%‰]+/gu
const MOST_PARTS = 4
const DIGIT = /\d/u
/** Numbers of which each text has few: amounts with a sign, years, codes. Others are one of anything. */
const TELLING = /[.,%‰]|^\d{4}/u

/**
 * The words of a text in which letters meet digits, as their parts wherever these stand. A short
 * number by itself is one of anything (iPhone17, and the 17th of a month): what has both is shown
 * as having some of what was typed.
 *
 * @param units - A scan of `text`.
 * @returns Only words that no text has, not even as a part of a longer one.
 */
export function apartAlternatives(
  reader: IndexReader,
  text: string,
  units: Units,
  fields: number,
): Alternative[] {
  const found: Alternative[] = []
  for (let i = 0; i < units.count; i++) {
    const start = units.start[i] ?? 0
    const end = units.end[i] ?? 0
    const word = text.slice(start, end)
    if (units.isChar[i] === 1 || !LETTER.test(word) || !DIGIT.test(word)) continue
    const parts = word.match(PARTS) ?? []
    if (parts.length < 2 || parts.length > MOST_PARTS || isHeld(reader, word)) continue
    const isFollowed = units.isFirst[i + 1] === 0
    const next = isFollowed ? text.slice(end, units.end[i + 1]) : ''
    const isLast = i === units.count - 1
    const terms = parts.map((part, at) => {
      const isEnd = at === parts.length - 1
      return termsOfPart(reader, part, isEnd ? next : '', isEnd && isLast)
    })
    // Where nothing tells, letters that no text has are not asked for, nor is a model of more parts.
    const isShown = parts.length === 2 && terms.every(({ all }) => all.length > 0)
    const isTold = terms.some(({ isTelling }) => isTelling)
    const scored = terms.flatMap(({ all }, at) =>
      scoredAs(all, isTold || !DIGIT.test(parts[at] ?? '') ? 1 : RANKING.pairWeight, fields),
    )
    if (scored.length === 0 || !(isShown || isTold)) continue
    found.push({
      start,
      end,
      text: parts.join(' '),
      requirement: isTold
        ? { kind: 'all', parts: terms.map(({ all }) => oneOf(all, fields)) }
        : oneOf([], fields),
      scored,
      marks: parts.map((part) => (DIGIT.test(part) ? numberMark(part) : whole(part))),
    })
  }
  return found
}

function isHeld(reader: IndexReader, word: string): boolean {
  return reader.stringTerm(word) >= 0 || containing(reader, word, 'unit').length > 0
}

/** A part of a word, with what follows it if texts have the two; the last of a text may be half typed. */
function termsOfPart(
  reader: IndexReader,
  part: string,
  next: string,
  isOpen: boolean,
): { all: number[]; isTelling: boolean } {
  if (!DIGIT.test(part)) return { all: knownTerms(reader, [part]), isTelling: false }
  const forms = [part, PLAIN + part]
  const pairs = next === '' ? [] : forms.map((form) => pairTermOf(reader, form, next))
  const counted = pairs.filter((term) => term >= 0)
  const all = counted.length > 0 ? counted : knownTerms(reader, forms)
  const isTelling = counted.length > 0 || TELLING.test(part)
  if (isOpen && isTelling && all.length === 0) addTerms(all, startingWith(reader, part))
  return { all, isTelling }
}
