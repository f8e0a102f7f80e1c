import { describe, expect, it } from 'vitest'

import { inverseDocumentFrequency } from '../../src/search/rank/scored-lists.ts'
import { joinedWord } from '../../src/search/forms/spacing.ts'
import { bracketed, document, openDocuments, search } from '../support/core-seed.ts'
import { named } from '../support/core-text.ts'

const FILLER = '春风夏雨秋霜冬雪日月星辰山川草木'

interface Case {
  readonly titles: readonly string[]
  readonly query: string
  /** Titles with what is marked in brackets, best first. */
  readonly found: readonly string[]
}

async function expectFound({ titles, query, found }: Case): Promise<void> {
  const corpus = await openDocuments(
    titles.map((title, i) => document({ id: `d${i}`, title, body: FILLER })),
  )
  const { hits, match } = await search(corpus, query)
  expect(hits.map(({ title }) => bracketed(title))).toEqual(found)
  expect(match).toBe('all')
}

describe('letters and digits with a blank between and without', () => {
  const CASES = named([
    {
      name: 'two words find the one word, before a document that has them apart',
      titles: ['折叠屏iPhone定价或超15000元', '消息称iPhone15要改名'],
      query: 'iPhone 15',
      found: ['消息称[iPhone15]要改名', '折叠屏[iPhone]定价或超[15]000元'],
    },
    {
      name: 'a document that has them as typed comes first',
      titles: ['消息称iPhone15要改名', 'iPhone 15 Pro的操作按钮'],
      query: 'iPhone 15',
      found: ['[iPhone 15] Pro的操作按钮', '消息称[iPhone15]要改名'],
    },
    {
      name: 'one word finds the two',
      titles: ['iPhone 15 Pro的操作按钮', '安卓手机的操作按钮'],
      query: 'iphone15',
      found: ['[iPhone 15] Pro的操作按钮'],
    },
    {
      name: 'digits before letters',
      titles: ['5 G基站进村', '光纤进村'],
      query: '5G',
      found: ['[5 G]基站进村'],
    },
    {
      name: 'a decimal number before letters',
      titles: ['2.5 G网口的路由器', '光纤的路由器'],
      query: '2.5G',
      found: ['[2.5 G]网口的路由器'],
    },
    {
      name: 'in full width',
      titles: ['消息称ｉＰｈｏｎｅ１５要改名', '安卓手机要改名'],
      query: 'ｉｐｈｏｎｅ　１５',
      found: ['消息称[ｉＰｈｏｎｅ１５]要改名'],
    },
    {
      name: 'the one word may go on with letters, beside other words',
      titles: ['苹果追加iPhone15Pro订单', '苹果追加平板电脑订单'],
      query: '苹果 iPhone 15 订单',
      found: ['[苹果]追加[iPhone15]Pro[订单]'],
    },
    {
      name: 'a phrase stays exact',
      titles: ['消息称iPhone15要改名', 'iPhone 15 Pro的操作按钮'],
      query: '"iPhone 15"',
      found: ['[iPhone 15] Pro的操作按钮'],
    },
  ])
  it.each(CASES)('$name', expectFound)

  it('comes before a document that only has a longer number', async () => {
    const corpus = await openDocuments([
      document({ id: 'longer', title: 'USB接口', body: 'USB机箱，4500元。' }),
      document({ id: 'in one', body: `USB4线材。${FILLER.repeat(20)}` }),
    ])
    const { hits } = await search(corpus, 'usb 4')
    expect(hits.map(({ id }) => id)).toEqual(['in one', 'longer'])
  })

  it('counts for less where the digits go on', async () => {
    const corpus = await openDocuments(
      ['iPhone12的消息', 'iPhone1的消息'].map((title, i) =>
        document({ id: `d${i}`, title, body: FILLER }),
      ),
    )
    const { hits } = await search(corpus, 'iPhone 1')
    expect(hits.map(({ id }) => id)).toEqual(['d1', 'd0'])
  })
})

