/**
 * Facets: the values a document can be filtered and counted by.
 *
 * Every parser ends here, so the same facets are the same bytes whatever order a source had
 * them in.
 *
 * Layer: corpus. Imports: corpus.
 */

import type { Document } from './document.ts'

/**
 * Gives facets their one form: keys sorted by code unit, values trimmed, each once, in order.
 *
 * @returns Without the fields that have no value left.
 *
 * @example
 * createFacets([['tag', ['工会', ' 工会 ', '']], ['city', ['佛山']]])
 * // => { city: ['佛山'], tag: ['工会'] }
 */
export function createFacets(
  fields: Iterable<readonly [field: string, values: readonly string[]]>,
): Document['facets'] {
  const sorted = new Map<string, Set<string>>()
  for (const [field, values] of fields) {
    const distinct = sorted.get(field.trim()) ?? new Set()
    for (const value of values) if (value.trim() !== '') distinct.add(value.trim())
    if (distinct.size > 0 && field.trim() !== '') sorted.set(field.trim(), distinct)
  }
  const names = [...sorted.keys()].toSorted(byCodeUnit)
  return Object.fromEntries(names.map((name) => [name, [...(sorted.get(name) ?? [])]]))
}

/** Names that say a facet in any source, in the order they are asked, to the facet they fill. */
export const FACET_NAMES: Readonly<Record<string, string>> = {
  city: 'city',
  tags: 'tag',
  tag: 'tag',
  categories: 'category',
  category: 'category',
  section: 'section',
  lang: 'lang',
  标签: 'tag',
  分类: 'category',
}
/** Several values in one line; what is called so has no comma in it. */
const LISTS = new Set(['tag', 'category'])

/** Parts the values of a facet that a source has in one line: `甲, 乙`. */
export function valuesIn(facet: string, line: string): readonly string[] {
  return LISTS.has(facet) ? line.split(/[,，、]/u) : [line]
}

/**
 * Says what is wrong with the name of a field, null when nothing is: what every object has
 * (`constructor`) cannot be told from a field that is not there.
 */
export function describeBadField(field: string): string | null {
  return field.trim() in {} ? 'another name' : null
}

function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
