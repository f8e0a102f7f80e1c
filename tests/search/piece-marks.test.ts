/** What is marked in pieces, where a text has it whole and where it does not. */

import { describe, expect, it } from 'vitest'

import { bracketed, document, openDocuments, search } from '../support/core-seed.ts'

async function shown(body: string, query: string, title = ''): Promise<string | undefined> {
  const corpus = await openDocuments([
    document({ id: 'd', title, body }),
    document({ id: 'e', body: '第三季度跑了公里数，双十，熙娣的三围，24人。' }),
  ])
  const { hits } = await search(corpus, query)
  const hit = hits.find(({ id }) => id === 'd')
  return hit && bracketed(hit.snippet)
}

describe('a piece', () => {
  it.each([
    ['of a name', '徐熙媛', '徐熙媛与徐熙娣。', '[徐熙媛]与徐熙娣。'],
    [
      'of a name among words',
      '徐熙媛流感',
      '徐熙媛患流感，徐熙娣说。',
      '[徐熙媛]患[流感]，徐熙娣说。',
    ],
    ['of a name with a letter', '大S', '大S与小S。', '[大S]与小S。'],
    ['of an amount', '32.6公里', '不是36.2公里，是32.6公里。', '不是36.2公里，是[32.6公里]。'],
    [
      'of an amount among words',
      '地铁24小时',
      '地铁24小时开，6小时一班。',
      '[地铁24小时]开，6小时一班。',
    ],
    [
      'of an amount in numerals',
      '24小时',
      '开二十四小时，6小时一班。',
      '开[二十四小时]，6小时一班。',
    ],
    [
      'of a numeral with its measure',
      '三季报',
      '第三季度业绩见三季报。',
      '第三季度业绩见[三季报]。',
    ],
  ])('%s is not marked beside the whole: %s', async (_, query, body, marked) => {
    expect(await shown(body, query)).toBe(marked)
  })

  it.each([
    ['of a name', '徐熙媛', '徐熙娣和范熙媛。', '[徐熙]娣和范[熙媛]。'],
    ['of an amount', '地铁24小时', '地铁开24到30小时。', '[地铁]开[24]到30[小时]。'],
    [
      'of what a numeral follows',
      '徐熙百将劫营',
      '徐熙百将劫营，徐熙走。',
      '[徐熙百将劫营]，[徐熙]走。',
    ],
    ['before a measure', '徐熙三季报', '徐熙三季报出，徐熙走。', '[徐熙三季报]出，[徐熙]走。'],
    ['beside a longer number', '地铁4小时', '地铁开24小时，4站。', '[地铁]开24[小时]，[4]站。'],
    [
      'of what may be two names',
      '徐熙媛东契奇',
      '徐熙媛与徐熙媛东契奇。',
      '[徐熙媛]与[徐熙媛东契奇]。',
    ],
  ])('%s is marked where the whole is not: %s', async (_, query, body, marked) => {
    expect(await shown(body, query)).toBe(marked)
  })

  it('of a number that the title says whole is not marked', async () => {
    expect(await shown('第三個身量未足。', '红楼梦 第三回', '紅樓夢 第三回')).toBe(
      '第三個身量未足。',
    )
    expect(await shown('第三個身量未足。', '第三回')).toBe('[第三]個身量未足。')
  })
})
