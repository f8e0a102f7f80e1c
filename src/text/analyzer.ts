/**
 * The analyzer: a document's text to the terms that are indexed.
 *
 * Four kinds of term come out, each found in another way and each needed:
 * - *pairs* of neighbouring units: every substring is made of them, so nothing is unreachable;
 * - *words* of three or more characters, wherever the dictionary sees one: what pairs cannot
 *   tell apart (a word of two characters is a pair already);
 * - *characters* that the segmenter cut as words of their own;
 * - *units*: Latin words and numbers, the latter in their plain form too (`numbers.ts`), and what
 *   signs join of them in one (`compounds.ts`, `document-numbers.ts`); and short titles as a whole (`title-names.ts`).
 * Words that stand inside other words count as well, so a word is indexed exactly where the
 * text contains it, however the text was cut.
 *
 * Layer: text. Imports: text.
 */

import { findCompounds, JOINED } from './compounds.ts'
import { findDocumentNumbers } from './document-numbers.ts'
import { findNumbers, PLAIN, type NumberSpan } from './numbers.ts'
import { codeUnitsOf, type Segmenter } from './segmenter.ts'
import { TITLED, typedTitles } from './title-names.ts'
import { createUnitScanner, type Units } from './units.ts'

/**
 * Receives the terms of a text. `start` and `end` are UTF-16 code units of the normalized
 * text; `position` counts units, with a gap wherever a run ends, so that positions p and
 * p + 1 mean neighbours.
 */
export interface TermSink {
  /** A character that is a word of its own. */
  character(codePoint: number, start: number, end: number): void
  /**
   * Two neighbouring character units; `position` is that of the second. They are parted where, as
   * the text is cut, the second begins a word of two characters or more (和服 in 和服务) or the
   * first ends one of two (产假 in 生产假药). After a longer word it is open: 心理学会.
   */
  pair(
    left: number,
    right: number,
    start: number,
    end: number,
    position: number,
    isParted: boolean,
  ): void
  /** A dictionary word of three or more characters. */
  word(term: string, start: number, end: number): void
  /** A Latin word or number. */
  unit(term: string, start: number, end: number): void
  /** Two neighbouring units of which at least one is a Latin word or number. */
  unitPair(term: string, start: number, end: number, position: number): void
}

export interface Analyzer {
  /**
   * Sends the terms of a normalized text to `sink`, field by field.
   *
   * @param isTitle - Whether it is a title, which is a term as a whole too.
   * @returns How many units the text has: its length, as ranking counts it.
   */
  analyze(normalized: string, sink: TermSink, isTitle?: boolean): number
}

const STARTS_WITH_DIGIT = /^\d/u

/** Term of a pair with a Latin word or number in it: two words keep the blank between them. */
export function unitPairTerm(left: string, right: string, bothWords: boolean): string {
  return bothWords ? `${left} ${right}` : left + right
}

/** Whether a term is a number, a compound or a title in a form that does not stand in any text. */
export function isForm(term: string): boolean {
  return term.startsWith(PLAIN) || term.startsWith(JOINED) || term.startsWith(TITLED)
}

export function createAnalyzer(segmenter: Segmenter): Analyzer {
  const scan = createUnitScanner()
  /** By code unit of the text: whether the pair around it is parted. */
  let parts = new Uint8Array(256)

  function cut(text: string, sink: TermSink): void {
    if (parts.length <= text.length) parts = new Uint8Array(text.length * 2)
    else parts.fill(0, 0, text.length + 1)
    segmenter.segment(
      text,
      (start, end) => {
        const first = text.codePointAt(start) ?? 0
        const second = start + codeUnitsOf(first)
        if (end === second) {
          sink.character(first, start, end)
          return
        }
        parts[start] = 1
        if (end === second + codeUnitsOf(text.codePointAt(second) ?? 0)) parts[end] = 1
      },
      (start, end) => sink.word(text.slice(start, end), start, end),
    )
  }

  function visitPairsAndUnits(text: string, units: Units, sink: TermSink): void {
    const { count, start, end, isChar, isFirst } = units
    const numbers = findNumbers(text, units)
    let next = 0
    let position = 0
    for (let i = 0; i < count; i++) {
      const from = start[i] ?? 0
      const to = end[i] ?? 0
      position += isFirst[i] === 1 ? 2 : 1
      // Positions of a term must rise: plain numbers come in turn with the units they stand for.
      const ended = numbers[next - 1]
      if (ended?.lastUnit === i - 1 && isFirst[i] === 0)
        sink.unitPair(
          unitPairTerm(PLAIN + ended.plain, text.slice(from, to), isChar[i] === 0),
          start[ended.firstUnit] ?? 0,
          to,
          position,
        )
      const number = numbers[next]
      if (number?.lastUnit === i) {
        next++
        visitNumber(units, number, sink)
      }
      const own = text.slice(from, to)
      if (isChar[i] === 0) sink.unit(own, from, to)
      const before = start[i - 1] ?? 0
      if (isFirst[i] === 1) {
        // 歼-20: a number behind a character, as others write it in one.
        const last = end[i - 1] ?? 0
        if (isChar[i - 1] === 1 && STARTS_WITH_DIGIT.test(own) && text.slice(last, from) === '-')
          sink.unit(JOINED + text.slice(before, last) + own, before, to)
        continue
      }
      if (isChar[i] === 1 && isChar[i - 1] === 1) {
        const left = text.codePointAt(before) ?? 0
        sink.pair(left, text.codePointAt(from) ?? 0, before, to, position, parts[from] === 1)
      } else {
        const bothWords = isChar[i] === 0 && isChar[i - 1] === 0
        const left = text.slice(before, end[i - 1] ?? 0)
        sink.unitPair(unitPairTerm(left, text.slice(from, to), bothWords), before, to, position)
      }
    }
  }

  /** A number in its plain form too; with what follows it, that comes with the next unit. */
  function visitNumber(units: Units, number: NumberSpan, sink: TermSink): void {
    const from = units.start[number.firstUnit] ?? 0
    const to = units.end[number.lastUnit] ?? 0
    sink.unit(PLAIN + number.plain, from, to)
  }

  return {
    analyze(normalized, sink, isTitle = false) {
      const units = scan(normalized)
      cut(normalized, sink)
      visitPairsAndUnits(normalized, units, sink)
      for (const { firstUnit, lastUnit, text } of findCompounds(normalized, units))
        sink.unit(JOINED + text, units.start[firstUnit] ?? 0, units.end[lastUnit] ?? 0)
      for (const { start, end, text } of findDocumentNumbers(normalized))
        sink.unit(JOINED + text, start, end)
      if (isTitle)
        for (const name of typedTitles(normalized)) sink.unit(TITLED + name, 0, normalized.length)
      return units.count
    },
  }
}
