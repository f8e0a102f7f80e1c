/**
 * A better spelling: what a reader meant who typed sounds (yiliaohuzhu), a character that sounds
 * like the right one (医疗护助), a misspelled Latin word (pyhton) or a short form (职代会); and a phrase
 * without its quotes, if no document has it.
 *
 * Asked only when no document has all of a query. Whoever follows a proposal finds something.
 *
 * Layer: search. Imports: text, search.
 */

import { findNumbers } from '../text/numbers.ts'
import type { WritingContext } from './as-written.ts'
import { makesSense } from './bound-pairs.ts'
import { queryInFull } from './in-full.ts'
import { respelledWords } from './misspelled.ts'
import type { PlanContext } from './planned.ts'
import { changed, textOf, typed, type Proposal } from './proposal.ts'
import { proposalAsWritten } from './proposal-as-written.ts'
import { parseQuery } from './query.ts'
import type { QueryMatcher } from './query-match.ts'
import { runsOf, withRuns, type QueryRun } from './query-runs.ts'
import type { Sounds } from './sounds.ts'
import { withoutUmlauts } from './typed-sounds.ts'
import type { Documents } from './union.ts'

export interface SpellingContext extends WritingContext {
  readonly matcher: QueryMatcher
  /** Null where sounds are not known. */
  readonly sounds: () => Promise<Sounds | null>
}

