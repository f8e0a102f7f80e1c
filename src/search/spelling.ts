/**
 * A better spelling: what a reader meant who typed sounds (yiliaohuzhu), a character that sounds
 * like the right one (医疗护助) or a short form (职代会); and a phrase without its quotes, if no
 * document has it.
 *
 * Asked only when no document has all of a query. Whoever follows a proposal finds something.
 *
 * Layer: search. Imports: text, search.
 */

import { codeUnitsOf } from '../text/segmenter.ts'
import { makesSense } from './bound-pairs.ts'
import { fullForm } from './full-forms.ts'
import { isFunctionWord, isQuestion } from './function-words.ts'
import type { PlanContext } from './planned.ts'
import { parseQuery } from './query.ts'
import type { QueryMatcher } from './query-match.ts'
import type { Sounds } from './sounds.ts'

export interface SpellingContext {
  readonly plan: PlanContext
  readonly matcher: QueryMatcher
  /** Null where sounds are not known. */
  readonly sounds: () => Promise<Sounds | null>
}

/** Longer queries are sentences. */
const MOST_UNITS = 40
/** Proposals that are looked for in the corpus. */
const MOST_TRIES = 6
/** Characters of one query that may be other ones. */
const MOST_CHANGES = 3
/** Nobody writes short forms in a longer one. */
const MOST_UNITS_SHORT = 12
/** Texts of one query that are looked at for a full form. */
const MOST_STRETCHES = 2
/** Characters of a text that may be short for something as a whole. */
const MOST_SHORT = 3

const LETTERS = /\p{Script=Latin}/u
const RUN = /\p{Script=Han}+/gu

