/** What elements become. */

import { describe, expect, it } from 'vitest'

import { Fragment, jsx, type JSX } from '../../src/pages/jsx-runtime.ts'

function written(element: JSX.Element | null): string | undefined {
  return element?.html
}

describe('jsx', () => {
  const CASES = [
    ['an element', 'p', { children: '职工' }, '<p>职工</p>'],
    ['text', 'p', { children: '<b>&"' }, '<p>&lt;b&gt;&amp;&quot;</p>'],
    ['an attribute', 'a', { title: '"><i>', children: 1 }, '<a title="&quot;&gt;&lt;i&gt;">1</a>'],
    ['an element without an end', 'input', { name: 'q', value: '' }, '<input name="q" value="">'],
    ['an attribute that is absent', 'a', { lang: undefined, id: null }, '<a></a>'],
    ['one that is set', 'details', { open: true }, '<details open=""></details>'],
    ['one that is not', 'details', { open: false }, '<details></details>'],
    ['one that says so', 'input', { spellcheck: false }, '<input spellcheck="false">'],
    ['nothing', 'p', { children: [null, undefined, false, true] }, '<p></p>'],
    ['zero', 'p', { children: 0 }, '<p>0</p>'],
  ] as const
  it.each(CASES)('writes %s', (_, tag, props, html) => {
    expect(written(jsx(tag, props))).toBe(html)
  })

  it('writes elements within elements once escaped', () => {
    const items = ['<', '&'].map((children) => jsx('li', { children }))
    const list = jsx('ul', { children: [jsx('li', { children: 1 }), items] })
    expect(written(list)).toBe('<ul><li>1</li><li>&lt;</li><li>&amp;</li></ul>')
  })

  it('gives a component its properties, and nothing where that is nothing', () => {
    const Name = ({ name, children }: Record<string, unknown>) =>
      name === '' ? null : jsx('b', { children: [name, children] })
    const names = [jsx(Name, { name: '甲', children: '!' }), jsx(Name, { name: '' })]
    expect(written(Fragment({ children: names }))).toBe('<b>甲!</b>')
  })
})
