import { describe, expect, it } from 'vitest'

import { telephoneOf } from '../../src/text/telephones.ts'
import { named } from '../support/core-text.ts'

describe('telephoneOf', () => {
  const CASES = named([
    {
      name: 'a mobile telephone',
      typed: '13800138000',
      groups: ['138 0013 8000', '1380 013 8000', '1380 0138 000', '138 00138000'],
    },
    {
      name: 'the code of the country before it',
      typed: '8613800138000',
      groups: ['138 0013 8000', '1380 013 8000', '1380 0138 000', '138 00138000'],
    },
    {
      name: 'an area code of three digits',
      typed: '02083181290',
      groups: ['020 83181290', '020 8318 1290'],
    },
    {
      name: 'an area code of four digits',
      typed: '07562228877',
      groups: ['0756 2228877', '0756 222 8877'],
    },
    {
      name: 'an area code of two digits, as in Taipei',
      typed: '0225113786',
      groups: [
        '022 5113786',
        '022 511 3786',
        '02 25113786',
        '02 2511 3786',
        '0225 113786',
        '0225 113 786',
      ],
    },
    {
      name: 'seven or six digits in an area of Taiwan',
      typed: '035628871',
      groups: ['03 5628871', '03 562 8871', '035 628871', '035 628 871'],
    },
    {
      name: 'an area code without its zero, after the code of the country',
      typed: '862083181290',
      groups: ['020 83181290', '020 8318 1290'],
    },
    {
      name: 'a service',
      typed: '4008305678',
      groups: ['400 830 5678', '400 8305 678', '4008 305 678', '400 8305678'],
    },
    { name: 'eight digits', typed: '27128855', groups: ['2712 8855'] },
    { name: 'seven digits', typed: '2228877', groups: ['222 8877'] },
    {
      name: 'a book',
      typed: '9787100012345',
      groups: [
        '978 7 10 001234 5',
        '978 7 100 01234 5',
        '978 7 1000 1234 5',
        '978 7 10001 234 5',
        '978 7 100012 34 5',
      ],
    },
  ])
  it.each(CASES)('groups $name', ({ typed, groups }) => {
    expect(telephoneOf(typed, false)?.groupings.map((some) => some.join(' '))).toEqual(groups)
  })

  it.each(['123456', '1200000', '20242025', '30004500', '3500400', '12345678', '012345678901'])(
    'takes %s for none',
    (digits) => {
      expect(telephoneOf(digits, false)).toBeNull()
    },
  )

  it('groups what is half typed as far as it goes', () => {
    const half = telephoneOf('0208387', true)
    expect(half?.groupings).toEqual([
      ['020', '8387'],
      ['020', '838', '7'],
    ])
    expect(telephoneOf('0208387', false)).toBeNull()
  })
})