describe('names and numbers with signs', () => {
  const CASES = named([
    {
      name: 'a word finds the name with a sign',
      titles: ['家里Wi-Fi信号差怎么办', '家里电视信号差怎么办'],
      query: 'wifi',
      found: ['家里[Wi-Fi]信号差怎么办'],
    },
    {
      name: 'the name with a sign finds the word',
      titles: ['路由器与WiFi', '家里电视信号差怎么办'],
      query: 'wi-fi',
      found: ['路由器与[WiFi]'],
    },
    {
      name: 'a blank stands for a sign',
      titles: ['Node.js的流', '用JS写的程序'],
      query: 'node js',
      found: ['[Node.js]的流'],
    },
    {
      name: 'two words find the one',
      titles: ['把代码放到GitHub', '把代码放到别处'],
      query: 'git hub',
      found: ['把代码放到[GitHub]'],
    },
    {
      name: 'a word that no text has finds the two',
      titles: ['把代码放到Git Hub', '把代码放到别处'],
      query: 'github',
      found: ['把代码放到[Git Hub]'],
    },
    {
      name: 'a part of a name finds it',
      titles: ['GPT-4o上手', 'GPT-3上手'],
      query: 'gpt4',
      found: ['[GPT-4]o上手'],
    },
    {
      name: 'a plate is found without its dot',
      titles: ['车牌粤A·12345', '粤B的车，12345热线'],
      query: '粤A12345',
      found: ['车牌粤[A·12345]'],
    },
    {
      name: 'a plate is found with a dot that is not there',
      titles: ['车牌粤A12345', '粤B的车，12345热线'],
      query: '粤A·12345',
      found: ['车牌[粤A12345]'],
    },
    {
      name: 'a part of a plate finds it',
      titles: ['车牌粤A·12345', '粤B的车，12345热线'],
      query: 'a12345',
      found: ['车牌粤[A·12345]'],
    },
    {
      name: 'letters of a name are not any letters',
      titles: ['H&M关店', 'Python与iPhone的HTML', 'M80与H20'],
      query: 'H&M',
      found: ['[H&M]关店'],
    },
    {
      name: 'keys',
      titles: ['按Ctrl+F查找', '按Ctrl+Shift+T恢复'],
      query: 'Ctrl+F',
      found: ['按[Ctrl+F]查找'],
    },
    {
      name: 'a sign tells a name from another',
      titles: ['C语言的指针', 'C++的模板', 'C#的异步', '最高35℃'],
      query: 'c++',
      found: ['[C++]的模板'],
    },
    {
      name: 'a letter is marked where it is a word, and else within words',
      titles: ['C语言async', 'async'],
      query: 'C',
      found: ['[C]语言async', 'asyn[c]'],
    },
    {
      name: 'a part of a number',
      titles: ['加1/4个柠檬', '加14个柠檬，1碗水，4个蛋'],
      query: '1/4个',
      found: ['加[1/4个]柠檬'],
    },
    {
      name: 'a part of a number that is quoted',
      titles: ['加1/4个柠檬', '加14个柠檬，1碗水，4个蛋'],
      query: '"1/4"',
      found: ['加[1/4]个柠檬'],
    },
    {
      name: 'a ratio that is quoted, and no range',
      titles: ['按1:1混合', '每1-1.5份'],
      query: '"1:1"',
      found: ['按[1:1]混合'],
    },
    {
      name: 'a range in another spelling',
      titles: ['煮3~5分钟', '煮35分钟，放3勺盐，5勺油'],
      query: '3-5分钟',
      found: ['煮[3~5分钟]'],
    },
    {
      name: 'a day with a dot that is typed without',
      titles: ['3·15晚会曝光', '3月15人参加晚会', '晚会共3.15万人'],
      query: '315晚会',
      found: ['[3·15晚会]曝光'],
    },
    {
      name: 'a day with a dot that is typed with a point',
      titles: ['12·5国际志愿者日', '1·25事故'],
      query: '12.5',
      found: ['[12·5]国际志愿者日'],
    },
    {
      name: 'numbers before a unit in letters',
      titles: ['血压140/90mmHg以下', '血压130/90mmHg，140人', '编号14/090mmHg'],
      query: '140/90',
      found: ['血压[140/90]mmHg以下'],
    },
    {
      name: 'a range before a unit in letters, beside characters',
      titles: ['每包2.5~10kg', '每包25~10kg，2.5元，10kg'],
      query: '每包2.5-10',
      found: ['[每包2.5~10]kg'],
    },
    {
      name: 'a version with v',
      titles: ['发布6.6.2', '发布16.6.2与6.6.21'],
      query: 'v6.6.2',
      found: ['发布[6.6.2]'],
    },
    {
      name: 'a version without v',
      titles: ['版本的说明：v6.6.2，日志', '版本的说明：v6.6.21，日志'],
      query: '版本6.6.2日志',
      found: ['[版本]的说明：[v6.6.2]，[日志]'],
    },
    {
      name: 'a whole number is no version',
      titles: ['引擎里的8', '引擎里的V8'],
      query: '引擎 8 里',
      found: ['[引擎里]的[8]'],
    },
    {
      name: 'three words find the one',
      titles: ['getUserName的返回', 'get与user与name'],
      query: 'get user name',
      found: ['[get]与[user]与[name]', '[getUserName]的返回'],
    },
    {
      name: 'what stands at a sign is whole there',
      titles: ['列在iOS/Android里', '列在iOS与preAndroid里'],
      query: 'ios/android',
      found: ['列在[iOS/Android]里'],
    },
    {
      name: 'short words beside others are words',
      titles: ['报错undefined is not a function', 'undefined的list与notable的functional'],
      query: 'undefined is not a function',
      found: ['报错[undefined] [is] [not] [a] [function]'],
    },
    {
      name: 'the last word may be half typed',
      titles: ['报错undefined is not a function', '报错null'],
      query: 'undefined is not a fu',
      found: ['报错[undefined] [is] [not] [a] [fu]nction'],
    },
    {
      name: 'a part of two words is found beside short words too',
      titles: ['看page count的数', '看page e c的数'],
      query: 'e c',
      found: ['看page [e] [c]的数', '看page [c]ount的数'],
    },
    {
      name: 'a number beside words is no part of one',
      titles: ['放3勺生抽', '放300克盐，用勺加生抽'],
      query: '3 勺 生抽',
      found: ['放[3勺生抽]'],
    },
    {
      name: 'an option of a command is no exclusion',
      titles: ['慎用git push --force', 'git commit'],
      query: 'git push --force',
      found: ['慎用[git] [push] --[force]'],
    },
  ])
  it.each(CASES)('$name', expectFound)

  it('gives some of it where no document has it', async () => {
    const corpus = await openDocuments([document({ id: 'd', title: '4个蛋，1碗水', body: FILLER })])
    expect((await search(corpus, '1/4个')).match).toBe('some')
    expect(await search(corpus, '4:1')).toMatchObject({ match: 'some', total: 1 })
  })

  it('finds a phrase of numbers among more documents than are read', async () => {
    const corpus = await openDocuments(
      Array.from({ length: 200 }, (_, i) =>
        document({
          id: `d${i}`,
          title: i === 150 ? '加1/4个柠檬' : `加1个柠檬，${i}，4勺盐`,
          body: '',
        }),
      ),
    )
    const { hits, total } = await search(corpus, '"1/4"')
    expect([total, hits[0]?.id]).toEqual([1, 'd150'])
  })
})

