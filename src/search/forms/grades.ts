/**
 * Grades of schools and the halves of their years: 七上 is 七年级上册.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import { TITLE } from '../../index/schema.ts'
import { PLAIN, plainNumber } from '../../text/numbers.ts'
import type { Segmenter, VisitWord } from '../../text/segmenter.ts'
import type { Alternative } from './alternatives.ts'
import { numberMark } from './number-marks.ts'
import { inForms } from './number-phrases.ts'
import { pairTermOf } from '../query/query-units.ts'

const YEAR_OF_SCHOOL = '年级'
const HALF = /[上下]/u
const NUMERALS = '一二三四五六七八九'
const ALONE = `(?<![\\p{N}第零〇两十百${NUMERALS}])`
/** 级别 is a word after any number of years. */
const GRADE = new RegExp(`${ALONE}[${NUMERALS}]年级(?!别)`, 'gu')
/** 一下 seldom is one. */
const SHORT = new RegExp(`${ALONE}(?<grade>[${NUMERALS.slice(1)}])(?<half>[上下])`, 'gu')
const FULL = new RegExp(`${ALONE}(?<grade>[${NUMERALS}]|[1-9])年级(?<half>[上下])(?:册|学期)`, 'gu')

/**
 * Cuts a normalized text, with each grade as one word also where the index does not know it: its
 * 五年 and 级上 are none.
 */
export function segmentGrades(
  segmenter: Segmenter,
  text: string,
  visit: VisitWord,
  visitLong: VisitWord,
): void {
  if (!text.includes(YEAR_OF_SCHOOL)) {
    segmenter.segment(text, visit, visitLong)
    return
  }
  let from = 0
  const cut = (start: number, end: number): void =>
    segmenter.segment(
      text.slice(start, end),
      (first, last) => visit(start + first, start + last),
      (first, last) => visitLong(start + first, start + last),
    )
  for (const { 0: grade, index } of text.matchAll(GRADE)) {
    cut(from, index)
    from = index + grade.length
    visit(index, from)
    visitLong(index, from)
  }
  cut(from, text.length)
}

/**
 * The half years of a normalized text in full, or in short; of the latter only titles are sure to
 * mean that (七上八下).
 *
 * @returns Only what the index holds.
 */
export function gradeAlternatives(
  reader: IndexReader,
  text: string,
  fields: number,
): Alternative[] {
  if (!text.includes(YEAR_OF_SCHOOL) && !HALF.test(text)) return []
  const pairs = (lefts: readonly string[], right: string): number[] =>
    lefts.map((left) => pairTermOf(reader, left, right)).filter((term) => term >= 0)
  const short = [...text.matchAll(SHORT)].map(({ 0: written, index, groups = {} }) => {
    const { grade = '', half = '' } = groups
    const forms = [grade, plainOf(grade)]
    const years = pairs([...forms, PLAIN + plainOf(grade)], '年')
    const ends = pairs([half], '册').concat(pairs([half], '学'))
    const parts = [years, pairs(['年'], '级'), pairs(['级'], half), ends]
    const marks = forms.flatMap((form) =>
      ['册', '学期'].map((end) => numberMark(`${form}年级${half}${end}`)),
    )
    return inForms(index, written, [{ parts, marks }], fields)
  })
  const full = [...text.matchAll(FULL)].map(({ 0: written, index, groups = {} }) => {
    const { grade = '', half = '' } = groups
    const numeral = NUMERALS[Number(plainOf(grade)) - 1] ?? ''
    const terms = pairs([numeral], half)
    const form = { parts: [terms], marks: [numberMark(numeral + half)] }
    return inForms(index, written, [form], fields & (1 << TITLE))
  })
  return [...short, ...full].filter((alternative) => alternative !== null)
}

function plainOf(grade: string): string {
  return plainNumber(grade) ?? grade
}
