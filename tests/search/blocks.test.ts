import { beforeAll, describe, expect, it } from 'vitest'

import { ServiceError } from '../../src/errors.ts'
import { openIndex, type IndexReader } from '../../src/index/reader.ts'
import { createBlockLoader } from '../../src/search/retrieve/blocks.ts'
import { generateDocuments } from '../support/core-corpus.ts'
import { invert, openPacked, pack, search } from '../support/core-seed.ts'

const documents = generateDocuments(120, 6)
let packed: ReturnType<typeof pack>
let reader: IndexReader

beforeAll(() => {
  packed = pack([invert(documents)])
  reader = openIndex(new Uint8Array(packed.bytes).buffer)
})

/** A source that counts how often each block is read. */
function counting(): {
  reads: string[]
  read: (path: string) => Promise<Uint8Array | null>
} {
  const reads: string[] = []
  return {
    reads,
    read: (path) => {
      reads.push(path)
      return Promise.resolve(packed.blocks.get(path) ?? null)
    },
  }
}

/** Bytes of the block that holds a document. */
async function sizeOfBlock(document: number): Promise<number> {
  const source = counting()
  await createBlockLoader(reader, source).documents([document])
  return packed.blocks.get(source.reads[0] ?? '')?.byteLength ?? 0
}

describe('createBlockLoader', () => {
  it('gives documents in the order asked for', async () => {
    const loader = createBlockLoader(reader, counting())
    const numbers = [119, 0, 60, 0]
    expect(await loader.documents(numbers)).toEqual(numbers.map((number) => documents[number]))
  })

  it('reads each block once for all that are asked for, and not again', async () => {
    const source = counting()
    const loader = createBlockLoader(reader, source)
    const all = documents.map((_, number) => number)
    await loader.documents(all)
    await loader.documents(all)
    expect(source.reads.length).toBeGreaterThan(1)
    expect(new Set(source.reads).size).toBe(source.reads.length)
  })

  it('does not wait for what another request reads, which may have been cut off', async () => {
    let isCut = true
    const loader = createBlockLoader(reader, {
      read: (path) =>
        isCut ? new Promise(() => undefined) : Promise.resolve(packed.blocks.get(path) ?? null),
    })
    void loader.documents([0])
    isCut = false
    expect(await loader.documents([0])).toEqual([documents[0]])
  })

  it('counts a block once that two requests have read at a time', async () => {
    const size = (await sizeOfBlock(0)) + (await sizeOfBlock(119))
    const source = counting()
    const loader = createBlockLoader(reader, source, size)
    await Promise.all([loader.documents([0]), loader.documents([0])])
    for (const number of [119, 0]) await loader.documents([number])
    expect(source.reads).toHaveLength(3)
  })

  it('forgets what was not asked for longest, when there is no room', async () => {
    const source = counting()
    const loader = createBlockLoader(reader, source, 1)
    for (const number of [0, 0, 119, 0]) await loader.documents([number])
    const [first, second, third] = source.reads
    expect(source.reads).toHaveLength(3)
    expect(third).toBe(first)
    expect(second).not.toBe(first)
  })

  it('says which block is missing, and asks for it anew', async () => {
    let isThere = false
    const loader = createBlockLoader(reader, {
      read: (path) => Promise.resolve(isThere ? (packed.blocks.get(path) ?? null) : null),
    })
    await expect(loader.documents([0])).rejects.toThrow(ServiceError)
    await expect(loader.documents([0])).rejects.toThrow(
      /block documents\/[0-9a-f]{16}\.bin is not/u,
    )
    isThere = true
    expect(await loader.documents([0])).toEqual([documents[0]])
  })

  /** What the loader says when every block is changed. */
  async function refusal(
    change: (block: Uint8Array) => Uint8Array,
    term?: number,
  ): Promise<unknown> {
    const read = (path: string): Promise<Uint8Array | null> =>
      Promise.resolve(change((packed.blocks.get(path) as Uint8Array).slice()))
    const loader = createBlockLoader(reader, { read })
    const asked = term === undefined ? loader.documents([0]) : loader.positions([term])
    return asked.then(
      () => 'nothing',
      (error: unknown) => error,
    )
  }
  /** A text within a block, in place of another of the same length. */
  const replaced = (from: string, to: string) => (block: Uint8Array) =>
    Uint8Array.from(
      Buffer.from(Buffer.from(block).toString('latin1').replaceAll(from, to), 'latin1'),
    )
  const words = (block: Uint8Array): Uint32Array =>
    new Uint32Array(block.buffer, block.byteOffset, block.length >>> 2)

  it.each([
    { name: 'nothing', change: () => new Uint8Array() },
    { name: 'a byte too few', change: (block: Uint8Array) => block.subarray(0, -1) },
    { name: 'half of it', change: (block: Uint8Array) => block.subarray(0, block.length >>> 1) },
    { name: 'a byte too many', change: (block: Uint8Array) => Uint8Array.of(...block, 0) },
    {
      name: 'another number of entries',
      change: (block: Uint8Array) => (words(block).set([1]), block),
    },
    {
      name: 'an entry that ends behind it',
      change: (block: Uint8Array) => (words(block).set([0xffffff00], 2), block),
    },
    { name: 'no JSON', change: replaced('{"id"', '<"id"') },
    { name: 'a document without a title', change: replaced('"title":', '"titlf":') },
    { name: 'a title that is no text', change: replaced('"title":"', '"title":1,"') },
    { name: 'facets that are none', change: replaced('"facets":{', '"fbcets":{') },
  ])('says which block is damaged: $name', async ({ change }) => {
    expect(await refusal(change)).toMatchObject({
      name: 'ServiceError',
      code: 'index/corrupt',
      message: expect.stringMatching(/^block documents\/[0-9a-f]{16}\.bin is damaged: /u),
    })
  })

  it('says so of positions too', async () => {
    const term = reader.pairTerm('工'.codePointAt(0)!, '会'.codePointAt(0)!)
    expect(await refusal((block) => block.subarray(0, -1), term)).toMatchObject({
      code: 'index/corrupt',
      message: expect.stringMatching(/^block positions\//u),
    })
  })
})

describe('SearchEngine', () => {
  it('gives the same answer the second time, and to two readers at a time', async () => {
    const corpus = await openPacked(packed.bytes, packed.blocks)
    const queries = ['工会', '"医疗互助"', '佛山 职工', '', '-工会', '的', '龘', '醫療互助']
    const once = await Promise.all(queries.map((query) => search(corpus, query)))
    for (const [i, query] of queries.entries()) {
      expect(await search(corpus, query)).toEqual(once[i])
      // The same query, asked in another way, is another answer.
      const page = await search(corpus, query, { limit: 1, offset: 1 })
      expect(page.hits).toEqual(once[i]!.hits.slice(1, 2))
    }
  })
})
