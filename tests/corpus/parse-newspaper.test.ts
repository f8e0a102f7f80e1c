import { describe, expect, it } from 'vitest'

import type { Document } from '../../src/corpus/document.ts'
import { parseNewspaper } from '../../src/corpus/newspaper/parse-newspaper.ts'
import { DISTRICT_PAGE, OPTIONS, PROVINCE_PAGE, SEED, TROUBLE_PAGE } from './pages.ts'

const parse = (page: string, year: number | null = null) =>
  parseNewspaper(page, 'page.txt', { ...OPTIONS, year })

describe('parseNewspaper on the seed', () => {
  const { documents, issues } = parse(SEED)

  it('finds the eight articles, in order, without an issue', () => {
    expect(issues).toEqual([])
    expect(documents.map(({ title }) => title)).toEqual([
      '佛山万名职工获赠免费医疗互助保障',
      '惠州市总工会开展产改专题调研',
      '茂名举办女子艺术作品展',
      '肇庆端州女职工代表参观乡村振兴成果',
      '广州市从化区总工会 组织62家企业揽才',
      '湛江市霞山区总工会 开展乡村绿化植树活动',
      '云浮市郁南县总工会 推进非公企业组建工会',
      '江门开平市百合镇总工会 入企宣传困难职工帮扶政策',
    ])
  })

  const JOINED = [
    { article: 0, paragraph: 2, phrase: '获得感和归属感,让职工可以安心工作,也保障了' },
    { article: 0, paragraph: 3, phrase: '先后成立了佛山和南海、顺德三大代办处' },
    { article: 1, paragraph: 3, phrase: '重要举措,企业要充分发挥主体作用' },
    { article: 2, paragraph: 1, phrase: '岗位建功立业过程中的深刻感悟' },
    { article: 3, paragraph: 1, phrase: '深刻感受到了塘口镇' },
    { article: 3, paragraph: 1, phrase: '引进民宿项目,振兴了乡村产业' },
  ]
  it.each(JOINED)('joins $phrase', ({ article, paragraph, phrase }) => {
    expect(documents[article]?.body.split('\n')[paragraph]).toContain(phrase)
  })

  it('keeps the paragraphs that are whole apart', () => {
    expect(documents.map(({ body }) => body.split('\n').length)).toEqual([4, 4, 4, 3, 3, 2, 3, 3])
  })

  it('takes caption and credit out of the body', () => {
    const [first, ...others] = documents
    expect(first?.caption).toBe(
      '佛山职工代表收到工会赠送的“医疗互助保障计划”。\n全媒体记者林景余/摄',
    )
    expect(first?.body).not.toMatch(/佛山职工代表收到|摄/u)
    expect(others.map(({ caption }) => caption)).toEqual(['', '', '', '', '', '', ''])
  })

  it('takes dateline and byline out of the body', () => {
    expect(documents.map(({ byline }) => byline)).toEqual([
      '全媒体记者黄细英 通讯员霍嘉琪',
      '全媒体记者王艳 通讯员沈莹',
      '全媒体记者誉建业 通讯员茂名工',
      '蔡琪',
      '全媒体记者誉建业 通讯员谢瑞均',
      '庞婷婷',
      '梁瑜',
      '胡静妍',
    ])
    expect(documents.map(({ body }) => body.slice(0, 5))).toEqual([
      '3月6日,',
      '3月5日,',
      '3月5日,',
      '3月6日,',
      '3月5日,',
      '日前,湛江',
      '近日,云浮',
      '近日,开平',
    ])
    expect(documents.map(({ body }) => body.at(-1))).toEqual(Array(8).fill('。'))
  })

  it('dates what names a day, in the latest year of the page', () => {
    expect(documents.map(({ date }) => date)).toEqual([
      '2025-03-06',
      '2025-03-05',
      '2025-03-05',
      '2025-03-06',
      '2025-03-05',
      null,
      null,
      null,
    ])
  })

  it('dates in the year of the options before that of the page', () => {
    expect(parse(SEED, 2031).documents[0]?.date).toBe('2031-03-06')
  })

  it('finds the city of every headline', () => {
    expect(documents.map(({ facets }) => facets)).toEqual(
      ['佛山', '惠州', '茂名', '肇庆', '广州', '湛江', '云浮', '江门'].map((city) => ({
        city: [city],
      })),
    )
  })

  it('has neither url nor line end of another kind', () => {
    expect(documents.map(({ url }) => url)).toEqual(Array(8).fill(null))
    expect(documents.some(({ body }) => /[\r\u2028]/u.test(body))).toBe(false)
  })
})