describe('a word that texts write in several', () => {
  const CASES = named([
    {
      name: 'of three parts',
      titles: ['iPhone 15 Pro的操作按钮', 'iPhone 15与Pro的操作按钮'],
      query: 'iphone15pro',
      found: ['[iPhone 15 Pro]的操作按钮'],
    },
    {
      name: 'of four parts',
      titles: ['iPhone 15 Pro Max的壳', 'iPhone 15 Pro的壳'],
      query: 'iphone15promax',
      found: ['[iPhone 15 Pro Max]的壳'],
    },
    {
      name: 'some of them in one',
      titles: ['RTX4080 Super评测', 'RTX4080评测'],
      query: 'rtx4080super',
      found: ['[RTX4080 Super]评测'],
    },
    {
      name: 'some of them with a sign',
      titles: ['Wi-Fi 6路由器', 'Wi-Fi 7路由器6台'],
      query: 'wifi6',
      found: ['[Wi-Fi 6]路由器'],
    },
    {
      name: 'words of letters before a number',
      titles: ['Air Force 1尺码', 'Air Max 1尺码'],
      query: 'airforce1',
      found: ['[Air Force 1]尺码'],
    },
    {
      name: 'a letter as the last one',
      titles: ['Model Y落地价', 'Model 3落地价'],
      query: 'modely',
      found: ['[Model Y]落地价'],
    },
    {
      name: 'beside characters',
      titles: ['华为Mate 60 Pro开售', '华为Mate 60开售'],
      query: '华为mate60pro',
      found: ['[华为Mate 60 Pro]开售'],
    },
    {
      name: 'the last of which is half typed',
      titles: ['iPhone 15 Pro的操作按钮', 'iPhone 15 Plus的操作按钮'],
      query: 'iphone15pr',
      found: ['[iPhone 15 Pr]o的操作按钮'],
    },
    {
      name: 'but for one of letters that some text has',
      titles: ['Model Y落地价', '读作modely'],
      query: 'modely',
      found: ['读作[modely]'],
    },
  ])
  it.each(CASES)('$name', expectFound)

  it('is in no text that has its parts elsewhere', async () => {
    const corpus = await openDocuments([
      document({ id: 'd', title: 'Pro与iPhone，15', body: FILLER }),
    ])
    expect((await search(corpus, 'iphone15pro')).total).toBe(0)
  })
})

