import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { loadFold } from '../../src/build/fold.ts'
import { decodeFold, encodeFold } from '../../src/text/fold.ts'
import type { Normalized } from '../../src/text/normalize.ts'
import { splitsPair } from '../../src/text/span.ts'
import { anyText, LAW, named, normalizerOfBuilds, readerText } from '../support/core-text.ts'

const normalizer = normalizerOfBuilds()
const { normalize, normalizeText } = normalizer

describe('normalizeText', () => {
  const CASES = named([
    { name: 'full-width letters and digits', text: 'ＡＢＣ１２３', normal: 'abc123' },
    { name: 'full-width punctuation', text: '，！（％）', normal: ',!(%)' },
    { name: 'a ratio', text: '１∶３', normal: '1:3' },
    { name: 'a minus sign', text: '−5', normal: '-5' },
    { name: 'signs for times', text: '5*3＊2 ✕ 4×6', normal: '5×3×2×4×6' },
    { name: 'a letter for times', text: '80x28 X5 c×d', normal: '80x28 x5 c×d' },
    { name: 'degrees Celsius', text: '37.5℃ 37.5°C 37.5 ° C', normal: '37.5度37.5度37.5度' },
    { name: 'degrees before a Latin word', text: '5℃ pH，5°C pH', normal: '5度ph,5度ph' },
    { name: 'degrees in full-width letters', text: '５°Ｃ以下', normal: '5度以下' },
    { name: 'a sign for degrees alone', text: '30°N、5°、8°Cel', normal: '30°n、5°、8°cel' },
    { name: 'upper case', text: 'USB-C', normal: 'usb-c' },
    { name: 'case without a single letter below', text: 'Straße ǅ İ', normal: 'straße dz i' },
    { name: 'final sigma', text: 'ΟΔΟΣ ὁδός', normal: 'οδοσ ὁδόσ' },
    { name: 'traditional characters', text: '醫療互助總工會', normal: '医疗互助总工会' },
    { name: 'Taiwan’s variants', text: '裡面', normal: '里面' },
    { name: 'Taiwan’s 著 and Hong Kong’s 着', text: '隨著 隨着 著名', normal: '随着随着着名' },
    { name: '帳, 賬, 帐 and 账', text: '帳號 賬號 帐号 账号', normal: '账号账号账号账号' },
    { name: '鍾, 锺 and 钟', text: '錢鍾書 钱锺书 钱钟书', normal: '钱钟书钱钟书钱钟书' },
    {
      name: 'characters of Taiwan and Hong Kong',
      text: '瞭解 甚麼 姪子 砲彈',
      normal: '了解什么侄子炮弹',
    },
    { name: 'variants withdrawn in 1955', text: '毬隊 窓戸 氷雪 隄壩', normal: '球队窗户冰雪堤坝' },
    { name: 'Hong Kong’s variants', text: '衞生 五藴 醖釀', normal: '卫生五蕴酝酿' },
    { name: 'what Taiwan writes besides', text: '復甦 疏濬 板櫈', normal: '复苏疏浚板凳' },
    { name: 'characters that are simplified already', text: '为着么干后', normal: '为着么干后' },
    { name: 'a compatibility ideograph', text: '\uf900\u{2f800}', normal: '岂丽' },
    { name: 'Kangxi radicals', text: '⼯会', normal: '工会' },
    { name: 'decomposed Latin', text: 'cafe\u0301', normal: 'cafe' },
    {
      name: 'Latin names with accents',
      text: 'Dončić MÜLLER Łódź Ørsted Đoković İnönü',
      normal: 'doncic muller lodz orsted dokovic inonu',
    },
    { name: 'two marks on a letter', text: 'Nguye\u0302\u0303n e\u0301\u0301', normal: 'nguyen e' },
    { name: 'pinyin with tones', text: 'lǜsè yīliáo', normal: 'luse yiliao' },
    { name: 'letters that marks make others', text: 'й ё ñ', normal: 'й ё n' },
    { name: 'decomposed kana', text: 'か\u3099', normal: 'が' },
    { name: 'half-width katakana with marks', text: 'ｶﾞｲﾄﾞ', normal: 'ガイド' },
    { name: 'Hangul jamo', text: '\u1112\u1161\u11ab\u1100\u116e\u11a8', normal: '한국' },
    { name: 'ligatures', text: 'ﬁne oﬃce', normal: 'fine office' },
    { name: 'circled and squared forms', text: '①㈱㍿', normal: '1(株)株式会社' },
    { name: 'superscripts', text: 'm²', normal: 'm2' },
    { name: 'blanks between Han', text: '总工会 组织　企业', normal: '总工会组织企业' },
    { name: 'a blank between Han and Latin', text: '使用 AI 写作', normal: '使用ai写作' },
    { name: 'blanks between Latin words', text: 'open \t source', normal: 'open source' },
    { name: 'blanks between numbers', text: '3  5', normal: '3 5' },
    { name: 'blanks at both ends', text: '  工会\u00a0', normal: '工会' },
    { name: 'blanks beside punctuation', text: 'a , b', normal: 'a,b' },
    { name: 'zero-width characters', text: '医\u200b疗\ufeff互\u2060助', normal: '医疗互助' },
    { name: 'a soft hyphen', text: 'hy\u00adphen', normal: 'hyphen' },
    { name: 'a variation selector', text: '葛\u{e0100}飾', normal: '葛饰' },
    { name: 'line ends', text: '工会\n\r\n职工', normal: '工会\n\n\n职工' },
    { name: 'a line separator', text: '工会\u2028职工', normal: '工会\n职工' },
    { name: 'a mark after a zero-width space', text: 'e\u200b\u0301', normal: 'e' },
    { name: 'a voicing mark after a blank', text: 'か \u3099', normal: 'が' },
    { name: 'marks that stand alone', text: '工\u00b4会', normal: '工\u0301会' },
    { name: 'compatibility jamo', text: 'ㄱㅏ', normal: '가' },
    { name: 'lone surrogates', text: '\ud842\u200b\udfb7', normal: '\ufffd\ufffd' },
    { name: 'astral Han', text: '𠮷野家', normal: '𠮷野家' },
    { name: 'mathematical letters', text: '𝒳', normal: 'x' },
    { name: 'emoji', text: '😀工会', normal: '😀工会' },
    { name: 'nothing', text: '', normal: '' },
    { name: 'blanks alone', text: ' \u3000\t', normal: '' },
  ])
  it.each(CASES)('folds $name', ({ text, normal }) => {
    expect(normalizeText(text)).toBe(normal)
  })

  it('has one form for the spellings of one text', () => {
    const spellings = ['醫療 互助', '医疗互助', '醫療\u200b互助', '医疗　互助', '医疗\u00a0互助']
    expect(new Set(spellings.map(normalizeText))).toEqual(new Set(['医疗互助']))
  })

  it('changes nothing that it has normalized', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalizeText(text)
        expect(normalizeText(once)).toBe(once)
      }),
      { ...LAW, numRuns: 1500 },
    )
  })

  it('changes no character that it has normalized', () => {
    const changed: string[] = []
    for (let codePoint = 0; codePoint < 0x30000; codePoint++) {
      const once = normalizeText(String.fromCodePoint(codePoint))
      if (normalizeText(once) !== once) changed.push(codePoint.toString(16))
    }
    expect(changed).toEqual([])
  })

  it('gives the same for composed and decomposed text', () => {
    fc.assert(
      fc.property(readerText, (text) => {
        expect(normalizeText(text.normalize('NFD'))).toBe(normalizeText(text.normalize('NFC')))
      }),
      LAW,
    )
  })

  it('gives the same however often it has run before', () => {
    fc.assert(
      fc.property(readerText, readerText, (a, b) => {
        const first = normalizeText(a)
        normalizeText(b)
        expect(normalizeText(a)).toBe(first)
      }),
      LAW,
    )
  })

  it('copies texts that are longer than one chunk', () => {
    const text = '總工會，'.repeat(5000)
    expect(normalizeText(text)).toBe('总工会,'.repeat(5000))
  })
})

