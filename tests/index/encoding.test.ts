import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { sha256 } from '../../src/build/index-files.ts'
import { ServiceError } from '../../src/errors.ts'
import { blockOf, blockPath, createBlockWriter, readEntry } from '../../src/index/blocks.ts'
import { ByteWriter } from '../../src/index/byte-writer.ts'
import { encodeStrings, FrontCodedStrings } from '../../src/index/front-coding.ts'
import { decodeLength, encodeLength } from '../../src/index/lengths.ts'
import { PostingReader, writePosting } from '../../src/index/posting.ts'
import { FIELD_COUNT } from '../../src/index/schema.ts'
import { readStoredDocument, storeDocument } from '../../src/index/stored.ts'
import { textOf } from '../../src/text/code-units.ts'
import { document } from '../support/core-seed.ts'
import { LAW, readerText } from '../support/core-text.ts'

describe('writePosting', () => {
  const count = fc.oneof(fc.constant(0), fc.constant(1), fc.nat(20), fc.nat(100_000))
  const posting = fc.record({
    gap: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 0x3fffffff })),
    counts: fc
      .array(count, { minLength: FIELD_COUNT, maxLength: FIELD_COUNT })
      .filter((counts) => counts.some((each) => each > 0)),
  })
  it('is undone by PostingReader', () => {
    fc.assert(
      fc.property(fc.array(posting, { maxLength: 20, size: 'max' }), (postings) => {
        const out = new ByteWriter()
        for (const { gap, counts } of postings) writePosting(out, gap, counts, 0)
        const reader = new PostingReader(out.take())
        reader.seek(0, -1)
        let before = -1
        for (const { gap, counts } of postings) {
          reader.next()
          expect(reader.document - before).toBe(gap)
          expect([...reader.counts]).toEqual(counts)
          expect(reader.mask).toBe(
            counts.reduce((mask, each, field) => mask | (each > 0 ? 1 << field : 0), 0),
          )
          expect(reader.total()).toBe(counts.reduce((sum, each) => sum + each, 0))
          before = reader.document
        }
        expect(reader.offset).toBe(out.length)
      }),
      LAW,
    )
  })

  it('takes one byte for a term that the body of the next document has once', () => {
    const out = new ByteWriter()
    writePosting(out, 1, [0, 1, 0, 0], 0)
    expect(out.take()).toEqual(Uint8Array.of(0))
  })
})

describe('FrontCodedStrings', () => {
  const term = fc.oneof(
    readerText,
    fc.constantFrom('工会', '工会法', '工', 'a', 'ab', 'abc', '𠮷野家', '𠮶野', '𡃁仔', ''),
  )
  const sortedTerms = fc
    .uniqueArray(term, { maxLength: 80, size: 'max' })
    .map((terms) => terms.toSorted((a, b) => (a < b ? -1 : 1)))
  const open = (sorted: readonly string[]): FrontCodedStrings => {
    const { start, bytes } = encodeStrings(sorted)
    return new FrontCodedStrings(sorted.length, start, bytes)
  }

  it('gives back every string', () => {
    fc.assert(
      fc.property(sortedTerms, (sorted) => {
        const strings = open(sorted)
        // Backwards: no call may lean on the one before.
        const found = sorted.map((_, i) => strings.at(sorted.length - 1 - i))
        expect(found.toReversed()).toEqual(sorted)
      }),
      LAW,
    )
  })

  it('finds where a string is or would be', () => {
    fc.assert(
      fc.property(sortedTerms, term, (sorted, other) => {
        const strings = open(sorted)
        for (const sought of [...sorted, other]) {
          const bound = sorted.findIndex((each) => each >= sought)
          expect(strings.lowerBound(sought)).toBe(bound < 0 ? sorted.length : bound)
          // Where it stands then is the string at that place, whichever block it is in.
          const at = sorted[bound] ?? ''
          expect(strings.currentLength).toBe(at.length)
          expect(strings.currentStartsWith(sought)).toBe(at.startsWith(sought))
          expect(strings.currentStartsWith(at)).toBe(true)
          expect(strings.find(sought)).toBe(sorted.indexOf(sought))
        }
      }),
      LAW,
    )
  })

  it('visits from anywhere until it is told to stop', () => {
    fc.assert(
      fc.property(
        sortedTerms,
        fc.nat(90),
        fc.integer({ min: 1, max: 90 }),
        (sorted, from, most) => {
          const visited: [string, number][] = []
          open(sorted).visitFrom(from, (each, index) => visited.push([each, index]) < most)
          const all = sorted.map((each, index) => [each, index])
          expect(visited).toEqual(all.slice(from, from + most))
        },
      ),
      LAW,
    )
  })

  it('visits those that hold a part', () => {
    const part = fc.constantFrom('工', '会', 'a', 'b', '年', '2', '医疗', 'abc', '𠮷', '𡃁仔')
    const where = fc.constantFrom('end' as const, 'anywhere' as const)
    fc.assert(
      fc.property(
        sortedTerms,
        part,
        where,
        fc.nat(90),
        fc.nat(90),
        fc.boolean(),
        (sorted, text, place, a, b, isRead) => {
          const from = Math.min(a, sorted.length)
          const to = Math.min(b, sorted.length)
          const visited: [string, number][] = []
          const strings = open(sorted)
          // What was read before is known, and need not be read again where it cannot hold the part.
          if (isRead) strings.visitHolding('工', 'anywhere', 0, sorted.length, () => {})
          strings.visitHolding(text, place, from, to, (index, units, length) => {
            const each = textOf(units, length)
            visited.push([each, index])
          })
          const holds = (each: string): boolean =>
            place === 'end' ? each.endsWith(text) : each.includes(text)
          expect(visited).toEqual(
            sorted
              .map((each, index) => [each, index] as const)
              .filter(([each, index]) => from <= index && index < to && holds(each)),
          )
        },
      ),
      LAW,
    )
  })

  it('finds what comes after a string at which a visitor threw', () => {
    const strings = open(['ab', 'bc', 'cd'])
    const stop = (): void => {
      throw new Error('stop')
    }
    expect(() => strings.visitHolding('ab', 'anywhere', 0, 3, stop)).toThrow('stop')
    const visited: number[] = []
    strings.visitHolding('cd', 'anywhere', 0, 3, (index) => visited.push(index))
    expect(visited).toEqual([2])
  })

  it('keeps strings of any length', () => {
    const sorted = ['a'.repeat(3000), 'a'.repeat(300_000), 'ab', '工'.repeat(70_000), '工会']
    const strings = open(sorted)
    expect(sorted.map((_, i) => strings.at(i))).toEqual(sorted)
  })
})

