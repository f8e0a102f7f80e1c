import { beforeAll, describe, expect, it } from 'vitest'

import { wordSpellings } from '../../src/build/word-spellings.ts'
import type { Document } from '../../src/corpus/document.ts'
import type { IndexReader } from '../../src/index/reader.ts'
import { FIELDS, type Field } from '../../src/index/schema.ts'
import { applyFilters, dayOf, isoOf } from '../../src/search/retrieve/filters.ts'
import { BREAK, classOf } from '../../src/text/char-class.ts'
import { createRandom, generateDocuments } from '../support/core-corpus.ts'
import { bracketed, document, openDocuments, search, type Corpus } from '../support/core-seed.ts'
import { named, normalizerOfBuilds } from '../support/core-text.ts'

const { normalizeText } = normalizerOfBuilds()

let corpus: Corpus
let small: Corpus

beforeAll(async () => {
  corpus = await openDocuments(generateDocuments(1000, 4))
  small = await openDocuments([...generateDocuments(24, 8), ...ODD_DOCUMENTS])
})

/** What a newspaper may print, and an index may lose. */
const ODD_DOCUMENTS: readonly Document[] = [
  document({ id: 'astral', title: '𠮷野家𡃁仔', body: '在𠮷野家吃飯。葛\u{e0100}飾区' }),
  document({
    id: 'latin',
    title: 'GitHub Copilot 与 USB-C',
    body: 'naïve café，T恤衫mp3播放器；AI写作 open source',
  }),
  document({
    id: 'number',
    title: '12500份',
    body: '共1,250元，332.37万人次，3.8万册；2014—2024年。邮编528000',
  }),
  document({ id: 'one', title: '工', body: '' }),
  document({ id: 'two', title: '', body: '龘' }),
  document({ id: 'kana', title: 'ガイド カード', body: 'ｶﾞｲﾄﾞ 한국어' }),
  document({ id: 'long', title: '亚马逊aws与azure2025版', body: '亚马逊AWS2025版本v3.14发布' }),
]

function naivelyContains(one: Document, query: string, fields: readonly Field[] = FIELDS): boolean {
  const sought = normalizeText(query)
  return fields.some((field) => normalizeText(one[field]).includes(sought))
}

/** Every substring of 2 to 8 characters of the normalized fields, not across a break. */
function substringsOf(one: Document): string[] {
  const found = new Set<string>()
  for (const field of FIELDS) {
    const chars = [...normalizeText(one[field])]
    for (let start = 0; start < chars.length; start++)
      for (let size = 2; size <= 8 && start + size <= chars.length; size++) {
        const part = chars.slice(start, start + size)
        const kinds = part.map((char) => classOf(char.codePointAt(0) ?? 0))
        // A point inside of a number is a break to the class, not to a reader who cuts it off.
        if (part.some((char, i) => kinds[i] === BREAK && !(char === '.' && i > 0 && i < size - 1)))
          continue
        if (part.includes('.') && !/^\D*\d+\.\d+\D*$/u.test(part.join(''))) continue
        if (part.join('').trim() === part.join('') && /[\p{L}\p{N}]/u.test(part.join('')))
          found.add(part.join(''))
      }
  }
  return [...found]
}

