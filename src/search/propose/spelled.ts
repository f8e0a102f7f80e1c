/**
 * What was typed by its sound, in characters: 医疗互助 for yiliaohuzhu, 医疗huzhu and yi liao hu zhu.
 *
 * Layer: search. Imports: text, search.
 */

import { codePointBefore } from '../../text/units.ts'
import { LATIN } from '../../text/scripts.ts'
import { wordsOf } from '../../text/segmenter.ts'
import { makesSense } from '../plan/bound-pairs.ts'
import { countHolding } from '../plan/holding.ts'
import type { PlanContext } from '../retrieve/planned.ts'
import { changed, textOf, typed, type Proposal } from '../query/proposal.ts'
import type { SoundPath } from './sound-paths.ts'
import type { Sounds } from './sounds.ts'
import { withoutUmlauts } from './typed-sounds.ts'
import { startsInsideWord } from './whole-words.ts'

/** Texts of a query that are weighed, and of those of each of its parts the ones put together. */
const MOST_TEXTS = 64
const MOST_OF_PART = 16
/** Characters that letters with a slip stand for at least. */
const LEAST_MISTYPED = 3
const HAN = /(\s*\p{Script=Han}+\s*)/u

/**
 * The query with what was typed by its sound in characters, likeliest first: as one text, then part
 * by part.
 */
export function spelled(plan: PlanContext, sounds: Sounds, query: string): Proposal[] {
  const { reader, normalizeText } = plan
  const parts = query.trim().split(/(\s+)/u)
  const options = { isOpen: false, hasInitials: false }
  const find = (text: string): SoundPath[] =>
    sounds.typed(normalizeText(withoutUmlauts(text)), options, MOST_TEXTS)
  const isSyllable = (part: string): boolean =>
    find(part).some(({ text }) => [...text].length === 1)
  const typedParts = parts.filter((part) => LATIN.test(part))
  const isWord = (part: string): boolean => reader.stringTerm(normalizeText(part)) >= 0
  // Syllables side by side are pinyin, though one of them is a word by itself: the Lai of zhou en lai.
  const areSyllables =
    typedParts.length > 1 && typedParts.some(isWord) && typedParts.every(isSyllable)
  const isKnown = (part: string): boolean => !LATIN.test(part) || (!areSyllables && isWord(part))
  const texts = (text: string): Proposal[] =>
    find(text)
      .filter((path) => [...path.text].length > 1)
      .map((path) => heard(text, path.text, normalizeText))
  const stands = (proposal: Proposal): boolean =>
    countHolding(plan, normalizeText(textOf(proposal))) > 0
  const isOneText = !parts.some((part) => LATIN.test(part) && isKnown(part))
  const whole = isOneText ? texts(query.trim()) : []
  if (parts.length === 1) return whole
  const each = parts.map((part) =>
    isKnown(part) ? [[typed(part)]] : texts(part).filter(stands).slice(0, MOST_OF_PART),
  )
  if (each.some((part) => part.length === 0)) return whole
  const joined = isOneText
    ? inOnePiece(
        plan,
        each.filter((_, i) => i % 2 === 0),
      ).filter(stands)
    : []
  return [...whole, ...joined, each.flatMap(([first = []]) => first)]
}

/**
 * What may have been meant by letters with a slip in one of their syllables, likeliest first: with
 * one, letters may stand for anything short, so it is words of the corpus of three characters, or
 * longer texts.
 */
export function mistyped(plan: PlanContext, sounds: Sounds, query: string): Proposal[] {
  return sounds
    .mistyped(plan.normalizeText(query.trim()), MOST_TEXTS)
    .filter(({ text }) => isLikely(plan, text))
    .map(({ text }) => [changed(text)])
}

function isLikely(plan: PlanContext, text: string): boolean {
  const { length } = [...text]
  if (length < LEAST_MISTYPED || !makesSense(plan, text, '')) return false
  if (length === LEAST_MISTYPED && wordsOf(plan.segmenter, text).length > 1) return false
  const count = countHolding(plan, text)
  return count > 0 && !startsInsideWord(plan, text, count)
}

/** The texts of some parts, one of each, that stand side by side; likeliest first. */
function inOnePiece(
  { reader, normalizeText }: PlanContext,
  parts: readonly (readonly Proposal[])[],
): Proposal[] {
  const foldedOf = (proposal: Proposal): string => normalizeText(textOf(proposal))
  const meet = (left: string, right: string): boolean =>
    left === '' ||
    reader.pairTerm(codePointBefore(left, left.length), right.codePointAt(0) ?? 0) >= 0
  let rows: (readonly [text: Proposal, rank: number])[] = [[[], 0]]
  for (const part of parts)
    rows = rows
      .flatMap(([row, rank]) =>
        part.flatMap((text, i) =>
          meet(foldedOf(row), foldedOf(text)) ? [[[...row, ...text], rank + i] as const] : [],
        ),
      )
      .toSorted(([, a], [, b]) => a - b)
      .slice(0, MOST_TEXTS)
  return rows.map(([text]) => text)
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
