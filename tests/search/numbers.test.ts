/** Numbers as readers type them, against numbers as texts have them. */

import { describe, expect, it } from 'vitest'

import { bracketed, document, openDocuments, search } from '../support/core-seed.ts'

/** Ids of the documents that are found, best first, over texts whose ids are their numbers. */
async function found(texts: readonly string[], query: string): Promise<string[]> {
  const corpus = await openDocuments(texts.map((body, i) => document({ id: `${i}`, body })))
  const { hits } = await search(corpus, query, { limit: 50 })
  return hits.map(({ id }) => id)
}

describe('a number', () => {
  it('comes before numbers that only end with it, however rare those are', async () => {
    const texts = [...Array<string>(20).fill('5日举行活动'), '25日举行活动', '15日举行活动']
    const ids = await found(texts, '5日')
    expect(ids.slice(-2).toSorted()).toEqual(['20', '21'])
  })

  it.each([
    ['十天', '九十天', '共十天'],
    ['三十年', '四百三十年', '共三十年'],
    ['五日之内', '十五日之内', '在五日之内'],
    ['三月五日', '二十三月五日', '在三月五日'],
  ])('in numerals comes before numbers that only end with it: %s', async (typed, longer, exact) => {
    const more = `${exact}，${'春风夏雨秋霜冬雪山川草木'.repeat(20)}`
    const others = Array<string>(20).fill('山川草木')
    const texts = [...Array<string>(20).fill(more), `${longer}，`.repeat(5), longer, ...others]
    expect((await found(texts, typed)).slice(-2).toSorted()).toEqual(['20', '21'])
  })

  it('in numerals is found where it only ends another', async () => {
    expect(await found(['九十天', '春风夏雨'], '十天')).toEqual(['0'])
  })

  it('comes before those that only contain it, without a measure', async () => {
    const texts = [...Array<string>(20).fill('共12份'), '共12500份', '共312份']
    expect((await found(texts, '12')).slice(-2).toSorted()).toEqual(['20', '21'])
  })

  it.each([
    ['24小时', '二十四小时'],
    ['二十四小时', '24小时'],
    ['18周岁', '十八周岁'],
    ['十八周岁', '18周岁'],
    ['30分钟', '三十分钟'],
    ['三十分钟', '30分钟'],
    ['50公里', '五十公里'],
    ['五十公里', '50公里'],
    ['两万五元', '25000元'],
    ['三百五元', '350元'],
    ['三月五日', '3月5日'],
    ['3月5号', '3月5日'],
    ['三月五号', '3月5日'],
    ['3月5日', '三月五号'],
    ['50%', '百分之五十'],
    ['百分之五十', '50%'],
    ['百分之五十', '５０％'],
    ['第一学期', '第1学期'],
    ['第1学期', '第一学期'],
    ['第十七周', '第17周'],
    ['第44周', '第四十四周'],
    ['排名第三', '排名第3'],
    ['第三者', '第三者'],
    ['三岁', '3岁'],
    ['3岁', '三岁'],
    ['两岁', '2岁'],
    ['2岁', '两岁'],
    ['双11', '双十一'],
    ['三个月', '3个月'],
    ['3个月', '三个月'],
    ['一个月', '1个月'],
    ['三天', '3天'],
    ['十倍', '10倍'],
    ['五楼', '5楼'],
    ['一公里', '1公里'],
    ['一小时', '1小时'],
    ['1小时', '一个小时'],
    ['两小时', '2个小时'],
    ['两个小时', '2小时'],
    ['24小时', '二十四个小时'],
    ['两星期', '2个星期'],
    ['1021位', '1,021位'],
    ['1,021位', '1021位'],
    ['1021', '1,021'],
    ['1,021', '1021'],
    ['12,000', '一万二千'],
    ['15210億', '15,210億'],
    ['2790060元', '2,790,060元'],
    ['2,790,060', '２，７９０，０６０'],
    ['1234.5元', '1,234.5元'],
    ['二○○一年', '2001年'],
    ['2001年', '二○○一年'],
    ['二〇二四', '二○二四'],
    ['二○二四', '2024'],
    ['10549', '一○五四九'],
    ['廿五', '25'],
    ['25日', '廿五日'],
    ['九月廿五日', '9月25日'],
    ['9月25日', '九月廿五'],
    ['民國卅八年', '民国38年'],
    ['民国38年', '民國卅八年'],
    ['廿世紀', '20世紀'],
    ['20世纪', '廿世紀'],
    ['卅歲', '30歲'],
    ['30岁', '卅歲'],
    ['3萬2471人', '32471人'],
    ['32471人', '3萬2471人'],
    ['15000', '1万5000'],
    ['1万5000元', '一万五千元'],
    ['2億3456萬7890元', '234,567,890元'],
    ['百分之20', '20%'],
    ['20%', '百分之20'],
    ['千分之三十五', '千分之35'],
    ['千分之35', '35‰'],
    ['百分之三点六', '3.6%'],
    ['3.8個月', '三点八个月'],
    ['三点八亿元', '3.8亿元'],
    ['380000000元', '三点八亿元'],
    ['3.06%', '百分之三点零六'],
    ['两杯', '2杯'],
    ['3卷10篇', '三卷十篇'],
    ['五首', '5首'],
    ['3只', '三只'],
    ['二胎', '2胎'],
    ['8强', '八强'],
    ['五公尺', '5公尺'],
    ['二型糖尿病', '2型糖尿病'],
    ['2型糖尿病', '二型糖尿病'],
    ['三类', '3类'],
    ['3类', '三类'],
    ['两匹', '2匹'],
    ['三度', '3度'],
    ['三万亿', '3万亿'],
    ['3万亿', '三万亿'],
    ['科目2', '科目二'],
    ['科目二', '科目2'],
    ['科目2考试', '科目二考试'],
    ['英语1', '英语一'],
    ['03月06日', '三月六日'],
    ['3月6日', '03月06日'],
    ['2小时5分', '2小时05分'],
    ['2小时05分7秒', '两小时五分07秒'],
    ['五分钟', '05分钟'],
    ['05分钟', '5分钟'],
    ['19元', '19.00元'],
    ['19.00元', '19元'],
    ['十九元', '19.00元'],
    ['32.9元', '32.90元'],
    ['1.5米', '1.50米'],
    ['3.6%', '3.60%'],
    ['5.0%', '5%'],
    ['三段', '3段'],
    ['3段', '三段'],
    ['四升', '4升'],
  ])('typed as %s finds %s', async (typed, written) => {
    const texts = [
      '春风夏雨秋霜冬雪',
      `规定为${written}以内。`,
      '小时候住在公里之外，周岁分钟日号元',
    ]
    const corpus = await openDocuments(texts.map((body, i) => document({ id: `${i}`, body })))
    const { match, hits } = await search(corpus, typed)
    expect([match, hits.map(({ id }) => id)]).toEqual(['all', ['1']])
    // Marked whole, as it is written there.
    const { text, ranges } = hits[0]?.snippet ?? { text: '', ranges: [] }
    expect(ranges.map(([start, end]) => text.slice(start, end)).join('')).toBe(written)
  })

  it.each([
    ['12,000', ['共12,000份', '共12000份']],
    ['12000', ['共12000份', '共12,000份']],
    ['12，000份', ['共12,000份', '共12000份']],
  ])('typed as %s comes first as typed, and finds no part of it', async (typed, written) => {
    const texts = [...written.toReversed(), '000份和12份', '12岁女孩被骗7000元', '共112,0001份']
    expect(await found(texts, typed)).toEqual(['1', '0'])
  })

  it.each([
    ['2024年高考', ['2024年高考', '2024高考']],
    ['二〇二四年高考', ['二〇二四年高考', '2024年高考', '2024高考']],
    ['2025年春晚', ['2025年春晚', '2025春晚']],
  ])('typed as %s comes first with 年, and is found without', async (typed, written) => {
    const others = ['12024高考', '2023年高考', '第2024次高', '2025年', '春晚', '高考']
    const texts = [...written.map((each) => `在${each}之前`), ...others]
    expect(await found(texts, typed)).toEqual(written.map((_, i) => `${i}`))
  })

  it.each([
    ['劳动合同法第38条', '劳动合同法第三十八条', '依劳动合同法第四十六条和第三十八条'],
    ['劳动合同法38条', '劳动合同法第三十八条', '劳动合同法，见第三十八条'],
    ['劳动合同法第三十八条', '劳动合同法第38条', '劳动合同法，见第三十八条，第38条'],
    ['九十分钟', '90分钟', '45分钟，90分及格，90分，九十'],
    ['第38条规定', '第三十八条规定', '第三十八条，规定，第三十八条，规定'],
    ['全程2小时5分', '全程2小时05分', '全程2小时，5分，小时5分'],
    ['考试90分钟', '考试九十分钟', '考试，90分，90分，九十，分钟，考试'],
    ['满三万元的', '满3万元的', '满，30000元，的，满，30000元'],
  ])('typed as %s comes first where all of it stands in another spelling', async (...row) => {
    const [typed, written, parts] = row
    const more = `${written}，${'春风夏雨秋霜冬雪山川草木'.repeat(20)}`
    expect((await found([parts, more, '山川草木'], typed))[0]).toBe('1')
    const typedToo = `${typed}，${'春风夏雨秋霜冬雪山川草木'.repeat(40)}`
    const ids = await found([parts, more, typedToo], typed)
    expect(ids.slice(0, 2)).toEqual(['2', '1'])
  })

  it('of a law comes first however many articles of laws there are', async () => {
    const others = Array.from({ length: 17_000 }, (_, i) =>
      document({ id: `${i + 2}`, title: '法第二条' }),
    )
    const corpus = await openDocuments([
      document({ id: '0', title: '杉枫法实施条例第四十三条', body: '依杉枫法' }),
      document({ id: '1', title: '杉枫法第四十三条', body: '春风夏雨秋霜冬雪'.repeat(20) }),
      ...others,
    ])
    const { hits } = await search(corpus, '杉枫法43条', { limit: 2 })
    expect(hits.map(({ id }) => id)).toEqual(['1', '0'])
  })

  it.each(['38条', '第38条', '第 38 条', '法 第38条', '38 条'])(
    'typed as %s comes first where a title has it in another spelling',
    async (typed) => {
      const corpus = await openDocuments([
        document({ id: '0', title: '法第四十六条', body: '本法第三十八条，法，条。'.repeat(5) }),
        document({ id: '1', title: '法第三十八条', body: '春风夏雨秋霜冬雪'.repeat(20) }),
        document({ id: '2', title: '法第一百三十八条', body: '法第一百三十八条' }),
      ])
      const { hits } = await search(corpus, typed)
      expect(hits.map(({ id }) => id).slice(0, 2)).toEqual(['1', '0'])
    },
  )

  it.each([
    ['六十岁', '60岁', '第二百六十四条，百岁，6岁'],
    ['三十九度', '三十九度', '第三十九条，度量'],
    ['一千元', '1000元', '第一千零七十七条，单元'],
    ['八十元', '80元', '第八十二条，元旦'],
    ['七十九分', '79分', '第一千零七十九条，分期'],
    ['十六岁', '16周岁', '第十六条，岁月，16名'],
  ])('typed as %s with its measure does not find a part of another', async (...row) => {
    const [typed, written, other] = row
    const corpus = await openDocuments(
      [written, other, '春风夏雨'].map((body, i) => document({ id: `${i}`, body })),
    )
    const { match, hits } = await search(corpus, typed)
    expect([match, hits.map(({ id }) => id)]).toEqual(['all', ['0']])
    const without = await openDocuments([document({ id: '1', body: other })])
    const { match: matchWithout, total } = await search(without, typed)
    expect(total === 0 || matchWithout === 'some').toBe(true)
  })

  it('with its measure is found as the end of a longer one, after it as a whole', async () => {
    const texts = ['第二百六十四条'.repeat(5), '春风夏雨秋霜冬雪第十四条', '十四个人，四条鱼']
    expect((await found(texts, '十四条')).slice(0, 2)).toEqual(['1', '0'])
  })

  it('is as typed in a phrase', async () => {
    expect(await found(['法第三十八条', '法第38条'], '"法第38条"')).toEqual(['1'])
  })

  it('of a year counts with 年 alone where that many of anything may be meant', async () => {
    expect(await found(['满30年', '满30人'], '30年')).toEqual(['0'])
  })

  it.each([
    ['16岁', '他16周岁了，住216楼', '他[16]周岁了，住216楼'],
    ['16岁', '16岁，住16楼', '[16岁]，住16楼'],
    ['28000步', '他每天走两万八千步', '他每天走[两万八千步]'],
    ['十六岁', '二百一十六人十六周岁', '二百一十六人[十六]周岁'],
    ['10天', '九十天，十人', '九十天，十人'],
    ['618大促', '618预售', '[618]预售'],
    ['24小时营业', '1924小时，2024人营业', '1924[小时]，2024人[营业]'],
    ['2024年高考', '12024人，2024高考', '12024人，[2024高考]'],
    ['三天', '三十三天', '三十[三天]'],
    ['3月', '2025-03-06，3月', '2025-03-06，[3月]'],
    ['3月会议', '会议2025-03-06', '[会议]2025-03-06'],
  ])('is marked alone where its measure is not said: %s in %s', async (typed, body, marked) => {
    const others = ['大促', '春风夏雨', '山川', '草木'].map((each) => ({ id: each, body: each }))
    const corpus = await openDocuments([{ id: '0', body }, ...others].map(document))
    const { hits } = await search(corpus, typed)
    const hit = hits.find(({ id }) => id === '0')
    expect(hit === undefined ? body : bracketed(hit.snippet)).toBe(marked)
  })

  it.each([
    ['50克', '干黄酱150克，甜面酱50克', '干黄酱150克，甜面酱[50克]'],
    ['3.14', '约3.14，在3.1415926之前', '约[3.14]，在3.1415926之前'],
    ['0℃', '零下80℃，1月0℃等温线', '零下80℃，1月[0℃]等温线'],
    ['2月20日', '12月20日，2月20日', '12月[20日]，[2月20日]'],
    ['5日举行', '15日举行，5日举行', '15日[举行]，[5日举行]'],
    ['预算50', '预算500元，预算50元', '[预算]500元，[预算50]元'],
    ['50克', '干黄酱150克', '干黄酱1[50克]'],
  ])('is marked in a longer one only where it stands in none: %s', async (typed, body, marked) => {
    const corpus = await openDocuments([document({ id: '0', body }), document({ id: '1' })])
    const { hits } = await search(corpus, typed)
    expect(bracketed(hits[0]!.snippet)).toBe(marked)
  })

  it('is marked wherever it stands, where it is typed alone too', async () => {
    const corpus = await openDocuments([document({ id: '0', body: '16岁，16楼' })])
    const { hits } = await search(corpus, '16岁 16')
    expect(bracketed(hits[0]!.snippet)).toBe('[16岁]，[16]楼')
  })

  it.each([
    ['一小时', ['二十一小时'], ['半小时，一次', '一个人，小时候']],
    ['4小时', ['24小时'], ['小时候，4次']],
    ['两个小时', ['十两个小时'], ['两个人，小时候']],
    ['一公里', ['二十一公里'], ['公里，一次']],
  ])(
    'typed as %s is found at the end of a number, and not in pieces',
    async (typed, some, none) => {
      expect(await found([...some, ...none], typed)).toEqual(['0'])
    },
  )

  // Of a corpus that also has the numeral before what the measure begins with.
  it.each([
    ['三公里', ['三公里', '3公里', '十三公里']],
    ['3公里', ['3公里', '三公里']],
    ['跑步三公里', ['跑步三公里', '跑步3公里']],
    ['跑步3公里', ['跑步3公里', '跑步三公里']],
  ])(
    'typed as %s is found in every spelling where 三公 stands elsewhere',
    async (typed, written) => {
      const texts = [...written, '三公经费', '公里数', ...Array<string>(20).fill('春风夏雨')]
      expect((await found(texts, typed)).toSorted()).toEqual(written.map((_, i) => `${i}`))
    },
  )

  it.each([
    '三星',
    '唯一',
    '星期三',
    '二分法',
    '七台河',
    '五台山',
    '三只松鼠',
    '三头六臂',
    '两把刷子',
    '三寸不烂',
    '钱三强',
    '二头肌',
    '三句话不离本行',
    '五卅运动',
    '李○○',
  ])('in the name or idiom %s is part of it', async (name) => {
    const texts = [
      `关于${name}。`,
      '7台电脑，5台电脑，河，山，3只，3头，2把，3寸，3强，2头，3句，五月卅日',
    ]
    expect(await found(texts, name)).toEqual(['0'])
    expect(await found(texts, `关于${name}`)).toEqual(['0'])
  })

  it('is not found where only numbers of a list make it', async () => {
    expect(await found(['2020,2021年', '共20202021年'], '20202021年')).toEqual(['1'])
    expect(await found(['2020,2021年', '2021年'], '2020,2021年')).toEqual(['0'])
  })

  it.each([
    ['双11', '11月', ['双11', '双十一', '双“11”']],
    ['双十二', '十二月', ['双十二', '双12']],
    ['歼20', '20架', ['歼20', '歼-20']],
    ['前15', '15名', ['前15', '前十五']],
    ['近20年', '20年', ['近20年', '近二十年']],
    ['3个月', '3月', ['3个月']],
    ['3个月', '3个红包', ['3个月']],
  ])('typed as %s does not find %s', async (typed, other, written) => {
    // So many others that a character of the query is rare.
    const others = Array<string>(60).fill('春风夏雨')
    const texts = [...written, other, '双方', '个月之前', ...others]
    const ids = await found(texts, typed)
    expect(ids.toSorted()).toEqual(written.map((_, i) => `${i}`))
    expect(ids[0]).toBe('0')
  })

  it.each([
    ['三月五日', '三月十五日'],
    ['五月三日', '五月二十三日'],
    ['50%', '5%'],
    ['45分钟', '12345热线，两分钟接通，45人'],
    ['7公里', '1月7日，跑10公里'],
    ['8亿元', '8月，3亿元，8人'],
    ['1万亿', '11月1日，2万亿'],
    ['3%', '百分之三点六'],
    ['3.8个月', '三点八分钟，三个月'],
    ['两万五元', '20005元'],
    ['一百五人', '105人'],
    ['三万元', '3万5千元'],
    ['18周岁', '十八周年'],
    ['十八周岁', '18周年'],
  ])('typed as %s does not find %s', async (typed, written) => {
    const texts = [`规定为${written}以内。`, `规定为${typed}以内。`]
    const corpus = await openDocuments(texts.map((body, i) => document({ id: `${i}`, body })))
    const { hits } = await search(corpus, typed)
    expect(hits.map(({ id }) => id)).toEqual(['1'])
  })
})

