/** What a short form is taken for, over a corpus that writes in full. */

import { beforeAll, describe, expect, it } from 'vitest'

import type { SearchEngine } from '../../src/search/engine.ts'
import { generateDocuments } from '../support/generated-corpus.ts'
import { indexInMemory } from '../support/memory-index.ts'

const TEXTS = [
  '职工代表大会每年召开一次。企业应当建立职工代表大会制度。',
  '提案由职工代表大会讨论通过，会议由工会主持。',
  '本届职工代表大会听取了培训工作的报告。',
  '醉酒驾驶机动车的，由公安机关处罚。',
  '严查醉酒驾驶，保障交通安全。',
  '依照民事诉讼法的规定，职工可以起诉。',
  '民事诉讼法保护职工的诉讼权利，人民法院受理民事案件。',
  '村民委员会帮助困难职工，村民委员会主任参加慰问，列席职工代表大会。',
  '村民委员会换届选举在三月举行。',
  '公共租赁住房面向困难职工。',
  '公共租赁住房的租金低于市场。',
  '申请公租房须提交材料。',
  // 民诉 is a word of the dictionary.
  '村民诉求由网格员收集。',
  // Words of the same first characters that stand side by side once, or apart.
  '职业技能代理会计培训班开班，代表作品展览会同期举办。',
  '民主管理和诉讼服务由法律援助中心提供。',
]

let engine: SearchEngine

beforeAll(() => {
  const others = generateDocuments(300)
  const own = others.slice(0, TEXTS.length).map((document, i) => ({
    ...document,
    id: `own-${i}`,
    title: '专题',
    body: TEXTS[i] ?? '',
  }))
  engine = indexInMemory([...others, ...own]).engine
})

async function ask(query: string) {
  const none = { facets: [], fromDay: null, toDay: null }
  return engine.search({
    query,
    limit: 10,
    offset: 0,
    sort: 'relevance',
    filters: none,
    facets: [],
  })
}

describe('the full form', () => {
  it.each([
    ['of words by their first characters', '醉驾', '醉酒驾驶'],
    ['of words, the last by its last character', '职代会', '职工代表大会'],
    ['with a character that stands for itself', '民诉法', '民事诉讼法'],
    ['to the end of its last word', '村委', '村民委员会'],
    ['apart from another', '职代會 村委', '职工代表大会 村民委员会'],
    ['of a short form in a question', '醉驾怎么处罚', '醉酒驾驶怎么处罚'],
  ])('is offered %s', async (_, typed, meant) => {
    expect((await ask(typed)).suggestion).toBe(meant)
    expect((await ask(meant)).total).toBeGreaterThan(0)
  })

  it.each([
    ['what is found as it is', '工会'],
    ['what is found in part', '醉驾处罚'],
    ['a query that leaves something out', '职代会 -醉驾'],
    [
      'a sentence of which most stands nowhere',
      '醉驾龘靐齉爩麤灪龖厵，職工福利委員們都說要改善伙食標準',
    ],
    ['words that stand apart', '民诉援'],
    ['words that stand side by side by chance', '技培'],
    ['more characters than a short form has', '职代会醉驾村委'],
    ['characters that stand nowhere', '龘靐'],
    ['what a blank parts from the rest of its word', '公租 房怎么申请'],
  ])('is not offered for %s', async (_, typed) => {
    expect((await ask(typed)).suggestion).toBeNull()
  })

  it('is found by nobody who did not ask for it', async () => {
    expect((await ask('醉驾')).total).toBe(0)
  })
})
