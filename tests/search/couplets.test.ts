/** Couplets: two lines typed in one. */

import { describe, expect, it } from 'vitest'

import { bracketed, document, openDocuments, search } from '../support/core-seed.ts'

describe('two lines typed in one', () => {
  const TEXTS = [
    '国破山河在，城春草木深。感时花溅泪',
    '春眠不觉晓，处处闻啼鸟。',
    '他说出淤泥而不染，濯清涟而不妖，中通外直。',
    '斯是陋室，惟吾德馨。',
    '国破，山河，在城，春草，草木深，晓处，室惟。',
    '落霞与孤鹜齐飞，秋水共长天一色。人在城里，今晓处暑。',
  ]
  const found = async (query: string): Promise<{ match: string; shown: string | null }> => {
    const corpus = await openDocuments(TEXTS.map((body, i) => document({ id: `${i}`, body })))
    const { match, hits } = await search(corpus, query)
    return { match, shown: hits[0] ? bracketed(hits[0].snippet) : null }
  }

  it.each([
    ['four and four', '斯是陋室惟吾德馨', '[斯是陋室]，[惟吾德馨]。'],
    ['five and five', '国破山河在城春草木深', '[国破山河在]，[城春草木深]。感时花溅泪'],
    ['where both ends meet elsewhere', '春眠不觉晓处处闻啼鸟', '[春眠不觉晓]，[处处闻啼鸟]。'],
    ['six and six', '出淤泥而不染濯清涟而不妖', '他说[出淤泥而不染]，[濯清涟而不妖]，中通外直。'],
    [
      'seven and seven, in the other script',
      '落霞與孤鶩齊飛秋水共長天一色',
      '[落霞与孤鹜齐飞]，[秋水共长天一色]。人在城里，今晓处暑。',
    ],
  ])('are found as they stand: %s', async (_, query, shown) => {
    expect(await found(query)).toEqual({ match: 'all', shown })
  })

  it('are exact in quotes', async () => {
    expect((await found('“国破山河在城春草木深”')).shown).toBeNull()
  })
})
