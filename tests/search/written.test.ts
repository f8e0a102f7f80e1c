/** Words of the index as the corpus writes them: in its own script, and with its capitals. */

import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'

import type { Document } from '../../src/corpus/document.ts'
import type { SearchEngine } from '../../src/search/engine.ts'
import { createSearchEngine } from '../../src/search/engine.ts'
import { analysisOfBuilds, openDocuments, openSeed } from '../support/core-seed.ts'
import { createEngineOf } from '../support/seed-engine.ts'

const TRADITIONAL = [
  '義和團運動始末：義和團運動爆發後，頭髮斑白的老人說起皇后，她住在後面的宮殿裡。',
  '凡爾賽宮在巴黎，路易十四建造凡爾賽宮。',
  '釣魚臺位於東海，漁民在釣魚臺附近捕魚。',
  '氣候乾燥，幹部干涉，幹部發現問題，發展經濟。',
  '公里面積：平方公里面積。箱子裡面有書，裡面還有筆。',
  '職工代表大會通過醫療互助方案。',
  '用 Kubernetes 部署，以 iPhone 連線。',
  'JAVASCRIPT 與 TYPESETTING 之外，還有 TypeScript。',
]
const SIMPLIFIED = ['义和团运动爆发后，头发斑白的老人说起皇后。', '凡尔赛宫在巴黎。', '医疗互助。']

const engineOf = (texts: readonly string[]): Promise<SearchEngine> =>
  createEngineOf(texts.map((text, i) => ({ id: `${i}`, title: text.slice(0, 4), text })))

let traditional: SearchEngine
let simplified: SearchEngine
let mixed: SearchEngine

beforeAll(async () => {
  traditional = await engineOf(TRADITIONAL)
  simplified = await engineOf(SIMPLIFIED)
  mixed = await engineOf([...SIMPLIFIED, ...TRADITIONAL])
})

async function proposalFor(engine: SearchEngine, query: string): Promise<string | null> {
  const filters = { facets: [], fromDay: null, toDay: null }
  const options = { limit: 10, offset: 0, sort: 'relevance', filters, facets: [] } as const
  return (await engine.search({ query, ...options })).suggestion
}

/** Words that are completed, with what was typed in brackets. */
async function wordsFor(engine: SearchEngine, typed: string): Promise<string[]> {
  const suggestions = await engine.suggest(typed, 8)
  return suggestions
    .filter(({ kind }) => kind === 'term')
    .map(({ text, ranges: [[start, end] = [0, 0]] }) =>
      [text.slice(0, start), '[', text.slice(start, end), ']', text.slice(end)].join(''),
    )
}

describe('a word that is completed', () => {
  it.each([
    ['in traditional characters', '義和', '[義和]團運動'],
    ['for who types simplified ones', '义和', '[義和]團運動'],
    ['that begins with another character', '魚', '釣[魚]臺'],
    ['one of two forms of a character', '頭', '[頭]髮'],
    ['the other form', '爆', '[爆]發'],
    ['two forms that are typed alike', '后', '[後]面'],
    ['the form that is simplified elsewhere', '后', '皇[后]'],
    ['one of three forms', '干', '[乾]燥'],
    ['another of these', '干', '[幹]部'],
    ['the third', '干', '[干]涉'],
    ['where it is a word, not where two meet', '里', '[裡]面'],
    ['with its capitals', 'kube', '[Kube]rnetes'],
    ['with a capital within', 'IP', '[iP]hone'],
    ['by its sound', 'huangh', '[皇后]'],
    ['of several words by their sound', 'yiliaohuz', '[醫療互助]'],
  ])('is written as the corpus writes it: %s', async (_, typed, word) => {
    expect(await wordsFor(traditional, typed)).toContain(word)
  })

  it('is simplified where the corpus is, whoever types', async () => {
    expect(await wordsFor(simplified, '義和')).toContain('[义和]团运动')
    expect(await wordsFor(simplified, '后')).toContain('皇[后]')
  })

  it("is in the reader's script where the corpus has both", async () => {
    expect(await wordsFor(mixed, '義和')).toContain('[義和]團運動')
    expect(await wordsFor(mixed, '义和')).toContain('[义和]团运动')
  })
})

describe('a proposal', () => {
  it.each([
    ['for a character that sounds alike', '凡爾塞宮', '凡爾賽宮'],
    ['at the end', '義和團運洞', '義和團運動'],
    ['beside another word', '巴黎 凡爾塞宮', '巴黎 凡爾賽宮'],
    ['one of two forms of a character', '皇厚', '皇后'],
    ['for who types simplified characters', '凡尔塞宫', '凡尔赛宫'],
    ['by its sound', 'fanersaigong', '凡爾賽宮'],
    ['by its sound, words that stand apart', 'bali fanersaigong', '巴黎 凡爾賽宮'],
    ['characters and sounds', '醫療huzhu', '醫療互助'],
    ['in full', '職代會', '職工代表大會'],
    ['a word with capitals', 'kubernets', 'Kubernetes'],
    ['the word, and not another with the same letters', 'typescrpt', 'TypeScript'],
    ['beside what was typed', 'kubernets 連線 IPHONE', 'Kubernetes 連線 IPHONE'],
  ])('is written as the corpus writes it: %s', async (_, typed, meant) => {
    expect(await proposalFor(traditional, typed)).toBe(meant)
  })
})

