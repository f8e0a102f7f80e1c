/**
 * Whole words: what is offered to a reader ends where a word of the corpus does.
 *
 * A text that in nearly all of its documents goes on in one way is a piece of something longer:
 * 布洛 of 布洛芬, elon of Elon Musk.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import { EVERY_FIELD } from '../../index/schema.ts'
import { textOf } from '../../text/code-units.ts'
import { codeUnitsOf, wordsOf } from '../../text/segmenter.ts'
import { HAN } from '../../text/scripts.ts'
import { collect } from '../retrieve/collect.ts'
import { counted, isOneCharacter, wordsStartingWith, type CountedWord } from './completions.ts'
import { oneOf } from '../forms/form-terms.ts'
import { isFunctionWord } from '../query/function-words.ts'
import { countHolding } from '../plan/holding.ts'
import type { PlanContext } from '../retrieve/planned.ts'
import { saying, type StandingContext } from '../plan/standing.ts'

/** A piece has such a share of its documents in the longer text. */
export const SHARE = 0.9
/** Where positions tell, it needs no more. */
const SURE_SHARE = 0.25
/** In fewer documents a text goes on in one way by chance. */
const LEAST_DOCUMENTS = 2
/** Words before a character that are counted. */
const MOST_BEFORE = 8
/** Words after one. */
const MOST_AFTER = 8
/** Pairs that are no words but may start one. */
const MOST_STARTS = 16
/** Of two words side by side: what the rarer of the two has of its documents there. */
const PAIR_SHARE = 0.5
/** A dictionary has pieces less often than this, and most words more often. */
const RARE = 100
/** Words that are tried for the rest of a piece. */
const MOST_STARTED = 4
const NAME = /^\p{Script=Latin}{2,} \p{Script=Latin}{2,}$/u

/** Words without those that are pieces of others, in their order; a whole takes the place of its piece. */
export function withoutPieces(plan: PlanContext, words: readonly CountedWord[]): CountedWord[] {
  const whole = words.map((word) => {
    if (!HAN.test(word.text)) return word
    const longer = longest(wordsStartingWith(plan.reader, word.text), word.documentFrequency)
    return longer === null ? word : { ...word, text: longer }
  })
  return [...new Map(whole.map((word) => [word.text, word])).values()]
}

/** Whether a dictionary has a word so seldom that in this corpus it may be no word at all. */
export function isRare({ text, frequency }: CountedWord): boolean {
  return HAN.test(text) && frequency < RARE
}

/** The pairs that end with a character, and do not start with it. */
export function pairsEndingWith(reader: IndexReader, character: string): CountedWord[] {
  const pairs: CountedWord[] = []
  reader.visitPairsOf(character.codePointAt(0) ?? 0, (term) => {
    const text = reader.termText(term)
    if (!text.startsWith(character)) pairs.push(counted(reader, text, term))
  })
  return pairs
}

/**
 * Whether a word has the rest of one as likely before it in nearly all of its documents: 鲁番 of
 * 吐鲁番, 化碳 of 氧化 and 碳.
 *
 * @param pairs - Those that end with its first character.
 */
export function isEndOfWord(
  { reader }: PlanContext,
  { text, term, frequency, documentFrequency }: CountedWord,
  pairs: readonly CountedWord[],
): boolean {
  const least = documentFrequency * SHARE
  const before = pairs.filter((pair) => pair.documentFrequency >= least)
  const rest = text.slice(codeUnitsOf(text.codePointAt(0) ?? 0))
  const isPartOfLonger = (pair: CountedWord): boolean => {
    const longer = reader.strings.lowerBound(pair.text + rest)
    if (!reader.strings.currentStartsWith(pair.text + rest)) return false
    const list = reader.list(reader.firstString + longer)
    return list.frequency >= frequency && list.documentFrequency >= least
  }
  if (before.some(isPartOfLonger)) return true
  if (documentFrequency < LEAST_DOCUMENTS) return false
  return before
    .filter((pair) => pair.frequency > frequency)
    .toSorted((a, b) => a.documentFrequency - b.documentFrequency)
    .slice(0, MOST_STARTED)
    .some((pair) => {
      const parts = [term, pair.term].map((each) => oneOf([each], EVERY_FIELD))
      return collect(reader, { kind: 'all', parts }).length >= least
    })
}

/**
 * Whether a word of three and more characters ends with what was typed, and nearly all of its
 * documents go on with a word that starts so: 越王勾, where 勾践 is.
 */
export function isStartedInside(
  plan: PlanContext,
  { text, documentFrequency }: CountedWord,
  typed: string,
  starting: readonly CountedWord[],
): boolean {
  return (
    [...text].length > 2 &&
    text.endsWith(typed) &&
    starting
      .slice(0, MOST_STARTED)
      .some(
        (word) =>
          countHolding(plan, text + word.text.slice(typed.length)) >= documentFrequency * SHARE,
      )
  )
}

/** The longest of some words that nearly all of so many documents have. */
export function longest(words: readonly CountedWord[], count: number): string | null {
  const likely = words.filter((word) => word.documentFrequency >= count * SHARE)
  return likely.toSorted((a, b) => b.text.length - a.text.length)[0]?.text ?? null
}

