/**
 * The words a reader sees or hears, in three languages.
 *
 * Plain strings with places such as `{n}`, so that a site can override them from JSON; worded so
 * that no language here needs a plural.
 *
 * Layer: widget. Imports: nothing of ours.
 */

/** Every text of the search box. */
export interface Strings {
  /** Names the input, the list and the full-screen dialog. */
  readonly label: string
  readonly placeholder: string
  readonly submit: string
  readonly close: string
  readonly recent: string
  readonly clear: string
  /** `{q}`: the query that was removed. */
  readonly removed: string
  readonly suggestions: string
  readonly correction: string
  /** `{n}`: how many. Shown above the hits and announced. */
  readonly results: string
  /** `{n}`: how many. */
  readonly all: string
  /** `{q}`: the query. */
  readonly none: string
  readonly tip: string
  /** Says that no hit holds all words. */
  readonly some: string
  readonly stalled: string
  readonly offline: string
  /** `{n}`: seconds to wait. */
  readonly limited: string
  readonly server: string
  readonly retry: string
}

const ZH_CN: Strings = {
  label: '搜索',
  placeholder: '搜索文章',
  submit: '搜索',
  close: '关闭',
  recent: '最近搜索',
  clear: '清除全部记录',
  removed: '已删除“{q}”',
  suggestions: '搜索建议',
  correction: '您是不是要找',
  results: '找到 {n} 条结果',
  all: '查看全部 {n} 条结果',
  none: '没有找到与“{q}”相关的结果',
  tip: '换一个说法，或少输入几个字试试',
  some: '以下结果不一定包含全部词语',
  stalled: '仍在搜索…',
  offline: '无法连接网络，请检查网络',
  limited: '搜索过于频繁，请 {n} 秒后再试',
  server: '搜索服务暂时不可用',
  retry: '重试',
}

const ZH_TW: Strings = {
  label: '搜尋',
  placeholder: '搜尋文章',
  submit: '搜尋',
  close: '關閉',
  recent: '最近搜尋',
  clear: '清除全部紀錄',
  removed: '已刪除「{q}」',
  suggestions: '搜尋建議',
  correction: '您是不是要找',
  results: '找到 {n} 筆結果',
  all: '查看全部 {n} 筆結果',
  none: '沒有找到與「{q}」相關的結果',
  tip: '換一個說法，或少輸入幾個字試試',
  some: '以下結果不一定包含全部詞語',
  stalled: '仍在搜尋…',
  offline: '無法連線，請檢查網路',
  limited: '搜尋過於頻繁，請 {n} 秒後再試',
  server: '搜尋服務暫時無法使用',
  retry: '重試',
}

const EN: Strings = {
  label: 'Search',
  placeholder: 'Search articles',
  submit: 'Search',
  close: 'Close',
  recent: 'Recent searches',
  clear: 'Clear all',
  removed: 'Removed “{q}”',
  suggestions: 'Suggestions',
  correction: 'Did you mean',
  results: 'Results: {n}',
  all: 'All results ({n})',
  none: 'Nothing found for “{q}”',
  tip: 'Try other words, or fewer',
  some: 'Not all of these have all the words',
  stalled: 'Still searching…',
  offline: 'No connection. Check your network',
  limited: 'Too many searches. Try again in {n} s',
  server: 'Search is not available right now',
  retry: 'Try again',
}

/** Returns the strings for a language tag: Chinese unless it names another language. */
export function stringsFor(language: string): Strings {
  if (/^zh\b(?!.*hans).*\b(tw|hk|mo|hant)\b/i.test(language)) return ZH_TW
  return /^(zh\b|$)/i.test(language) ? ZH_CN : EN
}

/**
 * Fills the places of a string.
 *
 * @example
 * fillString('找到 {n} 条结果', { n: 1234 }) // => '找到 1,234 条结果'
 */
export function fillString(
  template: string,
  values: Readonly<Record<string, string | number>>,
): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) =>
    (values[name] ?? place).toLocaleString('en'),
  )
}
