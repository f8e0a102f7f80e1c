/**
 * Units of measurement in letters and in characters: 100mg and 100毫克, 600km and 600公里; and
 * numbers that × joins, for which many type x: 0.25gx24片.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../index/reader.ts'
import { JOINED } from '../text/compounds.ts'
import { whole, type Alternative } from './alternatives.ts'
import { knownTerms } from './form-terms.ts'
import { inForms, measuredForm, type Form } from './number-phrases.ts'

/** The same unit in each row. */
const UNITS: readonly (readonly string[])[] = [
  ['mg', '毫克'],
  ['μg', 'ug', '微克'],
  ['g', '克'],
  ['kg', '公斤', '千克'],
  ['km', '公里', '千米'],
  ['m', '米'],
  ['cm', '厘米', '公分'],
  ['mm', '毫米'],
  ['ml', '毫升'],
  ['l', '升'],
  ['w', '瓦'],
  ['kw', '千瓦'],
  ['v', '伏'],
  ['mah', '毫安时', '毫安'],
  ['h', '小时', '个小时'],
  ['min', '分钟'],
]
const NAMES = UNITS.flat().toSorted((a, b) => b.length - a.length)
/** A number with a unit right after it, which no letters lengthen: 5w-30 has none. */
const MEASURED = new RegExp(
  `(?<![a-z\\p{N}.,])(\\d+(?:\\.\\d+)?)(${NAMES.join('|')})(?<![a-zμ](?=[\\p{Script=Latin}\\p{N}-]))`,
  'gu',
)
/** 5G is a network. */
const NETWORK = /^[2-6]g$/u
/** Two amounts, of which the first may have a unit in letters. */
const TIMES =
  /(?<![a-z\p{N}.,])(\d+(?:\.\d+)?)([a-zμ]*?)([x×*])(\d+(?:\.\d+)?)(\p{Script=Han}?)(?![a-z\p{N}])/gu
/** As degrees are said: 38度5 is 38.5度. */
const DEGREES = /(?<![a-z\p{N}.,])(\d+)度(\d)(?![\p{N}.年月日点时个])/gu
/** Amounts of one text that are looked for. */
const MOST_AMOUNTS = 8

/**
 * The amounts of a normalized text with their units spelled otherwise.
 *
 * @returns Only what the index holds.
 */
export function unitAlternatives(reader: IndexReader, text: string, fields: number): Alternative[] {
  const found: Alternative[] = []
  const add = (start: number, written: string, forms: readonly Form[]): void => {
    const alternative = inForms(start, written, forms, fields)
    if (alternative !== null && found.length < MOST_AMOUNTS) found.push(alternative)
  }
  for (const { 0: written, 1: number = '', 2: unit = '', index } of text.matchAll(MEASURED)) {
    const others = UNITS.filter((row) => row.includes(unit) && !NETWORK.test(written))
    const names = others.flat().filter((name) => name !== unit && !NETWORK.test(number + name))
    const forms = names.map((name) => measuredForm(reader, number, name))
    add(index, written, forms)
  }
  for (const { 0: written, 1: degrees = '', 2: tenths = '', index } of text.matchAll(DEGREES))
    add(index, written, [measuredForm(reader, `${degrees}.${tenths}`, '度')])
  for (const match of text.matchAll(TIMES)) {
    const [written, number = '', unit = '', , times = '', counted = ''] = match
    add(match.index, written, timesForms(reader, number, unit, times, counted))
  }
  return found
}

/** Two amounts as × joins them, or x in one word; with a unit between, each by itself. */
function timesForms(
  reader: IndexReader,
  number: string,
  unit: string,
  times: string,
  counted: string,
): Form[] {
  const first = number + unit
  const last = counted === '' ? [] : [knownTerms(reader, [times + counted])]
  const joined = [`${first}x${times}`, `${first}×${times}`, `${first}*${times}`]
  const inOne = { parts: [knownTerms(reader, [`${first}x${times}`, `${JOINED}${first}×${times}`])] }
  const marks = joined.map((form) => whole(form + counted))
  const forms = [{ parts: [...inOne.parts, ...last], marks }]
  if (unit === '') return forms
  const apart = [
    knownTerms(reader, [first]),
    counted === '' ? knownTerms(reader, [times]) : last.flat(),
  ]
  return [...forms, { parts: apart, marks: [...marks, whole(first)] }]
}
