/**
 * What facet fields are called on the pages.
 *
 * A corpus names its fields as it likes; those it is likely to have are known here.
 *
 * Layer: pages. Imports: pages.
 */

import type { Language } from './language.ts'

const LABELS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  city: { 'zh-CN': '城市', 'zh-TW': '城市', en: 'City' },
  region: { 'zh-CN': '地区', 'zh-TW': '地區', en: 'Region' },
  province: { 'zh-CN': '省份', 'zh-TW': '省份', en: 'Province' },
  section: { 'zh-CN': '栏目', 'zh-TW': '版面', en: 'Section' },
  category: { 'zh-CN': '分类', 'zh-TW': '分類', en: 'Category' },
  source: { 'zh-CN': '来源', 'zh-TW': '來源', en: 'Source' },
  author: { 'zh-CN': '作者', 'zh-TW': '作者', en: 'Author' },
  tag: { 'zh-CN': '标签', 'zh-TW': '標籤', en: 'Tag' },
  tags: { 'zh-CN': '标签', 'zh-TW': '標籤', en: 'Tags' },
  type: { 'zh-CN': '类型', 'zh-TW': '類型', en: 'Type' },
  year: { 'zh-CN': '年份', 'zh-TW': '年份', en: 'Year' },
}

/** The name of a facet field; its own where nobody gave it one. */
export function fieldLabel(field: string, language: Language): string {
  return Object.hasOwn(LABELS, field) ? (LABELS[field]?.[language] ?? field) : field
}
