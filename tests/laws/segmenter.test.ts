import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'

import { createAnalysis, type Analysis } from '../../src/build/analysis.ts'
import { FIELDS } from '../../src/index/schema.ts'
import { createLatticeSegmenter } from '../../src/text/lattice.ts'
import type { Segmenter } from '../../src/text/segmenter.ts'
import { openSeed, type Corpus } from '../support/core-seed.ts'
import { anyText, LAW } from '../support/core-text.ts'
import { createJiebaSegmenter } from '../support/jieba.ts'
import { obeysTheLaws, wordsOf } from './segmenter.ts'

let analysis: Analysis
let jieba: Segmenter
let seed: Corpus

beforeAll(async () => {
  analysis = createAnalysis([])
  jieba = createJiebaSegmenter(analysis.normalizer)
  seed = await openSeed()
})

describe('the segmenter of builds', () => {
  obeysTheLaws(() => (analysis ??= createAnalysis([])).dictionary.segmenter)

  it('cuts the sentences of the seed as jieba does', () => {
    const sentences = seedSentences()
    expect(sentences.length).toBeGreaterThan(80)
    for (const text of sentences)
      expect(wordsOf(analysis.dictionary.segmenter, text)).toEqual(wordsOf(jieba, text))
  })

  it('cuts any text as jieba does', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, wordSalad), (text) => {
        const normalized = analysis.normalizer.normalizeText(text)
        expect(wordsOf(analysis.dictionary.segmenter, normalized)).toEqual(
          wordsOf(jieba, normalized),
        )
      }),
      LAW,
    )
  })

  it('cuts with the words that a corpus adds as jieba does', () => {
    const words = [
      { word: '工会组', frequency: 500_000 },
      { word: '总工会组织', frequency: 3 },
      { word: '医疗互助保障计划', frequency: 20 },
      // Of rare characters: either way to cut the three is as probable.
      { word: '㐀㐁', frequency: 5 },
      { word: '㐁㐂', frequency: 5 },
    ]
    const own = createAnalysis(words).dictionary.segmenter
    const oracle = createJiebaSegmenter(analysis.normalizer, words)
    const texts = [
      ...seedSentences(),
      '总工会组建',
      '总工会组织建设',
      '参加医疗互助保障计划',
      '㐀㐁㐂',
    ]
    for (const text of texts) expect(wordsOf(own, text)).toEqual(wordsOf(oracle, text))
  })

  it.each([
    { word: '揽才', text: '揽才大会' },
    { word: '粤品汇', text: '郁南粤品汇' },
    { word: '建会入会工作专班', text: '成立建会入会工作专班' },
    { word: '工会组', text: '工会组' },
  ])('cuts $text at $word, which a corpus adds without a frequency', ({ word, text }) => {
    const { segmenter } = createAnalysis([{ word, frequency: null }]).dictionary
    expect(wordsOf(segmenter, text)).toContain(word)
  })
})

describe('the lattice over an index', () => {
  obeysTheLaws(() => createLatticeSegmenter(seed.reader))

  it('cuts every headline and sentence of the seed as jieba does', () => {
    const ofIndex = createLatticeSegmenter(seed.reader)
    for (const text of seedSentences()) expect(wordsOf(ofIndex, text)).toEqual(wordsOf(jieba, text))
  })

  it('cuts 工会组建 into words that the index holds', () => {
    expect(wordsOf(createLatticeSegmenter(seed.reader), '工会组建')).toEqual(['工会', '组建'])
  })
})

/** Words of the union's news that share characters, side by side: many ways to cut them. */
const wordSalad = fc
  .array(
    fc.constantFrom(
      ...'总工会 工会 会组 组织 组建 建会 会员 员工 职工 工人 人大 大会 全国 国人 人民 民主 主管 管理 和 的 了 一 2025 AI'.split(
        ' ',
      ),
    ),
    { maxLength: 12 },
  )
  .map((words) => words.join(''))

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