describe('encodeLength', () => {
  it('is exact for short lengths and near for long ones, and keeps their order', () => {
    let before = -1
    for (let units = 0; units <= 30_000; units++) {
      const byte = encodeLength(units)
      const decoded = decodeLength(byte)
      if (units < 128) expect(decoded).toBe(units)
      else if (Math.abs(decoded / units - 1) > 0.022) expect([units, decoded]).toEqual([])
      if (byte < before || byte > 255) expect([units, byte]).toEqual([])
      before = byte
    }
  })

  it('bounds lengths that are past its scale', () => {
    expect(encodeLength(10_000_000)).toBe(255)
  })
})

describe('ByteWriter', () => {
  it('writes numbers and bytes past its first capacity', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xff), { maxLength: 100 }), (bytes) => {
        const out = new ByteWriter(1)
        for (const byte of bytes) out.byte(byte)
        out.bytes(Uint8Array.from(bytes))
        expect([...out.take()]).toEqual([...bytes, ...bytes])
      }),
      LAW,
    )
  })
})

describe('createBlockWriter', () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 60, size: 'max' }), {
    maxLength: 60,
    size: 'max',
  })

  it('writes blocks from which every entry can be read', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 200 }), (given, target) => {
        const files = new Map<string, Uint8Array>()
        const writer = createBlockWriter('documents', target, sha256, ({ name, bytes }) => {
          files.set(name, bytes)
        })
        for (const entry of given) writer.add(entry)
        const { start, names } = writer.finish()
        for (const [number, entry] of given.entries()) {
          const block = blockOf(start, number)
          const bytes = files.get(blockPath('documents', names, block)) as Uint8Array
          expect(readEntry(bytes, number - (start[block] ?? 0))).toEqual(entry)
        }
        // A block ends with the entry that reaches the size.
        for (const bytes of files.values()) expect(bytes.length).toBeLessThan(target + 61 + 4 * 300)
      }),
      LAW,
    )
  })

  it('names a block by what is in it', () => {
    const names = [1, 1, 2].map((byte) => {
      let written = ''
      const writer = createBlockWriter('documents', 10, sha256, ({ name }) => (written = name))
      writer.add(Uint8Array.of(byte))
      writer.finish()
      return written
    })
    expect(names[0]).toMatch(/^documents\/[0-9a-f]{16}\.bin$/u)
    expect(names[1]).toBe(names[0])
    expect(names[2]).not.toBe(names[0])
  })
})

describe('readEntry', () => {
  const block = ((): Uint8Array => {
    let bytes = new Uint8Array()
    const writer = createBlockWriter('documents', 1000, sha256, (file) => {
      bytes = new Uint8Array(file.bytes)
    })
    writer.add(Uint8Array.of(1, 2, 3))
    writer.add(Uint8Array.of(4))
    writer.finish()
    return bytes
  })()

  it.each([-1, 2, 99])('refuses entry %i of a block of two, with the numbers', (index) => {
    expect(() => readEntry(block, index)).toThrow(
      `entry ${index} asked of a block of 2 entries, ${block.length} bytes`,
    )
  })

  it('never reads outside of a damaged block', () => {
    fc.assert(
      fc.property(fc.nat(block.length - 1), fc.nat(255), fc.nat(3), (at, byte, index) => {
        const damaged = Uint8Array.from(block)
        damaged[at] = byte
        try {
          expect(readEntry(damaged, index).length).toBeLessThanOrEqual(block.length)
        } catch (error) {
          expect(error).toBeInstanceOf(ServiceError)
        }
      }),
      LAW,
    )
  })
})

describe('storeDocument', () => {
  it('is undone by readStoredDocument, for any text', () => {
    fc.assert(
      fc.property(readerText, readerText, fc.string({ unit: 'binary' }), (title, body, caption) => {
        const stored = document({
          id: 'a',
          title,
          body,
          caption: caption.toWellFormed(),
          date: '2025-03-06',
          facets: { city: ['佛山'] },
        })
        expect(readStoredDocument(storeDocument(stored))).toEqual(stored)
      }),
      LAW,
    )
  })
})
