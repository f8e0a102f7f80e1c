/**
 * MiniSearch, given a Chinese tokenizer (its own makes one term of a whole run of Han).
 *
 * Two engines, told apart by the cutter. Fuzzy and prefix search are off: one edit is half of
 * a Chinese word, and a prefix of one is another word.
 *
 * The best of what was tried (MRR@10 on cmrc-trial / drcd-dev / its simplified twin / every 6th
 * question of stard, jieba): BM25+ lower bound 0 and title weight 0.5 .988 / .936 / .753 / .322; weight
 * 1 .990 / .929 / .745 / .313; weight 2 .989 / .901 / .705 / .293; the default bound 0.5 with weight 2
 * .990 / .888 / .696 / .275.
 *
 * Layer: bench. Imports: minisearch.
 */

import { readFileSync, writeFileSync } from 'node:fs'

import MiniSearch, { type Options } from 'minisearch'

import { packageVersion } from '../../versions.ts'
import type { Peer } from '../peer.ts'
import type { BenchDocument } from '../sets.ts'
import { type Cut, createIntlCut, createJiebaCut } from './words.ts'

const CONFIGURATION =
  'fields title (boost 0.5) and text, words OR-ed, no prefix, no fuzzy, BM25+ with k 1.2, b 0.7, d 0'

/** Makes MiniSearch over jieba's search mode, at indexing and at asking. */
export function createMiniSearchJieba(folder: string): Peer {
  return createMiniSearch(folder, createJiebaCut(), {
    name: 'MiniSearch + jieba',
    version: `${packageVersion('minisearch')}, ${packageVersion('@node-rs/jieba')}`,
    configuration: `cutForSearch without HMM; ${CONFIGURATION}`,
  })
}

/** Makes MiniSearch over `Intl.Segmenter`, at indexing and at asking. */
export function createMiniSearchIntl(folder: string): Peer {
  return createMiniSearch(folder, createIntlCut(), {
    name: 'MiniSearch + Intl.Segmenter',
    version: `${packageVersion('minisearch')}, ICU ${process.versions['icu'] ?? 'none'}`,
    configuration: `Intl.Segmenter('zh', word); ${CONFIGURATION}`,
  })
}

function createMiniSearch(
  folder: string,
  cut: Cut,
  about: Pick<Peer, 'name' | 'version' | 'configuration'>,
): Peer {
  const file = `${folder}minisearch.json`
  const options: Options<BenchDocument> = {
    fields: ['title', 'text'],
    tokenize: (text) => cut(text),
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 0.5 },
      combineWith: 'OR',
      // The defaults of k and b.
      bm25: { k: 1.2, b: 0.7, d: 0 },
    },
  }
  let index = new MiniSearch<BenchDocument>(options)
  return {
    ...about,
    async build(documents) {
      const start = performance.now()
      index.addAll(documents)
      return { buildMs: performance.now() - start, helperRssBytes: 0 }
    },
    async save() {
      const json = JSON.stringify(index)
      writeFileSync(file, json)
      return { indexBytes: Buffer.byteLength(json) }
    },
    async load() {
      index = MiniSearch.loadJSON<BenchDocument>(readFileSync(file, 'utf8'), options)
    },
    search: (text, limit) =>
      index
        .search(text)
        .slice(0, limit)
        .map((hit) => String(hit.id)),
    close() {},
  }
}