const QUOTES = /["＂“”「」『』《》]+/gu

/**
 * A spelling of the query that the corpus has, or null.
 *
 * @param isFound - Whether some document has some of the query.
 */
export async function correct(
  context: SpellingContext,
  query: string,
  isFound: boolean,
): Promise<string | null> {
  // Who says what is not meant knows how it is written.
  if (parseQuery(query).excluded.length > 0) return null
  const unquoted = isFound ? null : await withoutQuotes(context, query)
  if (unquoted !== null || query.length > MOST_UNITS) return unquoted
  const runs = Array.from(query.matchAll(RUN), ([text]) => readRun(context.plan, text))
  // A mistake mostly has the rest of its word beside it; a short form stands for itself.
  const isBare = runs.some(({ isLone }) => isLone.length > 1 && !isLone.includes(false))
  const ways = [byFullForm, bySound]
  for (const way of isBare ? ways : ways.toReversed()) {
    const proposal = await way(context, query, runs, isFound)
    if (proposal !== null) return proposal
  }
  return null
}

/** A phrase is found exactly or not at all; what it says may be there in other words. */
async function withoutQuotes(context: SpellingContext, query: string): Promise<string | null> {
  const proposal = query.replace(QUOTES, ' ').trim()
  if (proposal === query.trim() || proposal === '') return null
  const { documents } = await context.matcher.match(proposal)
  return documents.length > 0 ? proposal : null
}

/** The query with the characters that make no word in the words that they may be short for. */
async function byFullForm(
  { plan, matcher }: SpellingContext,
  query: string,
  runs: readonly Run[],
  isFound: boolean,
): Promise<string | null> {
  if (query.length > MOST_UNITS_SHORT) return null
  const known = new Map<string, string | null>()
  const isAsked = isQuestion(query)
  /** Those of some characters in full of which it is said that they may be short for something. */
  async function inFull(characters: readonly string[], isShort: readonly boolean[]) {
    let written = ''
    for (let i = 0, end = 0; i < characters.length; i = end) {
      while (isShort[end] === true) end++
      const stretch = characters.slice(i, end)
      const text = stretch.join('')
      if (!known.has(text) && stretch.length > 1 && known.size < MOST_STRETCHES)
        known.set(text, await fullForm(plan, matcher, stretch))
      if (end === i) end++
      written += known.get(text) ?? characters.slice(i, end).join('')
    }
    return written
  }
  const written: string[] = []
  for (const { text, characters, isLone, isDoubtful } of runs) {
    // Where something is found it costs too much to look at each name that the corpus does not
    // have; but 民诉 of 民诉法 may only pass for a word (村民诉求).
    const isAlone = text === query && isLone.includes(true) && isLone.includes(false)
    const isBare = isFound
      ? isAlone && characters.length <= MOST_SHORT
      : !isDoubtful.includes(false) || characters.length <= MOST_SHORT
    // Else most that stands alone is a name; 会 of 职代会 passes for a function word.
    const ways = isBare ? [characters.map(() => true)] : isAsked ? [isDoubtful, isLone] : []
    const own = characters.join('')
    let form = own
    for (const way of ways) if (form === own) form = await inFull(characters, way)
    written.push(form === own ? text : form)
  }
  const proposal = query.replace(RUN, () => written.shift() ?? '')
  if (proposal === query) return null
  const { match, documents } = await matcher.match(proposal)
  // Of a question some words will do.
  return (match === 'all' || isAsked) && documents.length > 0 ? proposal : null
}

async function bySound(
  context: SpellingContext,
  query: string,
  runs: readonly Run[],
): Promise<string | null> {
  const isTyped = LETTERS.test(query)
  if (!isTyped && !runs.some(({ isDoubtful }) => isDoubtful.includes(true))) return null
  const sounds = await context.sounds()
  if (sounds === null) return null
  const { normalizeText } = context.plan
  const proposals = isTyped ? spelled(context.plan, sounds, query) : respelled(sounds, query, runs)
  for (const proposal of proposals.slice(0, MOST_TRIES)) {
    if (!makesSense(context.plan, normalizeText(proposal), normalizeText(query))) continue
    const { match, documents, tier } = await context.matcher.match(proposal)
    if (match === 'all' && documents.length > 0 && tier.candidates.length > 0) return proposal
  }
  return null
}

/** The query with what was typed by its sound in characters: as one text, or part by part. */
function spelled({ reader, normalizeText }: PlanContext, sounds: Sounds, query: string): string[] {
  const parts = normalizeText(query).trim().split(/\s+/u)
  const isKnown = (part: string): boolean => !LETTERS.test(part) || reader.stringTerm(part) >= 0
  const options = { isOpen: false, hasInitials: false }
  const texts = (text: string): string[] =>
    sounds
      .typed(text, options, MOST_TRIES)
      .map((path) => path.text)
      .filter((each) => [...each].length > 1)
  const whole = parts.some((part) => LETTERS.test(part) && isKnown(part))
    ? []
    : texts(parts.join(' '))
  const each = parts.map((part) => (isKnown(part) ? part : texts(part)[0]))
  return each.length > 1 && !each.includes(undefined) ? [...whole, each.join(' ')] : whole
}

interface Run {
  readonly text: string
  readonly characters: readonly string[]
  /** By character: whether it is part of no word, and no function word. */
  readonly isLone: readonly boolean[]
  /** The same, with function words beside such a one. */
  readonly isDoubtful: readonly boolean[]
}

/** A run of characters as typed, and which of them stand alone, as one that is wrong does. */
function readRun({ normalizeText, segmenter }: PlanContext, text: string): Run {
  const normalized = normalizeText(text)
  const characters = [...normalized]
  const isLone: boolean[] = []
  const isWeak: boolean[] = []
  segmenter.segment(normalized, (start, end) => {
    const first = normalized.codePointAt(start) ?? 0
    const isOne = end - start === codeUnitsOf(first)
    const isFunction = isOne && isFunctionWord(normalized.slice(start, end))
    for (const _ of normalized.slice(start, end)) {
      isLone.push(isOne && !isFunction)
      isWeak.push(isFunction)
    }
  })
  // 医了互助: a function word beside a lone character may be part of the same mistake.
  const spread = isLone.map(
    (own, i) => own || (isWeak[i] === true && (isLone[i - 1] === true || isLone[i + 1] === true)),
  )
  const isWhole = characters.length > 1 && spread.length === characters.length
  const none = characters.map(() => false)
  return {
    text,
    characters,
    isLone: isWhole ? isLone : none,
    isDoubtful: isWhole ? spread : none,
  }
}

/** The query with one of its runs, or each of them, in the likeliest other characters. */
function respelled(sounds: Sounds, query: string, runs: readonly Run[]): string[] {
  const others = runs.map((run) => (run.isDoubtful.includes(true) ? othersOf(sounds, run) : []))
  const count = Math.max(...others.map((each) => each.length))
  return Array.from({ length: count }, (_, i) => {
    let at = -1
    return query.replace(RUN, (text) => {
      at++
      return others[at]?.[i] ?? others[at]?.[0] ?? text
    })
  })
}

/** Texts that sound like a run; what is not changed is as it was typed. */
function othersOf(sounds: Sounds, { text, characters, isDoubtful }: Run): string[] {
  const typed = [...text]
  const most = Math.min(MOST_CHANGES, Math.max(1, characters.length >>> 1))
  return sounds.alike(characters, isDoubtful, MOST_TRIES * 2).flatMap((other) => {
    const changed = [...other.text].map((each, i) => each !== characters[i])
    // 冰敦敦 for 冰墩墩 is one mistake.
    if (new Set(characters.filter((_, i) => changed[i] === true)).size > most) return []
    return [[...other.text].map((each, i) => (changed[i] === true ? each : typed[i])).join('')]
  })
}
