import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { spellings } from '../../src/text/number-spellings.ts'
import { findNumbers, plainNumber } from '../../src/text/numbers.ts'
import { NumberMap } from '../../src/text/number-map.ts'
import { createUnitScanner } from '../../src/text/units.ts'
import { LAW } from '../support/core-text.ts'

describe('plainNumber', () => {
  const CASES = [
    ['二〇二五', '2025'],
    ['二零二五', '2025'],
    ['三十九', '39'],
    ['十', '10'],
    ['十五', '15'],
    ['一百零八', '108'],
    ['三千', '3000'],
    ['一万', '10000'],
    ['1万', '10000'],
    ['332.37万', '3323700'],
    ['2.89亿', '289000000'],
    ['两万五千', '25000'],
    ['一亿二千万', '120000000'],
    ['3万亿', '3000000000000'],
    ['三万亿', '3000000000000'],
    ['两万五千亿', '2500000000000'],
    ['一万二千亿三千万', '1200030000000'],
    ['1,021', '1021'],
    ['15,210亿', '1521000000000'],
    ['1,234.5', '1234.5'],
    ['1,250%', '1250%'],
    ['廿', '20'],
    ['廿五', '25'],
    ['卅八', '38'],
    ['一百卅', '130'],
    ['一百五', '150'],
    ['一百十二', '112'],
    ['二千三百十', '2310'],
    ['3万2471', '32471'],
    ['1万5000', '15000'],
    ['3万0500', '30500'],
    ['3万500', '30500'],
    ['3万5', '35000'],
    ['3亿2471', '300002471'],
    ['2亿3000万', '230000000'],
    ['2亿3456万7890', '234567890'],
  ] as const
  it.each(CASES)('reads %s as %s', (written, plain) => {
    expect(plainNumber(written)).toBe(plain)
  })

  const NONE = [
    '十百',
    '百千',
    '万',
    '千万',
    '亿万',
    '3',
    '工会',
    '',
    '五卅',
    '万亿',
    '三亿万',
    '三亿二亿',
    '3万5千',
    '3万24710',
    '〇〇〇',
  ]
  it.each(NONE)('does not take “%s” for a number', (written) => {
    expect(plainNumber(written)).toBeNull()
  })

  it('reads what spellings writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 999_999_999 }), (value) => {
        for (const spelling of spellings(String(value)))
          expect([spelling, plainNumber(spelling)]).toEqual([spelling, String(value)])
      }),
      LAW,
    )
  })
})

describe('spellings', () => {
  it.each([
    ['2', ['二', '两']],
    ['15', ['一五', '十五']],
    ['30', ['三〇', '三零', '三十', '卅']],
    ['39', ['三九', '三十九', '卅九']],
    ['110', ['一一〇', '一一零', '一百一十', '一百十']],
    ['215', ['二一五', '二百一十五', '二百十五']],
    ['2025', ['二〇二五', '二零二五', '二千零二十五', '2,025']],
    ['10000', ['一〇〇〇〇', '一零零零零', '一万', '1万', '10,000']],
    [
      '3323700',
      [
        '三三二三七〇〇',
        '三三二三七零零',
        '三百三十二万三千七百',
        '332.37万',
        '332万3700',
        '3,323,700',
      ],
    ],
    ['30500', ['三〇五〇〇', '三零五零零', '三万零五百', '3.05万', '3万0500', '3万500', '30,500']],
  ] as const)('writes %s as it may be printed', (plain, forms) => {
    expect(spellings(plain)).toEqual(forms)
  })

  it.each([
    ['1234.5', ['1,234.5']],
    [
      '152100000000',
      [
        '一五二一〇〇〇〇〇〇〇〇',
        '一五二一零零零零零零零零',
        '一千五百二十一亿',
        '15210000万',
        '15,210,000万',
        '1521亿',
        '1,521亿',
        '152,100,000,000',
      ],
    ],
    ['1250%', ['百分之一千二百五十', '百分之1250', '百分之1,250', '1,250%']],
    ['35‰', ['千分之三十五', '千分之35']],
    ['12.5%', ['百分之十二点五', '百分之12.5']],
  ])('writes %s as it may be printed', (plain, forms) => {
    expect(spellings(plain)).toEqual(forms)
  })

  it.each(['', '3.5', 'a', '1234567890123456'])('writes “%s” in no other way', (plain) => {
    expect(spellings(plain)).toEqual([])
  })
})

