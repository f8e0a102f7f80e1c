/**
 * Times of day and scores, with a colon and as they are said: 9:30, 9点30分, 9时30分 and 九点半;
 * 3:2, 3-2 and 3比2.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import { JOINED } from '../../text/compounds.ts'
import { spellings } from '../../text/number-spellings.ts'
import { NUMERALS, PLAIN, plainNumber } from '../../text/numbers.ts'
import { whole, type Alternative } from './alternatives.ts'
import { knownTerms, oneOf } from './form-terms.ts'
import { endingWith, startingWith } from '../query/half-typed.ts'
import { numberMark } from './number-marks.ts'
import { inForms, type Form } from './number-phrases.ts'
import type { Mark } from '../retrieve/planned.ts'
import { pairTermOf } from '../query/query-units.ts'
import type { Requirement } from '../retrieve/requirement.ts'

const NUMBER = `\\d{1,3}|[${NUMERALS}]{1,3}`
/** 三点六 of 百分之三点六 is no time. */
const ALONE = `(?<![\\p{N}a-z.,:${NUMERALS}]|分之)`
/**
 * An hour with minutes, or by itself where nothing is counted: 三点要求 is no time. In figures it mostly
 * is one: 7点发车.
 */
const SAID_TIME = new RegExp(
  `${ALONE}(?<hour>${NUMBER})(?:(?<of>[点时])(?:(?<part>半|[一三]刻)|(?<minute>${NUMBER})分?(?![\\p{N}.钟之])|整)|` +
    `[点时]钟?(?=$|[^\\p{Script=Han}\\p{N}]|[到至前后左右起开以出]|(?<=\\d[点时])\\D))`,
  'gu',
)
const SAID_SCORE = new RegExp(
  `${ALONE}(?<left>${NUMBER})比(?<right>${NUMBER})(?![\\p{N}.${NUMERALS}])`,
  'gu',
)
/** Most texts say neither. */
const SAID = new RegExp(`[\\d${NUMERALS}][点时比]`, 'u')
/** From one hour to another, with the minutes of the first and the hour of the last. */
const HOURS = /^(\d+:(\d+))-((\d+):\d+)$/u
const SIGNED = /^([\d.]+)([:-])([\d.]+)$/u
/** A bit, and no time: 便宜一点. */
const A_BIT = '一点'
const PARTS: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45 }
const OF_HOUR = ['点', '时'] as const
const VERSUS = '比'
/** What is said between two numbers, for a sign. */
const BETWEEN = [VERSUS, '至', '到']
/** What may follow a full hour. */
const FULL = ['整', '钟', '']
/** The last figure or numeral before the sign, and the first after it. */
const JOINT = /(\d+|.)([点时比])(\d+|.)?/u
const NOON = 12
const LATE = /(?:下午|晚上)$/u
const LATE_UNITS = 2
const LAST_HOUR = 24
const LAST_MINUTE = 59

/**
 * What a text may say instead of two numbers with a sign between them.
 *
 * @param joined - They, with a colon or hyphen.
 */
export function saidForms(reader: IndexReader, joined: string): Form[] {
  const [, left = '', sign = '', right = ''] = SIGNED.exec(joined) ?? []
  if (sign === '') return hoursSaid(reader, joined)
  const [before, after] = [Number(left), Number(right)]
  const isTime = sign === ':' && right.length === 2 && isTimeOfDay(before, after)
  return [
    ...(isTime ? timeForms(reader, before, after) : []),
    // A colon is no range.
    ...(sign === ':' ? [VERSUS] : BETWEEN).map((of) => said(reader, before, of, numbersOf(after))),
    // No range goes down.
    ...(before > after ? [scoreSigned(reader, before, after)] : []),
  ]
}

/** Hours with a word between: 8:00至11:30. */
function hoursSaid(reader: IndexReader, joined: string): Form[] {
  const [, from = '', minutes = '', to = '', hour = ''] = HOURS.exec(joined) ?? []
  if (hour === '') return []
  return BETWEEN.map((of) => ({
    parts: [JOINED + from, minutes + of, of + hour, JOINED + to].map((term) =>
      knownTerms(reader, [term]),
    ),
    marks: [numberMark(from + of + to)],
  }))
}

/**
 * The times and scores of a normalized text that says them in characters, in their other forms.
 *
 * @returns Only what the index holds.
 */
