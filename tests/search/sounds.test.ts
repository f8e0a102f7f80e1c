/** What sounds propose over the seed page, and over a few documents of their own. */

import fc from 'fast-check'
import { pinyin } from 'pinyin-pro'
import { beforeAll, describe, expect, it } from 'vitest'

import type { SearchEngine } from '../../src/search/engine.ts'
import { createSearchEngine } from '../../src/search/engine.ts'
import { openSeed, search, type Corpus } from '../support/core-seed.ts'
import { createEngineOf } from '../support/seed-engine.ts'

/** What completes a typed text over articles without titles. */
function completionsOver(bodies: readonly string[]): (typed: string) => Promise<string[]> {
  let engine: SearchEngine
  beforeAll(async () => {
    engine = await createEngineOf(bodies.map((text, i) => ({ id: `${i}`, title: '', text })))
  })
  return async (typed) => (await engine.suggest(typed, 8)).map(({ text }) => text)
}

const ALL = {
  limit: 10,
  offset: 0,
  sort: 'relevance',
  filters: { facets: [], fromDay: null, toDay: null },
  facets: [],
} as const

let seed: Corpus

beforeAll(async () => {
  seed = await openSeed()
})

const suggestionFor = async (query: string): Promise<string | null> =>
  (await search(seed, query)).suggestion

describe('a better spelling', () => {
  it.each([
    ['pinyin', 'yiliaohuzhu', '医疗互助'],
    ['pinyin in capitals, with an accent on nothing', 'YiLiaoHuZhu', '医疗互助'],
    ['pinyin with blanks', 'yi liao hu zhu', '医疗互助'],
    ['pinyin with apostrophes', "yi'liao'hu’zhu", '医疗互助'],
    ['pinyin with numbers of tones', 'yi1liao2hu4zhu4', '医疗互助'],
    ['those with blanks', 'yi1 liao2 hu4 zhu4', '医疗互助'],
    ['pinyin with two letters the wrong way round', 'yilaiohuzhu', '医疗互助'],
    ['pinyin with a letter left out', 'yiliohuzhu', '医疗互助'],
    ['pinyin with a letter too many', 'yiliaohuuzhu', '医疗互助'],
    ['pinyin of two words that stand apart', 'foshan yiliao', '佛山 医疗'],
    ['characters and pinyin', '医疗huzhu', '医疗互助'],
    ['pinyin of a name', 'caiqi', '蔡琪'],
    ['a character of the same sound', '医疗护助', '医疗互助'],
    ['one at the end', '工会组见', '工会组建'],
    ['one at the start', '工慧组建', '工会组建'],
    ['one of two characters', '蔡其', '蔡琪'],
    ['one that makes a word of another corpus', '总公会', '总工会'],
    ['a sound that the south takes for another', '佛三市', '佛山市'],
    ['beside a word that is right', '佛山 医疗护助', '佛山 医疗互助'],
    ['in full-width letters', 'ｙｉｌｉａｏ', '医疗'],
  ])('is offered for %s', async (_, typed, meant) => {
    expect(await suggestionFor(typed)).toBe(meant)
  })

  it.each([
    ['wuxianyijin', '五险一金'],
    ['欧阳卫宏', '欧阳卫红'],
    ['公基金', '公积金'],
    ['住房公基金', '住房公积金'],
  ])('is what stands in one piece, though its characters seldom do: %s', async (typed, meant) => {
    const others = Array.from({ length: 400 }, (_, i) =>
      i < 30 ? '五月保险一次资金，卫生红军' : '春风夏雨',
    )
    const texts = ['缴纳五险一金', '欧阳卫红等人', '住房公积金', '基金', ...others]
    const lines = texts.map((text, i) => ({ id: `${i}`, title: '题', text }))
    const engine = await createEngineOf(lines)
    expect((await search({ ...seed, engine }, typed)).suggestion).toBe(meant)
  })

  it.each([
    ['工商认定', '工伤认定'],
    ['公会经费', '工会经费'],
    ['工商保险条例', '工伤保险条例'],
  ])('is what stands in one piece, though the slip makes a word: %s', async (typed, meant) => {
    const texts = ['工伤认定的期限', '拨缴工会经费', '工伤保险条例', '工商登记', '商会和公会']
    const lines = texts.map((text, i) => ({ id: `${i}`, title: '题', text }))
    const engine = await createEngineOf(lines)
    expect((await search({ ...seed, engine }, typed)).suggestion).toBe(meant)
    // Neither in two places, nor where nothing of that sound stands in one piece.
    for (const other of ['公会登记', '商会认定'])
      expect((await search({ ...seed, engine }, other)).suggestion).toBeNull()
  })

  it('keeps what was right as it was typed', async () => {
    expect(await suggestionFor('醫療护助')).toBe('醫療互助')
  })

  it.each([
    ['what is found', '医疗互助'],
    ['nothing', ''],
    ['a character', '龘'],
    ['words that are all known', '佛山 植树'],
    ['a word that no syllables make', 'hello world'],
    ['letters of one syllable', 'shi'],
    ['pinyin with two slips', 'yilaiohzuhu'],
    ['pinyin of two characters with a slip', 'gnoghui'],
    ['the same beside what is found', 'yilaiohuzhu 佛山'],
    ['what the corpus has no sound of', 'liangzijisuanji'],
    [
      'a long sentence',
      '我想知道怎么样才能申请加入工会并且享受医疗互助保障计划以及困难职工帮扶的各项政策',
    ],
    ['punctuation', '，。！'],
    ['a lone quote', '"'],
  ])('is not offered for %s', async (_, typed) => {
    expect(await suggestionFor(typed)).toBeNull()
  })

  it('has all of the query in the corpus, whatever is typed', async () => {
    const typed = fc.oneof(
      fc.array(fc.constantFrom(...'工会医疗护祝组见佛三珊互助职公建蔡其的了在'), {
        minLength: 2,
        maxLength: 6,
      }),
      fc.array(
        fc.constantFrom('yi', 'liao', 'hu', 'zhu', 'gong', 'hui', 'zh', 'g', ' ', "'", '工'),
        {
          minLength: 2,
          maxLength: 6,
        },
      ),
    )
    await fc.assert(
      fc.asyncProperty(typed, async (parts) => {
        const query = parts.join('')
        const suggestion = await suggestionFor(query)
        if (suggestion === null) return
        const { match, total } = await search(seed, suggestion)
        expect([suggestion, match, total > 0]).toEqual([suggestion, 'all', true])
        expect(suggestion).not.toBe(query)
      }),
      { numRuns: 150 },
    )
  })

  it('is found for the sound of any three characters of the corpus', async () => {
    const runs = seed.documents.flatMap(({ body }) => body.match(/\p{Script=Han}{3}/gu) ?? [])
    const missed: string[] = []
    for (const run of runs.filter((_, i) => i % 5 === 0)) {
      const sound = pinyin(run, { toneType: 'none', type: 'array', v: true })
      const meant = await suggestionFor(sound.join("'"))
      const heard = meant === null ? [] : [...meant].map((each) => readingsOf(each))
      const fits =
        heard.length === sound.length && heard.every((each, i) => each.includes(sound[i] ?? ''))
      if (!fits) missed.push(`${run} ${sound.join(' ')} ${meant}`)
    }
    expect(missed).toEqual([])
  })

  it('is none where an index was deployed without sounds', async () => {
    const blocks = { ...seed.blocks, readings: () => Promise.resolve(null) }
    const engine = createSearchEngine(seed.reader, blocks)
    const { suggestion } = await search({ ...seed, engine }, '医疗护助')
    expect(suggestion).toBeNull()
    expect(await engine.suggest('yiliao', 8)).toEqual([])
  })
})

