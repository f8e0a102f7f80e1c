import { beforeAll, describe, expect, it } from 'vitest'

import { bracketed, openSeed, search, type Corpus } from '../support/core-seed.ts'
import { named } from '../support/core-text.ts'

let seed: Corpus

beforeAll(async () => {
  seed = await openSeed()
})

describe('SearchEngine.suggest', () => {
  const CASES = named([
    { name: 'a character', typed: '医', text: '医疗' },
    { name: 'a word', typed: '困难', text: '江门开平市百合镇总工会 入企宣传困难职工帮扶政策' },
    { name: 'the start of a title', typed: '佛山万', text: '佛山万名职工获赠免费医疗互助保障' },
    { name: 'the middle of a title', typed: '女子艺术', text: '茂名举办女子艺术作品展' },
    { name: 'traditional characters', typed: '醫療互', text: '佛山万名职工获赠免费医疗互助保障' },
  ])
  it.each(CASES)('completes $name', async ({ typed, text }) => {
    const suggestions = await seed.engine.suggest(typed, 10)
    expect(suggestions.map((suggestion) => suggestion.text)).toContain(text)
  })

  it('suggests only what finds something, with ranges that show what was typed', async () => {
    for (const typed of ['工', '职工', '医疗', '2', '佛', '活动', 'a', '３']) {
      const suggestions = await seed.engine.suggest(typed, 8)
      expect(suggestions.length).toBeLessThanOrEqual(8)
      expect(new Set(suggestions.map(({ text, kind }) => kind + text)).size).toBe(
        suggestions.length,
      )
      for (const { text, ranges, kind } of suggestions) {
        const { total, match } = await search(seed, kind === 'title' ? `"${text}"` : text)
        expect([text, total > 0, match]).toEqual([text, true, 'all'])
        expect(bracketed({ text, ranges, html: '' })).toContain(`[${typed.normalize('NFKC')}`)
      }
    }
  })

  it.each(['', '  ', '，。', '龘', '“'])('suggests nothing for “%s”', async (typed) => {
    expect(await seed.engine.suggest(typed, 8)).toEqual([])
  })
})
