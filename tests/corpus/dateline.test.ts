import { describe, expect, it } from 'vitest'

import {
  parseAffiliatedLine,
  parseBylineLine,
  startsWithDateline,
  takeLeadingByline,
  takeTrailingByline,
} from '../../src/corpus/newspaper/dateline.ts'

describe('takeLeadingByline', () => {
  const CASES = [
    {
      text: '本报讯(记者张三 通讯员李四)3月6日,开会。',
      body: '3月6日,开会。',
      byline: '记者张三 通讯员李四',
    },
    {
      text: '本报讯（记者　张三、通讯员　李四） 开会。',
      body: '开会。',
      byline: '记者 张三、通讯员 李四',
    },
    { text: '【本报讯】记者张三报道：开会。', body: '开会。', byline: '记者张三报道' },
    {
      text: '本报讯 记者张三 通讯员李四报道 开会。',
      body: '开会。',
      byline: '记者张三 通讯员李四报道',
    },
    {
      text: '本报讯 记者张三 通讯员粤工宣 3月6日,开会。',
      body: '3月6日,开会。',
      byline: '记者张三 通讯员粤工宣',
    },
    { text: '本报讯 3月6日,开会。', body: '3月6日,开会。', byline: '' },
    { text: '本报讯：日前,开会。', body: '日前,开会。', byline: '' },
    { text: '本报讯(张三)开会。', body: '开会。', byline: '张三' },
    { text: '(记者 张三)开会。', body: '开会。', byline: '记者 张三' },
    {
      text: '新华社北京3月5日电（记者 樊曦）开会。',
      body: '新华社北京3月5日电 开会。',
      byline: '记者 樊曦',
    },
    { text: '据新华社北京3月5日电 开会。', body: '据新华社北京3月5日电 开会。', byline: '' },
    {
      text: '本报广州3月5日讯 记者张三报道:开会。',
      body: '本报广州3月5日讯 开会。',
      byline: '记者张三报道',
    },
    { text: '南方日报讯（记者/张三）开会。', body: '南方日报讯 开会。', byline: '记者/张三' },
    { text: '新京报讯（记者张三）开会。', body: '新京报讯 开会。', byline: '记者张三' },
    { text: '南方工报讯(记者张三)开会。', body: '南方工报讯 开会。', byline: '记者张三' },
    { text: '现代快报讯（张三）开会。', body: '现代快报讯 开会。', byline: '张三' },
    { text: '央视网讯 记者张三报道：开会。', body: '央视网讯 开会。', byline: '记者张三报道' },
    { text: '本报讯 记者从市总工会获悉,开会。', body: '记者从市总工会获悉,开会。', byline: '' },
    { text: '本报讯 记者 近日 走访了企业。', body: '记者 近日 走访了企业。', byline: '' },
    { text: '【本報訊】記者張三報道：開會。', body: '開會。', byline: '記者張三報道' },
    { text: '本報訊（記者張三）開會。', body: '開會。', byline: '記者張三' },
    {
      text: '〔記者洪瑞琴/台南報導〕南部養殖戶開會。',
      body: '南部養殖戶開會。',
      byline: '記者洪瑞琴/台南報導',
    },
    {
      text: '【大公報訊】記者馮智恒報道：颱風襲港。',
      body: '【大公報訊】 颱風襲港。',
      byline: '記者馮智恒報道',
    },
    {
      text: '【濠江日報訊】記者溫穎芝 住在深水埗。',
      body: '【濠江日報訊】 住在深水埗。',
      byline: '記者溫穎芝',
    },
    {
      text: '【本報台北訊】記者張三報導：開會。',
      body: '【本報台北訊】 開會。',
      byline: '記者張三報導',
    },
    { text: '本报北京讯（记者张三）开会。', body: '本报北京讯 开会。', byline: '记者张三' },
    { text: '本報訊 記者 近日 走訪了企業。', body: '記者 近日 走訪了企業。', byline: '' },
    { text: '(每人1份)已发放。', body: '(每人1份)已发放。', byline: '' },
    { text: '本报讯员大会召开。', body: '本报讯员大会召开。', byline: '' },
    { text: '开会。', body: '开会。', byline: '' },
    { text: '', body: '', byline: '' },
  ]
  it.each(CASES)('reads “$text”', ({ text, body, byline }) => {
    expect(takeLeadingByline(text)).toEqual({ text: body, byline })
  })
})

