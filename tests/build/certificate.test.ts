/** The certificate must see what cannot be found: here an engine that hides a document. */

import { describe, expect, it, vi } from 'vitest'

import { certify, type Certificate } from '../../src/build/certificate.ts'
import { isCertified, rememberCertified } from '../../src/build/certified.ts'
import type { Document } from '../../src/corpus/document.ts'
import type { SearchEngine } from '../../src/search/engine.ts'
import { createRandom } from '../support/core-corpus.ts'
import { analysisOfBuilds, document, openDocuments, temporaryFolder } from '../support/core-seed.ts'

const HIDDEN = 1001

/** So many documents of characters at random that most of their substrings stand in one alone. */
function corpusOf(count: number): Document[] {
  const random = createRandom(5)
  const character = (): string => String.fromCodePoint(0x4e00 + Math.floor(random() * 3000))
  return Array.from({ length: count }, (_, number) =>
    document({ id: `d${number}`, body: Array.from({ length: 20 }, character).join('') }),
  )
}

/** Finds by a scan, all but one document. */
function engineOver(documents: readonly Document[]): SearchEngine {
  const find = (query: string): ReturnType<SearchEngine['find']> => {
    const found = [...documents.keys()].filter(
      (number) => number !== HIDDEN && documents[number]?.body.includes(query),
    )
    return Promise.resolve({
      match: 'all',
      documents: Int32Array.from(found),
      best: found[0] ?? -1,
    })
  }
  const reader = { documentCount: documents.length, fold: analysisOfBuilds().fold }
  return { reader, find } as unknown as SearchEngine
}

function certifyCorpus(documents: Document[], changed: number[] | null): Promise<Certificate> {
  const load = (numbers: readonly number[]): Promise<Document[]> =>
    Promise.resolve(numbers.map((number) => documents[number] as Document))
  return certify(engineOver(documents), load, changed)
}

describe('certify', () => {
  const large = corpusOf(1500)

  it('tries everything of a small corpus, whatever changed', async () => {
    const small = large.slice(0, 40)
    const whole = await certifyCorpus(small, null)
    expect(whole).toMatchObject({ isComplete: true, unreachable: 0, misranked: 0 })
    expect(await certifyCorpus(small, [3])).toMatchObject({ tested: whole.tested })
  })

  it('tries a sample of a large one', async () => {
    const { tested, isComplete } = await certifyCorpus(large, null)
    expect([tested, isComplete]).toEqual([2000, false])
  })

  it.each([
    { name: 'a share', text: '占职工人数的50%以上' },
    { name: 'a share in a thousand', text: '费率为5‰左右' },
    { name: 'a point of full width', text: '增长３．５倍' },
  ])('types no sign of a number alone: $name', async ({ text }) => {
    const { engine, documents } = await openDocuments([
      document({ id: 'long', body: `${text}，其余的都不算在里面` }),
      document({ id: 'short', body: '以上，左右，倍' }),
      document({ id: 'figures', body: '3，5' }),
    ])
    const load = (numbers: readonly number[]): Promise<Document[]> =>
      Promise.resolve(numbers.map((number) => documents[number] as Document))
    expect(await certify(engine, load)).toMatchObject({ unreachable: 0, misranked: 0 })
  })

  it('looks at what changed, and at fewer of what did not', async () => {
    // Every third document is in the sample, and the hidden one is not.
    const spared = await certifyCorpus(large, [])
    expect(spared).toMatchObject({ tested: 500, unreachable: 0 })
    const looked = await certifyCorpus(large, [HIDDEN, 4])
    expect(looked).toMatchObject({ tested: 532, unreachable: 16 })
    expect(large[HIDDEN]?.body).toContain(looked.examples[0])
  })

  it('counts no time that a search did not have the processor', async () => {
    let time = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (time += 10_000))
    const { p99Ms } = await certifyCorpus(large.slice(0, 40), null)
    clock.mockRestore()
    expect(p99Ms).toBeLessThan(10_000)
  })

  it('takes no longer for many changes', async () => {
    const { tested } = await certifyCorpus(large, [...large.keys()])
    expect(tested).toBeLessThanOrEqual(1500)
  })
})

describe('what is known of an index', () => {
  it('is that it passed, until another index or a failure takes its place', () => {
    const folder = temporaryFolder()
    expect(isCertified(folder, 'aaa')).toBe(false)
    rememberCertified(folder, 'aaa', true)
    expect([isCertified(folder, 'aaa'), isCertified(folder, 'bbb')]).toEqual([true, false])
    rememberCertified(folder, 'bbb', true)
    expect([isCertified(folder, 'aaa'), isCertified(folder, 'bbb')]).toEqual([false, true])
    rememberCertified(folder, 'bbb', false)
    expect(isCertified(folder, 'bbb')).toBe(false)
  })
})
