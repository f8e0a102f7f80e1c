/**
 * What numbers make with what stands around them, in some forms that a text may have it in: 100mg and
 * 100毫克, 9:30 and 9点半.
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../../index/ranking.ts'
import type { IndexReader } from '../../index/reader.ts'
import { unitPairTerm } from '../../text/analyzer.ts'
import { isDigit } from '../../text/char-class.ts'
import { everySpelling } from '../../text/number-spellings.ts'
import { PLAIN } from '../../text/numbers.ts'
import { HAN } from '../../text/scripts.ts'
import { whole, type Alternative } from './alternatives.ts'
import { knownTerms, oneOf, scoredAs } from './form-terms.ts'
import { numberMark } from './number-marks.ts'
import type { Mark } from '../retrieve/planned.ts'
import { pairTermOf } from '../query/query-units.ts'

/** Terms of which a text must have one of each, and what to mark of it. */
export interface Form {
  readonly parts: readonly (readonly number[])[]
  readonly marks: readonly Mark[]
}

/** A number with a unit as texts have it: in one, with a blank between, or in characters. */
export function measuredForm(reader: IndexReader, number: string, name: string): Form {
  if (!HAN.test(name)) {
    const figures = everySpelling(number).filter((form) => isDigit(form.charCodeAt(0)))
    const forms = figures.flatMap((form) => [form + name, unitPairTerm(form, name, true)])
    return { parts: [knownTerms(reader, forms)], marks: forms.map(whole) }
  }
  const characters = [...name]
  const [first = ''] = characters
  const pairs = characters.slice(1).map((right, i) => {
    const term = pairTermOf(reader, characters[i] ?? '', right)
    return term < 0 ? [] : [term]
  })
  const parts = [knownTerms(reader, [number + first, PLAIN + number + first]), ...pairs]
  const marks = everySpelling(number).map((form) => numberMark(form + name))
  return { parts, marks }
}

/** A part of a text in some other forms; null where the index has none of them. */
export function inForms(
  start: number,
  written: string,
  forms: readonly Form[],
  fields: number,
): Alternative | null {
  const held = forms.filter(({ parts }) => parts.every((terms) => terms.length > 0))
  if (held.length === 0) return null
  const terms = new Set(held.flatMap(({ parts }) => parts[0] ?? []))
  return {
    start,
    end: start + written.length,
    text: written,
    requirement: {
      kind: 'any',
      parts: held.map(({ parts }) => ({
        kind: 'all',
        parts: parts.map((some) => oneOf(some, fields)),
      })),
    },
    scored: scoredAs([...terms], RANKING.numberFormWeight, fields),
    marks: held.flatMap(({ marks }) => marks),
  }
}
