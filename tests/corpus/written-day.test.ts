import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { parseWrittenDay } from '../../src/corpus/newspaper/written-day.ts'

const DAY = '2025-03-05'

describe('parseWrittenDay', () => {
  const CASES = [
    { text: '2025-03-05', day: DAY },
    { text: ' 2025-03-05T23:59:59.999+08:00 ', day: DAY },
    { text: '2025-03-05Z', day: DAY },
    { text: '2025-03-05 9:05', day: DAY },
    { text: '2025-03-05-21:50:00', day: DAY },
    { text: '2025-3-5', day: DAY },
    { text: '2025/03/05', day: DAY },
    { text: '2025.3.5', day: DAY },
    { text: '2025年03月05日', day: DAY },
    { text: '2025年3月5日 10:00', day: DAY },
    { text: '2025年3月5日10:00', day: DAY },
    { text: '2025 年 3 月 5 日', day: DAY },
    { text: '2025年3月5日（星期三）', day: DAY },
    { text: '２０２５年３月５日', day: DAY },
    { text: '20250305', day: DAY },
    { text: '20250305103000', day: DAY },
    { text: '202503051030', day: DAY },
    { text: '20250305T103000Z', day: DAY },
    { text: 'Wed, 05 Mar 2025 23:30:00 -0800', day: DAY },
    { text: '5 March 2025', day: DAY },
    { text: '2025-03-04T16:00:00.000Z', day: DAY },
    { text: '2025-03-05T15:59:59.999Z', day: DAY },
    { text: '2025-03-05T00:00:00.000Z', day: DAY },
    { text: '2025-03-04 23:30:00 +0000', day: DAY },
    { text: '2025-03-04 16:00:00 UTC', day: DAY },
    { text: '2025-03-04T20:00+00:00', day: DAY },
    { text: '20250304T163000Z', day: DAY },
    { text: '20250304163000Z', day: DAY },
    { text: 'Tue, 04 Mar 2025 16:00:00 GMT', day: DAY },
    { text: 'Tue Mar 04 2025 16:00:00 GMT+0000 (Coordinated Universal Time)', day: DAY },
    { text: 'Tue Mar  4 16:00:00 UTC 2025', day: DAY },
    { text: '2025-03-05T16:00:00', day: DAY },
    { text: '2025-03-05T16:00:00+08:00', day: DAY },
    { text: '2025-03-05T23:00:00-05:00', day: DAY },
    { text: '2024-12-31T16:00:00Z', day: '2025-01-01' },
    { text: '2024-02-28T16:00:00Z', day: '2024-02-29' },
    { text: '2025-02-30T16:00:00Z', day: null },
    { text: '9999-12-31T16:00:00Z', day: null },
    { text: 'Wed Mar 05 2025 10:00:00 GMT+0800 (CST)', day: DAY },
    { text: 'Wed Mar  5 10:00:00 CST 2025', day: DAY },
    { text: 'March 5th, 2025', day: DAY },
    { text: '2024-2-29', day: '2024-02-29' },
    { text: '2025-2-29', day: null },
    { text: '2025年13月5日', day: null },
    { text: '20251305', day: null },
    { text: '31 Apr 2025', day: null },
    { text: '5 Mai 2025', day: null },
    { text: '03/05/2025', day: null },
    { text: '2025-03', day: null },
    { text: '2025-03-051', day: null },
    { text: '2025-03-05x', day: null },
    { text: '1741139999', day: null },
    { text: '1741139999000', day: null },
    { text: '3月5日', day: null },
    { text: '昨天', day: null },
    { text: '', day: null },
  ]
  it.each(CASES)('reads “$text”', ({ text, day }) => {
    expect(parseWrittenDay(text)).toBe(day)
  })

  it('reads what programs write of any day', () => {
    const days = fc.date({
      min: new Date('1000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    const inBeijing = new Intl.DateTimeFormat('sv', { timeZone: '+08:00' })
    fc.assert(
      fc.property(days, (date) => {
        expect(parseWrittenDay(date.toISOString())).toBe(inBeijing.format(date))
        expect(parseWrittenDay(date.toUTCString())).toBe(inBeijing.format(date))
        const day = date.toISOString().slice(0, 10)
        for (const style of ['long', 'medium', 'short'] as const) {
          const format = new Intl.DateTimeFormat('zh-CN', { dateStyle: style, timeZone: 'UTC' })
          expect(parseWrittenDay(format.format(date))).toBe(day)
        }
      }),
      { numRuns: 300, seed: 1 },
    )
  })
})
