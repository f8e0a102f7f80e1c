/**
 * The table of words: three languages side by side, key by key in the order of `Strings`.
 *
 * Nothing here is markup: what comes out of these functions is text and is escaped like any
 * other. Words of the corpus are never translated.
 *
 * Layer: pages. Imports: api, pages.
 */

import { MAX_QUERY } from '../api/params.ts'
import type { Texts } from './language.ts'
import type { Strings } from './strings.ts'

const count = (number: number): string => number.toLocaleString('en')

/** 简体中文, 繁體中文, English. */
export const TEXTS: Texts<Strings> = {
  site: ['汉搜', '漢搜', 'Hansou'],
  tagline: ['中文全文搜索', '中文全文搜尋', 'Full-text search for Chinese'],
  skip: ['跳到正文', '跳到主要內容', 'Skip to content'],
  searchLabel: ['搜索文章', '搜尋文章', 'Search articles'],
  submit: ['搜索', '搜尋', 'Search'],
  languages: ['界面语言', '介面語言', 'Language'],

  articles: [
    (n) => `收录 ${count(n)} 篇文章`,
    (n) => `收錄 ${count(n)} 篇文章`,
    (n) => (n === 1 ? '1 article' : `${count(n)} articles`),
  ],
  span: [
    (first, last) => `${first}至${last}`,
    (first, last) => `${first}至${last}`,
    (first, last) => `${first} to ${last}`,
  ],
  newest: ['最新文章', '最新文章', 'Newest articles'],
  allArticles: ['全部文章', '全部文章', 'All articles'],
  tips: ['搜索技巧', '搜尋技巧', 'How to search'],
  tipRows: [
    [
      ['“职工医疗”', '加引号，完整出现才算'],
      ['工会 -惠州', '减号，去掉含有这个词的文章'],
      ['佛山 OR 肇庆', '两者有其一即可'],
      ['标题:工会', '只在标题里找；也可用 正文: 图注: 作者:'],
    ],
    [
      ['「職工醫療」', '加引號，完整出現才算'],
      ['工會 -惠州', '減號，去掉含有這個詞的文章'],
      ['佛山 OR 肇慶', '兩者有其一即可'],
      ['標題:工會', '只在標題裡找；也可用 內文: 圖說: 作者:'],
    ],
    [
      ['"职工医疗"', 'in quotes: exactly this'],
      ['工会 -惠州', 'a minus: without articles that have this word'],
      ['佛山 OR 肇庆', 'one or the other'],
      ['title:工会', 'in the title only; also body: caption: byline:'],
    ],
  ],

  resultsOf: [(q) => `“${q}”的搜索结果`, (q) => `「${q}」的搜尋結果`, (q) => `Results for “${q}”`],
  total: [
    (n) => `共 ${count(n)} 条结果`,
    (n) => `共 ${count(n)} 筆結果`,
    (n) => (n === 1 ? '1 result' : `${count(n)} results`),
  ],
  some: [
    '以下结果不一定包含全部词语。',
    '以下結果不一定包含全部詞語。',
    'Not all of these results have all the words.',
  ],
  any: [
    (n) => `查看含任一词语的 ${count(n)} 条结果`,
    (n) => `查看含任一詞語的 ${count(n)} 筆結果`,
    (n) => `See ${count(n)} results with any of the words`,
  ],
  sort: ['排序', '排序', 'Sort by'],
  sorts: [
    { relevance: '相关度', newest: '最新', oldest: '最早' },
    { relevance: '相關度', newest: '最新', oldest: '最早' },
    { relevance: 'Relevance', newest: 'Newest', oldest: 'Oldest' },
  ],
  filters: ['筛选', '篩選', 'Filters'],
  active: ['已选条件', '已選條件', 'Active filters'],
  remove: [(what) => `移除：${what}`, (what) => `移除：${what}`, (what) => `Remove ${what}`],
  clearFilters: ['清除全部', '清除全部', 'Clear all'],
  labelled: [
    (label, value) => `${label}：${value}`,
    (label, value) => `${label}：${value}`,
    (label, value) => `${label}: ${value}`,
  ],
  date: ['时间', '時間', 'Date'],
  anyDate: ['不限', '不限', 'Any time'],
  ranges: [
    { week: '一周内', month: '一个月内', year: '一年内' },
    { week: '一週內', month: '一個月內', year: '一年內' },
    { week: 'Past week', month: 'Past month', year: 'Past year' },
  ],
  custom: ['自定义', '自訂', 'Custom'],
  from: ['从', '從', 'From'],
  to: ['到', '到', 'To'],
  apply: ['确定', '確定', 'Apply'],
  between: [
    (from, to) => (to === null ? `${from} 起` : from === null ? `至 ${to}` : `${from} 至 ${to}`),
    (from, to) => (to === null ? `${from} 起` : from === null ? `至 ${to}` : `${from} 至 ${to}`),
    (from, to) =>
      to === null ? `since ${from}` : from === null ? `until ${to}` : `${from} to ${to}`,
  ],
  more: ['更多', '更多', 'More'],
  pages: ['分页', '分頁', 'Pages'],
  previousPage: ['上一页', '上一頁', 'Previous'],
  nextPage: ['下一页', '下一頁', 'Next'],
  pastEnd: [
    '这一页没有结果，后面也没有了。',
    '這一頁沒有結果，後面也沒有了。',
    'There is nothing on this page, nor after it.',
  ],
  firstPage: ['回到第一页', '回到第一頁', 'Back to the first page'],
  cutOff: [
    (n) => `只显示前 ${count(n)} 条，加几个字或选一个条件可以缩小范围。`,
    (n) => `只顯示前 ${count(n)} 筆，加幾個字或選一個條件可以縮小範圍。`,
    (n) => `Only the first ${count(n)} are shown. Add a word or a filter to narrow them down.`,
  ],
  related: ['相关搜索', '相關搜尋', 'Related searches'],
  untitled: ['（无标题）', '（無標題）', '(untitled)'],

  none: [
    (q) => `没有找到与“${q}”相关的文章`,
    (q) => `沒有找到與「${q}」相關的文章`,
    (q) => `Nothing found for “${q}”`,
  ],
  noneAtAll: ['没有符合条件的文章', '沒有符合條件的文章', 'No article fits'],
  tried: [
    '查找了以下词语，数字是含有它的篇数',
    '找過以下詞語，數字是含有它的篇數',
    'Words that were looked for, with the articles that have them',
  ],
  correction: ['您是不是要找', '您是不是要找', 'Did you mean'],
  withoutFilters: [
    (n) => `不加筛选条件，共有 ${count(n)} 条结果`,
    (n) => `不加篩選條件，共有 ${count(n)} 筆結果`,
    (n) => `Without filters (${count(n)})`,
  ],
  tryNext: ['可以试试', '可以試試', 'What may help'],
  advice: [
    ['检查有没有错别字', '少输入几个字，或把长句拆成几个词', '换一个说法，例如“工人”换成“职工”'],
    [
      '檢查有沒有錯別字',
      '少輸入幾個字，或把長句拆成幾個詞',
      '換一個說法，例如「工人」換成「職工」',
    ],
    [
      'Check the spelling',
      'Use fewer characters, or split a sentence into words',
      'Put it another way',
    ],
  ],
  browse: ['浏览全部文章', '瀏覽全部文章', 'Browse all articles'],

  caption: ['图片说明', '圖片說明', 'Caption'],
  original: ['阅读原文', '閱讀原文', 'Read the original'],
  back: ['返回搜索结果', '返回搜尋結果', 'Back to the results'],
  hitNumber: [
    (n, total) => `第 ${count(n)} 条，共 ${count(total)} 条`,
    (n, total) => `第 ${count(n)} 筆，共 ${count(total)} 筆`,
    (n, total) => `${count(n)} of ${count(total)}`,
  ],
  hits: ['搜索结果', '搜尋結果', 'Results'],
  previousHit: ['上一条', '上一筆', 'Previous'],
  nextHit: ['下一条', '下一筆', 'Next'],

  invalid: ['部分搜索条件无效', '部分搜尋條件無效', 'Part of this search is not valid'],
  problems: [
    {
      q: `搜索词太长：最多 ${MAX_QUERY} 个字，已为您保留前 ${MAX_QUERY} 个字。`,
      limit: '每页条数应为 1 到 50。',
      offset: '起始位置应为 0 到 1000。',
      sort: '排序方式应为相关度、最新或最早。',
      filter: '筛选条件不存在、太长或太多。',
      from: '开始日期应写成 2025-03-06 这样的年-月-日。',
      to: '结束日期应写成 2025-03-06 这样的年-月-日。',
      range: '结束日期不能早于开始日期。',
    },
    {
      q: `搜尋詞太長：最多 ${MAX_QUERY} 個字，已為您保留前 ${MAX_QUERY} 個字。`,
      limit: '每頁筆數應為 1 到 50。',
      offset: '起始位置應為 0 到 1000。',
      sort: '排序方式應為相關度、最新或最早。',
      filter: '篩選條件不存在、太長或太多。',
      from: '開始日期應寫成 2025-03-06 這樣的年-月-日。',
      to: '結束日期應寫成 2025-03-06 這樣的年-月-日。',
      range: '結束日期不能早於開始日期。',
    },
    {
      q: `The query is too long: at most ${MAX_QUERY} characters. The first ${MAX_QUERY} were kept.`,
      limit: 'The number of results on a page goes from 1 to 50.',
      offset: 'The first result goes from 0 to 1000.',
      sort: 'Sort by relevance, newest or oldest.',
      filter: 'A filter does not exist or is too long, or there are too many.',
      from: 'Write the first day as year-month-day, such as 2025-03-06.',
      to: 'Write the last day as year-month-day, such as 2025-03-06.',
      range: 'The last day cannot come before the first.',
    },
  ],
  carryOn: ['去掉这些条件，继续搜索', '去掉這些條件，繼續搜尋', 'Go on without these'],
  notFound: ['找不到这个页面', '找不到這個頁面', 'Page not found'],
  noArticle: [
    '没有这篇文章。它可能已被移走，或者地址有误。',
    '沒有這篇文章。它可能已被移走，或者網址有誤。',
    'There is no such article. It may have moved, or the address may be wrong.',
  ],
  noPage: ['这个地址下没有内容。', '這個網址下沒有內容。', 'There is nothing at this address.'],
  notAllowed: ['不支持这种请求方式', '不支援這種請求方式', 'This kind of request is not supported'],
  readOnly: [
    '这里的页面仅供浏览，不接收提交的内容。',
    '這裡的頁面僅供瀏覽，不接受送出的資料。',
    'Pages here can be opened and read; nothing can be sent to them.',
  ],
  failed: ['搜索暂时不可用', '搜尋暫時無法使用', 'Search is not available right now'],
  failedAdvice: ['请稍后再试。', '請稍後再試。', 'Please try again in a moment.'],
}
