import { beforeAll, describe, expect, it } from 'vitest'

import {
  bracketed,
  document,
  openDocuments,
  openSeed,
  search,
  type Corpus,
} from '../support/core-seed.ts'
import { named } from '../support/core-text.ts'

let seed: Corpus

beforeAll(async () => {
  seed = await openSeed()
})

describe('SearchEngine.suggest', () => {
  const CASES = named([
    { name: 'a character', typed: '医', text: '医疗' },
    { name: 'a word', typed: '困难', text: '江门开平市百合镇总工会 入企宣传困难职工帮扶政策' },
    { name: 'the start of a title', typed: '佛山万', text: '佛山万名职工获赠免费医疗互助保障' },
    { name: 'the middle of a title', typed: '女子艺术', text: '茂名举办女子艺术作品展' },
    { name: 'traditional characters', typed: '醫療互', text: '佛山万名职工获赠免费医疗互助保障' },
  ])
  it.each(CASES)('completes $name', async ({ typed, text }) => {
    const suggestions = await seed.engine.suggest(typed, 10)
    expect(suggestions.map((suggestion) => suggestion.text)).toContain(text)
  })

  it('suggests only what finds something, with ranges that show what was typed', async () => {
    for (const typed of ['工', '职工', '医疗', '2', '佛', '活动', 'a', '３']) {
      const suggestions = await seed.engine.suggest(typed, 8)
      expect(suggestions.length).toBeLessThanOrEqual(8)
      expect(new Set(suggestions.map(({ text, kind }) => kind + text)).size).toBe(
        suggestions.length,
      )
      for (const { text, ranges, kind } of suggestions) {
        const { total, match } = await search(seed, kind === 'title' ? `"${text}"` : text)
        expect([text, total > 0, match]).toEqual([text, true, 'all'])
        expect(bracketed({ text, ranges, html: '' })).toContain(`[${typed.normalize('NFKC')}`)
      }
    }
  })

  it.each(['', '  ', '，。', '龘', '“'])('suggests nothing for “%s”', async (typed) => {
    expect(await seed.engine.suggest(typed, 8)).toEqual([])
  })
})

describe('suggestions of a corpus with names and numbers', () => {
  let corpus: Corpus

  beforeAll(async () => {
    const titles = [
      'Wi-Fi 6和Wi-Fi 7有什么区别',
      '苹果 iPhone 15 参数及价格',
      '苹果 iPhone 15 Pro 参数及价格',
      '劳动合同法第三十六条 协商解除',
      '驾考科目二怎么练',
      '美孚5W-30机油怎么样',
      '海信55寸电视',
      '996是什么意思',
    ]
    const bodies = [
      'Elon Musk 参加会议，Elon Musk 讲话。',
      '充电器功率115W，1996年上市，标价5500元。',
      '功率115W，1996年，标价5500元。',
      '布洛芬缓释胶囊。',
      '布洛芬混悬液。',
    ]
    corpus = await openDocuments([
      ...titles.map((title, i) => document({ id: `t${i}`, title, body: '正文。' })),
      ...bodies.map((body, i) => document({ id: `b${i}`, body })),
    ])
  })

  const texts = async (typed: string): Promise<string[]> =>
    (await corpus.engine.suggest(typed, 8)).map(({ text }) => text)

  it.each([
    ['a name with a sign', 'wifi', 'Wi-Fi 6和Wi-Fi 7有什么区别'],
    ['words that stand apart', '苹果15', '苹果 iPhone 15 参数及价格'],
    ['a name in other spacing', 'iphone15 p', '苹果 iPhone 15 Pro 参数及价格'],
    ['a number whose numerals go on', '劳动合同法第3', '劳动合同法第三十六条 协商解除'],
    ['a number in numerals', '科目2', '驾考科目二怎么练'],
    ['the first word of a name', 'elon', 'Elon Musk'],
    ['the last word of a name', 'musk', 'Elon Musk'],
    ['a whole number before a longer one', '55', '海信55寸电视'],
  ])('has %s first', async (_, typed, text) => {
    expect((await texts(typed))[0]).toBe(text)
  })

  it.each([
    ['5w', '115W'],
    ['996', '1996'],
    ['布', '布洛'],
  ])('does not complete %s to %s', async (typed, text) => {
    expect(await texts(typed)).not.toContain(text)
  })

  it('has longer numbers after a whole one, and before what only contains it', async () => {
    expect(await texts('55')).toEqual(['海信55寸电视', '5500'])
  })

  it('leaves the parts of words to be found', async () => {
    const other = await openDocuments([
      document({ id: 'name', body: 'elon musk' }),
      document({ id: 'word', body: 'engine' }),
    ])
    expect(await other.engine.suggest('musk', 8)).toHaveLength(1)
    expect((await search(other, 'ngin')).total).toBe(1)
  })
})

