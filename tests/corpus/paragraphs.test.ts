import { describe, expect, it } from 'vitest'

import { splitArticles } from '../../src/corpus/articles.ts'
import { endsParagraph, joinPieces } from '../../src/corpus/newspaper/paragraphs.ts'

/** A case is written as it stands on the page: `/` is a line end, `//` a blank line. */
const join = (page: string) => {
  const [article] = splitArticles(`# 题\n${page.replaceAll('/', '\n')}`).articles
  return joinPieces(article?.pieces ?? []).map(({ text }) => text)
}

describe('joinPieces', () => {
  const CASES = [
    {
      name: 'a word cut in two',
      page: '先后成立了佛//山和南海。',
      paragraphs: ['先后成立了佛山和南海。'],
    },
    {
      name: 'a comma at the cut',
      page: '归属感,//让职工安心。',
      paragraphs: ['归属感,让职工安心。'],
    },
    {
      name: 'a semicolon at the cut',
      page: '已入住；//再建两个。',
      paragraphs: ['已入住；再建两个。'],
    },
    {
      name: 'a cut before a comma',
      page: '共吸引62家企业//，近400人到场。',
      paragraphs: ['共吸引62家企业，近400人到场。'],
    },
    {
      name: 'a cut before a closing quote',
      page: '他说:“好。//”众人鼓掌。',
      paragraphs: ['他说:“好。”众人鼓掌。'],
    },
    {
      name: 'a cut after a quoted word',
      page: '茂名文化繁荣增光添彩，为“百千万工程”//贡献力量。',
      paragraphs: ['茂名文化繁荣增光添彩，为“百千万工程”贡献力量。'],
    },
    {
      name: 'a cut after a bracket in a sentence',
      page: '计划甲种版(每人1份)//已发放。',
      paragraphs: ['计划甲种版(每人1份)已发放。'],
    },
    {
      name: 'a cut after a title',
      page: '女职工学习了《工会法》//等法规。',
      paragraphs: ['女职工学习了《工会法》等法规。'],
    },
    {
      name: 'a number cut at its point',
      page: '陈列藏书3.//8万册。',
      paragraphs: ['陈列藏书3.8万册。'],
    },
    {
      name: 'a number cut before its unit',
      page: '走访农户共计30//余户。',
      paragraphs: ['走访农户共计30余户。'],
    },
    {
      name: 'a time cut at its colon',
      page: '每天下午3:/30开放。',
      paragraphs: ['每天下午3:30开放。'],
    },
    {
      name: 'a range cut at its dash',
      page: '展期为3月5日—//3月16日。',
      paragraphs: ['展期为3月5日—3月16日。'],
    },
    { name: 'two Latin words', page: '支持full//text检索。', paragraphs: ['支持full text检索。'] },
    { name: 'Han and Latin', page: '支持//Wi-Fi//和充电。', paragraphs: ['支持Wi-Fi和充电。'] },
    {
      name: 'a paragraph cut twice',
      page: '当地政策引进民宿产业和//旅游项目,振兴了//乡村。',
      paragraphs: ['当地政策引进民宿产业和旅游项目,振兴了乡村。'],
    },
    {
      name: 'wrapped lines',
      page: '佛山市总工会常务副主席/蒋庆出席活动/并讲话。//次日返回。',
      paragraphs: ['佛山市总工会常务副主席蒋庆出席活动并讲话。', '次日返回。'],
    },
    {
      name: 'a short start that opens like a sentence',
      page: '春天来了。//近日佛山市总工会//召开会议。',
      paragraphs: ['春天来了。', '近日佛山市总工会召开会议。'],
    },
    {
      name: 'a short start that breaks off',
      page: '春天来了。//这是工会送来的//礼物。',
      paragraphs: ['春天来了。', '这是工会送来的礼物。'],
    },
    {
      name: 'a cut that makes the rest look like a list item',
      page: '各项制度运行规范，做到统//一、高效。',
      paragraphs: ['各项制度运行规范，做到统一、高效。'],
    },

    {
      name: 'a number before a date',
      page: '报名电话：0757-83201234//2025年3月5日起受理报名。',
      paragraphs: ['报名电话：0757-83201234', '2025年3月5日起受理报名。'],
    },
    {
      name: 'a number before a date, with full-width digits',
      page: '热线１２３５１//３月８日开放。',
      paragraphs: ['热线１２３５１', '３月８日开放。'],
    },
    {
      name: 'a number before a date, in a page without blank lines',
      page: '热线12351/3月8日开放。',
      paragraphs: ['热线12351', '3月8日开放。'],
    },
    {
      name: 'a number that a line wraps',
      page: '第一段。//共发放125/00份。',
      paragraphs: ['第一段。', '共发放12500份。'],
    },
    {
      name: 'rows of a table',
      page: '招聘如下//单位\t人数1/佛山陶瓷厂\t\t焊工\t20/2顺德家电厂\t钳工//欢迎报名。',
      paragraphs: [
        '招聘如下',
        '单位 人数1',
        '佛山陶瓷厂 焊工 20',
        '2顺德家电厂 钳工',
        '欢迎报名。',
      ],
    },
    {
      name: 'rows whose cells are apart by blanks',
      page: '单位    人数    金额/佛山　　1200　　35.6/共两项，/合计。',
      paragraphs: ['单位 人数 金额', '佛山 1200 35.6', '共两项，合计。'],
    },
    {
      name: 'one line with wide gaps',
      page: '成立了  佛山  南海/和顺德。',
      paragraphs: ['成立了  佛山  南海和顺德。'],
    },
    {
      name: 'a dateline with a tab',
      page: '本报讯\t3月5日,在佛//山开会。',
      paragraphs: ['本报讯\t3月5日,在佛山开会。'],
    },
    {
      name: 'a date line',
      page: '2025年3月6日 星期四//佛山市总工会召开会议。',
      paragraphs: ['2025年3月6日 星期四', '佛山市总工会召开会议。'],
    },
    {
      name: 'a date in a sentence that was cut',
      page: '这次会议定于//2025年3月6日//在佛山召开。',
      paragraphs: ['这次会议定于2025年3月6日在佛山召开。'],
    },
    {
      name: 'whole paragraphs',
      page: '第一段。//第二段！//第三段？//第四段……',
      paragraphs: ['第一段。', '第二段！', '第三段？', '第四段……'],
    },
    {
      name: 'a quoted sentence',
      page: '“踏实多了。”//他说。',
      paragraphs: ['“踏实多了。”', '他说。'],
    },
    {
      name: 'a signed paragraph',
      page: '维护权益。(蔡琪)//下一段。',
      paragraphs: ['维护权益。(蔡琪)', '下一段。'],
    },
    {
      name: 'a colon before a list',
      page: '要求如下：//一是快。',
      paragraphs: ['要求如下：', '一是快。'],
    },
    {
      name: 'a sub-headline',
      page: '活动结束。//数字赋能促发展//各地工会积极响应。',
      paragraphs: ['活动结束。', '数字赋能促发展', '各地工会积极响应。'],
    },
    {
      name: 'a sub-headline of two parts',
      page: '活动结束。//工会帮就业 护法新职场//各地响应。',
      paragraphs: ['活动结束。', '工会帮就业 护法新职场', '各地响应。'],
    },
    {
      name: 'a numbered sub-headline',
      page: '活动结束。//（一）全力推进产业工人队伍建设改革走深走实//各地响应。',
      paragraphs: ['活动结束。', '（一）全力推进产业工人队伍建设改革走深走实', '各地响应。'],
    },
    {
      name: 'list items without marks',
      page: '1.佛山市铃木电梯有限公司职工代表许成优//2.惠州市聚飞光电有限公司职工代表',
      paragraphs: ['1.佛山市铃木电梯有限公司职工代表许成优', '2.惠州市聚飞光电有限公司职工代表'],
    },
    {
      name: 'a dateline after a cut',
      page: '这一段没有写完就//本报讯 3月6日,开会。',
      paragraphs: ['这一段没有写完就', '本报讯 3月6日,开会。'],
    },
  ]
  it.each(CASES)('reads $name', ({ page, paragraphs }) => {
    expect(join(page)).toEqual(paragraphs)
  })

  it('has a distinct name for every case', () => {
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length)
  })

  it('joins what only a long number would make a list', () => {
    expect(join('增长了//1.5倍。')).toEqual(['增长了1.5倍。'])
  })
})

