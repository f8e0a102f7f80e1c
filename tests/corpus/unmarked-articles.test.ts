import { describe, expect, it } from 'vitest'

import { parseNewspaper } from '../../src/corpus/newspaper/parse-newspaper.ts'
import { OPTIONS } from './pages.ts'

const parse = (page: string) => parseNewspaper(page, '要闻.txt', OPTIONS)
const articles = (page: string) => parse(page).documents.map(({ title, body }) => [title, body])
const titles = (page: string) => parse(page).documents.map(({ title }) => title)

const HEAD = '浙江职工报 2025年4月16日 星期三'
const MARKED = '## 义乌主播有合同\n\n本报讯 义乌开会。'
const LEAD = '宁波建起司机驿站\n\n本报讯(记者周慕云)4月15日,揭牌。'

describe('text before the first heading', () => {
  const CASES = [
    {
      name: 'a headline over a dateline',
      above: `${HEAD}\n\n${LEAD}\n\n第二段。`,
      expected: [['宁波建起司机驿站', '4月15日,揭牌。\n第二段。']],
    },
    {
      name: 'a headline at the very top',
      above: LEAD,
      expected: [['宁波建起司机驿站', '4月15日,揭牌。']],
    },
    {
      name: 'a headline under the name of the paper',
      above: `浙江职工报\n\n${LEAD}`,
      expected: [['宁波建起司机驿站', '4月15日,揭牌。']],
    },
    {
      name: 'a headline of three lines',
      above: `${HEAD}\n\n浙江为职工办实事\n宁波建起司机驿站\n\n——集卡司机有了歇脚处\n本报讯 揭牌。`,
      expected: [['浙江为职工办实事 宁波建起司机驿站 ——集卡司机有了歇脚处', '揭牌。']],
    },
    {
      name: 'a headline over people',
      above: `${HEAD}\n\n宁波建起司机驿站\n本报记者 周慕云 通讯员 王一\n\n司机有了歇脚处。`,
      expected: [['宁波建起司机驿站', '司机有了歇脚处。']],
    },
    {
      name: 'two articles',
      above: `${LEAD}\n\n舟山渔民体检忙\n\n本报讯 免费。`,
      expected: [
        ['宁波建起司机驿站', '4月15日,揭牌。'],
        ['舟山渔民体检忙', '免费。'],
      ],
    },
    {
      name: 'a headline over text',
      above: `${HEAD}\n\n宁波建起司机驿站\n\n4月15日,宁波市北仑区总工会的司机驿站揭牌,司机有了歇脚处。`,
      expected: [['宁波建起司机驿站', '4月15日,宁波市北仑区总工会的司机驿站揭牌,司机有了歇脚处。']],
    },
    {
      name: 'a headline over a narrow column',
      above: `${HEAD}\n\n宁波建起司机驿站\n\n4月15日,宁波市\n北仑区总工会的\n司机驿站揭牌。司\n机有了歇脚处。`,
      expected: [
        ['宁波建起司机驿站', '4月15日,宁波市北仑区总工会的司机驿站揭牌。司机有了歇脚处。'],
      ],
    },
    {
      name: 'text alone',
      above: `${HEAD}\n\n4月15日,宁波市北仑区总工会的司机驿站揭牌,司机有了歇脚处。`,
      expected: [['要闻', '4月15日,宁波市北仑区总工会的司机驿站揭牌,司机有了歇脚处。']],
    },
    {
      name: 'text before a headline',
      above: `本报讯 4月15日,司机驿站揭牌。\n\n舟山渔民体检忙\n\n本报讯 免费。`,
      expected: [
        ['要闻', '4月15日,司机驿站揭牌。'],
        ['舟山渔民体检忙', '免费。'],
      ],
    },
  ]
  it.each(CASES)('is found: $name', ({ above, expected }) => {
    expect(articles(`${above}\n\n${MARKED}`)).toEqual([
      ...expected,
      ['义乌主播有合同', '义乌开会。'],
    ])
  })

  const HEADS = [
    { name: 'the head of the page', head: HEAD },
    { name: 'the number of a paper', head: `${HEAD}\n国内统一连续出版物号CN37-0099` },
    { name: 'a motto', head: `${HEAD}\n\n为职工说话。` },
    {
      name: 'lines that are no text',
      head: `${HEAD}\n\n为职工说话！\n新闻热线：020-12345678 12345679`,
    },
    { name: 'people', head: `${HEAD}\n\n本报记者` },
  ]
  it.each(HEADS)('is left out with a warning: $name', ({ head }) => {
    expect(titles(`${head}\n\n${MARKED}`)).toEqual(['义乌主播有合同'])
    expect(parse(`${head}\n\n${MARKED}`).issues.map(({ rule }) => rule)).toEqual(['before-heading'])
  })

  it('has an id of its own, whatever stands around it', () => {
    const [alone] = parse(`${LEAD}\n\n${MARKED}`).documents
    const [below] = parse(`${HEAD}\n\n${LEAD}\n\n## 舟山\n\n文。`).documents
    expect(below?.id).toBe(alone?.id)
  })
})