describe('a name in two spellings', () => {
  it('is as rare in either as both of them together', async () => {
    const others = Array.from({ length: 8 }, (_, i) => document({ id: `${i}`, body: 'debmake' }))
    const corpus = await openDocuments([...others, document({ id: 'both', body: 'deb-make' })])
    const { explanation } = await search(corpus, 'debmake', { explain: true })
    const rarity = explanation?.terms.find(({ term }) => term === '+debmake')?.idf
    expect(rarity).toBeCloseTo(inverseDocumentFrequency(9, 9))
  })
})

describe('the number of a model that letters stand before', () => {
  const CASES = named([
    {
      name: 'is found after a character',
      titles: ['南航CZ3109航班', '南航CZ3101航班'],
      query: '南航3101',
      found: ['[南航]CZ[3101]航班'],
    },
    {
      name: 'is found between characters',
      titles: ['南航CZ3109航班', '南航CZ3101航班'],
      query: '南航3101航班',
      found: ['[南航]CZ[3101航班]'],
    },
    {
      name: 'comes after the number by itself',
      titles: ['RTX4090显卡', 'RTX 4090显卡'],
      query: '显卡4090',
      found: ['RTX [4090显卡]', 'RTX[4090显卡]'],
    },
    {
      name: 'may be half typed',
      titles: ['RTX4090显卡', 'RTX3060显卡'],
      query: '显卡409',
      found: ['RTX[409]0[显卡]'],
    },
    {
      name: 'may have letters, where nothing has it whole',
      titles: ['索尼WH-1000XM5耳机', '索尼WH-1000XM4耳机', '索尼电视'],
      query: '索尼xm5耳机',
      found: ['[索尼]WH-1000[XM5耳机]'],
    },
    {
      name: 'is not the end of another number',
      titles: ['显卡RTX4060', '显卡RTX14060', '显卡14060'],
      query: '显卡4060',
      found: ['[显卡]RTX[4060]'],
    },
    {
      name: 'is not sought where a text has the number after the character',
      titles: ['第120条', '条款A120，第三'],
      query: '第120条',
      found: ['[第120条]'],
    },
  ])
  it.each(CASES)('$name', expectFound)
})