describe('a piece of a share', () => {
  it.each(['之十七的', '分之十七的', '之三十的', '百分之十七'])(
    '%s is found as it stands',
    async (typed) => {
      const texts = ['约百分之十七的人，百分之三十的人', '十七的，三十的']
      const corpus = await openDocuments(texts.map((body, i) => document({ id: `${i}`, body })))
      const { match, hits } = await search(corpus, typed)
      expect([match, hits[0]?.id]).toEqual(['all', '0'])
    },
  )
})

describe('an amount', () => {
  it.each([
    ['5分钟', '45分钟'],
    ['二十分钟', '20分钟'],
    ['8亿元', '98亿元'],
    ['8亿元', '八亿元'],
    ['2471人', '3万2471人'],
    ['万2471', '3万2471人'],
    ['25基点', '25个基点'],
    ['3周年', '三周年'],
  ])('typed as %s finds %s', async (typed, written) => {
    const texts = [`规定为${written}以内。`, '分钟，亿元，人，基点，周年']
    const corpus = await openDocuments(texts.map((body, i) => document({ id: `${i}`, body })))
    const { match, hits } = await search(corpus, typed)
    expect([match, hits.map(({ id }) => id)]).toEqual(['all', ['0']])
  })
})

describe('a grade', () => {
  const OTHERS = ['八年级生物，上册，九年级', '春风夏雨秋霜冬雪', '五年以来，七天，等一下']

  it.each([
    ['七上', '七年级上册'],
    ['七下', '七年级下学期'],
    ['八下数学', '八年级下册数学'],
    ['人教版七上语文', '人教版七年级上册语文'],
    ['七年级上册', '七上'],
    ['七年级上册语文', '七上语文'],
    ['7年级下学期', '七下'],
  ])('and its half, typed as %s, is found in a title as %s', async (typed, written) => {
    const corpus = await openDocuments([
      ...OTHERS.map((body, i) => document({ id: `${i}`, body: `${body}。语文，数学，人教版。` })),
      document({ id: 'said', title: `${written}目录`, body: '春风夏雨' }),
      document({ id: 'typed', body: `在${typed}里${'春风夏雨'.repeat(40)}` }),
    ])
    const { match, hits } = await search(corpus, typed)
    expect([match, hits.map(({ id }) => id)]).toEqual(['all', ['typed', 'said']])
    expect(bracketed(hits[1]!.title)).toBe(`[${written}]目录`)
  })

  it.each([
    ['七年级上册', '心里七上八下。'],
    ['一年级下册', '等一下。'],
    ['等一下', '一年级下册，等级。'],
    ['三下乡', '三年级下册，下乡。'],
    ['七上八下', '七年级上册，八年级下册。'],
  ])('and its half is not meant in other words: %s, %s', async (typed, body) => {
    expect(await found([body, typed, '春风夏雨秋霜冬雪'], typed)).toEqual(['1'])
  })

  it('is one word, also where only pieces of it are known', async () => {
    const corpus = await openDocuments(
      [...OTHERS, '九年级上册目录'].map((body, i) => document({ id: `${i}`, body })),
    )
    const { match, terms, hits } = await search(corpus, '五年级上册')
    expect([match, terms]).toEqual(['some', ['五年级', '上册']])
    expect(bracketed(hits.find(({ id }) => id === '3')!.snippet)).toBe('九年级[上册]目录')
  })

  it('stands beside its number', async () => {
    expect(await found(['5年级', '15人，七年级，5人', '五年级'], '5年级')).toEqual(['0', '2'])
  })
})

