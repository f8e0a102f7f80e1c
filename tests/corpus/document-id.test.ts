import { describe, expect, it } from 'vitest'

import { distinctId, documentId, fnv1a64 } from '../../src/corpus/document-id.ts'

describe('fnv1a64', () => {
  // Test vectors of draft-eastlake-fnv.
  const CASES = [
    { text: '', hash: 'cbf29ce484222325' },
    { text: 'a', hash: 'af63dc4c8601ec8c' },
    { text: 'foobar', hash: '85944171f73967e8' },
  ]
  it.each(CASES)('hashes “$text” as published', ({ text, hash }) => {
    expect(fnv1a64(new TextEncoder().encode(text))).toBe(hash)
  })

  it('agrees with the same sum in integers of any size', () => {
    const bytes = Uint8Array.from({ length: 1_000 }, (_, index) => (index * 89) % 256)
    let hash = 0xcbf29ce484222325n
    for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
    expect(fnv1a64(bytes)).toBe(hash.toString(16).padStart(16, '0'))
  })
})

describe('documentId', () => {
  it('does not see white space', () => {
    expect(documentId(['佛山 ', '\t本报\n讯　'])).toBe(documentId(['佛山', '本报讯']))
  })

  it('sees where a part ends', () => {
    expect(documentId(['甲乙', '丙'])).not.toBe(documentId(['甲', '乙丙']))
    expect(documentId(['甲', ''])).not.toBe(documentId(['', '甲']))
  })

  it('gives 100,000 short articles distinct ids', () => {
    const ids = new Set(Array.from({ length: 100_000 }, (_, n) => documentId(['简讯', `第${n}条`])))
    expect(ids.size).toBe(100_000)
  })
})

describe('distinctId', () => {
  it('numbers copies in order', () => {
    const copies = new Map<string, number>()
    expect(['a', 'a', 'b', 'a'].map((id) => distinctId(id, copies))).toEqual([
      'a',
      'a-2',
      'b',
      'a-3',
    ])
  })
})
