/**
 * Other ways to write the numbers of a query: 二〇二五年 and 2025年, 3月5号 and 三月五日, 50% and
 * 百分之五十, 1021 and 1,021.
 *
 * Layer: search. Imports: text, index, search.
 */

import { RANKING } from '../../index/ranking.ts'
import type { IndexReader } from '../../index/reader.ts'
import { unitPairTerm } from '../../text/analyzer.ts'
import { spellings } from '../../text/number-spellings.ts'
import { DIGITS } from '../../text/number-values.ts'
import {
  isCounted,
  isNumeral,
  isPadded,
  measureOf,
  ORDINAL,
  PLAIN,
  withZeros,
  type NumberSpan,
} from '../../text/numbers.ts'
import type { Units } from '../../text/units.ts'
import type { Alternative } from './alternatives.ts'
import { durationAlternative } from './durations.ts'
import { knownTerms, oneOf, scoredAs } from './form-terms.ts'
import { numberMark } from './number-marks.ts'
import { pairsBeside, pairsWithin, together } from './number-pairs.ts'
import type { Mark, PlanContext } from '../retrieve/planned.ts'
import { pairTermOf } from '../query/query-units.ts'
import type { Requirement } from '../retrieve/requirement.ts'

/** Numbers of one text that are sought in other spellings. */
const MOST_NUMBERS = 16
/** A day of a month is written with either. */
const DAYS: readonly string[] = ['日', '号']

const MONTH = '月'
const AGE = '岁'
const FULL_YEARS = '周岁'
/** Twenties and thirties in a word: 廿五, 卅一. */
const IN_A_WORD = /^[廿卅]./u

/** A year that one may write without 年. */
const YEAR = /^[12]\d{3}$/u

/**
 * The numbers of a text.
 *
 * @param spelled - Those that are not written in plain digits, as `findNumbers` gives them; they
 *   come first.
 */
export function numbersOf(
  reader: IndexReader,
  text: string,
  units: Units,
  spelled: readonly NumberSpan[],
): NumberSpan[] {
  return [...spelled, ...afterNoun(reader, text, units), ...inDigits(text, units, spelled)]
}

/** A numeral that ends a text and numbers what stands before it, if texts have it in figures: 科目二. */
function afterNoun(reader: IndexReader, text: string, units: Units): NumberSpan[] {
  const last = units.count - 1
  if (last < 1 || units.isFirst[last] === 1 || units.isChar[last - 1] === 0) return []
  const [before = '', numeral = ''] = text.slice(units.start[last - 1], units.end[last])
  const value = DIGITS.indexOf(numeral)
  if (value < 1 || before === ORDINAL || isNumeral(before)) return []
  const isWritten = pairTermOf(reader, before, String(value)) >= 0
  return isWritten ? [{ firstUnit: last, lastUnit: last, plain: String(value) }] : []
}

/** Numbers of a text in other spellings; with the unit after it, as a reader means it. */
export function numberAlternatives(
  { reader }: PlanContext,
  text: string,
  units: Units,
  numbers: readonly NumberSpan[],
  fields: number,
): Alternative[] {
  return numbers
    .slice(0, MOST_NUMBERS)
    .map(
      (number) =>
        durationAlternative(reader, text, units, number, fields) ??
        alternativeOf(reader, text, units, number, fields),
    )
}