describe('findNumbers', () => {
  const scan = createUnitScanner()
  const found = (text: string): string[] => findNumbers(text, scan(text)).map(({ plain }) => plain)

  it.each([
    ['二〇二五年三月五日', ['2025', '3', '5']],
    ['投入100万元', ['1000000']],
    ['十二月三十一日', ['12', '31']],
    ['参加人数达8.34万人次', ['83400']],
    ['第三届', ['3']],
    ['第一学期和第十七周，排名第二', ['1', '17', '2']],
    ['第一百一回，第一百十二条，第一百五十', ['101', '112', '150']],
    ['民国一百十二年，一百五块', ['112', '150']],
    ['1,021位，2,790,060元', ['1021', '2790060']],
    ['1,021 500', ['1021']],
    ['一·月度计划，三.十年', ['10']],
    ['百分之三点六，千分之十点零五，百分之三点左右', ['3.6%', '10.05‰', '3%']],
    ['三岁女童和两岁男童', ['3', '2']],
    ['三天三个月一个月', ['3', '3', '1']],
    ['两个小时，五分钟', ['2', '5']],
    ['十倍，五楼，零元购', ['10', '5', '0']],
    ['致三人死亡', ['3']],
    ['二〇〇一年', ['2001']],
    ['〇十二月', ['12']],
    ['〇三月，03月06日', ['3', '3', '6']],
    ['09时05分07秒，第08条', ['9', '5', '7']],
    ['九月廿五，卅岁', ['9', '25', '30']],
    ['3万2471人和1万5000人', ['32471', '15000']],
    ['百分之20和千分之35，百分之1,250.5', ['20%', '35‰', '1250.5%']],
    [
      '两杯三斤八强三胎五只六块两张三套四台五瓶六碗七本八座九栋两头三棵四颗五粒六枚',
      [...'2383562345678923456'],
    ],
    ['两把三尺四寸五支六亩七户八题九句，两公尺，三公分', [...'2345678923']],
    ['二型三类四度两匹', [...'2342']],
    ['两升三段四克五瓦六毫升七毫克八毫米九厘米，三英寸', [...'234567893']],
    ['二千五百瓦', ['2500']],
    ['19.00元，32.90元，1.50米，3.60%，1,019.00元', ['19', '32.9', '1.5', '3.6%', '1019']],
  ] as const)('finds the numbers of %s', (text, plain) => {
    expect(found(text)).toEqual(plain)
  })

  it.each([
    '一个工会',
    '千万不要',
    '三五成群',
    '万一',
    '2025年',
    '十分重要',
    '一起',
    '三明',
    '万一',
    '千万',
    '三星',
    '一次性',
    '一家人',
    '一点',
    '五卅运动',
    '3万2025年',
    '李〇〇',
    '〇项目',
    '一本正经',
    '一只一套一把，一公尺',
    '一段一升',
    '3.10版，10元，32.95元，19.00',
  ])('finds none in %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('NumberMap', () => {
  it('answers as a Map does', () => {
    const keys = fc.oneof(fc.nat(50), fc.maxSafeNat())
    fc.assert(
      fc.property(
        fc.array(fc.tuple(keys, fc.nat(1000)), { maxLength: 300, size: 'max' }),
        keys,
        (pairs, other) => {
          const map = new NumberMap(1)
          const oracle = new Map<number, number>()
          for (const [key, value] of pairs) {
            map.set(key, value)
            oracle.set(key, value)
          }
          expect(map.size).toBe(oracle.size)
          for (const key of [...oracle.keys(), other])
            expect(map.get(key)).toBe(oracle.get(key) ?? -1)
        },
      ),
      LAW,
    )
  })
})
