/**
 * What was typed by its sound, in characters: 医疗互助 for yiliaohuzhu, 医疗huzhu and yi liao hu zhu.
 *
 * Layer: search. Imports: search.
 */

import type { PlanContext } from './planned.ts'
import { changed, typed, type Proposal } from './proposal.ts'
import type { Sounds } from './sounds.ts'
import { withoutUmlauts } from './typed-sounds.ts'

/** Texts that are proposed. */
const MOST_TEXTS = 6
const LETTERS = /\p{Script=Latin}/u
const HAN = /(\s*\p{Script=Han}+\s*)/u

/** The query with what was typed by its sound in characters: as one text, or part by part. */
export function spelled(
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
      .typed(normalizeText(withoutUmlauts(text)), options, MOST_TEXTS)
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
