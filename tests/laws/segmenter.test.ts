import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'

import { createAnalysis, type Analysis } from '../../src/build/analysis.ts'
import { FIELDS } from '../../src/index/schema.ts'
import { createLatticeSegmenter } from '../../src/text/lattice.ts'
import type { Segmenter } from '../../src/text/segmenter.ts'
import { openSeed, type Corpus } from '../support/core-seed.ts'
import { obeysTheLaws, wordsOf } from './segmenter.ts'

let analysis: Analysis
let lattice: Segmenter
let seed: Corpus

beforeAll(async () => {
  analysis = createAnalysis([])
  lattice = createLatticeSegmenter(analysis.dictionary)
  seed = await openSeed()
})

describe('the jieba segmenter', () => {
  obeysTheLaws(() => (analysis ??= createAnalysis([])).dictionary.segmenter)
})

describe('the lattice over jieba’s dictionary', () => {
  obeysTheLaws(() => createLatticeSegmenter((analysis ??= createAnalysis([])).dictionary))

  it('cuts as jieba does', () => {
    for (const text of seedSentences())
      expect(wordsOf(lattice, text)).toEqual(wordsOf(analysis.dictionary.segmenter, text))
  })
})

describe('the lattice over an index', () => {
  obeysTheLaws(() => createLatticeSegmenter(seed.reader))

  it('cuts every headline and sentence of the seed as jieba does', () => {
    const ofIndex = createLatticeSegmenter(seed.reader)
    const sentences = seedSentences()
    expect(sentences.length).toBeGreaterThan(80)
    for (const text of sentences)
      expect(wordsOf(ofIndex, text)).toEqual(wordsOf(analysis.dictionary.segmenter, text))
  })

  it('cuts 工会组建 into words that the index holds', () => {
    expect(wordsOf(createLatticeSegmenter(seed.reader), '工会组建')).toEqual(['工会', '组建'])
  })
})

/** Headlines and sentences, normalized: of the documents, and of the page as it was extracted. */
function seedSentences(): string[] {
  const page = readFileSync(
    new URL('../../seeds/guangdong-union-news-2025-03.txt', import.meta.url),
  )
  const fields = seed.documents.flatMap((document) => FIELDS.map((field) => document[field]))
  // Lines of the page end where columns do: what is there is cut in the documents' sentences.
  const lines = page
    .toString('utf8')
    .split('\n')
    .filter((line) => line.startsWith('#'))
  return [...fields, ...lines]
    .flatMap((text) => text.split(/(?<=[。！？!?；;\n])/u))
    .map((text) => analysis.normalizer.normalizeText(text))
    .filter((text) => text !== '')
}
