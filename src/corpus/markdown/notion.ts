/**
 * Exports of Notion: what a page of a database says of itself, in lines below its title.
 *
 * Layer: corpus. Imports: corpus.
 */

import { createFacets, valuesIn } from '../facets.ts'
import type { Document } from '../document.ts'
import { isOfNotion } from '../file-name.ts'
import { parseWrittenDay } from '../newspaper/written-day.ts'

/** A title, a blank line, and lines that each have a name. */
const PROPERTIES =
  /^#[ \t][^\n]{1,300}\n\n(?<lines>(?:[^\n:：]{1,40}[:：][ \t][^\n]{1,2000}(?:\n|$))+)(?:\n|$)/u
const PROPERTY = /^(?<name>[^:：]+)[:：]\s+(?<value>.*)$/u
const DATE = /^(?:date|created|created time|published|日期|发布日期|发布时间|创建日期|创建时间)$/iu
const FACETS: readonly (readonly [facet: string, name: RegExp])[] = [
  ['tag', /^(?:tags|标签)$/iu],
  ['category', /^(?:category|categories|分类)$/iu],
]

/** Reads the day and the facets of a page; its lines stay text. */
export function readNotionPage(markdown: string, file: string): Pick<Document, 'date' | 'facets'> {
  const written = isOfNotion(file) ? (PROPERTIES.exec(markdown)?.groups?.['lines'] ?? '') : ''
  const properties = written.split('\n').flatMap((line) => {
    const { name, value = '' } = PROPERTY.exec(line)?.groups ?? {}
    return name === undefined ? [] : [{ name, value }]
  })
  const days = properties.filter(({ name }) => DATE.test(name))
  return {
    date: days.map(({ value }) => parseWrittenDay(value)).find((day) => day !== null) ?? null,
    facets: createFacets(
      FACETS.map(([facet, pattern]) => [
        facet,
        properties
          .filter(({ name }) => pattern.test(name))
          .flatMap(({ value }) => valuesIn(facet, value)),
      ]),
    ),
  }
}
