/**
 * What facet fields are called on the pages.
 *
 * A corpus names its fields as it likes; those it is likely to have are known here.
 *
 * Layer: pages. Imports: pages.
 */

import { byLanguage, type Language } from './language.ts'

const LABELS = byLanguage<Readonly<Record<string, string>>>({
  city: ['城市', '城市', 'City'],
  region: ['地区', '地區', 'Region'],
  province: ['省份', '省份', 'Province'],
  section: ['栏目', '版面', 'Section'],
  category: ['分类', '分類', 'Category'],
  source: ['来源', '來源', 'Source'],
  author: ['作者', '作者', 'Author'],
  tag: ['标签', '標籤', 'Tag'],
  tags: ['标签', '標籤', 'Tags'],
  type: ['类型', '類型', 'Type'],
  year: ['年份', '年份', 'Year'],
})

/** The name of a facet field; its own where nobody gave it one. */
export function fieldLabel(field: string, language: Language): string {
  const labels = LABELS[language]
  return Object.hasOwn(labels, field) ? (labels[field] ?? field) : field
}
