/** Names and new words, which no dictionary has, by the company that their characters keep. */

import { beforeAll, describe, expect, it } from 'vitest'

import type { SearchEngine } from '../../src/search/engine.ts'
import { generateDocuments } from '../support/generated-corpus.ts'
import { createEngineOf } from '../support/seed-engine.ts'

const TITLES = [
  // 梅 and 西 stand elsewhere, too.
  ...['梅西进球', '梅西夺冠', '球迷欢迎梅西', '梅西谢幕', '记者专访梅西', '梅花开了', '西部开发'],
  // 没 and 洗 are as common, and meet by chance.
  ...['衣服没洗干净', '没有下雨', '没带雨伞', '洗衣房', '清洗空调', '没人来', '没有消息', '没时间'],
  ...['没电', '没水', '没票', '没货', '洗菜', '洗车', '洗手', '洗脸', '洗碗', '洗头'],
  // 水票 straddles two words.
  ...[
    '开水票价',
    '停水',
    '供水',
    '热水',
    '冷水',
    '喝水',
    '雨水',
    '海水',
    '河水',
    '井水',
    '水位',
    '水果',
  ],
  ...[
    '车票',
    '船票',
    '机票',
    '门票',
    '选票',
    '股票',
    '钞票',
    '邮票',
    '发票',
    '彩票',
    '票房',
    '投票',
  ],
  ...['冰墩墩上市', '冰墩墩售罄', '排队买冰墩墩', '冰墩墩手办', '冰墩墩挂件'],
  ...['单人份的饭', '单人份的菜', '单人份火锅', '单人份套餐', '点单人份'],
]

let engine: SearchEngine

beforeAll(async () => {
  const others = generateDocuments(200).map(({ id, title, body }) => ({ id, title, text: body }))
  const own = TITLES.map((title, i) => ({ id: `own-${i}`, title, text: '' }))
  engine = await createEngineOf([...others, ...own])
})

async function suggestionFor(query: string, over = engine): Promise<string | null> {
  const filters = { facets: [], fromDay: null, toDay: null }
  const options = { limit: 1, offset: 0, sort: 'relevance', filters, facets: [] } as const
  return (await over.search({ query, ...options })).suggestion
}

describe('characters that keep together', () => {
  it('are what pinyin is completed to, before characters that meet by chance', async () => {
    const texts = (await engine.suggest('meixi', 8)).map(({ text }) => text)
    expect(texts[0]).toBe('梅西')
  })

  it.each([
    ['a name by its sound', 'meixi', '梅西'],
    ['a name with a character of the same sound', '梅析', '梅西'],
    ['one wrong character, twice', '冰敦敦', '冰墩墩'],
  ])('are proposed for %s', async (_, typed, meant) => {
    expect(await suggestionFor(typed)).toBe(meant)
  })

  it.each([
    ['the end of a word and the start of another', '睡票'],
    ['the same by their sound', 'shuipiao'],
    ['another word for a number', '三人份'],
  ])('are not %s', async (_, typed) => {
    expect(await suggestionFor(typed)).toBeNull()
  })
})

describe('what is typed on purpose', () => {
  const titles = [
    '百年世纪回眸',
    '跨年世纪之交',
    '年世纪',
    '范例选编',
    '教学范例',
    '工作范例',
    '写作范例',
  ]
  const documents = titles.map((title, i) => ({ id: `${i}`, title, text: '' }))
  // More characters than are in use, and neither 蠡 nor 廿.
  const characters = Array.from({ length: 5000 }, (_, i) => String.fromCodePoint(0x4e00 + i))
    .filter((each) => each !== '廿')
    .join('。')
  const dictionary = { id: 'all', title: '字表', text: characters }

  it('is a numeral', async () => {
    expect(await suggestionFor('廿世纪', await createEngineOf(documents))).toBeNull()
  })

  it('is a character that a corpus of many characters does not have', async () => {
    expect(await suggestionFor('范蠡', await createEngineOf(documents))).toBe('范例')
    expect(await suggestionFor('范蠡', await createEngineOf([...documents, dictionary]))).toBeNull()
    expect(await suggestionFor('范力', await createEngineOf([...documents, dictionary]))).toBe(
      '范例',
    )
  })
})

describe('initials', () => {
  it('are those of a name that one document has, before common characters by chance', async () => {
    const [firsts, middles, lasts] = ['在中这最', '全前期去', '网位为我外完温问晚忘'] as const
    const pairs = Array.from(middles).flatMap((middle) => [
      ...Array.from(firsts, (first) => first + middle),
      ...Array.from(lasts, (last) => middle + last),
    ])
    const apart = Array<string>(100).fill([...(firsts + middles + lasts)].join('，'))
    const texts = ['郑钦文夺冠', ...apart, ...pairs, ...pairs]
    const named = await createEngineOf(texts.map((title, i) => ({ id: `${i}`, title, text: '' })))
    expect((await named.suggest('zqw', 8)).map(({ text }) => text)).toContain('郑钦文')
  })
})

describe('a function word at the end', () => {
  it.each([
    ['王者荣要', '王者荣耀'],
    ['狂犬并', '狂犬病'],
  ])('may be a slip: %s', async (typed, meant) => {
    const own = ['王者荣耀赛季', '王者荣耀上分', '狂犬病疫苗', '狂犬病免疫球蛋白']
    const others = generateDocuments(60).map(({ id, title, body }) => ({ id, title, text: body }))
    const over = await createEngineOf([
      ...others,
      ...own.map((title, i) => ({ id: `own-${i}`, title, text: '' })),
    ])
    expect(await suggestionFor(typed, over)).toBe(meant)
  })
})