describe('suggestions of a corpus whose words lie in others', () => {
  let corpus: Corpus

  beforeAll(async () => {
    const bodies = [
      '吐鲁番盆地很热，鲁迅的书，雅鲁藏布江。',
      '二氧化碳的性质。',
      '制取二氧化碳，做好文化。',
      '烤红薯的做法。',
      '卧薪尝胆说的是越王勾践。',
      '勾践灭吴。',
      '北朝与红军。',
      '南北朝。',
      '开元盛世。',
      '开元盛世的诗。',
    ]
    corpus = await openDocuments(bodies.map((body, i) => document({ id: `${i}`, body })))
  })

  const texts = async (typed: string): Promise<string[]> =>
    (await corpus.engine.suggest(typed, 8)).map(({ text }) => text)

  it.each([
    ['鲁', '鲁番'],
    ['鲁', '鲁藏布'],
    ['化', '化碳'],
    ['红', '烤红'],
    ['勾', '越王勾'],
    ['元', '元盛'],
  ])('does not complete %s to the piece %s', async (typed, piece) => {
    expect(await texts(typed)).not.toContain(piece)
  })

  it.each([
    ['鲁', '鲁迅'],
    ['红', '烤红薯'],
    ['红', '红军'],
    ['勾', '勾践'],
    ['北', '北朝'],
  ])('completes %s to %s', async (typed, whole) => {
    expect(await texts(typed)).toContain(whole)
  })
})

describe('suggestions of a corpus in two scripts and with capitals', () => {
  let corpus: Corpus

  beforeAll(async () => {
    const titles = [
      'pH值与酸碱',
      'C++类与对象',
      'C语言指针',
      'C#入门',
      'JavaScript基础',
      '《1Q84》简介',
    ]
    const bodies = [
      ...['phenomena', 'phenomena and A1qn', '選讀', '選讀，選讀', '选课通知', '學校 GitHub'],
      ...['乾隆在位', '干燥', '干燥的天气'],
    ]
    corpus = await openDocuments([
      ...titles.map((title, i) => document({ id: `t${i}`, title, body: '正文。' })),
      ...bodies.map((body, i) => document({ id: `b${i}`, body })),
    ])
  })

  const texts = async (typed: string): Promise<string[]> =>
    (await corpus.engine.suggest(typed, 8)).map(({ text }) => text)

  it.each([
    ['pH', 'pH值与酸碱'],
    ['选', '选课'],
    ['選', '選讀'],
    ['乾', '乾隆'],
    ['干', '干燥'],
  ])('has first for %s what starts so as it is typed', async (typed, text) => {
    expect((await texts(typed))[0]).toBe(text)
  })

  it('takes small letters for capitals', async () => {
    expect(await texts('git')).toEqual(['GitHub'])
  })

  it('has what has the signs that were typed', async () => {
    expect(await texts('C+')).toEqual(['C++', 'C++类与对象'])
    expect(await texts('c#')).toEqual(['C#入门'])
  })

  it('has no word that goes on before and after what was typed', async () => {
    expect(await texts('1Q')).not.toContain('A1qn')
    expect(await texts('hub')).toContain('GitHub')
  })
})

describe('suggestions for a character and a letter', () => {
  let corpus: Corpus

  beforeAll(async () => {
    const titles = [
      '格力 KFR-35 空调',
      '安踏 KT9 篮球鞋',
      '罗技 K380 键盘',
      '退款多久到账',
      '发票怎么开',
      '小米 Pro 手机',
    ]
    corpus = await openDocuments(
      titles.map((title, i) => document({ id: `${i}`, title, body: '正文。' })),
    )
  })

  it.each([
    ['退k', '退'],
    ['发p', '发'],
    ['键k', '键'],
  ])('have for %s no title without the character', async (typed, character) => {
    const titles = (await corpus.engine.suggest(typed, 8)).filter(({ kind }) => kind === 'title')
    expect(titles.map(({ text }) => text).filter((text) => !text.includes(character))).toEqual([])
  })

  it('have titles with both', async () => {
    expect((await corpus.engine.suggest('键k', 8)).map(({ text }) => text)).toContain(
      '罗技 K380 键盘',
    )
  })
})

describe('suggestions of names that no dictionary has', () => {
  let corpus: Corpus

  beforeAll(async () => {
    // Long documents hold the pairs of 三闾大家 by chance.
    const rest = '大家都说，第三个人，金银在此。'
    const bodies = [
      `三闾大学的校长，曹元朗先生，苏文纨女士。${rest}`,
      `他往三闾大学去，见曹元朗。方鸿渐说，点金银行。${rest}`,
      `三闾大学里，苏文纨与方鸿渐。点金银行关门。${rest}`,
      `三闾大学，曹元朗写诗，陆子潇。点金银行。${rest}`,
      `苏文纨来了，方鸿渐走了，陆子潇。${rest}`,
      '监督管理，监督管理局。',
      '监督管理办法。',
    ]
    corpus = await openDocuments(bodies.map((body, i) => document({ id: `${i}`, body })))
  })

  const texts = async (typed: string): Promise<string[]> =>
    (await corpus.engine.suggest(typed, 8)).map(({ text }) => text)

  it.each([
    ['曹元', '曹元朗'],
    ['苏文', '苏文纨'],
    ['三闾', '三闾大学'],
    ['三闾大', '三闾大学'],
    ['点金', '点金银行'],
    ['点金银', '点金银行'],
  ])('complete %s to %s', async (typed, whole) => {
    expect((await texts(typed))[0]).toBe(whole)
  })

  it.each([
    ['三闾大', '三闾大家'],
    ['点金', '点金银'],
    ['曹元朗', '曹元朗先'],
    ['督管', '督管理'],
  ])('do not complete %s to %s', async (typed, other) => {
    expect(await texts(typed)).not.toContain(other)
  })
})
