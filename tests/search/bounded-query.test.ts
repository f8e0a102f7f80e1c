import { describe, expect, it } from 'vitest'

import { EVERY_FIELD } from '../../src/index/schema.ts'
import { boundedQuery } from '../../src/search/query/bounded-query.ts'
import { parseQuery, type Query } from '../../src/search/query/query.ts'

const bounded = (input: string): Query => boundedQuery(parseQuery(input))
const CHARACTERS = Array.from({ length: 60 }, (_, i) => String.fromCodePoint(0x4e00 + i))

describe('boundedQuery', () => {
  it('says nothing twice', () => {
    const { clauses, excluded } = bounded('工 会 工 会 "工" "工" 甲|乙|甲 甲|乙 -丙 -丙')
    expect(clauses.map((clause) => clause.map(({ text }) => text))).toEqual([
      ['工'],
      ['会'],
      ['工'],
      ['甲', '乙'],
    ])
    expect(excluded.map(({ text }) => text)).toEqual(['丙'])
  })

  it('leaves a query of sixteen parts as it is', () => {
    const { clauses } = bounded(CHARACTERS.slice(0, 16).join(' '))
    expect(clauses.map(([part]) => part?.text)).toEqual(CHARACTERS.slice(0, 16))
  })

  it('takes what goes beyond for one text', () => {
    for (const [glue, parts] of [
      [' ', (query: Query) => query.clauses.map(([part]) => part)],
      ['|', (query: Query) => query.clauses[0] ?? []],
    ] as const) {
      const texts = parts(bounded(CHARACTERS.join(glue))).map((part) => part?.text)
      expect(texts).toEqual([...CHARACTERS.slice(0, 15), CHARACTERS.slice(15).join(' ')])
    }
  })

  it('keeps phrases, fields and alternatives, however many there are', () => {
    const some = CHARACTERS.slice(0, 20)
    const input = [...some.map((each) => `"${each}"`), ...some.map((each) => `title:${each}`)]
    const { clauses } = bounded(`${CHARACTERS.slice(20).join(' ')} ${input.join(' ')} 甲|乙`)
    const kept = clauses.filter(([part]) => part?.isPhrase === true || part?.fields !== EVERY_FIELD)
    expect(kept.length).toBe(40)
    expect(clauses.map((clause) => clause.length)).toContain(2)
  })

  it('excludes all that is to be excluded', () => {
    expect(bounded(CHARACTERS.map((each) => `-${each}`).join(' ')).excluded.length).toBe(60)
  })
})
