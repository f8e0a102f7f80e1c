/**
 * Folders for index files that nobody keeps.
 *
 * Layer: bench. Imports: node.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Makes an empty folder; its path ends in a slash. */
export function createScratch(): string {
  return `${mkdtempSync(join(tmpdir(), 'hansou-bench-'))}/`
}

/** Removes a folder that `createScratch` made. */
export function removeScratch(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}
