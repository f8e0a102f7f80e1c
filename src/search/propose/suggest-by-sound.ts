/**
 * Suggestions for what was typed by its sound: yiliao, yil, ylhz, 医疗huzhu.
 *
 * Layer: search. Imports: text, index, search, wire.
 */

import type { IndexReader } from '../../index/reader.ts'
import { codeUnitsOf } from '../../text/segmenter.ts'
import type { Suggestion } from '../../wire.ts'
import { isWordLike } from '../plan/bound-pairs.ts'
import {
  titlesWith,
  wordsStartingWith,
  wordSuggestion,
  type CompletionContext,
} from './completions.ts'
import { wholeText } from './going-on.ts'
import type { PlanContext } from '../retrieve/planned.ts'
import type { SoundPath } from './sound-paths.ts'
import type { Sounds } from './sounds.ts'
import { saying, type StandingContext } from '../plan/standing.ts'
import { standsInsideWord } from './whole-words.ts'

/** Texts that are weighed, and of those looked for in the corpus: most stand nowhere. */
const MOST_TEXTS = 64
const MOST_TRIES = 20
/** Texts that are pieces of words, after which no whole one is expected. */
const MOST_PIECES = 4
/** Initials of more syllables can stand for anything. */
const MOST_INITIALS = 8
/** What a text costs more for each word after its first, and for each character in none. */
const WORD = 2
const LONE = 2
/** Ends of a text's last word that are looked for in the corpus. */
const MOST_WORDS = 12
/** A text stands by itself where fewer of its documents go on with a word. */
const SHARE = 0.5
/** What costs so much more than the likeliest was hardly meant. */
const FAR = 5

/** What it may stand for, likeliest first; then words that begin so, and titles. */
export async function suggestBySound(
  context: CompletionContext,
  sounds: Sounds,
  typed: string,
  limit: number,
): Promise<Suggestion[]> {
  if (typed.length < 2) return []
  const find = (hasInitials: boolean): SoundPath[] =>
    sounds.typed(typed, { isOpen: true, hasInitials }, MOST_TEXTS)
  let paths = find(false)
  const mayBeInitials = typed.length <= MOST_INITIALS
  const areInitials = mayBeInitials && paths.length === 0
  if (areInitials) paths = find(true)
  const most = Math.ceil(limit / 2)
  const words = (mayBeInitials ? sounds.initials(typed).slice(0, most) : []).map(
    (text) => [text, text] as const,
  )
  const phrases = new Map([
    ...(areInitials ? words : []),
    ...(await likely(context, paths, Math.min(most, limit - words.length))),
  ])
  const found = Array.from(phrases, ([text, part]) => wordSuggestion(text, part))
  const [first] = phrases.keys()
  // A single syllable: words that begin with what sounds so.
  const begun = first === undefined ? paths : [{ text: first, cost: 0 }]
  // What can be read as syllables is hardly meant as initials: heb is 合并 before 哈尔滨.
  for (const [text, start] of [...wordsBegun(context.plan, begun), ...words])
    if (found.length < limit && !phrases.has(text)) found.push(wordSuggestion(text, start))
  if (first !== undefined) found.push(...(await titlesWith(context, first, limit - found.length)))
  return found
}

/** Words that begin with one of some texts, and with which; frequent ones of likely texts first. */
function wordsBegun({ reader }: PlanContext, paths: readonly SoundPath[]): Map<string, string> {
  const words = paths.flatMap(({ text: start, cost }) =>
    wordsStartingWith(reader, start).map(({ text, documentFrequency }) => ({
      text,
      start,
      worth: Math.log(documentFrequency) - cost,
    })),
  )
  return new Map(
    words.toSorted((a, b) => b.worth - a.worth).map(({ text, start }) => [text, start]),
  )
}

/**
 * The likeliest texts of two characters and more that stand in some document, each to the end of
 * its last word; with what of it was typed.
 */
async function likely(
  context: StandingContext,
  paths: readonly SoundPath[],
  limit: number,
): Promise<Map<string, string>> {
  const { plan } = context
  const weighed = paths
    .filter(({ text }) => !isOne(text))
    .map(({ text, cost }) => ({ text, cost: cost + cutCost(plan, text) }))
    .toSorted((a, b) => a.cost - b.cost)
    .slice(0, MOST_TRIES)
  const found = new Map<string, string>()
  let most = Infinity
  let pieces = 0
  for (const { text, cost } of weighed) {
    if (cost > most || found.size === limit) break
    const { count } = await saying(context, text)
    if (count === 0) continue
    if (await standsInsideWord(context, text, count)) {
      if (++pieces === MOST_PIECES) break
      continue
    }
    most = Math.min(most, cost + FAR)
    const ended = await completed(context, text, count)
    const whole = ended === text ? await wholeText(context, text, false) : ended
    if (!found.has(whole)) found.set(whole, text)
  }
  return found
}

/** A text of few and whole words, or the start of one, is likelier than others; what keeps together counts as one. */
function cutCost({ reader, segmenter }: PlanContext, text: string): number {
  if (wordsStartingWith(reader, text).length > 0) return 0
  let cost = -WORD
  /** Where the character by itself starts that ends what was read, if one does. */
  let lone = -1
  let isHeld = false
  segmenter.segment(text, (start, end) => {
    if (!isOne(text.slice(start, end))) {
      cost += WORD
      lone = -1
      return
    }
    const holds = lone >= 0 && isWordLike(reader, pairAt(reader, text, lone))
    if (!holds) cost += WORD + LONE
    else if (!isHeld) cost -= LONE
    isHeld = holds
    lone = start
  })
  return cost
}

/** The pair that starts at a code unit of a text, or -1. */
function pairAt(reader: IndexReader, text: string, start: number): number {
  const left = text.codePointAt(start) ?? 0
  return reader.pairTerm(left, text.codePointAt(start + codeUnitsOf(left)) ?? 0)
}

/**
 * A text that ends within a word (医疗互), with that word as it goes on most often in the corpus. One
 * that stands by itself in most documents stays: 静夜思.
 *
 * @param count - Documents that hold it.
 */
async function completed(context: StandingContext, text: string, count: number): Promise<string> {
  const { plan } = context
  let before = 0
  let last = 0
  plan.segmenter.segment(text, (start) => {
    before = last
    last = start
  })
  const end = text.slice(last)
  if (last === 0 || !isOne(end)) return text
  if (isOne(text.slice(before, last)) && isWordLike(plan.reader, pairAt(plan.reader, text, before)))
    return text
  const [known] = wordsStartingWith(plan.reader, text)
  let best = known?.text ?? text
  let most = known?.documentFrequency ?? 0
  let left = count * SHARE - most
  for (const word of wordsStartingWith(plan.reader, end).slice(0, MOST_WORDS)) {
    if (left <= 0) break
    const whole = text.slice(0, last) + word.text
    const { count: holding } = await saying(context, whole)
    if (holding > most) [best, most] = [whole, holding]
    left -= holding
  }
  return left <= 0 || known !== undefined ? best : text
}

function isOne(text: string): boolean {
  return text.length === codeUnitsOf(text.codePointAt(0) ?? 0)
}
