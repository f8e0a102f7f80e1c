/**
 * The project's own engine, in process, as one of the peers.
 *
 * The corpus goes through the product's own build (`buildIndex` over a JSON Lines file), the
 * queries through the product's own engine.
 *
 * Layer: bench. Imports: src, peer.
 */

import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { buildIndex } from '../../src/build/build-index.ts'
import { blocksIn, openIndexIn } from '../../src/build/index-files.ts'
import { createBlockLoader } from '../../src/search/retrieve/blocks.ts'
import { createSearchEngine, type SearchEngine } from '../../src/search/engine.ts'
import type { Peer } from './peer.ts'

/** The project's engine cannot be measured; `code` tells why, for programs. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  readonly code: 'bench/not-built'

  /** @param message - What is missing, for people; no full stop. */
  constructor(code: 'bench/not-built', message: string) {
    super(message)
    this.code = code
  }
}

const VERSION = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
).version

/**
 * Makes hansou's engine.
 *
 * @param folder - Where its index goes.
 */
export function createHansou(folder: string): Peer {
  const out = join(folder, 'hansou-index')
  let engine: SearchEngine | undefined
  let ids: string[] = []

  function open(): SearchEngine {
    const reader = openIndexIn(out)
    return (engine = createSearchEngine(reader, createBlockLoader(reader, blocksIn(out))))
  }

  return {
    name: 'hansou',
    version: `hansou ${VERSION}`,
    configuration:
      'title and body; character pairs, dictionary words, characters, units; BM25F; as shipped',
    async build(documents) {
      const source = join(folder, 'hansou-corpus.jsonl')
      writeFileSync(source, documents.map((document) => `${JSON.stringify(document)}\n`).join(''))
      ids = documents.map(({ id }) => id)
      const started = performance.now()
      await buildIndex({
        sources: [source],
        out,
        year: null,
        cache: false,
        onIssue: ({ message }) => console.error(message),
        onProgress: () => undefined,
      })
      open()
      return { buildMs: performance.now() - started, helperRssBytes: 0 }
    },
    save() {
      writeFileSync(join(folder, 'hansou-ids.json'), JSON.stringify(ids))
      return Promise.resolve({ indexBytes: statSync(join(out, 'index.bin')).size })
    },
    load() {
      ids = JSON.parse(readFileSync(join(folder, 'hansou-ids.json'), 'utf8')) as string[]
      open()
      return Promise.resolve()
    },
    async search(text, limit) {
      const ranked = await (engine ?? open()).rank(text, limit)
      return Array.from(ranked, (number) => ids[number] ?? '')
    },
    close: () => undefined,
  }
}
