/**
 * Synonyms that a corpus can say.
 *
 * Layer: tests. Imports: src/index.
 */

import { describe, expect, it } from 'vitest'

import { sayable } from '../../src/index/sayable.ts'

/** The tables of a corpus that says 职工, 工会 and 会员, and 馬 by itself. */
const codePoints = Uint32Array.from(
  ['会', '员', '工', '职', '馬'],
  (each) => each.codePointAt(0) ?? 0,
)
const characters = {
  codePoints,
  frequency: new Uint32Array(codePoints.length),
  documents: new Uint32Array(codePoints.length),
}
const start = Uint32Array.of(0, 1, 1, 2, 3, 3)
const second = Uint16Array.of(1, 0, 2)

describe('sayable', () => {
  it.each([
    { name: 'a word that texts have', group: ['员工', '职工'], isKept: true },
    { name: 'a word of pairs that follow each other', group: ['工会会', '职工会员'], isKept: true },
    { name: 'a character by itself', group: ['驢', '馬'], isKept: true },
    {
      name: 'letters and digits, which are no characters',
      group: ['互联网', 'web2'],
      isKept: true,
    },
    { name: 'a word with letters', group: ['X光', '放射线'], isKept: true },
    { name: 'characters that never stand so', group: ['会工', '员工'], isKept: false },
    { name: 'a character that no text has', group: ['农会', '会馆'], isKept: false },
    { name: 'the mark of spellings alone', group: ['', '会工', '员工'], isKept: false },
  ])('$name: $isKept', ({ group, isKept }) => {
    expect(sayable([group], characters, start, second)).toEqual(isKept ? [group] : [])
  })
})
