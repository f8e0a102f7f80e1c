import { describe, expect, it } from 'vitest'

import { ChunkReader } from '../../src/index/chunk-reader.ts'
import { Cursor, END } from '../../src/index/cursor.ts'
import { BYTES_PER_POSTING, DecodedLists, postingOf } from '../../src/index/decoded-lists.ts'
import { LONG, SKIP } from '../../src/index/list.ts'
import { countsOfCode, isWholeCode } from '../../src/index/posting.ts'
import { FIELD_COUNT } from '../../src/index/schema.ts'
import { createRandom, generateDocuments } from '../support/core-corpus.ts'
import { openDocuments } from '../support/core-seed.ts'

// Here and there a word so often that its code does not say how often.
const { reader } = await openDocuments(
  generateDocuments(1500, 3).map((document, i) =>
    i % 40 === 7
      ? { ...document, body: document.body + '工会活动'.repeat(18 + (i % 200)) }
      : document,
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
  expect(long.some((term) => postingsOf(term).some(({ counts }) => Math.max(...counts) > 15))).toBe(
    true,
  )
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
      for (let target = 0; target < reader.documentCount;) {
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
  const sizes = long.map((term) => reader.list(term).documentFrequency * BYTES_PER_POSTING)
  const greatest = Math.max(...sizes)

  /** Reads a list so often that it would be kept for the first time. */
  const ask = (chunks: ChunkReader, term: number): void => {
    for (let time = 0; time < 3; time++) readAll(chunks, term)
  }
  const isKept = (chunks: ChunkReader, term: number): boolean => {
    chunks.open(term)
    return chunks.kept !== null
  }

  it.each([{ lists: 0.5 }, { lists: 2 }, { lists: 8 }, { lists: 1000 }])(
    'keeps no more bytes than it may: room for $lists lists',
    ({ lists }) => {
      const most = greatest * lists
      const kept = new DecodedLists(reader, most)
      const chunks = new ChunkReader(reader, kept)
      const random = createRandom(lists)
      for (let time = 0; time < 400; time++)
        readAll(chunks, long[Math.floor(random() * random() * long.length)] ?? 0)
      expect(kept.bytes).toBeLessThanOrEqual(most)
      expect(kept.bytes > 0).toBe(lists > 1)
    },
  )

  it('keeps what is asked for again and again, whatever comes by', () => {
    const [again = 0, ...others] = long
    const chunks = new ChunkReader(reader, new DecodedLists(reader, greatest * 6))
    for (let time = 0; time < 10; time++) ask(chunks, again)
    for (const term of others) ask(chunks, term)
    expect(others.length).toBeGreaterThan(18)
    expect(isKept(chunks, again)).toBe(true)
    expect(isKept(chunks, others.at(-1) ?? 0)).toBe(true)
  })

  it('lets go of what was asked for often, long ago', () => {
    const [before = 0, ...others] = long
    const lists = new DecodedLists(reader, greatest * 6)
    const chunks = new ChunkReader(reader, lists)
    for (let time = 0; time < 10; time++) ask(chunks, before)
    // A long time: so many other lists have been read once.
    for (let term = 0; term < 100_000; term++) lists.count(reader.termCount + term, 1)
    for (const term of others) ask(chunks, term)
    expect(isKept(chunks, before)).toBe(false)
  })
})
