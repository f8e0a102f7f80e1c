/**
 * Alternatives put in place of the words that they are other ways to say.
 *
 * Layer: search. Imports: search.
 */

import type { Alternative, Measured } from './alternatives.ts'
import type { PlannedWord } from '../retrieve/planned.ts'
import type { Requirement } from '../retrieve/requirement.ts'

/**
 * Joins the words that lie inside of an alternative's part of the text into one, which the
 * alternatives satisfy too. An alternative whose part begins or ends inside of a word is
 * dropped: it is a chance likeness (建会 in 组建会议). But a number goes with a measure of any
 * length: that of 24小时 is a word of its own, 十八周岁 is one word of the dictionary.
 *
 * @param containing - What a document must hold to have a character in whatever word; null where
 *   so many have it that this says nothing.
 */
export function applyAlternatives(
  words: readonly PlannedWord[],
  alternatives: readonly Alternative[],
  containing: (character: string) => Requirement | null,
): { readonly words: PlannedWord[]; readonly applied: readonly Alternative[] } {
  const parts = Map.groupBy(alternatives, ({ start, end }) => `${start}-${end}`)
  const applied: Alternative[] = []
  let left = [...words]
  for (const part of parts.values()) {
    const fitting = part.map((alternative) => fit(withoutOrdinal(alternative, left), left))
    const [{ start, end, reads }] = fitting as [Alternative, ...Alternative[]]
    const inside = left
      .filter((word) => start <= word.start && word.end <= end)
      .toSorted((a, b) => a.start - b.start)
    const isAcross = (word: PlannedWord): boolean =>
      word.start < end && start < word.end && !inside.includes(word)
    const isCut = left.some((word) => isAcross(word) && !word.isGuess)
    const counting = inside.filter(({ isOptional }) => !isOptional)
    // 一 by itself is no word; before a measure it is a number (一小时).
    const isNumber = fitting.some(({ measured }) => measured !== undefined)
    if (isCut || (inside.length === 0 && !isNumber)) continue
    applied.push(...fitting)
    left = left
      .filter((word) => !inside.includes(word))
      .flatMap((word) =>
        isAcross(word) ? stickingOut(word, start, end, fitting, containing) : word,
      )
    left.push({
      text: reads ?? textOf(inside),
      start,
      end,
      parts: inside.flatMap((word) => word.parts),
      isOptional: !isNumber && counting.length === 0,
      isGuess: false,
      requirement: {
        kind: 'any',
        parts: [
          ...(inside.length === 0 || fitting.some(({ isComplete }) => isComplete)
            ? []
            : [asTyped(counting, inside, fitting)]),
          ...fitting.map(({ requirement }) => requirement),
        ],
      },
    })
  }
  return { words: left.toSorted((a, b) => a.start - b.start), applied }
}

/** What words that may overlap make together, in order. */
function textOf(words: readonly PlannedWord[]): string {
  let text = ''
  let end = 0
  for (const word of words) {
    text += word.start < end ? word.text.slice(end - word.start) : word.text
    end = Math.max(end, word.end)
  }
  return text
}

/**
 * A guess that an alternative cuts. The character that sticks out is asked for with what it may
 * touch now (双11 and 双十一), or else anywhere: 歼20 is written 歼-20 too.
 *
 * @returns Nothing for a numeral with the beginning of its measure (三公 of 三公里), which the
 *   number asks for in every spelling.
 */
function stickingOut(
  word: PlannedWord,
  start: number,
  end: number,
  alternatives: readonly Alternative[],
  containing: (character: string) => Requirement | null,
): PlannedWord | [] {
  const isBefore = word.start < start
  const isIn = (measure: Measured | undefined): boolean =>
    measure !== undefined && word.start < measure.end
  if (!isBefore && alternatives.some(({ measured }) => isIn(measured))) return []
  // The measure stands before it, however the number is written: 3个月.
  if (!isBefore && alternatives.some(({ measured }) => measured !== undefined)) return word
  const character = isBefore
    ? word.text.slice(0, start - word.start)
    : word.text.slice(end - word.start)
  const touching = alternatives.flatMap(
    ({ beside }) => beside?.[isBefore ? 'before' : 'after'] ?? [],
  )
  const { requirement, wherever = requirement } = word
  const parts = [wherever, ...touching, containing(character)].filter((part) => part !== null)
  return { ...word, isOptional: true, wherever: { kind: 'any', parts } }
}

/** An ordinal without its 第 where that ends a word. */
function withoutOrdinal(alternative: Alternative, words: readonly PlannedWord[]): Alternative {
  const { start, numberStart } = alternative
  if (numberStart === undefined) return alternative
  const isTaken = words.some(
    (word) => word.start < start && word.end === numberStart && !word.isGuess,
  )
  return isTaken ? { ...alternative, start: numberStart } : alternative
}

/** A number with as much of its measure as the words of the text leave to it. */
function fit(alternative: Alternative, words: readonly PlannedWord[]): Alternative {
  const { measured, start, end, requirement } = alternative
  const across = words.find((word) => word.start < end && end < word.end && !word.isGuess)
  if (measured === undefined || across === undefined) return alternative
  const marks = measured.marksTo(across.end)
  // The measure is a word, and asked for by itself.
  if (across.start >= measured.end)
    return { ...alternative, end: measured.end, marks, joint: measured.joint, isComplete: false }
  if (across.start < start) return alternative
  const parts = [requirement, ...measured.restTo(across.end)]
  return { ...alternative, end: across.end, marks, requirement: { kind: 'all', parts } }
}

/** What the words of a part require as they were typed, a number with its measure. */
function asTyped(
  counting: readonly PlannedWord[],
  inside: readonly PlannedWord[],
  alternatives: readonly Alternative[],
): Requirement {
  const words = counting.length > 0 ? counting : inside
  const joints = alternatives.flatMap(({ joint }) => joint ?? [])
  return { kind: 'all', parts: [...words.map(({ requirement }) => requirement), ...joints] }
}
