import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { findMatches, type Match } from '../../src/search/show/matches.ts'
import { choosePassage, passageSource } from '../../src/search/show/passage.ts'
import { cutSnippet, MAX_CHARACTERS, MIN_CHARACTERS } from '../../src/search/show/snippet.ts'
import { splitsPair } from '../../src/text/span.ts'
import { bracketed } from '../support/core-seed.ts'
import { LAW, named, normalizerOfBuilds, readerText } from '../support/core-text.ts'

const matchesOf = (text: string, words: readonly string[]): Match[] =>
  findMatches(
    normalizerOfBuilds().normalize(text),
    words.map((word) => ({ text: word, wholeStart: false, wholeEnd: false })),
  )

const cut = (text: string, words: readonly string[]): ReturnType<typeof cutSnippet> =>
  cutSnippet(
    text,
    matchesOf(text, words),
    words.map(() => 1),
  )

const FILLER = '甲乙丙丁戊己庚辛壬癸'.repeat(4)

describe('cutSnippet', () => {
  const CASES = named([
    {
      name: 'all of a short text',
      text: '佛山市总工会举办赠送仪式。',
      words: ['总工会', '仪式'],
      shown: '佛山市[总工会]举办赠送[仪式]。',
    },
    { name: 'line ends as blanks', text: '工会\n职工', words: ['职工'], shown: '工会 [职工]' },
    {
      name: 'what matches in another script',
      text: '醫療 互助',
      words: ['医疗互助'],
      shown: '[醫療 互助]',
    },
    { name: 'nothing', text: '', words: ['工会'], shown: '' },
    { name: 'blanks around', text: '\n 工会 \n', words: ['工会'], shown: '[工会]' },
    {
      name: 'the sentence that has the word, and the one before it where there is room',
      text: `${FILLER}。${FILLER}。${FILLER}。工会在此。${FILLER}，${FILLER}。${FILLER}`,
      words: ['工会'],
      shown: `……${FILLER}。[工会]在此。${FILLER}……`,
    },
  ])
  it.each(CASES)('shows $name', ({ text, words, shown }) => {
    expect(bracketed(cut(text, words))).toBe(shown)
  })

  it('starts neither with a mark that ends something nor within a word', () => {
    const long = '春夏秋冬'.repeat(5)
    const listed = `${long.repeat(4)}、${long}工会${long.repeat(5)}`
    expect(cut(listed, ['工会']).text).not.toMatch(/^……[，。、；：！？]/u)
    // 秋冬 is a word: the place in the middle of it belongs to where it starts.
    const wordStart = (text: string, at: number): number =>
      text.slice(at - 1, at + 1) === '秋冬' ? at - 1 : at
    const { text } = cutSnippet(listed, matchesOf(listed, ['工会']), [1], wordStart)
    expect(text).not.toMatch(/^……冬/u)
  })

  it('shows the head of a long text that has none of the words', () => {
    const text = `${FILLER}。${FILLER}${FILLER}。${FILLER}`
    const snippet = cut(text, ['工会'])
    expect(snippet.ranges).toEqual([])
    expect(text.startsWith(snippet.text.replace(/……$/u, ''))).toBe(true)
    expect(snippet.text.endsWith('……')).toBe(true)
  })

  it('prefers the passage with more of the words over the one with more of one word', () => {
    const text = `工会工会工会工会。${FILLER}${FILLER}${FILLER}。工会和职工。${FILLER}${FILLER}`
    expect(bracketed(cut(text, ['工会', '职工']))).toContain('[工会]和[职工]')
  })

  it('shows a word that a text has once before one that is all over it', () => {
    const text = `工会在此。${FILLER}工会${FILLER.repeat(4)}。职工在彼。${FILLER.repeat(8)}工会`
    expect(bracketed(cut(text, ['工会', '职工']))).toMatch(/^……\[职工\]在彼/u)
  })

  it('begins a little before a word whose sentence begins too far off', () => {
    const text = `${FILLER}${FILLER}${FILLER}，甲乙，这里工会${FILLER}${FILLER}${FILLER}`
    const shown = bracketed(cut(text, ['工会']))
    expect(shown).toMatch(/^……甲乙，这里\[工会\]|^……这里\[工会\]/u)
  })

  const PLACES = named([
    {
      name: 'the start of a sentence before the middle of one',
      text: `${FILLER.repeat(4)}，这里工会${FILLER.repeat(3)}。工会在彼。${FILLER}${FILLER}`,
      shown: /^……\[工会\]在彼/u,
    },
    {
      name: 'the end of a text from as many sentences on as it takes',
      text: `${FILLER}${FILLER}。${FILLER}${FILLER}。甲乙丙。丁戊己。工会`,
      shown: new RegExp(`^……${FILLER}${FILLER}。甲乙丙。丁戊己。\\[工会\\]$`, 'u'),
    },
    {
      name: 'where a word stands more often',
      text: `${FILLER.repeat(4)}。工会在此。${FILLER.repeat(4)}。工会在彼，工会，工会。${FILLER}`,
      shown: /\[工会\]在彼，\[工会\]，\[工会\]/u,
    },
    {
      name: 'the head, which says what a text is about, where a word stands a few times more elsewhere',
      text: `工会在此。${FILLER.repeat(4)}。工会在彼，工会，工会。${FILLER}${FILLER}`,
      shown: /^\[工会\]在此/u,
    },
    {
      name: 'where a word stands many times more than in the head',
      text: `工会在此。${FILLER.repeat(4)}。工会在彼${'，工会'.repeat(9)}。${FILLER}${FILLER}`,
      shown: /\[工会\]在彼(?:，\[工会\]){9}/u,
    },
    {
      name: 'the end of a text from a sentence on, where one starts near enough',
      text: `${FILLER}${FILLER}。${FILLER}。${FILLER}甲乙丙。丁戊工会`,
      shown: new RegExp(`^……${FILLER}。${FILLER}甲乙丙。丁戊\\[工会\\]$`, 'u'),
    },
    {
      name: 'the end of a text from a clause on, where no sentence starts near enough',
      text: `${FILLER}${FILLER}${FILLER}，${FILLER}${FILLER}，丁戊工会`,
      shown: new RegExp(`^……${FILLER}${FILLER}，丁戊\\[工会\\]$`, 'u'),
    },
  ])
  it.each(PLACES)('shows $name', ({ text, shown }) => {
    expect(bracketed(cut(text, ['工会']))).toMatch(shown)
  })

  it.each([',', '，'])('ends at no comma within a number: %s', (comma) => {
    const text = `工会${FILLER}${FILLER}，甲乙1${comma}021位${FILLER}${FILLER}${FILLER}`
    expect(cut(text, ['工会']).text).toBe(`工会${FILLER}${FILLER}……`)
    const turned = `${FILLER}${FILLER}${FILLER}位1${comma}021，${FILLER}${FILLER}工会`
    expect(cut(turned, ['工会']).text).toBe(`……${FILLER}${FILLER}工会`)
  })

  it.each(
    named([
      { name: 'a Latin word', end: 'kernel Device Mapper module loading' },
      { name: 'a number', end: '工会 12345678901234567890 12345678' },
      { name: 'a number in parts', end: '工会1.234.567.890.123.456.789' },
    ]),
  )('ends within no part of $name', ({ end }) => {
    const text = `工会${'甲乙丙丁'.repeat(24)}${end}${FILLER}${FILLER}`
    const shown = cut(text, ['工会']).text.replace(/……$/u, '')
    const rest = text.slice(text.indexOf(shown) + shown.length)
    expect(text.startsWith(shown)).toBe(true)
    expect(`${shown.at(-1)}${rest.at(0)}`).not.toMatch(/^[a-z\d.]{2}$/iu)
  })

  it('does not go over a text of marks for each match in it', () => {
    const text = `甲${'\u0302'.repeat(60_000)}`
    const matches = Array.from(text, (_, at) => ({ start: at, end: at + 1, mark: 0 }))
    const shown = cutSnippet(text, matches, [1])
    expect(text).toContain(shown.text.replaceAll('……', ''))
  })

  it('shows all of a Latin text that is one word', () => {
    expect(cut(`工会${'a'.repeat(400)}`, ['工会']).text.length).toBeGreaterThan(MIN_CHARACTERS)
  })

  it('counts a word within a longer one little', () => {
    const text = `青年作家在此。${FILLER}${FILLER}${FILLER}。颁奖时，有些社恐。${FILLER}${FILLER}`
    const all = ['青年作家', '青年', '作家', '颁奖', '社恐']
    expect(bracketed(cut(text, all))).toContain('[颁奖]时，有些[社恐]')
    expect(bracketed(cut(text, all.slice(0, 4)))).toContain('[青年作家]在此')
  })

  it('marks no more than it is told to', () => {
    const text = `${FILLER}${FILLER}${FILLER}。工会和职工。${FILLER}${FILLER}`
    const [first, ...more] = matchesOf(text, ['工会', '职工'])
    const shown = cutSnippet(text, [first as Match, ...more], [1, 1], undefined, more)
    expect(bracketed(shown)).toContain('工会和[职工]')
  })

  const words = ['工会', '医疗', '2025', 'é', '𠮷', '年', 'ai']
  const longText = fc
    .array(readerText, { minLength: 1, maxLength: 10, size: 'max' })
    .map((parts) => parts.join(''))

  it('is a passage of the text, of 80 to 120 characters where the text is long enough', () => {
    fc.assert(
      fc.property(longText, (text) => {
        const snippet = cut(text, words)
        const characters = [...snippet.text].length
        const all = [...text.trim()].length
        expect(characters).toBeLessThanOrEqual(MAX_CHARACTERS)
        const passage = snippet.text.replace(/^……/u, '')
        const body = text.replace(/\s/gu, ' ')
        const isWhole = body.trim() === snippet.text
        if (!isWhole) {
          const inside = [
            passage,
            passage.replace(/……$/u, ''),
            snippet.text,
            snippet.text.replace(/……$/u, ''),
          ]
          expect(inside.some((part) => body.includes(part))).toBe(true)
          if (all >= MAX_CHARACTERS) expect(characters).toBeGreaterThanOrEqual(MIN_CHARACTERS - 8)
        }
      }),
      { ...LAW, numRuns: 300 },
    )
  })

  it('cuts no word at its end, and leaves out none that weighs more than all others', () => {
    const letters = [...'甲乙丙丁戊己庚辛壬癸'.repeat(3)]
    const part = fc.constantFrom(...letters, '，', '。', '工会', '医疗', '医疗\n互助', '年')
    const texts = fc.array(part, { minLength: 60, maxLength: 400, size: 'max' })
    fc.assert(
      fc.property(texts, fc.nat(), (parts, at) => {
        const text = parts.with(at % parts.length, '总工会').join('')
        const source = passageSource(text)
        const matches = matchesOf(text, ['工会', '医疗互助', '年', '总工会'])
        const size = { least: 30, most: 50, whole: 60 }
        const passage = choosePassage(source, matches, [1, 2, 1, 500], size)
        const isAcross = ({ start, end }: Match): boolean =>
          start < passage.end && passage.end < end
        expect(matches.filter(isAcross)).toEqual([])
        expect(text.slice(passage.start, passage.end)).toContain('总工会')
      }),
      { ...LAW, numRuns: 400 },
    )
  })

  it('never ends inside a surrogate pair or before a combining mark', () => {
    const hard = fc
      .array(
        fc.oneof(
          {
            weight: 30,
            arbitrary: fc.constantFrom('𠮷', '😀', 'e\u0301', 'か\u3099', '👍🏽', '葛\u{e0100}'),
          },
          { weight: 1, arbitrary: fc.constantFrom('工会', '。', '，') },
        ),
        {
          minLength: 60,
          maxLength: 200,
          size: 'max',
        },
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(hard, (text) => {
        const snippet = cut(text, ['工会'])
        expect(snippet.text.isWellFormed()).toBe(true)
        const inner = snippet.text.replace(/^……/u, '').replace(/……$/u, '')
        expect(inner).not.toMatch(/^[\p{M}\p{Emoji_Modifier}]/u)
        const at = text.indexOf(inner)
        expect(at).toBeGreaterThanOrEqual(0)
        const rest = text.slice(at + inner.length)
        // The same passage may stand elsewhere, but everywhere it must end at a whole character.
        expect(rest).not.toMatch(/^[\p{M}\p{Emoji_Modifier}]/u)
      }),
      LAW,
    )
  })

  it('marks what matched, in ranges that are sorted, apart and whole', () => {
    fc.assert(
      fc.property(longText, (text) => {
        const snippet = cut(text, words)
        let before = -1
        for (const [start, end] of snippet.ranges) {
          expect(start).toBeGreaterThan(before)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(snippet.text.length)
          expect([splitsPair(snippet.text, start), splitsPair(snippet.text, end)]).toEqual([
            false,
            false,
          ])
          before = end
        }
        const anywhere = matchesOf(text, words)
        if (anywhere.length > 0) expect(snippet.ranges.length).toBeGreaterThan(0)
      }),
      { ...LAW, numRuns: 300 },
    )
  })
})

