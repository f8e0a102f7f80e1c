/**
 * Orama with its Mandarin tokenizer (Intl.Segmenter, no frequencies unless repeats are allowed).
 *
 * The best of what was tried (MRR@10 on cmrc-trial / drcd-dev / its simplified twin): title weight
 * 1 and `d` 2 .931 / .727 / .417; the default `d` .929 / .689 / .411; title weight 2 .908 / .589 /
 * .359; title weight 0.5 and `d` 2 .908 / .719 / .391. Threshold 1 (any word) is the only one of use for questions: 0 (all words) leaves 848 of
 * 1,000 questions of cmrc-trial unanswered, values between change the order of nothing. `exact`
 * looks for the whole question as one Latin word and finds nothing in Chinese.
 *
 * Layer: bench. Imports: @orama/orama, @orama/tokenizers.
 */

import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'

import { type RawData, create, insertMultiple, load, save, search } from '@orama/orama'
import { createTokenizer } from '@orama/tokenizers/mandarin'

import { packageVersion } from '../../versions.ts'
import type { Peer } from '../peer.ts'
import { fold } from './words.ts'

const PREFIX = 'orama.'

/** Makes Orama over title and text; it stores the documents, so its saved form holds them too. */
export function createOrama(folder: string): Peer {
  const database = create({
    schema: { title: 'string', text: 'string' } as const,
    sort: { enabled: false },
    components: { tokenizer: createTokenizer({ language: 'mandarin', allowDuplicates: true }) },
  })
  return {
    name: 'Orama mandarin',
    version: `${packageVersion('@orama/orama')}, ${packageVersion('@orama/tokenizers')}`,
    configuration:
      'tokenizers/mandarin, repeats counted, threshold 1 (any word), BM25 k 1.2 b 0.75 d 2, title boost 1, sorting off',
    async build(documents) {
      const start = performance.now()
      const folded = documents.map(({ id, title, text }) => {
        return { id, title: fold(title), text: fold(text) }
      })
      await insertMultiple(database, folded, 500)
      return { buildMs: performance.now() - start, helperRssBytes: 0 }
    },
    async save() {
      // One file a part: the whole would pass the longest string that V8 can make sooner.
      for (const [key, value] of Object.entries(save(database))) {
        if (value !== undefined) writeFileSync(`${folder}${PREFIX}${key}`, JSON.stringify(value))
      }
      const isIndex = (name: string): boolean => name.startsWith(PREFIX) && name !== `${PREFIX}docs`
      const names = readdirSync(folder).filter(isIndex)
      return { indexBytes: names.reduce((sum, name) => sum + statSync(folder + name).size, 0) }
    },
    async load() {
      const names = readdirSync(folder).filter((name) => name.startsWith(PREFIX))
      const parts = names.map((name) => {
        return [name.slice(PREFIX.length), JSON.parse(readFileSync(folder + name, 'utf8'))] as const
      })
      load(database, Object.fromEntries(parts) as unknown as RawData)
    },
    async search(text, limit) {
      const { hits } = await search(database, {
        term: fold(text),
        limit,
        threshold: 1,
        relevance: { k: 1.2, b: 0.75, d: 2 },
      })
      return hits.map((hit) => hit.id)
    },
    close() {},
  }
}