function readingsOf(character: string): string[] {
  return pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true })
}

describe('a better spelling over a corpus of its own', () => {
  const TEXTS = [
    '有的国家下雪',
    '零时降温',
    ...['零件', '零钱', '零售', '归零', '零点'].map((word) => `买${word}，按时发货`),
    '小湖镇在山北',
    ...['小米', '小学', '小河', '小楼', '小鸟', '大小'].map((word) => `${word}在河边`),
    '东罗马又叫拜占庭',
    '订做制服包括尺寸，支付表',
    ...['张桂梅办学', '跳广场舞', '舞台在广场上', '场面热闹，舞蹈好看'],
    // Each stands elsewhere, too.
    ...['桂花', '桂林', '桂圆', '丹桂', '金桂', '桂枝', '桂冠', '桂树', '月桂', '桂皮', '桂香'],
    ...['梅花', '梅雨', '杨梅', '腊梅', '话梅', '酸梅', '梅子', '乌梅', '红梅', '梅林', '梅山'],
    ...['张开', '紧张', '纸张', '夸张', '主张', '张口', '开张', '张贴', '张望', '扩张', '张力'],
    ...['跳舞', '舞会', '舞剑', '飞舞', '舞步', '舞姿', '鼓舞', '舞曲', '街舞', '歌舞', '舞弊'],
    ...['现场', '场地', '市场', '场合', '立场', '农场', '操场', '场次', '入场', '商场', '球场'],
    ...['书包', '包子', '面包', '钱包', '包装', '背包', '包裹', '红包', '包厢', '包工', '包车'],
    ...['衣服', '服务', '服从', '舒服', '服药', '礼服', '服饰', '佩服', '校服', '服役', '服装'],
    '印第安纳大学的学生',
    '印第安那大学是旧名',
    // What sounds so stands side by side only two by two, or apart.
    ...['演剧', '演剧', '剧集', '剧及', '剧级', '剧计', '剧机', '剧鸡', '剧基', '剧记', '剧急'],
    '客家盐焗鸡，制作不易',
    ...['制作', '制作', '形式', '形式', '表演', '表演', '形式多样，表演精彩'],
    ...['形式表格', '形势表格', '行驶表格', '行使表决', '刑事表格', '醒狮表演'],
  ]
  let engine: SearchEngine

  beforeAll(async () => {
    const others = Array.from({ length: 100 }, () => '春风夏雨')
    const lines = [...TEXTS, ...others].map((text, i) => ({ id: `${i}`, title: '题', text }))
    engine = await createEngineOf(lines)
  })

  const spelling = async (query: string): Promise<string | null> =>
    (await search({ ...seed, engine }, query)).suggestion

  it.each([
    ['a function word beside a character', 'deguo'],
    ['a word of one document', '零食'],
    ['what seldom stands beside what was typed', '小虎'],
    ['the end of a word', '占亭'],
    ['the start of a word after another', 'zhifubao'],
    ['a word and a character for a slip that may be none', 'zhifubio'],
  ])('is not %s', async (_, typed) => {
    expect(await spelling(typed)).toBeNull()
  })

  it.each([
    ['what stands, though much that does not is likelier', 'yanjuji', '盐焗鸡'],
    ['that beside another word', 'yanjuji zhizuo', '盐焗鸡 制作'],
    ['a name whose characters seldom stand together', 'zhangguimei', '张桂梅'],
    ['that for one that sounds so', '张贵梅', '张桂梅'],
    ['a new word', 'guangchangwu', '广场舞'],
    ['what stands in one piece before likelier words apart', 'xingshi biaoyan', '醒狮表演'],
  ])('is %s', async (_, typed, meant) => {
    expect(await spelling(typed)).toBe(meant)
  })

  it('changes no more than it must', async () => {
    expect(await spelling('印弟安纳大学')).toBe('印第安纳大学')
  })
})

