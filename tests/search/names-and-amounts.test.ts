/** Names that no dictionary has, beside words, other names and amounts. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { document, openDocuments, search } from '../support/core-seed.ts'

async function found(
  texts: readonly string[],
  query: string,
): Promise<{ match: string; ids: string[] }> {
  const corpus = await openDocuments(texts.map((body, i) => document({ id: `${i}`, body })))
  const { hits, match } = await search(corpus, query, { limit: 50 })
  return { match, ids: hits.map(({ id }) => id).toSorted() }
}

describe('a character between two words', () => {
  it('may belong to either', async () => {
    const texts = ['地铁6号线一期今日开通', '这条线开通', '6号门关闭', '6号线开通']
    expect(await found(texts, '6号线开通')).toEqual({ match: 'all', ids: ['0', '3'] })
  })
})

describe('a character that takes another after it', () => {
  const TEXTS = ['保温杯', '羽绒服，羽绒被', '被告人', '双方签订合同', '王者荣耀', '王者光荣']

  it.each([
    ['羽绒被', 'all', ['1']],
    ['保温被', 'some', ['0']],
    ['签订合同的', 'all', ['3']],
    ['王者荣要', 'some', ['4', '5']],
  ])('is meant at the end of %s', async (query, match, ids) => {
    expect(await found(TEXTS, query)).toEqual({ match, ids })
  })
})

describe('two names without a blank', () => {
  const TEXTS = [
    '东契奇转会，东契奇加盟湖人。',
    '湖人胜勇士，湖人夺冠。',
    '东契奇湖人首秀。',
    '奇怪的湖，有人。',
  ]

  it('are both asked for, and not what they make together', async () => {
    expect((await found(TEXTS, '东契奇湖人')).ids).toEqual(['0', '2'])
  })

  it('are all of the query where a text says each', async () => {
    expect((await found(TEXTS.slice(0, 2), '东契奇湖人')).match).toBe('all')
  })

  it('are not where a text has their characters elsewhere', async () => {
    const texts = ['东契，契奇，湖人。', '湖人胜，东契。', '契奇。']
    expect((await found(texts, '东契奇湖人')).match).toBe('some')
  })
})

describe('a name with an amount', () => {
  const TEXTS = ['2024年国内生产总值', '3月5日的第3场', 'F1赛车', '618快递', '二氧化碳', '三亚']

  it.each([
    ['2024年F1', ['2']],
    ['3月F1', ['2']],
    ['阿凡达3', []],
    ['阿凡达', []],
    ['二氧化碳化学式', ['4']],
    ['三亚化学式', ['5']],
    ['3', ['1']],
    ['618手机', ['3']],
  ])('%s is answered by the name, if at all', async (query, ids) => {
    expect((await found(TEXTS, query)).ids).toEqual(ids)
  })
})

describe('a number beside a word', () => {
  const TEXTS = ['台积电（2330）收盘', 'ERROR 1045拒绝访问', '股价与报错', '误购的商品']

  it.each([
    ['2330股价', 'some', ['0', '2']],
    ['1045 报错', 'some', ['1', '2']],
    // No text has what it makes with its first character, nor the word.
    ['1045错误', 'some', ['1']],
  ])('is looked for: %s', async (query, match, ids) => {
    const { match: level, ids: all } = await found(TEXTS, query)
    expect([level, all.toSorted()]).toEqual([match, ids])
  })
})

describe('a number with 号', () => {
  const TEXTS = ['地铁3号线通车', '食堂和班车', '3月3号停水']

  it('names something', async () => {
    expect((await found(TEXTS, '3号线首班车')).ids).toEqual(['0', '1', '2'])
  })

  it('is a day where a month is typed', async () => {
    expect((await found(TEXTS, '5月3号班车')).ids).toEqual(['1'])
  })
})

describe('an amount that no text has with its measure', () => {
  const TEXTS = ['专业版每年¥1,299。', '收字四万七千零三十五个', '买了299本，80个']

  it.each([
    ['1299元', 'some', ['0']],
    ['每年1299元', 'some', ['0']],
    ['47,035字', 'some', ['1']],
    ['专业版1299元', 'some', ['0']],
    ['收字1299元', 'some', ['1']],
    ['80元', 'some', ['2']],
  ])('is answered by its figures, if they are many: %s', async (query, match, ids) => {
    expect(await found(TEXTS, query)).toEqual({ match, ids })
  })
})

describe('from one day to another', () => {
  it.each(['4月1日至10月31日', '4月1日到10月31日', '4月1日-10月31日'])(
    'is all of %s',
    async (query) => {
      const texts = ['开放时间：4月1日—10月31日', '4月1日起，至5月', '10月31日']
      expect(await found(texts, query)).toEqual({ match: 'all', ids: ['0'] })
    },
  )
})

describe('a date that no text says', () => {
  const DATED = [
    document({ id: '2024', date: '2024-06-18', body: '总决赛落幕' }),
    document({ id: '2025', date: '2025-06-05', body: '总决赛揭幕，总决赛' }),
    document({ id: 'none', body: '总决赛' }),
    document({ id: 'other', date: '2024-06-18', body: '停水通知' }),
  ]

  it.each([
    ['2024年总决赛', ['2024']],
    ['2024 总决赛', ['2024']],
    ['二〇二四年总决赛', ['2024']],
    ['总决赛 6月', ['2024', '2025']],
    ['6月5日总决赛', ['2025']],
    ['6月5号 总决赛', ['2025']],
    ['2025年6月总决赛', ['2025']],
    ['2024年6月18日总决赛落幕', ['2024']],
    ['2024年6月5日总决赛', ['2024', '2025', 'none']],
    ['2026年总决赛', ['2024', '2025', 'none']],
    ['5日总决赛', ['2024', '2025', 'none']],
    ['2024年5日总决赛', ['2024']],
    ['6月5日至6月18日总决赛', ['2024', '2025', 'none']],
  ])('is that of the article: %s', async (query, ids) => {
    const corpus = await openDocuments(DATED)
    const { hits, match } = await search(corpus, query)
    expect([match, hits.map(({ id }) => id).toSorted()]).toEqual(['some', ids])
  })

  it('is told as a calendar tells it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }),
        async (date) => {
          const day = date.toISOString().slice(0, 10)
          const [year, month, ofMonth] = day.split('-').map(Number)
          const corpus = await openDocuments([
            document({ id: 'dated', date: day, body: '总决赛' }),
            document({ id: 'old', date: '0999-12-31', body: '总决赛' }),
          ])
          for (const query of [`${year}年总决赛`, `${year}年${month}月${ofMonth}日总决赛`]) {
            const { hits } = await search(corpus, query)
            expect(hits.map(({ id }) => id)).toEqual(['dated'])
          }
        },
      ),
      {
        numRuns: 60,
        examples: [
          [new Date('2024-02-29')],
          [new Date('2000-03-01')],
          [new Date('1900-02-28')],
          [new Date('1969-12-31')],
        ],
      },
    )
  })

  it('comes after a date that a text says', async () => {
    const said = document({ id: 'said', date: '2025-01-01', body: '2024年总决赛回顾' })
    const { hits, match } = await search(await openDocuments([...DATED, said]), '2024年总决赛')
    expect([match, hits.map(({ id }) => id)]).toEqual(['all', ['said']])
  })
})

describe('a date alone', () => {
  const DATED = [
    document({ id: 'apart', date: '2025-08-12', body: '2025年的展览：8月12日至9月29日、30日' }),
    document({ id: 'old', date: '2023-08-29', body: '8月30日开学，8月30日报到' }),
    document({ id: 'says', date: '2025-08-27', body: '8月30日凌晨停机' }),
    document({ id: 'day', date: '2025-08-30', body: '停水通知' }),
    document({ id: 'none', body: '8月31日，2025' }),
  ]

  it.each([
    '2025-08-30',
    '2025-8-30',
    '2025/8/30',
    '2025.8.30',
    '2025.08.30',
    '2025年8月30日',
    '2025年8月30号',
    '2025年 8月30日',
    '二〇二五年八月三十日',
  ])(
    'that no text says is that of the article, then what says it without its year: %s',
    async (query) => {
      const { hits, match } = await search(await openDocuments(DATED), query)
      expect([match, hits.map(({ id }) => id)]).toEqual(['some', ['day', 'says']])
    },
  )

  it.each([
    ['2025年8月', ['apart', 'day', 'says']],
    ['8月27日', ['says']],
    ['2023年', ['old']],
    ['2023', ['old']],
    ['2023-08-29', ['old']],
    ['8月12号', ['apart']],
    ['2025/8/30 停水', ['day']],
    ['停机 2025年8月30日', ['says']],
    ['9月12日', ['apart']],
  ])('that no text says: %s', async (query, ids) => {
    const { hits } = await search(await openDocuments(DATED), query)
    expect(hits.map(({ id }) => id).toSorted()).toEqual(ids)
  })

  it.each(['2025年8月30日', '2025-08-30'])('that a text says: %s', async (query) => {
    const said = document({ id: 'said', date: '2025-01-01', body: '至2025年8月30日止' })
    const { hits, match } = await search(await openDocuments([...DATED, said]), query)
    expect([match, hits[0]?.id]).toEqual(['all', 'said'])
  })

  it('that a text says without a year is there, before the parts of others', async () => {
    const { hits, match } = await search(await openDocuments(DATED), '8月30日')
    expect([match, hits.map(({ id }) => id)]).toEqual(['all', ['old', 'says', 'apart']])
  })

  it('of an article comes before its parts in others', async () => {
    const corpus = await openDocuments([
      document({ id: 'apart', date: '2025-03-01', body: '4月2日至5月17日、18日' }),
      document({ id: 'day', date: '2024-04-18', body: '停水通知' }),
    ])
    const { hits, match } = await search(corpus, '4月18日', { explain: true })
    expect([match, hits.map(({ id }) => id)]).toEqual(['some', ['day', 'apart']])
    expect(hits.map(({ explanation }) => explanation?.literal)).toEqual([false, false])
  })

  it('is sorted and filtered as any query is', async () => {
    const corpus = await openDocuments([
      ...DATED,
      document({ id: 'later', date: '2025-09-01', body: '8月30日回顾' }),
    ])
    const ask = async (request: Parameters<typeof search>[2]): Promise<string[]> =>
      (await search(corpus, '2025-08-30', request)).hits.map(({ id }) => id)
    expect(await ask({ sort: 'newest' })).toEqual(['later', 'day', 'says'])
    expect(await ask({ sort: 'oldest' })).toEqual(['says', 'day', 'later'])
    const toDay = Date.parse('2025-08-28') / 86_400_000
    expect(await ask({ filters: { facets: [], fromDay: null, toDay } })).toEqual(['says'])
  })

  it('is marked where a text says it without its year', async () => {
    const { hits } = await search(await openDocuments(DATED), '2025-08-30')
    const { text, ranges } = hits[1]!.snippet
    expect(ranges.map(([start, end]) => text.slice(start, end))).toEqual(['8月30日'])
  })

  it.each(['2025年2月30日', '2月30日', '2025年13月', '2025年13月2日'])(
    'that no calendar has is no other day: %s',
    async (query) => {
      const days = ['2025-03-02', '2026-01-02', '2024-12-31']
      const corpus = await openDocuments(
        days.map((date) => document({ id: date, date, body: '停水通知' })),
      )
      expect((await search(corpus, query)).hits).toEqual([])
    },
  )

  it('of two days is that of neither article', async () => {
    const texts = ['展期3月5日至8日，3月9日', '3月5日至3月8日']
    expect((await found(texts, '3月5日至3月8日')).ids).toContain('1')
    expect((await found(['展期3月5日、4月8日', '休息'], '3月8日和4月5日')).ids).toEqual(['0'])
  })
})

describe('a number behind a character', () => {
  it('stands behind a hyphen before it stands anywhere', async () => {
    const texts = [
      '歼-20挂载霹雳-15亮相',
      '舰载机歼-15T配套',
      '运-20加油，歼16伴飞',
      '歼-15T，16架',
    ]
    const corpus = await openDocuments(texts.map((body, i) => document({ id: `${i}`, body })))
    const first = async (query: string): Promise<string | undefined> =>
      (await search(corpus, query)).hits[0]?.id
    expect(await first('歼20')).toBe('0')
    expect(await first('歼15')).not.toBe('0')
    expect(await first('歼-16')).toBe('2')
  })
})

describe('a name that a number follows', () => {
  it('is found in a title before it stands by itself in a text', async () => {
    const corpus = await openDocuments([
      document({ id: 'a', title: '自我对弈', body: 'AlphaFold 为同一公司产品。' }),
      document({ id: 'b', title: 'AlphaFold2 预测蛋白质结构', body: 'AlphaFold3 引入扩散。' }),
    ])
    expect((await search(corpus, 'AlphaFold')).hits[0]?.id).toBe('b')
  })
})