describe('a date', () => {
  const WRITTEN = [
    '2025-03-06',
    '2025-3-6',
    '2025/03/06',
    '2025/3/6',
    '2025.3.6',
    '2025.03.06',
    '2025年3月6日',
    '2025年03月06日',
    '二〇二五年三月六日',
    '二○二五年三月六号',
  ]
  const OTHERS = [
    '2025年，3月，6日',
    '2025和03和06，3/6，2025-03',
    '2025-03-16',
    '2025年3月16日',
    '二〇二五年三月十六日',
    '2025年13月6日',
    '2024年3月6日',
    '2025/6/3',
  ]

  it.each(WRITTEN.slice(0, 6))('typed as %s is found as it is written elsewhere', async (typed) => {
    const texts = [...WRITTEN.map((each) => `在${each}举行`), ...OTHERS]
    const ids = await found(texts, typed)
    expect(ids.toSorted()).toEqual(WRITTEN.map((_, i) => `${i}`))
    expect(ids[0]).toBe(`${WRITTEN.indexOf(typed)}`)
  })

  it.each(WRITTEN.slice(6))('typed as %s is found with signs', async (typed) => {
    const others = ['2025-03-16', '2025.6.3', '2024/3/6']
    const ids = await found([...WRITTEN.map((each) => `在${each}举行`), ...others], typed)
    expect(ids.toSorted()).toEqual(WRITTEN.map((_, i) => `${i}`))
  })

  it.each([
    ['1949/7/4', '一九四九年七月四日'],
    ['1949.7.4', '1949年7月4日'],
    ['1949年7月4日', '1949.07.04'],
    ['1949–7–4', '1949-07-04'],
    ['1949·7·4', '1949年7月4日'],
    ['1949.7.4', '1949-07-04'],
    ['2025-12-25', '2025年12月25日'],
    ['2025-03-06會議', '2025年3月6日會議'],
    ['自2025-03-06起', '自2025年3月6日起'],
  ])('typed as %s is marked in one: %s', async (typed, written) => {
    const texts = [`规定为${written}。`, '春风夏雨秋霜冬雪']
    const corpus = await openDocuments(texts.map((body, i) => document({ id: `${i}`, body })))
    const { match, hits } = await search(corpus, typed)
    expect([match, hits.map(({ id }) => id)]).toEqual(['all', ['0']])
    const { text, ranges } = hits[0]?.snippet ?? { text: '', ranges: [] }
    expect(ranges.map(([start, end]) => text.slice(start, end)).join('')).toBe(written)
  })

  it.each([
    ['2025-03-06', '2025-03-06T10:00:00Z'],
    ['2025/3/1', '见/a/2025/3/12/index'],
    ['2025.3.1', '2025.3.12'],
  ])('typed as %s is found wherever it stands: %s', async (typed, written) => {
    const texts = [`规定为${written}。`, `规定为${typed}。`]
    expect(await found(texts, typed)).toContain('0')
  })

  it.each([
    ['2025-03-06', '二〇二五年〇三月零六日'],
    ['二〇二五年〇三月零六日', '二〇二五年〇三月零六日'],
    ['1949.7.4-1949.7.9', '自1949年7月4日至1949年7月9日'],
    ['1949/7/4-1949/7/9', '自1949年7月4日至1949年7月9日'],
  ])('typed as %s is said: %s', async (typed, written) => {
    const corpus = await openDocuments([document({ id: '0', body: written })])
    const { match, hits } = await search(corpus, typed)
    expect([match, hits.length]).toEqual(['all', 1])
  })

  it.each(['2014-03-06', '2014.3.6'])('that no text has is no other day: %s', async (typed) => {
    const texts = ['自2014年5月1日起', '2013年3月6日', '春风夏雨']
    const corpus = await openDocuments(texts.map((body, i) => document({ id: `${i}`, body })))
    const { match, hits } = await search(corpus, typed)
    expect([match, hits.map(({ snippet }) => bracketed(snippet))]).toEqual([
      'some',
      ['自[2014]年5月1日起'],
    ])
  })

  it.each([
    ['2025-13-06', '2025年13月06日'],
    ['2025.3.32', '2025年3月32日'],
    ['025/3/6', '025年3月6日'],
  ])('is none: %s', async (typed, written) => {
    const texts = [`规定为${written}。`, `规定为${typed}。`, '春风夏雨秋霜冬雪']
    expect((await found(texts, typed))[0]).toBe('1')
    expect(await found(texts.slice(2), typed)).toEqual([])
  })
})