describe('numbered sub-headlines with marks', () => {
  const LONG = `过去一年,${'广大职工攻坚克难,'.repeat(7)}创造了新的纪录。`
  const [FIRST, SECOND] = ['一、弘扬劳模精神,当好主力军', '二、用心服务职工,做好“娘家人”']

  it('stand alone where there are two', () => {
    expect(join(`${FIRST}//${LONG}//${SECOND}//${LONG}`)).toEqual([FIRST, LONG, SECOND, LONG])
  })

  it('stand alone behind lists, and count what they name', () => {
    const page = `${LONG}//一、先进集体(2个)//炼铁厂 热轧厂//二、劳动模范(10名)//石磊 金山`
    expect(join(page)).toEqual([
      LONG,
      '一、先进集体(2个)',
      '炼铁厂 热轧厂',
      '二、劳动模范(10名)',
      '石磊 金山',
    ])
  })

  const JOINED = [
    { name: 'only one', page: `${FIRST}//的作用。//${LONG}` },
    { name: 'one with an end', page: `${FIRST}//的作用。//二、服务职工。//${LONG}` },
    { name: 'one broken off', page: `${FIRST}的//作用。//${SECOND}//${LONG}` },
    { name: 'short lines alone', page: `${FIRST}//的作用。//${SECOND}//的作用。` },
  ]
  it.each(JOINED)('may be broken items: $name', ({ page }) => {
    expect(join(page)).not.toContain(FIRST)
  })
})

