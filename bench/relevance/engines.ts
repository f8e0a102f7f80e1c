/**
 * Every engine by the name it has on the command line, in the order of the tables.
 *
 * Each is imported only when it is asked for: a measurement's process holds no other engine.
 *
 * Layer: bench. Imports: hansou, peers.
 */

import { EngineError, createHansou } from './hansou.ts'
import type { CreatePeer } from './peer.ts'

const ENGINES = {
  hansou: async () => createHansou,
  'minisearch-jieba': async () => (await import('./peers/minisearch.ts')).createMiniSearchJieba,
  'minisearch-intl': async () => (await import('./peers/minisearch.ts')).createMiniSearchIntl,
  flexsearch: async () => (await import('./peers/flexsearch.ts')).createFlexSearch,
  orama: async () => (await import('./peers/orama.ts')).createOrama,
  pagefind: async () => (await import('./peers/pagefind.ts')).createPagefind,
  'pagefind-words': async () => (await import('./peers/pagefind.ts')).createPagefindWords,
  'fts5-jieba': async () => (await import('./peers/fts5.ts')).createFts5Jieba,
  'fts5-trigram': async () => (await import('./peers/fts5.ts')).createFts5Trigram,
} as const satisfies Record<string, () => Promise<CreatePeer>>

/** The name of an engine on the command line and in a record. */
export type EngineName = keyof typeof ENGINES

/** All engines, the project's own first. */
export const ENGINE_NAMES = Object.keys(ENGINES) as readonly EngineName[]

/** Finds what makes an engine. */
export function loadEngine(name: EngineName): Promise<CreatePeer> {
  return ENGINES[name]()
}

/**
 * Tells why an engine cannot be measured here.
 *
 * @returns A sentence, or undefined when it can.
 */
export async function whyAbsent(name: EngineName, folder: string): Promise<string | undefined> {
  try {
    const create = await loadEngine(name)
    if (name === 'hansou') await (await create(folder)).close()
    return undefined
  } catch (error) {
    if (error instanceof EngineError) return error.message
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') {
      return `a package is missing, run "npm ci" in bench/ (${error.message.split('\n')[0]})`
    }
    throw error
  }
}
