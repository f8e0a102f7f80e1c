/**
 * Units of measurement in letters and in characters: 100mg and 100毫克, 600km and 600公里; and
 * amounts that × or x joins, with what is counted: 0.25gx24片.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import { JOINED, TIMES as SIGN, TIMES_LETTER } from '../../text/compounds.ts'
import { NUMERALS, plainNumber } from '../../text/numbers.ts'
import type { Alternative } from './alternatives.ts'
import { knownTerms } from './form-terms.ts'
import { inForms, measuredForm, type Form } from './number-phrases.ts'
import { looseMarks } from './other-spelling.ts'
import { said } from './times-and-scores.ts'

/** The same unit in each row. */
const UNITS: readonly (readonly string[])[] = [
  ['mg', '毫克'],
  ['ug', '微克'],
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
  ['gb', 'g'],
  ['寸', '英寸'],
  ['度', '摄氏度'],
  // 120㎡ in its compatible form.
  ['m2', '平方米', '平米'],
  ['km2', '平方公里', '平方千米'],
  ['m3', '立方米', '立方'],
  ['h', '小时', '个小时'],
  ['min', '分钟'],
]
const NAMES = UNITS.flat().toSorted((a, b) => b.length - a.length)
/** A number with a unit right after it, which no letters lengthen: 5w-30 has none. */
const MEASURED = new RegExp(
  `(?<![a-z\\p{N}.,])(\\d+(?:,\\d{3})*(?:\\.\\d+)?|[${NUMERALS}]+)(${NAMES.join('|')})(?<![a-z](?=[\\p{Script=Latin}\\p{N}-]))`,
  'gu',
)
/** 5G is a network. */
const NETWORK = /^[2-6]g$/u
/** Amounts that × joins, before what is counted. */
const TIMES = /(?<![a-z\p{N}.,])\d[\da-z.×]*[x×](\d+(?:\.\d+)?[\u3400-\u9fff])/gu
/** As it is said: 38度5 is 38.5度, 9秒83 is 9.83秒. */
const PARTED =
  /(?<![a-z\p{N}.,])(\d+)(?:([度米秒])|\.(?=\d+([度米秒])))(\d\d?)(?![\p{N}.年月日点时个])\3/gu
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
  for (const { 0: written, 1: value = '', 2: unit = '', index } of text.matchAll(MEASURED)) {
    const number = plainNumber(value) ?? value
    const others = UNITS.filter((row) => row.includes(unit) && !NETWORK.test(written))
    // 27,000mAh and 27000mAh have one unit.
    const names = others
      .flat()
      .filter((name) => (name !== unit || number.length > 3) && !NETWORK.test(number + name))
    const forms = names.map((name) => measuredForm(reader, number, name))
    add(index, written, forms)
  }
  for (const {
    0: written,
    1: value = '',
    2: of,
    3: unit = '',
    4: rest = '',
    index,
  } of text.matchAll(PARTED))
    add(index, written, [
      of === undefined
        ? said(reader, Number(value), unit, [rest, `${rest}0`])
        : measuredForm(reader, `${value}.${rest}`, of),
    ])
  for (const { 0: written, 1: last = '', index } of text.matchAll(TIMES)) {
    const form = written.replaceAll(SIGN, TIMES_LETTER)
    const marks = looseMarks(form)
    const inOne = knownTerms(reader, [JOINED + form.slice(0, -1)])
    add(index, written, [
      { parts: [knownTerms(reader, [form])], marks },
      { parts: [inOne, knownTerms(reader, [last])], marks },
    ])
  }
  return found
}
