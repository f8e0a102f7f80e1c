import { describe, expect, it } from 'vitest'

import { loadPlaces } from '../../src/build/places.ts'

describe('loadPlaces', () => {
  const places = loadPlaces()

  const CASES = [
    { name: 'a city', written: ['佛山', '佛山市'], city: '佛山' },
    { name: 'a city without districts', written: ['东莞', '东莞市'], city: '东莞' },
    { name: 'a municipality', written: ['北京', '北京市', '海淀区', '海淀'], city: '北京' },
    { name: 'a county of a municipality', written: ['城口县', '城口'], city: '重庆' },
    { name: 'a new area', written: ['浦东新区'], city: '上海' },
    { name: 'a district', written: ['霞山区', '霞山'], city: '湛江' },
    { name: 'a district that was a city', written: ['从化区', '从化'], city: '广州' },
    { name: 'a county', written: ['郁南县', '郁南'], city: '云浮' },
    { name: 'a county-level city', written: ['英德市', '英德'], city: '清远' },
    {
      name: 'a county-level city with a namesake district',
      written: ['开平市', '开平'],
      city: '江门',
    },
    { name: 'that namesake, in full', written: ['开平区'], city: '唐山' },
    {
      name: 'an autonomous prefecture',
      written: ['恩施土家族苗族自治州', '恩施州', '恩施'],
      city: '恩施',
    },
    { name: 'another', written: ['巴音郭楞蒙古自治州', '巴音郭楞'], city: '巴音郭楞' },
    {
      name: 'a third',
      written: ['西双版纳傣族自治州', '西双版纳州', '西双版纳'],
      city: '西双版纳',
    },
    { name: 'an autonomous county', written: ['乳源瑶族自治县', '乳源县', '乳源'], city: '韶关' },
    { name: 'a league', written: ['锡林郭勒盟', '锡林郭勒'], city: '锡林郭勒' },
    { name: 'a prefecture', written: ['大兴安岭地区', '大兴安岭'], city: '大兴安岭' },
    { name: 'a city under no prefecture', written: ['仙桃市', '仙桃'], city: '仙桃' },
    { name: 'a county under no prefecture', written: ['澄迈县', '澄迈'], city: '澄迈' },
    { name: 'a city named like its province', written: ['吉林市'], city: '吉林' },
    { name: 'a city named like a district', written: ['朝阳', '朝阳市'], city: '朝阳' },
    { name: 'a county of two characters', written: ['赵县'], city: '石家庄' },
  ]
  it.each(CASES)('knows $name', ({ written, city }) => {
    expect(written.map((name) => [name, places.get(name)])).toEqual(
      written.map((name) => [name, city]),
    )
  })

  const UNKNOWN = [
    {
      name: 'districts of several cities',
      written: ['鼓楼区', '鼓楼', '新城区', '朝阳区', '白云区', '白云'],
    },
    { name: 'provinces', written: ['广东', '广东省', '海南', '吉林', '河南', '内蒙古'] },
    { name: 'rows that are no place', written: ['市辖区', '县', '省直辖县级行政区划'] },
    { name: 'names of one character', written: ['赵', '芒'] },
    { name: 'halves of a name', written: ['滨海新', '浦东新', '土默特左', ''] },
  ]
  it.each(UNKNOWN)('leaves out $name', ({ written }) => {
    expect(written.filter((name) => places.has(name))).toEqual([])
  })

  it('covers the country', () => {
    const cities = new Set(places.values())
    // 333 prefectures and four municipalities, and what lies under a province directly.
    expect(cities.size).toBeGreaterThan(333)
    expect(cities.size).toBeLessThan(400)
    expect(places.size).toBeGreaterThan(6_000)
  })

  it('calls every city by a name that leads to it, but for namesakes', () => {
    const lost = [...new Set(places.values())].filter((city) => places.get(city) !== city)
    // Two are provinces, and 昌江 is a district of 景德镇 as well as a county of its own.
    expect(lost.toSorted()).toEqual(['吉林', '昌江', '海南'])
  })
})
