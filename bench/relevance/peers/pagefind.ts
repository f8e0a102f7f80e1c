/**
 * Pagefind, whose search runs in a browser: here its own bundle, loaded in Node.
 *
 * `pagefind.js` needs no DOM, only `fetch`, which is given the files of the folder. Two engines:
 * as shipped (every word of the query is required), and with one search a word whose scores the
 * caller adds up, since a long question rarely has all its words in one page and Pagefind has no
 * "any word". A hit is a fragment id; ids are told apart by a map made at build time, so reading
 * fragments (the texts) is not timed, to Pagefind's advantage.
 *
 * Weights: `TUNED` against the defaults changes nothing as shipped and helps the sum of words
 * (MRR@10, every 8th question of drcd-dev: .923 -> .952; title weight 2 .949, as an <h1> .941).
 *
 * Layer: bench. Imports: pagefind.
 */

import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'

import { close, createIndex } from 'pagefind'

import { packageVersion } from '../../versions.ts'
import type { Peer } from '../peer.ts'
import type { BenchDocument } from '../sets.ts'
import { childPeakRss } from './child-memory.ts'
import { createIntlCut } from './words.ts'

/** The part of `pagefind.js` that is used; the bundle has no types. */
interface Bundle {
  createInstance(options: { basePath: string; ranking: typeof TUNED; noWorker: true }): Instance
}

interface Instance {
  init(): Promise<void>
  search(term: string): Promise<{ results: { id: string; score: number }[] }>
}

const TUNED = {
  termSimilarity: 5,
  pageLength: 0.75,
  termFrequency: 1,
  termSaturation: 1.2,
  metaWeights: { title: 1 },
}

/** Every file that Pagefind packs starts with this. */
const SIGNATURE_BYTES = 'pagefind_dcd'.length

/** Records in flight to the indexing process. */
const BATCH = 200

const CONFIGURATION =
  'custom records, language zh, title as meta field weighted 1, termSimilarity 5, pageLength 0.75, termSaturation 1.2'

/** Makes Pagefind as it ships: all words of the query, each extended to what starts with it. */
export function createPagefind(folder: string): Peer {
  return createPeer(folder, {
    name: 'Pagefind',
    configuration: `${CONFIGURATION}; the query as typed, so all words are required`,
    rank: async (instance, text) => {
      const { results } = await instance.search(text)
      return results.map((result) => result.id)
    },
  })
}

/** Makes Pagefind asked once a word, the scores of a page added up by the caller. */
export function createPagefindWords(folder: string): Peer {
  const cut = createIntlCut()
  return createPeer(folder, {
    name: 'Pagefind, a search a word',
    configuration: `${CONFIGURATION}; one search for each word of Intl.Segmenter, scores summed by the caller`,
    rank: async (instance, text) => {
      const scores = new Map<string, number>()
      for (const word of new Set(cut(text))) {
        // Sequential on purpose: the bundle answers on one thread, and times would overlap.
        const { results } = await instance.search(word)
        for (const { id, score } of results) scores.set(id, (scores.get(id) ?? 0) + score)
      }
      return [...scores].toSorted((a, b) => b[1] - a[1]).map(([id]) => id)
    },
  })
}

interface Asking {
  readonly name: string
  readonly configuration: string
  readonly rank: (instance: Instance, text: string) => Promise<string[]>
}

function createPeer(folder: string, { rank, ...about }: Asking): Peer {
  const output = `${folder}pagefind/`
  let instance: Instance | undefined
  let documentIds = new Map<string, string>()
  return {
    ...about,
    version: packageVersion('pagefind'),
    async build(documents) {
      const start = performance.now()
      await writeIndex(documents, output)
      const helperRssBytes = childPeakRss()
      await close()
      instance = await openBundle(output)
      const buildMs = performance.now() - start
      documentIds = readFragmentIds(`${output}fragment/`)
      return { buildMs, helperRssBytes }
    },
    async save() {
      writeFileSync(`${folder}ids.json`, JSON.stringify([...documentIds]))
      const isIndex = (name: string): boolean => /\.pf_(meta|index|filter)$|entry\.json$/.test(name)
      const names = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter(isIndex)
      return { indexBytes: names.reduce((sum, name) => sum + statSync(output + name).size, 0) }
    },
    async load() {
      const entries = JSON.parse(readFileSync(`${folder}ids.json`, 'utf8')) as [string, string][]
      documentIds = new Map(entries)
      instance = await openBundle(output)
    },
    async search(text, limit) {
      if (instance === undefined)
        throw new Error('Pagefind was asked before it was built or loaded')
      const fragments = await rank(instance, text)
      return fragments.slice(0, limit).flatMap((id) => documentIds.get(id) ?? [])
    },
    close() {},
  }
}

async function writeIndex(documents: readonly BenchDocument[], output: string): Promise<void> {
  const { index, errors } = await createIndex({ forceLanguage: 'zh' })
  if (index === undefined) throw new Error(`Pagefind did not start: ${errors.join('; ')}`)
  for (let from = 0; from < documents.length; from += BATCH) {
    const batch = documents.slice(from, from + BATCH).map(({ id, title, text }) => {
      // A record without content is dropped in silence.
      const content = text === '' ? title : text
      return index.addCustomRecord({ url: id, content, language: 'zh', meta: { title } })
    })
    // A batch at a time bounds what waits in the pipe to the indexing process.
    const failed = (await Promise.all(batch)).flatMap((answer) => answer.errors)
    if (failed.length > 0) throw new Error(`Pagefind refused a record: ${failed[0]}`)
  }
  const written = await index.writeFiles({ outputPath: output })
  if (written.errors.length > 0) throw new Error(`Pagefind: ${written.errors.join('; ')}`)
}

async function openBundle(output: string): Promise<Instance> {
  // Without it Node parses the bundle twice, first as CommonJS.
  writeFileSync(`${output}package.json`, '{ "type": "module" }')
  const fetchFile = async (url: string): Promise<Response> => {
    return new Response(new Uint8Array(await readFile(url.replace(/\?.*$/, ''))))
  }
  globalThis.fetch = fetchFile as typeof globalThis.fetch
  const bundle = (await import(`${output}pagefind.js`)) as Bundle
  const instance = bundle.createInstance({ basePath: output, ranking: TUNED, noWorker: true })
  await instance.init()
  return instance
}

function readFragmentIds(folder: string): Map<string, string> {
  const ids = new Map<string, string>()
  for (const name of readdirSync(folder)) {
    const text = gunzipSync(readFileSync(folder + name))
      .subarray(SIGNATURE_BYTES)
      .toString('utf8')
    const { url } = JSON.parse(text) as { url: string }
    ids.set(name.replace('.pf_fragment', ''), url)
  }
  return ids
}