describe('a page without headings', () => {
  const several = `${HEAD}\n责编:祁连\n\n\n${LEAD}\n第二段。\n\n舟山渔民体检忙\n\n本报讯 免费。\n\n湖州桑农\n\n新华社杭州4月15日电 忙。`

  it('is cut at its headlines, if they are certain', () => {
    expect(articles(several)).toEqual([
      ['宁波建起司机驿站', '4月15日,揭牌。\n第二段。'],
      ['舟山渔民体检忙', '免费。'],
      ['湖州桑农', '新华社杭州4月15日电 忙。'],
    ])
  })

  it('says the lines of its articles and dates them in the year of the page', () => {
    const { documents, issues } = parse(`${several}\n\n绍兴黄酒开酿\n\n本报讯 4月31日,开酿。`)
    expect(documents[0]?.date).toBe('2025-04-15')
    expect(issues.map(({ line, rule }) => [line, rule])).toEqual([
      [1, 'before-heading'],
      [18, 'invalid-date'],
    ])
  })

  const ABOVE = [
    { name: 'the names of the paper and the page', head: '运河晚报 社会' },
    { name: 'who made the page', head: `${HEAD}\n02 综合\n本版编辑:祁连 电话:0936-5521234` },
    { name: 'a motto', head: '东湖晨报\n2024年2月23日 今日16版\n为民办报 贴近生活' },
  ]
  it.each(ABOVE)('is cut below $name', ({ head }) => {
    expect(titles(`${head}\n\n${LEAD}\n\n舟山渔民体检忙\n\n本报讯 免费。`)).toEqual([
      '宁波建起司机驿站',
      '舟山渔民体检忙',
    ])
  })

  const ENDS = [
    { name: 'the day of a notice', end: '特此公告。\n慈溪市总工会\n2025年4月2日' },
    { name: 'what is on other pages', end: '(完)\n\n今日导读\n\nA04 绿化树疗伤\nA11 国乒逆转' },
  ]
  it.each(ENDS)('is cut where an article ends with $name', ({ end }) => {
    expect(titles(`${LEAD}\n\n${end}\n\n舟山渔民体检忙\n\n本报讯 免费。`)).toEqual([
      '宁波建起司机驿站',
      '舟山渔民体检忙',
    ])
  })

  const ESSAYS = '外婆的菜园子\n罗小满\n\n外婆的菜园子只有三分地,却种了十七样菜。\n\n'
  it('is cut at essays that are signed above', () => {
    const page = `南岭晚报 2023年5月27日 星期六\n\n${ESSAYS}粮票里的青春\n邱国栋\n抽屉底层压着一张五斤的粮票,边角已经磨毛。`
    const { documents } = parse(page)
    expect(documents.map(({ title, byline }) => [title, byline])).toEqual([
      ['外婆的菜园子', '罗小满'],
      ['粮票里的青春', '邱国栋'],
    ])
  })

  const SIGNED = [
    {
      name: 'below',
      page: `${ESSAYS}谢谢！\n\n一位普通读者\n戚文娟\n\n答读者\n\n可以申请补缴,材料交给医保经办机构。`,
    },
    {
      name: 'within a sentence',
      page: `${ESSAYS}那天台上站着的是\n\n劳动模范代表\n石成玉\n和他的三个徒弟,掌声响了很久很久才停下来。`,
    },
  ]
  it.each(SIGNED)('is not cut at a name $name', ({ page }) => {
    expect(parse(page).documents.length).toBe(1)
  })

  const ONE = [
    { name: 'one headline over a dateline', page: `${LEAD}\n\n第二段。\n\n有了歇脚处\n\n第三段。` },
    {
      name: 'no blank line above a headline',
      page: `${LEAD}\n第二段。\n舟山渔民体检忙\n本报讯 免费。`,
    },
    {
      name: 'a sentence that a dateline breaks',
      page: `${LEAD}\n\n司机说,\n\n宁波建起的驿站\n\n新华社杭州4月15日电 好。`,
    },
    {
      name: 'an interview',
      page: '对话司机\n\n本报记者 张三\n\n司机：好。\n\n那后来呢\n记者：后来好了\n\n司机先来\n\n记者：现在呢',
    },
    {
      name: 'captions over who took the photos',
      page: '驿站揭牌\n\n本报讯 揭牌。\n\n司机在驿站休息\n本报记者 张三 摄影报道\n\n驿站外景\n\n记者 张三 文/图',
    },
    {
      name: 'names of places over datelines',
      page: '各地简讯\n\n北京\n\n新华社北京3月5日电 开会。\n\n上海\n\n新华社上海3月5日电 开会。',
    },
  ]
  it.each(ONE)('is one article: $name', ({ page }) => {
    expect(parse(page).documents.length).toBe(1)
  })
})