describe('SearchEngine.search', () => {
  it('finds every substring of every document, and something that has it literally first', async () => {
    const failures: string[] = []
    let tried = 0
    for (const [number, one] of small.documents.entries())
      for (const query of substringsOf(one)) {
        tried++
        const { match, documents, best } = await small.engine.find(query)
        const first = small.documents[best]
        if (match !== 'all' || !documents.includes(number))
          failures.push(`${one.id} lost: ${query}`)
        else if (first === undefined || !naivelyContains(first, query))
          failures.push(`${first?.id} first: ${query}`)
      }
    expect(tried).toBeGreaterThan(3000)
    expect(failures).toEqual([])
  })

  it('finds substrings of a corpus with long lists, too', async () => {
    const random = createRandom(21)
    const failures: string[] = []
    for (let i = 0; i < 500; i++) {
      const number = Math.floor(random() * corpus.documents.length)
      const one = corpus.documents[number] as Document
      const substrings = substringsOf(one)
      const query = substrings[Math.floor(random() * substrings.length)]
      if (query === undefined) continue
      const { match, documents, best } = await corpus.engine.find(query)
      const first = corpus.documents[best] as Document
      if (match !== 'all' || !documents.includes(number)) failures.push(`${one.id} lost: ${query}`)
      else if (!naivelyContains(first, query)) failures.push(`${first.id} first: ${query}`)
    }
    expect(failures).toEqual([])
  })

  it('takes a phrase exactly', async () => {
    const random = createRandom(22)
    for (let i = 0; i < 200; i++) {
      const one = corpus.documents[Math.floor(random() * corpus.documents.length)] as Document
      const substrings = substringsOf(one)
      const phrase = substrings[Math.floor(random() * substrings.length)]
      if (phrase === undefined) continue
      const { documents } = await corpus.engine.find(`"${phrase}"`)
      const wanted = corpus.documents.flatMap((each, n) =>
        naivelyContains(each, phrase) ? [n] : [],
      )
      expect([phrase, [...documents]]).toEqual([phrase, wanted])
    }
  })

  it('takes a phrase with punctuation in it exactly', async () => {
    // 职工 is in every document, so that leaving it out of the check would be cheapest.
    const found = await openDocuments([
      document({ id: 'a', title: '工会,职工活动' }),
      document({ id: 'b', title: '工会,女工活动。职工' }),
      document({ id: 'c', title: '工会职工活动' }),
      document({ id: 'd', title: '职工活动,工会' }),
      ...Array.from({ length: 9 }, (_, i) => document({ id: `e${i}`, title: '职工' })),
    ])
    const { hits } = await search(found, '"工会,职工活动"')
    expect(hits.map(({ id }) => id)).toEqual(['a'])
  })

  it.each([
    ['"工,会议"', ['a']],
    ['"会,工"', ['b']],
    ['"会议、工、会"', ['c']],
    ['"一、总则"', ['d']],
    ['"5，会议"', ['e']],
    ['title:"工,会议"', []],
  ])('takes a phrase with a character between signs exactly: %s', async (phrase, ids) => {
    const found = await openDocuments([
      document({ id: 'a', body: '女工，会议' }),
      document({ id: 'b', body: '大会。工会，会议开始' }),
      document({ id: 'c', body: '会议、工、会。' }),
      document({ id: 'd', body: '一、总则' }),
      document({ id: 'e', body: '总则，其一，15、会议，会议、女、会' }),
    ])
    const { match, hits } = await search(found, phrase)
    expect([match, hits.map(({ id }) => id)]).toEqual(['all', ids])
  })

  it.each([
    ['会议 -"工,会议"', 'all', ['c', 'd']],
    ['"工,会议" 流程是什么呢', 'some', ['a', 'b']],
  ])('takes such a phrase exactly within a query: %s', async (query, match, ids) => {
    const found = await openDocuments([
      document({ id: 'a', body: '开工,会议很长，流程' }),
      document({ id: 'b', body: '施，工,会议开始，流程' }),
      document({ id: 'c', body: '会议上说到工厂的流程' }),
      document({ id: 'd', body: '工厂会议' }),
    ])
    const { match: level, hits } = await search(found, query)
    expect([level, hits.map(({ id }) => id).toSorted()]).toEqual([match, ids])
  })

  it('takes a phrase of any text exactly, over signs too', async () => {
    const random = createRandom(23)
    /** Normalized, with one bar for whatever stands between two runs. */
    const barred = (text: string): string =>
      normalizerOfBuilds()
        .normalizeText(text)
        .replace(/[^\p{L}\p{N}]+/gu, '|')
    for (let i = 0; i < 150; i++) {
      const { body } = small.documents[i % small.documents.length] as Document
      const from = Math.floor(random() * Math.max(1, body.length - 12))
      const phrase = body.slice(from, from + 3 + Math.floor(random() * 8))
      const sought = barred(phrase).replace(/^\||\|$/gu, '')
      if (sought === '' || /["“”「」『』《》a-z\d]/iu.test(phrase)) continue
      const { documents } = await small.engine.find(`"${phrase}"`)
      const wanted = small.documents.flatMap((each, n) =>
        FIELDS.some((field) => barred(each[field]).includes(sought)) ? [n] : [],
      )
      expect([phrase, [...documents]]).toEqual([phrase, wanted])
    }
  })

  it.each(['"职工疗养名额"', '“不存在的短语医疗”', '《医疗互助条例》'])(
    'finds a phrase whole or not at all: %s',
    async (query) => {
      const { total, hits, suggestion } = await search(corpus, query)
      expect([total, hits]).toEqual([0, []])
      // What it says is there in other words.
      expect(suggestion).toBe(query.slice(1, -1))
      expect((await search(corpus, suggestion ?? '')).total).toBeGreaterThan(0)
    },
  )

  it.each([
    ['「铲子超人」', '他拿铲子。人称[铲子超人]，超人回家。'],
    ['“没有数字”', '没有道歉，[没有数字]。'],
    ['“铲子超人” 道歉', '没有[道歉]，没有数字。他拿铲子。人称[铲子超人]，超人回家。'],
  ])('marks a phrase, and none of its words elsewhere: %s', async (query, marked) => {
    const body = '没有道歉，没有数字。他拿铲子。人称铲子超人，超人回家。'
    const { hits } = await search(await openDocuments([document({ id: 'a', body })]), query)
    expect(bracketed(hits[0]!.snippet)).toContain(marked)
  })

  it('says of alternatives that one of them is wanted', async () => {
    const { explanation } = await search(corpus, '工会 民宿 OR 医疗互助', { explain: true })
    expect(explanation?.required).toEqual(['工会', '民宿 | 医疗 互助'])
  })

  it('unites what alternatives find, a sentence among them', async () => {
    const found = await openDocuments([
      document({ id: 'a', title: '佛山万名职工获赠免费医疗互助保障' }),
      document({ id: 'b', title: '民宿' }),
      document({ id: 'c', title: '佛山植树' }),
      document({ id: 'd', title: '职工活动' }),
    ])
    for (const query of [
      '佛山万名职工获赠免费医疗互助保障 OR 民宿',
      '民宿|佛山万名职工获赠免费医疗互助保障',
    ]) {
      const { match, hits } = await search(found, query)
      expect([match, hits.map(({ id }) => id).toSorted()]).toEqual(['all', ['a', 'b']])
    }
  })

  it('leaves out what says a word, and not what says its synonyms', async () => {
    const found = await openDocuments(
      [document({ id: 'a', title: '活动考察' }), document({ id: 'b', title: '活动调研' })],
      [['考察', '调研']],
    )
    const { hits } = await search(found, '活动 -考察')
    expect(hits.map(({ id }) => id)).toEqual(['b'])
  })

  it.each([
    ['ユーザーID登録', 'ID'],
    ['〆切2025年', '2025'],
    ['ꆈꌠꉙꄉ', 'ꌠꉙ'],
    ['𐐨𐐩𐐪𐐫', '𐐩𐐪'],
  ])('finds in %s its part %s', async (title, query) => {
    const found = await openDocuments([document({ id: 'a', title })])
    expect((await search(found, query)).total).toBe(1)
    expect((await search(found, `-${query}`)).total).toBe(0)
  })

  it('means a short query to its last character', async () => {
    const found = await openDocuments([
      document({ id: 'a', title: '二手车交易', body: '二手车。' }),
      document({ id: 'b', title: '二手的住房', body: '房，房。' }),
    ])
    const { match, hits } = await search(found, '二手房')
    // 房 stands there, but nobody says 二手房.
    expect([match, hits.map(({ id }) => id)]).toEqual(['some', ['b']])
  })

  it.each([
    ['A股大跌', 'A股今日大跌'],
    ['一人公司', '一人开办的公司'],
  ])('joins a character of %s to what is no other word', async (query, title) => {
    const found = await openDocuments([
      document({ id: 'a', title }),
      document({ id: 'b', title: '三股大风，卖人公告', body: '公司，下跌，大跌。' }),
    ])
    const { match, hits } = await search(found, query)
    expect([match, hits.map(({ id }) => id)]).toEqual(['all', ['a']])
  })

  it('takes a long word for what it is, and not for its parts', async () => {
    const found = await openDocuments([
      document({ id: 'a', title: '清华大学的学生' }),
      document({ id: 'b', title: '女大学生创业' }),
    ])
    const idsOf = async (query: string): Promise<string[]> =>
      (await search(found, query)).hits.map(({ id }) => id)
    expect([await idsOf('大学生'), await idsOf('大学 学生')]).toEqual([['b'], ['b', 'a']])
  })

  it.each([
    ['哪吒 海报 上映', 'some', ['a', 'b', 'c']],
    ['哪个工会', 'some', ['c', 'd']],
  ])('takes %s for what it is', async (query, match, ids) => {
    const found = await openDocuments([
      document({ id: 'a', title: '哪吒的海报' }),
      document({ id: 'b', title: '电影上映' }),
      document({ id: 'c', title: '工会海报' }),
      document({ id: 'd', title: '工会开会' }),
    ])
    const { match: level, hits } = await search(found, query)
    expect([level, hits.map(({ id }) => id)]).toEqual([match, ids])
  })

  it('finds a measure that is half typed, after numerals', async () => {
    const found = await openDocuments([
      document({ id: 'a', body: '这条鱼长十二cm左右' }),
      document({ id: 'b', body: '他家的桌子长十二c左右' }),
    ])
    const { match, hits } = await search(found, '长十二c')
    expect([match, hits.map(({ id }) => id).toSorted()]).toEqual(['all', ['a', 'b']])
  })

  it('says all of alternatives of which one is found', async () => {
    const found = await openDocuments([document({ id: 'a', title: '法院开庭' })])
    expect(await search(found, '法院 OR 二手房')).toMatchObject({ match: 'all', total: 1 })
  })

  it('answers with no document that only has a character of the query', async () => {
    const found = await openDocuments([document({ id: 'a', title: '马，马。' })])
    expect(await search(found, '马上')).toMatchObject({ total: 0, match: 'all' })
  })

  it.each([
    ['许成优说了什么', '许成优'],
    ['塘口镇在哪里', '塘口镇'],
  ])('marks the name in %s whole', async (query, name) => {
    const found = await openDocuments([document({ id: 'a', title: `${name}参加活动` })])
    const { hits } = await search(found, query)
    expect(hits[0]?.title.html).toContain(`<mark>${name}</mark>`)
  })

  it('keeps a phrase whole when it asks less of a query', async () => {
    const { match, hits } = await search(corpus, '"职工疗养名额" 植树')
    expect(match).toBe('some')
    for (const { title, snippet } of hits) expect(title.text + snippet.text).toContain('植树')
  })

  it.each(['😀', '%', '++', '？', '"', '| |', '，。！'])(
    'finds nothing for signs alone: %s',
    async (query) => {
      expect(await search(corpus, query)).toMatchObject({ total: 0, terms: [], suggestion: null })
    },
  )

  it('takes a phrase with a character between signs exactly', async () => {
    const found = await openDocuments([
      document({ id: 'a', body: '他说,好,我们走。' }),
      document({ id: 'b', body: '好。我们走,他说。' }),
      document({ id: 'c', body: '他说,不好,我们走。' }),
      document({ id: 'd', body: '他说好,我们走。' }),
    ])
    const { hits } = await search(found, '"他说,好,我们走"')
    expect(hits.map(({ id }) => id)).toEqual(['a'])
  })

  it('takes a phrase in one field exactly', async () => {
    for (const [prefix, field, phrase] of [
      ['标题', 'title', '工会'],
      ['正文', 'body', '医疗互助'],
      ['caption', 'caption', '职工'],
      ['作者', 'byline', '蔡琪'],
    ] as const) {
      const { documents } = await corpus.engine.find(`${prefix}:“${phrase}”`)
      const wanted = corpus.documents.flatMap((each, n) =>
        naivelyContains(each, phrase, [field]) ? [n] : [],
      )
      expect(wanted.length).toBeGreaterThan(0)
      expect([...documents]).toEqual(wanted)
    }
  })

  it('leaves out what is excluded, and nothing else', async () => {
    for (const [query, excluded] of [
      ['职工', '佛山'],
      ['医疗互助', '工会职工'],
      ['的', '蔡琪'],
    ] as const) {
      const without = await corpus.engine.find(`"${query}" -"${excluded}"`)
      const wanted = corpus.documents.flatMap((each, n) =>
        naivelyContains(each, query) && !naivelyContains(each, excluded) ? [n] : [],
      )
      expect([...without.documents]).toEqual(wanted)
    }
    const all = await corpus.engine.find('-"佛山"')
    expect([...all.documents]).toEqual(
      corpus.documents.flatMap((each, n) => (naivelyContains(each, '佛山') ? [] : [n])),
    )
  })

  it('takes either of two words', async () => {
    const { documents } = await corpus.engine.find('"蔡琪" OR "誉建业"')
    expect([...documents]).toEqual(
      corpus.documents.flatMap((each, n) =>
        naivelyContains(each, '蔡琪') || naivelyContains(each, '誉建业') ? [n] : [],
      ),
    )
  })

  it('falls back to some of the words while one of them matches, and says so', async () => {
    for (const query of ['医疗互助 火星', '火星人 佛山', '量子纠缠 蔡琪', '飞碟 植树绿化']) {
      const response = await search(corpus, query)
      expect(response.match).toBe('some')
      expect(response.total).toBeGreaterThan(0)
    }
  })

  it.each([
    { query: '佛山 植树 火星', words: ['佛山', '植树', '火星'], least: 2 },
    { query: '火星 植树 佛山 职工', words: ['火星', '植树', '佛山', '职工'], least: 3 },
    { query: '"医疗互助" 火星 佛山', words: ['医疗互助', '火星', '佛山'], least: 2 },
  ])(
    'asks for most of the words before it asks for some: $query',
    async ({ query, words, least }) => {
      const { match, total, hits } = await search(corpus, query, { limit: 1000 })
      expect(match).toBe('some')
      const having = corpus.documents.filter(
        (one) => words.filter((word) => naivelyContains(one, word)).length >= least,
      )
      expect(having.length).toBeGreaterThan(0)
      expect(total).toBe(having.length)
      expect(new Set(hits.map(({ id }) => id))).toEqual(new Set(having.map(({ id }) => id)))
    },
  )

  it('fills up a page of those that have most of the words with those that have some', async () => {
    const found = await openDocuments([
      document({ id: 'one', title: '稀有的火星', body: '工会' }),
      ...Array.from({ length: 9 }, (_, i) => document({ id: `most ${i}`, title: '佛山植树' })),
      document({ id: 'none', title: '医疗互助' }),
    ])
    const idsOf = async (query: string): Promise<[number, (string | undefined)[]]> => {
      const { total, hits } = await search(found, query, { limit: 20 })
      return [total, [hits[0]?.id, hits[8]?.id, hits[9]?.id]]
    }
    // By its score the one that has the rarest word would come first.
    expect(await idsOf('佛山 植树 稀有')).toEqual([10, ['most 0', 'most 8', 'one']])
    expect(await idsOf('佛山 植树 火星')).toEqual([10, ['most 0', 'most 8', 'one']])
    const more = await openDocuments([
      document({ id: 'one', title: '稀有的火星' }),
      ...Array.from({ length: 10 }, (_, i) => document({ id: `most ${i}`, title: '佛山植树' })),
    ])
    expect((await search(more, '佛山 植树 稀有')).total).toBe(10)
  })

  it.each([
    ['佛山 植树 工会 稀有', 10],
    // So many are a text, which others say in other words.
    ['佛山 植树 工会 职工 稀有', 11],
  ])('leaves out what lacks more, of up to four words: %s', async (query, total) => {
    const title = '佛山植树，工会职工'
    const found = await openDocuments([
      document({ id: 'one', title: '稀有的火星' }),
      ...Array.from({ length: 10 }, (_, i) => document({ id: `most ${i}`, title })),
    ])
    expect((await search(found, query)).total).toBe(total)
  })

  it.each([
    ['佛山植树怎么办', ['both', 'one']],
    // A character by itself is a word by guess, and three words are a text.
    ['植树丢了怎么办', ['one', 'both']],
    ['佛山植树企业怎么办', ['one', 'both']],
  ])('puts what has both words of a short question first: %s', async (query, ids) => {
    const others = '春风夏雨秋霜冬雪'.repeat(60)
    const found = await openDocuments([
      document({ id: 'one', title: '植树企业', body: '植树企业，植树企业，植树企业怎么办。' }),
      document({ id: 'both', body: `${others}佛山${others}植树，丢${others}` }),
      ...Array.from({ length: 6 }, (_, i) => document({ id: `${i}`, body: `佛山${i}` })),
    ])
    const { match, hits } = await search(found, query)
    expect([match, hits.slice(0, 2).map(({ id }) => id)]).toEqual(['some', ids])
  })

  it('does not say that all was found when a character stands nowhere', async () => {
    for (const query of ['佛山囧', '囧佛山', '佛山 囧']) {
      const { match, total } = await search(corpus, query)
      expect([query, match]).toEqual([query, 'some'])
      expect(total).toBe(corpus.documents.filter((one) => naivelyContains(one, '佛山')).length)
    }
  })

  it('does not pad hits that have every word with hits that lack one', async () => {
    const response = await search(corpus, '佛山 植树', { limit: 1000 })
    expect(response.match).toBe('all')
    for (const { id } of response.hits) {
      const one = corpus.documents.find((each) => each.id === id) as Document
      expect([id, naivelyContains(one, '佛山'), naivelyContains(one, '植树')]).toEqual([
        id,
        true,
        true,
      ])
    }
  })

  it('finds nothing for words that no document has', async () => {
    expect(await search(corpus, '龘靐齉')).toMatchObject({ total: 0, hits: [] })
  })

  const QUERIES = named([
    { name: 'nothing', query: '' },
    { name: 'blanks', query: ' \u3000\n' },
    { name: 'punctuation', query: '，。！？……' },
    { name: 'quotes', query: '"" “” 《》' },
    { name: 'a lone minus', query: '-' },
    { name: 'bars', query: '| |' },
    { name: 'lone surrogates', query: '\ud800工会\udc00' },
    { name: 'marks alone', query: '\u0301\u0301' },
    { name: 'control characters', query: '\u0000\u0007工会\u001b[31m' },
    { name: 'names of objects', query: '__proto__ constructor toString' },
    { name: 'a pattern', query: '(工会|职工)*.+[' },
    { name: '200 characters', query: '工会组建职工医疗互助保障'.repeat(17).slice(0, 200) },
    { name: '200 letters', query: 'a'.repeat(200) },
    { name: '200 digits', query: '2025'.repeat(50) },
    { name: '100 words', query: '工 会 '.repeat(50) },
    { name: '60 phrases', query: '"工会" '.repeat(60) },
    { name: 'many exclusions', query: '-工会 -职工 -佛山 -的 -在' },
  ])
  it.each(QUERIES)('answers $name', async ({ query }) => {
    const response = await search(corpus, query)
    expect(response.hits.length).toBeLessThanOrEqual(10)
    expect(response.total).toBeGreaterThanOrEqual(response.hits.length)
  })

  const SPELLINGS = named([
    { name: 'traditional', query: '醫療互助' },
    { name: 'with a zero-width space', query: '医疗\u200b互助' },
    { name: 'with an ideographic space', query: '医疗　互助' },
    { name: 'with a no-break space', query: '医疗\u00a0互助' },
  ])
  it.each(SPELLINGS)('finds the same, whatever the spelling: $name', async ({ query }) => {
    const plain = await search(corpus, '医疗互助', { limit: 50 })
    const other = await search(corpus, query, { limit: 50 })
    expect(other.total).toBe(plain.total)
    expect(other.hits[0]?.id).toBe(plain.hits[0]?.id)
  })

  it.each(['naive cafe', 'Naïve Café', 'nai\u0308ve cafe\u0301'])(
    'finds a name with or without its accents, and marks it as it is written: %s',
    async (query) => {
      const { hits } = await search(small, query)
      const { text, ranges } = hits[0]?.snippet ?? { text: '', ranges: [] }
      expect(ranges.map(([start, end]) => text.slice(start, end))).toEqual(['naïve', 'café'])
    },
  )

  it('lists everything, newest first, for a blank query', async () => {
    const { total, hits } = await search(corpus, '', { limit: 1000 })
    expect(total).toBe(corpus.documents.length)
    expect(hits.map(({ id }) => id)).toEqual(byDate(corpus.documents, -1).map(({ id }) => id))
  })

  it('sorts by date, documents without one at the end, ties by number', async () => {
    const matching = corpus.documents.filter((one) => naivelyContains(one, '医疗互助'))
    for (const [sort, direction] of [
      ['newest', -1],
      ['oldest', 1],
    ] as const) {
      const ids = byDate(matching, direction).map(({ id }) => id)
      for (const limit of [1, 3, 10, 1000]) {
        const { hits } = await search(corpus, '"医疗互助"', { sort, limit })
        expect(hits.map(({ id }) => id)).toEqual(ids.slice(0, limit))
      }
    }
  })

  it('pages without losing or repeating a hit', async () => {
    const whole = await search(corpus, '佛山', { limit: 1000 })
    const pages: string[] = []
    for (let offset = 0; offset < whole.total; offset += 7) {
      const page = await search(corpus, '佛山', { limit: 7, offset })
      expect(page.total).toBe(whole.total)
      pages.push(...page.hits.map(({ id }) => id))
    }
    expect(pages).toEqual(whole.hits.map(({ id }) => id))
  })

  const FILTERS = named([
    { name: 'one value', facets: [{ field: 'city', value: '佛山' }] },
    {
      name: 'two values of a field',
      facets: [
        { field: 'city', value: '佛山' },
        { field: 'city', value: '惠州' },
      ],
    },
    {
      name: 'two fields',
      facets: [
        { field: 'city', value: '佛山' },
        { field: 'topic', value: '植树' },
      ],
    },
    { name: 'a value that none has', facets: [{ field: 'city', value: '火星' }] },
    { name: 'a field that none has', facets: [{ field: 'nation', value: '佛山' }] },
    { name: 'dates', facets: [], from: '2025-02-01', to: '2025-02-28' },
    { name: 'one day', facets: [], from: '2025-03-05', to: '2025-03-05' },
    { name: 'a first day', facets: [], from: '2025-03-20' },
    { name: 'dates and a value', facets: [{ field: 'topic', value: '互助' }], to: '2025-01-31' },
    { name: 'days the wrong way round', facets: [], from: '2025-03-05', to: '2025-03-01' },
  ] as readonly {
    name: string
    facets: { field: string; value: string }[]
    from?: string
    to?: string
  }[])
  it.each(FILTERS)('filters by $name, and counts what is left', async ({ facets, from, to }) => {
    const byField = Map.groupBy(facets, ({ field }) => field)
    const passes = (one: Document): boolean =>
      [...byField].every(([field, wanted]) =>
        wanted.some(({ value }) => one.facets[field]?.includes(value)),
      ) &&
      (from === undefined || (one.date !== null && one.date >= from)) &&
      (to === undefined || (one.date !== null && one.date <= to))
    const wanted = corpus.documents.filter((one) => naivelyContains(one, '职工') && passes(one))
    const counts: Record<string, Record<string, number>> = { city: {}, topic: {}, nation: {} }
    for (const one of wanted)
      for (const field of ['city', 'topic'])
        for (const value of one.facets[field] ?? [])
          counts[field]![value] = (counts[field]![value] ?? 0) + 1
    const response = await search(corpus, '"职工"', {
      limit: 1000,
      facets: ['city', 'topic', 'nation'],
      filters: {
        facets,
        fromDay: from === undefined ? null : dayOf(from),
        toDay: to === undefined ? null : dayOf(to),
      },
    })
    expect(response.total).toBe(wanted.length)
    expect(response.hits.map(({ id }) => id).toSorted()).toEqual(
      wanted.map(({ id }) => id).toSorted(),
    )
    expect(response.facets).toEqual(counts)
    for (const values of Object.values(response.facets)) {
      const order = Object.values(values)
      expect(order).toEqual(order.toSorted((a, b) => b - a))
    }
  })

  it('marks what was typed in titles and snippets, in the document’s own spelling', async () => {
    const found = await openDocuments([
      document({ id: 'a', title: '佛山醫療 互助計劃', body: '職工參加醫療互助。' }),
      document({ id: 'b', title: '二〇二五年计划', body: '无关。' }),
    ])
    const [hit] = (await search(found, '医疗互助')).hits
    expect(bracketed(hit!.title)).toBe('佛山[醫療 互助]計劃')
    expect(bracketed(hit!.snippet)).toBe('職工參加[醫療互助]。')
    expect(hit!.title.html).toBe('佛山<mark>醫療 互助</mark>計劃')
    const [year] = (await search(found, '2025年')).hits
    expect(bracketed(year!.title)).toBe('[二〇二五年]计划')
  })

  it('shows hostile documents as text', async () => {
    const hostile = await openDocuments([
      document({
        id: 'x',
        title: '<img src=x onerror=alert(1)>工会',
        body: '</mark><script>工会</script>',
      }),
    ])
    const [hit] = (await search(hostile, '工会')).hits
    expect(hit!.title.html).toBe('&lt;img src=x onerror=alert(1)&gt;<mark>工会</mark>')
    expect(hit!.snippet.html).toBe('&lt;/mark&gt;&lt;script&gt;<mark>工会</mark>&lt;/script&gt;')
  })

  it('prefers the article whose title says it, else the one that says it more in less', async () => {
    const found = await openDocuments([
      document({ id: 'body', title: '企业调研', body: '职工工会职工' }),
      document({ id: 'title', title: '工会调研', body: '职工企业职工' }),
      document({ id: 'long', title: '企业调研', body: `职工工会${'职工企业'.repeat(30)}` }),
      document({ id: 'twice', title: '企业调研', body: '职工工会工会' }),
    ])
    const { hits } = await search(found, '工会')
    expect(hits.map(({ id }) => id)).toEqual(['title', 'twice', 'body', 'long'])
  })

  it.each(['这次', '那场', '此次', '这里'])(
    'takes %s for no word that a question is about',
    async (pointing) => {
      const found = await openDocuments([
        document({
          id: 'topic',
          title: '湖岸之战',
          body: `战事起于湖岸，顺风渐成逆风，风向一转。${'湖水平静，草木青青。'.repeat(12)}`,
        }),
        document({
          id: 'pointing',
          title: '选举',
          body: `${pointing}选举，${pointing}选举影响不小。`,
        }),
        ...Array.from({ length: 20 }, (_, i) =>
          document({ id: `x${i}`, title: `第${i}篇`, body: '影响' }),
        ),
      ])
      const { hits } = await search(found, `风向对${pointing}战事有什么影响？`)
      expect(hits[0]?.id).toBe('topic')
    },
  )

  it('finds synonyms, after what was typed, and marks them', async () => {
    const found = await openDocuments(
      [
        document({ id: 'synonym', title: '企业建会工作', body: '建会' }),
        document({ id: 'typed', title: '企业组建工会', body: '组建工会' }),
      ],
      [['组建工会', '建会']],
    )
    const { hits } = await search(found, '组建工会')
    expect(hits.map(({ id }) => id)).toEqual(['typed', 'synonym'])
    expect(bracketed(hits[1]!.title)).toBe('企业[建会]工作')
  })

  it('takes nothing from the pieces of a synonym that no document says', async () => {
    const documents = [
      document({ id: 'said', body: '职工体检，职工体检，职工体检' }),
      document({ id: 'pieces', body: '职工体检，工、员' }),
    ]
    const known = await openDocuments(documents, [['职工', '员工']])
    const plain = await openDocuments(documents)
    const scores = async (of: Corpus): Promise<unknown> =>
      (await search(of, '职工')).hits.map(({ id, score }) => [id, score])
    expect(await scores(known)).toEqual(await scores(plain))
  })

  it('finds a synonym also where a longer one holds its first occurrence', async () => {
    const found = await openDocuments(
      [
        document({ id: 'typed', body: '总工会和工会' }),
        document({ id: 'synonym', body: '省总与职工之家' }),
      ],
      [
        ['总工会', '省总'],
        ['工会', '职工之家'],
      ],
    )
    const { hits } = await search(found, '总工会和工会')
    expect(hits.map(({ id }) => id)).toEqual(['typed', 'synonym'])
  })

  it.each([
    ['计划', '職業訓練[計畫]'],
    ['計畫', '实施[计划]'],
    ['身份证 遗失', '[身分證遺失]'],
    ['记录片', '[紀錄片]影展'],
    ['答覆', '市政府[答复]'],
    ['傢俱', '旧[家具]回收'],
    ['坐标系', '[座標系]與圖形'],
    ['精彩', '節目[精采]'],
    ['想像力', '培养[想象力]'],
    ['蕃茄', '[番茄]炒蛋'],
    ['综合症', '马尾[综合征]'],
    ['卢旺达', '[盧安達]共和國'],
    ['歐巴馬', '[奥巴马]就职'],
    ['互联网', '[網際網路]普及率'],
    ['维珍尼亚', '[弗吉尼亚]州'],
    ['意大利 旅游', '[義大利旅遊]'],
  ])('finds %s in the spelling of another region or habit: %s', async (query, marked) => {
    const found = await openDocuments(
      [
        document({ id: 'a', body: `${marked.replace(/[[\]]/gu, '')}。` }),
        document({ id: 'b', body: '春夏秋冬' }),
      ],
      wordSpellings(),
    )
    const { match, hits } = await search(found, query)
    expect([match, hits.map(({ snippet }) => bracketed(snippet))]).toEqual(['all', [`${marked}。`]])
  })

  it('leaves out a word in any of its spellings', async () => {
    const bodies = ['工会的计划', '工会的計畫', '工会的身份', '工会']
    const found = await openDocuments(
      bodies.map((body, i) => document({ id: `${i}`, body })),
      wordSpellings(),
    )
    const { hits } = await search(found, '工会 -計劃 -身分')
    expect(hits.map(({ id }) => id)).toEqual(['3'])
  })

  it('ranks the spelling that was typed first', async () => {
    const bodies = ['工会的计划', '工会的计画']
    const found = await openDocuments(
      bodies.map((body, i) => document({ id: `${i}`, body })),
      wordSpellings(),
    )
    expect((await search(found, '计划')).hits.map(({ id }) => id)).toEqual(['0', '1'])
    expect((await search(found, '計畫')).hits.map(({ id }) => id)).toEqual(['1', '0'])
  })

  it('takes no spelling for one that hardly any document has beside the typed one', async () => {
    const bodies = ['设计画面', ...Array.from({ length: 40 }, (_, i) => `第${i}号计划`)]
    const found = await openDocuments(
      bodies.map((body, i) => document({ id: `${i}`, body })),
      wordSpellings(),
    )
    expect((await search(found, '计划')).total).toBe(40)
    expect((await search(found, '計畫')).hits[0]?.id).toBe('0')
    expect((await search(found, '計畫')).total).toBe(41)
  })

  it('asks for the whole word of a number beside a synonym', async () => {
    const found = await openDocuments(
      [
        document({ id: 'typed', body: '三年级教材' }),
        document({ id: 'figure', body: '新的3年级教材' }),
        document({ id: 'other', body: '用了3年的教材' }),
        document({ id: 'synonym', body: 'ABC课本' }),
      ],
      [['教材', 'ABC课本']],
    )
    const { hits } = await search(found, '三年级教材')
    expect(hits.map(({ id }) => id)).toEqual(['typed', 'figure'])
  })
})

describe('SearchEngine.document', () => {
  it('gives every document by its id, and null for an unknown one', async () => {
    for (const one of small.documents) expect(await small.engine.document(one.id)).toEqual(one)
    expect(await small.engine.document('nothing')).toBeNull()
    expect(await small.engine.documentNumber('')).toBe(-1)
  })
})

describe('applyFilters', () => {
  it('looks for each of very many values but once', () => {
    const values = Array.from({ length: 200_000 }, (_, i) => String(i).padStart(6, '0'))
    const facet = { field: 'author', values: values.length, multiple: false, at: 0 }
    const reader = {
      meta: { facets: [facet] },
      facetValues: () => values,
      facetOrdinals: Uint32Array.of(0, 1, values.length),
    } as unknown as IndexReader
    const facets = values.slice(1).map((value) => ({ field: 'author', value }))
    const filters = { facets, fromDay: null, toDay: null }
    expect([...applyFilters(reader, filters, Int32Array.of(0, 1, 2))]).toEqual([2])
  })
})

describe('dayOf', () => {
  it('counts days, and is undone by isoOf', () => {
    expect(dayOf('1970-01-01')).toBe(0)
    expect(dayOf('2024-02-29')).toBe(19_782)
    expect(isoOf(dayOf('2025-03-06') ?? 0)).toBe('2025-03-06')
  })

  it.each([
    '2025-02-30',
    '2023-02-29',
    '2025-13-01',
    '2025-3-6',
    '20250306',
    '',
    'today',
    ' 2025-03-06',
  ])('knows no day “%s”', (text) => {
    expect(dayOf(text)).toBeNull()
  })
})

function byDate(documents: readonly Document[], direction: 1 | -1): Document[] {
  return documents.toSorted((a, b) => {
    if (a.date === b.date) return 0
    if (a.date === null) return 1
    if (b.date === null) return -1
    return a.date < b.date ? -direction : direction
  })
}
