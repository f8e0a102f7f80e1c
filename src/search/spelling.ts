/**
 * A better spelling: what a reader meant who typed sounds (yiliaohuzhu), or a character that
 * sounds like the right one (医疗护助); and a phrase without its quotes, if no document has it.
 *
 * Asked only when no document has all of a query. What sounds propose stands somewhere in the
 * corpus, so whoever follows a proposal finds something.
 *
 * Layer: search. Imports: text, search.
 */

import { codeUnitsOf } from '../text/segmenter.ts'
import { isFunctionWord } from './function-words.ts'
import type { PlanContext } from './planned.ts'
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
  const unquoted = isFound ? null : await withoutQuotes(context, query)
  return unquoted ?? (await bySound(context, query))
}

/** A phrase is found exactly or not at all; what it says may be there in other words. */
async function withoutQuotes(context: SpellingContext, query: string): Promise<string | null> {
  const proposal = query.replace(QUOTES, ' ').trim()
  if (proposal === query.trim() || proposal === '') return null
  const { documents } = await context.matcher.match(proposal)
  return documents.length > 0 ? proposal : null
}

async function bySound(context: SpellingContext, query: string): Promise<string | null> {
  if (query.length > MOST_UNITS) return null
  const isTyped = LETTERS.test(query)
  const runs = Array.from(query.matchAll(RUN), ([text]) => readRun(context.plan, text))
  if (!isTyped && !runs.some(({ isDoubtful }) => isDoubtful.includes(true))) return null
  const sounds = await context.sounds()
  if (sounds === null) return null
  const proposals = isTyped ? spelled(context.plan, sounds, query) : respelled(sounds, query, runs)
  for (const proposal of proposals.slice(0, MOST_TRIES)) {
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
  /** By character: whether it is part of no word. */
  readonly isDoubtful: readonly boolean[]
}

/** A run of characters as typed, and which of them stand alone, as one that is wrong does. */
function readRun({ normalizeText, segmenter }: PlanContext, text: string): Run {
  const normalized = normalizeText(text)
  const characters = [...normalized]
  const isDoubtful: boolean[] = []
  const isWeak: boolean[] = []
  segmenter.segment(normalized, (start, end) => {
    const first = normalized.codePointAt(start) ?? 0
    const isLone = end - start === codeUnitsOf(first)
    const isFunction = isLone && isFunctionWord(normalized.slice(start, end))
    for (const _ of normalized.slice(start, end)) {
      isDoubtful.push(isLone && !isFunction)
      isWeak.push(isFunction)
    }
  })
  // 医了互助: a function word beside a lone character may be part of the same mistake.
  const spread = isDoubtful.map(
    (own, i) =>
      own || (isWeak[i] === true && (isDoubtful[i - 1] === true || isDoubtful[i + 1] === true)),
  )
  const isWhole = characters.length > 1 && spread.length === characters.length
  return { text, characters, isDoubtful: isWhole ? spread : characters.map(() => false) }
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
    if (changed.filter(Boolean).length > most) return []
    return [[...other.text].map((each, i) => (changed[i] === true ? each : typed[i])).join('')]
  })
}
