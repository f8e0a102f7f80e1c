/**
 * A text of a query with its numbers in other spellings: who says 第三十八条 says 第38条 as good as
 * literally.
 *
 * All else must stand there as typed, side by side. A number in numerals is told by its plain form,
 * so that it is no part of a longer one (三十八条 of 第一百三十八条).
 *
 * Layer: search. Imports: text, index, search.
 */

import { EVERY_FIELD, TITLE } from '../../index/schema.ts'
import type { IndexReader } from '../../index/reader.ts'
import { spellings } from '../../text/number-spellings.ts'
import { isPadded, ORDINAL, PLAIN, type NumberSpan } from '../../text/numbers.ts'
import { createLiteralMatcher, holdingPairs, type LiteralPair } from '../retrieve/literal.ts'
import { anyMatcher, matcherOf } from './matchers-of-forms.ts'
import type { OtherForms } from '../retrieve/planned.ts'
import { pairTermOf, type Unit } from '../query/query-units.ts'

/** Numbers of one text that are written otherwise, and ways to write it that are looked for. */
const MOST_NUMBERS = 3
const MOST_FORMS = 8
/** The units of a number. */
const UNIT = /[\d.,]+[%‰]?|./gu
/** Is cited with 第 and without: 劳动合同法36条. */
const OF_LAW = '条'

/** A number as a form writes it. */
interface Written {
  readonly number: NumberSpan
  readonly units: readonly string[]
  /** The same, as a term with what follows it begins. */
  readonly term: string
}

/** The other forms of a text; null where it has none, or the index none of them. */
export function numberForms(
  reader: IndexReader,
  units: readonly Unit[],
  numbers: readonly NumberSpan[],
  fields: number,
): OtherForms | null {
  const changed = numbers
    .toSorted((a, b) => a.firstUnit - b.firstUnit)
    .slice(0, MOST_NUMBERS)
    .map((number) => waysToWrite(reader, units, number))
  if (changed.length === 0) return null
  let chosen: (readonly Written[])[] = [[]]
  for (const ways of changed)
    chosen = chosen.flatMap((some) => ways.map((way) => [...some, way])).slice(0, MOST_FORMS)
  const forms = new Map<string, readonly LiteralPair[]>()
  for (const written of chosen) {
    const pairs = formOf(reader, units, written)
    const [first] = pairs ?? []
    if (pairs === null || first === undefined) continue
    const key = pairs.map(({ terms, offset }) => `${terms[0]}@${offset - first.offset}`).join(' ')
    forms.set(key, pairs)
  }
  if (forms.size === 0) return null
  const made = (mask: number) =>
    [...forms.values()].map((pairs) => {
      const requirement = holdingPairs(pairs, mask)
      const matcher = pairs.length < 2 ? null : createLiteralMatcher(reader, pairs, mask)
      return matcherOf(reader, requirement, matcher)
    })
  const inTitle = fields & (1 << TITLE)
  return {
    requirement: {
      kind: 'any',
      parts: [...forms.values()].map((pairs) => holdingPairs(pairs, fields)),
    },
    matcher: anyMatcher(reader, made(fields)),
    titleMatcher:
      inTitle === 0 || fields !== EVERY_FIELD ? null : anyMatcher(reader, made(inTitle)),
  }
}

/** How a number may be written beside what stands before it. */
function waysToWrite(reader: IndexReader, units: readonly Unit[], number: NumberSpan): Written[] {
  const { firstUnit, lastUnit, plain } = number
  const before = units[firstUnit]?.isFirst === true ? undefined : units[firstUnit - 1]
  const after = units[lastUnit + 1]?.isFirst === true ? undefined : units[lastUnit + 1]
  const isCited = after?.text === OF_LAW && before !== undefined && before.text !== ORDINAL
  const padded = plain.length === 1 && isPadded(after?.text ?? '') ? [`0${plain}`] : []
  return [plain, ...padded, ...spellings(plain)]
    .flatMap((form): Written[] => {
      const own = form.match(UNIT) ?? []
      const term = form === plain ? plain : PLAIN + plain
      const way = { number, units: own, term }
      return isCited ? [way, { ...way, units: [ORDINAL, ...own] }] : [way]
    })
    .filter(({ units: [first = ''], term }) => {
      const isBefore = before === undefined || pairTermOf(reader, before.text, first) >= 0
      return isBefore && (after === undefined || pairTermOf(reader, term, after.text) >= 0)
    })
}

/** The pairs of a text with some of its numbers as written; null where the index lacks one. */
function formOf(
  reader: IndexReader,
  units: readonly Unit[],
  written: readonly Written[],
): LiteralPair[] | null {
  const pairs: LiteralPair[] = []
  let position = 0
  let isKnown = true
  const add = (left: string, right: string): void => {
    const term = pairTermOf(reader, left, right)
    if (term < 0) isKnown = false
    pairs.push({ terms: [term], offset: position })
  }
  let before = ''
  for (let i = 0; i < units.length;) {
    const unit = units[i] as Unit
    const number = written.find(({ number: { firstUnit } }) => firstUnit === i)
    const last = number?.number.lastUnit ?? i
    const isFollowed = units[last + 1]?.isFirst === false
    for (const [at, text] of (number?.units ?? [unit.text]).entries()) {
      const isFirst = at === 0 && unit.isFirst
      position += isFirst ? 2 : 1
      // Inside of a number its plain form tells, with what follows.
      const isTold = at > 0 && isFollowed && before !== ORDINAL
      if (!isFirst && !isTold) add(before, text)
      before = text
    }
    if (number !== undefined) before = number.term
    i = last + 1
  }
  return isKnown ? pairs : null
}
