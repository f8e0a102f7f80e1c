/**
 * Opening an index folder for a command.
 *
 * Layer: cli. Imports: build, search.
 */

import { blocksIn, openIndexIn } from '../build/index-files.ts'
import { createBlockLoader, type BlockLoader } from '../search/retrieve/blocks.ts'
import { createSearchEngine, type SearchEngine } from '../search/engine.ts'

/** @throws {ServiceError} when there is no index, or one that cannot be read. */
export function openEngine(folder: string): {
  readonly engine: SearchEngine
  readonly blocks: BlockLoader
} {
  const reader = openIndexIn(folder)
  const blocks = createBlockLoader(reader, blocksIn(folder))
  return { engine: createSearchEngine(reader, blocks), blocks }
}
