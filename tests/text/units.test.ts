import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { ALNUM, BREAK, CHAR, classOf, isDigit, SPACE } from '../../src/text/char-class.ts'
import { createUnitScanner, isInsideWord } from '../../src/text/units.ts'
import { anyText, LAW, named, normalizerOfBuilds } from '../support/core-text.ts'

const scan = createUnitScanner()

/** Units as a reader sees them: neighbours joined by `·`, runs set apart by ` | `. */
function show(text: string): string {
  const { count, start, end, isFirst } = scan(text)
  let shown = ''
  for (let i = 0; i < count; i++)
    shown += (i === 0 ? '' : isFirst[i] === 1 ? ' | ' : '·') + text.slice(start[i], end[i])
  return shown
}

describe('createUnitScanner', () => {
  const CASES = named([
    { name: 'a date', text: '3月6日', shown: '3·月·6·日' },
    { name: 'a year', text: '2025年', shown: '2025·年' },
    { name: 'a decimal', text: '332.37万', shown: '332.37·万' },
    { name: 'a full stop after a number', text: '3.', shown: '3' },
    { name: 'a sentence of numbers', text: '3.x', shown: '3 | x' },
    { name: 'a word with a hyphen', text: 'e-mail', shown: 'e | mail' },
    { name: 'thousands', text: '1,250', shown: '1,250' },
    { name: 'millions, with a fraction', text: '2,790,060.5元', shown: '2,790,060.5·元' },
    { name: 'thousands of a share', text: '1,250%', shown: '1,250%' },
    { name: 'a list of years', text: '2020,2021', shown: '2020 | 2021' },
    { name: 'a list of years and a number', text: '2020,100,200', shown: '2020 | 100 | 200' },
    { name: 'a list that ends otherwise', text: '1,021,5', shown: '1 | 021 | 5' },
    { name: 'a list of four digits', text: '1,0215', shown: '1 | 0215' },
    { name: 'a zero before a comma', text: '0,250', shown: '0 | 250' },
    { name: 'a comma at the end', text: '1,250,', shown: '1,250' },
    { name: 'names that their sign tells from others', text: 'c c++ c#', shown: 'c·c++·c#' },
    { name: 'a version after such a name', text: 'c++20的', shown: 'c++·20·的' },
    { name: 'a topic after a word', text: 'nba#总决赛#', shown: 'nba | 总·决·赛' },
    { name: 'one plus', text: '5g+医疗', shown: '5g | 医·疗' },
    { name: 'letters and digits', text: 'mp3 b2b', shown: 'mp3·b2b' },
    { name: 'Latin between Han', text: '用ai写', shown: '用·ai·写' },
    { name: 'kana and hangul', text: 'カー한국', shown: 'カ·ー·한·국' },
    { name: 'repetition and zero signs', text: '人々二〇二五', shown: '人·々·二·〇·二·五' },
    { name: 'astral Han', text: '𠮷野', shown: '𠮷·野' },
    { name: 'punctuation', text: '工会,职工。', shown: '工·会 | 职·工' },
    { name: 'a dot in a name', text: '买买提·艾力', shown: '买·买·提·艾·力' },
    { name: 'other dots in names', text: '诗经・小雅,阿•不‧都', shown: '诗·经·小·雅 | 阿·不·都' },
    { name: 'a point typed for it', text: '买买提.艾力', shown: '买·买·提·艾·力' },
    { name: 'two dots', text: '工··会', shown: '工 | 会' },
    { name: 'a dot beside Latin', text: '阿q·正传,3·15', shown: '阿·q | 正·传 | 3 | 15' },
    { name: 'a dot after a sign', text: '工,·会', shown: '工 | 会' },
    { name: 'a line end', text: '工会\n职工', shown: '工·会 | 职·工' },
    { name: 'emoji', text: '工😀会', shown: '工 | 会' },
    { name: 'Latin with marks', text: 'naïve é', shown: 'naïve·é' },
    { name: 'nothing', text: '', shown: '' },
    { name: 'punctuation alone', text: '……——', shown: '' },
  ])
  it.each(CASES)('finds the units of $name', ({ text, shown }) => {
    expect(show(text)).toBe(shown)
  })

  it('finds each letter, digit and character once, in order', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const text = normalizerOfBuilds().normalizeText(raw)
        const { count, start, end, isChar } = scan(text)
        let covered = ''
        let before = 0
        for (let i = 0; i < count; i++) {
          expect(start[i]).toBeGreaterThanOrEqual(before)
          expect(end[i]).toBeGreaterThan(start[i] ?? 0)
          before = end[i] ?? 0
          const unit = text.slice(start[i], end[i])
          if (isChar[i] === 1) expect([...unit]).toHaveLength(1)
          covered += unit.replace(/[.,]/gu, '')
        }
        const all = [...text].filter((char) => {
          const kind = classOf(char.codePointAt(0) ?? 0)
          return kind === CHAR || kind === ALNUM
        })
        expect(covered).toBe(all.join(''))
      }),
      LAW,
    )
  })

  it('keeps more units than its columns started with', () => {
    expect(scan('工'.repeat(1000)).count).toBe(1000)
  })
})

