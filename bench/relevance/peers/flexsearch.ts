/**
 * FlexSearch with its CJK charset: every character a term, neighbours tied by `context`.
 *
 * The best of what was tried on all sets (MRR@10 on drcd-dev): one index over title and text
 * with a one-way context .937; `context: true` (both ways) .934; depth 2 .930; no context .807;
 * a Document index per field, fields joined by a Resolver with the title boosted .936, fields one
 * after the other .309. Without `suggest` a question needs all its characters in a row: .000.
 *
 * Layer: bench. Imports: flexsearch.
 */

import { readFileSync, readdirSync, writeFileSync } from 'node:fs'

import { Charset, Index } from 'flexsearch'

import { packageVersion } from '../../versions.ts'
import type { Peer } from '../peer.ts'
import { fold } from './words.ts'

const PREFIX = 'flexsearch.'
const IDS = 'ids.json'

/** Makes FlexSearch over title and text as one field: it has no frequencies to weigh two with. */
export function createFlexSearch(folder: string): Peer {
  const index = new Index({
    encoder: Charset.CJK,
    tokenize: 'strict',
    context: { depth: 1, bidirectional: false, resolution: 9 },
  })
  let ids: string[] = []
  return {
    name: 'FlexSearch CJK + context',
    version: packageVersion('flexsearch'),
    configuration:
      'Charset.CJK, context depth 1 one-way, suggest (partial matches); title and text in one field',
    async build(documents) {
      const start = performance.now()
      ids = documents.map((document) => document.id)
      for (const [i, { title, text }] of documents.entries())
        index.add(i, fold(`${title}\n${text}`))
      return { buildMs: performance.now() - start, helperRssBytes: 0 }
    },
    async save() {
      let indexBytes = 0
      const write = (name: string, data: string): void => {
        writeFileSync(folder + name, data)
        indexBytes += Buffer.byteLength(data)
      }
      index.export((key: string, data: string) => {
        // It also calls back with nothing for maps that stayed empty.
        if (data) write(PREFIX + key, data)
      })
      write(IDS, JSON.stringify(ids))
      return { indexBytes }
    },
    async load() {
      ids = JSON.parse(readFileSync(folder + IDS, 'utf8')) as string[]
      for (const name of readdirSync(folder)) {
        if (!name.startsWith(PREFIX)) continue
        index.import(name.slice(PREFIX.length), readFileSync(folder + name, 'utf8'))
      }
    },
    search: (text, limit) =>
      index.search(fold(text), { limit, suggest: true }).flatMap((id) => ids[Number(id)] ?? []),
    close() {},
  }
}
