import { describe, expect, it } from 'vitest'

import { latestYear, readPrintedDate } from '../../src/corpus/newspaper/printed-date.ts'

describe('readPrintedDate', () => {
  const DAYS = [
    { sentence: '3月6日,佛山市总工会举办2025年仪式', day: '2025-03-06' },
    { sentence: '３月６日，举办', day: '2025-03-06' },
    { sentence: '3 月 6 日举办', day: '2025-03-06' },
    { sentence: '三月六日举办', day: '2025-03-06' },
    { sentence: '十二月三十一日举办', day: '2025-12-31' },
    { sentence: '十月二十日举办', day: '2025-10-20' },
    { sentence: '三月廿一日举办', day: '2025-03-21' },
    { sentence: '3月6号举办', day: '2025-03-06' },
    { sentence: '2024年2月29日举办', day: '2024-02-29' },
    { sentence: '二〇二四年二月二十九日举办', day: '2024-02-29' },
    { sentence: '二零二四年三月六日举办', day: '2024-03-06' },
    { sentence: '2024-03-06 举办', day: '2024-03-06' },
    { sentence: '2024/3/6举办', day: '2024-03-06' },
    { sentence: '2024.3.6举办', day: '2024-03-06' },
    { sentence: '去年12月30日举办', day: '2024-12-30' },
    { sentence: '今年3月6日举办', day: '2025-03-06' },
    { sentence: '3月5日—3月16日举办', day: '2025-03-05' },
    { sentence: '3月5-7日举办', day: '2025-03-05' },
    { sentence: '3月5、6日举办', day: '2025-03-05' },
    { sentence: '3月5日至7日举办', day: '2025-03-05' },
    { sentence: '新华社北京3月5日电 国务院近日印发', day: '2025-03-05' },
    { sentence: '民國114年3月6日舉辦', day: '2025-03-06' },
    { sentence: '中华民国二十六年七月七日', day: '1937-07-07' },
    { sentence: '3月5日前来咨询', day: '2025-03-05' },
    { sentence: '3月5日前完成', day: '2025-03-05' },
    { sentence: '今日前往的人说,3月5日开放', day: '2025-03-05' },
  ]
  it.each(DAYS)('finds $day in “$sentence”', ({ sentence, day }) => {
    expect(readPrintedDate(sentence, 2025)).toEqual({ kind: 'day', day })
  })

  const NONE = [
    '日前,湛江市霞山区总工会在建设街道开展2025年植树活动',
    '近日,云浮市郁南县总工会一行调研',
    '近日,佛山市宣布将于3月20日举办',
    '昨日,活动启动',
    '6日,活动启动',
    '3月,活动启动',
    '2025年,活动启动',
    '月日',
    '',
  ]
  it.each(NONE)('finds no day in “%s”', (sentence) => {
    expect(readPrintedDate(sentence, 2025)).toEqual({ kind: 'none' })
  })

  const INVALID = ['2月30日', '13月1日', '2023年2月29日', '2025-02-30', '0月0日', '十十月一日']
  it.each(INVALID)('refuses %s', (printed) => {
    expect(readPrintedDate(`${printed},开会`, 2025)).toEqual({ kind: 'invalid', printed })
  })

  it('asks for a year where none is printed', () => {
    expect(readPrintedDate('3月6日开会', null)).toEqual({ kind: 'no-year', printed: '3月6日' })
    expect(readPrintedDate('2024年3月6日开会', null)).toEqual({ kind: 'day', day: '2024-03-06' })
  })
})

describe('readPrintedDate with the day of the issue', () => {
  const CASES = [
    { sentence: '12月31日举办', issueDay: '2025-01-03', day: '2024-12-31' },
    { sentence: '9月10日举办', issueDay: '2025-03-06', day: '2024-09-10' },
    { sentence: '3月5日举办', issueDay: '2025-03-06', day: '2025-03-05' },
    { sentence: '3月20日将举办', issueDay: '2025-03-06', day: '2025-03-20' },
    { sentence: '今年12月31日前完成', issueDay: '2025-01-03', day: '2025-12-31' },
    { sentence: '去年12月31日举办', issueDay: '2025-01-03', day: '2024-12-31' },
    { sentence: '2025年12月31日前完成', issueDay: '2025-01-03', day: '2025-12-31' },
  ]
  it.each(CASES)('finds $day in “$sentence” of $issueDay', ({ sentence, issueDay, day }) => {
    expect(readPrintedDate(sentence, 2025, issueDay)).toEqual({ kind: 'day', day })
  })
})

describe('latestYear', () => {
  const CASES = [
    { page: '2025年,三年行动方案(2025—2027年)', year: 2025 },
    { page: '2025年,《规划》(2025年至2027年)', year: 2025 },
    { page: '2025年,“护航”行动（2025-2027年）', year: 2025 },
    { page: '2025年,备战2026年世界杯', year: 2025 },
    { page: '2025年3月6日,报考2026年研究生', year: 2025 },
    { page: '二〇二五年三月六日,报考2026年研究生', year: 2025 },
    { page: '1925年5月1日,成立;2025年,庆祝', year: 2025 },
    { page: '2014年至2024年,自2002年起', year: 2024 },
    { page: '2021—2024年新建', year: 2024 },
    { page: '2025-2026年度', year: 2026 },
    { page: '二〇二五年', year: 2025 },
    { page: '２０２５年', year: 2025 },
    { page: '2025年3月,到2035年建成', year: 2025 },
    { page: '2025年3月,2030年前碳达峰', year: 2025 },
    { page: '2025年3月,2035年远景目标', year: 2025 },
    { page: '截至2025年,2024年', year: 2025 },
    { page: '2025年前两月', year: 2025 },
    { page: '报头 2025-03-10', year: 2025 },
    { page: '12500份,9999年,3000年', year: null },
    { page: '电话2050-88886666', year: null },
    { page: '1899年', year: null },
    { page: '2025年,纪念民国26年7月7日', year: 2025 },
    { page: '纪念民国26年7月7日', year: null },
    { page: '', year: null },
  ]
  it.each(CASES)('finds $year in “$page”', ({ page, year }) => {
    expect(latestYear(page)).toBe(year)
  })
})
