import { beforeAll, describe, expect, it } from 'vitest'

import { ServiceError } from '../../src/errors.ts'
import { openIndex, type IndexReader } from '../../src/index/reader.ts'
import { createBlockLoader } from '../../src/search/blocks.ts'
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

describe('createBlockLoader', () => {
  it('gives documents in the order asked for', async () => {
    const loader = createBlockLoader(reader, counting())
    const numbers = [119, 0, 60, 0]
    expect(await loader.documents(numbers)).toEqual(numbers.map((number) => documents[number]))
  })

  it('reads each block once, however many ask for it at a time', async () => {
    const source = counting()
    const loader = createBlockLoader(reader, source)
    const all = documents.map((_, number) => number)
    await Promise.all([loader.documents(all), loader.documents(all)])
    expect(source.reads.length).toBeGreaterThan(1)
    expect(new Set(source.reads).size).toBe(source.reads.length)
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
