import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'

import { createAnalyzer, isForm, unitPairTerm } from '../../src/text/analyzer.ts'
import { createLatticeSegmenter } from '../../src/text/lattice.ts'
import { JOINED } from '../../src/text/compounds.ts'
import { PLAIN } from '../../src/text/numbers.ts'
import { createUnitScanner } from '../../src/text/units.ts'
import { analysisOfBuilds, document, invert, openPacked, pack } from '../support/core-seed.ts'
import { anyText, LAW, normalizerOfBuilds, readerText } from '../support/core-text.ts'

interface Emitted {
  readonly kind: 'character' | 'pair' | 'word' | 'unit' | 'unitPair'
  readonly term: string
  readonly start: number
  readonly end: number
  readonly position: number
}

function analyze(normalized: string, analyzer = analysisOfBuilds().analyzer): Emitted[] {
  const found: Emitted[] = []
  analyzer.analyze(normalized, {
    character: (codePoint, start, end) =>
      found.push({
        kind: 'character',
        term: String.fromCodePoint(codePoint),
        start,
        end,
        position: 0,
      }),
    pair: (left, right, start, end, position) =>
      found.push({ kind: 'pair', term: String.fromCodePoint(left, right), start, end, position }),
    word: (term, start, end) => found.push({ kind: 'word', term, start, end, position: 0 }),
    unit: (term, start, end) => found.push({ kind: 'unit', term, start, end, position: 0 }),
    unitPair: (term, start, end, position) =>
      found.push({ kind: 'unitPair', term, start, end, position }),
  })
  return found
}

const termsOf = (text: string, kind: Emitted['kind']): string[] =>
  analyze(normalizerOfBuilds().normalizeText(text))
    .filter((one) => one.kind === kind)
    .map(({ term }) => term)

const substringsOf = (run: string): string[] => {
  const chars = [...run]
  return chars.flatMap((_, from) =>
    chars.slice(from + 1).map((_char, size) => chars.slice(from, from + size + 2).join('')),
  )
}

beforeAll(() => {
  analysisOfBuilds()
})

