import { describe, expect, it } from 'vitest'

import { findCompounds } from '../../src/text/compounds.ts'
import { createUnitScanner } from '../../src/text/units.ts'
import { named } from '../support/core-text.ts'

const scan = createUnitScanner()

describe('findCompounds', () => {
  const CASES = named([
    { name: 'a hyphen', text: '用wi-fi连', found: ['wifi'] },
    { name: 'a point', text: 'node.js', found: ['nodejs'] },
    { name: 'an ampersand', text: 'h&m', found: ['hm'] },
    { name: 'an apostrophe', text: 'mcdonald’s', found: ['mcdonalds'] },
    { name: 'keys', text: 'ctrl+f', found: ['ctrlf'] },
    { name: 'a slash', text: 'tcp/ip', found: ['tcpip'] },
    { name: 'letters and digits', text: 'gpt-4o', found: ['gpt4o'] },
    {
      name: 'three words, and each two',
      text: 'sars-cov-2',
      found: ['sarscov2', 'sarscov', 'cov2'],
    },
    { name: 'a long chain by each two', text: 'a-b-c-d-e', found: ['ab', 'bc', 'cd', 'de'] },
    { name: 'a slash between names', text: 'f-16/f-18', found: ['f16', '16f', 'f18'] },
    { name: 'a part of a number', text: '1/4个', found: ['1/4'] },
    { name: 'a ratio', text: '16:9', found: ['16:9'] },
    { name: 'a range, however it is written', text: '3~5 3–5 3-5', found: ['3-5', '3-5', '3-5'] },
    {
      name: 'a range with a dash, single or double',
      text: '3—5 3——5 3―5 3−5',
      found: ['3-5', '3-5', '3-5', '3-5'],
    },
    {
      name: 'a range of hours',
      text: '9:00—12:00',
      found: ['9:00-12:00', '9:00', '00-12', '12:00'],
    },
    {
      name: 'a range of days',
      text: '2025-01-06—2025-03-06',
      found: ['2025-01-06', '2025-03-06', '2025-01', '01-06', '06-2025', '2025-03', '03-06'],
    },
    { name: 'a dash beside words', text: 'a—b ai——3 工会——2025', found: [] },
    { name: 'an area code in brackets', text: '电话(020)83181290', found: ['020-83181290'] },
    {
      name: 'an area code in brackets, with a hyphen',
      text: '(0756)-2228877',
      found: ['0756-2228877'],
    },
    { name: 'other brackets', text: '(12)345 (a)1 (0205)6', found: [] },
    { name: 'a dot between letters and digits', text: '粤a·12345', found: ['a12345'] },
    { name: 'a dot between numbers', text: '3·15', found: ['3.15'] },
    { name: 'sizes', text: '80×28×202', found: ['80x28x202', '80x28', '28x202'] },
    { name: 'amounts with units', text: '0.25g×24片 351×135mm', found: ['0.25gx24', '351x135mm'] },
    { name: 'a range before ×', text: '1-2×3', found: ['1-2', '2x3'] },
    { name: '× beside letters alone', text: 'a×b 3×b 138××××1234', found: [] },
    { name: 'a date', text: '2025-03-06', found: ['2025-03-06', '2025-03', '03-06'] },
    { name: 'a colon beside letters', text: 'a:b a:1', found: [] },
    { name: 'a blank at the sign', text: 'a -b a- b', found: [] },
    { name: 'two signs', text: 'git--force', found: [] },
    { name: 'a character at the sign', text: '歼-20 20-日', found: [] },
    { name: 'a decimal number', text: '3.5', found: [] },
    { name: 'one word', text: 'wifi', found: [] },
    { name: 'nothing', text: '', found: [] },
  ])
  it.each(CASES)('$name', ({ text, found }) => {
    expect(findCompounds(text, scan(text)).map((compound) => compound.text)).toEqual(found)
  })

  it('tells the units of each', () => {
    const text = '的node.js'
    expect(findCompounds(text, scan(text))).toEqual([{ firstUnit: 1, lastUnit: 2, text: 'nodejs' }])
  })
})
