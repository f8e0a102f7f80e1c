import { describe, expect, it } from 'vitest'

import { createDocumentReader, type DocumentReader } from '../../src/search/show/documents.ts'
import { Doorkeeper } from '../../src/search/retrieve/doorkeeper.ts'
import { document } from '../support/core-seed.ts'
import { normalizerOfBuilds } from '../support/core-text.ts'

const BODY = '工会'.repeat(200)

/** A reader over numbered documents, and the numbers that it asked for. */
function counting(cacheBytes?: number): { asked: number[]; texts: DocumentReader } {
  const asked: number[] = []
  const documents = (numbers: Iterable<number>): Promise<ReturnType<typeof document>[]> => {
    const wanted = [...numbers]
    asked.push(...wanted)
    return Promise.resolve(wanted.map((number) => document({ id: `d${number}`, body: BODY })))
  }
  const blocks = {
    documents,
    positions: () => Promise.resolve(new Map<number, Uint8Array>()),
    readings: () => Promise.resolve(null),
  }
  return { asked, texts: createDocumentReader(blocks, normalizerOfBuilds(), cacheBytes) }
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, i) => from + i)

describe('createDocumentReader', () => {
  it('gives documents in the order asked for, each as often as asked for', async () => {
    const { texts } = counting()
    await texts.read([3, 5])
    const read = await texts.read([5, 1, 3, 1])
    expect(read.map(({ document: { id } }) => id)).toEqual(['d5', 'd1', 'd3', 'd1'])
  })

  it('reads a page once for all that a search does with it', async () => {
    const { asked, texts } = counting()
    await texts.read(range(0, 10))
    await texts.read(range(0, 10))
    expect(asked).toEqual(range(0, 10))
  })

  it('reads the first documents of a search once, however long they are', async () => {
    const { asked, texts } = counting(20 * BODY.length)
    await texts.read(range(0, 10))
    await texts.read(range(0, 10).toReversed())
    expect(asked).toEqual(range(0, 10))
    await texts.read(range(100, 110))
    asked.length = 0
    await texts.read([0])
    expect(asked).toEqual([0])
  })

  it('forgets what was read once, when others come by', async () => {
    const { asked, texts } = counting()
    await texts.read([7])
    await texts.read(range(100, 300))
    asked.length = 0
    await texts.read([7])
    expect(asked).toEqual([7])
  })

  it('keeps what was read before, whatever comes by', async () => {
    const { asked, texts } = counting()
    for (let time = 0; time < 2; time++) {
      await texts.read([7])
      await texts.read(range(100 + time * 200, 300 + time * 200))
    }
    await texts.read(range(1000, 4000))
    asked.length = 0
    await texts.read([7])
    expect(asked).toEqual([])
  })

  it('keeps no more than it may', async () => {
    const { asked, texts } = counting(100 * BODY.length)
    for (let time = 0; time < 3; time++)
      for (const number of range(0, 500)) await texts.read([number])
    asked.length = 0
    for (const number of range(0, 500)) await texts.read([number])
    expect(asked.length).toBeGreaterThan(400)
  })
})

describe('Doorkeeper', () => {
  it('knows what came by, and forgets it after very many others', () => {
    const doorkeeper = new Doorkeeper()
    const visits = [5, 6, 5, 6].map((number) => doorkeeper.admits(number))
    for (const number of range(100, 20_000)) doorkeeper.admits(number)
    expect([...visits, doorkeeper.admits(5)]).toEqual([false, false, true, true, false])
  })
})