/** Whether the last character of a text is part of no word, as the index cuts it. */
export function endsAlone({ segmenter }: PlanContext, text: string): boolean {
  let last = 0
  segmenter.segment(text, (start) => (last = start))
  return text.length - last === codeUnitsOf(text.codePointAt(last) ?? 0)
}

/**
 * Whether a text that begins with a character by itself has the rest of a word before it: 务报酬. Who
 * holds the pairs of both is taken for who says it.
 *
 * @param count - Documents that hold it.
 */
export function startsInsideWord(plan: PlanContext, text: string, count: number): boolean {
  return areHeld(plan, beginningBefore(plan, text, count), count)
}

/**
 * The same, where positions bear it out: of some frequent words before it a fair share is enough, by
 * chance there is hardly one.
 */
export async function standsInsideWord(
  context: StandingContext,
  text: string,
  count: number,
): Promise<boolean> {
  const longer = beginningBefore(context.plan, text, count)
  if (!areHeld(context.plan, longer, count)) return false
  let left = count * SURE_SHARE
  for (const each of longer) if (left > 0) left -= (await saying(context, each)).count
  return left <= 0
}

/** Whether nearly all of so many documents hold one of some texts. */
function areHeld(plan: PlanContext, texts: readonly string[], count: number): boolean {
  let left = count * SHARE
  for (const text of texts) if (left > 0) left -= countHolding(plan, text)
  return left <= 0
}

/** A text with what may be the start of its first word before it, if that is cut to one character. */
function beginningBefore(plan: PlanContext, text: string, count: number): string[] {
  const [first = ''] = wordsOf(plan.segmenter, text)
  if (!isOneCharacter(first) || !text.startsWith(first)) return []
  const pairs = pairsEndingWith(plan.reader, first)
  const words = pairs.filter(({ frequency }) => frequency > 0)
  const others = pairs.filter(
    ({ frequency, documentFrequency }) => frequency === 0 && documentFrequency >= count * SHARE,
  )
  const rest = text.slice(first.length)
  // 拜占 of 拜占庭 is no word by itself.
  const starts = mostFrequent(others, MOST_STARTS).filter((start) =>
    startsLongWord(plan, start.text + rest),
  )
  return [...mostFrequent(words, MOST_BEFORE), ...starts.slice(0, MOST_BEFORE)].map(
    (before) => before.text + rest,
  )
}

/** Is a function word elsewhere. */
const SURNAME = /^[于何]/u

/**
 * Whether a text may be a name or a new word: none of its characters is a function word, and it
 * neither starts nor ends inside of a word.
 *
 * @param count - Documents that hold it.
 */
export function isNameLike(plan: PlanContext, text: string, count: number): boolean {
  return (
    !Array.from(text.replace(SURNAME, '')).some(isFunctionWord) &&
    !startsInsideWord(plan, text, count) &&
    !endsInsideWord(plan, text, count)
  )
}

/** Whether a text that ends with a character by itself has the rest of a word after it: 制服包. */
function endsInsideWord(plan: PlanContext, text: string, count: number): boolean {
  if (!endsAlone(plan, text)) return false
  const last = [...text].at(-1) ?? ''
  const start = text.slice(0, -last.length)
  const after = wordsStartingWith(plan.reader, last).slice(0, MOST_AFTER)
  return areHeld(
    plan,
    after.map((word) => start + word.text),
    count,
  )
}

function mostFrequent(words: readonly CountedWord[], limit: number): CountedWord[] {
  return words.toSorted((a, b) => b.documentFrequency - a.documentFrequency).slice(0, limit)
}

/** Whether the first word of a text has more than two characters. */
function startsLongWord({ segmenter }: PlanContext, text: string): boolean {
  const [first = ''] = wordsOf(segmenter, text)
  return [...first].length > 2
}

/** Names of two Latin words of which a text is one: elon musk. Those most documents have first. */
export function namesWith(reader: IndexReader, typed: string): CountedWord[] {
  const own = reader.stringTerm(typed)
  if (own < 0) return []
  const { strings, firstString } = reader
  const found: { readonly text: string; readonly term: number }[] = []
  strings.visitFrom(strings.lowerBound(`${typed} `), (text, index) => {
    if (!text.startsWith(`${typed} `)) return false
    found.push({ text, term: firstString + index })
    return true
  })
  strings.visitHolding(` ${typed}`, 'end', 0, strings.count, (index, units, length) =>
    found.push({ text: textOf(units, length), term: firstString + index }),
  )
  const frequencyOf = (word: string): number => {
    const term = reader.stringTerm(word)
    return term < 0 ? 0 : reader.list(term).documentFrequency
  }
  // Only now: who visits strings must not look up others.
  return found
    .filter(({ text }) => NAME.test(text))
    .map(({ text, term }) => counted(reader, text, term))
    .filter(({ text, documentFrequency }) => {
      const most = Math.max(...text.split(' ').map(frequencyOf))
      return documentFrequency >= most * PAIR_SHARE
    })
    .toSorted((a, b) => b.documentFrequency - a.documentFrequency)
}