describe('suggestions by sound', () => {
  it.each([
    ['a word', 'yiliao', '医疗'],
    ['half a syllable', 'yil', '医疗'],
    ['a syllable', 'gong', '工会'],
    ['words of which the last is half typed', 'yiliaohuz', '医疗互助'],
    ['a text that ends within a word', '医疗hu', '医疗互助'],
    ['initials', 'ylhz', '医疗互助'],
    ['initials, z for zh', 'zgh', '总工会'],
    ['as an input method shows it', 'yi liao hu', '医疗互助'],
  ])('complete %s', async (_, typed, meant) => {
    const [first] = await seed.engine.suggest(typed, 8)
    expect(first).toMatchObject({ kind: 'term', text: meant })
    const [range] = first?.ranges ?? []
    expect(range?.[0]).toBe(0)
    expect(range?.[1]).toBeGreaterThan(0)
  })

  it('are words whose characters begin so, before texts of several words', async () => {
    const texts = ['水浒传的故事', '十字街', '山楂树', '山楂糕', '十字路口', '手抓饼']
    const engine = await createEngineOf(texts.map((text, i) => ({ id: `${i}`, title: '', text })))
    const [first] = await engine.suggest('shz', 8)
    expect(first).toMatchObject({ kind: 'term', text: '水浒传', ranges: [[0, 3]] })
    expect(await engine.suggest('shz', 1)).toEqual([first])
  })

  it.each([
    ['aqsc', '安全生产'],
    ['etby', '儿童保育'],
    ['ozz', '欧洲站'],
  ])('are what %s begins, a vowel as well', async (typed, meant) => {
    const texts = ['安全生产月', '安全帽', '儿童保育员', '欧洲站比赛']
    const engine = await createEngineOf(texts.map((text, i) => ({ id: `${i}`, title: '', text })))
    expect((await engine.suggest(typed, 8))[0]?.text).toContain(meant)
  })

  it('are what sounds so before words whose characters begin so', async () => {
    const texts = ['哈尔滨的冬天', '和本地的人', '合并两个部门', '哈尔滨']
    const engine = await createEngineOf(texts.map((text, i) => ({ id: `${i}`, title: '', text })))
    const found = (await engine.suggest('heb', 8)).map(({ text }) => text)
    expect(found[0]).toBe('合并')
    expect(found).toContain('哈尔滨')
    expect((await engine.suggest('han', 8)).map(({ text }) => text)).not.toContain('哈尔滨')
  })

  it('are what was typed in full beside what may be still to come', async () => {
    const texts = ['网球名将辛纳', ...Array.from({ length: 8 }, (_, i) => `新能源汽车性能${i}`)]
    const engine = await createEngineOf(texts.map((text, i) => ({ id: `${i}`, title: '', text })))
    expect((await engine.suggest('xinna', 8)).map(({ text }) => text)).toContain('辛纳')
  })

  it('show titles too', async () => {
    const titles = (await seed.engine.suggest('yiliao', 8)).filter(({ kind }) => kind === 'title')
    expect(titles).toMatchObject([{ text: '佛山万名职工获赠免费医疗互助保障', ranges: [[10, 12]] }])
  })

  it.each(['y', 'qqqq', 'hello', 'yiliao3', 'yi1liao22', 'zzzzzzzzzzzz'])(
    'are none for %s',
    async (typed) => {
      expect(await seed.engine.suggest(typed, 8)).toEqual([])
    },
  )

  it('are as many as were asked for, each once, and lead to something', async () => {
    for (const typed of ['gonghui', 'gong', 'zgh', 'fs', 'shi', 'yil', 'jianshe'])
      for (const limit of [1, 2, 5, 20]) {
        const suggestions = await seed.engine.suggest(typed, limit)
        expect(suggestions.length).toBeLessThanOrEqual(limit)
        expect(new Set(suggestions.map(({ kind, text }) => kind + text)).size).toBe(
          suggestions.length,
        )
        for (const { text } of suggestions) expect((await search(seed, text)).match).toBe('all')
      }
  })
})