function alternativeOf(
  reader: IndexReader,
  text: string,
  units: Units,
  { firstUnit, lastUnit, plain }: NumberSpan,
  fields: number,
): Alternative {
  const numberStart = units.start[firstUnit] ?? 0
  const numberEnd = units.end[lastUnit] ?? 0
  const isContinued = units.isFirst[firstUnit] === 0
  // 第一 is a word of the dictionary, and 第 begins a number in figures as well.
  const isOrdinal = isContinued && text.charAt(numberStart - 1) === ORDINAL
  const ordinal = isOrdinal ? ORDINAL : ''
  const start = numberStart - ordinal.length
  const follows = units.isFirst[lastUnit + 1] === 0
  // 50% is a whole, whatever follows.
  const measureAt = follows && !/[%‰]$/u.test(plain) ? lastUnit + 1 : null
  const measure = measureAt === null ? '' : text.slice(numberEnd, units.end[measureAt])
  // The columns are another text's by the time that the rest is asked for.
  const measureStart = measureAt === null ? numberEnd : (units.start[measureAt] ?? numberEnd)
  const isOfMonth = isContinued && text.charAt(numberStart - 1) === MONTH
  const isDay = isOfMonth && DAYS.includes(measure)
  const measures = isDay ? DAYS : [measure]
  const unitText = (unit: number): string => text.slice(units.start[unit], units.end[unit])
  const isWord = measureAt !== null && units.isChar[measureAt] === 0
  const anyOf = (some: readonly number[]): Requirement => oneOf(some, fields)
  const withMeasure = (form: string, each: string): string =>
    measureAt === null ? form : unitPairTerm(form, each, isWord)
  // In 2024高考 the year stands for itself.
  const isYear = measure === '年' && YEAR.test(plain)
  const bare = isYear ? [plain, PLAIN + plain] : []
  // In digits, as a text may have it, and as what texts say in any other way.
  const terms = knownTerms(reader, [
    ...measures.flatMap((each) => [withMeasure(plain, each), withMeasure(PLAIN + plain, each)]),
    ...bare,
  ])
  // The number with what it counts; where a text says it of nothing like that, by itself.
  const marks = (rests: readonly string[]): Mark[] => {
    const forms = [plain, ...spellings(plain)]
    const padded = plain.length === 1 && isPadded(measure) ? [`0${plain}`] : []
    const said = [...forms, ...padded, ...withZeros(plain, text.slice(numberEnd))].flatMap((form) =>
      rests.map((rest) => ordinal + form + rest),
    )
    const alone = forms.map((form) => ({ ...numberMark(ordinal + form), unless: said }))
    return [...said.map(numberMark), ...alone].filter(({ text: form }) => form.length > 1)
  }
  // By itself a numeral is asked for nowhere else. What is typed first may be the end of a longer
  // number: 三公里 of 十三公里.
  const isHalf = !isContinued && firstUnit === lastUnit && units.isChar[firstUnit] === 1
  const half = isHalf && measureAt !== null ? pairTermOf(reader, unitText(firstUnit), measure) : -1
  const before = anyOf(isContinued ? pairsBeside(reader, plain, unitText(firstUnit - 1), '') : [])
  const asSaid = anyOf([...terms, half])
  const others = [
    ...(isDay ? dayInAWord(reader, plain, fields) : []),
    ...(measure === AGE ? inFullYears(reader, plain, fields) : []),
    ...(isContinued && !isCounted(text.slice(numberEnd))
      ? inNumeral(
          reader,
          unitText(firstUnit - 1),
          plain,
          follows ? unitText(lastUnit + 1) : '',
          fields,
        )
      : []),
  ]
  const said: Requirement =
    others.length === 0 ? asSaid : { kind: 'any', parts: [asSaid, ...others] }
  // A number stands beside what surely measures it: the 45 of 12345 and two 分钟 are no 45分钟. One
  // character may begin a word: 强 of 强震.
  const isSure = measureAt !== null && !isWord && measureOf(text.slice(numberEnd)).length > 1
  const isJoined = measureAt !== null && !isWord && units.isChar[lastUnit] === 1
  const typedTo = (last: number): Requirement | null =>
    together(reader, text, units, firstUnit, last, fields)
  const joint = typedTo(isSure || isJoined ? lastUnit + 1 : lastUnit)
  return {
    start,
    end: numberEnd + measure.length,
    text: ordinal + withMeasure(plain, measure),
    // The 25 of 九月廿五 is no 25 of anything else.
    requirement:
      isOrdinal || (isOfMonth && !follows) ? { kind: 'all', parts: [asSaid, before] } : said,
    // So many figures tell something by themselves: of ¥1,299 no text says 1299元.
    scored: scoredAs(
      plain.length < 4 ? terms : [...terms, ...knownTerms(reader, [PLAIN + plain])],
      RANKING.numberFormWeight,
      fields,
    ),
    marks: [
      ...marks(isYear ? ['年', ''] : measures),
      ...wholeRuns(text, units, firstUnit, lastUnit, plain),
    ],
    joint,
    ...(isOrdinal && { numberStart }),
    // A Latin measure may be half typed: 长十二c.
    // 之十七的 is a piece of 百分之十七的, and what says so has no 17的.
    isComplete:
      measureAt !== null &&
      !isWord &&
      isContinued &&
      units.isChar[firstUnit] === 1 &&
      text.charAt(numberStart - 1) !== '之',
    beside: {
      before,
      after: anyOf(follows ? pairsBeside(reader, plain, '', unitText(lastUnit + 1)) : []),
    },
    ...(measureAt !== null && {
      measured: {
        end: numberEnd,
        joint: isJoined && !isSure ? typedTo(lastUnit) : joint,
        restTo: (stop) => pairsWithin(reader, text, measureStart, stop, fields),
        marksTo: (stop) => marks([text.slice(numberEnd, stop)]),
      },
    }),
  }
}