describe('a range or ratio', () => {
  it.each([
    ['9:00-12:00', '9:00—12:00'],
    ['9：00—12：00', '9:00-12:00'],
    ['8:30~11:00', '8:30——11:00'],
    ['8:30～11:00', '8:30–11:00'],
    ['1:3', '1∶3'],
    ['1∶3', '1：3'],
    ['１：３', '1∶3'],
    ['3-5', '3—5'],
  ])('typed as %s finds %s', async (typed, written) => {
    const corpus = await openDocuments(
      [`时间为${written}。`, '9:00，12点，8:30，11:00，1和3，5'].map((body, i) =>
        document({ id: `${i}`, body }),
      ),
    )
    const { match, hits } = await search(corpus, typed)
    expect([match, hits.map(({ snippet }) => bracketed(snippet))]).toEqual([
      'all',
      [`时间为[${written}]。`],
    ])
  })
})

describe('a telephone number', () => {
  const WRITTEN = [
    ['020-83870532', '02083870532', '（020）83870532', '020—83870532', '020 8387 0532'],
    ['0755-61222333', '075561222333', '(0755)6122-2333', '0755 61222333'],
    ['(0756)2228877', '07562228877', '0756-222-8877'],
    ['400-830-5678', '4008305678', '400 8305678'],
    ['02-2396-1266', '0223961266', '（02）2396-1266', '02-23961266'],
    ['(03)562-8871', '03-5628871', '035628871'],
    ['0912-345-678', '0912345678'],
    ['186 8888 1234', '18688881234', '186-8888-1234', '+8618688881234', '+86 186 8888 1234'],
    ['2712-8855', '27128855'],
    ['978-7-100-01234-5', '9787100012345'],
  ]
  const pairs = WRITTEN.flatMap((some) =>
    some.flatMap((typed) => some.map((written) => [typed, written] as const)),
  )
  // So many others that its groups are common.
  const OTHERS = [
    '020，186，400，7，100，(0756)，1234',
    '83870532转0532',
    '8888，2712年，8855，2228878，8305，830，5678',
  ]

  it.each(pairs)('typed as %s is found as %s', async (typed, written) => {
    const texts = [...OTHERS, `电话${written}。`, '春风夏雨']
    const corpus = await openDocuments(texts.map((body, i) => document({ id: `${i}`, body })))
    const { match, hits } = await search(corpus, typed)
    expect([match, hits[0]?.id]).toEqual(['all', `${OTHERS.length}`])
    expect(bracketed(hits[0]!.snippet)).toMatch(/^电话[+（(]?\[.*\]。$/u)
  })

  it.each([
    ['+86 20 83870532', '020-83870532'],
    ['+86-20-8387 0532', '(020)83870532'],
    ['86-13800138000', '138 0013 8000'],
    ['+8613800138000', '13800138000'],
  ])('typed with the code of the country as %s is found as %s', async (typed, written) => {
    const texts = [`电话${written}。`, '春风夏雨', '020，8387，20，86，138']
    expect(await found(texts, typed)).toEqual(['0'])
  })

  it.each([
    ['0208387', '020-83870532'],
    ['0208387', '(020)83870532'],
    ['02-2396', '(02)2396-1266'],
    ['1868888', '186 8888 1234'],
    ['18688881', '186-8888-1234'],
    ['186 8888 12', '18688881234'],
    ['4008305', '400-830-5678'],
    ['2712885', '2712-8855'],
  ])('half typed as %s is found as %s', async (typed, written) => {
    const texts = [`电话${written}。`, '春风夏雨', '020，8387，186，8888，400，830']
    expect(await found(texts, typed)).toEqual(['0'])
  })

  it.each([
    ['2024-2025', ['20242025', '2024 2025']],
    ['3000-4500', ['30004500', '3000 4500']],
    ['1 200 000', ['1200000']],
    ['1000-2000', ['10002000']],
    ['20-83870532', ['020-83870532']],
  ])('is not what is typed as %s', async (typed, written) => {
    expect(await found([...written.map((each) => `共${each}份`), typed], typed)).toEqual([
      `${written.length}`,
    ])
  })
})