describe('a corpus with Latin words', () => {
  let engine: SearchEngine

  beforeAll(async () => {
    engine = await createEngineOf([
      {
        id: 'a',
        title: '关于 Gongan 系统',
        text: '公安系统使用 wan 口接入，公安机关负责居住登记。',
      },
      { id: 'b', title: '外卖骑手', text: '银行为外卖骑手提供服务，绿色出行。周恩来 Lai 参观。' },
    ])
  })

  const spelling = async (query: string): Promise<string | null> =>
    (await engine.search({ ...ALL, query })).suggestion

  it('suggests what is written before what is meant by its sound', async () => {
    const texts = (await engine.suggest('gong', 8)).map(({ text }) => text)
    expect(texts.slice(0, 2)).toEqual(['Gongan', '关于 Gongan 系统'])
    expect(texts).toContain('公安')
  })

  it('takes a word that it has for what it is', async () => {
    expect(await spelling('gongan')).toBeNull()
  })

  it.each([
    ['another reading of a character', 'yinhang', '银行'],
    ['v for ü', 'lvse', '绿色'],
    ['ü', 'lüse', '绿色'],
    ['v for ü where u is written', 'jvzhu', '居住'],
    ['a syllable that is a word by itself, among others', 'zhou en lai', '周恩来'],
  ])('knows %s', async (_, typed, meant) => {
    expect(await spelling(typed)).toBe(meant)
  })
})

describe('a slip in a query without blanks', () => {
  let engine: SearchEngine
  beforeAll(async () => {
    const bodies = [
      '年轻人也会得高血压，高血压要早查。',
      '清远投放了共享单车，共享单车有序停放。',
      '职工退休后，公积金可以提取，退休手续简便。',
      '华南师范，分红转化为股本，转化为资本。',
      '老年人的高血压。',
    ]
    engine = await createEngineOf(bodies.map((text, i) => ({ id: `${i}`, title: '', text })))
  })

  it.each([
    ['高血压年青人', '高血压年轻人'],
    ['年青人高血压', '年轻人高血压'],
    ['公积金退袖', '公积金退休'],
    ['清远共享丹车', '清远共享单车'],
  ])('is found beside other words: %s', async (query, meant) => {
    const { suggestion } = await search({ engine }, query)
    expect(suggestion).toBe(meant)
    expect((await search({ engine }, meant)).match).toBe('all')
  })

  it.each(['高血压怎么年青', '分红的华为', '高血压', '高血压退'])('is not in %s', async (query) => {
    expect((await search({ engine }, query)).suggestion).toBeNull()
  })
})

