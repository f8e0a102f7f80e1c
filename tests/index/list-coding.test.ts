import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { ByteWriter } from '../../src/index/byte-writer.ts'
import {
  chooseCoding,
  CodeCounter,
  visitPostings,
  type PostingColumns,
} from '../../src/index/list-coding.ts'
import { SKIP } from '../../src/index/list.ts'
import { countsOfCode, PostingReader, REPEAT, type Coding } from '../../src/index/posting.ts'
import { LAW, named } from '../support/core-text.ts'

const BODY_ONCE = 0b0010
const TITLE_ONCE = 0b0001
const BOTH = 0b0011
const BODY_TWICE = 0b0010 | (1 << 4)

interface Row {
  readonly gap: number
  readonly code: number
}

function columnsOf(rows: readonly Row[]): PostingColumns {
  let document = -1
  return {
    documents: Int32Array.from(rows, ({ gap }) => (document += gap)),
    codes: Uint8Array.from(rows, ({ code }) => code),
    count: rows.length,
  }
}

function choose(columns: PostingColumns): Coding {
  const counter = new CodeCounter()
  for (const code of columns.codes) counter.add(code)
  return chooseCoding(columns, counter)
}

function encode(columns: PostingColumns, coding: Coding): Uint8Array {
  const out = new ByteWriter()
  visitPostings(columns, coding, (head, explicit) => {
    out.varint(head)
    if (explicit >= 0) out.byte(explicit)
  })
  return out.take()
}

function decode(bytes: Uint8Array, coding: Coding, count: number): [number, number[]][] {
  const reader = new PostingReader(bytes)
  reader.seek(0, -1, coding)
  return Array.from({ length: count }, () => {
    reader.next()
    return [reader.document, [...reader.counts]]
  })
}

const row = fc.record({
  gap: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 90_000 })),
  code: fc.constantFrom(BODY_ONCE, TITLE_ONCE, BOTH, BODY_TWICE),
})
/** Stretches of documents in a row that say the same, as the articles of one law do. */
const run = fc
  .record({ row, length: fc.integer({ min: 1, max: 300 }) })
  .map(({ row: first, length }) => [
    first,
    ...Array.from({ length: length - 1 }, (): Row => ({ ...first, gap: 1 })),
  ])
const rows = fc
  .array(fc.oneof(fc.array(row, { maxLength: 40 }), run), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.flat())
  .filter(({ length }) => length > 0)

const CODINGS: readonly Coding[] = [
  { kindBits: 1, usualCode: BODY_ONCE, secondCode: BODY_ONCE },
  { kindBits: 1, usualCode: TITLE_ONCE, secondCode: TITLE_ONCE },
  { kindBits: 2, usualCode: BODY_ONCE, secondCode: BOTH },
  { kindBits: 2, usualCode: BOTH, secondCode: BOTH },
]

describe('visitPostings', () => {
  it('is undone by PostingReader, in any coding', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...CODINGS, null), (all, fixed) => {
        const columns = columnsOf(all)
        const coding = fixed ?? choose(columns)
        expect(decode(encode(columns, coding), coding, columns.count)).toEqual(
          all.map(({ code }, i) => [columns.documents[i], countsOfCode(code)]),
        )
      }),
      LAW,
    )
  })

  it('repeats nothing across the border of a block, where reading may start', () => {
    fc.assert(
      fc.property(rows, (all) => {
        visitPostings(columnsOf(all), CODINGS[2] as Coding, (_head, _explicit, first, last) => {
          expect(Math.floor(first / SKIP)).toBe(Math.floor(last / SKIP))
        })
      }),
      LAW,
    )
  })
})

describe('chooseCoding', () => {
  const SAME = Array.from({ length: 300 }, () => ({ gap: 1, code: BOTH }))
  const CASES = named([
    { name: 'one code', rows: [100, 100, 100].map((gap) => ({ gap, code: BODY_ONCE })), bytes: 3 },
    { name: 'in a row', rows: SAME, bytes: 9 },
    {
      name: 'two codes by turns',
      rows: SAME.map((_, i) => ({ gap: 3, code: i % 2 === 0 ? BOTH : BODY_ONCE })),
      bytes: 300,
    },
    { name: 'one posting, in a title', rows: [{ gap: 5, code: TITLE_ONCE }], bytes: 2 },
  ])
  it.each(CASES)('makes a list short: $name', ({ rows: all, bytes }) => {
    const columns = columnsOf(all)
    expect(encode(columns, choose(columns)).length).toBe(bytes)
  })

  it('takes no more bytes than one flag a posting', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const columns = columnsOf(all)
        const coding = choose(columns)
        const plain = { kindBits: 1, usualCode: coding.usualCode, secondCode: coding.usualCode }
        const size = encode(columns, coding).length + (coding.kindBits === 2 ? 1 : 0)
        expect(size).toBeLessThanOrEqual(encode(columns, plain).length)
      }),
      LAW,
    )
  })

  it('does not depend on which of two codes came first', () => {
    const forth = [BOTH, TITLE_ONCE, BODY_TWICE, BODY_TWICE, TITLE_ONCE, BOTH, BOTH, TITLE_ONCE]
    const back = forth.toReversed()
    const codingOf = (codes: readonly number[]): Coding =>
      choose(columnsOf(codes.map((code) => ({ gap: 2, code }))))
    expect(codingOf(back)).toEqual(codingOf(forth))
  })
})

describe('PostingReader', () => {
  it('goes on after a repetition', () => {
    const coding = CODINGS[2] as Coding
    // Document 0, twice more, then one past a gap.
    const bytes = Uint8Array.of(0, (1 << 2) | REPEAT, 4 << 2)
    expect(decode(bytes, coding, 4).map(([document]) => document)).toEqual([0, 1, 2, 7])
  })
})
