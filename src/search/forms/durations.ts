/**
 * Durations: 一小时, 1个小时 and 1 小时 are the same, and so are 两星期 and 2个星期.
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../../index/ranking.ts'
import type { IndexReader } from '../../index/reader.ts'
import { everySpelling } from '../../text/number-spellings.ts'
import { PLAIN, type NumberSpan } from '../../text/numbers.ts'
import type { Units } from '../../text/units.ts'
import type { Alternative } from './alternatives.ts'
import { oneOf, scoredAs } from './form-terms.ts'
import { endingWith } from '../query/half-typed.ts'
import { numberMark } from './number-marks.ts'
import { pairTermOf } from '../query/query-units.ts'
import type { Requirement } from '../retrieve/requirement.ts'

/** Counted with 个 or without; of a month that makes a difference (三月, 三个月). */
const DURATION = /^(?<counter>个?)(?<unit>小时|星期|钟头)/u
const COUNTER = '个'

/**
 * A number and the duration that it counts, in every spelling of both; null where it counts none.
 *
 * @param units - A scan of `text`.
 */
export function durationAlternative(
  reader: IndexReader,
  text: string,
  units: Units,
  { firstUnit, lastUnit, plain }: NumberSpan,
  fields: number,
): Alternative | null {
  const start = units.start[firstUnit] ?? 0
  const numberEnd = units.end[lastUnit] ?? 0
  const next = lastUnit + 1
  if (units.isFirst[next] !== 0) return null
  const { counter, unit } = DURATION.exec(text.slice(numberEnd))?.groups ?? {}
  if (counter === undefined || unit === undefined) return null
  const [head = '', tail = ''] = unit
  const anyOf = (terms: readonly number[]): Requirement => oneOf(terms, fields)
  const numberBefore = (measure: string): number[] => [
    pairTermOf(reader, plain, measure),
    pairTermOf(reader, PLAIN + plain, measure),
  ]
  // What is typed first may be the end of a longer number: 4小时 of 24小时.
  const last = text.slice(units.start[lastUnit], numberEnd)
  const measure = counter === '' ? head : COUNTER
  const isHalf = firstUnit === 0 || units.isFirst[firstUnit] === 1
  const half = !isHalf
    ? []
    : units.isChar[lastUnit] === 1
      ? [pairTermOf(reader, last, measure)]
      : endingWith(reader, last + measure)
  const name = anyOf([pairTermOf(reader, head, tail)])
  const bare = [...numberBefore(head), ...(counter === '' ? half : [])]
  const counted = [...numberBefore(COUNTER), ...(counter === '' ? [] : half)]
  const said = everySpelling(plain).flatMap((form) => [form + unit, form + COUNTER + unit])
  return {
    start,
    end: numberEnd + counter.length + unit.length,
    text: plain + unit,
    requirement: {
      kind: 'any',
      parts: [
        { kind: 'all', parts: [anyOf(bare), name] },
        {
          kind: 'all',
          parts: [anyOf(counted), anyOf([pairTermOf(reader, COUNTER, head)]), name],
        },
      ],
    },
    scored: scoredAs(
      [...numberBefore(head), ...numberBefore(COUNTER)].filter((term) => term >= 0),
      RANKING.numberFormWeight,
      fields,
    ),
    marks: said.map(numberMark),
    isComplete: true,
  }
}