/** Articles, some of them in characters that the fold changes: of several the same one each time. */
function inBothScripts(
  documents: readonly Document[],
  isOther: (i: number) => boolean,
): Document[] {
  const unfold = new Map([...analysisOfBuilds().fold].map(([from, to]) => [to, from]))
  const unfolded = (text: string): string =>
    Array.from(text, (each) => {
      const codePoint = each.codePointAt(0) ?? 0
      return String.fromCodePoint(unfold.get(codePoint) ?? codePoint)
    }).join('')
  return documents.map((each, i) =>
    isOther(i)
      ? {
          ...each,
          title: unfolded(each.title),
          body: unfolded(each.body.toUpperCase()),
          caption: unfolded(each.caption),
          byline: unfolded(each.byline),
        }
      : each,
  )
}

describe('over articles in one script, the other, or both', () => {
  const SHARES: readonly (readonly [string, (i: number) => boolean])[] = [
    ['simplified', () => false],
    ['traditional', () => true],
    ['both', (i) => i % 2 === 0],
  ]

  it.each(SHARES)('words stand in an article as they are shown: %s', async (_, isOther) => {
    const seed = await openSeed()
    const corpus = await openDocuments(inBothScripts(seed.documents, isOther))
    const texts = corpus.documents.map((each) => Object.values(each).join('\n').replace(/\s/gu, ''))
    const { normalizeText } = analysisOfBuilds().normalizer
    const bodies = seed.documents.map(({ body }) => body)
    const typed = fc
      .tuple(fc.constantFrom(...bodies), fc.nat(), fc.integer({ min: 1, max: 2 }))
      .map(([body, at, length]) => body.slice(at % body.length, (at % body.length) + length))
    await fc.assert(
      fc.asyncProperty(typed, async (query) => {
        for (const { kind, text, ranges } of await corpus.engine.suggest(query, 8)) {
          const [[start, end] = [0, 0]] = ranges
          if (kind === 'term')
            expect([text, texts.some((each) => each.includes(text))]).toEqual([text, true])
          const own = normalizeText(query.trim())
          const marked = normalizeText(text.slice(start, end))
          // A title may have the letters and digits of it without its signs.
          const isBare = kind === 'title' && !normalizeText(text).includes(own)
          expect(marked).toBe(isBare ? own.replace(/[^\p{L}\p{N}]/gu, '') : own)
        }
      }),
      { numRuns: 150 },
    )
  })

  it.each(SHARES)('few documents are read for it: %s', async (name, isOther) => {
    const seed = await openSeed()
    const { reader, blocks } = await openDocuments(inBothScripts(seed.documents, isOther))
    let read: number[] = []
    const engine = createSearchEngine(reader, {
      ...blocks,
      documents(numbers) {
        const asked = [...numbers]
        read.push(...asked)
        return blocks.documents(asked)
      },
    })
    for (const typed of ['工', '医', '会', '活动', '佛', '发', '职工', '建'])
      for (const limit of [1, 8, 20]) {
        read = []
        const suggestions = await engine.suggest(typed, limit)
        // Titles are looked for among twice as many.
        const words = suggestions.filter(({ kind }) => kind === 'term').length
        expect(read.length).toBeLessThanOrEqual((limit - words) * 2 + (name === 'both' ? 4 : 0))
      }
  })

  it('what is not changed stays as it was typed', async () => {
    const engine = await engineOf([...TRADITIONAL, ...SIMPLIFIED])
    const { normalizeText } = analysisOfBuilds().normalizer
    const typed = fc.array(
      fc.constantFrom(...'義义和團团運运洞动凡爾尔賽塞宮宫皇后後厚面里裡醫医療护助互 "'),
      {
        minLength: 2,
        maxLength: 6,
      },
    )
    await fc.assert(
      fc.asyncProperty(typed, async (characters) => {
        const proposal = [...((await proposalFor(engine, characters.join(''))) ?? '')]
        if (proposal.length !== characters.length) return
        for (const [i, each] of proposal.entries())
          if (normalizeText(each) === normalizeText(characters[i] ?? ''))
            expect([characters, proposal, each]).toEqual([characters, proposal, characters[i]])
      }),
      { numRuns: 200 },
    )
  })
})