describe('ids of parseNewspaper', () => {
  const idByTitle = (page: string) =>
    new Map(parse(page).documents.map(({ title, id }) => [title, id]))
  const articles = SEED.trim().split(/\n(?=#)/u)
  const ids = idByTitle(SEED)

  it('are distinct, short and safe in a URL', () => {
    expect(new Set(ids.values()).size).toBe(8)
    for (const id of ids.values()) expect(id).toMatch(/^[0-9a-f]{16}$/u)
  })

  it('are the ids of the first release', () => {
    // A change of these breaks every link to an article: it needs a reason and a CHANGELOG entry.
    expect([...ids.values()].slice(0, 2)).toEqual(['5ec7b4b910a8b3c3', '8265f2d96c6bc07f'])
  })

  const EDITS = [
    { name: 'an article is added', page: `## 新闻\n\n正文。\n\n${SEED}` },
    { name: 'an article is removed', page: articles.slice(1).join('\n') },
    { name: 'articles change places', page: articles.toReversed().join('\n') },
    { name: 'line ends change', page: SEED.replaceAll('\n', '\r\n') },
    { name: 'a column breaks elsewhere', page: SEED.replace('三大代办处', '三大\n\n代办处') },
    { name: 'headings get another level', page: SEED.replace(/^#+/gmu, '###') },
  ]
  it.each(EDITS)('stay when $name', ({ page }) => {
    const edited = idByTitle(page)
    for (const [title, id] of ids) if (edited.has(title)) expect(edited.get(title)).toBe(id)
    expect(edited.size).toBeGreaterThanOrEqual(7)
  })

  it('differ for another word in the last line', () => {
    const edited = idByTitle(
      SEED.replace('成就感、幸福感', '').replace('幸福感。(胡', '成就感。(胡'),
    )
    const [last = ''] = [...ids.keys()].slice(-1)
    expect(edited.get(last)).not.toBe(ids.get(last))
  })
})

/** What a reader would want to know of a document, in a form that fits a table. */
const summary = ({ title, date, facets, byline, caption, body }: Document) => ({
  title,
  date,
  city: facets['city'] ?? [],
  byline,
  caption: caption.split('\n'),
  body: body.split('\n'),
})

describe('parseNewspaper on invented pages', () => {
  it('reads the district page', () => {
    const { documents, issues } = parse(DISTRICT_PAGE)
    expect(documents.map(summary)).toEqual([
      {
        title: '深圳快递员之家 一周接待千人',
        date: '2025-03-08',
        city: ['深圳'],
        byline: '本报记者 张三 报道',
        caption: ['图为快递员在“小哥之家”休息。', '张三 摄', '李四/摄'],
        body: [
          '3月8日,记者走进深圳市南山区的“小哥之家”,看到十余名快递员正在休息。据了解,这里全天开放,提供热水、充电、Wi-Fi和free coffee service等服务。',
          '一、建好阵地',
          '站点面积120平方米,投入2.5万元。负责人说:',
          '“我们要把它办成‘家’。”',
          '二、用好阵地',
          '目前,站点已服务1.2万人次,覆盖26个街道。下一步将推广到龙岗、宝安等区。',
        ],
      },
      {
        title: '顺德:技能竞赛走进车间',
        date: '2025-03-10',
        city: ['佛山'],
        byline: '记者 李四 通讯员 王五 顺工宣',
        caption: ['参赛选手在操作数控机床。', '(陈六 摄)', '获奖选手在领奖。', '赵七 摄'],
        body: [
          '近日，顺德区总工会举办技能竞赛。',
          '竞赛设焊接、数控两个项目，共吸引１２０名选手。',
        ],
      },
      {
        title: '新华社播发《意见》',
        date: '2025-03-05',
        city: ['北京'],
        byline: '记者 樊曦',
        caption: [''],
        body: ['新华社北京3月5日电 国务院近日印发《意见》,要求到2035年建成制造强国。'],
      },
    ])
    expect(issues.map(({ line, rule }) => [line, rule])).toEqual([
      [1, 'before-heading'],
      [3, 'no-text'],
    ])
  })

  it('reads the province page', () => {
    const { documents, issues } = parse(PROVINCE_PAGE)
    expect(issues).toEqual([])
    expect(documents.map(summary)).toEqual([
      {
        title: '珠海：横琴新家园 民生更有温度',
        date: '2024-03-12',
        city: ['珠海'],
        byline: '记者 洪秋婷，通讯员 刘雅玲',
        caption: ['▲横琴“澳门新街坊”外景。', '图/受访者'],
        body: [
          '本报珠海3月12日电 “搬进来就像回家。”3月11日，居民陈女士在横琴“澳门新街坊”说，小区配套齐全，幼儿园、卫生站、长者服务中心一应俱全。',
          '珠海市有关负责人介绍，截至2024年底，已有1500户入住；预计到2030年前再建两个社区。',
          '（完）',
        ],
      },
      {
        title: '中山大学师生走进田间地头',
        date: '2024-12-31',
        city: ['清远'],
        byline: '张小燕 欧阳修文',
        caption: [''],
        body: [
          '12月31日至1月2日，中山大学师生到英德市连樟村调研。',
          '师生们分成三组，走访农户30余户，收集意见建议四十多条，形成《连樟村调研报告》（节选）。',
        ],
      },
      {
        title: 'C++ 与 C#',
        date: null,
        city: [],
        byline: '',
        caption: [''],
        body: ['正文没有日期，也没有地点。This is an English text that wraps over lines.'],
      },
      {
        title: '阳春三月种树忙 省直机关干部在一线',
        date: '2024-03-12',
        city: [],
        byline: '记者林景余 摄影报道',
        caption: ['义务植树现场', '通讯员 岳工宣 摄'],
        body: ['记者从省总工会获悉，3月12日植树节当天，500名职工参加植树。'],
      },
      {
        title: '非遗传承人和她的针线',
        date: null,
        city: [],
        byline: '',
        caption: ['图①：李淑英在创作。', '图②：潮绣作品《百鸟朝凤》。', '新华社记者 邓华 摄'],
        body: ['她叫李淑英，65岁，从事潮绣四十年，带出徒弟三十余名。', '(下转第3版)'],
      },
    ])
  })

  it('reads the page of troubles', () => {
    const { documents, issues } = parse(TROUBLE_PAGE)
    expect(
      documents.map(({ title, date, facets, body }) => [title, date, facets['city'], body]),
    ).toEqual([
      ['肇庆端州一日', null, ['肇庆'], '2月30日,本报记者赴端州区采访。'],
      ['推广安全生产经验', '2025-03-07', undefined, '三月七日,省总工会召开会议。'],
      ['振兴乡村 我们在行动', null, undefined, '昨日,活动启动。'],
      [
        '佛山、惠州两地工会签约',
        '2025-03-09',
        ['佛山', '惠州'],
        '二〇二五年三月九日,两地工会在佛山签约。',
      ],
      ['只有标题', null, undefined, ''],
      ['', null, undefined, '没有标题的正文。'],
      ['春到岭南', null, undefined, '油菜花海迎来第一批游客。'],
      ['简讯', null, undefined, '今年有三场培训。'],
      ['简讯', null, undefined, '今年有三场培训。'],
      ['简讯', null, undefined, '今年有四场培训。'],
    ])
    expect(issues.map(({ line, rule }) => [line, rule])).toEqual([
      [1, 'invalid-date'],
      [19, 'no-text'],
      [21, 'empty-heading'],
      [35, 'duplicate'],
    ])
  })

  it('gives articles of one title ids of their own, and a copy a suffix', () => {
    const ids = parse(TROUBLE_PAGE)
      .documents.filter(({ title }) => title === '简讯')
      .map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
    expect(ids[1]).toBe(`${ids[0] ?? ''}-2`)
  })
})

describe('headlines of several lines', () => {
  const articles = (page: string) =>
    parse(page).documents.map(({ title, body }) => [title, ...body.split('\n')])
  const problems = (page: string) => parse(page).issues.map(({ line, rule }) => [line, rule])
  const main = '# 把就业放在更加突出位置'

  const HEADLINES = [
    {
      name: 'a main headline over another',
      page: `${main}\n## 代表委员热议稳就业\n本报讯(记者张三)开会。`,
      expected: [['把就业放在更加突出位置', '代表委员热议稳就业', '开会。']],
    },
    {
      name: 'the lead of a page whose neighbours are as deep',
      page: `${main}\n\n## 代表委员热议稳就业\n\n文。\n\n## 惠州开展调研\n\n文。`,
      expected: [
        ['把就业放在更加突出位置', '代表委员热议稳就业', '文。'],
        ['惠州开展调研', '文。'],
      ],
    },
    {
      name: 'three lines',
      page: `${main}\n## 代表委员热议，“稳就业”怎么做？\n### ——两会现场\n文。`,
      expected: [
        ['把就业放在更加突出位置', '代表委员热议，“稳就业”怎么做？', '——两会现场', '文。'],
      ],
    },
    {
      name: 'an empty heading in between',
      page: `${main}\n##\n# 乙\n文。`,
      expected: [
        ['把就业放在更加突出位置', ''],
        ['乙', '文。'],
      ],
    },
  ]
  it.each(HEADLINES)('are those of one article: $name', ({ page, expected }) => {
    expect(articles(page)).toEqual(expected)
  })

  const lines = '## 投资逾四十亿元 明年通车\n\n## 天府大道北延线开工\n\n'
  const last = '## 车程缩短至35分钟\n\n本报讯 开工。'
  const TITLES = [
    {
      name: 'three lines of one level',
      page: `# 要闻\n\n# 题\n\n文。\n\n${lines}${last}`,
      expected: [
        ['要闻', ''],
        ['题', '文。'],
        ['投资逾四十亿元 明年通车 天府大道北延线开工 车程缩短至35分钟', '开工。'],
      ],
    },
    {
      name: 'two lines under a section',
      page: `# 要闻\n\n## 天府大道北延线开工\n${last}`,
      expected: [['天府大道北延线开工 车程缩短至35分钟', '开工。']],
    },
    {
      name: 'a deeper line over each',
      page: `### 投资逾四十亿元\n${last}\n\n### 成都市总工会\n## 组织企业揽才\n\n文。`,
      expected: [
        ['投资逾四十亿元 车程缩短至35分钟', '开工。'],
        ['成都市总工会 组织企业揽才', '文。'],
      ],
    },
    {
      name: 'two lines over a deeper one',
      page: `${lines}#${last}`,
      expected: [['投资逾四十亿元 明年通车 天府大道北延线开工', '车程缩短至35分钟', '开工。']],
    },
  ]
  it.each(TITLES)('are one title: $name', ({ page, expected }) => {
    expect(articles(page)).toEqual(expected)
  })

  const APART = [
    { name: 'a list', page: `## 成都地铁试运行\n\n${lines}${last}`, count: 4 },
    { name: 'far apart', page: `${lines}\n${last}`, count: 3 },
    { name: 'a short name', page: '## 图片新闻\n\n## 天府大道北延线开工\n\n文。', count: 2 },
    { name: 'over a short name', page: '## 天府大道北延线开工\n\n## 图片新闻\n\n文。', count: 2 },
    { name: 'a long one', page: `## ${'长'.repeat(31)}\n\n${last}`, count: 2 },
    {
      name: 'a deeper one among others',
      page: `# 一周要闻\n### 成都地铁\n文。\n### 投资逾四十亿元\n${last}`,
      count: 3,
    },
  ]
  it.each(APART)('are not: $name', ({ page, count }) => {
    expect(articles(page).length).toBe(count)
  })

  it('keep the id of the line over the text', () => {
    const ids = (page: string) => parse(page).documents.map(({ id }) => id)
    expect(ids(`${lines}${last}`)).toEqual(ids(last))
  })

  it('have nothing to warn of', () => {
    expect(problems(`${lines}${last}`)).toEqual([])
    expect(problems(`${main}\n## 代表委员热议稳就业\n文。`)).toEqual([])
  })

  const SECTIONS = [
    { name: 'a short name over one', page: '# 要闻\n## 文章一\n文。', titles: ['文章一'] },
    {
      name: 'a short name',
      page: '# 要闻\n## 文章一\n文。\n## 文章二\n文。',
      titles: ['文章一', '文章二'],
    },
    {
      name: 'a longer name over several',
      page: '# 全国两会特别报道\n## 文章一\n文。\n## 文章二\n文。\n# 三\n文。',
      titles: ['文章一', '文章二', '三'],
    },
    {
      name: 'a section over a headline of two lines',
      page: `# 要闻\n#${main}\n### 代表委员热议稳就业\n文。`,
      titles: ['把就业放在更加突出位置'],
    },
  ]
  it.each(SECTIONS)('are told from sections: $name', ({ page, titles }) => {
    const { documents, issues } = parse(page)
    expect(documents.map(({ title }) => title)).toEqual(titles)
    expect(issues).toEqual([
      { file: 'page.txt', line: 1, rule: 'no-text', message: expect.stringMatching(/left out$/u) },
    ])
  })

  it('name the cities of all lines', () => {
    const [document] = parse(`${main}\n## 佛山代表委员热议\n文。`).documents
    expect(document?.facets).toEqual({ city: ['佛山'] })
  })

  it('are looked through once', () => {
    const page = '# 要闻\n## 要闻\n### 要闻\n'.repeat(20_000)
    expect(parse(page).documents.length).toBe(20_000)
  })
})

describe('a file without headings', () => {
  const article = (page: string, file = '佛山工会/职工书屋.txt') => {
    const { documents, issues } = parseNewspaper(page, file, OPTIONS)
    expect(documents.length).toBe(1)
    expect(issues).toEqual([])
    return documents[0]
  }

  const CASES = [
    {
      name: 'the first line as title',
      page: '\n\n佛山职工书屋开放\n\n本报讯(记者张三)图书馆周末\n\n延长开放时间。\n\n欢迎前来。\n',
      expected: {
        title: '佛山职工书屋开放',
        body: '图书馆周末延长开放时间。\n欢迎前来。',
        byline: '记者张三',
        facets: { city: ['佛山'] },
      },
    },
    {
      name: 'a title that asks',
      page: '谁来保护骑手？\n文。',
      expected: { title: '谁来保护骑手？', body: '文。' },
    },
    {
      name: 'a title under a date line and a page mark',
      page: '2025年3月6日 星期四\n第03版 综合\n职工书屋\n近日，开放。',
      expected: {
        title: '职工书屋',
        body: '2025年3月6日 星期四\n近日，开放。',
        date: '2025-03-06',
      },
    },
    {
      name: 'a title under the name of the paper',
      page: '南方工报\n2025年3月6日 星期四  责编/王五  美编/赵六\nA02 要闻\n职工书屋\n近日，开放。',
      expected: {
        title: '职工书屋',
        body: '2025年3月6日 星期四  责编/王五  美编/赵六\n近日，开放。',
        date: '2025-03-06',
      },
    },
    {
      name: 'text at once',
      page: '图书馆开放。\n欢迎。',
      expected: { title: '职工书屋', body: '图书馆开放。\n欢迎。' },
    },
    {
      name: 'a dateline at once',
      page: '本报讯 图书馆开放',
      expected: { title: '职工书屋', body: '图书馆开放' },
    },
    {
      name: 'a first line that is too long',
      page: `${'长'.repeat(61)}\n文。`,
      expected: { title: '职工书屋', body: `${'长'.repeat(61)}文。` },
    },
    {
      name: 'a topic of a microblog',
      page: '#工会帮就业# 来了\n文。',
      expected: { title: '#工会帮就业# 来了' },
    },
  ]
  it.each(CASES)('is one article: $name', ({ page, expected }) => {
    expect(article(page)).toMatchObject(expected)
  })

  it('has the day that its name begins with', () => {
    expect(article('职工书屋\n文。', '2025-03-06-书屋.txt')?.date).toBe('2025-03-06')
    expect(article('职工书屋\n3月5日，开放。', '2025-03-06-书屋.txt')?.date).toBe('2025-03-05')
    expect(article('图书馆开放。', '2025-03-06-书屋.txt')?.title).toBe('书屋')
  })

  it('may be a title alone, with a warning', () => {
    const { documents, issues } = parse('职工书屋')
    expect(documents.map(({ title, body }) => [title, body])).toEqual([['职工书屋', '']])
    expect(issues.map(({ line, rule }) => [line, rule])).toEqual([[1, 'no-text']])
  })
})

describe('the year of a page', () => {
  const dates = (page: string, year: number | null = null) =>
    parse(page, year).documents.map(({ date }) => date)
  const article =
    '# 成都启动关爱行动\n\n本报讯 3月5日,印发《三年行动方案(2025—2027年)》,备战2028年奥运会。\n'

  const CASES = [
    {
      name: 'a line before the first heading',
      page: `2025年3月6日 星期四\n${article}`,
      date: '2025-03-05',
    },
    {
      name: 'a line with the name of the paper',
      page: `南方工报 2024-03-06\n${article}`,
      date: '2024-03-05',
    },
    {
      name: 'a line below',
      page: `${article}\n\n二〇二五年三月六日 星期四 第03版 综合`,
      date: '2025-03-05',
    },
    { name: 'no line', page: article, date: '2025-03-05' },
    {
      name: 'a line of January',
      page: '2025年1月3日 星期五 农历甲辰年十二月初四\n# 题\n12月31日,开会。',
      date: '2024-12-31',
    },
    {
      name: 'a signature before the line',
      page: '2025年1月3日\n# 题\n1月2日,开会。\n# 公告\n公告。\n2024年12月30日',
      date: '2025-01-02',
    },
  ]
  it.each(CASES)('is read of $name', ({ page, date }) => {
    expect(dates(page)[0]).toBe(date)
  })

  it('is that of the line over each article, where there are several', () => {
    const page = ['2023', '2024'].map((year) => `# 题${year}\n\n${year}年3月6日\n\n3月5日,开会。\n`)
    expect(dates(page.join('\n'))).toEqual(['2023-03-05', '2024-03-05'])
  })

  it('is that of the options, whatever the page says', () => {
    expect(dates(`2025年3月6日\n${article}`, 2024)).toEqual(['2024-03-05'])
  })
})

describe('signatures of notices', () => {
  it('stay where each has one', () => {
    const page = '# 简讯\n■县医院坐诊。(张蕾)\n■街道学习。(王凯)\n■图书馆送书。(李雪)'
    expect(parse(page).documents[0]).toMatchObject({
      byline: '',
      body: '■县医院坐诊。(张蕾)\n■街道学习。(王凯)\n■图书馆送书。(李雪)',
    })
  })

  it('are those of the article where only the last has one', () => {
    expect(parse('# 题\n县医院坐诊。\n■街道学习。(王凯)').documents[0]?.byline).toBe('王凯')
  })
})

describe('people behind where they work', () => {
  const read = (article: string) => {
    const { byline, body } = parse(`# 驿站\n${article}`).documents[0] ?? {}
    return { byline, body: body?.split('\n') }
  }
  const CASES = [
    {
      name: 'under the headline',
      article: '□ 机电学院 蒋一鸣\n\n开放。',
      byline: '机电学院 蒋一鸣',
      body: ['开放。'],
    },
    {
      name: 'over others',
      article: '机电学院 蒋一鸣\n\n文/王五\n\n开放。',
      byline: '机电学院 蒋一鸣 文/王五',
      body: ['开放。'],
    },
    {
      name: 'who wrote and took photos',
      article: '文/王五 摄影/王五\n\n开放。',
      byline: '文/王五 摄影/王五',
      body: ['开放。'],
    },
  ]
  it.each(CASES)('sign an article $name', ({ article, byline, body }) => {
    expect(read(article)).toEqual({ byline, body })
  })

  const LISTS = [
    { name: 'several', article: '机电学院 蒋一鸣\n\n文学院 王五\n\n获奖。' },
    { name: 'below the text', article: '获奖者：\n\n机电学院 蒋一鸣' },
    { name: 'nothing else', article: '机电学院 蒋一鸣' },
  ]
  it.each(LISTS)('are text: $name', ({ article }) => {
    const { byline, body } = read(article)
    expect(byline).toBe('')
    expect(body?.join('')).toBe(article.replaceAll('\n', ''))
  })
})

describe('the day of an article', () => {
  const date = (article: string) => parse(`# 驿站\n${article}`, 2025).documents[0]?.date
  const LEADS = [
    { name: 'under a sub-headline', article: '——司机有了歇脚处\n\n本报讯(记者王一)4月15日,揭牌。' },
    { name: 'under two', article: '——一\n\n——二\n\n本报讯 4月15日,揭牌。\n\n5月1日,开放。' },
    { name: 'behind a dateline of its own', article: '副题\n\n本报讯：\n\n4月15日,揭牌。' },
    { name: 'over a signature', article: '4月15日,揭牌。\n\n(蔡琪)' },
  ]
  it.each(LEADS)('is that of its first sentence $name', ({ article }) => {
    expect(date(article)).toBe('2025-04-15')
  })
})

describe('the day that a page prints in its head', () => {
  const dates = (page: string, year: number | null = null) =>
    parse(page, year).documents.map(({ date }) => date)
  const head = '成都都市日报 02 要闻 2025年6月11日 星期三'

  const ARTICLES = [
    { name: 'says 近日', text: '近日,开会。', day: '2025-06-11' },
    { name: 'says 昨日', text: '本报讯 昨日,开会。', day: '2025-06-11' },
    { name: 'says no day', text: '图书馆开放。', day: '2025-06-11' },
    { name: 'says its own', text: '6月10日,开会。', day: '2025-06-10' },
    { name: 'says that day', text: '6月11日,开会。', day: '2025-06-11' },
    { name: 'says the next', text: '6月12日将开会。', day: '2025-06-11' },
    { name: 'says one far ahead', text: '7月5日至8月31日,延长开放。', day: '2025-06-11' },
    { name: 'says one of a year to come', text: '2026年1月5日起,开放。', day: '2025-06-11' },
    { name: 'says one of the year before', text: '12月31日,开会。', day: '2024-12-31' },
    { name: 'says none that exists', text: '2月30日,开会。', day: null },
    { name: 'is signed before', text: '公告。\n2025年5月30日', day: '2025-06-11' },
    { name: 'has a line of its own', text: '2025年6月9日\n近日,开会。', day: '2025-06-09' },
  ]
  it.each(ARTICLES)('is that of an article that $name, or later: $day', ({ text, day }) => {
    expect(dates(`${head}\n\n# 题\n${text}`)).toEqual([day])
  })

  const HEADS = [
    { name: 'page, paper and day', head },
    { name: 'a section beside the page', head: '第4版 副刊·校园 2025年6月11日' },
    { name: 'the day of the week', head: '潇湘周末 人物 2025年6月11日 星期三' },
    { name: 'the day of the moon', head: '5\n市场·行情\n2025年6月11日 星期三 农历五月十六' },
    { name: 'a line of its own', head: '山东职工报\n2025年6月11日 星期三 今日4版' },
    { name: 'two pages', head: '云岭工人报 2025年6月11日 星期三 第2、3版 特别报道' },
    { name: 'what says that it came out', head: '齐鲁工运 2025年第3期\n2025年6月11日出版' },
    { name: 'full-width digits', head: '永宁县报\n2025年6月11日 第３版' },
    { name: 'when the paper was founded', head: `1949年10月1日创刊\n${head}` },
    { name: 'when it was founded, in one line', head: `1949年10月1日创刊 ${head}` },
    { name: 'years of the Republic', head: 'A12 地方綜合 中華民國114年6月11日 星期三' },
    { name: 'such a year alone', head: '民國一一四年六月十一日' },
  ]
  it.each(HEADS)('is found in $name', ({ head: lines }) => {
    expect(dates(`${lines}\n\n# 题\n近日,开会。`)).toEqual(['2025-06-11'])
  })

  const PAGES = [
    { name: 'at the foot', page: `# 甲\n近日。\n# 乙\n近日。\n南方工报 2025年6月11日` },
    { name: 'over an article without headings', page: `${head}\n职工书屋\n近日,开放。` },
    {
      name: 'over articles without headings',
      page: `${head}\n\n职工书屋开放\n\n本报讯 近日。\n\n乡村书屋开放\n\n本报讯 近日。`,
    },
  ]
  it.each(PAGES)('is found $name', ({ page }) => {
    expect(new Set(dates(page))).toEqual(new Set(['2025-06-11']))
  })

  const TEXTS = [
    { name: 'numbers', line: '自 2025年3月6日 起 12 个月内' },
    { name: 'what is glued to the day', line: '会议将于2025年3月6日 星期四' },
    { name: 'what goes on after the day of the week', line: '于 2025年3月6日 星期四 出发到' },
    { name: 'a pause', line: '南方工报，2025年3月6日 星期四' },
  ]
  it.each(TEXTS)('is not one with $name', ({ line }) => {
    const { body, date } = parse(`# 题\n文。\n${line}\n举办。`).documents[0] ?? {}
    expect(body).toBe(`文。\n${line}举办。`)
    expect(date).toBeNull()
  })

  it('is that of the page over an article, where there are several', () => {
    const next = '南方工报 2025年6月12日 星期四'
    expect(dates(`${head}\n# 甲\n近日。\n${next}\n# 乙\n近日。\n# 丙\n近日。`)).toEqual([
      '2025-06-11',
      '2025-06-12',
      '2025-06-12',
    ])
  })

  it('is none where the options give another year', () => {
    const page = `${head}\n# 题\n近日。\n# 题二\n7月1日,开会。`
    expect(dates(page, 2026)).toEqual([null, '2026-07-01'])
    expect(dates(page, 2025)).toEqual(['2025-06-11', '2025-06-11'])
  })

  it('is none where no line has all of it', () => {
    expect(dates('南方工报 6月11日\n# 题\n近日。\n# 题二\n2025年7月1日,开会。')).toEqual([
      null,
      '2025-07-01',
    ])
  })
})

describe('a first heading that is the head of the page', () => {
  const below = '\n\n责任编辑 李伟\n\n## 麦收会议召开\n\n近日,开会。'
  const HEADS = [
    '兰考县报 第2版 综合新闻 2025年5月22日',
    '兰考县报 2025年5月22日',
    'A05 2025-05-22',
  ]
  it.each(HEADS)('is no headline: %s', (head) => {
    const { documents, issues } = parse(`# ${head}${below}`)
    expect(documents.map(({ title, date }) => [title, date])).toEqual([
      ['麦收会议召开', '2025-05-22'],
    ])
    expect(issues.map(({ line, rule }) => [line, rule])).toEqual([[1, 'before-heading']])
  })

  it('may come again on the next page', () => {
    const next = '\n\n# 兰考县报 第3版 2025年5月22日\n\n责编:王五\n\n## 焦桐开花\n\n文。'
    const { documents } = parse(`# 兰考县报 第2版 2025年5月22日${below}${next}`)
    expect(documents.map(({ title }) => title)).toEqual(['麦收会议召开', '焦桐开花'])
  })

  it('may stand over a lead without one', () => {
    const page = `# 兰考县报 2025年5月22日\n\n焦桐开花了\n\n本报讯 开花。\n\n## 麦收\n\n文。`
    expect(parse(page).documents.map(({ title }) => title)).toEqual(['焦桐开花了', '麦收'])
  })

  const HEADLINES = [
    { name: 'a day', page: '# 2025年5月22日 星期四\n\n晴。\n\n# 2025年5月23日\n\n雨。' },
    {
      name: 'a headline with a day',
      page: '# 兰考晚报，2025年5月22日创刊\n\n文。\n\n# 乙\n\n文。',
    },
  ]
  it.each(HEADLINES)('is not $name', ({ page }) => {
    expect(parse(page).documents.length).toBe(2)
  })
})

describe('marks of pages', () => {
  const body = (page: string) => parse(`# 题\n\n${page}`).documents[0]?.body
  const MARKS = [
    '第03版 综合',
    '版面：A03',
    'A03版',
    '第三版',
    '第A03版：要闻',
    '03 版',
    '第12版 工运',
    '第7版 前沿',
    '第2、3版 特别报道',
    'A06-A07版 影像',
    '第３版',
    'A02 要闻',
    '02 综合',
    '- 1 -',
    '— 12 —',
    '第 2 页 共 5 页',
    '本版编辑 邢岩 版式设计 鲁豫 校对 济水',
    '责编:祁连 版式:洮河 校对:白银',
    '责编 欧阳峰 | 美编 湘妃 | 校对 岳麓',
    '編輯/林雅惠　美編/陳冠宇',
    '主编：张三、李四 设计：王五',
    '（责任编辑：王五）',
    '本版责编 王五',
    '校对：李四',
    '责任编辑:许放 版面设计:童画',
  ]
  it.each(MARKS)('are no text: %s', (mark) => {
    expect(body(`成立了佛\n\n${mark}\n\n山代办处。`)).toBe('成立了佛山代办处。')
    expect(body(`${mark}\n\n3月5日,开会。`)).toBe('3月5日,开会。')
  })

  const TEXTS = [
    '第三版修订说明',
    '第3次会议',
    '3月5日',
    '版面设计',
    '第5版增加了附录',
    '第2、3版增加了附录',
    '02 座椅',
    '第2页有误',
    'A02 座椅',
    '编辑 手记',
    '主编 王五',
    '校对工作',
    '责编王五',
    '责编 王五 电话 12345',
    '责编 王五 介绍,开会。',
    '责任编辑 王五说',
  ]
  it.each(TEXTS)('are not “%s”', (text) => {
    expect(body(text)).toBe(text)
  })

  it('need not stand beside a date to give one, nor part a sentence with it', () => {
    const head = '南方工报 2025年3月6日 星期四 责编/王五 校对：赵六'
    const { documents } = parse(`# 题\n\n成立了佛\n${head}\n山代办处。`)
    expect(documents[0]).toMatchObject({ body: '成立了佛山代办处。', date: '2025-03-06' })
    expect(body(`成立了。\n${head}\n佛山。`)).toBe(`成立了。\n${head}\n佛山。`)
    expect(body('成立于\n2025年3月6日')).toBe('成立于2025年3月6日')
  })

  it('are in a running head that parts a sentence', () => {
    const head = '— 7 —\n\n科技报 2023年11月6日 第7版 前沿'
    expect(body(`成立了佛\n\n${head}\n\n山代办处。`)).toBe('成立了佛山代办处。')
  })

  it('need no warning before the first heading', () => {
    expect(parse('第03版 综合\n\n# 题\n\n文。').issues).toEqual([])
  })
})

describe('a page in traditional characters', () => {
  const page = `A12 地方綜合 中華民國114年5月14日 星期三
主編/林雅惠 美編/陳冠宇

## 虱目魚產地價跌破四十元

　　〔記者洪瑞琴/台南報導〕南部養殖虱目魚，五月
十三日跌到三十八元。

圖為魚塭。（記者洪瑞琴攝）

第A12版 要聞

　　農業局表示收購。

## 阿嬤的菜園變成教室

【記者張筱婷/花蓮報導】

【本報台北訊】日前，她說：「好啊。」（本報記者 藍松山）`

  it('is read as one in simplified ones', () => {
    const { documents, issues } = parse(page)
    expect(issues.map(({ rule }) => rule)).toEqual(['before-heading'])
    expect(documents.map(summary)).toEqual([
      {
        title: '虱目魚產地價跌破四十元',
        date: '2025-05-13',
        city: [],
        byline: '記者洪瑞琴/台南報導',
        caption: ['圖為魚塭。', '（記者洪瑞琴攝）'],
        body: ['南部養殖虱目魚，五月十三日跌到三十八元。', '農業局表示收購。'],
      },
      {
        title: '阿嬤的菜園變成教室',
        date: '2025-05-14',
        city: [],
        byline: '記者張筱婷/花蓮報導 本報記者 藍松山',
        caption: [''],
        body: ['【本報台北訊】日前，她說：「好啊。」'],
      },
    ])
  })
})

describe('parseNewspaper on what is not a page', () => {
  const CASES = [
    { name: 'nothing', page: '', issue: [0, 'empty-file'] },
    { name: 'white space', page: '\uFEFF\r\n　\n', issue: [0, 'empty-file'] },
    { name: 'text in no Chinese', page: '\n\nUser-agent: *\nDisallow:', issue: [3, 'no-heading'] },
  ]
  it.each(CASES)('reports $name', ({ page, issue }) => {
    const { documents, issues } = parse(page)
    expect(documents).toEqual([])
    expect(issues.map(({ line, rule }) => [line, rule])).toEqual([issue])
    expect(issues.map(({ file }) => file)).toEqual(['page.txt'])
  })

  it('reports a day without a year', () => {
    const { documents, issues } = parse('# 标题\n\n3月6日,正文。')
    expect(documents[0]?.date).toBeNull()
    expect(issues.map(({ line, rule }) => [line, rule])).toEqual([[1, 'no-year']])
  })
})
