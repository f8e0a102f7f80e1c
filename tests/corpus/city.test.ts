import { describe, expect, it } from 'vitest'

import { findCities } from '../../src/corpus/city.ts'
import { OPTIONS } from './pages.ts'

describe('findCities', () => {
  const CASES = [
    { name: 'a city that opens the headline', headline: '茂名举办展览', cities: ['茂名'] },
    { name: 'a city with its suffix', headline: '记惠州市总工会', cities: ['惠州'] },
    { name: 'a district', headline: '走进霞山区', cities: ['湛江'] },
    { name: 'a city and its district', headline: '广州市从化区总工会 揽才', cities: ['广州'] },
    { name: 'a city and its county, both short', headline: '江门开平百合镇入企', cities: ['江门'] },
    {
      name: 'the second part of a headline',
      headline: '礼包送到家 佛山职工点赞',
      cities: ['佛山'],
    },
    { name: 'two cities side by side', headline: '佛山、惠州两地签约', cities: ['佛山', '惠州'] },
    { name: 'two cities joined by a word', headline: '广州和深圳携手', cities: ['广州', '深圳'] },
    { name: 'a second city further on', headline: '惠州职工赴广州参观', cities: ['惠州'] },
    {
      name: 'a short county that the text confirms',
      headline: '暖心驿站落户顺德',
      body: '3月8日,顺德区总工会启用驿站。',
      cities: ['佛山'],
    },
    {
      name: 'a city inside a headline that the text confirms',
      headline: '地铁新线在深圳开通',
      body: '深圳市民坐上新线。',
      cities: ['深圳'],
    },
    { name: 'a short county that nothing confirms', headline: '振兴乡村在行动', cities: [] },
    {
      name: 'a city hidden in other words',
      headline: '推广安全生产',
      body: '推广安全。',
      cities: [],
    },
    { name: 'a false suffix', headline: '合作市场开业', cities: [] },
    { name: 'a university named after a city', headline: '中山大学师生下乡', cities: [] },
    {
      name: 'a city only the first sentence names',
      headline: '礼包送到家',
      body: '3月6日,佛山市总工会送礼包。后来到了广州市。',
      cities: ['佛山'],
    },
    {
      name: 'the place a dateline was filed at',
      headline: '意见印发',
      body: '新华社北京3月5日电 国务院印发',
      cities: ['北京'],
    },
    {
      name: 'a short name in the text alone',
      headline: '礼包送到家',
      body: '佛山职工说。',
      cities: [],
    },
    {
      name: 'a city of the second sentence',
      headline: '礼包',
      body: '开会。佛山市总工会。',
      cities: [],
    },
    ...['三明治店开进工会', '大理石厂转产', '朝阳产业稳就业', '北海道来客', '朝阳区总工会招聘'].map(
      (headline) => ({
        name: `a longer word: ${headline}`,
        headline,
        body: '3月6日,上海市总工会开会。',
        cities: ['上海'],
      }),
    ),
    ...['三明举办招聘', '大理职工下乡', '朝阳市总工会招聘', '北海区域协作'].map((headline) => ({
      name: `the city all the same: ${headline}`,
      headline,
      cities: [headline.slice(0, 2)],
    })),
    { name: 'nothing', headline: '', cities: [] },
  ]
  it.each(CASES)('reads $name', ({ headline, body = '', cities }) => {
    const [firstSentence = ''] = body.split('。')
    expect(findCities(headline, body, firstSentence, OPTIONS.places)).toEqual(cities)
  })

  it('has a distinct name for every case', () => {
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length)
  })
})
