import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { cutPieces } from '../../src/widget/marked.ts'
import { bundleWidget } from '../support/browser-server.ts'
import { useBrowser } from '../support/browser-suite.ts'

const suite = useBrowser()

type Ranges = readonly (readonly [number, number])[]

/** Chinese, Latin, emoji, rare characters outside the basic plane, and markup. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('医疗', '互助', '𠮷野家', '😀', '👩‍👩‍👧', 'é', '<b>', '&amp;', '\u200b', '\n'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

/** Whatever an answer may hold: in order, overlapping, backwards, outside. */
const anyRanges = fc.array(
  fc.tuple(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -3, max: 40 })),
  { maxLength: 6 },
)

describe('cutPieces', () => {
  // Marks are in brackets, as a reader sees them.
  it.each<{ name: string; text: string; ranges: Ranges; pieces: string }>([
    { name: 'no range', text: '医疗互助', ranges: [], pieces: '医疗互助' },
    {
      name: 'the middle',
      text: '免费医疗互助保障',
      ranges: [[2, 6]],
      pieces: '免费[医疗互助]保障',
    },
    {
      name: 'the ends',
      text: '医疗与互助',
      ranges: [
        [0, 2],
        [3, 5],
      ],
      pieces: '[医疗]与[互助]',
    },
    { name: 'all of it', text: '医疗', ranges: [[0, 2]], pieces: '[医疗]' },
    { name: 'a rare character', text: '𠮷野家', ranges: [[0, 2]], pieces: '[𠮷]野家' },
    { name: 'past the end', text: '医疗', ranges: [[1, 9]], pieces: '医[疗]' },
    {
      name: 'overlapping',
      text: '医疗互助',
      ranges: [
        [0, 3],
        [2, 4],
      ],
      pieces: '[医疗互][助]',
    },
    { name: 'backwards', text: '医疗互助', ranges: [[3, 1]], pieces: '医疗互助' },
    { name: 'an empty text', text: '', ranges: [[0, 2]], pieces: '' },
  ])('cuts at $name', ({ text, ranges, pieces }) => {
    const shown = cutPieces({ text, ranges }).map((piece) =>
      piece.isMarked ? `[${piece.text}]` : piece.text,
    )
    expect(shown.join('')).toBe(pieces)
  })

  it('never changes the text, whatever the ranges are', () => {
    fc.assert(
      fc.property(anyText, anyRanges, (text, ranges) => {
        const pieces = cutPieces({ text, ranges })
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        expect(pieces.every((piece) => piece.text !== '')).toBe(true)
      }),
      { seed: 20_260_101 },
    )
  })
})

describe('markedNodes', () => {
  it('shows a text that without its marks is the original, in elements that are all marks', async () => {
    suite.site.addFile(
      '/marked.js',
      'text/javascript',
      `globalThis.hansouMarked = ${(await bundleWidget('marked.ts', 'result')).replace(/^[^=]*=/, '')}`,
    )
    const page = await suite.open({ head: '<script src="/marked.js"></script>' })
    const samples = fc.sample(fc.tuple(anyText, anyRanges), { numRuns: 300, seed: 20_260_101 })
    const shown = await page.evaluate(
      (list) =>
        list.map(([text, ranges]) => {
          const div = document.createElement('div')
          const { markedNodes } = Reflect.get(globalThis, 'hansouMarked')
          div.append(...markedNodes({ text, ranges }))
          return {
            text: div.textContent,
            tags: [...div.querySelectorAll('*')].map((n) => n.tagName),
          }
        }),
      samples,
    )
    // A lone surrogate does not survive the way into the page and back.
    for (const [index, [text]] of samples.entries()) {
      expect(shown[index]?.text?.toWellFormed()).toBe(text.toWellFormed())
      expect(shown[index]?.tags.filter((tag) => tag !== 'MARK')).toEqual([])
    }
  })
})