describe('createAnalyzer', () => {
  it('finds the pairs of neighbours, not across punctuation', () => {
    expect(termsOf('佛山，工会组建', 'pair')).toEqual(['佛山', '工会', '会组', '组建'])
  })

  it.each([
    ['before a word that its second character begins', '和服', '商品和服务', true],
    ['after a word of two characters', '产假', '不得生产假药', true],
    ['over two words', '国学', '中国学生', true],
    ['of a word', '和服', '穿和服的人', false],
    ['within a longer word', '代表', '职工代表大会', false],
    ['after a longer word, which it may share', '学会', '心理学会', false],
    ['of two characters by themselves', '蔡琪', '记者蔡琪报道', false],
    ['after a number', '日工', '3月6日工会', true],
  ])('parts a pair %s', (_, pair, text, isParted) => {
    const parted: boolean[] = []
    const ignore = (): void => undefined
    analysisOfBuilds().analyzer.analyze(normalizerOfBuilds().normalizeText(text), {
      character: ignore,
      pair: (left, right, _start, _end, _position, each) => {
        if (String.fromCodePoint(left, right) === pair) parted.push(each)
      },
      word: ignore,
      unit: ignore,
      unitPair: ignore,
    })
    expect(parted).toEqual([isParted])
  })

  it('finds long words wherever they stand, inside of longer ones too', () => {
    expect(termsOf('人力资源部', 'word')).toContain('人力资源')
    expect(termsOf('中华人民共和国', 'word')).toEqual(
      expect.arrayContaining(['中华人民共和国', '中华人民', '共和国']),
    )
  })

  it('finds characters that are words of their own, and no others', () => {
    expect(termsOf('工会的职工', 'character')).toEqual(['的'])
  })

  it('finds numbers and words with their neighbours', () => {
    expect(termsOf('3月6日', 'unit')).toEqual(['3', '6'])
    expect(termsOf('3月6日', 'unitPair')).toEqual(['3月', '月6', '6日'])
    expect(termsOf('open source', 'unitPair')).toEqual(['open source'])
    expect(termsOf('e-mail', 'unitPair')).toEqual([])
  })

  it('gives numbers in words their plain form too', () => {
    expect(termsOf('二〇二五年', 'unit')).toEqual([`${PLAIN}2025`])
    expect(termsOf('二〇二五年', 'unitPair')).toEqual([`${PLAIN}2025年`])
    expect(termsOf('用Wi-Fi连', 'unit')).toEqual(['wi', 'fi', `${JOINED}wifi`])
    expect(termsOf('332.37万人次', 'unit')).toEqual(['332.37', `${PLAIN}3323700`])
  })

  it('takes terms from the text they span', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const text = normalizerOfBuilds().normalizeText(raw)
        for (const { term, start, end } of analyze(text)) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(text.length)
          if (isForm(term)) continue
          // Blanks between units are in the span, and in the term between two words alone.
          const slice = text.slice(start, end)
          expect([slice, slice.replace(/ /gu, '')]).toContain(term)
          expect(normalizerOfBuilds().normalizeText(term)).toBe(term)
        }
      }),
      LAW,
    )
  })

  it('emits every pair of neighbours, at positions that rise by one', () => {
    const scan = createUnitScanner()
    fc.assert(
      fc.property(anyText, (raw) => {
        const text = normalizerOfBuilds().normalizeText(raw)
        const { count, start, end, isChar, isFirst } = scan(text)
        const wanted: string[] = []
        let position = 0
        for (let i = 0; i < count; i++) {
          position += isFirst[i] === 1 ? 2 : 1
          if (isFirst[i] === 1) continue
          const bothWords = isChar[i] === 0 && isChar[i - 1] === 0
          const left = text.slice(start[i - 1], end[i - 1])
          wanted.push(`${unitPairTerm(left, text.slice(start[i], end[i]), bothWords)}@${position}`)
        }
        const found = analyze(text)
          .filter(
            ({ kind, term }) => kind.toLowerCase().endsWith('pair') && !term.startsWith(PLAIN),
          )
          .map((one) => `${one.term}@${one.position}`)
        expect(found).toEqual(wanted)
      }),
      LAW,
    )
  })

  it('returns the number of units', () => {
    const { analyzer } = analysisOfBuilds()
    const sink = {
      character: () => {},
      pair: () => {},
      word: () => {},
      unit: () => {},
      unitPair: () => {},
    }
    expect(analyzer.analyze('3月6日,佛山市', sink)).toBe(7)
    expect(analyzer.analyze('', sink)).toBe(0)
  })

  it('takes long words from its segmenter alone', () => {
    const { segmenter } = analysisOfBuilds().dictionary
    const shortOnly = createAnalyzer({ segment: (text, visit) => segmenter.segment(text, visit) })
    const found = analyze('中华人民共和国', shortOnly)
    expect(found.filter(({ kind }) => kind === 'word')).toEqual([])
  })

  it('finds every long word of the dictionary, as trying each substring does', () => {
    const { dictionary } = analysisOfBuilds()
    const isWord = (part: string): boolean =>
      [...part].length > 2 && dictionary.frequency(part) > 0 && !/\s/u.test(part)
    fc.assert(
      fc.property(readerText, (body) => {
        const text = normalizerOfBuilds().normalizeText(body)
        const runs = text.match(/\p{Script=Han}+/gu) ?? []
        const expected = runs.flatMap((run) => substringsOf(run).filter(isWord))
        const found = analyze(text).filter(({ kind }) => kind === 'word')
        expect(found.map(({ term }) => term).toSorted()).toEqual(expected.toSorted())
        for (const { term, start, end } of found) expect(text.slice(start, end)).toBe(term)
      }),
      LAW,
    )
  })
})

describe('what the build emits', () => {
  it('is cut on the query side into terms that are in the index', async () => {
    await fc.assert(
      fc.asyncProperty(readerText, async (body) => {
        const { bytes, blocks } = pack([invert([document({ id: 'a', title: '题', body })])])
        const { reader } = await openPacked(bytes, blocks)
        const lattice = createLatticeSegmenter(reader)
        const scan = createUnitScanner()
        const emitted = analyze(normalizerOfBuilds().normalizeText(body))
        for (const { term, kind } of emitted) {
          const codePoints = Array.from(term, (char) => char.codePointAt(0) ?? 0)
          const [left = 0, right = 0] = codePoints
          if (kind === 'character') expect(reader.characterTerm(left)).toBeGreaterThanOrEqual(0)
          else if (kind === 'pair') expect(reader.pairTerm(left, right)).toBeGreaterThanOrEqual(0)
          else expect(reader.stringTerm(term)).toBeGreaterThanOrEqual(0)
          if (kind === 'unit' || kind === 'unitPair') continue
          lattice.segment(term, (start, end) => {
            const word = term.slice(start, end)
            const { count } = scan(word)
            const [a = 0, b = 0] = Array.from(word, (char) => char.codePointAt(0) ?? 0)
            if (count === 1) expect(reader.characterTerm(a)).toBeGreaterThanOrEqual(0)
            if (count === 2) expect(reader.pairTerm(a, b)).toBeGreaterThanOrEqual(0)
            if (count > 2) expect(reader.stringTerm(word)).toBeGreaterThanOrEqual(0)
          })
        }
      }),
      { ...LAW, numRuns: 60 },
    )
  })
})
