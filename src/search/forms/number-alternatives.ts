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
import { isCounted, isNumeral, measureOf, PLAIN, type NumberSpan } from '../../text/numbers.ts'
import type { Units } from '../../text/units.ts'
import type { Alternative } from './alternatives.ts'
import { durationAlternative } from './durations.ts'
import { knownTerms, oneOf, scoredAs } from './form-terms.ts'
import { countedMarks, runMarks } from './number-marks.ts'
import { pairsBeside, pairsWithin, together } from './number-pairs.ts'
import { MONTH, placeNumber, type PlacedNumber } from './placed-number.ts'
import type { PlanContext } from '../retrieve/planned.ts'
import { pairTermOf } from '../query/query-units.ts'
import { join, type Requirement } from '../retrieve/requirement.ts'

/** Numbers of one text that are sought in other spellings. */
const MOST_NUMBERS = 16
const AGE = '岁'
const FULL_YEARS = '周岁'
/** A year that one may write without 年. */
const YEAR = /^[12]\d{3}$/u
/** Twenties and thirties in a word: 廿五, 卅一. */
const IN_A_WORD = /^[廿卅]./u

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
  span: NumberSpan,
  fields: number,
): Alternative {
  const number = placeNumber(text, units, span)
  const { plain, start, end, ordinal, before, rest, measure, measures, isMeasured } = number
  const { firstUnit, lastUnit } = span
  const withMeasure = (form: string, each: string): string =>
    unitPairTerm(form, each, measure !== '' && !isMeasured)
  const isYear = measure === '年' && YEAR.test(plain)
  const inDigits = [plain, PLAIN + plain]
  // In digits, as a text may have it, and as what texts say in any other way.
  const terms = knownTerms(reader, [
    ...measures.flatMap((each) => inDigits.map((form) => withMeasure(form, each))),
    // In 2024高考 the year stands for itself.
    ...(isYear ? inDigits : []),
  ])
  const beside = pairsBeside(reader, number, fields)
  // By itself a numeral is asked for nowhere else. What is typed first may be the end of a longer
  // number: 三公里 of 十三公里.
  const beginsWithNumeral = units.isChar[firstUnit] === 1
  const isHalf = beginsWithNumeral && before === '' && firstUnit === lastUnit && measure !== ''
  const half = isHalf ? [pairTermOf(reader, text.slice(start, end), measure)] : []
  // A number stands beside what surely measures it: the 45 of 12345 and two 分钟 are no 45分钟. One
  // character may begin a word: 强 of 强震.
  const isSure = isMeasured && measureOf(rest).length > 1
  const isJoined = isMeasured && units.isChar[lastUnit] === 1
  const typedTo = (last: number): Requirement | null =>
    together(reader, text, units, firstUnit, last, fields)
  const next = lastUnit + 1
  // The columns are another text's by the time that the rest is asked for.
  const measureStart = units.start[next] ?? end
  return {
    start: start - ordinal.length,
    end: end + measure.length,
    text: ordinal + withMeasure(plain, measure),
    requirement: requirementOf(reader, number, [...terms, ...half], beside.before, fields),
    // So many figures tell something by themselves: of ¥1,299 no text says 1299元.
    scored: scoredAs(
      plain.length < 4 ? terms : [...terms, ...knownTerms(reader, [PLAIN + plain])],
      RANKING.numberFormWeight,
      fields,
    ),
    marks: [
      ...countedMarks(number, isYear ? [measure, ''] : measures),
      ...runMarks(text, units, span),
    ],
    joint: typedTo(isSure || isJoined ? next : lastUnit),
    ...(ordinal !== '' && { numberStart: start }),
    // 之十七的 is a piece of 百分之十七的, and what says so has no 17的.
    isComplete: isMeasured && before !== '' && beginsWithNumeral && text.charAt(start - 1) !== '之',
    beside,
    ...(measure !== '' && {
      measured: {
        end,
        joint: typedTo(isSure ? next : lastUnit),
        restTo: (stop) => pairsWithin(reader, text, measureStart, stop, fields),
        marksTo: (stop) => countedMarks(number, [text.slice(end, stop)]),
      },
    }),
  }
}

/**
 * What a document must hold that says a number with what it counts, in whatever spelling.
 *
 * @param terms - What the index has of its forms in digits.
 * @param beside - What a document must hold that has the number after what stands before it.
 */
function requirementOf(
  reader: IndexReader,
  number: PlacedNumber,
  terms: readonly number[],
  beside: Requirement,
  fields: number,
): Requirement {
  const { ordinal, after, isOfMonth } = number
  const asSaid = oneOf(terms, fields)
  // The 25 of 九月廿五 is no 25 of anything else.
  if (ordinal !== '' || (isOfMonth && after === '')) return { kind: 'all', parts: [asSaid, beside] }
  return join('any', [
    asSaid,
    ...[dayInAWord, inFullYears, inNumeral].flatMap((pairsOf) => {
      const pairs = pairsOf(reader, number).map((some) => oneOf(some, fields))
      const isKnown = pairs.every(({ terms: known }) => known.length > 0)
      return isKnown && pairs.length > 0 ? [{ kind: 'all', parts: pairs } as const] : []
    }),
  ])
}

/** The pairs of a day as it is said after its month, without 日: 廿五. */
function dayInAWord(reader: IndexReader, { plain, isDay }: PlacedNumber): number[][] {
  const [tens, ones] = spellings(plain).find((form) => IN_A_WORD.test(form)) ?? ''
  if (!isDay || tens === undefined || ones === undefined) return []
  return [[pairTermOf(reader, MONTH, tens)], [pairTermOf(reader, tens, ones)]]
}

/** Those of an age as laws say it: 16周岁. */
function inFullYears(reader: IndexReader, { plain, measure }: PlacedNumber): number[][] {
  const [full = '', years = ''] = FULL_YEARS
  if (measure !== AGE) return []
  const numbers = [plain, PLAIN + plain].map((form) => pairTermOf(reader, form, full))
  return [numbers, [pairTermOf(reader, full, years)]]
}

/** Those of a figure as the numeral that no plain form tells, between what it touches: 2 of 科目2. */
function inNumeral(reader: IndexReader, { plain, before, after, rest }: PlacedNumber): number[][] {
  const isTold = isCounted(rest) || !/^[1-9]$/u.test(plain)
  if (before === '' || isTold || isNumeral(before)) return []
  const numeral = DIGITS.charAt(Number(plain))
  const pairs = [[pairTermOf(reader, before, numeral)]]
  if (after !== '') pairs.push([pairTermOf(reader, numeral, after)])
  return pairs
}
