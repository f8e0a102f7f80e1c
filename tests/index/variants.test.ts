/** In which forms a corpus has the characters that the fold takes for one. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createVariantCounter, variantsOf, type Variants } from '../../src/index/variants.ts'
import { document } from '../support/core-seed.ts'

const FOLD = new Map(
  ['國国', '發发', '髮发', '後后', '𠁞𠀾'].map((pair) => {
    const [from = '', to = ''] = pair
    return [from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0] as const
  }),
)

/** @param segments - By segment the bodies of its documents. */
function variants(segments: readonly (readonly string[])[]): Variants {
  const counts = segments.map((bodies) => {
    const counter = createVariantCounter(FOLD)
    for (const [i, body] of bodies.entries()) counter.add(document({ id: `${i}`, body }))
    return counter.finish()
  })
  return variantsOf(counts, FOLD)
}

describe('variantsOf', () => {
  it.each<[string, string[], Variants]>([
    ['no document', [], { always: '', mostly: '' }],
    ['simplified alone', ['国发', '后'], { always: '', mostly: '' }],
    ['traditional alone', ['國', '國後'], { always: '後國', mostly: '' }],
    ['one of two that fold alike', ['發'], { always: '發', mostly: '' }],
    ['both of them', ['發', '發髮'], { always: '', mostly: '發' }],
    ['what is simplified elsewhere', ['皇后', '後', '後'], { always: '', mostly: '後' }],
    ['mostly simplified', ['国', '国', '國'], { always: '', mostly: '国' }],
    ['as many of each', ['國国'], { always: '', mostly: '国' }],
    ['a document counts once', ['國國國', '国', '国'], { always: '', mostly: '国' }],
    ['beyond the basic plane', ['𠁞'], { always: '𠁞', mostly: '' }],
    [
      'one character written both ways among many that are not',
      [...Array<string>(200).fill('国'), '后', '后', '後'],
      { always: '', mostly: '后' },
    ],
    [
      'a quotation among many',
      [...Array<string>(200).fill('国'), '國'],
      { always: '', mostly: '' },
    ],
  ])('are %s', (_, bodies, expected) => {
    expect(variants([bodies])).toEqual(expected)
  })

  it('are the same however the documents are cut into segments', () => {
    const segments = fc.array(
      fc.array(fc.string({ unit: fc.constantFrom(...'国國发發髮后後𠁞𠀾a') })),
    )
    fc.assert(
      fc.property(segments, (cut) => {
        expect(variants(cut)).toEqual(variants([cut.flat()]))
      }),
    )
  })
})