export function saidAlternatives(reader: IndexReader, text: string, fields: number): Alternative[] {
  if (!SAID.test(text)) return []
  const found: Alternative[] = []
  const add = (start: number, written: string, forms: readonly Form[]): void => {
    const alternative = inForms(start, written, forms, fields)
    if (alternative !== null)
      found.push({ ...alternative, isInstead: true, joint: jointOf(reader, written, fields) })
  }
  for (const { 0: written, index, groups = {} } of text.matchAll(SAID_TIME)) {
    const { hour = '', minute = '', part = '' } = groups
    const hours = valueOf(hour)
    const minutes = part === '' ? valueOf(minute === '' ? '0' : minute) : (PARTS[part] ?? 0)
    if (written === A_BIT || !isTimeOfDay(hours, minutes)) continue
    add(index, written, timeForms(reader, hours, minutes))
    // 下午4点 is 16点 as well.
    if (hours >= NOON || !LATE.test(text.slice(0, index))) continue
    const of = index - LATE_UNITS
    const forms = timeForms(reader, hours + NOON, minutes)
    const later = inForms(of, text.slice(of, index) + written, forms, fields)
    if (later !== null) found.push(later)
  }
  for (const { 0: written, index, groups = {} } of text.matchAll(SAID_SCORE)) {
    const left = valueOf(groups.left ?? '')
    const right = valueOf(groups.right ?? '')
    if (left < 0 || right < 0) continue
    const scores = said(reader, left, VERSUS, numbersOf(right))
    add(index, written, [scoreSigned(reader, left, right), scores])
  }
  return found
}

/**
 * What joins 点 or 比 as typed to what stands around it: its numbers somewhere else are no answer.
 * Either may be half typed.
 */
function jointOf(reader: IndexReader, written: string, fields: number): Requirement {
  const [, left = '', sign = '', right = ''] = JOINT.exec(written) ?? []
  const any = (terms: readonly number[]): Requirement => oneOf(terms, fields)
  const isFigure = (text: string): boolean => /\d/u.test(text)
  const before = isFigure(left) ? endingWith(reader, left + sign) : [pairTermOf(reader, left, sign)]
  if (right === '') return any(before)
  const after = isFigure(right)
    ? startingWith(reader, sign + right)
    : [pairTermOf(reader, sign, right)]
  return { kind: 'all', parts: [any(before), any(after)] }
}

function isTimeOfDay(hours: number, minutes: number): boolean {
  return hours >= 0 && hours <= LAST_HOUR && minutes >= 0 && minutes <= LAST_MINUTE
}

/** The value of a number in figures or numerals; -1 for what is none. */
function valueOf(written: string): number {
  return Number(/^\d+$/u.test(written) ? written : (plainNumber(written) ?? -1))
}

function scoreSigned(reader: IndexReader, left: number, right: number): Form {
  return signed(reader, [`${left}:${right}`, `${left}-${right}`])
}

/** Two numbers with a sign between them, as compounds of the index. */
function signed(reader: IndexReader, forms: readonly string[]): Form {
  const joined = forms.map((form) => JOINED + form)
  return { parts: [knownTerms(reader, joined)], marks: forms.map(whole) }
}

/** A time with a colon, with a zero before its hour and without (07:40, 7:40), and as it is said. */
function timeForms(reader: IndexReader, hours: number, minutes: number): Form[] {
  const end = `:${padded(minutes)}`
  const written = signed(reader, [`${hours}${end}`, `${padded(hours)}${end}`])
  return [written, ...timeSaid(reader, hours, minutes)]
}

function timeSaid(reader: IndexReader, hours: number, minutes: number): Form[] {
  return OF_HOUR.map((of) => {
    if (minutes === 0)
      return { ...said(reader, hours, of, FULL), parts: [countedTerms(reader, hours, of)] }
    const written = numbersOf(minutes).flatMap((form) => [`${form}分`, form])
    const form = said(reader, hours, of, minutes === 30 ? ['半', ...written] : written)
    const [hour = [], minute = []] = form.parts
    return { ...form, parts: [hour, [...minute, ...countedTerms(reader, minutes, '分')]] }
  })
}

/** A number before a character and what follows that, one of some forms of a number. */
export function said(
  reader: IndexReader,
  value: number,
  of: string,
  rights: readonly string[],
): { readonly parts: readonly number[][]; readonly marks: readonly Mark[] } {
  const after = rights.map((form) => pairTermOf(reader, of, /^(?:\d+|.)?/u.exec(form)?.[0] ?? ''))
  const marks = numbersOf(value).flatMap((left) =>
    rights.map((right) => numberMark(left + of + right)),
  )
  return { parts: [countedTerms(reader, value, of), after.filter((term) => term >= 0)], marks }
}

/** The pairs that a number, in figures or numerals, makes with what follows it. */
function countedTerms(reader: IndexReader, value: number, next: string): number[] {
  // Of numerals the last alone stands beside it, which is another number.
  const ones = spellings(`${value}`).filter((form) => form.length === 1)
  const forms = [`${value}`, padded(value), PLAIN + value, ...ones]
  const terms = forms.map((form) => pairTermOf(reader, form, next))
  return [...new Set(terms)].filter((term) => term >= 0)
}

/** A number as a text may have it. */
function numbersOf(value: number): string[] {
  return [...new Set([`${value}`, padded(value), ...spellings(`${value}`)])]
}

function padded(value: number): string {
  return `${value}`.padStart(2, '0')
}