describe('lines of other kinds', () => {
  const LONG = `从前的学校,${'孩子们写作业,读绘本,'.repeat(5)}都在这里。`
  const CASES = [
    {
      name: 'a short line over one wider than a column, in a page that has blank lines',
      page: `第一段。//一台旧电脑/${LONG}`,
      paragraphs: ['第一段。', '一台旧电脑', LONG],
    },
    {
      name: 'contents',
      page: 'A04 冻雨过后,绿化树如何“疗伤”/A07 邻居送来汤圆/灯会延长 [3版]/开通公路(2版)',
      paragraphs: [
        'A04 冻雨过后,绿化树如何“疗伤”',
        'A07 邻居送来汤圆',
        '灯会延长 [3版]',
        '开通公路(2版)',
      ],
    },
    {
      name: 'names on two lines',
      page: '于向东 王秋菊(女) 石 磊//朱红梅(女) 刘大壮 许多',
      paragraphs: ['于向东 王秋菊(女) 石 磊 朱红梅(女) 刘大壮 许多'],
    },
    {
      name: 'names of works on two lines',
      page: '昆明铁路局 红塔集团玉溪卷烟厂 云天化水富基地//华能澜沧江小湾电厂 大理供电局',
      paragraphs: ['昆明铁路局 红塔集团玉溪卷烟厂 云天化水富基地 华能澜沧江小湾电厂 大理供电局'],
    },
    {
      name: 'who signs a notice and its day, in a page with a column break',
      page: '定于明日停水//，请储水。/山东省总工会办公室/2025年3月10日',
      paragraphs: ['定于明日停水，请储水。', '山东省总工会办公室', '2025年3月10日'],
    },
    {
      name: 'a day that a column broke off a sentence',
      page: '第一段。//佛山市总工会成立于//2025年3月10日',
      paragraphs: ['第一段。', '佛山市总工会成立于2025年3月10日'],
    },
    {
      name: 'a name on two lines',
      page: '鲍国庆 滕小平 时运来 柴玉梅 尹志//刚 卜庆元 甄士杰',
      paragraphs: ['鲍国庆 滕小平 时运来 柴玉梅 尹志刚 卜庆元 甄士杰'],
    },
    {
      name: 'a number that an indented paragraph wraps',
      page: '　　第一段按每人１/２００元补贴。/　　第二段。',
      paragraphs: ['第一段按每人１２００元补贴。', '第二段。'],
    },
  ]
  it.each(CASES)('reads $name', ({ page, paragraphs }) => {
    expect(join(page)).toEqual(paragraphs)
  })
})

describe('endsParagraph', () => {
  const CASES = [
    { text: '好。', ends: true },
    { text: '好。”', ends: true },
    { text: '“好。”)', ends: true },
    { text: '好。(蔡琪)', ends: true },
    { text: '(蔡琪)', ends: true },
    { text: 'Good.', ends: true },
    { text: '“好”', ends: false },
    { text: '版(每份80元)', ends: false },
    { text: '好，', ends: false },
    { text: '好；', ends: false },
    { text: '好', ends: false },
    { text: '好——', ends: false },
  ]
  it.each(CASES)('says $ends for $text', ({ text, ends }) => {
    expect(endsParagraph(text)).toBe(ends)
  })
})
