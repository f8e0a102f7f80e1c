import { describe, expect, it } from 'vitest'

import type { Alternative } from '../../src/search/forms/alternatives.ts'
import { applyAlternatives } from '../../src/search/forms/apply-alternatives.ts'
import type { PlannedWord } from '../../src/search/retrieve/planned.ts'
import type { Requirement } from '../../src/search/retrieve/requirement.ts'

function terms(...some: number[]): Requirement {
  return { kind: 'terms', terms: some, fields: 1 }
}

function word(text: string, start: number, term: number): PlannedWord {
  const end = start + text.length
  const own = { text, start, end, parts: [text], requirement: terms(term) }
  return { ...own, isOptional: false, isGuess: false }
}

/** 一 of 炖一公里, with its measure. */
const NUMBER: Alternative = {
  start: 1,
  end: 3,
  text: '1公',
  requirement: terms(9),
  scored: [],
  marks: [],
  measured: { end: 2, joint: null, restTo: () => [], marksTo: () => [] },
}

describe('applyAlternatives', () => {
  it('gives a number that is no word of the text its own place among them', () => {
    const { words } = applyAlternatives(
      [word('公里', 2, 2), word('炖', 0, 1)],
      [NUMBER],
      () => null,
    )
    expect(words.map(({ start, end, requirement }) => [start, end, requirement])).toEqual([
      [0, 1, terms(1)],
      [1, 2, { kind: 'any', parts: [terms(9)] }],
      [2, 4, terms(2)],
    ])
  })
})