/** An age as laws say it: 16周岁. */
function inFullYears(reader: IndexReader, plain: string, fields: number): Requirement[] {
  const [full = '', years = ''] = FULL_YEARS
  const numbers = [plain, PLAIN + plain].map((form) => pairTermOf(reader, form, full))
  return inPairs([numbers, [pairTermOf(reader, full, years)]], fields)
}

/** A figure as the numeral that no plain form tells, between what it touches: 2 of 科目2. */
function inNumeral(
  reader: IndexReader,
  before: string,
  plain: string,
  after: string,
  fields: number,
): Requirement[] {
  if (!/^[1-9]$/u.test(plain) || isNumeral(before)) return []
  const numeral = DIGITS.charAt(Number(plain))
  const pairs = [[pairTermOf(reader, before, numeral)]]
  if (after !== '') pairs.push([pairTermOf(reader, numeral, after)])
  return inPairs(pairs, fields)
}

/** One of each of some terms; nothing where the index lacks all of one. */
function inPairs(pairs: readonly (readonly number[])[], fields: number): Requirement[] {
  const known = pairs.map((terms) => terms.filter((term) => term >= 0))
  if (known.some((terms) => terms.length === 0)) return []
  return [{ kind: 'all', parts: known.map((terms) => ({ kind: 'terms', terms, fields })) }]
}

/** A day as it is said after its month, without 日: 廿五. Nothing where the index has it nowhere. */
function dayInAWord(reader: IndexReader, plain: string, fields: number): Requirement[] {
  const [tens, ones] = spellings(plain).find((form) => IN_A_WORD.test(form)) ?? ''
  if (tens === undefined || ones === undefined) return []
  return inPairs([[pairTermOf(reader, MONTH, tens)], [pairTermOf(reader, tens, ones)]], fields)
}

/** What stands around a number without a break, with the number in each spelling: 双11 and 双十一. */
function wholeRuns(
  text: string,
  units: Units,
  firstUnit: number,
  lastUnit: number,
  plain: string,
): Mark[] {
  let first = firstUnit
  while (units.isFirst[first] === 0) first--
  let last = lastUnit
  while (units.isFirst[last + 1] === 0) last++
  const before = text.slice(units.start[first], units.start[firstUnit])
  const after = text.slice(units.end[lastUnit], units.end[last])
  return before + after === ''
    ? []
    : [plain, ...spellings(plain)].map((spelling) => numberMark(before + spelling + after))
}

/** The numbers of a text in digits that are not among those spelled otherwise. */
function inDigits(text: string, units: Units, spelled: readonly NumberSpan[]): NumberSpan[] {
  const found: NumberSpan[] = []
  let next = 0
  for (let i = 0; i < units.count; i++) {
    while ((spelled[next]?.lastUnit ?? i) < i) next++
    if (units.isChar[i] === 1 || (spelled[next]?.firstUnit ?? i + 1) <= i) continue
    const own = text.slice(units.start[i], units.end[i])
    if (/^\d{1,15}(?:\.\d+)?[%‰]?$/u.test(own))
      found.push({ firstUnit: i, lastUnit: i, plain: own })
  }
  return found
}
