/** What requests may hold, and what is said of those that hold something else. */

import { describe, expect, it } from 'vitest'

import { readParams, SearchParams, toSearchRequest } from '../../src/api/params.ts'

const FIELDS = ['city', 'og', 'og:type', 'time']

/** The filters of a query string, or what is wrong with them. */
function filtersOf(search: string): unknown {
  const params = readParams(SearchParams, new URLSearchParams(search), 'reject')
  const request = params.ok ? toSearchRequest(params.value, FIELDS) : params
  return request.ok ? request.value.filters.facets : request.errors.map(({ detail }) => detail)
}

describe('filter', () => {
  it.each([
    { name: 'a field', text: 'city:佛山', field: 'city', value: '佛山' },
    { name: 'a value with a colon', text: 'time:9:30', field: 'time', value: '9:30' },
    { name: 'a field with a colon', text: 'og:type:新闻', field: 'og:type', value: '新闻' },
    { name: 'the start of such a field', text: 'og:types', field: 'og', value: 'types' },
    { name: 'a value with lines', text: 'city:a\nb', field: 'city', value: 'a\nb' },
    {
      name: 'the longest value',
      text: `city:${'😀'.repeat(495)}`,
      field: 'city',
      value: '😀'.repeat(495),
    },
  ])('is read as the longest field that fits, and a value: $name', ({ text, field, value }) => {
    expect(filtersOf(String(new URLSearchParams({ filter: text })))).toEqual([{ field, value }])
  })

  it.each([
    { name: 'no colon', text: 'city', detail: 'expected field:value, got "city"' },
    { name: 'no value', text: 'city:', detail: 'expected field:value, got "city:"' },
    { name: 'no field', text: ':佛山', detail: 'expected field:value, got ":佛山"' },
    {
      name: 'another field',
      text: 'planet:Mars',
      detail: 'expected a field of city, og, og:type, time, got "planet:Mars"',
    },
    {
      name: 'too long a value',
      text: `city:${'😀'.repeat(496)}`,
      detail: 'expected at most 500 characters, got 501',
    },
  ])('is refused with $name', ({ text, detail }) => {
    expect(filtersOf(String(new URLSearchParams({ filter: text })))).toEqual([detail])
  })
})
