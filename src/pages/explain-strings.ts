/**
 * Reader-visible words of the explanation page.
 *
 * Layer: pages. Imports: pages.
 */

import { byLanguage } from './language.ts'

export interface ExplainStrings {
  readonly title: string
  readonly blank: string
  readonly lattice: string
  readonly latticeNote: string
  readonly required: string
  /** Said instead where a document need not have all of it. */
  readonly wanted: string
  readonly alternatives: string
  readonly terms: string
  readonly columns: readonly [string, string, string, string, string]
  readonly hits: string
  readonly literal: string
  /** Said of a character that counts in whatever word it stands. */
  readonly contained: string
  readonly nearness: string
  readonly namedByTitle: string
  readonly none: string
  readonly fields: Readonly<Record<string, string>>
}

export const EXPLAIN_STRINGS = byLanguage<ExplainStrings>({
  title: ['排序说明', '排序說明', 'Why this order'],
  blank: [
    '输入查询词，看它怎样切分，每条结果为什么这样排。',
    '輸入查詢詞，看它怎樣切分，每筆結果為什麼這樣排。',
    'Type a query to see how it is cut and why each result is where it is.',
  ],
  lattice: ['切分', '切分', 'Cut'],
  latticeNote: [
    '弧线是索引里有的词；粗线是最可能的切分。',
    '弧線是索引裡有的詞；粗線是最可能的切分。',
    'Arcs are words the index has; the bold ones are the most probable cut.',
  ],
  required: ['必须包含', '必須包含', 'Required'],
  wanted: ['希望包含（不必全有）', '希望包含（不必全有）', 'Asked for, not all required'],
  alternatives: ['另外查找', '另外尋找', 'Also sought'],
  terms: ['词项', '詞項', 'Terms'],
  columns: [
    ['词项', '出现篇数', 'idf', '权重', '最高得分'],
    ['詞項', '出現篇數', 'idf', '權重', '最高得分'],
    ['Term', 'Documents', 'idf', 'Weight', 'Most it can add'],
  ],
  hits: ['各条结果的得分', '各筆結果的得分', 'Scores'],
  literal: [
    '原文包含查询文字，排在前面',
    '原文包含查詢文字，排在前面',
    'Contains the query as typed, so it comes first',
  ],
  contained: ['含此字', '含此字', 'in any word'],
  nearness: ['词语相近', '詞語相近', 'words near each other'],
  namedByTitle: ['查询含其标题', '查詢含其標題', 'its title is in the query'],
  none: ['没有找到结果。', '沒有找到結果。', 'No results.'],
  fields: [
    { title: '标题', body: '正文', caption: '图注', byline: '作者' },
    { title: '標題', body: '內文', caption: '圖說', byline: '作者' },
    { title: 'title', body: 'body', caption: 'caption', byline: 'byline' },
  ],
})
