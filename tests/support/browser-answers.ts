/**
 * Answers as the API gives them, for pages under test: real-looking titles, ranges where the
 * query stands in the text.
 *
 * Layer: tests. Imports: wire.
 */

import type { MarkedText, SearchHit, SearchResponse, SuggestResponse } from '../../src/wire.ts'

const ARTICLES = [
  [
    '佛山万名职工获赠免费医疗互助保障',
    '佛山',
    '2025-03-06',
    '日前，佛山市总工会举行2025年职工医疗互助保障计划启动仪式，为一线职工、新就业形态劳动者等群体免费赠送医疗互助保障一年，首批覆盖一万人。',
  ],
  [
    '广州推进新就业形态劳动者工会组建',
    '广州',
    '2025-02-18',
    '广州市总工会出台工会组建工作指引，推动快递、外卖、网约车等行业单独建会，医疗互助与法律援助服务同步跟进，做到应建尽建。',
  ],
  [
    '深圳职工医疗互助二次报销比例提高',
    '深圳',
    '2024-12-30',
    '新一期医疗互助计划将住院二次报销比例由百分之四十提高到百分之五十，困难职工可由所在单位工会代为申请。',
  ],
  [
    '“工会驿站”进社区 夜班司机有了歇脚处',
    '珠海',
    '2024-11-08',
    '驿站里备有热水、微波炉和急救箱，墙上贴着医疗互助的办理流程。司机老陈说，夜里跑车，总算有了个能坐下来的地方。',
  ],
] as const

/** Marks every place of `query` in `text`, as the API would. */
export function markedText(text: string, query: string): MarkedText {
  const ranges: [number, number][] = []
  let end = 0
  for (const piece of query === '' ? [] : text.split(query).slice(0, -1)) {
    const start = end + piece.length
    end = start + query.length
    ranges.push([start, end])
  }
  return { text, ranges, html: '' }
}

/** A hit; whatever is not given comes from the first article. */
export function hitOf(query: string, parts: Partial<SearchHit> = {}, index = 0): SearchHit {
  const [title, city, date, snippet] = ARTICLES[index % ARTICLES.length] ?? ARTICLES[0]
  return {
    id: `a${index}`,
    url: `/documents/a${index}`,
    score: 10 - index,
    date,
    facets: { city: [city] },
    title: markedText(title, query),
    snippet: markedText(snippet, query),
    ...parts,
  }
}

/** A page of hits for `query`, `total` of them in all. */
export function searchResponse(
  query: string,
  parts: Partial<SearchResponse> = {},
  limit = 8,
): SearchResponse {
  const total = parts.total ?? 12
  const count = Math.min(total, limit)
  return {
    query,
    terms: [query],
    match: 'all',
    total,
    offset: 0,
    limit,
    hits: Array.from({ length: count }, (_, index) => hitOf(query, {}, index)),
    facets: {},
    suggestion: null,
    indexVersion: 'test',
    ...parts,
  }
}

/** Two suggestions that hold `query`: a term and a title. */
export function suggestResponse(query: string): SuggestResponse {
  const term = `${query}保障计划`
  const title = `${query}怎么办理？一图看懂`
  return {
    query,
    suggestions: [
      { ...markedText(term, query), kind: 'term' },
      { ...markedText(title, query), kind: 'title', url: '/documents/guide' },
    ],
  }
}
