import { describe, expect, it } from 'vitest'

import { ChunkReader } from '../../src/index/chunk-reader.ts'
import { Cursor, END } from '../../src/index/cursor.ts'
import { DecodedLists, postingOf } from '../../src/index/decoded-lists.ts'
import { LONG, SKIP } from '../../src/index/list.ts'
import { countsOfCode, isWholeCode } from '../../src/index/posting.ts'
import { FIELD_COUNT } from '../../src/index/schema.ts'
import { createRandom, generateDocuments } from '../support/core-corpus.ts'
import { openDocuments } from '../support/core-seed.ts'

// Here and there a word so often that its code does not say how often.
const { reader } = await openDocuments(
  generateDocuments(1500, 3).map((document, i) =>
    i % 40 === 7 ? { ...document, body: document.body + '工会活动'.repeat(18 + (i % 200)) } : document,
  ),
)
const long = Array.from({ length: reader.termCount }, (_, term) => term).filter(
  (term) => reader.list(term).documentFrequency >= LONG,
)

interface Posting {
  readonly document: number
  readonly counts: readonly number[]
}

/** All postings of a term, by the cursor. */
function postingsOf(term: number): Posting[] {
  const cursor = new Cursor(reader, term)
  const postings: Posting[] = []
  for (let at = cursor.next(); at !== END; at = cursor.next())
    postings.push({ document: at, counts: [...cursor.counts] })
  return postings
}

/** The postings of the current chunk. */
function chunkOf(chunks: ChunkReader): Posting[] {
  return Array.from({ length: chunks.end - chunks.first }, (_, i) => {
    const at = chunks.first + i
    const code = chunks.codes[at] ?? 0
    const from = chunks.extraAt(at)
    return {
      document: chunks.documents[at] ?? -1,
      counts: isWholeCode(code)
        ? countsOfCode(code)
        : [...chunks.extra.subarray(from, from + FIELD_COUNT)],
    }
  })
}

function readAll(chunks: ChunkReader, term: number): Posting[] {
  const postings: Posting[] = []
  chunks.open(term)
  while (chunks.following()) postings.push(...chunkOf(chunks))
  return postings
}

/** A reader that has read a list so often that it keeps it. */
function readerThatKeeps(term: number): ChunkReader {
  const chunks = new ChunkReader(reader, new DecodedLists(reader))
  for (let time = 0; time < 3; time++) readAll(chunks, term)
  return chunks
}

it('has long lists to read, some with counts beside their codes', () => {
  expect(long.length).toBeGreaterThan(20)
  expect(long.some((term) => postingsOf(term).some(({ counts }) => Math.max(...counts) > 15)))
    .toBe(true)
})

describe.each([
  { name: 'decoded', create: () => new ChunkReader(reader, new DecodedLists(reader, 0)) },
  { name: 'kept', create: readerThatKeeps },
])('ChunkReader of lists that are $name', ({ name, create }) => {
  it('reads what the cursor reads', () => {
    for (const term of long) expect(readAll(create(term), term)).toEqual(postingsOf(term))
  })

  it('misses nothing from a target on, whatever it passes over', () => {
    const random = createRandom(7)
    for (const term of long) {
      const chunks = create(term)
      const postings = postingsOf(term)
      chunks.open(term)
      let before = -1
      for (let target = 0; target < reader.documentCount; ) {
        const from = Math.max(target, before + 1)
        const wanted = postings.find(({ document }) => document >= from)
        expect(chunks.next(from)).toBe(wanted !== undefined)
        if (wanted === undefined) break
        const chunk = chunkOf(chunks)
        expect(chunk).toContainEqual(wanted)
        before = chunk.at(-1)?.document ?? 0
        target = before + Math.floor(random() * random() * 600)
      }
    }
  })

  it('finds whole blocks, by their number', () => {
    for (const term of long) {
      const chunks = create(term)
      const postings = postingsOf(term)
      const last = postings.length - 1
      for (const wanted of [0, SKIP - 1, SKIP, last].filter((at) => at <= last)) {
        chunks.open(term)
        expect(chunks.nextBlock(postings[wanted]?.document ?? 0)).toBe(true)
        const block = Math.floor(wanted / SKIP)
        expect(chunks.block).toBe(block)
        expect(chunkOf(chunks)).toEqual(postings.slice(block * SKIP, (block + 1) * SKIP))
      }
    }
  })

  it('finds a document at once in what it keeps, where that has many', () => {
    for (const term of long) {
      const chunks = create(term)
      chunks.open(term)
      const directory = chunks.kept?.directory ?? null
      expect(directory === null).toBe(name === 'decoded')
      if (directory === null) continue
      const postings = postingsOf(term)
      const held = Array.from({ length: reader.documentCount }, (_, document) => document).filter(
        (document) => (directory.bits[document >>> 5] ?? 0) & (1 << (document & 31)),
      )
      expect(held).toEqual(postings.map(({ document }) => document))
      expect(held.map((document) => postingOf(directory, document))).toEqual([...postings.keys()])
    }
  })
})

describe('DecodedLists', () => {
  it('keeps no more bytes than it may', () => {
    const term = long[0] ?? 0
    const bytes = reader.list(term).documentFrequency * 9
    for (const [most, isKept] of [
      [bytes * 8, true],
      [bytes * 3, false],
    ] as const) {
      const lists = new DecodedLists(reader, most)
      const chunks = new ChunkReader(reader, lists)
      for (let time = 0; time < 4; time++) readAll(chunks, term)
      chunks.open(term)
      chunks.following()
      // Only a kept list is handed out in one piece.
      expect(chunks.end === reader.list(term).documentFrequency).toBe(isKept)
    }
  })

  it('lets go of what was asked for longest ago', () => {
    const [a = 0, b = 0, c = 0] = long
    const most = Math.max(...[a, b, c].map((term) => reader.list(term).documentFrequency)) * 9 * 4
    const chunks = new ChunkReader(reader, new DecodedLists(reader, most))
    const isKept = (term: number): boolean => {
      chunks.open(term)
      return chunks.following() && chunks.end === reader.list(term).documentFrequency
    }
    for (const term of long.slice(0, 12))
      for (let time = 0; time < 4; time++) readAll(chunks, term)
    expect(isKept(long[11] ?? 0)).toBe(true)
    expect(isKept(a)).toBe(false)
  })
})