describe('findMatches', () => {
  const CASES = named([
    { name: 'traditional', text: '廣東醫療互助', word: '医疗互助', shown: '廣東[醫療互助]' },
    { name: 'full width', text: '在２０２５年', word: '2025年', shown: '在[２０２５年]' },
    { name: 'across a blank', text: '总工会 组织', word: '工会组织', shown: '总[工会 组织]' },
    { name: 'twice', text: '工会和工会', word: '工会', shown: '[工会]和[工会]' },
    { name: 'part of a number', text: '12500份', word: '1250', shown: '[1250]0份' },
    { name: 'nothing', text: '职工', word: '工会', shown: '职工' },
  ])
  it.each(CASES)('finds a word: $name', ({ text, word, shown }) => {
    const spans = matchesOf(text, [word])
    expect(bracketed(cutSnippet(text, spans, [1]))).toBe(shown)
  })

  it('keeps to whole words and numbers where the mark asks for it', () => {
    const mark = { text: '250', wholeStart: true, wholeEnd: true }
    expect(findMatches(normalizerOfBuilds().normalize('1250和250和2500'), [mark])).toEqual([
      { start: 5, end: 8, mark: 0 },
    ])
    expect(findMatches(normalizerOfBuilds().normalize('1,250和0.250和2,250'), [mark])).toEqual([])
  })
})
