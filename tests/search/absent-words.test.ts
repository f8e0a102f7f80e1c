/** Which passage is shown of a text that does not say some words of the query. */

import { describe, expect, it } from 'vitest'

import { bracketed, document, openDocuments, search } from '../support/core-seed.ts'
import { named } from '../support/core-text.ts'

const PAGE = '却说众人商议已定，次日天明，各自收拾起程，一路无话。'
const LONG = PAGE.repeat(50)
const HEAD = '却说鲁肃领命而来。'

async function shown(title: string, body: string, query: string): Promise<string> {
  const corpus = await openDocuments([
    document({ id: 'd', title, body }),
    document({ id: 'e', title: '别的', body: PAGE }),
  ])
  const { hits } = await search(corpus, query)
  return bracketed(hits.find(({ id }) => id === 'd')?.snippet ?? { text: '', ranges: [], html: '' })
}

describe('a word that only the title says', () => {
  const CASES = named([
    {
      name: 'is sought by its characters',
      title: '第四十六回 草船借箭',
      query: '草船借箭',
      said: '望子敬借我二十只船，各束草千余个。',
      shown: '望子敬借我二十只船，各束草千余个。',
    },
    {
      name: 'is marked where two of its characters stand side by side',
      title: '马谡失街亭',
      query: '失街亭',
      said: '懿出关，必取街亭。',
      shown: '懿出关，必取[街亭]。',
    },
    {
      name: 'is not marked by two of its characters the other way round',
      title: '人大决议',
      query: '人大决议',
      said: '大人议论决断。',
      shown: '大人议论决断。',
    },
    {
      name: 'is sought beside one that the text says',
      title: '晴雯撕扇',
      query: '晴雯 撕扇',
      said: '拿了扇子来撕，晴雯笑了。',
      shown: '拿了扇子来撕，[晴雯]笑了。',
    },
    {
      name: 'is sought where it was typed with more',
      title: '孔明借箭',
      query: '草船借箭',
      said: '望子敬借我二十只船，各束草千余个。',
      shown: '望子敬借我二十只船，各束草千余个。',
    },
    {
      name: 'is sought in another script',
      title: '白玉钏亲尝莲叶羹',
      query: '莲叶羹',
      said: '那小荷葉兒小蓮蓬兒的湯還好些。',
      shown: '那小荷葉兒小蓮蓬兒的湯還好些。',
    },
    {
      name: 'is not sought by a few of its characters',
      title: '三国演义 故事',
      query: '三国演义',
      said: '三人义气相投。',
      shown: HEAD,
    },
    {
      name: 'is not sought by numerals',
      title: '三十六计',
      query: '三十六计',
      said: '三月十六。',
      shown: HEAD,
    },
  ])
  it.each(CASES)('$name', async ({ title, query, said, shown: expected }) => {
    const body = `${HEAD}${LONG}晴雯来了。${PAGE.repeat(9)}${said}${LONG}`
    expect(
      await shown(title, query === '晴雯 撕扇' ? body : body.replace('晴雯来了。', ''), query),
    ).toContain(expected)
  })

  it('leaves the head of a short text, which tells what it is about', async () => {
    const body = `${HEAD}${PAGE.repeat(20)}望子敬借我二十只船，各束草千余个。${PAGE.repeat(20)}`
    expect(await shown('草船借箭', body, '草船借箭')).toMatch(new RegExp(`^${HEAD}`, 'u'))
  })

  it('changes nothing where the text says it too', async () => {
    const body = `${HEAD}草船借箭。${LONG}望子敬借我二十只船，各束草。草船。${LONG}`
    expect(await shown('草船借箭', body, '草船借箭')).toContain('[草船借箭]。')
  })
})

describe('a word that the title shows', () => {
  it('is worth less than one that it does not show', async () => {
    const body = `${HEAD}嘉定府设局。${LONG}至同治年间刊行。${LONG}`
    expect(await shown('嘉定', body, '嘉定 同治')).toContain('[同治]')
    expect(await shown('同治', body, '嘉定 同治')).toContain('[嘉定]')
  })
})

describe('a word that neither title nor text says', () => {
  const SAID = '本市白米营养丰富，糙米更有价值。'
  const CASES = named([
    {
      name: 'is sought by its characters, beside words that the text says',
      query: '大米 营养素',
      said: '大米种种，营养甚多。',
      shown: '[大米]种种，[营养]甚多。',
    },
    {
      name: 'is marked where two of its characters stand side by side',
      query: '糙米营养价值',
      said: SAID,
      shown: '白米[营养]丰富，[糙米]更有[价值]。',
    },
    {
      name: 'is not sought by characters that ask or connect',
      query: '大米是由什么做的',
      said: '大米甚好。那是由于什么。',
      shown: '[大米]甚好。那是由于',
    },
  ])
  it.each(CASES)('$name', async ({ query, said, shown: expected }) => {
    const body = `大米。${LONG}${said}${LONG}`
    expect(await shown('别的', body, query)).toContain(expected)
  })

  it('is not sought by the characters of another word for it', async () => {
    const body = `建会。${LONG}建会的事，成功在此，先立规矩，成立筹备组。${LONG}`
    const corpus = await openDocuments(
      [document({ id: 'd', title: '别的', body })],
      [['建会', '成立工会']],
    )
    const [hit] = (await search(corpus, '建会')).hits
    expect(bracketed(hit?.snippet ?? { text: '', ranges: [], html: '' })).toMatch(
      /^\[建会\]。却说/u,
    )
  })
})