describe('isInsideWord', () => {
  it.each([
    ['1,021位', 1, true],
    ['1,021位', 2, true],
    ['1,021位', 5, false],
    ['共1,021', 1, false],
    ['2020,2021', 4, false],
    ['2020,2021', 5, false],
    ['3.5', 1, true],
    ['3.', 1, false],
    ['ai', 1, true],
    ['ai', 0, false],
    ['ai', 2, false],
    ['1.5,000', 3, false],
    ['1,000.5,000', 1, true],
    ['1,000.5,000', 7, false],
  ])('of %s at %i: %s', (text, index, isInside) => {
    expect(isInsideWord(text, index)).toBe(isInside)
  })

  it('does not go back to where a long list of numbers begins', () => {
    const list = '7,'.repeat(30_000)
    const places = Array.from({ length: list.length }, (_, index) => index)
    expect(places.filter((index) => isInsideWord(list, index))).toEqual([])
    const versions = '7.'.repeat(30_000)
    expect(places.filter((index) => isInsideWord(versions, index))).toHaveLength(places.length - 2)
  })
})

describe('classOf', () => {
  const CASES = named([
    { name: 'Han', text: '工𠮷〇々', kind: CHAR },
    { name: 'kana, hangul, bopomofo', text: 'かカ한ㄅ', kind: CHAR },
    { name: 'letters, digits, marks', text: 'aé9٣\u0301', kind: ALNUM },
    { name: 'blanks', text: ' \t\u3000\u00a0', kind: SPACE },
    { name: 'punctuation, symbols, line ends', text: '，.。《》#％+=😀\n\r\u2028', kind: BREAK },
    { name: 'lone surrogates', text: '\udc00\ud800', kind: BREAK },
  ])
  it.each(CASES)('knows $name', ({ text, kind }) => {
    for (const char of text) expect([char, classOf(char.codePointAt(0) ?? 0)]).toEqual([char, kind])
  })

  it('gives every code unit a class', () => {
    const kinds = new Set(Array.from({ length: 0x11000 }, (_, unit) => classOf(unit)))
    expect(kinds).toEqual(new Set([CHAR, ALNUM, SPACE, BREAK]))
  })
})

describe('isDigit', () => {
  it('knows decimal digits of any script and nothing else', () => {
    expect([...'09٣'].map((char) => isDigit(char.codePointAt(0) ?? 0))).toEqual([true, true, true])
    expect([...'一½²a'].map((char) => isDigit(char.codePointAt(0) ?? 0))).toEqual([
      false,
      false,
      false,
      false,
    ])
  })
})
