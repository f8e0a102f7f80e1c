/**
 * Alternatives put in place of the words that they are other ways to say.
 *
 * Layer: search. Imports: search.
 */

import type { Alternative } from './alternatives.ts'
import type { PlannedWord } from './planned.ts'
import type { Requirement } from './requirement.ts'

/**
 * Joins the words that lie inside of an alternative's part of the text into one, which the
 * alternatives satisfy too. An alternative whose part begins or ends inside of a word is
 * dropped: it is a chance likeness (建会 in 组建会议). But a number goes with a measure of any
 * length: that of 24小时 is a word of its own, 十八周岁 is one word of the dictionary.
 */
export function applyAlternatives(
  words: readonly PlannedWord[],
  alternatives: readonly Alternative[],
): { readonly words: PlannedWord[]; readonly applied: readonly Alternative[] } {
  const parts = Map.groupBy(alternatives, ({ start, end }) => `${start}-${end}`)
  const applied: Alternative[] = []
  let left = [...words]
  for (const part of parts.values()) {
    const fitting = part.map((alternative) => fit(alternative, left))
    const [{ start, end }] = fitting as [Alternative, ...Alternative[]]
    const inside = left.filter((word) => start <= word.start && word.end <= end)
    const isAcross = (word: PlannedWord): boolean =>
      word.start < end && start < word.end && !inside.includes(word)
    const isCut = left.some((word) => isAcross(word) && !word.isGuess)
    const counting = inside.filter(({ isOptional }) => !isOptional)
    if (isCut || inside.length === 0) continue
    applied.push(...fitting)
    left = left.filter((word) => !inside.includes(word) && !isAcross(word))
    left.push({
      text: inside.map(({ text }) => text).join(''),
      start: Math.min(...inside.map((word) => word.start)),
      end: Math.max(...inside.map((word) => word.end)),
      parts: inside.flatMap((word) => word.parts),
      isOptional: counting.length === 0,
      isGuess: false,
      requirement: {
        kind: 'any',
        parts: [
          ...(fitting.some(({ isComplete }) => isComplete) ? [] : [asTyped(counting, inside)]),
          ...fitting.map(({ requirement }) => requirement),
        ],
      },
    })
  }
  return { words: left.toSorted((a, b) => a.start - b.start), applied }
}

/** A number with as much of its measure as the words of the text leave to it. */
function fit(alternative: Alternative, words: readonly PlannedWord[]): Alternative {
  const { measured, start, end, requirement } = alternative
  const across = words.find((word) => word.start < end && end < word.end && !word.isGuess)
  if (measured === undefined || across === undefined) return alternative
  const marks = measured.marksTo(across.end)
  // The measure is a word, and asked for by itself.
  if (across.start >= measured.end)
    return { ...alternative, end: measured.end, marks, isComplete: false }
  if (across.start < start) return alternative
  const parts = [requirement, ...measured.restTo(across.end)]
  return { ...alternative, end: across.end, marks, requirement: { kind: 'all', parts } }
}

/** What the words of a part require as they were typed. */
function asTyped(counting: readonly PlannedWord[], inside: readonly PlannedWord[]): Requirement {
  const words = counting.length > 0 ? counting : inside
  return { kind: 'all', parts: words.map(({ requirement }) => requirement) }
}