describe('takeTrailingByline', () => {
  const CASES = [
    { text: '维护权益。(蔡琪)', body: '维护权益。', byline: '蔡琪' },
    {
      text: '维护权益。（记者 张三 通讯员 李四）',
      body: '维护权益。',
      byline: '记者 张三 通讯员 李四',
    },
    { text: '维护权益。” (粤工宣)', body: '维护权益。”', byline: '粤工宣' },
    { text: '维护权益。(据新华社)', body: '维护权益。', byline: '据新华社' },
    { text: '(蔡琪)', body: '', byline: '蔡琪' },
    { text: '维护权益。本报记者 张三', body: '维护权益。', byline: '本报记者 张三' },
    { text: '維護權益。（記者古倬勳）', body: '維護權益。', byline: '記者古倬勳' },
    { text: '維護權益。本報記者 張三', body: '維護權益。', byline: '本報記者 張三' },
    { text: '維護權益。(下轉第3版)', body: '維護權益。(下轉第3版)', byline: '' },
    { text: '维护权益。(下转第3版)', body: '维护权益。(下转第3版)', byline: '' },
    { text: '维护权益。(完)', body: '维护权益。(完)', byline: '' },
    { text: '维护权益。(文中人物均为化名)', body: '维护权益。(文中人物均为化名)', byline: '' },
    { text: '维护权益。(共12人)', body: '维护权益。(共12人)', byline: '' },
    { text: '甲种版(每人一份)', body: '甲种版(每人一份)', byline: '' },
    { text: '维护权益。记者看到', body: '维护权益。记者看到', byline: '' },
    { text: '维护权益。', body: '维护权益。', byline: '' },
  ]
  it.each(CASES)('reads “$text”', ({ text, body, byline }) => {
    expect(takeTrailingByline(text)).toEqual({ text: body, byline })
  })
})

describe('parseBylineLine', () => {
  const CASES = [
    { line: '本报记者 张三 报道', byline: '本报记者 张三 报道' },
    { line: '记者 李四 通讯员 王五', byline: '记者 李四 通讯员 王五' },
    { line: '全媒体记者黄细英　通讯员霍嘉琪', byline: '全媒体记者黄细英 通讯员霍嘉琪' },
    { line: '□本报记者 张三', byline: '本报记者 张三' },
    { line: '■ 张三 李四', byline: '张三 李四' },
    { line: '（记者 张三）', byline: '记者 张三' },
    { line: '文/张三 图/李四', byline: '文/张三 图/李四' },
    { line: '(张三 文 李四 图)', byline: '张三 文 李四 图' },
    { line: '张三 文/图', byline: '张三 文/图' },
    { line: '作者：张三', byline: '作者：张三' },
    { line: '本报记者 张三 摄影报道', byline: '本报记者 张三 摄影报道' },
    { line: '本报记者 张三 通讯员 李四 摄/文', byline: '本报记者 张三 通讯员 李四 摄/文' },
    { line: '本报学生记者 童桐', byline: '本报学生记者 童桐' },
    { line: '小记者 张三', byline: '小记者 张三' },
    { line: '文/张三 摄影/李四', byline: '文/张三 摄影/李四' },
    { line: '【記者張筱婷/花蓮報導】', byline: '記者張筱婷/花蓮報導' },
    { line: '〔記者張三〕', byline: '記者張三' },
    { line: '本報見習記者 張三 綜合報導', byline: '本報見習記者 張三 綜合報導' },
    { line: '文/張三 圖/李四', byline: '文/張三 圖/李四' },
    { line: '□歐陽修文', byline: '歐陽修文' },
    { line: '張三', byline: null },
    { line: '記者看到', byline: null },
    { line: '张三', byline: null },
    { line: '记者走进工厂车间', byline: null },
    { line: '记者在现场看到,人很多。', byline: null },
    { line: '● 推进改革走深走实', byline: null },
    { line: '工会法', byline: null },
  ]
  it.each(CASES)('reads “$line”', ({ line, byline }) => {
    expect(parseBylineLine(line)).toBe(byline)
  })
})

describe('parseAffiliatedLine', () => {
  const NAMES = [
    '机电学院 蒋一鸣',
    '中文系2022级 欧阳米粒',
    '耳鼻咽喉科 副主任医师 顾芸',
    '黑龙江省农科院植保所 佟志远',
    '产科病房 32床家属 匡文',
    '衡阳读者 谷雨',
    '文学院 王五 机电学院 李四',
    '機電學院 蔣一鳴',
  ]
  it.each(NAMES)('reads “%s”', (line) => {
    expect(parseAffiliatedLine(line)).toBe(line)
    expect(parseAffiliatedLine(`□ ${line}`)).toBe(line)
  })

  const OTHERS = [
    '市总工会 办实事',
    '市总工会 慰问职工',
    '机电学院',
    '机电学院 文学院',
    '蒋一鸣',
    '蒋一鸣 机电学院',
    '机电学院 蒋一鸣 开会',
    '机电学院 蒋一鸣,文学院 王五',
    '',
  ]
  it.each(OTHERS)('reads nothing in “%s”', (line) => {
    expect(parseAffiliatedLine(line)).toBeNull()
  })
})

describe('startsWithDateline', () => {
  const YES = [
    '本报讯 开会',
    '本报讯(记者张三)',
    '本网讯',
    '新华社北京3月5日电',
    '中新网广州3月5日电',
    '新华社联合国三月五日电',
    '羊城晚报讯',
    '新京报讯',
    '南方工报讯',
    '现代快报讯',
    '本報訊',
    '【本報台北訊】',
    '本报北京讯 开会',
    '中央社台北5月14日電',
  ]
  it.each(YES)('says yes to %s', (text) => expect(startsWithDateline(text)).toBe(true))

  const NO = [
    '本报通讯员',
    '本报记者 张三',
    '北京3月5日',
    '讯息',
    '通讯员',
    '情报讯息',
    '举报讯问',
    '本報通訊員',
    '本报最新资讯 开会',
    '本报北京通讯员',
    '',
  ]
  it.each(NO)('says no to “%s”', (text) => expect(startsWithDateline(text)).toBe(false))
})
