/**
 * The laws of segmenters, for whoever implements one (`src/text/segmenter.ts`).
 */

import fc from 'fast-check'
import { expect, it } from 'vitest'

import { CHAR, classOf } from '../../src/text/char-class.ts'
import type { Segmenter } from '../../src/text/segmenter.ts'
import { anyText, LAW, normalizerOfBuilds } from '../support/core-text.ts'

/** The words of a text, as a segmenter visits them. */
export function wordsOf(segmenter: Segmenter, text: string): string[] {
  const words: string[] = []
  segmenter.segment(text, (start, end) => words.push(text.slice(start, end)))
  return words
}

/** States laws 1, 2 and 4; law 3 takes two segmenters. */
export function obeysTheLaws(create: () => Segmenter): void {
  const law = (check: (text: string, segmenter: Segmenter) => void): void => {
    const segmenter = create()
    // Segmenters are given normalized text, and have to bear any other.
    const texts = fc.oneof(
      anyText.map((text) => normalizerOfBuilds().normalizeText(text)),
      anyText,
    )
    fc.assert(
      fc.property(texts, (text) => check(text, segmenter)),
      LAW,
    )
  }

  it('visits words in order, without overlap, within the text', () => {
    law((text, segmenter) => {
      let before = 0
      segmenter.segment(text, (start, end) => {
        expect(start).toBeGreaterThanOrEqual(before)
        expect(end).toBeGreaterThan(start)
        before = end
      })
      expect(before).toBeLessThanOrEqual(text.length)
    })
  })

  it('puts every character unit in one word, and nothing else in any', () => {
    law((text, segmenter) => {
      const characters = [...text].filter((char) => classOf(char.codePointAt(0) ?? 0) === CHAR)
      expect(wordsOf(segmenter, text).join('')).toBe(characters.join(''))
    })
  })

  it('cuts the same text the same way every time', () => {
    law((text, segmenter) => {
      const first = wordsOf(segmenter, text)
      segmenter.segment(`工会${text}`, () => {})
      expect(wordsOf(segmenter, text)).toEqual(first)
      expect(wordsOf(create(), text)).toEqual(first)
    })
  })
}