describe('normalize', () => {
  const BRACKETED = named([
    { name: 'a traditional word', text: '廣東[醫療互助]計劃', find: '医疗互助' },
    { name: 'a word with a blank in it', text: '参加[医疗 互助]计划', find: '医疗互助' },
    { name: 'a word with a zero-width space in it', text: '参加[医\u200b疗]', find: '医疗' },
    { name: 'full-width digits', text: '在[２０２５]年', find: '2025' },
    { name: 'degrees in one sign', text: '约[37.5℃]左右', find: '37.5度' },
    { name: 'degrees in two signs', text: '約[37.5 °C]左右 C', find: '37.5度' },
    { name: 'a word after degrees', text: '37.5 °C [Low] x', find: 'low' },
    { name: 'part of a ligature', text: 'o[ﬃ]ce', find: 'ff' },
    { name: 'part of a squared word', text: '[㍿]东京', find: '会社' },
    { name: 'a composed letter', text: 'caf[e\u0301] bar', find: 'e' },
    { name: 'a word after emoji', text: '😀[工会]', find: '工会' },
    { name: 'an astral character', text: '在[𠮷]野', find: '𠮷' },
  ])
  it.each(BRACKETED)('leads back to $name', ({ text, find }) => {
    const original = text.replace(/[[\]]/gu, '')
    const normalized = normalize(original)
    const at = normalized.text.indexOf(find)
    const { start, end } = normalized.toOriginal(at, at + find.length)
    expect(`${original.slice(0, start)}[${original.slice(start, end)}]${original.slice(end)}`).toBe(
      text,
    )
  })

  it('gives the text that normalizeText gives', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normalize(text).text).toBe(normalizeText(text))
      }),
      { ...LAW, numRuns: 1000 },
    )
  })

  it('maps into the text, never backwards, never into a surrogate pair', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const normalized = normalize(text)
        let before = { start: 0, end: 0 }
        for (let i = 0; i < normalized.text.length;) {
          const size = (normalized.text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1
          const span = normalized.toOriginal(i, i + size)
          i += size
          expect(span.start).toBeLessThan(span.end)
          expect(span.end).toBeLessThanOrEqual(text.length)
          expect(span.start).toBeGreaterThanOrEqual(before.start)
          expect(span.end).toBeGreaterThanOrEqual(before.end)
          if (text.isWellFormed())
            expect([splitsPair(text, span.start), splitsPair(text, span.end)]).toEqual([
              false,
              false,
            ])
          before = span
        }
      }),
      { ...LAW, numRuns: 1000 },
    )
  })

  it.each(['工会', 'ж\u0323', '\u2028\u302a', '工ж\u0323会'])(
    'leads each code unit of %j, which stays as it is, back to itself',
    (text) => {
      const normalized = normalize(text)
      expect(normalized.text).toBe(text)
      for (let i = 0; i < text.length; i++)
        expect(normalized.toOriginal(i, i + 1)).toEqual({ start: i, end: i + 1 })
    },
  )

  it('leads back to text that normalizes to the same', () => {
    fc.assert(
      fc.property(readerText, fc.nat(), fc.nat(), (text, a, b) => {
        const normalized = normalize(text)
        const borders = clusterBorders(normalized)
        if (borders.length < 2) return
        const first = a % (borders.length - 1)
        const last = first + 1 + (b % (borders.length - 1 - first))
        const [start = 0, end = 0] = [borders[first], borders[last]]
        const span = normalized.toOriginal(start, end)
        // A blank between words is none at an end of what is cut out.
        const slice = normalized.text.slice(start, end).replace(/^ | $/gu, '')
        expect(normalizeText(text.slice(span.start, span.end))).toBe(slice)
      }),
      { ...LAW, numRuns: 1000 },
    )
  })
})

/** Where a normalized text may be cut so that each side has a part of the original of its own. */
function clusterBorders({ text, toOriginal }: Normalized): number[] {
  const borders: number[] = []
  for (let i = 0; i < text.length; i++)
    if (i === 0 || (!splitsPair(text, i) && toOriginal(i, i + 1).start >= toOriginal(i - 1, i).end))
      borders.push(i)
  return [...borders, text.length]
}

describe('encodeFold', () => {
  it('is undone by decodeFold', () => {
    const fold = loadFold()
    expect(decodeFold(encodeFold(fold))).toEqual(new Map([...fold].toSorted(([a], [b]) => a - b)))
  })

  it('writes the same bytes whatever the order of the table', () => {
    const pairs = [...loadFold()]
    expect(encodeFold(new Map(pairs.toReversed()))).toEqual(encodeFold(new Map(pairs)))
  })
})

describe('loadFold', () => {
  it('has one form for each character: no target is folded further', () => {
    const fold = loadFold()
    expect([...fold].filter(([from, to]) => from === to || fold.has(to))).toEqual([])
  })
})
