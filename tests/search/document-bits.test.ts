import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  addBits,
  keepBits,
  markSorted,
  readBits,
  SetCounter,
  setBits,
  sortThroughBits,
} from '../../src/search/retrieve/document-bits.ts'
import { LAW } from '../support/core-text.ts'

const DOCUMENTS = 100
const WORDS = (DOCUMENTS + 31) >>> 5

const documentSet = fc
  .uniqueArray(fc.nat(DOCUMENTS - 1))
  .map((numbers) => Int32Array.from(numbers).toSorted())

function bitsOf(documents: Int32Array): Uint32Array {
  const bits = new Uint32Array(WORDS)
  setBits(bits, documents)
  return bits
}

const read = (bits: Uint32Array): number[] => [...readBits(bits, new Int32Array(DOCUMENTS))]

describe('bits', () => {
  it('are those of the documents, whatever was there before', () => {
    fc.assert(
      fc.property(documentSet, documentSet, (documents, before) => {
        const bits = bitsOf(before)
        markSorted(bits, documents)
        expect(read(bits)).toEqual([...documents])
        expect([...sortThroughBits(documents.toReversed(), bits)]).toEqual([...documents])
      }),
      LAW,
    )
  })

  it('are kept and added as sets are', () => {
    fc.assert(
      fc.property(documentSet, documentSet, (some, others) => {
        const both = bitsOf(some)
        keepBits(both, Int32Array.from(bitsOf(others)))
        expect(read(both)).toEqual([...some].filter((document) => others.includes(document)))
        const either = bitsOf(some)
        addBits(either, Int32Array.from(bitsOf(others)))
        expect(read(either)).toEqual([...new Set([...some, ...others])].toSorted((a, b) => a - b))
      }),
      LAW,
    )
  })
})

describe('SetCounter', () => {
  it('tells which documents are in so many of the sets', () => {
    fc.assert(
      fc.property(
        fc.array(documentSet, { maxLength: 12 }),
        fc.integer({ min: 1, max: 20 }),
        (sets, least) => {
          const counter = new SetCounter(WORDS)
          for (const set of sets) counter.add(bitsOf(set))
          const meant = Array.from({ length: DOCUMENTS }, (_, document) => document).filter(
            (document) => sets.filter((set) => set.includes(document)).length >= least,
          )
          expect(read(counter.atLeast(least))).toEqual(meant)
        },
      ),
      LAW,
    )
  })
})