/** Longer queries are sentences. */
const MOST_UNITS = 40
/** Proposals that are looked for in the corpus. */
const MOST_TRIES = 6
/** So many characters stand nowhere in one piece by chance; of fewer, the words must be whole. */
const LONG = 4
/** Characters of one query that may be other ones. */
const MOST_CHANGES = 3
/** A corpus of so many characters has all that are common. */
const CHARACTERS_IN_USE = 3500
/** Twenty, thirty and forty, as dates are written. */
const OLD_NUMERAL = /[廿卅卌]/u
const LETTERS = /\p{Script=Latin}/u
const HAN = /(\s*\p{Script=Han}+\s*)/u
const QUOTES = /["＂“”「」『』《》]+/gu

/** What is proposed, and documents that have it all. */
export interface Found {
  readonly proposal: Proposal
  readonly documents: Documents
}

/**
 * A spelling of the query that the corpus has, as the corpus writes it, or null.
 *
 * @param isFound - Whether some document has some of the query.
 * @param read - Documents that were read already, best first.
 */
export async function correct(
  context: SpellingContext,
  query: string,
  isFound: boolean,
  read: readonly number[],
): Promise<string | null> {
  // Who says what is not meant knows how it is written.
  if (parseQuery(query).excluded.length > 0) return null
  const unquoted = isFound ? null : await withoutQuotes(context, query)
  if (unquoted !== null || query.length > MOST_UNITS) return unquoted
  const runs = runsOf(context.plan, query)
  // A mistake mostly has the rest of its word beside it; a short form stands for itself.
  const isBare = runs.some(({ isLone }) => isLone.length > 1 && !isLone.includes(false))
  const { plan, matcher } = context
  const inFull = (): Promise<Found | null> => queryInFull(plan, matcher, query, runs, isFound)
  const alike = async (): Promise<Found | null> =>
    (await bySound(context, query, runs)) ?? (await byLetters(context, query))
  const found = isBare
    ? ((await inFull()) ?? (await alike()))
    : ((await alike()) ?? (await inFull()))
  if (found === null) return null
  return proposalAsWritten(context, query, found.proposal, found.documents, read)
}

/** A phrase is found exactly or not at all; what it says may be there in other words. */
async function withoutQuotes(context: SpellingContext, query: string): Promise<string | null> {
  const proposal = query.replace(QUOTES, ' ').trim()
  if (proposal === query.trim() || proposal === '') return null
  const { documents } = await context.matcher.match(proposal)
  return documents.length > 0 ? proposal : null
}

async function bySound(
  context: SpellingContext,
  query: string,
  runs: readonly QueryRun[],
): Promise<Found | null> {
  const isTyped = LETTERS.test(query)
  if (!isTyped && !runs.some(({ isDoubtful }) => isDoubtful.includes(true))) return null
  const sounds = await context.sounds()
  if (sounds === null) return null
  const { normalizeText } = context.plan
  const proposals = isTyped
    ? spelled(context.plan, sounds, query)
    : respelled(context.plan, sounds, query, runs)
  for (const proposal of proposals.slice(0, MOST_TRIES)) {
    const text = textOf(proposal)
    const length = [...normalizeText(text)].length
    const isSense =
      length >= LONG || makesSense(context.plan, normalizeText(text), normalizeText(query))
    if (!isSense) continue
    const { match, documents, tier } = await context.matcher.match(text)
    if (match === 'all' && documents.length > 0 && tier.candidates.length > 0)
      return { proposal, documents: tier.candidates }
  }
  return null
}

/** The query with its Latin words as the corpus spells them, if some document has it all so. */
async function byLetters({ plan, matcher }: SpellingContext, query: string): Promise<Found | null> {
  const proposal = LETTERS.test(query)
    ? respelledWords(plan.reader, query, plan.normalizeText)
    : null
  if (proposal === null) return null
  const { match, documents } = await matcher.match(textOf(proposal))
  return match === 'all' && documents.length > 0 ? { proposal, documents } : null
}

/** The query with what was typed by its sound in characters: as one text, or part by part. */
function spelled(
  { reader, normalizeText }: PlanContext,
  sounds: Sounds,
  query: string,
): Proposal[] {
  const parts = query.trim().split(/(\s+)/u)
  const isKnown = (part: string): boolean =>
    !LETTERS.test(part) || reader.stringTerm(normalizeText(part)) >= 0
  const options = { isOpen: false, hasInitials: false }
  const texts = (text: string): Proposal[] =>
    sounds
      .typed(normalizeText(withoutUmlauts(text)), options, MOST_TRIES)
      .filter((path) => [...path.text].length > 1)
      .map((path) => heard(text, path.text, normalizeText))
  const whole = parts.some((part) => LETTERS.test(part) && isKnown(part)) ? [] : texts(query.trim())
  const each = parts.map((part) => (isKnown(part) ? [typed(part)] : texts(part)[0]))
  return each.length > 1 && !each.includes(undefined)
    ? [...whole, each.flatMap((part) => part ?? [])]
    : whole
}

/** What was heard in a text, with characters, and blanks beside them, as typed. */
function heard(text: string, found: string, normalizeText: (text: string) => string): Proposal {
  const parts = text.split(HAN)
  const isHan = (i: number): boolean => i % 2 === 1
  const patterns = parts.map((part, i) =>
    isHan(i) ? `(${normalizeText(part)})` : part === '' ? '()' : '(.+)',
  )
  const [, ...pieces] = new RegExp(`^${patterns.join('')}$`, 'u').exec(found) ?? []
  if (pieces.length === 0) return [changed(found)]
  return pieces
    .map((piece, i) => (isHan(i) ? typed(parts[i] ?? '') : changed(piece)))
    .filter((piece) => piece.text !== '')
}

/** The query with one of its runs, or each of them, in the likeliest other characters. */
function respelled(
  plan: PlanContext,
  sounds: Sounds,
  query: string,
  runs: readonly QueryRun[],
): Proposal[] {
  const others = runs.map((run) =>
    run.isDoubtful.includes(true) ? othersOf(plan, sounds, run) : [],
  )
  const count = Math.max(...others.map((each) => each.length))
  return Array.from({ length: count }, (_, i) =>
    withRuns(
      query,
      others.map((each) => each[i] ?? each[0]),
    ),
  )
}

/** Texts that sound like a run; what is not changed is as it was typed. */
function othersOf(
  plan: PlanContext,
  sounds: Sounds,
  { text, characters, isDoubtful, isNear }: QueryRun,
): Proposal[] {
  const asTyped = [...text]
  const isMeant = meantPlaces(plan, characters)
  const most = Math.min(MOST_CHANGES, Math.max(1, characters.length >>> 1))
  return sounds.alike(characters, isNear, MOST_TRIES * 2).flatMap((other) => {
    const isOther = [...other.text].map((each, i) => each !== characters[i])
    if (!areInWords(plan, other.text, isOther, isDoubtful)) return []
    // 冰敦敦 for 冰墩墩 is one mistake.
    const mistaken = new Set(characters.filter((_, i) => isOther[i] === true))
    if (mistaken.size > most || isOther.some((each, i) => each && isMeant[i] === true)) return []
    return [
      [...other.text].map((each, i) =>
        isOther[i] === true ? changed(each) : typed(asTyped[i] ?? each),
      ),
    ]
  })
}

/** Whether what is changed beside doubtful characters is in one long word with one: 积 of 公积金 with 公. */
function areInWords(
  { segmenter }: PlanContext,
  text: string,
  isOther: readonly boolean[],
  isDoubtful: readonly boolean[],
): boolean {
  const isFar = isOther.map((each, i) => each && isDoubtful[i] === false)
  if (!isFar.includes(true)) return true
  let at = 0
  let areAll = true
  segmenter.segment(text, (start, end) => {
    const next = at + [...text.slice(start, end)].length
    const isLong = next - at > 2 && isDoubtful.slice(at, next).includes(true)
    if (isFar.slice(at, next).includes(true) && !isLong) areAll = false
    at = next
  })
  return areAll
}

/**
 * By character: whether it is meant. Whoever types a number means that one (三人 is no slip for
 * 单人), and who types a rare character went out of the way to do so (范蠡 is none for 范例).
 */
function meantPlaces(plan: PlanContext, characters: readonly string[]): boolean[] {
  const { reader } = plan
  const isNumber = numberPlaces(plan, characters.join(''))
  const hasCommon = reader.meta.characters >= CHARACTERS_IN_USE
  return characters.map(
    (each, i) =>
      isNumber[i] === true ||
      OLD_NUMERAL.test(each) ||
      (hasCommon && reader.characterTerm(each.codePointAt(0) ?? 0) < 0),
  )
}

/** By unit of a text: whether it is part of a number. */
function numberPlaces({ scan }: PlanContext, text: string): boolean[] {
  const units = scan(text)
  const places = Array.from({ length: units.count }, () => false)
  for (const { firstUnit, lastUnit } of findNumbers(text, units))
    places.fill(true, firstUnit, lastUnit + 1)
  return places
}