describe('letters glued to an amount or a code', () => {
  const CASES = named([
    {
      name: 'find what has both',
      titles: ['LPR降至3.6%', 'LPR不变，存款利率3.5%', '房贷利率3.6%'],
      query: 'LPR3.6%',
      found: ['[LPR]降至[3.6%]'],
    },
    {
      name: 'of which the last may be half typed',
      titles: ['LPR降至3.6%', 'LPR不变'],
      query: 'lpr3.6',
      found: ['[LPR]降至[3.6]%'],
    },
    {
      name: 'find a number with what it counts',
      titles: ['LPR下调25个基点', 'LPR于25日公布，下调10个基点', '降息25个基点'],
      query: 'LPR25个基点',
      found: ['[LPR]下调[25]个[基点]'],
    },
    {
      name: 'find a code beside its letters',
      titles: ['五粮液（000858），深市SZ', '五粮液（000859），深市SZ'],
      query: 'sz000858',
      found: ['五粮液（[000858]），深市[SZ]'],
    },
    {
      name: 'find only what says them as typed, where a text does',
      titles: ['GDP5.2%', 'GDP增长5.2%'],
      query: 'gdp5.2%',
      found: ['[GDP5.2%]'],
    },
    {
      name: 'are marked where they stand the other way round',
      titles: ['茅台(SH600519)年报', '茅台年报'],
      query: '600519.SH',
      found: ['茅台([SH600519])年报'],
    },
  ])
  it.each(CASES)('$name', expectFound)

  it('give what has one of both, where a text lacks the other', async () => {
    const corpus = await openDocuments(
      ['五粮液（000858）', '茅台（600519）', 'BMI大于30者', '30名学生'].map((title, i) =>
        document({ id: `d${i}`, title, body: FILLER }),
      ),
    )
    const foundFor = async (query: string) => {
      const { match, hits } = await search(corpus, query)
      return [match, ...hits.map(({ id }) => id)]
    }
    expect(await foundFor('sz000858')).toEqual(['some', 'd0'])
    expect(await foundFor('BMI30')).toEqual(['some', 'd2', 'd3'])
    expect(await foundFor('IQ30')).toEqual(['all'])
  })
})

describe('joinedWord', () => {
  const CASES = named([
    { name: 'letters and digits', left: 'iphone', right: '15', joined: 'iphone15', isMixed: true },
    { name: 'digits and letters', left: '5', right: 'g', joined: '5g', isMixed: true },
    { name: 'where they meet counts', left: 'mp3', right: 'do', joined: 'mp3do', isMixed: true },
    { name: 'letters with accents', left: 'café', right: '24', joined: 'café24', isMixed: true },
    { name: 'two words', left: 'git', right: 'hub', joined: 'github', isMixed: false },
  ])
  it.each(CASES)('$name', ({ left, right, joined, isMixed }) => {
    expect(joinedWord(left, right)).toEqual({ text: joined, isMixed })
  })

  const NONE = named([
    { name: 'two numbers', left: '2024', right: '15' },
    { name: 'a letter and a word', left: 'a', right: 'part' },
    { name: 'a character', left: '第', right: '15' },
    { name: 'nothing', left: '', right: '15' },
    { name: 'a decimal number', left: 'iphone', right: '3.5' },
  ])
  it.each(NONE)('is none for $name', ({ left, right }) => {
    expect(joinedWord(left, right)).toBeNull()
  })
})

describe('a name with dots between its parts', () => {
  const CASES = named([
    {
      name: 'is found without them, before what has its parts elsewhere',
      titles: ['艾力江·买买提和买买提', '买买提·艾力获奖'],
      query: '买买提艾力',
      found: ['[买买提·艾力]获奖', '[艾力]江·[买买提]和[买买提]'],
    },
    {
      name: 'is found by a point',
      titles: ['艾力江·买买提和买买提', '买买提•艾力获奖'],
      query: '买买提.艾力',
      found: ['[买买提•艾力]获奖', '[艾力]江·[买买提]和[买买提]'],
    },
    {
      name: 'is found where a text has none',
      titles: ['艾力江·买买提和买买提', '买买提艾力获奖'],
      query: '买买提·艾力',
      found: ['[买买提艾力]获奖', '[艾力]江·[买买提]和[买买提]'],
    },
    {
      name: 'is a phrase either way',
      titles: ['艾力江·买买提和买买提', '买买提·艾力获奖'],
      query: '"买买提艾力"',
      found: ['[买买提·艾力]获奖'],
    },
    {
      name: 'may be cut otherwise without it',
      titles: ['沁园春·雪', '沁园的春雪'],
      query: '"沁园春雪"',
      found: ['[沁园春·雪]'],
    },
    {
      name: 'is no word with what stands beside it',
      titles: ['和·服务', '和服展览'],
      query: '和服',
      found: ['[和服]展览', '[和·服]务'],
    },
  ])
  it.each(CASES)('$name', expectFound)
})