describe('suggestions by sound of whole words', () => {
  const BODIES = [
    '劳务报酬须缴税。',
    '布洛芬缓释胶囊。',
    '布洛芬混悬液。',
    '迪玛希娜举办演唱会。',
    '歌手迪玛希娜唱歌。',
    '周杰伦的歌。',
    '周杰伦演唱会，气温骤降。',
  ]
  const texts = completionsOver(BODIES)

  it.each([
    ['half a word', 'buluo', '布洛芬', '布洛'],
    ['half a name that no dictionary has', 'dimaxi', '迪玛希娜', '迪玛希'],
    ['half a syllable', 'zhouj', '周杰伦', '周杰'],
    ['two syllables of three', 'zhoujie', '周杰伦', '周杰'],
  ])('complete %s', async (_, typed, whole, piece) => {
    expect(await texts(typed)).toContain(whole)
    expect(await texts(typed)).not.toContain(piece)
  })

  it('do not start inside of a word', async () => {
    expect(await texts('wbc')).toEqual([])
    expect(await texts('lwbc')).toContain('劳务报酬')
  })
})

describe('suggestions by sound of what stands by itself', () => {
  const LINES = [
    ['静夜思', '床前明月光，思乡之诗。'],
    ['《静夜思》赏析', '李白的名篇。'],
    ['唐诗', '静夜思与春晓。'],
    ['勾股定理', '勾股数有三个。'],
    ['逆定理', '勾股定理的逆定理。'],
    ['一', '医疗保险办法，得到保护。'],
    ['二', '医疗保险待遇。'],
    ...['三', '四', '五'].map((title) => [title, '思乡，保护，股数。']),
  ]
  let engine: SearchEngine

  beforeAll(async () => {
    engine = await createEngineOf(
      LINES.map(([title = '', text = ''], i) => ({ id: `${i}`, title, text })),
    )
  })

  it.each([
    ['a title, and nothing after it', 'jingyesi', '静夜思'],
    ['a word before what few texts say', 'gougu', '勾股定理'],
    ['a word that most texts go on with', 'yiliaob', '医疗保险'],
  ])('have first %s', async (_, typed, text) => {
    const [first] = await engine.suggest(typed, 8)
    expect(first?.text).toBe(text)
  })
})

describe('suggestions by sound of a corpus of long texts', () => {
  // They hold the pairs of 三闾大家, 第三闾 and 对方鸿 by chance.
  const REST = '大家都说，第三个人，对方和地方都知道。'
  const BODIES = [
    `三闾大学的校长，曹元朗先生。${REST}`,
    `他往三闾大学去，见曹元朗，方鸿渐说。${REST}`,
    `三闾大学里，方鸿渐在读书。${REST}`,
    `三闾大学，曹元朗写诗，方鸿渐走了。${REST}`,
    `方鸿渐来了，曹元朗坐着。${REST}`,
    '泛红的脸。',
  ]
  const texts = completionsOver(BODIES)

  it.each([
    ['sanlvda', '三闾大学'],
    ['caoyuan', '曹元朗'],
    ['fanghong', '方鸿渐'],
  ])('complete %s to %s', async (typed, whole) => {
    expect((await texts(typed))[0]).toBe(whole)
  })

  it.each([['sanlvda', '三闾大家']])('do not complete %s to %s', async (typed, other) => {
    expect(await texts(typed)).not.toContain(other)
  })
})

describe('what straddles two words', () => {
  it('is not offered for its sound, however rare the first of them', async () => {
    const texts = ['选手注意', '歌手唱歌', '歌手来了', '对手很强', '对手来了', '关注']
    const engine = await createEngineOf(texts.map((text, i) => ({ id: `${i}`, title: '', text })))
    const offered = await engine.suggest('shouzhu', 8)
    expect(offered.map(({ text }) => text)).not.toContain('手注')
  })
})

describe('a better spelling whose characters stand apart', () => {
  const texts = [
    '阿拉伯人说拉克丝号的李克斯船长走了。阿拉、拉克和克斯是三个名字。',
    '所有时候都有时间表。所有的人、有时、时间。',
  ]
  const inOnePiece = ['阿拉克斯是一条河。', '所有时间都有时间表。']

  it.each([
    ['alakesi', '阿拉克斯'],
    ['suoyoushijian', '所有时间'],
  ])('is none for %s', async (typed, meant) => {
    const suggestionOver = async (bodies: readonly string[]): Promise<string | null> => {
      const engine = await createEngineOf(
        bodies.map((text, i) => ({ id: `${i}`, title: '', text })),
      )
      return (await engine.search({ ...ALL, query: typed })).suggestion
    }
    expect(await suggestionOver(texts)).toBeNull()
    expect(await suggestionOver([...texts, ...inOnePiece])).toBe(meant)
  })
})
