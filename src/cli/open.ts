/**
 * Opening an index folder for a command.
 *
 * Layer: cli. Imports: build, search.
 */

import { blocksIn, openIndexIn } from '../build/index-files.ts'
import { createBlockLoader } from '../search/blocks.ts'
import { createSearchEngine, type SearchEngine } from '../search/engine.ts'

/** @throws {ServiceError} when there is no index, or one that cannot be read. */
export function openEngine(folder: string): SearchEngine {
  const reader = openIndexIn(folder)
  return createSearchEngine(reader, createBlockLoader(reader, blocksIn(folder)))
}
